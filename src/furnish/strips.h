/* The strips of a page that are not the map's: below it for charts, beside it for charts and a table. Known from the
 * document alone, before there is a map. Lengths are points. Private to furnish. */
#ifndef COR_FURNISH_STRIPS_H
#define COR_FURNISH_STRIPS_H

#include "map/map.h"

typedef enum { COR_CHART_BELOW, COR_CHART_BESIDE, COR_CHART_ON_MAP } cor_chart_standing;

cor_chart_standing cor_chart_stands(const cor_map_document *map, cor_piece piece);
/* How high the chart PIECE is: less than it asks for where the charts of its strip ask for more than the page has. */
double cor_chart_height(const cor_map_document *map, cor_piece piece, double unit);
/* What it has of the map's width where it stands there. */
double cor_chart_width_on_map(const cor_chart_options *chart, double frame, double unit);

/* What charts below the map take of the page's height, gaps included; 0 without any. */
double cor_charts_below(const cor_map_document *map, double unit);
/* What charts beside the map take there, above a table, gaps included; 0 without any. */
double cor_charts_above_table(const cor_map_document *map, double unit);

/* What a table beside the map wants of the page's width, gap included; 0 without it. */
double cor_feature_table_strip(const cor_map_document *map, double unit);
/* What a table and charts beside the map take of the page's width, gap included; 0 without them. */
double cor_beside_strip(const cor_map_document *map, double unit);

#endif
