#include "paint/raster.h"

#include <limits.h>
#include <string.h>

#include <glib.h>

#include "paint/cover.h"
#include "paint/dots.h"
#include "paint/guard.h"
#include "paint/halo.h"
#include "paint/icon_stamp.h"
#include "paint/pixels.h"
#include "paint/raster_text.h"
#include "paint/stroker.h"

struct cor_raster {
    cor_cover *cover;
    uint32_t *layer;              /* dots of the window, clear between uses */
    int left, top, right, bottom; /* the part of the layer that is not clear */
    int x0, y0, x1, y1;           /* the window of both */
    GArray *line;                 /* cor_point, dots: the part at hand */
    cor_outlines *letters;
    cor_icon_stamps *icons;
};

/* One shape in one colour. */
typedef struct {
    cor_raster *raster;
    const cor_dots *dots;
    uint32_t color; /* premultiplied */
} brush;

static void nothing_drawn(cor_raster *r)
{
    r->left = r->top = INT_MAX;
    r->right = r->bottom = 0;
}

cor_raster *cor_raster_new(void)
{
    cor_raster *raster = g_new0(cor_raster, 1);
    raster->line = g_array_new(FALSE, FALSE, sizeof(cor_point));
    nothing_drawn(raster);
    raster->letters = cor_outlines_new();
    raster->icons = cor_icon_stamps_new();
    return raster;
}

static void drop_window(cor_raster *raster)
{
    cor_cover_free(raster->cover);
    g_free(raster->layer);
    raster->cover = NULL;
    raster->layer = NULL;
}

void cor_raster_free(cor_raster *raster)
{
    if (!raster) return;
    drop_window(raster);
    g_array_unref(raster->line);
    cor_outlines_free(raster->letters);
    cor_icon_stamps_free(raster->icons);
    g_free(raster);
}

