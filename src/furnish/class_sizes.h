/* The sizes of a layer that follow a number. Private to furnish. */
#ifndef COR_FURNISH_CLASS_SIZES_H
#define COR_FURNISH_CLASS_SIZES_H

#include "furnish/class_groups.h"

enum { COR_MAX_SIZES = 3 };

/* Up to three round values, the largest near the largest of the drawn rows. */
typedef struct {
    const cor_trait *trait; /* NULL: no size follows a number */
    double values[COR_MAX_SIZES];
    size_t n;
    uint32_t like;         /* the row of the largest */
    const uint32_t *codes; /* its codes, of each trait */
} cor_sizes;

cor_sizes cor_sizes_of(cor_traits *traits);

/* CLASS, of a row with CODES, as it is where what SIZES follow is X: all of it that follows it, too. */
void cor_class_at(cor_traits *traits, const cor_sizes *sizes, const uint32_t *codes, double x, cor_class *class);

#endif
