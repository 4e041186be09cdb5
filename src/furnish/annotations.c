/* The annotations of a page: words filled in, each drawn by its kind. */
#include <string.h>

#include "furnish/annotate.h"
#include "furnish/furnish.h"

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
    return cor_node_fail(drawing->annotation->node, err, "%s", wrong.message);
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

/* What is said of a layer that draws nothing here would be said of nothing. */
static bool is_wanted(const cor_furnishing *what, const cor_annotation *annotation)
{
    return !annotation->drawn || cor_layers_draw(what->layers, what->n_layers, annotation->drawn);
}

cor_status cor_furnish_annotations(cor_pen *pen, cor_error *err)
{
    const cor_map_document *map = pen->what->map;
    if (!map->n_annotations) return COR_OK;
    cor_scene_group(pen->scene, COR_ANNOTATIONS, "Annotations");
    for (size_t i = 0; i < map->n_annotations; i++) {
        cor_annotation_drawing drawing = drawing_of(pen, i);
        if (!is_wanted(pen->what, drawing.annotation)) continue;
        cor_status st = fill_words(&drawing, err);
        if (st) return st;
        draw(&drawing);
    }
    return COR_OK;
}
