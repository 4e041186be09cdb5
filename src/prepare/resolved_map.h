/* A map that was read, checked and frozen: document, style, and the names by
 * which they know each other's sources. Private to render. */
#ifndef COR_PREPARE_RESOLVED_MAP_H
#define COR_PREPARE_RESOLVED_MAP_H

#include <glib.h>

#include "map/map.h"
#include "prepare/session.h"
#include "scene/icon.h"
#include "style/style.h"

struct cor_shared_tables;                         /* see shared_tables.h */
typedef struct cor_page_subject cor_page_subject; /* see coverage.h */

struct cor_map {
    cor_session *session;
    cor_arena *arena;
    const cor_map_document *document;
    const cor_style *style;
    const char *style_folder;
    cor_icons *icons;
    const cor_icon_place *icon_places; /* without those of the web */
    size_t n_icon_places;
    const cor_parameter *state; /* global-state: the style's defaults, then the document's parameters, then ours */
    size_t n_state;
    bool strict, debug_labels;
    const struct cor_shared_tables *shared_tables; /* of an atlas's page: tables that are read already; NULL */
    const cor_page_subject *subject;               /* of an atlas's page: what it shows; NULL */
    const char *fingerprint;                       /* of a batch's page: what it is made of; NULL */
    char *report;                                  /* JSON of the last render */
    GPtrArray *inputs;                             /* of cor_map_input; NULL before the first question */
};

/* Reads and compiles the style at PATH into ARENA. */
cor_status cor_style_open(cor_session *session, cor_arena *arena, const char *path, const cor_style **ret_style,
                          cor_error *err);

/* The style at PATH as if a map document named it and said nothing else: to be checked, not to be drawn. Caller owns
 * *ret_map. */
cor_status cor_map_of_style(cor_session *session, const char *path, cor_map **ret_map, cor_error *err);

/* MAP as the page of its atlas that shows SUBJECT: its fields are parameters, its place is the view. In ARENA, and
 * borrowing from MAP; not to be freed. CRS is what `crs: auto` was chosen to be for all pages; NULL: each its own. */
cor_map *cor_map_of_page(const cor_map *map, const cor_page_subject *subject, const char *crs, cor_arena *arena);

/* Whether LAYER draws rows of a table: not a background, and no picture. */
bool cor_layer_has_rows(const cor_layer *layer);

/* What the layers on SOURCE ask of its features besides their fields: ids, places on earth. */
cor_program_fields cor_layers_ask(const cor_map *map, const char *source, cor_arena *arena);

/* The parameter called NAME as text, in ARENA; NULL when there is none. */
const char *cor_state_text(const cor_map *map, const char *name, cor_arena *arena);

/* Whether a layer on SOURCE may be drawn, at whatever zoom. */
bool cor_source_may_be_drawn(const cor_map *map, const char *source);

/* Where the rows of a source come from: the map document's word wins over the style's. */
typedef struct {
    const char *name;
    const char *type;    /* "vector", "geojson", "raster", "raster-dem" */
    cor_request request; /* without fields, extent and layer of a style layer */
    bool replaced;       /* by the map document */
} cor_data_source;

/* COR_BAD_DOCUMENT when neither document knows NAME. */
cor_status cor_data_source_of(const cor_map *map, const char *name, cor_data_source *ret_source, cor_error *err);

/* COR_BAD_DOCUMENT at NODE (may be NULL), with the nearest name, when neither document knows the source NAME. */
cor_status cor_data_source_known(const cor_map *map, const char *name, const cor_node *node, cor_error *err);

/* COR_BAD_DOCUMENT at NODE, with the nearest name, when the style lacks one of the layers IDS (NULL-terminated; NULL:
 * none). */
cor_status cor_layers_known(const cor_map *map, const char *const *ids, const cor_node *node, cor_error *err);

/* Mistakes in SOURCE are said at NODE from now on. */
void cor_data_source_set_location(cor_data_source *data_source, const cor_node *node);

/* COR_BAD_DOCUMENT at its place when the map document states a `crs` for SOURCE that names none. */
cor_status cor_data_source_check_crs(const cor_map *map, const cor_data_source *data_source, cor_error *err);

/* `where:` with its parameters quoted; unchanged request when there is none. */
cor_status cor_data_source_bind(const cor_map *map, cor_data_source *data_source, cor_error *err);

/* The rows of SOURCE, bound first, in ARENA. */
cor_status cor_data_source_read(const cor_map *map, cor_data_source *data_source, cor_arena *arena,
                                const cor_table **ret_table, cor_error *err);

#endif
