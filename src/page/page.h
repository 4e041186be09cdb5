/* The walk of one map: view, tables, scene, furniture, placement. Private to render. */
#ifndef COR_PAGE_PAGE_H
#define COR_PAGE_PAGE_H

#include "furnish/furnish.h"
#include "prepare/table_cache.h"

/* An inset of the page: its map is the page's with another view. */
typedef struct {
    cor_map *map;
    cor_view view;
    cor_rect frame;
    cor_scene *scene;
    const cor_drawn_layer *layers; /* what was drawn of each; their tables are gone */
    size_t n_layers;
} cor_inset_page;

/* The study area of the page, one path for each feature, page points. */
typedef struct {
    const cor_path *paths;
    size_t n;
    bool drawn;
} cor_study_area;

typedef struct cor_numbers cor_numbers; /* of the table's rows: see table.h */

/* One map being made: everything lies in its arena and goes with it. */
typedef struct {
    cor_map *map;
    cor_arena *arena;
    cor_table_cache *cache;
    cor_view view;
    cor_scene *scene;
    cor_symbolizer symbolizer;
    cor_drawn_layer *layers; /* those visible at this zoom, bottom to top */
    size_t n_layers;
    const cor_ground_ring *extents; /* of each annotation of the map */
    double strip;                   /* points: room for the legend below the frame */
    bool has_below;                 /* what lies below the names is drawn */
    cor_icons *logo_icons;          /* where the logo is from; NULL */
    cor_study_area area;
    cor_numbers *numbers; /* NULL: there is no table, or nothing of its source is drawn yet */
    cor_inset_page *insets;
    size_t n_insets;
    const cor_rect *country; /* see cor_insets_country; NULL before the first question */
} cor_drawing_page;

/* Fits the view and the frame; nothing is drawn yet. PAGE is to be freed whatever comes of it. */
cor_status cor_page_open(cor_map *map, cor_drawing_page *page, cor_error *err);
/* Of a batch's page: what it is made of. FINGERPRINT must outlive PAGE; its painters start no threads. */
void cor_page_set_fingerprint(cor_drawing_page *page, const char *fingerprint);
/* Makes the scene. Once, after cor_page_open. */
cor_status cor_page_draw(cor_drawing_page *page, cor_error *err);
/* Draws the style's layers into the scene of PAGE, whose view is fitted: all, or those that INSET shows. */
cor_status cor_page_draw_layers(cor_drawing_page *page, const cor_inset *inset, cor_error *err);

/* What the furniture of MAP names and nobody knows: sources, layers. COR_BAD_DOCUMENT at its place. */
cor_status cor_page_check_furniture(const cor_map *map, cor_error *err);

/* What furnish needs to know of PAGE, without its words. */
cor_furnishing cor_page_furnishing(cor_drawing_page *page);

void cor_page_free(cor_drawing_page *page);

/* Whether an inset of the page shows something of SOURCE. */
bool cor_insets_show(const cor_drawing_page *page, const char *source);

/* Whether LAYER is visible at the page's zoom. */
bool cor_page_shows(const cor_drawing_page *page, const cor_layer *layer);

/* Writes the scene to each of OUTPUTS; LASTING: they shall survive a power cut. RET_BYTES: how many went to each; NULL.
 */
cor_status cor_page_put_out(const cor_drawing_page *page, const cor_output *outputs, size_t n, bool lasting,
                            size_t *ret_bytes, cor_error *err);

/* The lines below the frame, in the page's arena; NULL: none. */
const char *cor_page_credits(const cor_drawing_page *page);
const char *cor_page_disclaimer(const cor_drawing_page *page);
cor_credits_size cor_page_credits_size(const cor_drawing_page *page);

/* Says whose borders are drawn where some are in dispute and the documents do not say. */
void cor_page_warn_worldview(const cor_drawing_page *page);

/* The outlines that annotations of the page's map name, in its arena: n is 0 for those that are no extents. Reads other
 * map documents, and their data where a view is fitted to some. */
cor_status cor_page_extents(cor_drawing_page *page, const cor_ground_ring **ret_rings, cor_error *err);

/* Says aloud what the page lacks: rows without a usable position, sources of the map document of which nothing is in
 * view. COR_BAD_DATA when no feature at all was drawn: a blank map is no map. */
cor_status cor_page_warn_missing(const cor_drawing_page *page, cor_error *err);

/* The report of what was drawn, as JSON text (g_free). */
char *cor_page_report(const cor_drawing_page *page);

#endif
