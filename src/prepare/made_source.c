#include "prepare/made_source.h"

#include <string.h>

#include <glib.h>

const cor_map_source *cor_made_options(const cor_render_context *context, const char *source)
{
    for (size_t i = 0; i < context->map->document->n_sources; i++) {
        const cor_map_source *s = &context->map->document->sources[i];
        if (s->made.kind != COR_MADE_OF_NO_ROUTE && !strcmp(s->name, source)) return s;
    }
    return NULL;
}

const char *const *cor_made_fields(const cor_map_source *options, cor_arena *arena)
{
    static const char *const of_posts[] = {"km", "route", "angle", "kind", NULL};
    static const char *const of_segments[] = {"segment", "km_from", "km_to", "route", "length_km"};
    if (options->made.kind == COR_MADE_POSTS) return of_posts;
    size_t n = G_N_ELEMENTS(of_segments);
    const char **fields = COR_NEW_ARRAY(arena, const char *, n + 5);
    memcpy(fields, of_segments, sizeof of_segments);
    if (options->made.count) {
        fields[n++] = "count";
        fields[n++] = "count_possible";
    }
    if (options->made.sum) {
        fields[n++] = "sum";
        fields[n++] = "sum_possible";
    }
    return fields;
}

const cor_source_info *cor_made_contents(const cor_map_source *options, cor_arena *arena)
{
    const char *const *names = cor_made_fields(options, arena);
    size_t n = g_strv_length((char **) names);
    cor_field_info *fields = COR_NEW_ARRAY(arena, cor_field_info, n);
    for (size_t i = 0; i < n; i++) {
        bool is_text = !strcmp(names[i], "route") || !strcmp(names[i], "kind");
        fields[i] = (cor_field_info){.name = names[i], .kind = is_text ? "String" : "Number"};
    }
    bool of_points = options->made.kind == COR_MADE_POSTS;
    const cor_layer_info layer = {.name = options->name,
                                  .geometry = of_points ? "Point" : "MultiLineString",
                                  .n_features = -1,
                                  .extent = COR_RECT_EMPTY,
                                  .fields = fields,
                                  .n_fields = n};
    cor_source_info *info = COR_NEW(arena, cor_source_info);
    *info =
        (cor_source_info){.driver = "route", .layers = cor_arena_memdup(arena, &layer, sizeof layer), .n_layers = 1};
    return info;
}
