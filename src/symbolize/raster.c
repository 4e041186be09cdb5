/* Pictures: rasters, and heights in colours. */
#include <math.h>
#include <string.h>

#include "symbolize/picture.h"
#include "symbolize/rgba.h"

void cor_open_picture(cor_drawing *drawing, const cor_symbolizer *symbolizer, const cor_layer *layer)
{
    cor_drawing_open(drawing, symbolizer, layer, NULL, false);
    cor_group *group = cor_scene_group(
        symbolizer->scene, cor_arena_format(drawing->arena, "layer-%s", cor_layer_id(layer)), cor_layer_id(layer));
    group->clipped = true;
    group->clip = symbolizer->scene->frame;
}

/* What raster-hue-rotate, -saturation, -contrast and -brightness do to a colour: MapLibre GL JS's formulas. */
typedef struct {
    double spin[3], saturation, contrast, low, high;
    bool plain; /* nothing is asked for */
} adjustment;

static double number_of(cor_drawing *drawing, const char *name, double least, double most)
{
    cor_use use = cor_use_of(drawing, name);
    return cor_use_number(drawing, &use, 0, least, most);
}

static adjustment adjustment_of(cor_drawing *drawing)
{
    double hue = number_of(drawing, "raster-hue-rotate", -3600, 3600) * M_PI / 180, s = sin(hue), c = cos(hue);
    double saturation = number_of(drawing, "raster-saturation", -1, 1);
    double contrast = number_of(drawing, "raster-contrast", -1, 1);
    adjustment a = {.spin = {(2 * c + 1) / 3, (-sqrt(3) * s - c + 1) / 3, (sqrt(3) * s - c + 1) / 3},
                    .saturation = saturation > 0 ? 1 - 1 / (1.001 - saturation) : -saturation,
                    .contrast = contrast > 0 ? 1 / fmax(1 - contrast, 1e-6) : 1 + contrast,
                    .low = number_of(drawing, "raster-brightness-min", 0, 1),
                    .high = number_of(drawing, "raster-brightness-max", 0, 1)};
    a.plain = hue == 0 && saturation == 0 && contrast == 0 && a.low == 0 && a.high == 1;
    return a;
}

static void adjust(const adjustment *a, const uint8_t *in, uint8_t *out)
{
    double r = in[0] / 255.0, g = in[1] / 255.0, b = in[2] / 255.0;
    double rgb[3] = {r * a->spin[0] + g * a->spin[1] + b * a->spin[2], r * a->spin[2] + g * a->spin[0] + b * a->spin[1],
                     r * a->spin[1] + g * a->spin[2] + b * a->spin[0]};
    double mean = (rgb[0] + rgb[1] + rgb[2]) / 3;
    for (int i = 0; i < 3; i++) {
        double x = rgb[i] + (mean - rgb[i]) * a->saturation;
        x = (x - 0.5) * a->contrast + 0.5;
        out[i] = cor_byte_of(a->low + (a->high - a->low) * x);
    }
    out[3] = in[3];
}

static const uint8_t *adjusted(cor_drawing *drawing, const cor_raster *raster)
{
    const adjustment a = adjustment_of(drawing);
    size_t n = (size_t) raster->width * (size_t) raster->height;
    if (a.plain) return raster->rgba;
    uint8_t *rgba = COR_NEW_ARRAY(drawing->arena, uint8_t, n * 4);
    for (size_t i = 0; i < n; i++)
        adjust(&a, raster->rgba + i * 4, rgba + i * 4);
    return rgba;
}

static bool is_nearest(cor_drawing *drawing, const char *name)
{
    cor_use resampling = cor_use_of(drawing, name);
    return strcmp(cor_use_word(drawing, &resampling, 0), "nearest") == 0;
}

