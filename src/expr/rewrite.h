/* Older notations rewritten as expressions: lexical trees in, lexical trees out. New nodes
 * stand where the old ones were written. */
#ifndef COR_EXPR_REWRITE_H
#define COR_EXPR_REWRITE_H

#include "expr/expr.h"

/* A node of KIND in ARENA that stands where ORIGIN does. */
cor_node *cor_rewrite_node(cor_arena *arena, const cor_node *origin, cor_node_kind kind);
const cor_node *cor_rewrite_string(cor_arena *arena, const cor_node *origin, const char *text);
const cor_node *cor_rewrite_number(cor_arena *arena, const cor_node *origin, double number);
const cor_node *cor_rewrite_bool(cor_arena *arena, const cor_node *origin, bool boolean);
const cor_node *cor_rewrite_list(cor_arena *arena, const cor_node *origin, const cor_node *const *items, size_t n);
/* [NAME, A, B]; A and B may be NULL. */
const cor_node *cor_rewrite_call(cor_arena *arena, const cor_node *origin, const char *name, const cor_node *a,
                                 const cor_node *b);
/* ["literal", NODE] when NODE is a list or an object; NODE itself otherwise. */
const cor_node *cor_rewrite_literal(cor_arena *arena, const cor_node *node);

/* Whether FILTER is an expression, not a legacy filter. */
bool cor_is_expression_filter(const cor_node *filter);
/* A legacy filter that stands inside of the expression FILTER, where it is read as an expression; NULL. */
const cor_node *cor_mixed_filter(const cor_node *filter);
/* A legacy filter as an expression. */
const cor_node *cor_rewrite_filter(cor_arena *arena, const cor_node *filter);

/* A legacy function ({stops: …}) as an expression; NULL and an error when it is none. */
const cor_node *cor_rewrite_function(cor_arena *arena, const cor_node *node, const cor_property_spec *spec,
                                     cor_expr_error *ret_error);

/* Whether texts of SPEC may hold tokens. */
bool cor_takes_tokens(const cor_property_spec *spec);
/* "{name} road" as ["concat", …]; NODE itself when it has no token. */
const cor_node *cor_rewrite_tokens(cor_arena *arena, const cor_node *node);

#endif
