#include "symbolize/pattern.h"

#include <math.h>

#include "geo/along.h"

void cor_add_area_pattern(cor_scene *scene, const cor_icon *icon, double opacity, const cor_path *paths, size_t n)
{
    if (!icon || opacity <= 0) return;
    cor_scene_add(scene, COR_ITEM_PATTERN)->pattern = (cor_pattern){.paths = paths,
                                                                    .n_paths = n,
                                                                    .icon = icon,
                                                                    .width = cor_icon_width(icon) * COR_POINTS_PER_PX,
                                                                    .height = cor_icon_height(icon) * COR_POINTS_PER_PX,
                                                                    .opacity = opacity};
}

/* A band along a line is cut at its corners; beyond this share of the half width a mitre becomes a blunt end. */
static const double LONGEST_MITRE = 3;

typedef struct {
    cor_scene *scene;
    const cor_icon *icon;
    double opacity, width, cell; /* points */
} band;

/* Unit vector from A to B; false when they are one point. */
static bool direction(cor_point a, cor_point b, cor_point *ret)
{
    double length = hypot(b.x - a.x, b.y - a.y);
    if (!(length > 0)) return false;
    *ret = (cor_point){(b.x - a.x) / length, (b.y - a.y) / length};
    return true;
}

/* From the corner between directions U and V to the band's edge on the right, for half a width of 1. */
static cor_point mitre(cor_point u, cor_point v)
{
    double fraction = 1 + u.x * v.x + u.y * v.y;
    cor_point m = {-(u.y + v.y) / fraction, (u.x + v.x) / fraction};
    return fraction > 0 && hypot(m.x, m.y) <= LONGEST_MITRE ? m : (cor_point){NAN, NAN};
}

static cor_point edge_of(cor_point at, cor_point dir, cor_point corner, double half)
{
    cor_point side = isnan(corner.x) ? (cor_point){-dir.y, dir.x} : corner;
    return (cor_point){at.x + side.x * half, at.y + side.y * half};
}

/* One straight piece of the band, from A (TRAVELLED points from the start) to B. As in MapLibre, the icons' tops lie to
 * the right of the way. */
static void add_piece(const band *b, cor_point from, cor_point to, cor_point dir, cor_point first, cor_point last,
                      double travelled)
{
    cor_arena *arena = b->scene->arena;
    cor_point *p = COR_NEW_ARRAY(arena, cor_point, 5);
    double half = b->width / 2, back = fmod(travelled, b->cell);
    p[0] = p[4] = edge_of(from, dir, first, -half);
    p[1] = edge_of(to, dir, last, -half);
    p[2] = edge_of(to, dir, last, half);
    p[3] = edge_of(from, dir, first, half);
    cor_scene_add(b->scene, COR_ITEM_PATTERN)->pattern =
        (cor_pattern){.paths = cor_path_of(arena, p, 5, true),
                      .n_paths = 1,
                      .icon = b->icon,
                      .width = b->cell,
                      .height = b->width,
                      .origin = {from.x - dir.x * back + dir.y * half, from.y - dir.y * back - dir.x * half},
                      .angle = atan2(dir.y, dir.x) * 180 / M_PI,
                      .opacity = b->opacity,
                      .mirrored = true};
}

/* The vertices of a part without those that repeat the one before. */
static size_t distinct(const cor_point *points, size_t n, cor_point *out)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!kept || points[i].x != out[kept - 1].x || points[i].y != out[kept - 1].y) out[kept++] = points[i];
    return kept;
}

static void add_band(const band *b, const cor_point *points, size_t n_points, bool closed)
{
    cor_point *p = COR_NEW_ARRAY(b->scene->arena, cor_point, n_points), dir, next, none = {NAN, NAN}, begin;
    size_t n = distinct(points, n_points, p);
    double travelled = 0;
    if (n < 2 || !direction(p[0], p[1], &dir) || !direction(p[n - 2], p[n - 1], &next)) return;
    closed = closed && n > 2 && p[0].x == p[n - 1].x && p[0].y == p[n - 1].y;
    cor_point seam = closed ? mitre(next, dir) : none;
    begin = seam;
    for (size_t i = 0; i + 1 < n; i++) {
        cor_point end = seam;
        if (i + 2 < n) {
            if (!direction(p[i + 1], p[i + 2], &next)) return;
            end = mitre(dir, next);
        }
        add_piece(b, p[i], p[i + 1], dir, begin, end, travelled);
        travelled += hypot(p[i + 1].x - p[i].x, p[i + 1].y - p[i].y);
        begin = end;
        dir = next;
    }
}

void cor_add_line_pattern(cor_scene *scene, const cor_icon *icon, double opacity, const cor_path *path, double width)
{
    band b = {.scene = scene,
              .icon = icon,
              .opacity = opacity,
              .width = width,
              .cell = width * cor_icon_width(icon) / cor_icon_height(icon)};
    for (size_t i = 0; i < path->n_parts; i++) {
        size_t n;
        const cor_point *points = cor_path_part(path, i, &n);
        add_band(&b, points, n, path->closed);
    }
}
