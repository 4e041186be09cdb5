/* The parts of a map document, each read by a file of its own. Nobody outside includes this. */
#ifndef COR_MAP_INTERNAL_H
#define COR_MAP_INTERNAL_H

#include "map/field.h"
#include "map/map.h"

enum { COR_MAP_DOTS = 32767 }; /* cairo's largest picture */

/* What every part needs while the document is read. */
typedef struct {
    cor_arena *arena;
    cor_interns *interns;
    cor_diagnostics *diagnostics;
    const cor_options *options;
    cor_map_document *map;
} cor_map_reader;

cor_status cor_map_read_parameters(cor_map_reader *reader, cor_error *err);
cor_status cor_map_read_sources(cor_map_reader *reader, cor_error *err);
cor_status cor_map_read_view(cor_map_reader *reader, cor_error *err);
cor_status cor_map_read_page(cor_map_reader *reader, cor_error *err);
cor_status cor_map_read_furniture(cor_map_reader *reader, cor_error *err);
cor_status cor_map_read_mask(cor_map_reader *reader, cor_error *err);
cor_status cor_map_read_annotations(cor_map_reader *reader, cor_error *err);

/* The document at PATH, whose text is ROOT; else as cor_map_document_read. */
cor_status cor_map_read_root(cor_arena *arena, cor_interns *interns, cor_diagnostics *diagnostics, const char *path,
                             const cor_node *root, const cor_options *options, const cor_map_document **ret_map,
                             cor_error *err);

/* [west, south, east, north] under KEY of NODE, which must be there. */
cor_status cor_map_read_bbox(const cor_node *node, const char *key, cor_rect *ret_bbox, cor_error *err);

/* Furniture with keys of its own. NODE is what the piece says for itself: neither true, false, auto nor none. */
cor_status cor_map_read_scale_bar(cor_map_reader *reader, const cor_node *node, cor_error *err);
cor_status cor_map_read_north_arrow(cor_map_reader *reader, const cor_node *node, cor_error *err);
cor_status cor_map_read_banner(cor_map_reader *reader, const cor_node *node, cor_error *err);
cor_status cor_map_read_graticule(cor_map_reader *reader, const cor_node *node, cor_error *err);
cor_status cor_map_read_logo(cor_map_reader *reader, const cor_node *node, cor_error *err);
cor_status cor_map_read_notes(cor_map_reader *reader, const cor_node *node, cor_error *err);
cor_status cor_map_read_neat_line(cor_map_reader *reader, const cor_node *all, cor_error *err);
cor_status cor_map_read_table(cor_map_reader *reader, const cor_node *node, cor_error *err);
cor_status cor_map_read_insets(cor_map_reader *reader, const cor_node *all, cor_error *err);

/* COR_OK when NODE is a map of some of N KEYS. */
cor_status cor_map_read_own_keys(const cor_node *node, const char *const *keys, size_t n, cor_error *err);

/* The places that a piece may have, as words; "none" switches it off. */
cor_status cor_map_read_place(const cor_node *node, bool *ret_on, cor_at *ret_at, cor_error *err);
cor_status cor_map_read_atlas(cor_map_reader *reader, cor_error *err); /* after view and outputs */

/* `margin` of PARENT: a share of the extent, or points when it is a length on paper. */
cor_status cor_map_read_margin(const cor_node *parent, double *fraction, double *points, cor_error *err);
/* Each of FORMATS is known and stands there once; NODE is their list. */
cor_status cor_map_check_formats(const char *const *formats, const cor_node *node, cor_error *err);

/* Applies options->set, to parameters and sources. */
cor_status cor_map_apply_set(cor_map_reader *reader, cor_error *err);
cor_status cor_map_set_parameter(cor_map_reader *reader, const char *name, const char *value, cor_error *err);
cor_status cor_map_set_source(cor_map_reader *reader, const char *name, const char *key, const char *value,
                              cor_error *err);

/* Keys that the document format has and this version does not draw: a warning at the key of NODE. */
void cor_map_warn_later(cor_map_reader *reader, const cor_node *node);

/* A path as written, seen from the document's folder. */
const char *cor_map_resolve(cor_map_reader *reader, const char *path);

/* YYYY-MM-DD and a day that the calendar has. */
bool cor_date_is_valid(const char *text);

#endif
