/* After the search: labels go back to better places that it left them, the most important first. Private to place. */
#ifndef COR_PLACE_POLISH_H
#define COR_PLACE_POLISH_H

#include "place/state.h"

/* No label is worth less afterwards. */
void cor_polish(cor_state *s);

#endif
