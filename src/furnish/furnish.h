/* Furnish: what stands on the page besides the map: title block, legend, scale
 * bar, north arrow, graticule, banner, credits, disclaimer, neat line. Adds items and obstacles to the scene; moves
 * nothing of the map. */
#ifndef COR_FURNISH_FURNISH_H
#define COR_FURNISH_FURNISH_H

#include "map/map.h"
#include "proj/crs.h"
#include "stats/bin_counts.h"
#include "stats/period_counts.h"
#include "stats/rank.h"
#include "symbolize/symbolize.h"

/* About how many letters the words below the frame will have: room is set aside before they are known. And how high
 * the legend is where it stands there, points. */
typedef struct {
    size_t credits, disclaimer;
    double strip;
} cor_credits_size;

/* The map's frame on the page (points): what margins, title block and credits leave. */
cor_rect cor_furnish_frame(const cor_map_document *map, const cor_credits_size *credits);

/* Ids of features, ascending. */
typedef struct {
    const double *ids;
    size_t n;
} cor_ids;

bool cor_ids_have(const cor_ids *ids, double id);

/* A layer that was drawn, for the legend. */
typedef struct {
    const cor_layer *layer;
    const cor_drawable *drawable; /* NULL for pictures and background */
    cor_layer_counts counts;
    bool masked;    /* what of it lies outside of the study area is faded or hidden */
    cor_ids seen;   /* of the features whose marks can be seen; none before it is known */
    cor_ids hidden; /* of those that have nothing to be seen; none before it is known */
    cor_ids absent; /* of those whose marks are not in the picture at all, as far as it is known or expected */
} cor_drawn_layer;

/* Whether one of the layers called IDS (NULL-terminated) draws something. */
bool cor_layers_draw(const cor_drawn_layer *layers, size_t n, const char *const *ids);

/* The outline of what another map shows, in degrees: closed, from its top left corner on. */
typedef struct {
    const cor_point *points;
    size_t n;
    size_t corners[4]; /* index of the top left corner, and on clockwise */
} cor_ground_ring;

/* The table of what the page shows. Each cell is in the page's arena. */
typedef struct {
    const char *title;           /* NULL: none */
    const char *const *headings; /* n_columns */
    const bool *right;           /* columns of figures */
    const char *const *cells;    /* n_rows × n_columns */
    size_t n_columns, n_rows;
    const cor_point *at; /* of each row, page points: where its number stands on the map; NULL: it does not */
} cor_feature_table;

/* The maker's picture: an icon or pixels. */
typedef struct {
    const cor_icon *icon; /* NULL: the pixels */
    int width, height;
    const uint8_t *rgba;
    double ratio; /* width over height */
} cor_page_logo;

/* A small map: how large it shall be is known before where it stands. */
typedef struct {
    const cor_inset *options;
    const char *title;    /* {…} filled; NULL */
    double width, height; /* of its frame, points */
    cor_rect avoid;       /* page points: what it must not cover; empty: nothing */
    cor_rect box;         /* its frame, once it has a place; empty: there is none for it */
    const char *letter;   /* by which its part is found on the page's map; NULL: none is needed */
} cor_inset_box;

/* A chart of what the page shows of a source. Where it stands is known before what it counts. */
typedef struct {
    cor_piece piece;
    const cor_chart_options *options;
    cor_rect box;                 /* its place, page points; empty: there is none for it */
    const char *title;            /* {…} filled; NULL: made */
    const cor_drawn_layer *drawn; /* the layer whose rows it counts; NULL: none is drawn */
    const uint32_t *rows;         /* of its table, that are counted */
    size_t n_rows;
    cor_day_window window; /* from when to when rows are known */
    const double *km;      /* of a strip: where on its route each row lies; INFINITY: beyond an end; NAN: nowhere */
    double km_from, km_to; /* and the route's ends */
    /* What came of it, for the report. */
    const char *const *classes; /* words, n_classes of the counts; NULL where all are one */
    cor_period_counts counts;   /* of a timeline; n is 0 where it is not drawn */
    cor_ranking ranking;        /* of a ranking; the same */
    cor_bin_counts bins;        /* of a strip; the same */
} cor_chart;

