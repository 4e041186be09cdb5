/* What a text has about it: a plate below, a line to its place. */
#include <math.h>
#include <string.h>

#include "scene/scene.h"

static const cor_path *path_of(cor_scene *scene, const cor_point *points, size_t n, bool closed)
{
    return cor_path_of(scene->arena, cor_arena_memdup(scene->arena, points, n * sizeof *points), n, closed);
}

static void add_plate(cor_scene *scene, size_t group, const cor_callout *callout, cor_rect box)
{
    const cor_point ring[5] = {
        {box.x0, box.y0}, {box.x1, box.y0}, {box.x1, box.y1}, {box.x0, box.y1}, {box.x0, box.y0}};
    const cor_path *path = path_of(scene, ring, 5, true);
    if (callout->plate.a > 0) cor_scene_add_to(scene, group, COR_ITEM_FILL)->fill = (cor_fill){path, 1, callout->plate};
    if (!(callout->rim.width > 0)) return;
    cor_stroke rim = callout->rim;
    rim.paths = path;
    rim.n_paths = 1;
    cor_scene_add_to(scene, group, COR_ITEM_STROKE)->stroke = rim;
}

/* Where a line from AT meets BOX best: straight across where AT lies beside it, else in the middle of a side. */
static cor_point meeting_point(cor_rect box, cor_point at)
{
    cor_point c = cor_rect_center(box);
    bool beside = at.x >= box.x0 && at.x <= box.x1;
    double inset = fmin(3, cor_rect_width(box) / 4);
    if (beside) return (cor_point){fmin(fmax(at.x, box.x0 + inset), box.x1 - inset), at.y < c.y ? box.y0 : box.y1};
    return (cor_point){at.x < c.x ? box.x0 : box.x1, at.y >= box.y0 && at.y <= box.y1 ? at.y : c.y};
}

bool cor_callout_line(const cor_callout *callout, cor_rect box, cor_point pivot, cor_point ret_line[2])
{
    cor_rect plate = cor_rect_grown(box, callout->margin);
    cor_point end = meeting_point(plate, pivot);
    double length = hypot(end.x - pivot.x, end.y - pivot.y), share = callout->gap / length;
    if (!(callout->leader.width > 0) || cor_rect_contains(plate, pivot.x, pivot.y) || !(share < 1)) return false;
    ret_line[0] = (cor_point){pivot.x + (end.x - pivot.x) * share, pivot.y + (end.y - pivot.y) * share};
    ret_line[1] = end;
    return true;
}

static void add_leader(cor_scene *scene, size_t group, const cor_callout *callout, const cor_point line[2])
{
    cor_stroke leader = callout->leader;
    leader.paths = path_of(scene, line, 2, false);
    leader.n_paths = 1;
    cor_scene_add_to(scene, group, COR_ITEM_STROKE)->stroke = leader;
}

static void add_dot(cor_scene *scene, size_t group, const cor_callout *callout, cor_point at)
{
    cor_circle *kind = COR_NEW(scene->arena, cor_circle);
    *kind = (cor_circle){.radius = callout->dot, .fill = callout->leader.color};
    cor_scene_add_to(scene, group, COR_ITEM_CIRCLES)->circles =
        (cor_circles){.kinds = kind, .n_kinds = 1, .at = cor_arena_memdup(scene->arena, &at, sizeof at), .n = 1};
}

void cor_scene_callout(cor_scene *scene, size_t group, const cor_callout *callout, const cor_run *run,
                       const cor_text_item *text)
{
    cor_rect box = {text->x, text->y, text->x + run->width, text->y + run->height};
    cor_point line[2];
    if (cor_callout_line(callout, box, text->pivot, line)) add_leader(scene, group, callout, line);
    if (callout->dot > 0) add_dot(scene, group, callout, text->pivot);
    add_plate(scene, group, callout, cor_rect_grown(box, callout->margin));
}
