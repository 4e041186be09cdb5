#include "place/crowd.h"

#include <glib.h>

/* Names that are kept off more of the page than this would mostly be lost. */
static const double MAX_COVERED = 0.8;

/* The middles of a usual name, 40 × 10 points, that touches something lie this far from it. */
static const double NAME_X = 20, NAME_Y = 5;

enum { COLUMNS = 192, ROWS = 192 };

typedef struct {
    cor_rect frame;
    uint8_t covered[ROWS][COLUMNS];
    size_t n;
} cover;

static int cell_at(double fraction, int n)
{
    return (int) CLAMP(fraction * n, 0, n - 1);
}

static void cover_box(cover *c, cor_rect box)
{
    double width = cor_rect_width(c->frame), height = cor_rect_height(c->frame);
    int x0 = cell_at((box.x0 - NAME_X - c->frame.x0) / width, COLUMNS);
    int x1 = cell_at((box.x1 + NAME_X - c->frame.x0) / width, COLUMNS);
    int y0 = cell_at((box.y0 - NAME_Y - c->frame.y0) / height, ROWS);
    int y1 = cell_at((box.y1 + NAME_Y - c->frame.y0) / height, ROWS);
    for (int y = y0; y <= y1; y++)
        for (int x = x0; x <= x1; x++) {
            c->n += !c->covered[y][x];
            c->covered[y][x] = 1;
        }
}

/* A slanting line is less than its box. */
static void cover_obstacle(cover *c, const cor_obstacle *o)
{
    double length = hypot(o->b.x - o->a.x, o->b.y - o->a.y);
    int n = (int) CLAMP(length / NAME_X, 1, 64);
    if (!(o->radius > 0)) cover_box(c, o->box);
    for (int i = 0; o->radius > 0 && i < n; i++) {
        double s = (double) i / n, t = (i + 1.0) / n;
        cor_rect box = cor_rect_with(COR_RECT_EMPTY, o->a.x + s * (o->b.x - o->a.x), o->a.y + s * (o->b.y - o->a.y));
        box = cor_rect_with(box, o->a.x + t * (o->b.x - o->a.x), o->a.y + t * (o->b.y - o->a.y));
        cover_box(c, cor_rect_grown(box, o->radius));
    }
}

void cor_mark_crowded(const cor_scene *scene, bool *crowded)
{
    size_t n;
    const cor_obstacle *obstacles = cor_scene_obstacles(scene, &n);
    cover *c = g_new0(cover, 2), *before = c + 1;
    c->frame = scene->frame;
    for (size_t i = n; i-- > 0;) {
        const cor_obstacle *o = &obstacles[i];
        if (o->minding != COR_MIND_PLACES) continue;
        if (i + 1 == n || obstacles[i + 1].group != o->group) *before = *c;
        if (crowded[o->group]) continue;
        cover_obstacle(c, o);
        if ((double) c->n <= MAX_COVERED * ROWS * COLUMNS) continue;
        crowded[o->group] = true;
        *c = *before;
    }
    g_free(c);
}
