#include "page.h"

#include <glib.h>

#include "support/cmocka_all.h"
#include "support/styled.h"

static const char *const english[] = {"en", NULL};

static void set_defaults(page *p, double width, double height)
{
    cor_furniture on = {.on = true};
    p->map = (cor_map_document){.file = "map.yaml", .title = "A title of thirty letters, or so", .worldview = "un"};
    p->map.languages = english;
    p->map.page.width = width;
    p->map.page.height = height;
    p->map.page.dpi = 96;
    p->map.page.frame = true;
    p->map.furniture.title = on;
    p->map.furniture.legend.on = true;
    p->map.furniture.scale_bar.on = true;
    p->map.furniture.credits = p->map.furniture.disclaimer = on;
}

page *new_page(double width, double height)
{
    static const cor_credits_size no_credits;
    page *p = g_new0(page, 1);
    p->arena = cor_arena_new();
    p->interns = cor_interns_new();
    p->diagnostics = cor_diagnostics_new();
    p->fonts = cor_fonts_new();
    p->icons = cor_icons_new(COR_SOURCE_DIR "/styles/icons");
    p->proj = cor_proj_new();
    set_defaults(p, width, height);
    p->scene = cor_scene_new(p->arena, width, height);
    p->scene->frame = cor_furnish_frame(&p->map, &no_credits);
    p->symbolizer = (cor_symbolizer){.scene = p->scene,
                                     .interns = p->interns,
                                     .diagnostics = p->diagnostics,
                                     .fonts = p->fonts,
                                     .icons = p->icons,
                                     .zoom = 5};
    p->furnishing = (cor_furnishing){.map = &p->map, .symbolizer = &p->symbolizer};
    set_view(p, "EPSG:3395", 70, 30, 1000);
    draw_layers(p, "[]", "[]");
    return p;
}

void free_page(page *p)
{
    cor_scene_free(p->scene);
    cor_proj_free(p->proj);
    cor_icons_free(p->icons);
    cor_fonts_free(p->fonts);
    cor_diagnostics_free(p->diagnostics);
    cor_interns_free(p->interns);
    cor_arena_free(p->arena);
    g_free(p);
}

void set_view(page *p, const char *crs, double lon, double lat, double units)
{
    const cor_crs *map;
    cor_point centre = {lon, lat}, frame = cor_rect_center(p->scene->frame);
    assert_int_equal(cor_crs_open(p->proj, crs, &map, NULL), COR_OK);
    assert_int_equal(cor_transform_open(p->proj, cor_crs_lonlat(p->proj), map, &p->furnishing.from_lonlat, NULL),
                     COR_OK);
    assert_int_equal(cor_transform_open(p->proj, map, cor_crs_lonlat(p->proj), &p->furnishing.to_lonlat, NULL), COR_OK);
    assert_int_equal(cor_transform_forward(p->furnishing.from_lonlat, &centre, 1), 0);
    p->furnishing.to_map = (cor_affine){units, 0, 0, -units, centre.x - units * frame.x, centre.y + units * frame.y};
    p->furnishing.to_page =
        (cor_affine){1 / units, 0, 0, -1 / units, frame.x - centre.x / units, frame.y + centre.y / units};
}

static const cor_drawable *drawable_of(page *p, const cor_compiler *compiler, const cor_node *features)
{
    cor_table *table = COR_NEW(p->arena, cor_table);
    cor_point *points = COR_NEW_ARRAY(p->arena, cor_point, features->n + 1);
    uint8_t *visibility = COR_NEW_ARRAY(p->arena, uint8_t, features->n + 1);
    *table = (cor_table){.source = "data", .file = "data", .n_rows = features->n};
    for (size_t i = 0; i < features->n; i++) {
        const cor_node *x = cor_node_get(features->items[i], "x"), *y = cor_node_get(features->items[i], "y");
        points[i] = (cor_point){x->number, y->number};
        bool inside = cor_rect_contains(p->scene->frame, points[i].x, points[i].y);
        visibility[i] = inside ? COR_VISIBILITY_INSIDE : COR_VISIBILITY_OUTSIDE;
    }
    table->geometry = (cor_geometry){.n_features = features->n,
                                     .n_parts = features->n,
                                     .n_points = features->n,
                                     .points = points,
                                     .kind = COR_SHAPE_POINT};
    add_columns(compiler, table, features->items);
    cor_drawable *drawable = COR_NEW(p->arena, cor_drawable);
    *drawable = (cor_drawable){.table = table, .page = &table->geometry, .visibility = visibility};
    return drawable;
}

void draw_layers(page *p, const char *layers, const char *features)
{
    const cor_compiler compiler = {p->arena, p->interns, p->diagnostics};
    const cor_style *style = style_of(&compiler, layers);
    size_t n = cor_style_layer_count(style);
    const cor_drawable *drawable = drawable_of(p, &compiler, yaml_of(&compiler, features, "features"));
    p->layers = COR_NEW_ARRAY(p->arena, cor_drawn_layer, n + 1);
    for (size_t i = 0; i < n; i++) {
        p->layers[i] = (cor_drawn_layer){.layer = cor_style_layer_at(style, i), .drawable = drawable};
        assert_int_equal(cor_symbolize(&p->symbolizer, p->layers[i].layer, drawable, &p->layers[i].counts, NULL),
                         COR_OK);
    }
    p->furnishing.style = style;
    p->furnishing.layers = p->layers;
    p->furnishing.n_layers = n;
}

void furnish(page *p)
{
    cor_error err = {0};
    if (cor_furnish(&p->furnishing, &err)) fail_msg("%s", err.message);
    cor_status st = cor_furnish_words(&p->furnishing, &p->problem);
    assert_int_equal(st, p->problem.status);
}

const cor_group *group_of(const page *p, const char *id)
{
    for (size_t i = 0; i < cor_scene_group_count(p->scene); i++)
        if (!strcmp(cor_scene_group_at(p->scene, i)->id, id)) return cor_scene_group_at(p->scene, i);
    return NULL;
}

const char *words_of(const page *p, const char *id)
{
    const cor_group *group = group_of(p, id);
    const char *words = "";
    for (size_t i = 0; group && i < group->n_items; i++)
        if (group->items[i].kind == COR_ITEM_TEXT)
            words = cor_arena_format(p->arena, "%s%s%s", words, *words ? "|" : "", group->items[i].text.run->spec.text);
    return words;
}

cor_rect obstacle_of(const page *p, const char *what)
{
    size_t n;
    const cor_obstacle *obstacles = cor_scene_obstacles(p->scene, &n);
    for (size_t i = 0; i < n; i++)
        if (!strcmp(obstacles[i].what, what)) return obstacles[i].box;
    return COR_RECT_EMPTY;
}

const char *remarks_of(const page *p)
{
    return remarks_text(p->arena, p->diagnostics);
}

const char *remarks_but_of_others(const page *p)
{
    GString *left = g_string_new(NULL);
    char **lines = g_strsplit(remarks_of(p), "\n", -1);
    for (char **line = lines; *line; line++)
        if (**line && !strstr(*line, "that the style doesn't name")) g_string_append_printf(left, "%s\n", *line);
    g_strfreev(lines);
    const char *kept = cor_arena_copy(p->arena, left->str);
    g_string_free(left, TRUE);
    return kept;
}
