/* Sources that a map document shows: their rows are read, and layers made of what is in them. */
#ifndef COR_PREPARE_SHOWN_SOURCES_H
#define COR_PREPARE_SHOWN_SOURCES_H

#include "prepare/resolved_map.h"

/* Adds to SHOWN, for each source of MAP's document with `show`, the list of its layers, in MAP's arena. Classes are
 * those of all rows that the source's `where` and `near` leave, on whichever page; of a `where` that speaks of a page's
 * fields, of all rows. MAP has the styles alone. */
cor_status cor_shown_sources(cor_session *session, const cor_resolved_map *map, GPtrArray *shown, cor_error *err);

#endif
