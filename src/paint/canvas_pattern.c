/* Paths filled with an icon again and again: a repeated surface, of pixels on an image, recorded (and so vector)
 * elsewhere. */
#include <glib.h>

#include "paint/canvas.h"
#include "paint/guard.h"

enum {
    RECORDED_STEPS = 128, /* a recording's size is whole: this many to a point keep it true */
    MAX_CELLS = 8,        /* along a side of a tile of pixels */
    LARGEST_TILE = 2048   /* pixels */
};

/* Some cells as one surface. */
typedef struct cor_tile {
    const cor_icon *icon;
    double width, height; /* of a cell, points */
    int across, down;     /* cells */
    int w, h;             /* of the surface, in its own units */
    cairo_surface_t *surface;
} cor_tile;

void cor_canvas_drop_tile(cor_canvas *canvas)
{
    if (!canvas->tile) return;
    cairo_surface_destroy(canvas->tile->surface);
    g_free(canvas->tile);
    canvas->tile = NULL;
}

/* As many cells as make nearly whole pixels, so that none is blurred to fit; their size goes to *ret_pixels. */
static int cells_of(double size, int *ret_pixels)
{
    int best = 1;
    double least = 1;
    for (int n = 1; n <= MAX_CELLS && n * size <= LARGEST_TILE; n++) {
        double off = fabs(n * size - round(n * size));
        if (n * size >= 1 && off < least - 0.01) {
            least = off;
            best = n;
        }
    }
    *ret_pixels = (int) fmin(LARGEST_TILE, fmax(1, round(best * size)));
    return best;
}

static void draw_cells(const cor_tile *tile)
{
    cairo_t *cr = cairo_create(tile->surface);
    double w = (double) tile->w / tile->across, h = (double) tile->h / tile->down;
    cor_canvas canvas = {.cr = cr, .limits = {0, 0, tile->w, tile->h}};
    for (int y = 0; y < tile->down; y++)
        for (int x = 0; x < tile->across; x++)
            cor_canvas_icon(
                &canvas,
                &(cor_icon_item){
                    .icon = tile->icon, .x = (x + 0.5) * w, .y = (y + 0.5) * h, .width = w, .height = h, .opacity = 1});
    cor_canvas_drop_pictures(&canvas);
    cairo_destroy(cr);
}

static cor_tile *new_tile(const cor_canvas *canvas, const cor_pattern *pattern)
{
    cor_tile *tile = g_new(cor_tile, 1);
    *tile =
        (cor_tile){.icon = pattern->icon, .width = pattern->width, .height = pattern->height, .across = 1, .down = 1};
    if (canvas->pixels > 0) {
        tile->across = cells_of(pattern->width * canvas->pixels, &tile->w);
        tile->down = cells_of(pattern->height * canvas->pixels, &tile->h);
        tile->surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, tile->w, tile->h);
    } else {
        tile->w = (int) fmin(INT16_MAX, ceil(pattern->width * RECORDED_STEPS));
        tile->h = (int) fmin(INT16_MAX, ceil(pattern->height * RECORDED_STEPS));
        tile->surface =
            cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &(cairo_rectangle_t){0, 0, tile->w, tile->h});
    }
    draw_cells(tile);
    return tile;
}

static const cor_tile *tile_of(cor_canvas *canvas, const cor_pattern *pattern)
{
    const cor_tile *tile = canvas->tile;
    if (tile && tile->icon == pattern->icon && tile->width == pattern->width && tile->height == pattern->height)
        return tile;
    cor_canvas_drop_tile(canvas);
    return canvas->tile = new_tile(canvas, pattern);
}

static void set_source(cor_canvas *canvas, const cor_pattern *pattern)
{
    const cor_tile *tile = tile_of(canvas, pattern);
    cairo_matrix_t matrix;
    double up = pattern->mirrored ? -1 : 1; /* cells are endless, so to turn them over needs no shift */
    cairo_matrix_init_scale(&matrix, tile->w / (tile->across * tile->width),
                            up * tile->h / (tile->down * tile->height));
    cairo_matrix_rotate(&matrix, -fmod(pattern->angle, 360) * M_PI / 180);
    cairo_matrix_translate(&matrix, -pattern->origin.x, -pattern->origin.y);
    cairo_set_source_surface(canvas->cr, tile->surface, 0, 0);
    cairo_pattern_set_matrix(cairo_get_source(canvas->cr), &matrix);
    cairo_pattern_set_extend(cairo_get_source(canvas->cr), CAIRO_EXTEND_REPEAT);
}

void cor_canvas_pattern(cor_canvas *canvas, const cor_pattern *pattern)
{
    double opacity = cor_guard_unit(pattern->opacity);
    if (!cor_guard_pattern(pattern, canvas->limits)) return;
    cairo_save(canvas->cr);
    set_source(canvas, pattern);
    cairo_set_fill_rule(canvas->cr, CAIRO_FILL_RULE_EVEN_ODD);
    for (size_t i = 0; i < pattern->n_paths; i++) {
        cairo_new_path(canvas->cr);
        cor_canvas_path(canvas, &pattern->paths[i]);
        if (opacity >= 1) {
            cairo_fill(canvas->cr);
            continue;
        }
        cairo_save(canvas->cr);
        cairo_clip(canvas->cr);
        cairo_paint_with_alpha(canvas->cr, opacity);
        cairo_restore(canvas->cr);
    }
    cairo_restore(canvas->cr);
}
