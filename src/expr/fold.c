#include "expr/fold.h"

#include "expr/emit.h"
#include "expr/machine.h"

static bool always_varies(const cor_typed *tree)
{
    if (tree->form != COR_FORM_CALL) return false;
    switch (tree->op) {
    case COR_OP_ERROR:
    case COR_OP_COLLATOR:
    case COR_OP_WITHIN:
    case COR_OP_DISTANCE:
    case COR_OP_GLOBAL_STATE:
        return true;
    default:
        return false;
    }
}

/* Operands that are constants have been folded into literals already, but for those of
 * assertions and coercions, which may have been implied only afterwards. */
bool cor_is_constant(const cor_typed *tree)
{
    if (tree->form == COR_FORM_VARIABLE) return cor_is_constant(tree->bound);
    if (always_varies(tree) || tree->depends) return false;
    bool annotation = tree->form == COR_FORM_ASSERT || tree->form == COR_FORM_COERCE;
    for (size_t i = 0; i < tree->n; i++)
        if (annotation ? !cor_is_constant(tree->args[i]) : tree->args[i]->form != COR_FORM_LITERAL) return false;
    return true;
}

/* Strings that the machine has made become interned ones, so that the program compares them by pointer. */
static cor_value interned(cor_interns *interns, cor_value value)
{
    return value.kind == COR_STRING ? cor_interned(cor_intern(interns, value.string)) : value;
}

bool cor_fold(cor_parser *parser, const cor_typed *tree, cor_value *ret_value, const char **ret_failure)
{
    cor_program *program = cor_emit(parser->arena, tree);
    cor_eval eval = {.arena = parser->keep, .interns = parser->interns};
    if (!cor_evaluate_strict(program, &eval, ret_value, ret_failure)) return false;
    *ret_value = interned(parser->interns, *ret_value);
    return true;
}
