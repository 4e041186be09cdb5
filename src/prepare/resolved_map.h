/* A map that was read, checked and frozen: document, style, and the names by
 * which they know each other's sources. */
#ifndef COR_PREPARE_RESOLVED_MAP_H
#define COR_PREPARE_RESOLVED_MAP_H

#include <glib.h>

#include "map/map.h"
#include "prepare/page_subject.h"
#include "prepare/session.h"
#include "scene/icon.h"
#include "style/style.h"

struct cor_shared_tables; /* see shared_tables.h */

struct cor_map {
    cor_session *session;
    cor_arena *arena;
    const cor_map_document *document;
    const cor_style *style;
    const char *style_folder;
    cor_icons *icons;
    const cor_icon_place *icon_places; /* without those of the web */
    size_t n_icon_places;
    const cor_parameter *state; /* global-state: the style's defaults, then the document's parameters, then ours */
    size_t n_state;
    bool strict, debug_labels;
    const char *const *worldviews; /* those that the style knows, NULL-terminated */
    size_t n_worldviews;
    const char *worldview;                         /* the one that is drawn; NULL: the style knows none */
    bool worldview_is_set, draws_each;             /* whether someone chose it; whether there shall be a map for each */
    const struct cor_shared_tables *shared_tables; /* of an atlas's page: tables that are read already; NULL */
    const cor_page_subject *subject;               /* of an atlas's page: what it shows; NULL */
    const char *fingerprint;                       /* of a batch's page: what it is made of; NULL */
    char *report;                                  /* JSON of the last render */
    GPtrArray *inputs;                             /* of cor_map_input; NULL before the first question */
};

/* PATH as seen from FOLDER, in ARENA. Anything that is no relative path stays as it is. */
const char *cor_path_from(cor_arena *arena, const char *folder, const char *path);

/* Reads and compiles the style at PATH into ARENA. */
cor_status cor_style_open(cor_session *session, cor_arena *arena, const char *path, const cor_style **ret_style,
                          cor_error *err);

/* The style at PATH as if a map document named it and said nothing else: to be checked, not to be drawn. Caller owns
 * *ret_map. */
cor_status cor_map_of_style(cor_session *session, const char *path, cor_map **ret_map, cor_error *err);

/* MAP as the page of its atlas that shows SUBJECT: its fields are parameters, its place is the view. In ARENA, and
 * borrowing from MAP; not to be freed. CRS is what `crs: auto` was chosen to be for all pages; NULL: each its own. */
cor_map *cor_map_of_page(const cor_map *map, const cor_page_subject *subject, const char *crs, cor_arena *arena);

#endif
