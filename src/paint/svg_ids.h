/* The ids of SVG files that cairo wrote: it counts them for the whole process, so that the second
 * map of a session would have other bytes than the first. */
#ifndef COR_PAINT_SVG_IDS_H
#define COR_PAINT_SVG_IDS_H

#include <glib.h>

/* SVG, LENGTH bytes as cairo writes them, with its ids renamed PREFIX1, PREFIX2, … in the order in which
 * they appear, and the references with them. Caller frees. */
GString *cor_svg_renumber(const char *svg, size_t length, const char *prefix);

#endif
