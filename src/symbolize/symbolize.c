#include "symbolize/symbolize.h"

#include <string.h>

#include "symbolize/drawing.h"
#include "symbolize/obstacles.h"
#include "symbolize/terrain.h"

static void draw(cor_drawing *drawing)
{
    switch (cor_layer_type_of(drawing->layer)) {
    case COR_LAYER_BACKGROUND:
        cor_draw_background(drawing);
        break;
    case COR_LAYER_FILL:
    case COR_LAYER_FILL_EXTRUSION: /* on paper a building is its footprint */
        cor_draw_fill(drawing);
        break;
    case COR_LAYER_LINE:
        cor_draw_line(drawing);
        break;
    case COR_LAYER_CIRCLE:
        cor_draw_circle(drawing);
        break;
    case COR_LAYER_SYMBOL:
        cor_draw_symbol(drawing);
        break;
    case COR_LAYER_HEATMAP:
        cor_draw_heatmap(drawing);
        break;
    default: /* pictures, which render hands over ready made */
        break;
    }
}

static const char *group_label(const cor_layer *layer)
{
    const cor_node *legend = cor_layer_metadata(layer, "corridor:legend"), *title = cor_node_get(legend, "of-others");
    if (!title) title = cor_node_get(legend, "title"); /* the other words hold for whatever data */
    return title && title->kind == COR_NODE_STRING ? title->text : cor_layer_id(layer);
}

/* Style layers share their names' space with furniture: "layer-" keeps ids unique. */
static void open_group(cor_scene *scene, const cor_layer *layer)
{
    cor_group *group =
        cor_scene_group(scene, cor_arena_format(scene->arena, "layer-%s", cor_layer_id(layer)), group_label(layer));
    group->clipped = true;
    group->clip = scene->frame;
}

static cor_group *own_group(cor_drawing *drawing)
{
    return cor_scene_group_at(drawing->scene, cor_scene_group_count(drawing->scene) - 1);
}

void cor_blend_layer(cor_drawing *drawing, const char *property)
{
    cor_use use = cor_use_of(drawing, property);
    const char *word = cor_use_word(drawing, &use, 0);
    for (int i = 0; i < COR_BLENDS; i++)
        if (!strcmp(word, cor_blend_name((cor_blend) i))) own_group(drawing)->blend = (cor_blend) i;
}

/* How opaque the layer is as a whole. */
static double layer_opacity(cor_drawing *drawing)
{
    cor_layer_type type = cor_layer_type_of(drawing->layer);
    if (type != COR_LAYER_FILL && type != COR_LAYER_LINE) return 1;
    cor_use use = cor_use_of(drawing, type == COR_LAYER_FILL ? "fill-layer-opacity" : "line-layer-opacity");
    return cor_use_number(drawing, &use, 0, 0, 1);
}

/* fill-layer-opacity, line-layer-opacity and -blend: of all that the layer draws together, where areas and lines lie
 * over others. */
static void set_group(cor_drawing *drawing)
{
    cor_layer_type type = cor_layer_type_of(drawing->layer);
    if (type != COR_LAYER_FILL && type != COR_LAYER_LINE) return;
    own_group(drawing)->opacity *= layer_opacity(drawing);
    cor_blend_layer(drawing, type == COR_LAYER_FILL ? "fill-layer-blend" : "line-layer-blend");
}

bool cor_layer_concerns_names(const cor_symbolizer *symbolizer, const cor_layer *layer, const cor_drawable *drawable)
{
    cor_layer_type type = cor_layer_type_of(layer);
    if (type == COR_LAYER_SYMBOL || cor_is_terrain(layer)) return true;
    if (type != COR_LAYER_LINE) return false;
    cor_drawing drawing;
    cor_drawing_open(&drawing, symbolizer, layer, drawable, false);
    bool obstacle = cor_may_be_obstacle(&drawing);
    cor_drawing_close(&drawing);
    return obstacle;
}

/* The drawable as names see it. */
static cor_drawable seen_by_names(const cor_drawable *drawable)
{
    cor_drawable seen = *drawable;
    seen.page = drawable->placing;
    seen.unclipped = seen.outlines = NULL;
    return seen;
}

/* Draws LAYER once more as names see it, on a page of its own. */
static void add_what_names_see(const cor_symbolizer *symbolizer, const cor_layer *layer, const cor_drawable *drawable)
{
    cor_scene *scene = symbolizer->scene, *beside = cor_scene_new(scene->arena, scene->width, scene->height);
    cor_symbolizer quiet = *symbolizer;
    cor_drawable seen = seen_by_names(drawable);
    cor_drawing drawing;
    beside->frame = scene->frame;
    quiet.scene = beside;
    quiet.diagnostics = NULL;
    open_group(beside, layer);
    cor_drawing_open(&drawing, &quiet, layer, &seen, false);
    draw(&drawing);
    cor_drawing_close(&drawing);
    cor_add_obstacles(scene, layer, cor_scene_group_at(beside, 0));
    cor_add_terrain(scene, layer, cor_scene_group_at(beside, 0));
    cor_scene_free(beside);
}

cor_status cor_symbolize(const cor_symbolizer *symbolizer, const cor_layer *layer, const cor_drawable *drawable,
                         cor_layer_counts *counts, cor_error *err)
{
    cor_drawing drawing;
    cor_drawable seen;
    bool names = cor_layer_type_of(layer) == COR_LAYER_SYMBOL, apart = drawable && drawable->placing;
    (void) err;
    open_group(symbolizer->scene, layer);
    if (apart && names) seen = seen_by_names(drawable);
    cor_drawing_open(&drawing, symbolizer, layer, apart && names ? &seen : drawable, false);
    set_group(&drawing);
    draw(&drawing);
    if (apart && !names) {
        add_what_names_see(symbolizer, layer, drawable);
    } else {
        cor_add_obstacles(symbolizer->scene, layer, own_group(&drawing));
        cor_add_terrain(symbolizer->scene, layer, own_group(&drawing));
    }
    cor_drawing_drop(&drawing);
    drawing.counts.rows = drawing.rows;
    drawing.counts.n_rows = drawing.n_rows;
    if (counts) *counts = drawing.counts;
    cor_drawing_close(&drawing);
    return COR_OK;
}

/* A sample has no group of its own to be faded: its items are, from FIRST on. */
static void fade_sample(cor_drawing *drawing, size_t first)
{
    const cor_group *group = own_group(drawing);
    double opacity = layer_opacity(drawing);
    for (size_t i = first; i < group->n_items && opacity < 1; i++) {
        cor_item *item = &group->items[i];
        if (item->kind == COR_ITEM_FILL) item->fill.color = cor_faded(item->fill.color, opacity);
        if (item->kind == COR_ITEM_STROKE) item->stroke.color = cor_faded(item->stroke.color, opacity);
        if (item->kind == COR_ITEM_PATTERN) item->pattern.opacity *= opacity;
    }
}

cor_status cor_symbolize_sample(const cor_symbolizer *symbolizer, const cor_layer *layer, const cor_drawable *drawable,
                                cor_error *err)
{
    cor_drawing drawing;
    (void) err;
    cor_drawing_open(&drawing, symbolizer, layer, drawable, true);
    size_t first = own_group(&drawing)->n_items;
    draw(&drawing);
    fade_sample(&drawing, first);
    cor_drawing_close(&drawing);
    return COR_OK;
}
