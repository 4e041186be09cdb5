/* Routes: those that a map document names, and lines of sources that are one. Each is made once for a page, or for all
 * pages of an atlas. */
#ifndef COR_PREPARE_NAMED_ROUTES_H
#define COR_PREPARE_NAMED_ROUTES_H

#include "chainage/route.h"
#include "prepare/render_context.h"

/* Where lines are looked for by name. */
#define COR_ROUTES_SOURCE "routes"

/* The route NAME: the one that the document's `routes` call so; else all lines of the source of that name; else the
 * first line in the source `routes` whose id, ref, name or route is NAME. It lives as long as CONTEXT; its name is
 * interned. A calibration that differs by more than 2 % from what is drawn is a warning. Errors at NODE, where it is
 * named (NULL is fine), or where the document describes it: COR_BAD_DOCUMENT where there is none, with the nearest
 * name; COR_BAD_DATA where it can't be made. */
cor_status cor_route_called(const cor_render_context *context, const char *name, const cor_node *node,
                            const cor_route **ret_route, cor_error *err);

/* The first line called NAME among those of SOURCE that pass WHERE (NULL: all) as a route; without a NAME all of them.
 */
cor_status cor_route_in_source(const cor_render_context *context, const char *source, const char *where,
                               const char *name, const cor_node *node, const cor_route **ret_route, cor_error *err);

/* What the route rests on, in ARENA: equal terms, equal routes. NULL where it speaks of a name that CONTEXT does not
 * have, such as a page's field. */
const char *cor_route_terms(const cor_render_context *context, const char *name, cor_arena *arena);

/* The AT-th route that was made so far, for all pages or for this one; NULL behind the last. */
const cor_route *cor_routes_made(const cor_render_context *context, size_t at);

#endif
