/* Whose view of the borders is drawn. */
#ifndef COR_PREPARE_WORLDVIEW_H
#define COR_PREPARE_WORLDVIEW_H

#include "prepare/resolved_map.h"

/* Chooses the worldview of MAP, whose document and style are read: the one that is asked for, else the default of the
 * style's `state`, else the first that the style knows. COR_BAD_DOCUMENT at its place when the style knows others, but
 * not that. A style that names none takes any. */
cor_status cor_worldview_choose(cor_resolved_map *map, cor_error *err);

/* The worldviews that MAP's style knows, as words for people, "a, b or c"; NULL: none. */
const char *cor_worldviews_listed(const cor_resolved_map *map, cor_arena *arena);

#endif
