/* Pictures: rasters as they are, and hillshades made of GDAL's shading. */
#include <math.h>
#include <string.h>

#include "symbolize/drawing.h"

static void open_picture(cor_drawing *drawing, const cor_symbolizer *symbolizer, const cor_layer *layer)
{
    cor_drawing_open(drawing, symbolizer, layer, NULL, false);
    cor_group *group = cor_scene_group(
        symbolizer->scene, cor_arena_format(drawing->arena, "layer-%s", cor_layer_id(layer)), cor_layer_id(layer));
    group->clipped = true;
    group->clip = symbolizer->scene->frame;
}

cor_status cor_symbolize_raster(const cor_symbolizer *symbolizer, const cor_layer *layer, const cor_raster *raster,
                                cor_rect at, cor_error *err)
{
    cor_drawing drawing;
    (void) err;
    open_picture(&drawing, symbolizer, layer);
    cor_use opacity = cor_use_of(&drawing, "raster-opacity"), resampling = cor_use_of(&drawing, "raster-resampling");
    cor_scene_add(symbolizer->scene, COR_ITEM_IMAGE)->image =
        (cor_image){.width = raster->width,
                    .height = raster->height,
                    .rgba = raster->rgba,
                    .at = at,
                    .opacity = cor_use_number(&drawing, &opacity, 0, 0, 1),
                    .smooth = strcmp(cor_use_word(&drawing, &resampling, 0), "nearest") != 0};
    cor_drawing_close(&drawing);
    return COR_OK;
}

/* The light stands 45° high, as in every hillshade since Imhof's; the style says from where. */
cor_hillshade_wish cor_hillshade_wanted(const cor_symbolizer *symbolizer, const cor_layer *layer)
{
    cor_drawing drawing;
    cor_drawing_open(&drawing, symbolizer, layer, NULL, false);
    cor_use direction = cor_use_of(&drawing, "hillshade-illumination-direction");
    cor_use exaggeration = cor_use_of(&drawing, "hillshade-exaggeration");
    cor_hillshade_wish wish = {.azimuth = cor_use_number(&drawing, &direction, 0, 0, 359),
                               .altitude = 45,
                               .exaggeration = cor_use_number(&drawing, &exaggeration, 0, 0, 1)};
    cor_drawing_close(&drawing);
    return wish;
}

static uint8_t byte_of(double x)
{
    return (uint8_t) lround(fmin(fmax(x, 0), 1) * 255);
}

/* The colour of each of the 256 shades: below flat ground the shadow's, above it the highlight's, each the
 * stronger the farther from flat. */
static void shade_palette(double flat, double exaggeration, cor_color shadow, cor_color highlight,
                          uint8_t palette[256][4])
{
    memset(palette[0], 0, 4);
    for (int s = 1; s < 256; s++) {
        bool dark = s < flat;
        cor_color color = dark ? shadow : highlight;
        double strength = dark ? (flat - s) / (flat - 1) : (s - flat) / fmax(255 - flat, 1);
        palette[s][0] = byte_of(color.r);
        palette[s][1] = byte_of(color.g);
        palette[s][2] = byte_of(color.b);
        palette[s][3] = byte_of(color.a * strength * exaggeration * 2);
    }
}

cor_status cor_symbolize_hillshade(const cor_symbolizer *symbolizer, const cor_layer *layer, const cor_shading *shading,
                                   cor_rect at, cor_error *err)
{
    cor_drawing drawing;
    uint8_t palette[256][4];
    (void) err;
    open_picture(&drawing, symbolizer, layer);
    cor_use shadow = cor_use_of(&drawing, "hillshade-shadow-color");
    cor_use highlight = cor_use_of(&drawing, "hillshade-highlight-color");
    cor_use exaggeration = cor_use_of(&drawing, "hillshade-exaggeration");
    shade_palette(1 + 254 * sin(shading->altitude * M_PI / 180), cor_use_number(&drawing, &exaggeration, 0, 0, 1),
                  cor_use_color(&drawing, &shadow, 0), cor_use_color(&drawing, &highlight, 0), palette);

    size_t n = (size_t) shading->width * (size_t) shading->height;
    uint8_t *rgba = COR_NEW_ARRAY(drawing.arena, uint8_t, n * 4);
    for (size_t i = 0; i < n; i++)
        memcpy(rgba + i * 4, palette[shading->shade[i]], 4);
    cor_scene_add(symbolizer->scene, COR_ITEM_IMAGE)->image = (cor_image){
        .width = shading->width, .height = shading->height, .rgba = rgba, .at = at, .opacity = 1, .smooth = true};
    cor_drawing_close(&drawing);
    return COR_OK;
}
