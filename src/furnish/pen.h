/* Small drawing helpers of the page's furniture: words, bars, panels, in the
 * page's own colours and sizes. Private to furnish. */
#ifndef COR_FURNISH_PEN_H
#define COR_FURNISH_PEN_H

#include "furnish/area_cells.h"
#include "furnish/furnish.h"

typedef struct {
    const cor_furnishing *what;
    cor_scene *scene;
    cor_arena *arena;
    double unit;                     /* size of furniture: 1 on a page of 280 × 190 mm, less on a small one */
    double sample_width;             /* points: of lines and areas in the legend */
    const struct cor_legend *legend; /* what it lists; NULL: not known yet, or there is none */
    cor_color paper, ink, muted;
    cor_color panel;            /* below words on the map: paper that lets a little through */
    cor_color band;             /* soft, along the border of a study area */
    const cor_area_cells *area; /* the study area, once it has been asked for */
    bool wants_rows;            /* classes are to know their rows */
    bool mirrored;              /* the page is read from right to left: what stood left stands right */
} cor_pen;

/* The style's metadata `corridor:page: {paper, ink, muted, band}` may set the colours. */
cor_pen cor_pen_new(const cor_furnishing *what);

/* SIZE (points, before `unit`) as it is set: never below 6 points. */
double cor_set_size(double size, double unit);

/* What MAP's page keeps free all round, points. */
double cor_page_margin(const cor_map_document *map, double unit);

/* How large furniture is on a page of WIDTH × HEIGHT points. */
double cor_furniture_unit(double width, double height);

typedef struct {
    double size;     /* points, before `unit` */
    double set_size; /* points as they are set, instead; 0: size says */
    int weight;
    bool italic;
    bool muted;
    cor_justify justify;
    double max_width; /* points; 0: one line */
    bool filled;      /* lines as full as can be, not as even */
    bool whole;       /* no word is broken, though it be wider than max_width */
} cor_words;

/* TEXT as the style's `corridor:words` has it in the page's language, else TEXT itself. The count behind a class of the
 * legend stays: "Port (3)". */
const char *cor_pen_words(const cor_pen *pen, const char *text);
/* The same as it is set: in the script's digits where the document asks for them, and valid UTF-8. */
const char *cor_pen_said(const cor_pen *pen, const char *text);
/* Shaped as it is said, in the page's language, not drawn. NULL when TEXT is empty or can't be shaped. */
const cor_run *cor_pen_shape(cor_pen *pen, const char *text, cor_words how);
/* The same of words that the page must not lack: fails where they can't be set. *ret_run is NULL when TEXT is empty. */
cor_status cor_pen_shape_owed(cor_pen *pen, const char *text, cor_words how, const cor_run **ret_run, cor_error *err);
/* The same of words that are said and marked up: they have PARTS. */
const cor_run *cor_pen_shape_parts(cor_pen *pen, const char *text, const cor_text_part *parts, size_t n, cor_words how);
/* The side that the page is read from. */
cor_justify cor_pen_side(const cor_pen *pen);
/* Drawn with its logical top left at X, Y; HALO in the paper's colour, points. */
void cor_pen_run(cor_pen *pen, const cor_run *run, double x, double y, bool muted, double halo);
/* The same with the middle of its ink at MIDDLE, turned about it by ANGLE degrees clockwise. */
void cor_pen_run_turned(cor_pen *pen, const cor_run *run, cor_point middle, double angle, bool muted, double halo);
void cor_pen_box(cor_pen *pen, cor_rect box, cor_color color);
void cor_pen_outline(cor_pen *pen, cor_rect box, double width, cor_color color);
void cor_pen_area(cor_pen *pen, const cor_point *points, size_t n, cor_color color); /* a ring, not closed */
void cor_pen_line(cor_pen *pen, const cor_point *points, size_t n, bool closed, double width, cor_color color);
void cor_pen_obstacle(cor_pen *pen, cor_rect box, const char *what);
/* The same of a box that hides what of the map lies under it. */
void cor_pen_cover(cor_pen *pen, cor_rect box, const char *what);
/* The line from A to B in the current group, which names keep off by RADIUS as MINDING says. */
void cor_pen_line_obstacle(cor_pen *pen, cor_point a, cor_point b, double radius, cor_minding minding,
                           const char *what);

/* From the top left one on, clockwise. */
void cor_box_corners(cor_rect box, cor_point corners[4]);

/* POINTS, copied, as one path; a closed one gets its first point again at the end. */
const cor_path *cor_pen_path(cor_pen *pen, const cor_point *points, size_t n, bool closed);

/* One file for each piece. */
void cor_furnish_graticule(cor_pen *pen);        /* under the data */
void cor_furnish_graticule_labels(cor_pen *pen); /* over them, at the frame */
void cor_furnish_neat_line(cor_pen *pen);
void cor_furnish_title(cor_pen *pen);
cor_status cor_furnish_credits(cor_pen *pen, cor_error *err);
void cor_furnish_scale_bar(cor_pen *pen);
void cor_furnish_north_arrow(cor_pen *pen);
void cor_furnish_banner(cor_pen *pen);
void cor_furnish_logo(cor_pen *pen);
void cor_furnish_notes(cor_pen *pen);
void cor_furnish_feature_table(cor_pen *pen);
void cor_furnish_numbers(cor_pen *pen); /* of the table, on the map */
/* Of the lines that belong to an inset. */
cor_color cor_inset_color(const cor_pen *pen, const cor_inset *options);
void cor_furnish_inset_place(cor_pen *pen, cor_inset_box *inset);
/* Finds out what the legend lists. An error where the document speaks of an entry that there is not. */
cor_status cor_furnish_list(cor_pen *pen, cor_error *err);
void cor_furnish_legend(cor_pen *pen);
cor_status cor_furnish_annotations(cor_pen *pen, cor_error *err);

/* The height of the banner at the page's upper edge, and at its lower one; 0 without it. */
double cor_banner_height(const cor_map_document *map, double unit);

/* The direction of true north at AT on the page, degrees clockwise from upwards; NaN where the page shows no ground. */
double cor_true_north(const cor_pen *pen, cor_point at);

/* The place of a WIDTH × HEIGHT box in the frame: AT's, a little aside where it would lie on the page's subject, or the
 * emptiest one when AT is AUTO: a corner, a place at a side, or one against furniture that stands already. PREFER
 * orders corners of equal emptiness. Empty, and said of WHAT, where other furniture leaves no room for it. */
cor_rect cor_furniture_place(const cor_pen *pen, const char *what, cor_at at, double width, double height,
                             const cor_at prefer[4]);
/* The same, but AUTO keeps off AVOID, too, where there is room for that. */
cor_rect cor_furniture_place_off(const cor_pen *pen, const char *what, cor_at at, double width, double height,
                                 const cor_at prefer[4], cor_rect avoid);
/* The same, and what the box hides when AT is AUTO: 6 for a mark, 3 for a name, 1 for 5 points of a line that matters;
 * infinite when all places are taken by other furniture. */
cor_rect cor_furniture_place_weighed(const cor_pen *pen, cor_at at, double width, double height, const cor_at prefer[4],
                                     double *ret_hidden);

/* Says so where a piece that hides nothing lies on what the page is about. */
void cor_furniture_warn_marks(const cor_pen *pen, const char *what, cor_rect box);

/* Where what stands below the frame begins, points: under the graticule's labels. */
double cor_furnish_below_frame(const cor_pen *pen);

#endif
