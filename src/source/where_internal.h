/* What the files of `where` share: the parsed filter. Nobody else includes it. */
#ifndef COR_SOURCE_WHERE_INTERNAL_H
#define COR_SOURCE_WHERE_INTERNAL_H

#include "source/where.h"

typedef enum {
    COR_WHERE_LITERAL,
    COR_WHERE_FIELD,
    COR_WHERE_COMPARE,
    COR_WHERE_AND,
    COR_WHERE_OR,
    COR_WHERE_NOT,
    COR_WHERE_IN,      /* what, candidates… */
    COR_WHERE_BETWEEN, /* what, from, to */
    COR_WHERE_LIKE,    /* text, pattern, escape or not */
    COR_WHERE_IS,      /* what, null or a truth value */
    COR_WHERE_ARITHMETIC,
    COR_WHERE_CALL,
} cor_where_kind;

typedef enum { COR_WHERE_EQ, COR_WHERE_NE, COR_WHERE_LT, COR_WHERE_LE, COR_WHERE_GT, COR_WHERE_GE } cor_where_order;

typedef enum {
    COR_WHERE_LOWER,
    COR_WHERE_UPPER,
    COR_WHERE_LENGTH,
    COR_WHERE_TRIM,
    COR_WHERE_SUBSTR,
    COR_WHERE_COALESCE,
    COR_WHERE_ABS,
    COR_WHERE_ROUND,
    COR_WHERE_TO_NUMBER, /* CAST(… AS real) */
    COR_WHERE_TO_WHOLE,
    COR_WHERE_TO_TEXT,
    COR_WHERE_TO_DAY,
} cor_where_function;

typedef struct cor_where_node cor_where_node;
struct cor_where_node {
    cor_where_kind kind;
    int what;        /* the order, the sign of arithmetic ('|' joins text), or the function */
    bool negated;    /* NOT IN, NOT BETWEEN, NOT LIKE, IS NOT */
    bool any_case;   /* ILIKE */
    cor_value value; /* of a literal */
    size_t field;    /* of the filter's fields */
    cor_where_node **args;
    size_t n;
};

typedef struct {
    const char *name;
    bool renamed;
    size_t column; /* of those bound; SIZE_MAX: the row's number */
} cor_where_field;

/* A cell that can't be compared. */
typedef enum {
    COR_FAULT_NO_NUMBER,    /* text among numbers */
    COR_FAULT_NUMBER_TEXT,  /* text that looks like a number, compared with one */
    COR_FAULT_NO_DAY,       /* text among days */
    COR_FAULT_DAY_LITERAL,  /* a day, compared with words that are none */
    COR_FAULT_NEVER_DAY,    /* text that is to be made a day */
    COR_FAULT_TEXT_LITERAL, /* a number, compared with words */
    COR_FAULT_NO_TEXT,      /* a number where text is needed */
    COR_FAULTS
} cor_where_fault_kind;

typedef struct {
    bool there;
    const char *field; /* NULL: it came out of an expression */
    const char *cell, *other;
    double row;
} cor_where_bad_cell;

struct cor_where {
    cor_arena *arena, *scratch; /* the scratch's text lasts for a row */
    cor_where_node *root;
    cor_where_field *fields;
    size_t n_fields;
    cor_where_bad_cell faults[COR_FAULTS];
    /* The row at hand. */
    cor_where_cell cell;
    const void *row;
    double id, shown;
};

/* Builds WHERE's root and fields from TEXT. */
cor_status cor_where_parse(cor_where *where, const char *text, cor_error *err);

/* What NODE is in the row at hand: null, a truth value, a number or text. */
cor_value cor_where_evaluate(cor_where *where, const cor_where_node *node);

/* A number or a truth value, and what it counts as. */
bool cor_where_is_number(cor_value value);
double cor_where_number(cor_value value);

/* How X, which A comes to, stands to Y, which B comes to: below 0, 0 or above. EQUALITY: nobody asks which comes first.
 * False when either is null, or the two can't be compared, which is noted. */
bool cor_where_compare(cor_where *where, const cor_where_node *a, cor_value x, const cor_where_node *b, cor_value y,
                       bool equality, int *ret_order);

/* Keeps the first fault of each kind. NODE is where CELL comes from. */
void cor_where_note(cor_where *where, cor_where_fault_kind kind, const cor_where_node *node, cor_value cell,
                    cor_value other);

/* Whether TEXT is like PATTERN, "%" any characters, "_" one; ESCAPE ("" for none) takes the meaning off what follows
 * it. */
bool cor_where_like(const char *text, const char *pattern, const char *escape, bool any_case);

#endif
