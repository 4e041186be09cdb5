/* What the layers of a style ask of its sources. */
#ifndef COR_PREPARE_LAYER_NEEDS_H
#define COR_PREPARE_LAYER_NEEDS_H

#include "prepare/render_context.h"

/* The field that a style reads a row's number from, in the page's table: null where there is no table, or no number. */
#define COR_NUMBER_FIELD "corridor:number"

/* The field that known exports and the bundled data call a feature's place by. */
#define COR_PLACE_FIELD "place"

/* Whether LAYER draws rows of a table: not a background, and no picture. */
bool cor_layer_has_rows(const cor_layer *layer);

/* What the layers on SOURCE ask of its features besides their fields: ids, places on earth. */
cor_program_fields cor_layers_ask(const cor_render_context *context, const char *source, cor_arena *arena);

/* The parameter called NAME; NULL when there is none. Borrowed. */
const cor_value *cor_state_value(const cor_render_context *context, const char *name);

/* The parameter called NAME as text, in ARENA; NULL when there is none. */
const char *cor_state_text(const cor_render_context *context, const char *name, cor_arena *arena);

/* Whether the map's state, at whatever zoom, leaves LAYER visible. */
bool cor_layer_may_be_drawn(const cor_render_context *context, const cor_layer *layer);

/* Whether a layer on SOURCE may be drawn, at whatever zoom. */
bool cor_source_may_be_drawn(const cor_render_context *context, const char *source);

/* COR_BAD_DOCUMENT at NODE, with the nearest name, when the style lacks one of the layers IDS (NULL-terminated; NULL:
 * none). */
cor_status cor_layers_known(const cor_render_context *context, const char *const *ids, const cor_node *node,
                            cor_error *err);

#endif
