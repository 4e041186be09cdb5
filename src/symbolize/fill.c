/* Fill layers. */
#include "geo/flat.h"
#include "symbolize/drawing.h"
#include "symbolize/pattern.h"

typedef struct {
    cor_use color, opacity, outline, pattern;
    bool outlined, patterned;
    cor_point translate; /* points */
} fill_uses;

/* The paint of one row: what must be equal for rows to share an item. */
typedef struct {
    cor_color fill, outline;
    const cor_icon *pattern; /* instead of both */
    double opacity;          /* of the pattern */
} fill_paint;

static bool same_paint(const fill_paint *a, const fill_paint *b)
{
    return cor_same_color(a->fill, b->fill) && cor_same_color(a->outline, b->outline) && a->pattern == b->pattern &&
           a->opacity == b->opacity;
}

static fill_paint paint_of(cor_drawing *drawing, const fill_uses *uses, uint32_t row)
{
    double opacity = cor_use_number(drawing, &uses->opacity, row, 0, 1);
    if (uses->patterned) return (fill_paint){.pattern = cor_use_icon(drawing, &uses->pattern, row), .opacity = opacity};
    fill_paint paint = {.fill = cor_faded(cor_use_color(drawing, &uses->color, row), opacity)};
    if (uses->outlined) paint.outline = cor_faded(cor_use_color(drawing, &uses->outline, row), opacity);
    return paint;
}

/* OUTLINES: of the N areas PATHS, where they are torn. */
static void add(cor_drawing *drawing, const fill_paint *paint, const cor_path *paths, const cor_path *outlines,
                size_t n)
{
    cor_add_area_pattern(drawing->scene, paint->pattern, paint->opacity, paths, n);
    if (paint->fill.a > 0)
        cor_scene_add(drawing->scene, COR_ITEM_FILL)->fill =
            (cor_fill){.paths = paths, .n_paths = n, .color = paint->fill};
    if (paint->outline.a > 0)
        cor_scene_add(drawing->scene, COR_ITEM_STROKE)->stroke = (cor_stroke){.paths = outlines,
                                                                              .n_paths = n,
                                                                              .color = paint->outline,
                                                                              .width = COR_POINTS_PER_PX,
                                                                              .join = COR_JOIN_ROUND,
                                                                              .miter_limit = 2};
}

static fill_uses uses_of(cor_drawing *drawing)
{
    bool footprint = cor_layer_type_of(drawing->layer) == COR_LAYER_FILL_EXTRUSION;
    fill_uses uses = {.color = cor_use_of(drawing, footprint ? "fill-extrusion-color" : "fill-color"),
                      .opacity = cor_use_of(drawing, footprint ? "fill-extrusion-opacity" : "fill-opacity")};
    uses.pattern = cor_use_of(drawing, footprint ? "fill-extrusion-pattern" : "fill-pattern");
    uses.patterned = cor_layer_property(drawing->layer, footprint ? "fill-extrusion-pattern" : "fill-pattern") != NULL;
    cor_use translate = cor_use_of(drawing, footprint ? "fill-extrusion-translate" : "fill-translate");
    uses.translate = cor_use_offset(drawing, &translate);
    if (footprint) return uses;
    cor_use antialias = cor_use_of(drawing, "fill-antialias");
    uses.outline = cor_use_of(drawing, "fill-outline-color");
    uses.outlined = cor_layer_property(drawing->layer, "fill-outline-color") && cor_use_flag(drawing, &antialias, 0);
    return uses;
}

static bool shows_nothing(const fill_paint *paint)
{
    return !paint->pattern && !(paint->fill.a > 0) && !(paint->outline.a > 0);
}

/* Areas without any extent are told by their own vertices: on the page small ones may have none either. */
static bool is_flat(const cor_drawing *drawing, uint32_t row)
{
    const cor_geometry *page = drawing->what->page, *own = &drawing->what->table->geometry;
    cor_path path = cor_geometry_path(page, row);
    if (!cor_path_is_flat(&path)) return false;
    if (!own->parts || cor_geometry_kind(own, row) != COR_SHAPE_POLYGON) return true;
    path = cor_geometry_path(own, row);
    return cor_path_is_flat(&path);
}

void cor_draw_fill(cor_drawing *drawing)
{
    bool footprint = cor_layer_type_of(drawing->layer) == COR_LAYER_FILL_EXTRUSION;
    fill_uses uses = uses_of(drawing);
    cor_drawing_choose(drawing, footprint ? NULL : "fill-sort-key");
    cor_path *paths = COR_NEW_ARRAY(drawing->arena, cor_path, drawing->n_rows), *outlines = paths;
    if (drawing->what->outlines) outlines = COR_NEW_ARRAY(drawing->arena, cor_path, drawing->n_rows);
    size_t n = 0, first = 0;
    fill_paint paint = {0}, next;

    for (size_t i = 0; i < drawing->n_rows; i++) {
        uint32_t row = drawing->rows[i];
        if (cor_geometry_kind(drawing->what->page, row) != COR_SHAPE_POLYGON) continue;
        if (!drawing->sample && is_flat(drawing, row)) {
            cor_drawing_give_up_flat(drawing, row);
            continue;
        }
        cor_arena_reset(drawing->scratch);
        next = paint_of(drawing, &uses, row);
        if (shows_nothing(&next)) cor_drawing_pass_over(drawing, row);
        if (n > first && !same_paint(&paint, &next)) {
            add(drawing, &paint, paths + first, outlines + first, n - first);
            first = n;
        }
        paint = next;
        paths[n] = cor_path_moved(drawing->arena, cor_geometry_path(drawing->what->page, row), uses.translate);
        if (drawing->what->outlines)
            outlines[n] = cor_path_moved(drawing->arena, cor_drawing_outline(drawing, row), uses.translate);
        n++;
    }
    if (n > first) add(drawing, &paint, paths + first, outlines + first, n - first);
}
