/* Charts: where they stand, what they tell apart, and what they have in common. Private to furnish. */
#ifndef COR_FURNISH_CHART_H
#define COR_FURNISH_CHART_H

#include "furnish/pen.h"
#include "stats/axis.h"

/* Gives a box to each chart that stands below the map or beside it. */
void cor_charts_place_around(cor_pen *pen);
/* Gives a box on the map to the chart PIECE, where it is to stand there. */
void cor_chart_place_on_map(cor_pen *pen, cor_piece piece);

/* What a chart tells apart, as the legend does: in its order, in the same words and colours. */
typedef struct {
    const char *words;
    cor_color color;
} cor_chart_class;

typedef struct {
    const char *heading; /* what all of it is called: the source's name */
    cor_chart_class *list;
    size_t n;          /* at least 1 */
    bool told_apart;   /* more than one, by the legend's own words */
    bool is_explained; /* by the map's legend */
    const size_t *of;  /* the class of each of the chart's rows */
} cor_chart_classes;

/* What rows are told apart by: nothing; what the legend tells apart, where that differs in colour; whatever it does. */
typedef enum { COR_SPLIT_NONE, COR_SPLIT_BY_COLOR, COR_SPLIT_BY_LEGEND } cor_chart_split;

/* In the pen's arena. */
cor_chart_classes cor_chart_classes_of(cor_pen *pen, const cor_chart *chart, cor_chart_split split);

/* The words of CLASSES for the report; NULL where they are one. In the pen's arena. */
const char *const *cor_chart_class_words(const cor_pen *pen, const cor_chart_classes *classes);

/* Points: figures and words of a chart are never smaller than a reader can read in print. */
double cor_chart_size(const cor_pen *pen);
const cor_run *cor_chart_words(cor_pen *pen, const char *text, double max_width);

/* X as the page's language writes it; SO_FAR (NULL: nothing) and NEXT in one line. In the pen's arena. */
const char *cor_chart_figure(const cor_pen *pen, double x);
const char *cor_chart_joined(const cor_pen *pen, const char *so_far, const char *next);

/* A warning of CHART: "the timeline WHAT". */
void cor_chart_warn(const cor_pen *pen, const cor_chart *chart, const char *what);

/* TEXT in one line no wider than MOST, its end cut off where it is. */
const cor_run *cor_chart_word_within(cor_pen *pen, const char *text, double most);

/* BOX filled with COLOR; with a rim where that is hardly told from what the chart stands on. */
void cor_chart_bar(cor_pen *pen, cor_rect box, cor_color color);

/* A chart's box as its parts take from it. */
typedef struct {
    cor_pen *pen;
    cor_rect box; /* what is left */
} cor_chart_frame;

/* From the top: the title, and a key where nothing else explains the classes. From the bottom: NOTE. */
void cor_chart_title(cor_chart_frame *frame, const char *title);
void cor_chart_key(cor_chart_frame *frame, const cor_chart_classes *classes);
void cor_chart_note(cor_chart_frame *frame, const char *note);

/* RUN with its middle, across the page, at X; as far aside as keeps it within the chart's box. */
void cor_chart_word_at(const cor_chart_frame *frame, const cor_run *run, double x, double y, bool muted);

void cor_furnish_timeline(cor_pen *pen, cor_chart *chart);
void cor_furnish_ranking(cor_pen *pen, cor_chart *chart);
void cor_furnish_route_strip(cor_pen *pen, cor_chart *chart);

#endif
