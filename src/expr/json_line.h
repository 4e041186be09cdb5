/* Expressions as lines of JSON, for programs and for comparison with the reference
 * implementation: one object in, one object out. */
#ifndef COR_EXPR_JSON_LINE_H
#define COR_EXPR_JSON_LINE_H

#include "expr/expr.h"

/* TEXT: {"expression", "propertySpec"?, "globalState"?, "inputs": [[globals, feature], …]}. Gives
 * {"compiled": {…}, "outputs": […]} or {"compiled": {"result": "error", "errors": […]}}; for what is no
 * such object {"error": …}. With "filter" in place of "expression" a layer's filter is compiled, and what
 * fails is false. Made in ARENA; strings are interned in INTERNS. */
const char *cor_json_line(cor_arena *arena, cor_interns *interns, const char *text);

#endif
