/* A page made by hand, for furniture: a map document of defaults, a style's layers over features in page points,
 * a view of any CRS. Everything lies in the page's arena; failures fail the running test. */
#ifndef COR_UNIT_FURNISH_PAGE_H
#define COR_UNIT_FURNISH_PAGE_H

#include "furnish/furnish.h"

typedef struct {
    cor_arena *arena;
    cor_interns *interns;
    cor_diagnostics *diagnostics;
    cor_fonts *fonts;
    cor_icons *icons;
    cor_proj *proj;
    cor_map_document map; /* all furniture but the north arrow on, a frame, no words */
    cor_scene *scene;
    cor_symbolizer symbolizer;
    cor_drawn_layer *layers;
    cor_furnishing furnishing;
    cor_error problem; /* of credits and disclaimer */
} page;

/* WIDTH × HEIGHT points; its frame is that of a map with a title of 30 letters. Mercator, 1 km a point, at 70° E 30° N.
 */
page *new_page(double width, double height);
void free_page(page *p);

/* The frame's centre shows LON, LAT in CRS at UNITS map units a point. */
void set_view(page *p, const char *crs, double lon, double lat, double units);

/* Draws LAYERS (a YAML list) of FEATURES (a YAML list of {x: …, y: …} in page points, FIELD: VALUE beside them). */
void draw_layers(page *p, const char *layers, const char *features);

void furnish(page *p);

/* NULL when there is none. */
const cor_group *group_of(const page *p, const char *id);
/* The texts of a group in drawing order, "|" between them; "" without the group. In the arena. */
const char *words_of(const page *p, const char *group);
/* The box of an obstacle; empty when there is none. */
cor_rect obstacle_of(const page *p, const char *what);
/* Remarks, one a line. In the arena. */
const char *remarks_of(const page *p);
/* The same without those on values that are drawn as "Other". */
const char *remarks_but_of_others(const page *p);

#endif
