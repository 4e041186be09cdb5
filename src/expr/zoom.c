#include "expr/zoom.h"

static const char *const MISPLACED =
    "\"zoom\" may only be the input of the outermost \"step\" or \"interpolate\" of an expression";
static const char *const TWICE = "only one \"step\" or \"interpolate\" of \"zoom\" may stand in an expression";

static bool is_curve_of_zoom(const cor_typed *tree)
{
    if (tree->form != COR_FORM_STEP && tree->form != COR_FORM_CURVE) return false;
    const cor_typed *input = tree->args[0];
    return input->form == COR_FORM_CALL && input->op == COR_OP_ZOOM;
}

/* What a `let` or a `coalesce` passes on as its own. */
static cor_zoom_use passed_on(const cor_typed *tree)
{
    cor_zoom_use use = {NULL, NULL};
    if (tree->form == COR_FORM_LET) return cor_zoom_use_of(tree->args[tree->n - 1]);
    if (tree->form == COR_FORM_COALESCE)
        for (size_t i = 0; i < tree->n && !use.curve && !use.fault; i++)
            use = cor_zoom_use_of(tree->args[i]);
    if (is_curve_of_zoom(tree)) use.curve = tree;
    return use;
}

/* Only expressions that depend on zoom hold a curve of it, so the rest is not searched. */
cor_zoom_use cor_zoom_use_of(const cor_typed *tree)
{
    if (!(tree->depends & COR_ON_ZOOM)) return (cor_zoom_use){NULL, NULL};
    cor_zoom_use use = passed_on(tree);
    if (use.fault) return use;
    for (size_t i = 0; i < tree->n; i++) {
        cor_zoom_use inner = cor_zoom_use_of(tree->args[i]);
        if (inner.fault)
            use.fault = inner.fault;
        else if (!use.curve && !use.fault && inner.curve)
            use.fault = MISPLACED;
        else if (inner.curve && use.curve != inner.curve)
            use.fault = TWICE;
    }
    if (use.fault) use.curve = NULL;
    return use;
}
