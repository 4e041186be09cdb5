/* One text along one line, with its icon: which places are good, and the request for one of them. Private to
 * symbolize. */
#ifndef COR_SYMBOLIZE_LINE_LABEL_H
#define COR_SYMBOLIZE_LINE_LABEL_H

#include "symbolize/anchors.h"
#include "symbolize/crossings.h"
#include "symbolize/symbol_internal.h"
#include "symbolize/way.h"

typedef enum {
    COR_ALONG_LINE, /* letters are turned with the line */
    COR_LEVEL,      /* the text is level, and stands at a place of the line */
    COR_UPRIGHT     /* letters follow the line, each of them upright */
} cor_alignment;

/* How a text (and its icon) of a row stands along lines. Lengths in points. */
typedef struct {
    cor_drawing *drawing;
    const cor_symbol_uses *uses;
    uint32_t row;
    const cor_run *run;
    const cor_icon *icon; /* NULL: none */
    double size, padding, spacing, max_angle /* radians */, rotate /* degrees */;
    cor_alignment alignment;
    bool keeps_upright, either_side, icon_turns, icon_keeps_upright;
    cor_anchor anchor;
    cor_point offset, translate;
    cor_crossings *crossings; /* with other lines; NULL */
    size_t *weighed;          /* places so far, of the whole layer: beyond a page's worth only middles are */
    uint32_t owner;           /* of this one's, there */
} cor_line_text;

cor_line_text cor_line_text_of(cor_drawing *drawing, const cor_symbol_uses *uses, uint32_t row, const cor_run *run,
                               const cor_icon *icon, double size);

/* How little of its line's small bends the text follows, ems. */
double cor_line_text_calm(const cor_line_text *text);

/* A stretch of a way that shall have one label: with its middle between FROM and TO, as near to MIDDLE as is good. */
typedef struct {
    double from, to, middle;
} cor_line_span_options;

/* One place on a way. */
typedef struct {
    double s;     /* of the text's middle */
    bool flipped; /* on the other side than the style says */
    double cost;
} cor_line_place;

enum { COR_LINE_PLACES = 10 };

/* The best places for TEXT, best first, clearly apart from each other; none nearer than half the spacing to one of the
 * N TAKEN. Returns how many there are in OUT. */
size_t cor_line_places(const cor_line_text *text, const cor_way *way, const cor_line_span_options *options,
                       const cor_point *taken, size_t n_taken, cor_line_place out[COR_LINE_PLACES]);

/* Requests TEXT at one of PLACES; N 0: it is reported as missing. SCRATCH is for what the request does not keep. */
void cor_line_text_ask(const cor_line_text *text, const cor_way *way, const cor_line_place *places, size_t n,
                       cor_arena *scratch);

/* The angle of an icon where the line's is ANGLE, both degrees. One on a line that leads straight down stays, as
 * MapLibre leaves it. */
double cor_line_icon_angle(bool turns, bool keeps_upright, double angle);

#endif
