#include "symbolize/crossings.h"

#include <math.h>

#include <glib.h>

#include "geo/clip.h"

/* MOST_LOOKS bounds the work of all questions: some hundred stretches for each place of the labels of a full page. */
enum { MOST_STRETCHES = 200000, MOST_CELLS_A_SIDE = 256, MOST_LOOKS = 1 << 24 };

static const double CELL = 16; /* points */

typedef struct {
    cor_point a, b;
    uint32_t owner;
} stretch;

struct cor_crossings {
    cor_rect frame;
    int columns, rows;
    GArray **cells;    /* of uint32_t, into stretches; NULL: empty */
    GArray *stretches; /* of stretch */
    size_t looked;
};

static int cells_in(double length)
{
    return (int) fmin(fmax(ceil(length / CELL), 1), MOST_CELLS_A_SIDE);
}

cor_crossings *cor_crossings_new(cor_rect frame)
{
    cor_crossings *c = g_new0(cor_crossings, 1);
    c->frame = frame;
    c->columns = cells_in(cor_rect_width(frame));
    c->rows = cells_in(cor_rect_height(frame));
    c->cells = g_new0(GArray *, (gsize) c->columns * (gsize) c->rows);
    c->stretches = g_array_new(FALSE, FALSE, sizeof(stretch));
    return c;
}

void cor_crossings_free(cor_crossings *c)
{
    if (!c) return;
    for (int i = 0; i < c->columns * c->rows; i++)
        if (c->cells[i]) g_array_unref(c->cells[i]);
    g_free(c->cells);
    g_array_unref(c->stretches);
    g_free(c);
}

static int column_of(const cor_crossings *c, double x)
{
    return (int) CLAMP((x - c->frame.x0) / cor_rect_width(c->frame) * c->columns, 0, c->columns - 1);
}

static int row_of(const cor_crossings *c, double y)
{
    return (int) CLAMP((y - c->frame.y0) / cor_rect_height(c->frame) * c->rows, 0, c->rows - 1);
}

static void add_to(GArray **cell, uint32_t index)
{
    if (!*cell) *cell = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    g_array_append_val(*cell, index);
}

static void add_stretch(cor_crossings *c, stretch s)
{
    cor_rect box = cor_rect_with(cor_rect_with(COR_RECT_EMPTY, s.a.x, s.a.y), s.b.x, s.b.y);
    uint32_t index = c->stretches->len;
    g_array_append_val(c->stretches, s);
    for (int row = row_of(c, box.y0); row <= row_of(c, box.y1); row++)
        for (int column = column_of(c, box.x0); column <= column_of(c, box.x1); column++)
            add_to(&c->cells[row * c->columns + column], index);
}

/* In pieces no longer than a cell, so that slanting lines are found where they are. */
static void add_pieces(cor_crossings *c, cor_point a, cor_point b, uint32_t owner)
{
    double n = ceil(fmax(hypot(b.x - a.x, b.y - a.y) / CELL, 1));
    for (double i = 0; i < n && c->stretches->len < MOST_STRETCHES; i++) {
        double s = i / n, t = (i + 1) / n;
        add_stretch(c, (stretch){{a.x + s * (b.x - a.x), a.y + s * (b.y - a.y)},
                                 {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)},
                                 owner});
    }
}

void cor_crossings_add(cor_crossings *c, const cor_line *line, uint32_t owner)
{
    for (size_t i = 0; i + 1 < line->n; i++) {
        cor_point a = line->points[i], b = line->points[i + 1];
        if (cor_clip_segment(&a, &b, c->frame)) add_pieces(c, a, b, owner);
    }
}

bool cor_crossings_meet(cor_crossings *c, cor_rect box, uint32_t owner)
{
    for (int row = row_of(c, box.y0); row <= row_of(c, box.y1); row++)
        for (int column = column_of(c, box.x0); column <= column_of(c, box.x1); column++) {
            const GArray *cell = c->cells[row * c->columns + column];
            c->looked += 1 + (cell ? cell->len : 0);
            if (c->looked > MOST_LOOKS) return false;
            for (guint i = 0; cell && i < cell->len; i++) {
                stretch s = g_array_index(c->stretches, stretch, g_array_index(cell, uint32_t, i));
                if (s.owner != owner && cor_clip_segment(&s.a, &s.b, box)) return true;
            }
        }
    return false;
}
