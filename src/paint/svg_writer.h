/* SVG as text: numbers, colours, attributes and words, escaped and in pieces to a sink.
 * Knows XML and no scene. */
#ifndef COR_PAINT_SVG_WRITER_H
#define COR_PAINT_SVG_WRITER_H

#include <glib.h>

#include "paint/painter.h"

typedef struct {
    const cor_sink *sink;
    GString *out;
    char mark[8];                 /* in all ids, see cor_svg_id */
    unsigned n_curves;            /* that words follow, so far: bend1, bend2, … */
    struct cor_outlines *letters; /* of such words, kept from one to the next; NULL before the first */
    bool failed;                  /* the sink has refused; the rest is dropped */
} cor_svg;

cor_svg cor_svg_open(const cor_sink *sink);

enum { COR_SVG_ID = 48 }; /* bytes that an id and what stands round it need */

/* BEFORE, WORD, NUMBER and the mark, AFTER into ID, as in "url(#clip1-3fa9c2)". A page of the web that has two maps in
 * its text takes the first definition of an id for both: so each map's are its own. Returns ID. */
const char *cor_svg_id(const cor_svg *svg, char id[COR_SVG_ID], const char *before, const char *word, size_t number,
                       const char *after);

/* Hands over what is left and frees the buffer. False when the sink refused anything. */
bool cor_svg_close(cor_svg *svg);

void cor_svg_raw(cor_svg *svg, const char *text);
/* TEXT where XML wants characters: markup escaped, control characters and broken UTF-8 left out. */
void cor_svg_words(cor_svg *svg, const char *text, size_t length);

/* Hundredths of a point, which no page can show finer: .5, -12.25, 3 */
void cor_svg_number(cor_svg *svg, double x);
void cor_svg_hundredths(cor_svg *svg, long long x);

/* Attributes, each with a blank before it. */
void cor_svg_attr(cor_svg *svg, const char *name, const char *value);
void cor_svg_attr_number(cor_svg *svg, const char *name, double x);
/* name="#rrggbb", and name-opacity where the colour is not opaque; "none" for no colour. */
void cor_svg_attr_color(cor_svg *svg, const char *name, cor_color color);

/* `opacity`, where X is below 1. */
void cor_svg_attr_opacity(cor_svg *svg, double x);

/* " transform=…": ANGLE degrees clockwise about (X, Y); nothing for no turn. */
void cor_svg_turn(cor_svg *svg, double angle, double x, double y);

#endif
