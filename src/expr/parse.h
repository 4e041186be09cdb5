/* From the lexical tree to the typed tree: types, their inference from what is
 * expected, assertions and coercions where they are implied, and constants
 * folded on the way; all as the reference implementation does it, so that
 * errors are found at the same keys. */
#ifndef COR_EXPR_PARSE_H
#define COR_EXPR_PARSE_H

#include <glib.h>

#include "expr/expr.h"
#include "expr/tree.h"

/* What `let` has bound, innermost first. */
typedef struct cor_scope cor_scope;
struct cor_scope {
    const cor_scope *outer;
    const char *name;
    cor_typed *tree;
};

/* One compilation. */
typedef struct {
    cor_arena *arena; /* scratch: the typed tree */
    cor_arena *keep;  /* the program's: values and messages */
    cor_interns *interns;
    unsigned work;     /* expressions parsed so far */
    unsigned mistakes; /* of those, and of attempts that were given up */
    unsigned depth;
} cor_parser;

/* One place in it. Errors are cor_expr_error. */
typedef struct {
    cor_parser *parser;
    const cor_key *key;
    const cor_type *expected; /* NULL: anything */
    const cor_scope *scope;
    const cor_node *node; /* the expression itself */
    GArray *errors;
} cor_context;

typedef enum { COR_ANNOTATE, COR_ANNOTATE_COERCE, COR_ANNOTATE_NOT } cor_type_annotation;

/* The expression NODE in the context's own place. NULL after an error. */
cor_typed *cor_parse_here(const cor_context *context, const cor_node *node, cor_type_annotation annotation);

/* The expression NODE as operand INDEX, where EXPECTED (NULL: anything) is wanted. */
cor_typed *cor_parse_operand(const cor_context *context, const cor_node *node, long index, const cor_type *expected);
cor_typed *cor_parse_operand_in(const cor_context *context, const cor_node *node, long index, const cor_type *expected,
                                const cor_scope *scope, cor_type_annotation annotation);

/* Operand INDEX of the context's own expression. */
cor_typed *cor_parse_arg(const cor_context *context, size_t index, const cor_type *expected);

/* Adds an error at the context's key; returns NULL, for the caller to return. */
cor_typed *cor_parse_error(const cor_context *context, const char *format, ...) COR_PRINTF(2, 3);
/* The same at the key of operand INDEX. */
cor_typed *cor_parse_error_at(const cor_context *context, long index, const char *format, ...) COR_PRINTF(3, 4);

/* Whether TYPE fits EXPECTED; if not, adds an error at the key of operand INDEX (negative: the context's own). */
bool cor_parse_check(const cor_context *context, long index, const cor_type *expected, const cor_type *type);

/* A literal of VALUE at the context's place. */
cor_typed *cor_parse_literal(const cor_context *context, cor_value value, const cor_type *type);

/* A tree of FORM with room for N operands, at the context's place. */
cor_typed *cor_parse_tree(const cor_context *context, cor_form form, const cor_type *type, size_t n);

/* A call of OP on N operands. */
cor_typed *cor_parse_call(const cor_context *context, cor_opcode op, const cor_type *type, cor_typed *const *args,
                          size_t n);

/* NODE as a value with interned strings; false when a number in it is not finite. */
bool cor_parse_value(cor_arena *arena, cor_interns *interns, const cor_node *node, cor_value *ret);

/* What the operator table says of one name. */
typedef cor_typed *(*cor_parse_form)(const cor_context *context);

enum { COR_OVERLOADS = 2 };

typedef struct {
    const char *name;
    cor_parse_form form; /* a special form; NULL: the signatures say everything */
    char result;         /* a letter as in signatures */
    struct {
        const char *operands; /* one letter each, '*' after the last: any number of it; NULL: no such overload */
        cor_opcode op;
    } overloads[COR_OVERLOADS];
    unsigned depends;
} cor_operator;

const cor_operator *cor_operator_find(const char *name);
/* The operator's name that is most like NAME; NULL. */
const char *cor_operator_like(const char *name);
/* The type that LETTER stands for in signatures. */
const cor_type *cor_operator_type(char letter);

/* The call of an operator that has signatures. */
cor_typed *cor_parse_compound(const cor_context *context, const cor_operator *operator);

#endif
