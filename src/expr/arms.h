/* The arms of an expression: what its `match`, `case` and `step` tell apart, in their order, and which arm a row takes.
 * So a legend can name what a property draws, by the property's own tests. */
#ifndef COR_EXPR_ARMS_H
#define COR_EXPR_ARMS_H

#include "expr/plain.h"

typedef enum {
    COR_TEST_EQUAL,     /* the input is one of the values, or holds one */
    COR_TEST_RANGE,     /* the input is a number between two */
    COR_TEST_HAS,       /* the field is there */
    COR_TEST_TRUE,      /* the input is true */
    COR_TEST_KIND,      /* the input is of a type: says nothing to people */
    COR_TEST_AND,       /* all of the operands */
    COR_TEST_OR,        /* one of them */
    COR_TEST_OTHERWISE, /* none of them */
    COR_TEST_UNKNOWN    /* what can't be put into words */
} cor_test_kind;

/* FROM and TO may be infinite. */
typedef struct {
    double from, to;
    bool without_from, with_to; /* else as a step has it: from FROM on, below TO */
} cor_test_range;

typedef struct cor_test cor_test;
struct cor_test {
    cor_test_kind kind;
    bool negated;          /* of EQUAL, HAS, TRUE, KIND, AND and OR */
    const cor_node *input; /* plain; NULL: none */
    const char *field;     /* of the input; NULL: it is reckoned */
    const cor_value *values;
    size_t n_values;
    cor_test_range range;
    const cor_test *const *operands;
    size_t n_operands;
};

/* One outcome, and all that must be so for it, the outermost first. */
typedef struct {
    const cor_test *const *tests;
    size_t n_tests;
    const cor_node *outcome; /* plain */
    bool varies;             /* the outcome looks at the feature, too */
} cor_arm;

typedef struct {
    const cor_program *which; /* a row's arm as a number; -1 where the expression fails */
    const cor_arm *arms;
    size_t n;
} cor_arms;

/* The arms of the PLAIN expression, in the compiler's arena; one without a test when it tells nothing apart. What
 * depends on PAGE alone is decided. NULL when there are too many. */
const cor_arms *cor_arms_of(const cor_compiler *compiler, const cor_eval *page, const cor_node *plain);

/* The plain CONDITION as a test. */
const cor_test *cor_test_of(const cor_compiler *compiler, const cor_eval *page, const cor_node *condition);
const cor_test *cor_test_negated(cor_arena *arena, const cor_test *test);

/* What a `case` has left of an input after some of its conditions. Begun as all zeroes. */
typedef struct {
    const cor_node *input; /* NULL: no range has been taken yet */
    cor_test_range range;
    bool broken; /* what is left is not one range */
} cor_test_rest;

/* TEST as it is after what REST has lost; REST loses it, too. */
const cor_test *cor_test_taken(cor_arena *arena, cor_test_rest *rest, const cor_test *test);

#endif
