/* The walk of one map: view, tables, scene, furniture, placement. */
#ifndef COR_PAGE_PAGE_H
#define COR_PAGE_PAGE_H

#include "furnish/furnish.h"
#include "prepare/table_cache.h"

/* Of one layer: the features with nothing to be seen, and what hides how many of them. */
enum { COR_HIDDEN_CAUSES = 8 };
typedef struct {
    struct {
        const char *what;
        size_t features;
    } causes[COR_HIDDEN_CAUSES];
    size_t n_causes;
    uint8_t *rows; /* flags of the table's rows; NULL: none is hidden */
} cor_hidden;

/* What of a layer was hidden when the page was made last. */
typedef struct {
    size_t features;
    cor_ids ids;
    cor_ids hidden; /* with those that are in the picture, but covered */
} cor_expected;

/* A count that stands in the page's words. */
typedef struct cor_told {
    const char *name; /* "incidents.drawn" */
    double count;
    struct cor_told *next;
} cor_told;

/* An inset of the page: its map is the page's with another view. */
typedef struct {
    const cor_render_context *context;
    cor_view view;
    cor_rect frame;
    bool is_detail;
    cor_scene *scene;
    const cor_drawn_layer *layers; /* what was drawn of each; their tables are gone */
    size_t n_layers;
} cor_inset_page;

/* The study area of the page, one path for each feature, page points. */
typedef struct {
    const cor_path *paths;
    size_t n;
    const cor_table *table; /* what they are made of; NULL: there is none */
    bool drawn;
} cor_study_area;

typedef struct cor_stacked_source cor_stacked_source; /* see stacks.h */

typedef struct cor_numbers cor_numbers; /* of the table's rows: see feature_table.h */

/* One map being made: everything lies in its arena and goes with it. */
typedef struct {
    const cor_render_context *context;
    cor_arena *arena;
    cor_table_cache *cache;
    cor_view view;
    cor_scene *scene;
    cor_symbolizer symbolizer;
    cor_drawn_layer *layers; /* those visible at this zoom, bottom to top */
    size_t n_layers;
    cor_hidden *hidden;           /* of each layer; NULL before it is known */
    const cor_expected *expected; /* of each layer, as long as it is not known what is hidden; NULL: nothing is */
    size_t n_expected;
    cor_told *told;                 /* counts of what is drawn, as the words say them */
    const cor_ground_ring *extents; /* of each annotation of the map */
    const char *subtitle;           /* {…} filled; NULL: none, or not known yet */
    const char *legend_words;       /* of the legend that is drawn; NULL: none, or not known yet */
    const char *fingerprint;        /* of a batch's page: what it is made of; NULL */
    double strip;                   /* points: room for the legend below the frame */
    bool has_below;                 /* what lies below the names is drawn */
    cor_icons *logo_icons;          /* where the logo is from; NULL */
    cor_study_area area;
    cor_numbers *numbers;              /* NULL: there is no table, or nothing of its source is drawn yet */
    const cor_stacked_source *stacked; /* the sources whose places are known */
    bool *left_met; /* of the names that the document leaves out, which there would be; NULL: nothing is drawn yet */
    cor_chart *charts;
    size_t n_charts;
    cor_inset_page *insets;
    size_t n_insets;
    const cor_rect *country; /* see cor_insets_country; NULL before the first question */
} cor_drawing_page;

/* Of a batch's page: what it is made of. FINGERPRINT must outlive PAGE; its painters start no threads. */
void cor_page_set_fingerprint(cor_drawing_page *page, const char *fingerprint);

void cor_page_free(cor_drawing_page *page);

#endif
