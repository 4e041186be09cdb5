/* Scenes made of any bytes, painted in every format that starts quickly. Nothing may crash or hang, and the SVG is
 * always well-formed. */
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "paint/painter.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct {
    const uint8_t *at, *end;
    cor_arena *arena;
} feed;

static uint8_t next_byte(feed *f)
{
    return f->at < f->end ? *f->at++ : 0;
}

/* Mostly a place on the page; now and then any double at all. */
static double next_number(feed *f)
{
    uint8_t kind = next_byte(f);
    double any = 0;
    if (kind < 230) return kind / 2.0 + next_byte(f) / 256.0;
    if (kind < 240) return -(double) next_byte(f);
    for (size_t i = 0; i < sizeof any; i++)
        ((uint8_t *) &any)[i] = next_byte(f);
    return any;
}

static cor_color next_color(feed *f)
{
    float channels[4];
    for (int i = 0; i < 4; i++)
        channels[i] = (float) next_byte(f) / 128 - 0.25F;
    return (cor_color){channels[0], channels[1], channels[2], channels[3]};
}

static cor_point *next_points(feed *f, size_t n)
{
    cor_point *points = COR_NEW_ARRAY(f->arena, cor_point, n);
    for (size_t i = 0; i < n; i++)
        points[i] = (cor_point){next_number(f), next_number(f)};
    return points;
}

static cor_path *next_path(feed *f)
{
    cor_path *path = COR_NEW(f->arena, cor_path);
    size_t n = next_byte(f) % 24;
    uint32_t *parts = COR_NEW_ARRAY(f->arena, uint32_t, 3);
    parts[1] = (uint32_t) (n ? next_byte(f) % (n + 1) : 0);
    parts[2] = (uint32_t) n;
    *path = (cor_path){next_points(f, n), parts, 2, next_byte(f) % 2};
    return path;
}

static cor_stroke next_stroke(feed *f)
{
    double *dashes = COR_NEW_ARRAY(f->arena, double, 4);
    for (int i = 0; i < 4; i++)
        dashes[i] = next_number(f);
    return (cor_stroke){.paths = next_path(f),
                        .n_paths = 1,
                        .color = next_color(f),
                        .width = next_number(f) / 16,
                        .cap = next_byte(f) % 3,
                        .join = next_byte(f) % 3,
                        .miter_limit = next_number(f),
                        .dashes = dashes,
                        .n_dashes = next_byte(f) % 3 * 2u,
                        .dash_offset = next_number(f)};
}

static cor_circles next_circles(feed *f)
{
    size_t n = next_byte(f) % 16;
    cor_circle *kinds = COR_NEW_ARRAY(f->arena, cor_circle, 2);
    uint32_t *kind = COR_NEW_ARRAY(f->arena, uint32_t, n);
    for (int i = 0; i < 2; i++)
        kinds[i] = (cor_circle){next_number(f), next_color(f), next_number(f), next_color(f), next_number(f)};
    for (size_t i = 0; i < n; i++)
        kind[i] = next_byte(f) % 3;
    return (cor_circles){kinds, 2, next_points(f, n), kind, n};
}

static cor_image next_image(feed *f)
{
    uint8_t *rgba = COR_NEW_ARRAY(f->arena, uint8_t, 64);
    for (int i = 0; i < 64; i++)
        rgba[i] = next_byte(f);
    cor_rect at = {next_number(f), next_number(f), next_number(f), next_number(f)};
    return (cor_image){4, 4, rgba, at, next_number(f), next_byte(f) % 2};
}

static void add_item(feed *f, cor_scene *scene)
{
    switch (next_byte(f) % 4) {
    case 0:
        cor_scene_add(scene, COR_ITEM_FILL)->fill = (cor_fill){next_path(f), 1, next_color(f)};
        break;
    case 1:
        cor_scene_add(scene, COR_ITEM_STROKE)->stroke = next_stroke(f);
        break;
    case 2:
        cor_scene_add(scene, COR_ITEM_CIRCLES)->circles = next_circles(f);
        break;
    default:
        cor_scene_add(scene, COR_ITEM_IMAGE)->image = next_image(f);
    }
}

static void add_group(feed *f, cor_scene *scene)
{
    char *id = cor_arena_copy_n(f->arena, (const char *) f->at, MIN(8, (size_t) (f->end - f->at)));
    cor_group *group = cor_scene_group(scene, id, id);
    group->opacity = next_byte(f) % 4 ? 1 : next_number(f) / 128;
    group->clipped = next_byte(f) % 2;
    group->clip = (cor_rect){next_number(f), next_number(f), next_number(f), next_number(f)};
    for (int n = next_byte(f) % 6; n > 0; n--)
        add_item(f, scene);
}

static bool append(void *context, const void *bytes, size_t length)
{
    g_byte_array_append(context, bytes, (guint) length);
    return true;
}

static void check_well_formed(const GByteArray *svg)
{
    static const GMarkupParser parser = {0};
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, NULL, NULL);
    if (!g_markup_parse_context_parse(context, (const char *) svg->data, (gssize) svg->len, NULL)) abort();
    if (!g_markup_parse_context_end_parse(context, NULL)) abort();
    g_markup_parse_context_free(context);
}

static void paint(const cor_scene *scene)
{
    GByteArray *bytes = g_byte_array_new();
    cor_sink sink = {append, bytes};
    (void) cor_paint_png(scene, 96, &sink, NULL);
    (void) cor_paint_trace(scene, &sink, NULL);
    (void) cor_paint_pdf(scene, &sink, NULL);
    g_byte_array_set_size(bytes, 0);
    if (!cor_paint_svg(scene, &sink, NULL)) check_well_formed(bytes);
    g_byte_array_unref(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    feed f = {data, data + size, cor_arena_new()};
    cor_scene *scene = cor_scene_new(f.arena, 115, 115);
    scene->background = next_color(&f);
    for (int n = next_byte(&f) % 4; n > 0; n--)
        add_group(&f, scene);
    paint(scene);
    cor_scene_free(scene);
    cor_arena_free(f.arena);
    return 0;
}
