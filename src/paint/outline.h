/* The outlines of letters in pixels, flattened, each fetched once. Knows cairo's fonts; draws nothing. */
#ifndef COR_PAINT_OUTLINE_H
#define COR_PAINT_OUTLINE_H

#include <cairo.h>
#include <glib.h>

#include "text/text.h"

/* Where cairo is asked for outlines, which come unhinted; nothing is drawn on it. Caller destroys it. */
cairo_t *cor_outline_source(void);

typedef struct cor_outlines cor_outlines;

/* Rings around the origin of the letter's baseline, y down. Ring i is points[rings[i] … rings[i + 1]), not repeating
 * its first point. */
typedef struct {
    cor_point *points;
    uint32_t *rings; /* n_rings + 1 */
    size_t n_rings;
    double reach; /* of the farthest point from the origin */
} cor_outline;

cor_outlines *cor_outlines_new(void);
void cor_outlines_free(cor_outlines *outlines); /* NULL is fine */

/* Of GLYPH at DOTS a point. Borrowed from OUTLINES; no rings for blanks. */
const cor_outline *cor_outline_of(cor_outlines *outlines, const cor_glyph *glyph, double pixels);

/* The same once it has been asked for, else NULL. Any number of threads may ask while none fetches. */
const cor_outline *cor_outline_known(const cor_outlines *outlines, const cor_glyph *glyph, double pixels);

#endif
