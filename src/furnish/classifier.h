/* A layer's features being classed: what the files that do it share. Private to furnish. */
#ifndef COR_FURNISH_CLASSIFIER_H
#define COR_FURNISH_CLASSIFIER_H

#include "furnish/class_sizes.h"

/* More classes than these are cut off, and said. */
enum { COR_MAX_CLASSES = 40 };

/* Groups that come out as one paint. */
typedef struct {
    const char *paint;
    GPtrArray *groups; /* of cor_row_group */
    size_t count;
    cor_class class; /* as its first group looks */
} cor_paint_kind;

typedef struct {
    cor_pen *pen;
    cor_traits traits;
    cor_namer namer;
    cor_sizes sizes;
    bool even;                 /* kinds are shown in one size */
    const cor_trait *ramp;     /* whose colours follow a number; NULL: none */
    const cor_row_group *like; /* some rows of the ramp; NULL: there are none */
    GPtrArray *kinds;          /* of cor_paint_kind */
    uint32_t *group_of;        /* of each drawn row, the index of its group */
    size_t n_groups;
    bool *tells;              /* for each trait, whether it tells drawn rows apart */
    bool vague;               /* other rows than those of a kind may look like it */
    size_t untold;            /* rows that nothing explains */
    const cor_trait *blamed;  /* by which they differ */
    const cor_trait *unsized; /* a size that nothing explains, of rows that are listed; NULL: there is none */
} cor_classifier;

static inline const cor_code *cor_code_of(const cor_classifier *c, const cor_row_group *group, size_t trait)
{
    return &c->traits.traits[trait].kinds[group->codes[trait]];
}

/* ROWS are not explained, for what TRAIT has of them. */
static inline void cor_classes_blame(cor_classifier *c, const cor_trait *trait, size_t rows)
{
    if (!c->blamed) c->blamed = trait;
    c->untold += rows;
}

/* Fills in ramp, sizes, kinds, like and tells. */
void cor_classes_find_paints(cor_classifier *c);

/* The entries of what was found. */
cor_class *cor_classes_kinds(cor_classifier *c, size_t *ret_n);
const cor_class *cor_classes_whole(cor_classifier *c); /* the only kind that there is */
const cor_class *cor_classes_sizes(cor_classifier *c, size_t *ret_n);
const cor_class *cor_classes_fixed(cor_classifier *c, size_t *ret_n); /* sizes without a number, by their own names */
const cor_color_scale *cor_classes_colors(cor_classifier *c);         /* NULL: none */

/* Remarks on what is not explained, on more than N_KINDS classes, on values that the style doesn't name. */
void cor_classes_remark(const cor_classifier *c, size_t n_kinds);

#endif
