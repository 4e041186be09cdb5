#include "paint/strip.h"

#include <limits.h>
#include <string.h>

#include <glib.h>

#include "paint/guard.h"
#include "paint/halo.h"
#include "paint/pixels.h"
#include "paint/raster_text.h"
#include "paint/stroker.h"

struct cor_strip {
    cor_cover *cover;
    uint32_t *layer;              /* pixels of the rows that are held, clear between uses */
    int left, top, right, bottom; /* the part of the layer that is not clear */
    int x0, x1, y0, rows;         /* the window's sides; the first row that is held, and how many there is room for */
    GArray *line;                 /* cor_point, pixels: the part at hand */
};

/* One shape in one colour. */
typedef struct {
    cor_strip *strip;
    const cor_pass *pass;
    uint32_t color; /* premultiplied */
} brush;

static void nothing_drawn(cor_strip *s)
{
    s->left = s->top = INT_MAX;
    s->right = s->bottom = 0;
}

cor_strip *cor_strip_new(const cor_canvas_pixels *pixels, int rows)
{
    cor_strip *s = g_new0(cor_strip, 1);
    s->x0 = pixels->x0;
    s->x1 = pixels->x1;
    s->rows = rows;
    s->cover = cor_cover_new_strip(pixels->x0, pixels->y0, pixels->x1, pixels->y1, rows);
    s->line = g_array_new(FALSE, FALSE, sizeof(cor_point));
    nothing_drawn(s);
    return s;
}

void cor_strip_free(cor_strip *s)
{
    if (!s) return;
    cor_cover_free(s->cover);
    g_free(s->layer);
    g_array_unref(s->line);
    g_free(s);
}

static uint32_t channel(float x)
{
    return (uint32_t) (fminf(1, fmaxf(0, x)) * 255 + 0.5F);
}

static uint32_t premultiplied(cor_color c)
{
    return channel(c.a) << 24 | channel(c.r * c.a) << 16 | channel(c.g * c.a) << 8 | channel(c.b * c.a);
}

/* A cor_cover_span: the colour over what is there. */
static void paint_span(void *context, int y, int x, int n, const uint8_t *coverage)
{
    const brush *b = context;
    uint32_t *row = cor_canvas_pixels_row(b->pass->pixels, y) + x, color = b->color;
    if (!coverage && color >> 24 == 255) {
        for (int i = 0; i < n; i++)
            row[i] = color;
        return;
    }
    for (int i = 0; i < n; i++) {
        uint32_t part = coverage ? coverage[i] : 255;
        if (part) row[i] = cor_pixel_over(part == 255 ? color : cor_pixel_scaled(color, part), row[i]);
    }
}

/* Row Y of the layer, to be asked by a dot's X. */
static uint32_t *layer_row(const cor_strip *s, int y)
{
    return s->layer + (ptrdiff_t) (y - s->y0) * (s->x1 - s->x0) - s->x0;
}

/* A cor_cover_span: as much of the colour as there is still room for. */
static void fill_up_span(void *context, int y, int x, int n, const uint8_t *coverage)
{
    const brush *b = context;
    cor_strip *s = b->strip;
    uint32_t *row = layer_row(s, y) + x;
    s->left = MIN(s->left, x);
    s->top = MIN(s->top, y);
    s->right = MAX(s->right, x + n);
    s->bottom = MAX(s->bottom, y + 1);
    for (int i = 0; i < n; i++) {
        uint32_t room = 255 - (row[i] >> 24), part = MIN(room, coverage ? coverage[i] : 255);
        if (part) row[i] += part == 255 ? b->color : cor_pixel_scaled(b->color, part);
    }
}

/* As cor_guard_held, for points that are finite. */
static inline cor_point in_pixels(const cor_pass *on, cor_point p)
{
    const cor_rect *reach = &on->canvas->limits;
    const cor_canvas_pixels *pixels = on->pixels;
    double x = p.x < reach->x0 ? reach->x0 : p.x > reach->x1 ? reach->x1 : p.x;
    double y = p.y < reach->y0 ? reach->y0 : p.y > reach->y1 ? reach->y1 : p.y;
    return (cor_point){x * pixels->scale + pixels->dx, y * pixels->scale + pixels->dy};
}

static void add_ring(cor_strip *s, const cor_pass *on, const cor_point *points, size_t n)
{
    cor_point first = {0, 0}, last = {0, 0};
    bool begun = false;
    for (size_t i = 0; i < n; i++) {
        if (!cor_guard_point(points[i])) continue;
        cor_point p = in_pixels(on, points[i]);
        if (begun)
            cor_cover_edge(s->cover, last.x, last.y, p.x, p.y);
        else
            first = p;
        begun = true;
        last = p;
    }
    if (begun) cor_cover_edge(s->cover, last.x, last.y, first.x, first.y);
}

static bool is_here(const cor_strip *s, const cor_rows *rows)
{
    return cor_rows_meet(*rows, cor_cover_rows(s->cover));
}

static void sweep_fill(const brush *b, const cor_path *path, const cor_rows *rows, cor_cover_span span)
{
    if (!is_here(b->strip, rows)) return;
    for (size_t part = 0; part < path->n_parts; part++)
        add_ring(b->strip, b->pass, path->points + path->parts[part], path->parts[part + 1] - path->parts[part]);
    cor_cover_sweep(b->strip->cover, COR_COVER_EVEN_ODD, span, (void *) b);
}

static void draw_fill(cor_strip *s, const cor_pass *on, size_t item)
{
    const cor_fill *fill = &on->items[item].fill;
    brush b = {s, on, premultiplied(fill->color)};
    for (size_t i = 0; i < fill->n_paths; i++)
        sweep_fill(&b, &fill->paths[i], &on->rows[on->first[item] + i], paint_span);
}

