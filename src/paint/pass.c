#include "paint/pass.h"

#include <glib.h>

#include "paint/guard.h"
#include "paint/raster_text.h"
#include "paint/stroker.h"

/* About as many vertices as a letter with its halo is worth. */
enum { LETTER = 60 };

static const cor_rows no_rows = {INFINITY, -INFINITY};

bool cor_pass_pen(const cor_pass *pass, const cor_stroke *stroke, cor_stroke *ret_pen)
{
    if (!(stroke->color.a > 0) || !cor_guard_size(stroke->width)) return false;
    *ret_pen = *stroke;
    ret_pen->width = fmin(stroke->width, cor_rect_width(pass->canvas->limits));
    return true;
}

static bool is_mine(cor_item_kind kind)
{
    return kind == COR_ITEM_FILL || kind == COR_ITEM_STROKE || kind == COR_ITEM_TEXT;
}

/* The rows between the highest and the lowest point of PATH, and REACH pixels more. */
static cor_rows rows_of_path(const cor_pass *on, const cor_path *path, double limits)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t i = path->n_parts ? path->parts[0] : 0; path->n_parts && i < path->parts[path->n_parts]; i++) {
        double y = path->points[i].y;
        low = y < low ? y : low;
        high = y > high ? y : high;
    }
    const cor_canvas_pixels *pixels = on->pixels;
    return (cor_rows){low * pixels->scale + pixels->dy - limits, high * pixels->scale + pixels->dy + limits};
}

static size_t weight_of(const cor_path *path)
{
    return path->n_parts ? path->parts[path->n_parts] - path->parts[0] : 0;
}

static void add_paths(cor_pass *on, cor_rows *rows, const cor_path *paths, size_t n, double limits)
{
    for (size_t i = 0; i < n; i++) {
        rows[i] = rows_of_path(on, &paths[i], limits);
        on->weight += weight_of(&paths[i]);
    }
}

static size_t count_letters(const cor_text_item *text)
{
    size_t n = 0;
    for (size_t i = 0; i < text->run->n_lines; i++)
        n += text->run->lines[i].n_glyphs;
    return n;
}

static cor_rows rows_of_text(cor_pass *on, const cor_text_item *text, cor_outlines *letters)
{
    if (!text->run || !cor_rect_contains(on->canvas->limits, text->x, text->y)) return no_rows;
    cor_halo_ring rings[COR_MAX_RINGS];
    size_t n = cor_halo_rings(text->halo, text->halo_width, text->halo_blur, rings);
    cor_rows rows = cor_raster_letters_fetch(letters, on->pixels, text);
    double limits = 1;
    for (size_t i = 0; i < n; i++)
        limits = fmax(limits, cor_raster_letters_reach(cor_pass_halo(text, &rings[i]), on->pixels));
    on->weight += count_letters(text) * LETTER;
    return (cor_rows){rows.top - limits, rows.bottom + limits};
}

static void look_at(cor_pass *on, size_t item, cor_outlines *letters)
{
    const cor_item *what = &on->items[item];
    cor_rows *rows = &on->rows[on->first[item]];
    cor_stroke pen;
    if (what->kind == COR_ITEM_FILL)
        add_paths(on, rows, what->fill.paths, what->fill.n_paths, 1);
    else if (what->kind == COR_ITEM_TEXT)
        rows[0] = rows_of_text(on, &what->text, letters);
    else if (cor_pass_pen(on, &what->stroke, &pen))
        add_paths(on, rows, pen.paths, pen.n_paths, cor_stroker_reach(&pen, on->pixels->scale));
}

static size_t count_rows(const cor_item *item)
{
    if (item->kind == COR_ITEM_FILL) return item->fill.n_paths;
    return item->kind == COR_ITEM_STROKE ? item->stroke.n_paths : 1;
}

cor_pass cor_pass_open(const cor_canvas *canvas, const cor_canvas_pixels *pixels, const cor_item *items, size_t n,
                       cor_outlines *letters)
{
    cor_pass on = {.canvas = canvas, .pixels = pixels, .items = items, .letters = letters, .needed = no_rows};
    size_t n_rows = 0;
    on.first = g_new(size_t, n);
    for (; on.n < n && is_mine(items[on.n].kind); on.n++) {
        on.first[on.n] = n_rows;
        n_rows += count_rows(&items[on.n]);
    }
    on.rows = g_new(cor_rows, n_rows);
    for (size_t i = 0; i < n_rows; i++)
        on.rows[i] = no_rows;
    for (size_t i = 0; i < on.n; i++)
        look_at(&on, i, letters);
    for (size_t i = 0; i < n_rows; i++)
        on.needed = (cor_rows){fmin(on.needed.top, on.rows[i].top), fmax(on.needed.bottom, on.rows[i].bottom)};
    return on;
}

void cor_pass_close(cor_pass *pass)
{
    g_free(pass->first);
    g_free(pass->rows);
}
