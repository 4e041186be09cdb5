/* What styles and expressions are compiled into: an arena, strings, diagnostics. */
#ifndef COR_SUPPORT_COMPILING_H
#define COR_SUPPORT_COMPILING_H

#include "expr/expr.h"

static inline cor_compiler new_compiler(void)
{
    return (cor_compiler){cor_arena_new(), cor_interns_new(), cor_diagnostics_new()};
}

static inline void free_compiler(const cor_compiler *compiler)
{
    cor_diagnostics_free(compiler->diagnostics);
    cor_interns_free(compiler->interns);
    cor_arena_free(compiler->arena);
}

#endif
