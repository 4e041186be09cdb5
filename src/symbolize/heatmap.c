/* Heatmaps: points add Gaussian bells, and the sum is coloured. Made as a picture of the page's dpi.
 *
 * As in MapLibre GL JS, a point of weight w adds w · intensity · 0.3989 · exp(-4.5 r² / radius²) at the
 * distance r. That bell is a product of one in x and one in y, so points of one radius are first dropped into
 * pixels and then spread along rows and columns: a million points cost hardly more than a thousand.
 *
 * The sum is smooth, so it may be coarser than the page; its colours may have edges, so they are given dot by dot. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "symbolize/drawing.h"
#include "symbolize/rgba.h"

/* The sum is as fine as the page up to this, and finer where a radius has not MIN_PIXELS; it has no more than
 * MAX_PIXELS in all, which are 200 MB. */
static const double USUAL_DPI = 150, MIN_PIXELS = 12, MAX_PIXELS = 1 << 24;
static const double GAUSS = 0.3989422804014327, SHARPNESS = 4.5;
enum { LARGEST_RADIUS = 1000, RAMP = 256 }; /* px; steps of colour */

/* Points, beyond the frame: what lies farther out is not kept, so it gives no heat. */
static const double WIDEST_EDGE = 36;

typedef struct {
    int width, height;
    int edge;      /* pixels on each side that are not seen, where heat from outside of the frame begins */
    double pixels; /* a point */
    cor_rect frame;
    float *sum;
} field;

/* What is seen of it. */
typedef struct {
    int width, height;
    double pixels; /* a point */
} picture;

/* A weight between four pixels: each gets the more of it the nearer its middle is. */
static void drop_one(const field *f, double x, double y, double weight, float *dropped)
{
    int column = (int) floor(x), row = (int) floor(y);
    for (int i = 0; i < 4; i++) {
        int u = column + i % 2, v = row + i / 2;
        double fraction = (1 - fabs(x - u)) * (1 - fabs(y - v));
        if (u >= 0 && v >= 0 && u < f->width && v < f->height)
            dropped[(size_t) v * (size_t) f->width + (size_t) u] += (float) (weight * fraction);
    }
}

/* Weights of one radius, dropped into pixels. */
static void drop(const cor_drawing *d, const field *f, const double *weights, const double *radii, double radius,
                 float *dropped)
{
    const cor_geometry *g = d->what->vertices ? d->what->vertices : d->what->page;
    for (size_t i = 0; i < d->n_rows; i++) {
        if (radii[i] != radius) continue;
        size_t p = cor_geometry_first_point(g, cor_geometry_first_part(g, d->rows[i]));
        size_t end = cor_geometry_first_point(g, cor_geometry_first_part(g, d->rows[i] + (size_t) 1));
        for (; p < end; p++) {
            double x = (g->points[p].x - f->frame.x0) * f->pixels + f->edge - 0.5,
                   y = (g->points[p].y - f->frame.y0) * f->pixels + f->edge - 0.5;
            if (x > -1 && y > -1 && x < f->width && y < f->height) drop_one(f, x, y, weights[i], dropped);
        }
    }
}

/* Half a bell: kernel[k] at k pixels from the middle. */
static float *bell_of(double radius, int *ret_reach)
{
    int reach = (int) ceil(radius * 1.5);
    float *kernel = g_new(float, (gsize) reach + 1);
    for (int k = 0; k <= reach; k++)
        kernel[k] = (float) exp(-SHARPNESS * k * k / (radius * radius));
    *ret_reach = reach;
    return kernel;
}

/* Spreads N values STRIDE apart into OUT. Most pixels are empty, and an empty one costs nothing. */
static void spread(const float *in, float *out, int n, size_t stride, const float *kernel, int reach)
{
    for (int i = 0; i < n; i++) {
        float value = in[(size_t) i * stride];
        if (value == 0) continue;
        for (int k = MAX(i - reach, 0); k <= MIN(i + reach, n - 1); k++)
            out[(size_t) k * stride] += value * kernel[abs(k - i)];
    }
}

