/* `along` of a map document's source: which of its features lie within a distance of routes, and where along them, as
 * fields that everything else reads like the source's own. */
#ifndef COR_PREPARE_ALONG_ROUTES_H
#define COR_PREPARE_ALONG_ROUTES_H

#include "chainage/route.h"
#include "prepare/render_context.h"
#include "table/table.h"

/* The word of the map document on SOURCE, as far as it says `along`; NULL otherwise. */
const cor_map_source *cor_along_options(const cor_render_context *context, const char *source);

/* The fields that `along` adds, NULL-terminated. */
enum {
    COR_ALONG_ROUTE,
    COR_ALONG_KM,
    COR_ALONG_DISTANCE,
    COR_ALONG_SIDE,
    COR_ALONG_KM_FROM,
    COR_ALONG_KM_TO,
    COR_ALONG_FIELDS
};
extern const char *const cor_along_fields[];

/* A kilometre of a route as the fields have it: to a decimetre. */
double cor_along_km(double km);

/* Whether FIELD of SOURCE is one that `along` adds. */
bool cor_is_along_field(const cor_render_context *context, const char *source, const char *field);

/* Whether OPTIONS can be fulfilled: the distance, the routes, the filter. COR_BAD_DOCUMENT or COR_BAD_DATA at what is
 * wrong. */
cor_status cor_along_check(const cor_render_context *context, const cor_map_source *options, cor_error *err);

/* The routes that OPTIONS name, in the order of the document's `routes`: of several that are as near, the first counts.
 * In the arena of CONTEXT. */
cor_status cor_along_routes(const cor_render_context *context, const cor_map_source *options,
                            const cor_route *const **ret_routes, size_t *ret_n, cor_error *err);

/* What the fields and the choice of SOURCE's rows rest on, in ARENA. "" without `along`; NULL where it speaks of a name
 * that CONTEXT does not have, such as a page's field. */
const char *cor_along_terms(const cor_render_context *context, const char *source, cor_arena *arena);

/* The features of TABLE that OPTIONS let through, with the fields, in ARENA; what is farther, or what `along_where`
 * keeps back, counts as left out. */
cor_status cor_along_rows(const cor_render_context *context, const cor_map_source *options, const cor_table *table,
                          cor_arena *arena, const cor_table **ret_table, cor_error *err);

#endif
