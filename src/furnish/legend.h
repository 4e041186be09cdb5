/* The legend's entries and how they are set: what the files of the legend share. Private to furnish. */
#ifndef COR_FURNISH_LEGEND_H
#define COR_FURNISH_LEGEND_H

#include "furnish/ramp.h"
#include "furnish/sample.h"

typedef enum {
    COR_ENTRY_HEADING, /* of a group or of a layer's classes */
    COR_ENTRY_SAMPLE,  /* one feature as the layer draws it */
    COR_ENTRY_NESTED,  /* circles of several sizes, one in the other */
    COR_ENTRY_RAMP,    /* a run of colours */
    COR_ENTRY_SWATCH   /* a plain colour, for pictures */
} cor_entry_kind;

typedef struct {
    cor_entry_kind kind;
    const cor_drawn_layer *drawn;
    const cor_class *classes; /* NULL: the layer as a whole; of NESTED several */
    size_t n_classes;
    const cor_run *words;        /* of NESTED and RAMP none */
    const cor_run *const *marks; /* of NESTED: beside each circle */
    const double *diameters;     /* of NESTED: of each circle, points */
    const cor_ramp *ramp;
    cor_color color;
    cor_optional_color ground; /* below samples that are not seen on paper */
    cor_point size;            /* of the sample that stands on it, points */
    double sample;             /* width of what stands before the words, points */
    double width;              /* of all behind it */
    double height;
    bool loose;   /* belongs to no heading */
    double above; /* air over it, where it is not the first of its column */
} cor_entry;

/* The entries of a page's legend in order, and the widest sample. */
typedef struct {
    cor_pen *pen;
    const cor_entry *entries;
    size_t n;
    double sample_width; /* of all but nested circles */
} cor_legend;

/* Columns of entries, points: how large they come out. */
typedef struct {
    size_t n_columns;
    double column_width, width, height;
} cor_legend_set;

/* All that the layers of the page want listed; no entries when that is nothing. */
cor_legend cor_legend_collect(cor_pen *pen);

/* The entries in N_COLUMNS columns as even as can be (fewer where they need no more). A heading stays with what
 * follows it. */
cor_legend_set cor_legend_in_columns(const cor_legend *legend, size_t n_columns);

/* Draws them into the current group, their top left at X, Y. */
void cor_legend_draw(const cor_legend *legend, const cor_legend_set *set, double x, double y);

/* The circles of N CLASSES, the smallest first, as one entry; of height 0 when they are better told apart one below the
 * other: small ones, and opaque ones without a rim. */
cor_entry cor_nested_entry(cor_pen *pen, const cor_drawn_layer *drawn, const cor_class *classes, size_t n);
/* With the middle of its circles at MIDDLE, its words from WORDS on, and its top at Y. */
void cor_nested_draw(cor_pen *pen, const cor_entry *entry, double middle, double words, double y);

#endif
