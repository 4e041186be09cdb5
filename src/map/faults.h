/* What is wrong with a map document: said at its place, and reading goes on. For the files of map/ alone. */
#ifndef COR_MAP_FAULTS_H
#define COR_MAP_FAULTS_H

#include "map/reader.h"

/* What is wrong at NODE. Only the first word on a node counts; and what a map or a list lacks is no fault of its own
 * where something in it is wrong: it may be what was meant. Always false, for `return`. */
bool cor_map_fault(cor_map_reader *reader, const cor_node *node, const char *format, ...) COR_PRINTF(3, 4);
/* The same at the place of NODE's key. */
bool cor_map_key_fault(cor_map_reader *reader, const cor_node *node, const char *format, ...) COR_PRINTF(3, 4);
/* What is wrong with an option, which has no place: the words begin with its name. */
bool cor_map_option_fault(cor_map_reader *reader, const char *format, ...) COR_PRINTF(2, 3);
/* ERR as a fault of NODE. */
bool cor_map_fault_of(cor_map_reader *reader, const cor_node *node, const cor_error *err);

/* Whether NODE, or what stands directly in it, is wrong so far: what misses a key in it may miss a misspelt one. */
bool cor_map_is_told(const cor_map_reader *reader, const cor_node *node);
/* Whether anything is wrong so far. */
bool cor_map_is_faulty(const cor_map_reader *reader);

/* Adds all faults to the reader's diagnostics, in the document's order, options behind; the first of them becomes ERR.
 * COR_OK when there are none. */
cor_status cor_map_say_faults(cor_map_reader *reader, cor_error *err);

#endif
