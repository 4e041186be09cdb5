/* Plain constants as values of a property: checked against what it takes. */
#ifndef COR_EXPR_CONSTANT_H
#define COR_EXPR_CONSTANT_H

#include "expr/expr.h"
#include "expr/type.h"

/* What SPEC's values are; NULL: anything. */
const cor_type *cor_expected_type(cor_arena *arena, const cor_property_spec *spec);

/* VALUE, written at NODE, as a value of SPEC. On failure *ret_message (in ARENA) says why. */
bool cor_constant_check(cor_arena *arena, const cor_property_spec *spec, const cor_node *node, cor_value *value,
                        const char **ret_message);

/* SPEC's fallback as a value of its type: a color may be given as text, a padding as numbers. */
cor_value cor_fallback(cor_arena *arena, const cor_property_spec *spec);

#endif
