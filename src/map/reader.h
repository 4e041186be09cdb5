/* Reading in progress: what the parts of the reader share. For the files of map/ alone. */
#ifndef COR_MAP_READER_H
#define COR_MAP_READER_H

#include "map/map.h"

typedef struct cor_map_fault_list cor_map_fault_list; /* see faults.c */

typedef struct {
    cor_arena *arena;
    cor_interns *interns;
    cor_diagnostics *diagnostics;
    const cor_options *options;
    cor_map_document *map;
    cor_map_fault_list *faults; /* NULL: none yet */
    size_t prose_space;         /* of map->prose */
} cor_map_reader;

#endif