/* The older word is a raster's alone, and counts where the style does not use the newer one. */
bool cor_keeps_pixels(cor_drawing *drawing)
{
    bool is_raster = cor_layer_type_of(drawing->layer) == COR_LAYER_RASTER;
    bool older = is_raster && !cor_layer_property(drawing->layer, "resampling");
    return is_nearest(drawing, older ? "raster-resampling" : "resampling");
}

cor_status cor_symbolize_raster(const cor_symbolizer *symbolizer, const cor_layer *layer, const cor_raster *raster,
                                cor_rect at, cor_error *err)
{
    cor_drawing drawing;
    (void) err;
    cor_open_picture(&drawing, symbolizer, layer);
    cor_blend_layer(&drawing, "raster-layer-blend");
    cor_use opacity = cor_use_of(&drawing, "raster-opacity");
    cor_scene_add(symbolizer->scene, COR_ITEM_IMAGE)->image =
        (cor_image){.width = raster->width,
                    .height = raster->height,
                    .rgba = adjusted(&drawing, raster),
                    .at = at,
                    .opacity = cor_use_number(&drawing, &opacity, 0, 0, 1),
                    .smooth = !cor_keeps_pixels(&drawing)};
    cor_drawing_close(&drawing);
    return COR_OK;
}

bool cor_raster_keeps_pixels(const cor_symbolizer *symbolizer, const cor_layer *layer)
{
    cor_drawing drawing;
    cor_drawing_open(&drawing, symbolizer, layer, NULL, false);
    bool nearest = cor_keeps_pixels(&drawing);
    cor_drawing_close(&drawing);
    return nearest;
}

/* Heights are coloured by a ramp of this many steps between the lowest and the highest in view. */
enum { RELIEF_STEPS = 4096 };

static void relief_ramp(cor_drawing *drawing, double low, double high, uint8_t ramp[RELIEF_STEPS][4])
{
    const cor_program *program = cor_layer_property(drawing->layer, "color-relief-color");
    for (int i = 0; i < RELIEF_STEPS; i++) {
        drawing->eval.elevation = low + (high - low) * i / (RELIEF_STEPS - 1);
        cor_value value = program ? cor_evaluate(program, &drawing->eval) : cor_null();
        cor_put_value(ramp[i], value);
    }
}

static void measure_heights(const cor_elevation *dem, size_t n, double *ret_low, double *ret_high)
{
    *ret_low = INFINITY;
    *ret_high = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(dem->metres[i])) continue;
        *ret_low = fmin(*ret_low, dem->metres[i]);
        *ret_high = fmax(*ret_high, dem->metres[i]);
    }
}

cor_status cor_symbolize_color_relief(const cor_symbolizer *symbolizer, const cor_layer *layer,
                                      const cor_elevation *dem, cor_rect at, cor_error *err)
{
    cor_drawing drawing;
    uint8_t ramp[RELIEF_STEPS][4];
    double low, high;
    size_t n = (size_t) dem->width * (size_t) dem->height;
    (void) err;
    cor_open_picture(&drawing, symbolizer, layer);
    cor_use opacity = cor_use_of(&drawing, "color-relief-opacity");
    uint8_t *rgba = COR_NEW_ARRAY(drawing.arena, uint8_t, n * 4);
    measure_heights(dem, n, &low, &high);
    if (low <= high) relief_ramp(&drawing, low, high, ramp);
    for (size_t i = 0; i < n; i++)
        if (isfinite(dem->metres[i]))
            memcpy(rgba + i * 4, ramp[lround((dem->metres[i] - low) / fmax(high - low, 1e-9) * (RELIEF_STEPS - 1))], 4);
    cor_scene_add(symbolizer->scene, COR_ITEM_IMAGE)->image =
        (cor_image){.width = dem->width,
                    .height = dem->height,
                    .rgba = rgba,
                    .at = at,
                    .opacity = cor_use_number(&drawing, &opacity, 0, 0, 1),
                    .smooth = !cor_keeps_pixels(&drawing)};
    cor_drawing_close(&drawing);
    return COR_OK;
}
