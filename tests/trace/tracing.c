#include "trace/tracing.h"

#include <string.h>

#include <glib.h>

#include "place/place.h"
#include "support/bytes.h"
#include "support/cmocka_all.h"
#include "support/compiling.h"
#include "support/styled.h"

static char *last_remarks;

typedef struct {
    cor_compiler compiler;
    cor_fonts *fonts;
    cor_icons *icons;
} bench;

static void add_points(cor_geometry_builder *builder, const cor_node *list)
{
    cor_builder_part(builder);
    for (size_t i = 0; i < list->n; i++)
        cor_builder_point(builder, list->items[i]->items[0]->number, list->items[i]->items[1]->number);
    cor_builder_end_part(builder, 1);
}

static void add_feature(cor_geometry_builder *builder, const cor_node *feature)
{
    const cor_node *point = cor_node_get(feature, "point"), *line = cor_node_get(feature, "line");
    const cor_node *polygon = cor_node_get(feature, "polygon"), *points = cor_node_get(feature, "points");
    cor_builder_feature(builder, point || points ? COR_SHAPE_POINT
                                 : line          ? COR_SHAPE_LINE
                                 : polygon       ? COR_SHAPE_POLYGON
                                                 : COR_SHAPE_NONE);
    if (point) {
        cor_builder_part(builder);
        cor_builder_point(builder, point->items[0]->number, point->items[1]->number);
        cor_builder_end_part(builder, 1);
    }
    if (points) add_points(builder, points);
    if (line) add_points(builder, line);
    for (size_t i = 0; polygon && i < polygon->n; i++)
        add_points(builder, polygon->items[i]);
    cor_builder_end_feature(builder);
}

static cor_table *table_of(const cor_compiler *compiler, const cor_node *features)
{
    cor_arena *arena = compiler->arena;
    cor_table *table = COR_NEW(arena, cor_table);
    const cor_node **rows = COR_NEW_ARRAY(arena, const cor_node *, features->n);
    cor_geometry_builder *builder = cor_geometry_builder_new();
    for (size_t i = 0; i < features->n; i++) {
        rows[i] = cor_node_get(features->items[i], "properties");
        add_feature(builder, features->items[i]);
    }
    *table = (cor_table){
        .source = "data", .file = "data", .n_rows = features->n, .geometry = cor_builder_finish(builder, arena)};
    add_columns(compiler, table, rows);
    cor_geometry_builder_free(builder);
    return table;
}

/* Every layer is clipped to the frame, which need not be said in each test. */
static char *without_clips(const char *all)
{
    char **lines = g_strsplit(all, "\n", -1);
    GString *text = g_string_new(NULL);
    for (char **line = lines; *line && (*line)[0]; line++)
        if (!strstr(*line, ": clip 10,10 to 190,90")) g_string_append_printf(text, "%s\n", *line);
    g_strfreev(lines);
    return g_string_free(text, FALSE);
}

/* The layer's own marks say what one place is, and its metadata what becomes of them. */
static void stack(const cor_symbolizer *with, const cor_layer *layer, cor_drawable *drawable, cor_places *places)
{
    const cor_geometry *g = drawable->page;
    cor_arena *arena = with->scene->arena;
    size_t n = drawable->table->n_rows;
    double *widths = COR_NEW_ARRAY(arena, double, n);
    cor_point *points = COR_NEW_ARRAY(arena, cor_point, n);
    drawable->places = NULL;
    drawable->stack = cor_layer_stack(with, layer, drawable, COR_STACK_UNSAID, false);
    if (drawable->stack == COR_STACK_NEVER && !cor_layer_sums(layer)) return;
    for (size_t i = 0; i < n; i++)
        points[i] = g->points[cor_geometry_first_point(g, cor_geometry_first_part(g, i))];
    bool marks = drawable->stack != COR_STACK_NEVER && cor_mark_widths(with, layer, drawable, widths);
    *places = cor_gather_points(points, n, marks ? widths[0] : 0, arena);
    drawable->places = places;
}

static char *draw(bench *b, const char *layers, const char *features, cor_layer_counts *counts)
{
    cor_error err;
    const cor_compiler *compiler = &b->compiler;
    const cor_style *style = style_of(compiler, layers);
    cor_table *table = table_of(compiler, yaml_of(compiler, features, "features"));
    cor_drawable drawable = {.table = table, .page = &table->geometry};
    cor_scene *scene = cor_scene_new(compiler->arena, 200, 100);
    cor_symbolizer with = {.scene = scene,
                           .interns = compiler->interns,
                           .diagnostics = compiler->diagnostics,
                           .fonts = b->fonts,
                           .icons = b->icons,
                           .zoom = 5};
    scene->frame = (cor_rect){10, 10, 190, 90};
    for (size_t i = 0; i < cor_style_layer_count(style); i++) {
        cor_places places;
        stack(&with, cor_style_layer_at(style, i), &drawable, &places);
        assert_int_equal(cor_symbolize(&with, cor_style_layer_at(style, i), &drawable, counts, &err), COR_OK);
    }
    assert_int_equal(cor_place(scene, &err), COR_OK);
    cor_scene_set_labels(scene);
    char *all = painted_text(scene, AS_TRACE), *text = without_clips(all);
    cor_scene_free(scene);
    g_free(all);
    return text;
}

char *trace(const char *layers, const char *features, cor_layer_counts *counts)
{
    bench b = {new_compiler(), cor_fonts_new(), cor_icons_new(COR_SOURCE_DIR "/styles/icons")};
    char *text = draw(&b, layers, features, counts);
    g_free(last_remarks);
    last_remarks = g_strdup(remarks_text(b.compiler.arena, b.compiler.diagnostics));
    cor_icons_free(b.icons);
    cor_fonts_free(b.fonts);
    free_compiler(&b.compiler);
    return text;
}

char *trace_remarks(void)
{
    char *diagnostics = last_remarks;
    last_remarks = NULL;
    return diagnostics;
}

void check_trace(const char *layers, const char *features, const char *expected)
{
    char *got = trace(layers, features, NULL);
    bool same = !strcmp(got, expected);
    if (!same) print_message("expected:\n%s\ngot:\n%s\n", expected, got);
    g_free(got);
    assert_true(same);
}
