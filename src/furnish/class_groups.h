/* Drawn rows that are alike in every trait, and groups of them that come out as one paint. Private to furnish. */
#ifndef COR_FURNISH_CLASS_GROUPS_H
#define COR_FURNISH_CLASS_GROUPS_H

#include "furnish/class_words.h"
#include "furnish/classes.h"

typedef struct {
    uint32_t *codes; /* of each trait */
    uint32_t row;    /* the first */
    uint32_t index;  /* among the groups as they were found */
    size_t count;    /* of those whose marks are in the picture */
} cor_row_group;

/* In the order of their first rows, in the traits' arena; NULL where there are more than *RET_N, which nobody tells
 * apart. To *RET_OF goes the index of the group of each drawn row, which the caller frees with g_free. */
cor_row_group *cor_row_groups(cor_traits *traits, size_t *ret_n, uint32_t **ret_of);

/* Orders groups as the style's expressions have them. */
int cor_compare_groups(const cor_traits *traits, const cor_row_group *a, const cor_row_group *b);

#endif
