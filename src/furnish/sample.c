#include "furnish/sample.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "furnish/class_row.h"
#include "furnish/contrast.h"
#include "furnish/drawn_rows.h"

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
static cor_geometry shape_of(cor_arena *arena, const cor_layer *layer, cor_point centre, const cor_pen *pen)
{
    cor_geometry_builder *builder = cor_geometry_builder_new();
    double w = pen->sample_width / 2, h = COR_SAMPLE_HEIGHT * pen->unit / 2;
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

/* A table of one row with CLASS's cells. */
static cor_table row_of(const cor_drawn_layer *drawn, const cor_class *class)
{
    const cor_table *real = drawn->drawable->table;
    return (cor_table){.source = real->source,
                       .file = real->file,
                       .n_rows = 1,
                       .columns = class->columns,
                       .n_columns = class->table->n_columns,
                       .ids = class->id};
}

static void draw_layer(cor_pen *pen, const cor_symbolizer *with, const cor_drawn_layer *drawn, const cor_class *class,
                       cor_point centre)
{
    cor_table *table = COR_NEW(pen->arena, cor_table);
    *table = row_of(drawn, class);
    table->geometry = shape_of(pen->arena, drawn->layer, centre, pen);
    cor_drawable drawable = {.table = table, .page = &table->geometry, .lonlat = class->lonlat};
    cor_symbolize_sample(with, drawn->layer, &drawable, NULL);
}

/* A layer below the sample draws the same feature, where it is of the same table; else its own first one. */
static void draw_below(cor_pen *pen, const cor_symbolizer *with, const cor_drawn_layer *drawn, const cor_class *class,
                       cor_point centre)
{
    uint32_t row;
    if (class->table == drawn->drawable->table) {
        draw_layer(pen, with, drawn, class, centre);
    } else if (cor_first_drawn_row(pen, drawn, &row)) {
        cor_class own = cor_class_of_row(pen->arena, drawn->drawable, row);
        draw_layer(pen, with, drawn, &own, centre);
    }
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
                draw_below(pen, with, other, class, centre);
        }
    cor_symbolizer own = *with;
    own.given = class->given;
    own.n_given = class->n_given;
    draw_layer(pen, &own, drawn, class, centre);
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

/* How high the paths of a stroke are: two lines along a gap are higher than each. */
static double stroke_height(const cor_stroke *stroke)
{
    cor_rect all = COR_RECT_EMPTY;
    for (size_t i = 0; i < stroke->n_paths; i++)
        all = cor_rect_union(all, cor_path_bounds(&stroke->paths[i]));
    return stroke->width + (cor_rect_is_empty(all) ? 0 : cor_rect_height(all));
}

static cor_point with_item(cor_point size, const cor_item *item, const cor_pen *pen)
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
        return larger(size, pen->sample_width, stroke_height(&item->stroke));
    case COR_ITEM_PATTERN: /* of an area, or as wide as a line */
        return larger(size, pen->sample_width, cor_rect_height(cor_path_bounds(item->pattern.paths)));
    case COR_ITEM_FILL:
        return larger(size, pen->sample_width, COR_SAMPLE_HEIGHT * pen->unit);
    default:
        return size;
    }
}

static bool is_visible(const cor_item *item)
{
    switch (item->kind) {
    case COR_ITEM_ICON:
        return item->icon.opacity > 0 && item->icon.width > 0;
    case COR_ITEM_FILL:
        return item->fill.color.a > 0;
    case COR_ITEM_STROKE:
        return item->stroke.color.a > 0 && item->stroke.width > 0;
    case COR_ITEM_PATTERN:
        return item->pattern.opacity > 0;
    default:
        return true;
    }
}

/* ---- paints as text: equal for equal looks ------------------------------------------------------------------- */

static void add_color(GString *to, cor_color c)
{
    if (lroundf(c.a * 255) <= 0) {
        g_string_append(to, " none");
        return;
    }
    g_string_append_printf(to, " #%ld.%ld.%ld.%ld", lroundf(c.r * 255), lroundf(c.g * 255), lroundf(c.b * 255),
                           lroundf(c.a * 255));
}

static void add_icon(GString *to, const cor_icon_item *icon)
{
    g_string_append_printf(to, "icon %p %g %g %g %g %d", (const void *) icon->icon, icon->width, icon->height,
                           icon->angle, icon->opacity, icon->recolor);
    if (icon->recolor) add_color(to, icon->color);
    if (icon->halo_width <= 0) return;
    add_color(to, icon->halo);
    g_string_append_printf(to, " %g %g", icon->halo_width, icon->halo_blur);
}

static void add_stroke(GString *to, const cor_stroke *stroke)
{
    g_string_append_printf(to, "stroke %g %d %d %zu", stroke->width, stroke->cap, stroke->join, stroke->n_paths);
    for (size_t i = 0; i < stroke->n_dashes; i++)
        g_string_append_printf(to, " %g", stroke->dashes[i]);
    add_color(to, stroke->color);
}

