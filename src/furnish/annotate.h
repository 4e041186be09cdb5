/* Annotations on their way to the page: what the files that draw them share. Private to furnish. */
#ifndef COR_FURNISH_ANNOTATE_H
#define COR_FURNISH_ANNOTATE_H

#include "furnish/pen.h"
#include "geo/geometry.h"

/* One annotation being drawn. */
typedef struct {
    cor_pen *pen;
    const cor_annotation *annotation;
    size_t index;                      /* in the map document */
    cor_color color;                   /* of lines and words */
    const char *sign;                  /* of a marker, with {…} filled in */
    const char *words;                 /* with {…} filled in; NULL: none */
    const char *labels[COR_MAX_RADII]; /* of each circle */
} cor_annotation_drawing;

/* Points, before `unit`. */
#define COR_ANNOTATION_SIZE 8.0
#define COR_ANNOTATION_LINE 0.7

/* The ids of the two groups: what lies below the map's names, and the rest. */
#define COR_ANNOTATIONS_BELOW "annotations-below"
#define COR_ANNOTATIONS "annotations"

/* SPOT on the page; false, with a warning, when it can't be projected or lies outside of the page or, being on the
 * earth, of the frame and MUST_BE_SEEN. */
bool cor_annotation_spot(const cor_annotation_drawing *drawing, const cor_spot *spot, bool must_be_seen,
                         cor_point *ret_at);

/* Warns that the annotation is left out because of its place. */
void cor_annotation_warn_unseen(const cor_annotation_drawing *drawing);

/* The same for another reason. */
void cor_annotation_warn_left_out(const cor_annotation_drawing *drawing, const char *why);

/* Whether BOX lies within the page; else the annotation is left out, with a warning. */
bool cor_annotation_on_page(const cor_annotation_drawing *drawing, cor_rect box);

/* WORDS in the annotation's type, SIZE points before `unit` where it asks for none. NULL when there are no words. */
const cor_run *cor_annotation_shape(const cor_annotation_drawing *drawing, const char *words, double size,
                                    double max_width, cor_justify justify);

/* Width of the annotation's lines, points; OTHERWISE before `unit`. */
double cor_annotation_width(const cor_annotation_drawing *drawing, double otherwise);
/* A stroke of the annotation's colour, line and WIDTH, without paths. */
cor_stroke cor_annotation_stroke(const cor_annotation_drawing *drawing, double width);
/* PATH as a line of that stroke in the current group; nothing when it is NULL or WIDTH is 0. */
void cor_annotation_path(const cor_annotation_drawing *drawing, const cor_path *path, double width, cor_join join);
/* The same of POINTS, copied. */
void cor_annotation_line(const cor_annotation_drawing *drawing, const cor_point *points, size_t n, double width);

/* Whether the annotation's area is filled, and the colour of what is filled with FRACTION of its opacity; OTHERWISE is
 * the opacity unless one is said. */
bool cor_annotation_is_filled(const cor_annotation_drawing *drawing);
cor_color cor_annotation_fill(const cor_annotation_drawing *drawing, double otherwise, double fraction);

/* How words go onto the page: where they want to stand, best first, and what they have about them. */
typedef struct {
    const cor_run *run;
    cor_point anchor;         /* what they belong to */
    const cor_point *corners; /* top left of the text, for each place */
    size_t n_corners;
    bool plate;  /* a panel below them */
    bool leader; /* a line from the anchor */
    double gap;  /* of the leader: what it leaves free round the anchor */
    double angle;
    bool fixed; /* stands at its first place, whatever is there */
} cor_annotation_words;

/* Asks the placement for a place on the map; sets at once what is fixed or has its first place beyond the frame, or
 * leaves it out, with a warning, where it would run off the page or lie on furniture. */
void cor_annotation_request(const cor_annotation_drawing *drawing, const cor_annotation_words *options);

/* The top left of a WIDTH × HEIGHT box that stands off POINT in direction (DX, DY), of length 1, by GAP. */
cor_point cor_annotation_beside(cor_point point, double dx, double dy, double gap, double width, double height);

/* The same beside a line that runs through POINT square to that direction: no corner of the box crosses it. */
cor_point cor_annotation_beside_line(cor_point point, double dx, double dy, double gap, double width, double height);

/* One for each kind. */
void cor_annotation_callout(const cor_annotation_drawing *drawing);
void cor_annotation_text(const cor_annotation_drawing *drawing);
void cor_annotation_marker(const cor_annotation_drawing *drawing);
void cor_annotation_arrow(const cor_annotation_drawing *drawing);
void cor_annotation_bracket(const cor_annotation_drawing *drawing);
void cor_annotation_circle(const cor_annotation_drawing *drawing);        /* below the names */
void cor_annotation_circle_labels(const cor_annotation_drawing *drawing); /* their labels */
void cor_annotation_extent(const cor_annotation_drawing *drawing);
void cor_annotation_extent_label(const cor_annotation_drawing *drawing);

#endif
