/* The compiled program: one array of instructions and the data they name by
 * number. Immutable once made; read by the machine only. */
#ifndef COR_EXPR_PROGRAM_H
#define COR_EXPR_PROGRAM_H

#include "expr/expr.h"
#include "expr/opcode.h"
#include "expr/tree.h"

/* A curve whose results are constants, or pieces of code that end with COR_OP_RETURN. */
typedef struct {
    cor_curve_shape shape;
    const cor_value *results;      /* NULL: entries */
    const cor_color_point *points; /* constant colors in the curve's space; NULL: no such */
    const uint32_t *entries;
    uint32_t end; /* where the code goes on */
    cor_type_kind type;
} cor_value_curve;

/* Labels and where each leads. Strings are found by their pointers when they are interned. */
typedef struct {
    size_t n;
    const double *numbers;      /* ascending; NULL: strings */
    const char *const *strings; /* in the order of strcmp; interned */
    const uint32_t *targets;    /* of each label */
    size_t n_slots;             /* a power of two; 0: numbers */
    const uint32_t *slots;      /* label + 1, by hash of the pointer; 0: free */
    uint32_t otherwise;
    const cor_array *mixed; /* COR_OP_FILTER_IN with items of several kinds; then nothing above */
} cor_choice;

/* One operand of an assertion or a coercion. */
typedef struct {
    const cor_type *type;
    uint32_t end; /* where the code goes on when it holds */
} cor_attempt;

/* Where in the document something stands. The node itself may have gone: what old functions and filters are rewritten
 * to does not outlive compiling. */
typedef struct {
    const char *file;
    int line, column;
} cor_written_at;

struct cor_program {
    const cor_instruction *code;
    size_t n_code;
    const cor_written_at *places; /* where each instruction comes from, for diagnostics */
    const cor_value *constants;
    const void *const *data;
    const char *const *fields; /* interned */
    size_t n_fields;
    uint32_t entry;
    uint32_t n_variables;
    uint32_t stack; /* values that the machine needs room for */

    const cor_type *type;
    const char *type_name;
    bool feature_constant, zoom_constant;
    bool all_fields, geometry, id;
    cor_value fallback;
    const char *const *enums; /* what results are allowed; NULL: any */
};

/* Where the label that equals VALUE leads; the choice's otherwise when none does. */
uint32_t cor_choice_find(const cor_choice *choice, cor_value value);

/* LABELS of one kind, numbers or strings, leading to TARGETS. */
const cor_choice *cor_choice_new(cor_arena *arena, const cor_value *labels, const uint32_t *targets, size_t n,
                                 uint32_t otherwise);

#endif