static void add_bells(const field *f, const float *dropped, double radius)
{
    int reach;
    float *kernel = bell_of(fmax(radius * f->pixels, 0.5), &reach);
    float *rows = g_new0(float, (gsize) f->width *(gsize) f->height);
    for (int y = 0; y < f->height; y++)
        spread(dropped + (size_t) y * (size_t) f->width, rows + (size_t) y * (size_t) f->width, f->width, 1, kernel,
               reach);
    for (int x = 0; x < f->width; x++)
        spread(rows + x, f->sum + x, f->height, (size_t) f->width, kernel, reach);
    g_free(rows);
    g_free(kernel);
}

/* One pass for each distinct radius. Radii are whole px, so there are at most LARGEST_RADIUS. */
static void sum_up(cor_drawing *d, field *f, const double *weights, const double *radii)
{
    bool seen[LARGEST_RADIUS + 1] = {false};
    float *dropped = g_new(float, (gsize) f->width *(gsize) f->height);
    for (size_t i = 0; i < d->n_rows; i++) {
        size_t px = (size_t) lround(radii[i] / COR_POINTS_PER_PX);
        if (seen[px]) continue;
        seen[px] = true;
        memset(dropped, 0, (size_t) f->width * (size_t) f->height * sizeof *dropped);
        drop(d, f, weights, radii, radii[i], dropped);
        add_bells(f, dropped, radii[i]);
    }
    g_free(dropped);
}

/* Radii in points, rounded to whole px: each distinct one is a pass of its own. */
static void evaluate(cor_drawing *d, double *weights, double *radii)
{
    cor_use weight = cor_use_of(d, "heatmap-weight"), radius = cor_use_of(d, "heatmap-radius");
    for (size_t i = 0; i < d->n_rows; i++) {
        cor_arena_reset(d->scratch);
        weights[i] = cor_use_number(d, &weight, d->rows[i], 0, 1e6);
        radii[i] = round(cor_use_number(d, &radius, d->rows[i], 1, LARGEST_RADIUS)) * COR_POINTS_PER_PX;
    }
}

/* The spec's default, which is an expression and so has no place in the table of constants. */
static const char default_ramp[] = "[\"interpolate\", [\"linear\"], [\"heatmap-density\"], 0, \"rgba(0, 0, 255, 0)\", "
                                   "0.1, \"royalblue\", 0.3, \"cyan\","
                                   " 0.5, \"lime\", 0.7, \"yellow\", 1, \"red\"]";

const cor_program *cor_heatmap_color(const cor_symbolizer *symbolizer, const cor_layer *layer)
{
    const cor_node *node;
    const cor_program *program = cor_layer_property(layer, "heatmap-color");
    cor_compiler compiler = {.arena = symbolizer->scene->arena, .interns = symbolizer->interns};
    if (program || cor_doc_parse(compiler.arena, default_ramp, strlen(default_ramp), "heatmap-color", &node, NULL))
        return program;
    const cor_property_row *row = cor_layer_row(layer, "heatmap-color");
    return cor_compile(&compiler, node, &row->spec, &program, NULL, NULL, NULL) ? NULL : program;
}

static void make_ramp(cor_drawing *d, uint8_t ramp[RAMP][4])
{
    const cor_program *program = cor_heatmap_color(d->with, d->layer);
    for (int i = 0; i < RAMP; i++) {
        d->eval.heatmap_density = i / (double) (RAMP - 1);
        cor_value value = program ? cor_evaluate(program, &d->eval) : cor_null();
        cor_put_value(ramp[i], value);
    }
}

/* The sum along the line Y of the field, between two of its rows where Y is. */
static void blend_rows(const field *f, double y, float *row)
{
    size_t above = (size_t) y, below = MIN(above + 1, (size_t) f->height - 1);
    float fraction = (float) (y - (double) above);
    const float *a = f->sum + above * (size_t) f->width, *b = f->sum + below * (size_t) f->width;
    for (int x = 0; x < f->width; x++)
        row[x] = a[x] + fraction * (b[x] - a[x]);
}

