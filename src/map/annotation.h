/* Annotations: what the map's author adds to it by hand. A plain model; places are degrees or points of the page,
 * lengths are points, distances metres. */
#ifndef COR_MAP_ANNOTATION_H
#define COR_MAP_ANNOTATION_H

#include "doc/doc.h"
#include "map/furniture.h"

typedef enum {
    COR_ANNOTATION_CALLOUT,
    COR_ANNOTATION_TEXT,
    COR_ANNOTATION_MARKER,
    COR_ANNOTATION_ARROW,
    COR_ANNOTATION_BRACKET,
    COR_ANNOTATION_CIRCLE,
    COR_ANNOTATION_EXTENT
} cor_annotation_kind;

/* Where something is anchored: on the earth (degrees) or on the page (points from its top left; negative ones count
 * from the right or from the bottom). */
typedef enum { COR_SPOT_NONE, COR_SPOT_EARTH, COR_SPOT_PAGE } cor_spot_kind;

typedef struct {
    cor_spot_kind kind;
    double x, y;
} cor_spot;

typedef enum { COR_LINE_SOLID, COR_LINE_DASHED, COR_LINE_DOTTED } cor_line_style;
typedef enum { COR_HEAD_END, COR_HEAD_START, COR_HEAD_BOTH, COR_HEAD_NONE } cor_arrow_head;
typedef enum { COR_SIDE_LEFT, COR_SIDE_RIGHT } cor_side;

enum { COR_MAX_RADII = 20 };

typedef struct {
    cor_annotation_kind kind;
    const char *text; /* the words, or the label: as written, with {…}; NULL: none */
    const char *sign; /* what stands in a marker */
    cor_spot at;      /* of callout, text, marker, circle */
    cor_spot from, to;
    bool has_offset;
    cor_point offset; /* points, y down */
    double radii[COR_MAX_RADII];
    const char *radius_words[COR_MAX_RADII];
    size_t n_radii;
    bool unlabelled;      /* a circle without its radius */
    const char *document; /* extent: of this map document (its path); NULL: bbox */
    cor_rect bbox;        /* degrees; west may be > east */
    cor_optional_color color, fill;
    double size;      /* of text; 0: the page's own */
    double width;     /* of lines; negative: the page's own */
    double max_width; /* of text; 0: the page's own */
    double opacity;   /* of the fill; negative: the page's own */
    double curve;     /* of an arrow: how far it bows to its left, as a share of its length */
    double depth;     /* of a bracket; 0: the page's own */
    double angle;     /* of text, degrees clockwise */
    bool has_box, box, bold, italic;
    bool fixed;               /* stands where it was put, whatever is there */
    const char *const *drawn; /* it stands only where one of these layers draws something; NULL: always */
    cor_line_style line;
    cor_arrow_head head;
    cor_side side;
    const cor_node *node;
} cor_annotation;

#endif
