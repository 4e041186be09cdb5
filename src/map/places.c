/* What places on the page are called. */
#include "map/internal.h"

#define PLACES                                                                                                         \
    [COR_AT_AUTO] = "auto", [COR_AT_TOP_LEFT] = "top-left", [COR_AT_TOP] = "top", [COR_AT_TOP_RIGHT] = "top-right",    \
    [COR_AT_LEFT] = "left", [COR_AT_RIGHT] = "right", [COR_AT_BOTTOM_LEFT] = "bottom-left",                            \
    [COR_AT_BOTTOM] = "bottom", [COR_AT_BOTTOM_RIGHT] = "bottom-right", [COR_AT_NONE] = "none"

const char *const cor_map_places[COR_AT_BELOW] = {PLACES};
const char *const cor_map_legend_places[COR_AT_BELOW + 1] = {PLACES, [COR_AT_BELOW] = "below"};
const char *const cor_map_chart_places[COR_AT_BESIDE + 1] = {
    PLACES, [COR_AT_BELOW] = "below", [COR_AT_BESIDE] = "beside"};