static void color_row(const field *f, const picture *p, const float *row, double scale, uint8_t ramp[RAMP][4],
                      uint8_t *to)
{
    double step = f->pixels / p->pixels;
    for (int i = 0; i < p->width; i++, to += 4) {
        double x = (i + 0.5) * step - 0.5 + f->edge;
        int left = (int) x, right = MIN(left + 1, f->width - 1);
        double sum = row[left] + (x - left) * (row[right] - row[left]);
        memcpy(to, ramp[cor_byte_of(sum * scale)], 4);
    }
}

static const uint8_t *coloured(cor_drawing *d, const field *f, const picture *p)
{
    uint8_t ramp[RAMP][4];
    cor_use intensity = cor_use_of(d, "heatmap-intensity");
    double scale = GAUSS * cor_use_number(d, &intensity, 0, 0, 1e6);
    size_t stride = (size_t) p->width * 4;
    uint8_t *rgba = COR_NEW_ARRAY(d->arena, uint8_t, stride * (size_t) p->height);
    float *row = g_new(float, (gsize) f->width);
    make_ramp(d, ramp);
    for (int y = 0; y < p->height; y++) {
        blend_rows(f, (y + 0.5) * f->pixels / p->pixels - 0.5 + f->edge, row);
        color_row(f, p, row, scale, ramp, rgba + stride * (size_t) y);
    }
    g_free(row);
    return rgba;
}

/* As far as the largest of N radii reaches. */
static int edge_of(const double *radii, size_t n, double pixels)
{
    double most = 0;
    for (size_t i = 0; i < n; i++)
        most = fmax(most, radii[i]);
    return (int) ceil(fmin(1.5 * most, WIDEST_EDGE) * pixels);
}

static picture picture_of(const cor_scene *scene)
{
    double pixels = scene->dpi / 72;
    return (picture){.width = (int) fmax(ceil(cor_rect_width(scene->frame) * pixels), 1),
                     .height = (int) fmax(ceil(cor_rect_height(scene->frame) * pixels), 1),
                     .pixels = pixels};
}

static double finest(const double *radii, size_t n, const picture *p)
{
    double least = INFINITY;
    for (size_t i = 0; i < n; i++)
        least = fmin(least, radii[i]);
    double wanted = fmin(p->pixels, fmax(USUAL_DPI / 72, MIN_PIXELS / least));
    return wanted * fmin(1, sqrt(MAX_PIXELS / ((double) p->width * p->height)) * p->pixels / wanted);
}

static field field_of(const cor_drawing *d, const double *radii, const picture *p)
{
    field f = {.frame = d->scene->frame, .pixels = finest(radii, d->n_rows, p)};
    f.edge = edge_of(radii, d->n_rows, f.pixels);
    f.width = (int) fmax(ceil(cor_rect_width(f.frame) * f.pixels), 1) + 2 * f.edge;
    f.height = (int) fmax(ceil(cor_rect_height(f.frame) * f.pixels), 1) + 2 * f.edge;
    f.sum = g_new0(float, (gsize) f.width *(gsize) f.height);
    return f;
}

void cor_draw_heatmap(cor_drawing *d)
{
    cor_rect frame = d->scene->frame;
    picture p = picture_of(d->scene);
    cor_drawing_choose(d, NULL);
    if (!d->n_rows || d->sample) return;
    double *weights = g_new(double, d->n_rows), *radii = g_new(double, d->n_rows);
    cor_use opacity = cor_use_of(d, "heatmap-opacity");
    evaluate(d, weights, radii);
    field f = field_of(d, radii, &p);
    sum_up(d, &f, weights, radii);
    cor_scene_add(d->scene, COR_ITEM_IMAGE)->image =
        (cor_image){.width = p.width,
                    .height = p.height,
                    .rgba = coloured(d, &f, &p),
                    .at = {frame.x0, frame.y0, frame.x0 + p.width / p.pixels, frame.y0 + p.height / p.pixels},
                    .opacity = cor_use_number(d, &opacity, 0, 0, 1),
                    .smooth = true};
    g_free(f.sum);
    g_free(weights);
    g_free(radii);
}