static void add_circles(GString *to, const cor_circles *circles)
{
    for (size_t i = 0; i < circles->n_kinds; i++) {
        const cor_circle *c = &circles->kinds[i];
        g_string_append_printf(to, "circle %g %g", c->radius, c->blur);
        add_color(to, c->radius > 0 ? c->fill : (cor_color){0, 0, 0, 0});
        if (c->stroke_width <= 0 || c->stroke.a <= 0) continue;
        g_string_append_printf(to, " rim %g", c->stroke_width);
        add_color(to, c->stroke);
    }
}

static void add_paint(GString *to, const cor_item *item)
{
    g_string_append_c(to, ';');
    if (item->kind == COR_ITEM_CIRCLES) add_circles(to, &item->circles);
    if (item->kind == COR_ITEM_ICON) add_icon(to, &item->icon);
    if (item->kind == COR_ITEM_STROKE) add_stroke(to, &item->stroke);
    if (item->kind == COR_ITEM_FILL) add_color(to, item->fill.color);
    if (item->kind == COR_ITEM_PATTERN)
        g_string_append_printf(to, "pattern %p %g %g %g %g", (const void *) item->pattern.icon, item->pattern.width,
                               item->pattern.height, item->pattern.opacity,
                               cor_rect_height(cor_path_bounds(item->pattern.paths)));
}

/* Where a rim differs from what it is round, or enough of the larger circle shines through. */
static bool stands_apart(const cor_item *item)
{
    static const float shines_through = 0.93f;
    if (item->kind != COR_ITEM_CIRCLES || !item->circles.n_kinds) return false;
    const cor_circle *c = &item->circles.kinds[0];
    bool rim = c->stroke_width > 0 && c->stroke.a > 0.3f;
    float differs = fabsf(c->stroke.r - c->fill.r) + fabsf(c->stroke.g - c->fill.g) + fabsf(c->stroke.b - c->fill.b);
    return (rim && (differs > 0.15f || c->fill.a < 0.7f)) || c->fill.a <= shines_through;
}

static double circles_contrast(const cor_circles *circles, cor_color paper)
{
    double most = 1;
    for (size_t i = 0; i < circles->n_kinds; i++) {
        const cor_circle *c = &circles->kinds[i];
        if (c->radius > 0) most = fmax(most, cor_contrast(c->fill, paper));
        if (c->stroke_width > 0) most = fmax(most, cor_contrast(c->stroke, paper));
    }
    return most;
}

/* Of pictures in colours of their own nothing is known: they are taken to be seen. */
static double contrast_of(const cor_item *item, cor_color paper)
{
    switch (item->kind) {
    case COR_ITEM_CIRCLES:
        return circles_contrast(&item->circles, paper);
    case COR_ITEM_FILL:
        return cor_contrast(item->fill.color, paper);
    case COR_ITEM_STROKE:
        return cor_contrast(item->stroke.color, paper);
    case COR_ITEM_ICON:
        return item->icon.recolor ? cor_contrast(item->icon.color, paper) : 21;
    default:
        return 21;
    }
}

/* Of a ring, what it is drawn with; of a disc, what fills it. */
static cor_color color_of_circle(const cor_circle *c)
{
    bool ring = c->stroke_width > 0 && c->stroke.a > 2 * c->fill.a;
    return ring || c->radius <= 0 ? c->stroke : c->fill;
}

/* What fills an area or a mark tells more than lines do, and what lies on top more than what lies below. */
static cor_optional_color color_with(cor_optional_color so_far, bool *of_area, const cor_item *item)
{
    switch (item->kind) {
    case COR_ITEM_FILL:
        *of_area = true;
        return (cor_optional_color){true, item->fill.color};
    case COR_ITEM_CIRCLES:
        if (!item->circles.n_kinds) return so_far;
        *of_area = true;
        return (cor_optional_color){true, color_of_circle(&item->circles.kinds[0])};
    case COR_ITEM_ICON:
        *of_area = true;
        return (cor_optional_color){item->icon.recolor, item->icon.color};
    case COR_ITEM_STROKE:
        return *of_area ? so_far : (cor_optional_color){true, item->stroke.color};
    default:
        return so_far;
    }
}

cor_sample_look cor_sample_look_of(cor_pen *pen, const cor_drawn_layer *drawn, const cor_class *class)
{
    cor_scene *beside = cor_scene_new(pen->arena, pen->scene->width, pen->scene->height);
    cor_symbolizer with = *pen->what->symbolizer;
    cor_sample_look look = {0};
    GString *paint = g_string_new(NULL);
    bool of_area = false;
    beside->dpi = pen->scene->dpi;
    with.scene = beside;
    with.diagnostics = NULL;
    const cor_group *group = cor_scene_group(beside, "sample", "sample");
    draw_all(pen, &with, drawn, class, (cor_point){0, 0});
    for (size_t i = 0; i < group->n_items; i++) {
        look.size = with_item(look.size, &group->items[i], pen);
        look.visible = look.visible || is_visible(&group->items[i]);
        look.stands_apart = stands_apart(&group->items[i]);
        look.contrast = fmax(look.contrast, contrast_of(&group->items[i], pen->paper));
        look.color = color_with(look.color, &of_area, &group->items[i]);
        add_paint(paint, &group->items[i]);
    }
    look.paint = cor_arena_copy(pen->arena, paint->str);
    g_string_free(paint, TRUE);
    cor_scene_free(beside);
    return look;
}
