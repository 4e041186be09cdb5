/* What one page is made with: a map that many share, and what is this page's own. A page of a map, a page of an atlas
 * and an inset each make one, by the same function, and nothing in it changes but the pools that it points to. */
#ifndef COR_PREPARE_RENDER_CONTEXT_H
#define COR_PREPARE_RENDER_CONTEXT_H

#include "prepare/page_subject.h"
#include "prepare/resolved_map.h"

struct cor_shared_tables; /* see shared_tables.h */

typedef struct {
    cor_session *session; /* fonts, projections, readers: of one thread */
    const cor_resolved_map *map;
    cor_map_view view;          /* the document's, an atlas page's or an inset's */
    const cor_parameter *state; /* the map's, and the fields of an atlas page */
    size_t n_state;
    const cor_page_subject *subject;               /* of an atlas page; NULL */
    bool fits_subject;                             /* the view is fitted to it */
    const struct cor_shared_tables *shared_tables; /* that are read already; NULL */
    cor_interns *interns;                          /* of what is read for the page, over the map's */
    cor_icons *icons;
    cor_diagnostics *diagnostics; /* NULL: what is said of the page need not be said again */
    cor_arena *arena;
    GPtrArray *routes;              /* see named_routes.h: made so far, for this page or for its map */
    const GPtrArray *routes_before; /* of the context that this one is within; NULL */
    bool owns_interns, owns_icons, owns_routes;
} cor_render_context;

/* What a page has of its own; what is NULL is the map's, or made anew. All is borrowed and must outlive the context. */
typedef struct {
    const cor_map_view *view;
    const cor_page_subject *subject; /* its fields are parameters */
    const struct cor_shared_tables *shared_tables;
    const cor_render_context
        *within;   /* that of a batch for its pages, of a page for its insets: pools lie over its own */
    bool is_inset; /* of the page WITHIN: strings and state are the page's, and it says nothing */
} cor_page_own;

/* A context for a page of MAP in SESSION. It lies in ARENA, which is emptied only after cor_render_context_close. */
cor_render_context *cor_render_context_open(cor_session *session, const cor_resolved_map *map, const cor_page_own *own,
                                            cor_arena *arena);
void cor_render_context_close(cor_render_context *context); /* NULL is fine */

#endif
