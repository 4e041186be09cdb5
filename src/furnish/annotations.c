#include "furnish/annotate.h"
#include "furnish/ground.h"

#include <math.h>
#include <string.h>

static const cor_node *blamed(const cor_annotation_drawing *drawing)
{
    return drawing->annotation->node;
}

static void warn(const cor_annotation_drawing *drawing, const char *message)
{
    const cor_node *node = blamed(drawing);
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

bool cor_annotation_spot(const cor_annotation_drawing *drawing, const cor_spot *spot, bool must_be_seen,
                         cor_point *ret_at)
{
    static const double far_off = 1e6;
    cor_point at = spot_on_page(drawing->pen, spot);
    bool seen = spot->kind == COR_SPOT_PAGE || cor_rect_contains(drawing->pen->scene->frame, at.x, at.y);
    bool usable = fabs(at.x) < far_off && fabs(at.y) < far_off;
    if (!usable || (must_be_seen && !seen)) cor_annotation_warn_unseen(drawing);
    *ret_at = at;
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

/* {radius} is of the circle; every other name is the page's. */
typedef struct {
    const cor_furnishing *what;
    const char *radius; /* NULL: no circle */
} asked;

static const char *look_up(void *context, const char *name)
{
    const asked *a = context;
    if (a->radius && !strcmp(name, "radius")) return a->radius;
    return a->what->look_up ? a->what->look_up(a->what->look_up_context, name) : NULL;
}

static cor_status fill_one(const cor_annotation_drawing *drawing, const char *text, const char *radius,
                           const char **ret_words, cor_error *err)
{
    cor_error wrong;
    asked a = {drawing->pen->what, radius};
    if (!cor_text_fill(drawing->pen->arena, text, look_up, &a, ret_words, &wrong)) return COR_OK;
    return cor_node_fail(blamed(drawing), err, "%s", wrong.message);
}

static cor_status fill_words(cor_annotation_drawing *drawing, cor_error *err)
{
    const cor_annotation *annotation = drawing->annotation;
    cor_status st = COR_OK;
    for (size_t i = 0; i < annotation->n_radii && !st; i++) {
        drawing->labels[i] = annotation->radius_words[i];
        if (annotation->text)
            st = fill_one(drawing, annotation->text, annotation->radius_words[i], &drawing->labels[i], err);
    }
    if (!st && annotation->text && !annotation->n_radii)
        st = fill_one(drawing, annotation->text, NULL, &drawing->words, err);
    if (!st && annotation->sign) st = fill_one(drawing, annotation->sign, NULL, &drawing->sign, err);
    return st;
}

static void draw_below(const cor_annotation_drawing *drawing)
{
    if (drawing->annotation->kind == COR_ANNOTATION_CIRCLE) cor_annotation_circle(drawing);
    if (drawing->annotation->kind == COR_ANNOTATION_EXTENT) cor_annotation_extent(drawing);
}

static void draw(const cor_annotation_drawing *drawing)
{
    static void (*const drawers[])(const cor_annotation_drawing *) = {
        [COR_ANNOTATION_CALLOUT] = cor_annotation_callout,     [COR_ANNOTATION_TEXT] = cor_annotation_text,
        [COR_ANNOTATION_MARKER] = cor_annotation_marker,       [COR_ANNOTATION_ARROW] = cor_annotation_arrow,
        [COR_ANNOTATION_BRACKET] = cor_annotation_bracket,     [COR_ANNOTATION_CIRCLE] = cor_annotation_circle_labels,
        [COR_ANNOTATION_EXTENT] = cor_annotation_extent_label,
    };
    drawers[drawing->annotation->kind](drawing);
}

static cor_annotation_drawing drawing_of(cor_pen *pen, size_t index)
{
    const cor_annotation *annotation = &pen->what->map->annotations[index];
    return (cor_annotation_drawing){.pen = pen,
                                    .annotation = annotation,
                                    .index = index,
                                    .color = annotation->color.said ? annotation->color.color : pen->ink};
}

static bool lies_below(const cor_annotation *annotation)
{
    return annotation->kind == COR_ANNOTATION_CIRCLE || annotation->kind == COR_ANNOTATION_EXTENT;
}

void cor_furnish_below(const cor_furnishing *furnishing)
{
    const cor_map_document *map = furnishing->map;
    cor_pen pen = cor_pen_new(furnishing);
    bool any = false;
    for (size_t i = 0; i < map->n_annotations; i++)
        any = any || lies_below(&map->annotations[i]);
    if (!any) return;
    cor_group *group = cor_scene_group(pen.scene, COR_ANNOTATIONS_BELOW, "Circles and extents");
    group->clipped = true;
    group->clip = pen.scene->frame;
    for (size_t i = 0; i < map->n_annotations; i++) {
        cor_annotation_drawing drawing = drawing_of(&pen, i);
        draw_below(&drawing);
    }
}

cor_status cor_furnish_annotations(cor_pen *pen, cor_error *err)
{
    const cor_map_document *map = pen->what->map;
    if (!map->n_annotations) return COR_OK;
    cor_scene_group(pen->scene, COR_ANNOTATIONS, "Annotations");
    for (size_t i = 0; i < map->n_annotations; i++) {
        cor_annotation_drawing drawing = drawing_of(pen, i);
        cor_status st = fill_words(&drawing, err);
        if (st) return st;
        draw(&drawing);
    }
    return COR_OK;
}
