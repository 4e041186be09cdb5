/* Constants: which expressions are, and what they are. */
#ifndef COR_EXPR_FOLD_H
#define COR_EXPR_FOLD_H

#include "expr/parse.h"

/* Whether TREE has the same value wherever it is evaluated, and no need to be. */
bool cor_is_constant(const cor_typed *tree);

/* Evaluates TREE, a constant. On failure *ret_failure says why, in the program's arena. */
bool cor_fold(cor_parser *parser, const cor_typed *tree, cor_value *ret_value, const char **ret_failure);

#endif