static void fit_window(cor_raster *r, const cor_dots *dots)
{
    if (r->cover && r->x0 == dots->x0 && r->y0 == dots->y0 && r->x1 == dots->x1 && r->y1 == dots->y1) return;
    drop_window(r);
    r->x0 = dots->x0;
    r->y0 = dots->y0;
    r->x1 = dots->x1;
    r->y1 = dots->y1;
    r->cover = cor_cover_new(r->x0, r->y0, r->x1, r->y1);
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
    uint32_t *row = cor_dots_row(b->dots, y) + x, color = b->color;
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

/* A cor_cover_span: as much of the colour as there is still room for. */
static void fill_up_span(void *context, int y, int x, int n, const uint8_t *coverage)
{
    const brush *b = context;
    cor_raster *r = b->raster;
    uint32_t *row = r->layer + (ptrdiff_t) (y - r->y0) * (r->x1 - r->x0) + (x - r->x0);
    r->left = MIN(r->left, x);
    r->top = MIN(r->top, y);
    r->right = MAX(r->right, x + n);
    r->bottom = MAX(r->bottom, y + 1);
    for (int i = 0; i < n; i++) {
        uint32_t room = 255 - (row[i] >> 24), part = MIN(room, coverage ? coverage[i] : 255);
        if (part) row[i] += part == 255 ? b->color : cor_pixel_scaled(b->color, part);
    }
}

static cor_point in_dots(const cor_canvas *canvas, const cor_dots *dots, cor_point p)
{
    p = cor_guard_held(p, canvas->reach);
    return (cor_point){p.x * dots->scale + dots->dx, p.y * dots->scale + dots->dy};
}

static void add_ring(cor_raster *r, const cor_canvas *canvas, const cor_dots *dots, const cor_point *points, size_t n)
{
    cor_point first = {0, 0}, last = {0, 0};
    bool begun = false;
    for (size_t i = 0; i < n; i++) {
        if (!cor_guard_point(points[i])) continue;
        cor_point p = in_dots(canvas, dots, points[i]);
        if (begun)
            cor_cover_edge(r->cover, last.x, last.y, p.x, p.y);
        else
            first = p;
        begun = true;
        last = p;
    }
    if (begun) cor_cover_edge(r->cover, last.x, last.y, first.x, first.y);
}

static void sweep_fill(const brush *b, const cor_canvas *canvas, const cor_path *path, cor_cover_span span)
{
    for (size_t part = 0; part < path->n_parts; part++)
        add_ring(b->raster, canvas, b->dots, path->points + path->parts[part],
                 path->parts[part + 1] - path->parts[part]);
    cor_cover_sweep(b->raster->cover, COR_COVER_EVEN_ODD, span, (void *) b);
}

static void draw_fill(cor_raster *r, const cor_canvas *canvas, const cor_dots *dots, const cor_fill *fill)
{
    brush b = {r, dots, premultiplied(fill->color)};
    for (size_t i = 0; i < fill->n_paths; i++)
        sweep_fill(&b, canvas, &fill->paths[i], paint_span);
}

/* Puts what is drawn of the layer over the dots and clears it. */
static void flatten(cor_raster *r, const cor_dots *dots)
{
    for (int y = r->top; y < r->bottom; y++) {
        uint32_t *from = r->layer + (ptrdiff_t) (y - r->y0) * (r->x1 - r->x0) - r->x0, *to = cor_dots_row(dots, y);
        for (int x = r->left; x < r->right; x++) {
            if (from[x] >> 24 == 255)
                to[x] = from[x];
            else if (from[x])
                to[x] = cor_pixel_over(from[x], to[x]);
        }
        memset(from + r->left, 0, (size_t) (r->right - r->left) * sizeof *from);
    }
    nothing_drawn(r);
}

/* Opaque areas that may be neighbours: from the uppermost down, each takes what the ones above have left of a dot.
 * Two that share a border share its dots exactly, where painting one over the other would let a quarter of
 * what lies below shine through. */
static void draw_neighbours(cor_raster *r, const cor_canvas *canvas, const cor_dots *dots, const cor_item *items,
                            size_t n)
{
    if (!r->layer) r->layer = g_new0(uint32_t, (size_t) (r->x1 - r->x0) * (size_t) (r->y1 - r->y0));
    for (size_t i = n; i-- > 0;) {
        const cor_fill *fill = &items[i].fill;
        brush b = {r, dots, premultiplied(fill->color)};
        for (size_t path = fill->n_paths; path-- > 0;)
            sweep_fill(&b, canvas, &fill->paths[path], fill_up_span);
    }
    flatten(r, dots);
}

static void add_line(cor_raster *r, const cor_canvas *canvas, const cor_dots *dots, cor_stroker *stroker,
                     const cor_path *path, size_t part)
{
    size_t first = path->parts[part], end = path->parts[part + 1];
    if (path->closed && end - first > 1) end--;
    g_array_set_size(r->line, 0);
    for (size_t i = first; i < end; i++) {
        if (!cor_guard_point(path->points[i])) continue;
        cor_point p = in_dots(canvas, dots, path->points[i]);
        g_array_append_val(r->line, p);
    }
    cor_stroker_line(stroker, (const cor_point *) (void *) r->line->data, r->line->len, path->closed);
}

static void draw_stroke(cor_raster *r, const cor_canvas *canvas, const cor_dots *dots, const cor_stroke *stroke)
{
    if (!(stroke->color.a > 0) || !cor_guard_size(stroke->width)) return;
    cor_stroke held = *stroke;
    held.width = fmin(stroke->width, cor_rect_width(canvas->reach));
    cor_stroker *stroker = cor_stroker_new(&held, dots->scale, r->cover);
    brush b = {r, dots, premultiplied(stroke->color)};
    for (size_t i = 0; i < stroke->n_paths; i++) {
        for (size_t part = 0; part < stroke->paths[i].n_parts; part++)
            add_line(r, canvas, dots, stroker, &stroke->paths[i], part);
        cor_cover_sweep(r->cover, COR_COVER_POSITIVE, paint_span, &b);
    }
    cor_stroker_free(stroker);
}

/* Of one part of TEXT; of all of it, where PART is NULL. */
static void draw_letters(cor_raster *r, const cor_dots *dots, const cor_text_item *text, const cor_text_part *part)
{
    cor_color color = cor_text_color(text, part);
    if (!(color.a > 0)) return;
    brush ink = {r, dots, premultiplied(color)};
    cor_raster_letters(r->cover, r->letters, dots, text, part, 0);
    cor_cover_sweep(r->cover, COR_COVER_NONZERO, paint_span, &ink);
}

static void draw_text(cor_raster *r, const cor_canvas *canvas, const cor_dots *dots, const cor_text_item *text)
{
    if (!text->run || !cor_rect_contains(canvas->reach, text->x, text->y)) return;
    cor_halo_ring rings[COR_MOST_RINGS];
    size_t n = cor_halo_rings(text->halo, text->halo_width, text->halo_blur, rings);
    for (size_t i = 0; i < n; i++) {
        brush halo = {r, dots, premultiplied(rings[i].color)};
        cor_raster_letters(r->cover, r->letters, dots, text, NULL, fmin(rings[i].width / 2, text->run->spec.size));
        cor_cover_sweep(r->cover, COR_COVER_POSITIVE, paint_span, &halo);
    }
    if (!text->run->spec.parts) draw_letters(r, dots, text, NULL);
    for (size_t i = 0; i < text->run->spec.n_parts; i++)
        draw_letters(r, dots, text, &text->run->spec.parts[i]);
}

/* How many of the N items are opaque fills, up to the first that is not, and how many paths they have. */
static size_t count_neighbours(const cor_item *items, size_t n, size_t *ret_paths)
{
    size_t i = 0;
    *ret_paths = 0;
    for (; i < n && items[i].kind == COR_ITEM_FILL && items[i].fill.color.a >= 1; i++)
        *ret_paths += items[i].fill.n_paths;
    return i;
}

static bool is_mine(cor_item_kind kind)
{
    return kind == COR_ITEM_FILL || kind == COR_ITEM_STROKE || kind == COR_ITEM_TEXT || kind == COR_ITEM_ICON;
}

size_t cor_raster_items(cor_raster *raster, cor_canvas *canvas, const cor_item *items, size_t n)
{
    cor_dots dots;
    size_t done = 1, paths;
    if (!is_mine(items->kind) || !cor_dots_open(canvas, &dots)) return 0;
    fit_window(raster, &dots);
    size_t neighbours = count_neighbours(items, n, &paths);
    if (paths > 1) {
        draw_neighbours(raster, canvas, &dots, items, neighbours);
        done = neighbours;
    } else if (items->kind == COR_ITEM_FILL) {
        draw_fill(raster, canvas, &dots, &items->fill);
    } else if (items->kind == COR_ITEM_STROKE) {
        draw_stroke(raster, canvas, &dots, &items->stroke);
    } else if (items->kind == COR_ITEM_TEXT) {
        draw_text(raster, canvas, &dots, &items->text);
    } else {
        done = cor_icon_stamp(raster->icons, &dots, &items->icon) ? 1 : 0;
    }
    cor_dots_close(&dots);
    return done;
}
