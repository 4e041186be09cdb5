/* The typed tree: an expression whose types have been checked and whose
 * constants have been folded, before it becomes a program. Lives in the
 * scratch arena of one compilation. */
#ifndef COR_EXPR_TREE_H
#define COR_EXPR_TREE_H

#include "doc/doc.h"
#include "expr/colour.h"
#include "expr/opcode.h"
#include "expr/type.h"

/* The way from the root to an expression: the last index, and the way before. NULL is the root. */
typedef struct cor_key cor_key;
struct cor_key {
    const cor_key *before;
    long index;
};

typedef enum {
    COR_FORM_LITERAL,
    COR_FORM_CALL, /* all operands, then `op` */
    COR_FORM_ALL,  /* operands until one decides */
    COR_FORM_ANY,
    COR_FORM_ASSERT, /* the first operand that is of the type */
    COR_FORM_COERCE, /* the first operand that can be made one */
    COR_FORM_CASE,   /* test, result, test, result, …, otherwise */
    COR_FORM_MATCH,  /* input, results, otherwise */
    COR_FORM_COALESCE,
    COR_FORM_STEP, /* input, results */
    COR_FORM_CURVE,
    COR_FORM_LET, /* what is bound, and the result */
    COR_FORM_VARIABLE
} cor_form;

/* What an expression's value depends on. */
enum {
    COR_ON_FEATURE = 1,
    COR_ON_ZOOM = 2,
    COR_ON_RUN = 4, /* density, progress and the like */
};

typedef enum { COR_CURVE_STEP, COR_CURVE_LINEAR, COR_CURVE_EXPONENTIAL, COR_CURVE_BEZIER } cor_curve_kind;

/* How a step or a curve goes: label i belongs to result i. */
typedef struct {
    cor_curve_kind kind;
    cor_color_space space;
    double base;
    double control[4];
    size_t n;
    const double *labels;
} cor_curve_shape;

/* The labels of a match: label i leads to result branches[i]. All numbers, or all strings. */
typedef struct {
    size_t n;
    const cor_value *labels;
    const uint32_t *branches;
} cor_match_labels;

typedef struct cor_typed cor_typed;
struct cor_typed {
    cor_form form;
    cor_opcode op; /* of a call */
    const cor_type *type;
    const cor_key *key;
    const cor_node *node; /* where it is written */
    unsigned depends;     /* COR_ON_… of itself and all below */
    size_t n;
    cor_typed **args;
    cor_value value;    /* of a literal; the name of global-state */
    bool untyped;       /* a comparison that must look at types when it runs */
    const void *detail; /* a shape, labels or an area */
    cor_typed *bound;   /* of a variable */

    /* Notes of the emitter about what is bound. */
    const void *emitter;
    uint32_t slot, entry, room;
};

cor_typed *cor_typed_new(cor_arena *arena, cor_form form, const cor_type *type, size_t n);

/* "[1][2]" in ARENA. */
const char *cor_key_text(cor_arena *arena, const cor_key *key);

#endif