/* Puts what is drawn of the layer over the pixels and clears it. */
static void flatten(cor_strip *s, const cor_canvas_pixels *pixels)
{
    for (int y = s->top; y < s->bottom; y++) {
        uint32_t *from = layer_row(s, y), *to = cor_canvas_pixels_row(pixels, y);
        for (int x = s->left; x < s->right; x++) {
            if (from[x] >> 24 == 255)
                to[x] = from[x];
            else if (from[x])
                to[x] = cor_pixel_over(from[x], to[x]);
        }
        memset(from + s->left, 0, (size_t) (s->right - s->left) * sizeof *from);
    }
    nothing_drawn(s);
}

/* Opaque areas that may be neighbours: from the uppermost down, each takes what the ones above have left of a dot.
 * Two that share a border share its pixels exactly, where painting one over the other would let a quarter of
 * what lies below shine through. */
static void draw_neighbours(cor_strip *s, const cor_pass *on, size_t item, size_t n)
{
    if (!s->layer) s->layer = g_new0(uint32_t, (size_t) (s->x1 - s->x0) * (size_t) s->rows);
    for (size_t i = item + n; i-- > item;) {
        const cor_fill *fill = &on->items[i].fill;
        brush b = {s, on, premultiplied(fill->color)};
        for (size_t path = fill->n_paths; path-- > 0;)
            sweep_fill(&b, &fill->paths[path], &on->rows[on->first[i] + path], fill_up_span);
    }
    flatten(s, on->pixels);
}

static void add_line(cor_strip *s, const cor_pass *on, cor_stroker *stroker, const cor_path *path, size_t part)
{
    size_t first = path->parts[part], end = path->parts[part + 1], n = 0;
    if (path->closed && end - first > 1) end--;
    g_array_set_size(s->line, (guint) (end - first));
    cor_point *line = (cor_point *) (void *) s->line->data;
    for (size_t i = first; i < end; i++)
        if (cor_guard_point(path->points[i])) line[n++] = in_pixels(on, path->points[i]);
    cor_stroker_line(stroker, line, n, path->closed);
}

static void draw_stroke(cor_strip *s, const cor_pass *on, size_t item)
{
    cor_stroke stroke;
    if (!cor_pass_pen(on, &on->items[item].stroke, &stroke)) return;
    cor_stroker *stroker = NULL;
    brush b = {s, on, premultiplied(stroke.color)};
    for (size_t i = 0; i < stroke.n_paths; i++) {
        if (!is_here(s, &on->rows[on->first[item] + i])) continue;
        if (!stroker) stroker = cor_stroker_new(&stroke, on->pixels->scale, s->cover);
        for (size_t part = 0; part < stroke.paths[i].n_parts; part++)
            add_line(s, on, stroker, &stroke.paths[i], part);
        cor_cover_sweep(s->cover, COR_COVER_POSITIVE, paint_span, &b);
    }
    cor_stroker_free(stroker);
}

/* Of one part of TEXT; of all of it, where PART is NULL. */
static void draw_letters(cor_strip *s, const cor_pass *on, const cor_text_item *text, const cor_text_part *part)
{
    cor_color color = cor_text_color(text, part);
    if (!(color.a > 0)) return;
    brush ink = {s, on, premultiplied(color)};
    cor_raster_letters(s->cover, on->letters, on->pixels, text, part, 0);
    cor_cover_sweep(s->cover, COR_COVER_NONZERO, paint_span, &ink);
}

static void draw_text(cor_strip *s, const cor_pass *on, size_t item)
{
    const cor_text_item *text = &on->items[item].text;
    if (!is_here(s, &on->rows[on->first[item]])) return;
    cor_halo_ring rings[COR_MAX_RINGS];
    size_t n = cor_halo_rings(text->halo, text->halo_width, text->halo_blur, rings);
    for (size_t i = 0; i < n; i++) {
        brush halo = {s, on, premultiplied(rings[i].color)};
        cor_raster_letters(s->cover, on->letters, on->pixels, text, NULL, cor_pass_halo(text, &rings[i]));
        cor_cover_sweep(s->cover, COR_COVER_POSITIVE, paint_span, &halo);
    }
    if (text->halo_alone) return;
    if (!text->run->spec.parts) draw_letters(s, on, text, NULL);
    for (size_t i = 0; i < text->run->spec.n_parts; i++)
        draw_letters(s, on, text, &text->run->spec.parts[i]);
}

/* How many items from ITEM on are opaque fills, and how many paths they have. */
static size_t count_neighbours(const cor_pass *on, size_t item, size_t *ret_paths)
{
    size_t i = item;
    *ret_paths = 0;
    for (; i < on->n && on->items[i].kind == COR_ITEM_FILL && on->items[i].fill.color.a >= 1; i++)
        *ret_paths += on->items[i].fill.n_paths;
    return i - item;
}

/* Draws the item, or all neighbours that begin with it; returns how many are done. */
static size_t draw_some(cor_strip *s, const cor_pass *on, size_t item)
{
    size_t paths, neighbours = count_neighbours(on, item, &paths);
    if (paths > 1) {
        draw_neighbours(s, on, item, neighbours);
        return neighbours;
    }
    if (on->items[item].kind == COR_ITEM_FILL)
        draw_fill(s, on, item);
    else if (on->items[item].kind == COR_ITEM_STROKE)
        draw_stroke(s, on, item);
    else
        draw_text(s, on, item);
    return 1;
}

void cor_strip_draw(cor_strip *s, const cor_pass *on, int y)
{
    s->y0 = y;
    cor_cover_hold(s->cover, y);
    for (size_t item = 0; item < on->n;)
        item += draw_some(s, on, item);
}
