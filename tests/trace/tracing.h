/* A style's layers over features given in page points, as the trace of the scene:
 * symbolizers are tested without a dot. */
#ifndef COR_TRACE_TRACING_H
#define COR_TRACE_TRACING_H

#include "symbolize/symbolize.h"

/* What LAYERS (a YAML list; each gets `source: data`) draw of FEATURES on a page of 200 × 100 points, frame 10
 * points inside: one line a thing, layers in order. FEATURES is a YAML list of {point: [x, y]}, {points: [[x, y], …]},
 * {line: [[x, y], …]} or {polygon: [[[x, y], …], …]}, each with `properties`. The page is placed before it is traced.
 * The caller frees. COUNTS (may be NULL) are those of the last layer. Fails the running test on an error in the style.
 */
char *trace(const char *layers, const char *features, cor_layer_counts *counts);

/* The diagnostics of the last trace, one a line; the caller frees. */
char *trace_remarks(void);

/* Fails the running test unless the trace is EXPECTED. */
void check_trace(const char *layers, const char *features, const char *expected);

#endif
