/* What annotations of all kinds share: their places on the page, type, lines and fills. */
#include <math.h>

#include "furnish/annotate.h"
#include "furnish/ground.h"

static void warn(const cor_annotation_drawing *drawing, const char *message)
{
    const cor_node *node = drawing->annotation->node;
    cor_warn(drawing->pen->what->symbolizer->diagnostics, cor_node_location(node), "%s", message);
}

/* Negative lengths count from the far side. */
static cor_point spot_on_page(const cor_pen *pen, const cor_spot *spot)
{
    if (spot->kind == COR_SPOT_EARTH) {
        cor_point at = {spot->x, spot->y};
        cor_lonlat_to_page(pen, &at, 1);
        return at;
    }
    return (cor_point){spot->x < 0 ? pen->scene->width + spot->x : spot->x,
                       spot->y < 0 ? pen->scene->height + spot->y : spot->y};
}

void cor_annotation_warn_unseen(const cor_annotation_drawing *drawing)
{
    warn(drawing, "this annotation is not drawn: its place lies outside of the map");
}

void cor_annotation_warn_left_out(const cor_annotation_drawing *drawing, const char *why)
{
    warn(drawing, cor_arena_format(drawing->pen->arena, "this annotation is left out: %s", why));
}

bool cor_annotation_on_page(const cor_annotation_drawing *drawing, cor_rect box)
{
    const cor_scene *scene = drawing->pen->scene;
    if (cor_rect_covers((cor_rect){0, 0, scene->width, scene->height}, box)) return true;
    cor_annotation_warn_left_out(drawing, "it would run off the page; move it, or make the page larger");
    return false;
}

bool cor_annotation_spot(const cor_annotation_drawing *drawing, const cor_spot *spot, bool must_be_seen,
                         cor_point *ret_at)
{
    static const double far_off = 1e6;
    cor_point at = *ret_at = spot_on_page(drawing->pen, spot);
    if (spot->kind == COR_SPOT_PAGE) return cor_annotation_on_page(drawing, (cor_rect){at.x, at.y, at.x, at.y});
    bool seen = cor_rect_contains(drawing->pen->scene->frame, at.x, at.y);
    bool usable = fabs(at.x) < far_off && fabs(at.y) < far_off;
    if (!usable || (must_be_seen && !seen)) cor_annotation_warn_unseen(drawing);
    return usable && (seen || !must_be_seen);
}

double cor_annotation_width(const cor_annotation_drawing *drawing, double otherwise)
{
    return drawing->annotation->width >= 0 ? drawing->annotation->width : otherwise * drawing->pen->unit;
}

const cor_run *cor_annotation_shape(const cor_annotation_drawing *drawing, const char *words, double size,
                                    double max_width, cor_justify justify)
{
    cor_pen *pen = drawing->pen;
    const cor_annotation *annotation = drawing->annotation;
    const cor_words how = {.size = annotation->size > 0 ? annotation->size / pen->unit : size,
                           .weight = annotation->bold ? 700 : 400,
                           .italic = annotation->italic,
                           .justify = justify,
                           .max_width = annotation->max_width > 0 ? annotation->max_width : max_width};
    return cor_pen_shape(pen, words, how);
}

cor_stroke cor_annotation_stroke(const cor_annotation_drawing *drawing, double width)
{
    static const double patterns[][2] = {[COR_LINE_DASHED] = {5, 3}, [COR_LINE_DOTTED] = {0.01, 2.2}};
    cor_stroke stroke = {.color = drawing->color, .width = width, .join = COR_JOIN_ROUND, .miter_limit = 10};
    if (drawing->annotation->line == COR_LINE_SOLID || !(width > 0)) return stroke;
    double *dashes = COR_NEW_ARRAY(drawing->pen->arena, double, 2);
    for (int i = 0; i < 2; i++)
        dashes[i] = patterns[drawing->annotation->line][i] * width;
    stroke.dashes = dashes;
    stroke.n_dashes = 2;
    stroke.cap = drawing->annotation->line == COR_LINE_DOTTED ? COR_CAP_ROUND : COR_CAP_BUTT;
    return stroke;
}

void cor_annotation_path(const cor_annotation_drawing *drawing, const cor_path *path, double width, cor_join join)
{
    if (!path || !(width > 0)) return;
    cor_stroke stroke = cor_annotation_stroke(drawing, width);
    stroke.join = join;
    stroke.paths = path;
    stroke.n_paths = 1;
    cor_scene_add(drawing->pen->scene, COR_ITEM_STROKE)->stroke = stroke;
}

void cor_annotation_line(const cor_annotation_drawing *drawing, const cor_point *points, size_t n, double width)
{
    if (n > 1) cor_annotation_path(drawing, cor_pen_path(drawing->pen, points, n, false), width, COR_JOIN_ROUND);
}

bool cor_annotation_is_filled(const cor_annotation_drawing *drawing)
{
    return drawing->annotation->fill.said || drawing->annotation->opacity > 0;
}

cor_color cor_annotation_fill(const cor_annotation_drawing *drawing, double otherwise, double fraction)
{
    const cor_annotation *annotation = drawing->annotation;
    cor_color color = annotation->fill.said ? annotation->fill.color : drawing->color;
    color.a *= (float) (fraction * (annotation->opacity >= 0 ? annotation->opacity : otherwise));
    return color;
}
