/* The index of a shapefile: where each record of the .shp stands. */
#ifndef COR_SOURCE_SHP_SHX_H
#define COR_SOURCE_SHP_SHX_H

#include "source/file.h"

enum { COR_SHP_HEADER = 100, COR_SHP_RECORD_HEADER = 8 };

/* Whether every entry of SHX points at a record of SHP of the length it says. */
bool cor_shx_is_sound(const cor_bytes *shx, cor_input *shp);

/* An index made by walking through SHP, which has a whole header. Caller frees. */
cor_bytes cor_shx_build(cor_input *shp);

#endif
