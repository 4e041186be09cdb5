/* One page of an atlas as a map of its own. */
#include <string.h>

#include <glib.h>

#include "batch/coverage.h"

/* A field takes the place of a parameter of the same name; the coverage keeps it from Corridor's own words. */
static void add_fields(cor_map *map, const cor_map *base, const cor_page_subject *subject, cor_arena *arena)
{
    cor_parameter *state = COR_NEW_ARRAY(arena, cor_parameter, base->n_state + subject->n_fields);
    size_t n = base->n_state;
    if (n) memcpy(state, base->state, n * sizeof *state);
    for (size_t i = 0; i < subject->n_fields; i++) {
        const cor_parameter *field = &subject->fields[i];
        size_t at = 0;
        while (at < n && strcmp(state[at].name, field->name) != 0)
            at++;
        state[at] = *field;
        n = MAX(n, at + 1);
    }
    map->state = state;
    map->n_state = n;
}

static void set_view(cor_map_document *document, const cor_page_subject *subject, const char *crs)
{
    const cor_map_atlas *atlas = &document->atlas;
    if (crs && !strcmp(document->view.crs, "auto")) document->view.crs = crs;
    document->view.scales = atlas->scales;
    document->view.n_scales = atlas->n_scales;
    if (!atlas->fit) return;
    document->view.margin = atlas->margin;
    document->view.margin_points = atlas->margin_points;
    document->view.fit = NULL;
    document->view.has_bbox = false;
    document->view.has_extent = subject->crs;
    if (!subject->crs) return;
    document->view.extent = subject->extent;
    document->view.crs = subject->crs;
}

cor_map *cor_map_of_page(const cor_map *base, const cor_page_subject *subject, const char *crs, cor_arena *arena)
{
    cor_map *map = COR_NEW(arena, cor_map);
    cor_map_document *document = COR_NEW(arena, cor_map_document);
    *map = *base;
    *document = *base->document;
    map->arena = arena;
    map->document = document;
    map->report = NULL;
    map->inputs = NULL;
    map->subject = document->atlas.fit ? subject : NULL;
    set_view(document, subject, crs);
    add_fields(map, base, subject, arena);
    return map;
}
