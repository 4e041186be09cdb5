/* A map that was read and checked: document, style, and the names by which they know each other's sources. Nothing of
 * it is written to from then on, so any number of pages, in any number of threads, are made of one. */
#ifndef COR_PREPARE_RESOLVED_MAP_H
#define COR_PREPARE_RESOLVED_MAP_H

#include <glib.h>

#include "map/map.h"
#include "prepare/session.h"
#include "scene/icons.h"
#include "style/style.h"

typedef struct {
    cor_arena *arena;
    cor_interns *interns; /* of document and style */
    const cor_map_document *document;
    const cor_style *style;
    const cor_node *style_root;        /* what STYLE was read from: the styles of DOCUMENT with its layers */
    const cor_icon_place *icon_places; /* without those of the web */
    size_t n_icon_places;
    const cor_parameter *state; /* global-state: the style's defaults, then the document's parameters, then ours */
    size_t n_state;
    bool is_shown; /* layers of it are made of the rows of sources */
    bool strict, debug_labels;
    const char *const *worldviews; /* those that the style knows, NULL-terminated */
    size_t n_worldviews;
    const char *worldview;             /* the one that is drawn; NULL: the style knows none */
    bool worldview_is_set, draws_each; /* whether someone chose it; whether there shall be a map for each */
} cor_resolved_map;

/* Reads the map document at PATH and its style, with what the caller wants otherwise (OPTIONS may be NULL). Warnings go
 * to SESSION, which need not live as long. Caller owns *ret_map. */
cor_status cor_resolved_map_open(cor_session *session, const char *path, const cor_options *options,
                                 const cor_resolved_map **ret_map, cor_error *err);

/* The style at PATH as if a map document named it and said nothing else: to be checked, not to be drawn. */
cor_status cor_resolved_map_of_style(cor_session *session, const char *path, const cor_resolved_map **ret_map,
                                     cor_error *err);

void cor_resolved_map_free(const cor_resolved_map *map);

#endif
