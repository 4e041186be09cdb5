/* The parts of a map document, each read by a file of its own. Nobody outside includes this. */
#ifndef COR_MAP_INTERNAL_H
#define COR_MAP_INTERNAL_H

#include "map/keys.h"

enum { COR_MAP_DOTS = 32767 }; /* cairo's largest picture */

/* What stands under a key of the root, or a part of it: NODE, read into TARGET, which the table of keys says. */
void cor_map_read_parameters(cor_map_reader *reader, const cor_node *node, void *target);
void cor_map_read_sources(cor_map_reader *reader, const cor_node *node, void *target);
void cor_map_read_routes(cor_map_reader *reader, const cor_node *node, void *target);
void cor_map_read_fields(cor_map_reader *reader, const cor_node *node, void *source);
void cor_map_read_types(cor_map_reader *reader, const cor_node *node, void *source);
void cor_map_read_precision(cor_map_reader *reader, const cor_node *node, void *precision);
void cor_map_read_layers(cor_map_reader *reader, const cor_node *node, void *layers);
void cor_map_read_mask(cor_map_reader *reader, const cor_node *node, void *mask);
void cor_map_read_annotations(cor_map_reader *reader, const cor_node *node, void *target);
void cor_map_read_atlas(cor_map_reader *reader, const cor_node *node, void *atlas); /* after view and outputs */
void cor_map_read_furniture(cor_map_reader *reader, const cor_node *node, void *target);

/* What is so where nothing is said, before the document is read. */
void cor_map_set_view(cor_map_document *map);
void cor_map_set_page(cor_map_document *map);
void cor_map_set_furniture(cor_map_document *map);
/* What options say, and what one key must not say beside another, after all is read. */
void cor_map_finish_view(cor_map_reader *reader);
void cor_map_finish_page(cor_map_reader *reader);
void cor_map_finish_furniture(cor_map_reader *reader);

void cor_map_read_show(cor_map_reader *reader, const cor_node *node, void *show); /* of a source */
void cor_map_read_since(cor_map_reader *reader, const cor_node *node, void *since);

extern const cor_map_keys cor_map_show_keys, cor_map_since_keys;
extern const cor_map_keys cor_map_source_keys, cor_map_route_keys, cor_map_type_keys, cor_map_precision_keys,
    cor_map_layer_keys, cor_map_label_keys, cor_map_view_keys, cor_map_page_keys, cor_map_mask_keys, cor_map_atlas_keys;
extern const cor_map_keys cor_map_annotation_keys[]; /* of each kind, cor_annotation_kind */
extern const cor_map_keys cor_map_scale_bar_keys, cor_map_north_arrow_keys, cor_map_banner_keys, cor_map_graticule_keys,
    cor_map_legend_keys, cor_map_logo_keys, cor_map_notes_keys, cor_map_neat_line_keys, cor_map_table_keys,
    cor_map_inset_keys, cor_map_timeline_keys, cor_map_ranking_keys, cor_map_route_strip_keys;

/* The places that a piece may have; "none" switches it off. */
extern const char *const cor_map_places[COR_AT_BELOW];
extern const char *const cor_map_legend_places[COR_AT_BELOW + 1]; /* the legend has one more */
extern const char *const cor_map_chart_places[COR_AT_BESIDE + 1]; /* and charts have two */

/* `at` of a piece that TYPE is the model of. */
#define COR_MAP_PLACE_KEY(type)                                                                                        \
    {                                                                                                                  \
        "at", COR_KEY_WORD, .at = offsetof(type, at), .words = COR_MAP_WORDS(cor_map_places)                           \
    }

/* Pieces that say something else than a map of their keys. False where NODE is nothing of the sort. */
bool cor_map_brief_north_arrow(cor_map_reader *reader, const cor_node *node, void *arrow);
bool cor_map_brief_banner(cor_map_reader *reader, const cor_node *node, void *banner);
bool cor_map_brief_logo(cor_map_reader *reader, const cor_node *node, void *logo);
bool cor_map_brief_notes(cor_map_reader *reader, const cor_node *node, void *notes);
/* One inset or a list of them. */
void cor_map_read_insets(cor_map_reader *reader, const cor_node *node);

/* A distance on the ground as text: one like "50 km", or a parameter in braces. */
void cor_map_read_reach(cor_map_reader *reader, const cor_node *node, void *ret_text);
/* The same without parameters, in metres. */
void cor_map_read_distance(cor_map_reader *reader, const cor_node *node, void *ret_metres);
/* `posts` and `segments` of a source, in MADE (cor_map_made). */
void cor_map_read_posts(cor_map_reader *reader, const cor_node *node, void *made);
void cor_map_read_segments(cor_map_reader *reader, const cor_node *node, void *made);
extern const cor_map_keys cor_map_posts_keys, cor_map_segments_keys;
/* Faults of a source that is made of a route and says what only one that is read can. */
void cor_map_begin_made(cor_map_reader *reader, const cor_node *source);
/* What is said of lines as a route, in ROUTE (cor_map_route) or its calibration. */
void cor_map_read_line_order(cor_map_reader *reader, const cor_node *node, void *route);
void cor_map_read_gap(cor_map_reader *reader, const cor_node *node, void *route);
void cor_map_read_origin(cor_map_reader *reader, const cor_node *node, void *route);
void cor_map_read_calibrate(cor_map_reader *reader, const cor_node *node, void *calibration);
extern const char *const cor_map_gap_words[3], *const cor_map_direction_words[3];
extern const cor_map_keys cor_map_calibration_keys;
/* A step says how long it is. */
#define COR_MAP_GAP_WORDS ((cor_map_words){cor_map_gap_words, COR_MAP_GAP_STEP})
#define COR_MAP_DIRECTION_WORDS ((cor_map_words){cor_map_direction_words, 3})
/* A list of names, or a single one. */
void cor_map_read_names(cor_map_reader *reader, const cor_node *node, void *names);
/* [west, south, east, north] */
bool cor_map_read_bbox(cor_map_reader *reader, const cor_node *node, cor_rect *ret_bbox);
/* A share of the extent, or points when it is a length on paper. */
void cor_map_read_margin(cor_map_reader *reader, const cor_node *node, double *fraction, double *points);
/* A list of formats, each known and there once. */
void cor_map_read_formats(cor_map_reader *reader, const cor_node *node, void *ret_formats);

/* Applies options->set, to parameters and sources. */
void cor_map_apply_set(cor_map_reader *reader);
void cor_map_set_parameter(cor_map_reader *reader, const char *name, const char *value);
void cor_map_set_source(cor_map_reader *reader, const char *name, const char *key, const char *value);

/* A path as written, seen from the document's folder. */
const char *cor_map_resolve(cor_map_reader *reader, const char *path);

/* A path as written, seen from there, or what GDAL opens. */
void cor_map_read_url(cor_map_reader *reader, const cor_node *node, void *ret_url);

/* The style that the text of NODE means: the name of a bundled one, or a path. NULL, and a fault, when there is no such
 * file. */
const char *cor_map_find_style(cor_map_reader *reader, const cor_node *node);

/* YYYY-MM-DD and a day that the calendar has. */
bool cor_date_is_valid(const char *text);

#endif
