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
    const char *name;            /* what the style calls it, without a count; NULL: it has no words */
    const char *said;            /* the same as the document wants it */
    const cor_drawn_layer *of;   /* the layer that it belongs to; NULL: the legend's title, or a group's words */
    size_t block, part, section; /* what it stands in: a group or a layer alone, one layer of it, one heading's of that;
                                    the title is in block 0. Numbers that grow down the legend as the style wants it */
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
typedef struct cor_legend {
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

/* All that the layers of the page want listed, as the document wants it; no entries when that is nothing. Fails where
 * the document names what is not there. */
cor_status cor_legend_collect(cor_pen *pen, cor_legend *ret_legend, cor_error *err);
/* The same with samples as wide as PEN has them. */
cor_legend cor_legend_shortened(const cor_legend *legend, cor_pen *pen);

/* What the document wants NAME to be called, in the page's words, where it is that of an entry or heading of the layer
 * ID (NULL: of none); IS_TITLE: it names the layer as a whole. NAME itself where it wants nothing. */
const char *cor_legend_said(const cor_pen *pen, const char *id, bool is_title, const char *name);
/* Takes out of N ENTRIES what the document omits, and puts the rest in its order. */
cor_status cor_legend_arrange(cor_pen *pen, cor_entry *entries, size_t *n, cor_error *err);

/* The entries in N_COLUMNS columns as even as can be (fewer where they need no more). A heading stays with what
 * follows it. */
cor_legend_set cor_legend_in_columns(const cor_legend *legend, size_t n_columns);

/* Draws them into the current group, their top left at X, Y. */
void cor_legend_draw(const cor_legend *legend, const cor_legend_set *set, double x, double y);

/* Their words in one line, in the page's arena: "Attacks: bombing (4), raid (2); Toll: 1, 10; Province". NULL: none. */
const char *cor_legend_in_words(const cor_legend *legend);

/* The circles of N CLASSES, the smallest first, as one entry; of height 0 when they are better told apart one below the
 * other: small ones, and opaque ones without a rim. */
cor_entry cor_nested_entry(cor_pen *pen, const cor_drawn_layer *drawn, const cor_class *classes, size_t n);
/* With the middle of its circles at MIDDLE, its words from WORDS on, and its top at Y. */
void cor_nested_draw(cor_pen *pen, const cor_entry *entry, double middle, double words, double y);

#endif
