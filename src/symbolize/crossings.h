/* Where the lines of a layer meet: shields and names do better elsewhere. Private to symbolize. */
#ifndef COR_SYMBOLIZE_CROSSINGS_H
#define COR_SYMBOLIZE_CROSSINGS_H

#include "geo/join.h"

typedef struct cor_crossings cor_crossings;

/* FRAME is where it matters. Caller frees. */
cor_crossings *cor_crossings_new(cor_rect frame);
void cor_crossings_free(cor_crossings *crossings); /* NULL is fine */

/* Adds a line that belongs to OWNER; all of them before the first question. Lines beyond some hundred thousand
 * segments are left out. */
void cor_crossings_add(cor_crossings *crossings, const cor_line *line, uint32_t owner);

/* Whether a line of another than OWNER comes into BOX. After absurdly many questions the answer is always no. */
bool cor_crossings_meet(cor_crossings *crossings, cor_rect box, uint32_t owner);

#endif
