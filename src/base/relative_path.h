/* One place as seen from another. */
#ifndef COR_BASE_RELATIVE_PATH_H
#define COR_BASE_RELATIVE_PATH_H

#include "base/arena.h"

/* PATH as it is written in a file that stands in FOLDER: "../shapes/routes.shp". Both are as seen from the current
 * folder; links on the way to folders that are there are followed, since ".." does so, too. In ARENA. */
const char *cor_relative_path(cor_arena *arena, const char *folder, const char *path);

#endif
