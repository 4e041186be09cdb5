/* Reading in progress: what the reader's parts share. Nothing here survives reading. */
#ifndef COR_STYLE_INTERNAL_H
#define COR_STYLE_INTERNAL_H

#include "style/model.h"
#include "style/spec.h"

/* Where errors are looked for: a node that has been found, and its path in the document ("layers[3]"). */
typedef struct {
    const cor_node *node;
    const char *key;
} cor_place;

typedef struct {
    const cor_compiler *compiler;
    cor_style *style;
    cor_place place; /* of what is being read: everything said is about nodes at or below it */
    cor_error first; /* the first error said; COR_OK when there was none */
    size_t n_errors;
} cor_reader;

/* An error at NODE: kept as a warning, reading goes on. */
void cor_style_error(cor_reader *reader, const cor_node *node, const char *format, ...) COR_PRINTF(3, 4);
/* The same at the place of NODE's key. */
void cor_style_key_error(cor_reader *reader, const cor_node *node, const char *format, ...) COR_PRINTF(3, 4);
/* An error that is OWNER's, though it is seen at NODE (or at NODE's key): a layer without source, a key too many. */
void cor_style_error_of(cor_reader *reader, const cor_node *owner, const cor_node *node, const char *format, ...)
    COR_PRINTF(4, 5);
void cor_style_key_error_of(cor_reader *reader, const cor_node *owner, const cor_node *node, const char *format, ...)
    COR_PRINTF(4, 5);
/* A warning at the place of NODE's key, or of NODE where it has none. */
void cor_style_warn(cor_reader *reader, const cor_node *node, const char *format, ...) COR_PRINTF(3, 4);
/* Says ERR, with what was being read in front of it. NODE is to blame, or what SUFFIX ("[1][2]") leads to from there.
 */
void cor_style_pass_on_at(cor_reader *reader, const cor_node *node, const char *suffix, const char *what,
                          const cor_error *err);

/* NODE as JavaScript takes it for a condition: there, and not null, false, 0 or "". */
bool cor_style_is_true(const cor_node *node);

/* Checks that NODE is a map with TABLE's keys: kinds, ranges, words, required ones. WHAT names it in errors: "the
 * style", "source 'x'". False when NODE is no map at all. */
bool cor_style_check_keys(cor_reader *reader, const cor_node *node, const cor_key_table *table, const char *what);
/* Checks that NODE, called WHAT, is one of ENUMS. */
bool cor_style_check_word(cor_reader *reader, const cor_node *node, const char *const *enums, const char *what);
/* Checks that NODE, called WHAT, is a list of numbers; LENGTH 0: of any length. */
bool cor_style_check_numbers(cor_reader *reader, const cor_node *node, size_t length, const char *what);
/* Checks that NODE, called WHAT, is a finite number, not below MINIMUM nor above MAXIMUM (NaN: no limit). */
bool cor_style_check_number(cor_reader *reader, const cor_node *node, double minimum, double maximum, const char *what);

/* Texts and numbers that cor_style_check_keys has or has not approved of: anything else is NULL and FALLBACK. */
const char *cor_style_text(const cor_node *map, const char *key);
double cor_style_number(const cor_node *map, const char *key, double fallback);

/* Checks a plain value of SPEC: no expression, no function. True when nothing is wrong. */
bool cor_style_check_constant(cor_reader *reader, const cor_node *node, const cor_property_spec *spec,
                              const char *what);
/* Checks a function of old, {stops: …}, as a value of SPEC. */
bool cor_style_check_function(cor_reader *reader, const cor_node *node, const cor_property_spec *spec,
                              const char *what);
/* Whether NODE is a list that an operator starts. */
bool cor_style_is_expression(const cor_node *node);
/* Whether the texts that the expression NODE may come to are written out in it. */
bool cor_style_is_spelt_out(const cor_node *node);
/* Checks any value of SPEC and compiles it. NULL when something is wrong. */
const cor_program *cor_style_read_value(cor_reader *reader, const cor_node *node, const cor_property_spec *spec,
                                        const char *what);
/* Checks and compiles a filter, called WHAT. NULL when something is wrong. */
const cor_program *cor_style_read_filter(cor_reader *reader, const cor_node *node, const char *what);
/* Whether NODE or what is in it, as far as it is evaluated, is ["feature-state", …]. */
bool cor_style_reads_state(const cor_node *node);
/* Says so where NODE asks for the state of a feature and WHAT may not. */
bool cor_style_check_stateless(cor_reader *reader, const cor_node *node, const char *what);

/* Tells a style from a map document, before its keys are held against the specification. */
bool cor_style_is_one(cor_reader *reader, const cor_node *root);
void cor_style_read_root(cor_reader *reader);
/* The parts of the root that say nothing to a page: light, sky, fonts, sprites, … */
void cor_style_check_scenery(cor_reader *reader);
void cor_style_read_sources(cor_reader *reader);
/* What a geojson source, called WHAT, says of its features: filter, ids, clusters. */
void cor_style_read_features(cor_reader *reader, cor_style_source *source, const char *what);
void cor_style_read_layers(cor_reader *reader);

/* The properties in GROUP (NULL: none), the layout or paint of LAYER. */
void cor_style_read_properties(cor_reader *reader, cor_layer *layer, const cor_node *group, bool layout);
/* Says what of ROW as NODE sets it is not drawn as written. */
void cor_style_note_support(cor_reader *reader, const cor_layer *layer, const cor_property_row *row,
                            const cor_node *node);
/* Checks the keys that are ours in the metadata of the style and of LAYER. */
void cor_style_check_metadata(cor_reader *reader);
void cor_style_check_layer_metadata(cor_reader *reader, const cor_layer *layer);
/* NODE is the `corridor:stack` of a layer, which messages call WHAT. */
void cor_style_check_stack(cor_reader *reader, const char *what, const cor_node *node);

#endif
