/* Reading in progress: what the reader's parts share. Nothing here survives reading. */
#ifndef COR_STYLE_READER_H
#define COR_STYLE_READER_H

#include "style/model.h"
#include "style/spec.h"

typedef struct {
    const cor_compiler *compiler;
    cor_style *style;
    cor_error first; /* the first error said; COR_OK when there was none */
} cor_reader;

/* An error at NODE's place: kept as a remark, reading goes on. */
void cor_style_error(cor_reader *reader, const cor_node *node, const char *format, ...) COR_PRINTF(3, 4);
/* The same at the place of NODE's key. */
void cor_style_key_error(cor_reader *reader, const cor_node *node, const char *format, ...) COR_PRINTF(3, 4);
/* A warning at the place of NODE's key, or of NODE where it has none. */
void cor_style_warn(cor_reader *reader, const cor_node *node, const char *format, ...) COR_PRINTF(3, 4);
/* Says ERR, with what was being read in front of it. */
void cor_style_pass_on(cor_reader *reader, const char *what, const cor_error *err);

/* Checks that NODE is a map with TABLE's keys: kinds, ranges, words, required ones. WHAT names it in errors: "the
 * style", "source 'x'". False when NODE is no map at all. */
bool cor_style_check_keys(cor_reader *reader, const cor_node *node, const cor_key_table *table, const char *what);

/* Texts and numbers that cor_style_check_keys has or has not approved of: anything else is NULL and FALLBACK. */
const char *cor_style_text(const cor_node *map, const char *key);
double cor_style_number(const cor_node *map, const char *key, double fallback);

void cor_style_read_root(cor_reader *reader);
void cor_style_read_sources(cor_reader *reader);
void cor_style_read_layers(cor_reader *reader);

/* The layout and paint properties of LAYER. */
void cor_style_read_properties(cor_reader *reader, cor_layer *layer);
/* Says what of ROW as NODE sets it is not drawn as written. */
void cor_style_note_support(cor_reader *reader, const cor_layer *layer, const cor_property_row *row,
                            const cor_node *node);
/* Checks the keys that are ours in the metadata of the style and of LAYER. */
void cor_style_check_metadata(cor_reader *reader);
void cor_style_check_layer_metadata(cor_reader *reader, const cor_layer *layer);

const cor_style_source *cor_style_find_source(const cor_style *style, const char *id);

#endif
