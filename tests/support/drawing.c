#include "support/drawing.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "support/cmocka_all.h"

cor_scene *new_page(double width, double height)
{
    return cor_scene_new(cor_arena_new(), width, height);
}

void free_page(cor_scene *scene)
{
    cor_arena *arena = scene->arena;
    cor_scene_free(scene);
    cor_arena_free(arena);
}

cor_color color(const char *text)
{
    guint64 rgba = g_ascii_strtoull(text + 1, NULL, 16);
    if (strlen(text) < 9) rgba = rgba << 8 | 255;
    return (cor_color){(float) (rgba >> 24 & 255) / 255, (float) (rgba >> 16 & 255) / 255,
                       (float) (rgba >> 8 & 255) / 255, (float) (rgba & 255) / 255};
}

static void add_part(GArray *points, GArray *parts, const char *part, bool closed)
{
    char **pairs = g_strsplit(part, ",", -1);
    guint first = points->len;
    for (char **pair = pairs; *pair; pair++) {
        char *rest;
        cor_point p = {.x = g_ascii_strtod(*pair, &rest)};
        p.y = g_ascii_strtod(rest, NULL);
        g_array_append_val(points, p);
    }
    cor_point begin = g_array_index(points, cor_point, first);
    cor_point end = g_array_index(points, cor_point, points->len - 1);
    if (closed && (begin.x != end.x || begin.y != end.y)) g_array_append_val(points, begin);
    uint32_t stop = points->len;
    g_array_append_val(parts, stop);
    g_strfreev(pairs);
}

cor_path path_of(cor_scene *scene, const char *coordinates, bool closed)
{
    GArray *points = g_array_new(FALSE, FALSE, sizeof(cor_point));
    GArray *parts = g_array_new(FALSE, TRUE, sizeof(uint32_t));
    char **texts = g_strsplit(coordinates, ";", -1);
    g_array_set_size(parts, 1);
    for (char **text = texts; *text; text++)
        add_part(points, parts, *text, closed);
    cor_path path = {.points = cor_arena_memdup(scene->arena, points->data, points->len * sizeof(cor_point)),
                     .parts = cor_arena_memdup(scene->arena, parts->data, parts->len * sizeof(uint32_t)),
                     .n_parts = parts->len - 1,
                     .closed = closed};
    g_strfreev(texts);
    g_array_unref(points);
    g_array_unref(parts);
    return path;
}

static const cor_path *kept(cor_scene *scene, cor_path path)
{
    return cor_arena_memdup(scene->arena, &path, sizeof path);
}

void add_polygon(cor_scene *scene, const char *fill, const char *coordinates)
{
    cor_fill item = {.paths = kept(scene, path_of(scene, coordinates, true)), .n_paths = 1, .color = color(fill)};
    cor_scene_add(scene, COR_ITEM_FILL)->fill = item;
}

cor_stroke *add_line(cor_scene *scene, const char *stroke, double width, const char *coordinates)
{
    cor_item *item = cor_scene_add(scene, COR_ITEM_STROKE);
    item->stroke = (cor_stroke){.paths = kept(scene, path_of(scene, coordinates, false)),
                                .n_paths = 1,
                                .color = color(stroke),
                                .width = width,
                                .miter_limit = 2};
    return &item->stroke;
}

void add_circles(cor_scene *scene, const cor_circle *kind, const cor_point *at, size_t n)
{
    cor_circles item = {.kinds = cor_arena_memdup(scene->arena, kind, sizeof *kind),
                        .n_kinds = 1,
                        .at = cor_arena_memdup(scene->arena, at, n * sizeof *at),
                        .n = n};
    cor_scene_add(scene, COR_ITEM_CIRCLES)->circles = item;
}

cor_text_item *add_text(cor_scene *scene, cor_fonts *fonts, const char *text, const char *family, double size, double x,
                        double y)
{
    cor_text_spec spec = {.text = text, .font = {family, 400, false}, .size = size};
    cor_error err = {0};
    const cor_run *run;
    if (cor_shape(fonts, &spec, NULL, &run, &err)) fail_msg("%s", err.message);
    cor_item *item = cor_scene_add(scene, COR_ITEM_TEXT);
    item->text = (cor_text_item){
        .run = run, .x = x, .y = y, .color = color("#1a1a1a"), .halo = color("#ffffff"), .halo_width = 1};
    return &item->text;
}