typedef struct {
    const cor_map_document *map;
    const cor_style *style;
    const cor_symbolizer *symbolizer;
    const char *title, *subtitle;   /* {…} filled; NULL: none */
    const char *credits;            /* one line; NULL: none */
    const char *disclaimer;         /* NULL: none */
    const char *legend_title;       /* {…} filled; NULL: none */
    const char *banner;             /* {…} filled; NULL: none */
    const cor_feature_table *table; /* NULL: none */
    const cor_page_logo *logo;      /* NULL: none */
    const char *notes;              /* {…} filled; NULL: none */
    const char *notes_title;
    cor_inset_box *insets; /* to be given their places */
    size_t n_insets;
    cor_chart *charts; /* to be given their places, and their counts */
    size_t n_charts;
    const cor_drawn_layer *layers; /* bottom to top */
    size_t n_layers;
    cor_affine to_map;                /* page points → map units */
    cor_affine to_page;               /* map units → page points */
    const cor_transform *to_lonlat;   /* map units → degrees */
    const cor_transform *from_lonlat; /* degrees → map units */
    double strip;                     /* points: room below the frame for the legend; 0: none */
    const char **ret_legend_words;    /* what stands in the legend, where it is drawn; NULL: nobody asks */
    double *ret_strip;                /* the room that the legend wants there, having found none; NULL: can't be had */
    cor_text_look_up look_up;         /* of {…} in annotations; NULL: there are none */
    void *look_up_context;
    const cor_path *area; /* the study area, one path for each of its features, page points; NULL: there is no mask */
    size_t n_area;
    const cor_ground_ring *extents; /* of each annotation of the map; n is 0 where it is no extent */
} cor_furnishing;

/* What lies on the ground, under the data: the graticule. Of FURNISHING only map, style, symbolizer and the way to the
 * ground are looked at. */
void cor_furnish_ground(const cor_furnishing *furnishing);

/* What annotations ask for below the names of the map: circles of distance, extents of other maps. A group of its own
 * at the end of the scene. */
void cor_furnish_below(const cor_furnishing *furnishing);

/* What sets off the study area from the rest of the map: AREA is one path for each of its features, page points. A
 * group at the end of the scene. */
void cor_furnish_mask(const cor_furnishing *furnishing, const cor_path *area, size_t n);

/* Names and icons that stand outside of AREA step back as the rest does, or stay away. Of the labels wanted so far. */
void cor_furnish_mask_labels(const cor_furnishing *furnishing, const cor_path *area, size_t n);

/* All furniture but what stands below the map. */
cor_status cor_furnish(const cor_furnishing *furnishing, cor_error *err);

/* Credits and disclaimer: they come last, when it is known what the insets show. COR_BAD_DOCUMENT where the page has no
 * room for them, however small they are set. */
cor_status cor_furnish_words(const cor_furnishing *furnishing, cor_error *err);

/* Draws the charts into their places, once it is known which marks can be seen: each a group of its own. */
void cor_furnish_charts(const cor_furnishing *furnishing);

/* What the legend tells apart of N ROWS of the table of DRAWN, in its words and order: how many classes have some, and
 * of each of ROWS which one it is in. Rows of none are the last. In the arena of FURNISHING. */
size_t cor_furnish_classes(const cor_furnishing *furnishing, const cor_drawn_layer *drawn, const uint32_t *rows,
                           size_t n, const char *const **ret_words, const size_t **ret_of);

/* Says, once the scene is placed, which words of annotations found no place. */
void cor_furnish_check_words(const cor_furnishing *furnishing);

/* The legend's strip takes at most this share of the frame, so that the map keeps the larger part of it. */
#define COR_LARGEST_STRIP 0.5

/* What the page's map shows, on a locator: page points. Areas, and what is stroked of their outlines. */
typedef struct {
    const cor_path *area;    /* NULL: none of it is there */
    const cor_path *outline; /* without the edges that the locator's own end or tear makes; NULL: none */
} cor_inset_subject;

/* What belongs to one inset besides its map, in the scene of the inset: frame, title, and in a locator the SUBJECT. */
void cor_furnish_inset(const cor_furnishing *furnishing, const cor_inset_box *inset, const cor_inset_subject *subject);

/* In the scene of the page: marks the PART that a detail shows, with a line from there to its frame. INDEX is the
 * inset's. Where furniture leaves no way for a line a letter stands there, which is returned and belongs into the
 * detail's title; else NULL. */
const char *cor_furnish_leader(const cor_furnishing *furnishing, const cor_inset_box *inset, cor_rect part,
                               size_t index);

#endif
