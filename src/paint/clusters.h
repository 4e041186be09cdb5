/* Which glyphs of a line stand for which of its words: stretches of one font, one part
 * and one direction, as cairo wants them. */
#ifndef COR_PAINT_CLUSTERS_H
#define COR_PAINT_CLUSTERS_H

#include <cairo.h>

#include "text/text.h"

typedef struct {
    size_t first, n_glyphs;         /* of the line's glyphs, visual order */
    size_t start, length;           /* of the line's text, bytes */
    bool backward;                  /* text runs against the glyphs */
    cairo_text_cluster_t *clusters; /* in the order of the text */
    size_t n_clusters;
} cor_text_run;

typedef void (*cor_text_run_each)(void *context, const cor_text_line *line, cor_text_run *run);

/* Calls EACH for every run of LINE, from left to right. A run is borrowed for the call. */
void cor_each_text_run(const cor_text_line *line, cor_text_run_each each, void *context);

/* Makes every word of RUN one cluster: its letters are then found as a word however far they stand apart. */
void cor_join_words(const cor_text_line *line, cor_text_run *run);

#endif
