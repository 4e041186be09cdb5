/* Marching squares over a grid made finer, so that straight pieces follow the curves that a bilinear surface has. */
#include "geo/contour.h"

#include <math.h>

#include <glib.h>

#include "geo/simplify.h"

/* FINEST: pieces to a square of the grid, where it is small. MAX_NODES: of the finer grid, which has a rim on all
 * sides. */
enum { FINEST = 4, MAX_NODES = 1 << 22 };

/* A straight piece across a square strays from the curve by less than this share of it. */
static const double BEND = 0.125;

typedef struct {
    float *nodes; /* of the finer grid, less the level */
    int width, height, times;
    int32_t *next; /* for each edge of the finer grid where a piece begins: the edge where it ends */
} field;

static double value_at(const uint8_t *values, int width, int height, int x, int y)
{
    return x < 0 || y < 0 || x >= width || y >= height ? 0 : values[(size_t) y * (size_t) width + (size_t) x];
}

static double bilinear(const uint8_t *values, int width, int height, double x, double y)
{
    int i = (int) floor(x), j = (int) floor(y);
    double u = x - i, v = y - j;
    double above = (1 - u) * value_at(values, width, height, i, j) + u * value_at(values, width, height, i + 1, j);
    double below =
        (1 - u) * value_at(values, width, height, i, j + 1) + u * value_at(values, width, height, i + 1, j + 1);
    return (1 - v) * above + v * below;
}

/* TOLERANCE is in squares. */
static int fineness(int width, int height, double tolerance)
{
    int times = (int) fmin(FINEST, fmax(1, ceil(BEND / tolerance)));
    while (times > 1 && ((double) width + 1) * times * (height + 1) * times > MAX_NODES)
        times--;
    return times;
}

/* A node lies at (node / times - 1) in the values' own numbering, so the outermost ones are beyond the edge: 0. */
static field field_of(const uint8_t *values, int width, int height, double level, double tolerance)
{
    field f = {.times = fineness(width, height, tolerance)};
    f.width = (width + 1) * f.times + 1;
    f.height = (height + 1) * f.times + 1;
    f.nodes = g_new(float, (size_t) f.width *(size_t) f.height);
    for (int y = 0; y < f.height; y++)
        for (int x = 0; x < f.width; x++) {
            double v = bilinear(values, width, height, (double) x / f.times - 1, (double) y / f.times - 1);
            f.nodes[(size_t) y * (size_t) f.width + (size_t) x] = (float) (v - level);
        }
    return f;
}

static bool is_high(const field *f, int x, int y)
{
    return f->nodes[(size_t) y * (size_t) f->width + (size_t) x] >= 0;
}

/* The number of the edge that goes right (or down) from a node. */
static int32_t edge_of(const field *f, int x, int y, bool down)
{
    return 2 * (y * f->width + x) + down;
}

/* The pieces of the square below and right of a node, each with what is high on its left. Where two opposite corners
 * are high, they are joined if the middle is. */
static void add_pieces(field *f, int x, int y)
{
    const int32_t top = edge_of(f, x, y, false), left = edge_of(f, x, y, true);
    const int32_t bottom = edge_of(f, x, y + 1, false), right = edge_of(f, x + 1, y, true);
    bool nw = is_high(f, x, y), ne = is_high(f, x + 1, y), sw = is_high(f, x, y + 1), se = is_high(f, x + 1, y + 1);
    if (nw == se && ne == sw && nw != ne) {
        const float *row = f->nodes + (size_t) y * (size_t) f->width + (size_t) x;
        bool joined = row[0] + row[1] + row[f->width] + row[f->width + 1] >= 0;
        if (nw) {
            f->next[top] = joined ? right : left;
            f->next[bottom] = joined ? left : right;
        } else {
            f->next[right] = joined ? bottom : top;
            f->next[left] = joined ? top : bottom;
        }
        return;
    }
    int32_t from = nw && !ne ? top : ne && !se ? right : se && !sw ? bottom : sw && !nw ? left : -1;
    int32_t to = !nw && ne ? top : !ne && se ? right : !se && sw ? bottom : !sw && nw ? left : -1;
    if (from >= 0 && to >= 0) f->next[from] = to;
}

static cor_point crossing(const field *f, int32_t edge)
{
    int node = edge / 2, x = node % f->width, y = node / f->width;
    double a = f->nodes[node], b = f->nodes[edge & 1 ? node + f->width : node + 1], t = a == b ? 0.5 : a / (a - b);
    double px = x + (edge & 1 ? 0 : t), py = y + (edge & 1 ? t : 0);
    return (cor_point){px / f->times - 0.5, py / f->times - 0.5};
}

/* Takes the ring that begins at EDGE out of the field. */
static void take_ring(field *f, int32_t edge, GArray *ring)
{
    g_array_set_size(ring, 0);
    for (int32_t at = edge; f->next[at] >= 0;) {
        cor_point p = crossing(f, at);
        g_array_append_val(ring, p);
        int32_t next = f->next[at];
        f->next[at] = -1;
        at = next;
    }
    if (ring->len) {
        cor_point first = g_array_index(ring, cor_point, 0);
        g_array_append_val(ring, first);
    }
}

static cor_path traced(cor_arena *arena, field *f, double side, double tolerance)
{
    GArray *ring = g_array_new(FALSE, FALSE, sizeof(cor_point)), *points = g_array_new(FALSE, FALSE, sizeof(cor_point));
    GArray *parts = g_array_new(FALSE, TRUE, sizeof(uint32_t));
    cor_simplifier *simplifier = cor_simplifier_new();
    g_array_set_size(parts, 1);
    for (int32_t edge = 0; edge < 2 * f->width * f->height; edge++) {
        if (f->next[edge] < 0) continue;
        take_ring(f, edge, ring);
        cor_point *p = (cor_point *) (void *) ring->data;
        size_t n = cor_simplify_ring(simplifier, p, ring->len, tolerance, p);
        if (n < 4) continue;
        for (size_t i = 0; i < n; i++)
            p[i] = (cor_point){p[i].x * side, p[i].y * side};
        g_array_append_vals(points, p, (guint) n);
        g_array_append_val(parts, points->len);
    }
    cor_path path = {.points = cor_arena_memdup(arena, points->data, points->len * sizeof(cor_point)),
                     .parts = cor_arena_memdup(arena, parts->data, parts->len * sizeof(uint32_t)),
                     .n_parts = parts->len - 1,
                     .closed = true};
    cor_simplifier_free(simplifier);
    g_array_unref(ring);
    g_array_unref(points);
    g_array_unref(parts);
    return path;
}

cor_path cor_contour(cor_arena *arena, const uint8_t *values, int width, int height, double level, double side,
                     double tolerance)
{
    field f = field_of(values, width, height, level, tolerance / side);
    size_t n = 2 * (size_t) f.width * (size_t) f.height;
    f.next = g_new(int32_t, n);
    for (size_t i = 0; i < n; i++)
        f.next[i] = -1;
    for (int y = 0; y + 1 < f.height; y++)
        for (int x = 0; x + 1 < f.width; x++)
            add_pieces(&f, x, y);
    cor_path path = traced(arena, &f, side, tolerance / side);
    g_free(f.nodes);
    g_free(f.next);
    return path;
}
