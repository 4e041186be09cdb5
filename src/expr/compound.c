/* Calls of operators that have signatures: the first overload that fits is taken. */
#include <stdlib.h>
#include <string.h>

#include "expr/parse.h"

static bool is_varargs(const char *operands)
{
    return operands[0] && operands[1] == '*';
}

static bool has_room_for(const char *operands, size_t n)
{
    return is_varargs(operands) || strlen(operands) == n;
}

static const cor_type *operand_type(const char *operands, size_t i)
{
    return cor_operator_type(is_varargs(operands) ? operands[0] : operands[i]);
}

/* The operands as OPERANDS wants them; NULL after errors, which go to ERRORS. */
static cor_typed **parse_operands(const cor_context *context, const char *operands, GArray *errors)
{
    cor_context attempt = *context;
    attempt.errors = errors;
    attempt.expected = NULL;
    size_t n = context->node->n - 1;
    cor_typed **args = COR_NEW_ARRAY(context->parser->arena, cor_typed *, n);
    for (size_t i = 0; i < n; i++)
        if (!(args[i] = cor_parse_arg(&attempt, i + 1, operand_type(operands, i)))) return NULL;
    return args;
}

/* A legacy filter's operands must be plain constants: its code reads them when it compiles. */
static bool are_literals(const cor_context *context, cor_typed *const *args, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (args[i]->form != COR_FORM_LITERAL) {
            cor_parse_error_at(context, (long) i + 1, "a filter of the old form compares with constants only");
            return false;
        }
    return true;
}

static cor_typed *call(const cor_context *context, const cor_operator *operator, cor_opcode op, cor_typed *const *args)
{
    size_t n = context->node->n - 1;
    if (g_str_has_prefix(operator->name, "filter-") && !are_literals(context, args, n)) return NULL;
    cor_typed *tree = cor_parse_call(context, op, cor_operator_type(operator->result), args, n);
    if (op == COR_OP_ALL) tree->form = COR_FORM_ALL;
    if (op == COR_OP_ANY) tree->form = COR_FORM_ANY;
    if ((op == COR_OP_GET || op == COR_OP_HAS) && n == 1) tree->depends |= COR_ON_FEATURE;
    return tree;
}

static void append_signature(GString *out, const char *operands)
{
    g_string_append(out, out->len ? " or (" : "(");
    for (size_t i = 0; operands[i]; i++) {
        const cor_type *type = operands[i] == '*' ? NULL : cor_operator_type(operands[i]);
        cor_arena *scratch = cor_arena_new();
        if (type)
            g_string_append_printf(out, "%s%s", i ? ", " : "", cor_type_name(scratch, type));
        else
            g_string_append(out, "…");
        cor_arena_free(scratch);
    }
    g_string_append_c(out, ')');
}

/* What the operands are when nothing is expected of them; NULL after an error in one. */
static char *found_signature(const cor_context *context)
{
    cor_context free_context = *context;
    free_context.expected = NULL;
    GString *out = g_string_new("(");
    for (size_t i = 1; i < context->node->n; i++) {
        cor_typed *arg = cor_parse_arg(&free_context, i, NULL);
        if (!arg) return g_string_free(out, TRUE);
        g_string_append_printf(out, "%s%s", i > 1 ? ", " : "", cor_type_name(context->parser->arena, arg->type));
    }
    g_string_append_c(out, ')');
    return g_string_free(out, FALSE);
}

/* Lists the overloads with the right number of operands; all of them when there is none. */
static char *expected_signatures(const cor_operator *operator, size_t n)
{
    GString *out = g_string_new(NULL);
    for (int pass = 0; pass < 2 && !out->len; pass++)
        for (size_t i = 0; i < COR_OVERLOADS && operator->overloads[i].operands; i++)
            if (pass || has_room_for(operator->overloads[i].operands, n))
                append_signature(out, operator->overloads[i].operands);
    return g_string_free(out, FALSE);
}

static cor_typed *no_overload(const cor_context *context, const cor_operator *operator)
{
    char *found = found_signature(context);
    if (!found) return NULL;
    char *expected = expected_signatures(operator, context->node->n - 1);
    cor_parse_error(context, "%s found where \"%s\" takes %s", found, operator->name, expected);
    g_free(expected);
    g_free(found);
    return NULL;
}

/* Two overloads that want the same of their operands (`all`, `any`) need one attempt, not two. */
static bool is_repeated(const cor_operator *operator, size_t i, size_t n)
{
    return i > 0 && n > 0 && has_room_for(operator->overloads[0].operands, n) &&
           operand_type(operator->overloads[0].operands, 0) == operand_type(operator->overloads[i].operands, 0);
}

cor_typed *cor_parse_compound(const cor_context *context, const cor_operator *operator)
{
    size_t n = context->node->n - 1, tried = 0;
    GArray *errors = g_array_new(FALSE, FALSE, sizeof(cor_expr_error));
    cor_typed *tree = NULL;
    for (size_t i = 0; i < COR_OVERLOADS && operator->overloads[i].operands && !tree; i++) {
        const char *operands = operator->overloads[i].operands;
        if (!has_room_for(operands, n)) continue;
        tried++;
        if (is_repeated(operator, i, n)) continue;
        g_array_set_size(errors, 0);
        cor_typed **args = parse_operands(context, operands, errors);
        if (args) tree = call(context, operator, operator->overloads[i].op, args);
        if (args && !tree) break;
    }
    if (!tree && tried == 1) g_array_append_vals(context->errors, errors->data, errors->len);
    g_array_free(errors, TRUE);
    return tree || tried == 1 ? tree : no_overload(context, operator);
}
