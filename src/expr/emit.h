/* From the typed tree to a program. */
#ifndef COR_EXPR_EMIT_H
#define COR_EXPR_EMIT_H

#include "expr/program.h"

/* A program in ARENA that evaluates TREE. Everything it needs is copied there, but what
 * literals point to must live as long. */
cor_program *cor_emit(cor_arena *arena, const cor_typed *tree);

#endif
