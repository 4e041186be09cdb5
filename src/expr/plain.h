/* Expressions made plain for those who read them: older notations as expressions, zoom as the number that it is on a
 * page, variables replaced by what they are bound to. What a plain expression depends on is a feature or nothing. */
#ifndef COR_EXPR_PLAIN_H
#define COR_EXPR_PLAIN_H

#include "expr/expr.h"

/* What stands where an input was: see cor_node_replaced. */
#define COR_FOLLOWED "corridor:followed"

/* NODE, a value of SPEC that compiles, made plain at ZOOM, in the compiler's arena. NULL when it would become too
 * large. */
const cor_node *cor_plain_expression(const cor_compiler *compiler, const cor_node *node, const cor_property_spec *spec,
                                     double zoom);

/* Whether the plain expression NODE looks at a feature. */
bool cor_node_on_feature(const cor_node *node);

/* The value of the plain expression NODE, which looks at no feature, with PAGE's state. False when it has none. */
bool cor_node_constant(const cor_compiler *compiler, const cor_eval *page, const cor_node *node, cor_value *ret);

/* Whether NODE is a list whose first item is the text NAME. */
bool cor_node_calls(const cor_node *node, const char *name);

/* Whether A and B say the same. */
bool cor_nodes_equal(const cor_node *a, const cor_node *b);

/* NODE with each part that is equal to INPUT replaced by ["get", COR_FOLLOWED], in ARENA. */
const cor_node *cor_node_replaced(cor_arena *arena, const cor_node *node, const cor_node *input);

/* The field that the plain expression INPUT is of: that of a `get`, whatever turns it into a text, a number or a truth,
 * or into small letters, and whatever stands in where there is none. NULL when it is reckoned from more than that. In
 * the compiler's arena. */
const char *cor_node_field(const cor_compiler *compiler, const cor_eval *page, const cor_node *input);

/* NODE as a program of KIND; where it fails it gives a null, and a number that fails is NaN. NULL when it is none. */
const cor_program *cor_node_program(const cor_compiler *compiler, const cor_node *node, cor_expect kind);

#endif
