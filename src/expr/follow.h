/* What an outcome that varies follows: one number that it is reckoned from, by which a legend can explain it. */
#ifndef COR_EXPR_FOLLOW_H
#define COR_EXPR_FOLLOW_H

#include "expr/plain.h"

typedef struct {
    const cor_node *input;
    const char *field;         /* of the input; NULL: it is reckoned */
    const cor_program *reads;  /* the input of a row; NaN where it is no number */
    const cor_program *result; /* the outcome where the field COR_FOLLOWED is the input */
    const double *stops;       /* of an interpolation over the input; NULL: there is none */
    size_t n_stops;
} cor_follow;

/* What the plain OUTCOME, a value of SPEC, follows, in the compiler's arena: the input of its interpolation, else the
 * one field that it looks at. NULL when it follows more than that. */
const cor_follow *cor_follow_of(const cor_compiler *compiler, const cor_eval *page, const cor_property_spec *spec,
                                const cor_node *outcome);

#endif
