/* How the marks of one place may stand side by side: pure geometry, that knows neither page nor scene. Private to
 * place.
 */
#ifndef COR_PLACE_ARRANGEMENT_H
#define COR_PLACE_ARRANGEMENT_H

#include <stddef.h>

#include "geo/rect.h"

enum { COR_MOST_ARRANGED = 12 };

/* Marks that are to be arranged, all seen from the middle of their place. */
typedef struct {
    size_t n;                            /* 1…COR_MOST_ARRANGED */
    cor_point places[COR_MOST_ARRANGED]; /* where each belongs */
    cor_rect icon, cell;                 /* round a mark's middle: its picture, and that with its text */
    double reach;                        /* of a circle round the middle that rows had better leave free; 0: none */
} cor_arranged;

/* One way for them to stand. */
typedef struct {
    cor_point at[COR_MOST_ARRANGED];   /* the middle of each mark */
    cor_point knee[COR_MOST_ARRANGED]; /* where its lead bends */
    bool bent[COR_MOST_ARRANGED];
    double cost; /* points: how far away the marks are, and how hard it is to read; less is better */
} cor_arrangement;

/* Calls EACH for every way that ARRANGED may stand, in an order that depends on it alone: beside each other where they
 * are; in one or two rows below or above their place; in one or two columns beside it. In rows and columns they keep
 * their order; the leads to those behind pass between those in front. No two cells overlap. */
typedef void (*cor_arrangement_each)(void *context, const cor_arrangement *arrangement);
void cor_arrange(const cor_arranged *arranged, cor_arrangement_each each, void *context);

#endif
