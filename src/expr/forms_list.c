/* Forms over lists and texts: at, in, index-of, slice, length. */
#include "expr/forms.h"

static cor_typed *wrong_count(const cor_context *context, const char *wanted)
{
    return cor_parse_error(context, "\"%s\" takes %s, but has %zu", context->node->items[0]->text, wanted,
                           context->node->n - 1);
}

cor_typed *cor_form_at(const cor_context *context)
{
    cor_typed *args[2];
    const cor_type *item = context->expected ? context->expected : cor_type_of_kind(COR_TYPE_VALUE);
    if (context->node->n != 3) return wrong_count(context, "two operands");
    args[0] = cor_parse_arg(context, 1, cor_type_of_kind(COR_TYPE_NUMBER));
    args[1] = cor_parse_arg(context, 2, cor_type_array(context->parser->arena, item, -1));
    if (!args[0] || !args[1]) return NULL;
    return cor_parse_call(context, COR_OP_AT, args[1]->type->item, args, 2);
}

static bool is_needle(cor_type_kind kind)
{
    return kind == COR_TYPE_BOOLEAN || kind == COR_TYPE_STRING || kind == COR_TYPE_NUMBER || kind == COR_TYPE_NULL ||
           kind == COR_TYPE_VALUE;
}

/* What to search for, and where: both are looked at, so that both can be found wrong. */
static bool parse_search(const cor_context *context, cor_typed **args)
{
    args[0] = cor_parse_arg(context, 1, cor_type_of_kind(COR_TYPE_VALUE));
    args[1] = cor_parse_arg(context, 2, cor_type_of_kind(COR_TYPE_VALUE));
    if (!args[0] || !args[1]) return false;
    if (is_needle(args[0]->type->kind)) return true;
    cor_parse_error(context, "%s can't be searched for; a boolean, string, number or null can",
                    cor_type_name(context->parser->arena, args[0]->type));
    return false;
}

cor_typed *cor_form_in(const cor_context *context)
{
    cor_typed *args[2];
    if (context->node->n != 3) return wrong_count(context, "two operands");
    if (!parse_search(context, args)) return NULL;
    return cor_parse_call(context, COR_OP_IN, cor_type_of_kind(COR_TYPE_BOOLEAN), args, 2);
}

cor_typed *cor_form_index_of(const cor_context *context)
{
    cor_typed *args[3];
    size_t n = context->node->n - 1;
    if (n != 2 && n != 3) return wrong_count(context, "two or three operands");
    if (!parse_search(context, args)) return NULL;
    if (n == 3 && !(args[2] = cor_parse_arg(context, 3, cor_type_of_kind(COR_TYPE_NUMBER)))) return NULL;
    return cor_parse_call(context, COR_OP_INDEX_OF, cor_type_of_kind(COR_TYPE_NUMBER), args, n);
}

static bool is_list_or_text(cor_type_kind kind)
{
    return kind == COR_TYPE_ARRAY || kind == COR_TYPE_STRING || kind == COR_TYPE_VALUE;
}

static cor_typed *wrong_type(const cor_context *context, const cor_typed *arg)
{
    return cor_parse_error(context, "\"%s\" takes an array or a string, but found %s", context->node->items[0]->text,
                           cor_type_name(context->parser->arena, arg->type));
}

cor_typed *cor_form_slice(const cor_context *context)
{
    cor_typed *args[3];
    size_t n = context->node->n - 1;
    if (n != 2 && n != 3) return wrong_count(context, "two or three operands");
    args[0] = cor_parse_arg(context, 1, cor_type_of_kind(COR_TYPE_VALUE));
    args[1] = cor_parse_arg(context, 2, cor_type_of_kind(COR_TYPE_NUMBER));
    if (!args[0] || !args[1]) return NULL;
    if (!is_list_or_text(args[0]->type->kind)) return wrong_type(context, args[0]);
    if (n == 3 && !(args[2] = cor_parse_arg(context, 3, cor_type_of_kind(COR_TYPE_NUMBER)))) return NULL;
    return cor_parse_call(context, COR_OP_SLICE, args[0]->type, args, n);
}

cor_typed *cor_form_length(const cor_context *context)
{
    if (context->node->n != 2) return wrong_count(context, "one operand");
    cor_typed *arg = cor_parse_arg(context, 1, NULL);
    if (!arg) return NULL;
    if (!is_list_or_text(arg->type->kind)) return wrong_type(context, arg);
    return cor_parse_call(context, COR_OP_LENGTH, cor_type_of_kind(COR_TYPE_NUMBER), &arg, 1);
}
