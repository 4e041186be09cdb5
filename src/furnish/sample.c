#include "furnish/sample.h"

#include <math.h>
#include <string.h>

const cor_node *cor_legend_options(const cor_drawn_layer *drawn)
{
    return cor_layer_metadata(drawn->layer, "corridor:legend");
}

static void build_area(cor_geometry_builder *builder, cor_point c, double w, double h)
{
    const cor_point ring[5] = {
        {c.x - w, c.y - h}, {c.x + w, c.y - h}, {c.x + w, c.y + h}, {c.x - w, c.y + h}, {c.x - w, c.y - h}};
    cor_builder_feature(builder, COR_SHAPE_POLYGON);
    cor_builder_part(builder);
    cor_builder_points(builder, ring, 5);
}

static void build_line(cor_geometry_builder *builder, cor_point c, double w)
{
    cor_builder_feature(builder, COR_SHAPE_LINE);
    cor_builder_part(builder);
    cor_builder_point(builder, c.x - w, c.y);
    cor_builder_point(builder, c.x + w, c.y);
}

static void build_point(cor_geometry_builder *builder, cor_point c)
{
    cor_builder_feature(builder, COR_SHAPE_POINT);
    cor_builder_part(builder);
    cor_builder_point(builder, c.x, c.y);
}

/* A point, a line or a box, as the layer draws it. */
static cor_geometry shape_of(cor_arena *arena, const cor_layer *layer, cor_point centre, double unit)
{
    cor_geometry_builder *builder = cor_geometry_builder_new();
    double w = COR_SAMPLE_WIDTH * unit / 2, h = COR_SAMPLE_HEIGHT * unit / 2;
    cor_layer_type type = cor_layer_type_of(layer);
    if (type == COR_LAYER_FILL || type == COR_LAYER_FILL_EXTRUSION)
        build_area(builder, centre, w, h);
    else if (type == COR_LAYER_LINE)
        build_line(builder, centre, w);
    else
        build_point(builder, centre);
    cor_builder_end_part(builder, 1);
    cor_builder_end_feature(builder);
    cor_geometry shape = cor_builder_finish(builder, arena);
    cor_geometry_builder_free(builder);
    return shape;
}

/* The first row that was drawn; n_rows when none was. */
static size_t first_drawn(cor_pen *pen, const cor_drawn_layer *drawn)
{
    const cor_drawable *d = drawn->drawable;
    uint32_t *rows = COR_NEW_ARRAY(pen->arena, uint32_t, d->table->n_rows);
    size_t n = cor_layer_rows(pen->what->symbolizer, drawn->layer, d, rows);
    for (size_t i = 0; i < n; i++)
        if (!d->visibility || d->visibility[rows[i]] == COR_VISIBILITY_INSIDE) return rows[i];
    return d->table->n_rows;
}

/* A table of one row: CLASS's cells, or those of the first feature drawn. */
static cor_table row_of(cor_pen *pen, const cor_drawn_layer *drawn, const cor_class *class)
{
    const cor_table *real = drawn->drawable->table;
    cor_table table = {.source = real->source, .file = real->file, .n_rows = 1};
    if (class) {
        table.columns = class->columns;
        table.n_columns = class->n_columns;
        return table;
    }
    size_t row = first_drawn(pen, drawn);
    if (row == real->n_rows) return table;
    table.columns = cor_row_columns(pen->arena, real, row);
    table.n_columns = real->n_columns;
    return table;
}

static void draw_layer(cor_pen *pen, const cor_symbolizer *with, const cor_drawn_layer *drawn, const cor_class *class,
                       cor_point centre)
{
    cor_table *table = COR_NEW(pen->arena, cor_table);
    *table = row_of(pen, drawn, class);
    table->geometry = shape_of(pen->arena, drawn->layer, centre, pen->unit);
    cor_drawable drawable = {.table = table, .page = &table->geometry};
    cor_symbolize_sample(with, drawn->layer, &drawable, NULL);
}

/* The layers named in `with` come first: a casing lies under its road. */
static void draw_all(cor_pen *pen, const cor_symbolizer *with, const cor_drawn_layer *drawn, const cor_class *class,
                     cor_point centre)
{
    const cor_node *below = cor_node_get(cor_legend_options(drawn), "with");
    for (size_t k = 0; below && below->kind == COR_NODE_SEQ && k < below->n; k++)
        for (size_t i = 0; i < pen->what->n_layers; i++) {
            const cor_drawn_layer *other = &pen->what->layers[i];
            if (below->items[k]->kind == COR_NODE_STRING && other->drawable &&
                !strcmp(cor_layer_id(other->layer), below->items[k]->text))
                draw_layer(pen, with, other, class, centre);
        }
    draw_layer(pen, with, drawn, class, centre);
}

void cor_sample_draw(cor_pen *pen, const cor_drawn_layer *drawn, const cor_class *class, cor_point centre)
{
    cor_symbolizer with = *pen->what->symbolizer;
    with.diagnostics = NULL; /* the map itself has said what there is to say */
    draw_all(pen, &with, drawn, class, centre);
}

static cor_point larger(cor_point size, double width, double height)
{
    return (cor_point){fmax(size.x, width), fmax(size.y, height)};
}

static cor_point with_item(cor_point size, const cor_item *item, double unit)
{
    switch (item->kind) {
    case COR_ITEM_CIRCLES:
        for (size_t i = 0; i < item->circles.n_kinds; i++) {
            double d = 2 * (item->circles.kinds[i].radius + item->circles.kinds[i].stroke_width);
            size = larger(size, d, d);
        }
        return size;
    case COR_ITEM_ICON:
        return larger(size, item->icon.width, item->icon.height);
    case COR_ITEM_STROKE:
        return larger(size, COR_SAMPLE_WIDTH * unit, item->stroke.width);
    case COR_ITEM_PATTERN: /* of an area, or as wide as a line */
        return larger(size, COR_SAMPLE_WIDTH * unit, cor_rect_height(cor_path_bounds(item->pattern.paths)));
    case COR_ITEM_FILL:
        return larger(size, COR_SAMPLE_WIDTH * unit, COR_SAMPLE_HEIGHT * unit);
    default:
        return size;
    }
}

cor_point cor_sample_size(cor_pen *pen, const cor_drawn_layer *drawn, const cor_class *class)
{
    cor_scene *beside = cor_scene_new(pen->arena, pen->scene->width, pen->scene->height);
    cor_symbolizer with = *pen->what->symbolizer;
    cor_point size = {0, 0};
    beside->dpi = pen->scene->dpi;
    with.scene = beside;
    with.diagnostics = NULL;
    const cor_group *group = cor_scene_group(beside, "sample", "sample");
    draw_all(pen, &with, drawn, class, (cor_point){0, 0});
    for (size_t i = 0; i < group->n_items; i++)
        size = with_item(size, &group->items[i], pen->unit);
    cor_scene_free(beside);
    return size;
}
