/* Forms that make texts: format, image, number-format, collator. Their options stand in an
 * object; an option that is not there becomes a literal null, so that all are plain calls. */
#include <string.h>

#include "expr/forms.h"

enum { SECTION = 5 }; /* operands of one section of a formatted text */

/* Absent, or what ECMAScript takes for false: the reference implementation does not tell them apart. */
static bool is_said(const cor_node *option)
{
    if (!option) return false;
    switch (option->kind) {
    case COR_NODE_NULL:
        return false;
    case COR_NODE_BOOL:
        return option->boolean;
    case COR_NODE_NUMBER:
        return option->number != 0;
    case COR_NODE_STRING:
        return *option->text;
    case COR_NODE_SEQ:
    case COR_NODE_MAP:
        break;
    }
    return true;
}

static cor_typed *null_literal(const cor_context *context)
{
    return cor_parse_literal(context, cor_null(), cor_type_of_kind(COR_TYPE_NULL));
}

/* Option NAME of OPTIONS as TYPE; found wrong at operand 1, wherever it stands. */
static cor_typed *parse_option(const cor_context *context, const cor_node *options, const char *name,
                               const cor_type *type)
{
    const cor_node *option = cor_node_get(options, name);
    return is_said(option) ? cor_parse_operand(context, option, 1, type) : null_literal(context);
}

static cor_typed *parse_switch(const cor_context *context, const cor_node *options, const char *name)
{
    const cor_node *option = cor_node_get(options, name);
    if (option) return cor_parse_operand(context, option, 1, cor_type_of_kind(COR_TYPE_BOOLEAN));
    return cor_parse_literal(context, cor_bool(false), cor_type_of_kind(COR_TYPE_BOOLEAN));
}

cor_typed *cor_form_collator(const cor_context *context)
{
    cor_typed *args[3];
    if (context->node->n != 2) return cor_parse_error(context, "\"collator\" takes one object with options");
    const cor_node *options = context->node->items[1];
    if (options->kind != COR_NODE_MAP) return cor_parse_error(context, "the options of \"collator\" are an object");
    if (!(args[0] = parse_switch(context, options, "case-sensitive"))) return NULL;
    if (!(args[1] = parse_switch(context, options, "diacritic-sensitive"))) return NULL;
    if (!(args[2] = parse_option(context, options, "locale", cor_type_of_kind(COR_TYPE_STRING)))) return NULL;
    return cor_parse_call(context, COR_OP_COLLATOR, cor_type_of_kind(COR_TYPE_COLLATOR), args, 3);
}

cor_typed *cor_form_number_format(const cor_context *context)
{
    static const char *const names[] = {"locale", "currency", "unit", "min-fraction-digits", "max-fraction-digits"};
    enum { CURRENCY = 1, UNIT = 2, FIRST_NUMBER = 3, OPTIONS = 5 };
    cor_typed *args[1 + OPTIONS];
    if (context->node->n != 3) return cor_parse_error(context, "\"number-format\" takes a number and an object");
    if (!(args[0] = cor_parse_arg(context, 1, cor_type_of_kind(COR_TYPE_NUMBER)))) return NULL;
    const cor_node *options = context->node->items[2];
    if (options->kind != COR_NODE_MAP)
        return cor_parse_error(context, "the options of \"number-format\" are an object");
    for (size_t i = 0; i < OPTIONS; i++) {
        if (i == FIRST_NUMBER && is_said(cor_node_get(options, names[CURRENCY])) &&
            is_said(cor_node_get(options, names[UNIT])))
            return cor_parse_error(context, "\"currency\" and \"unit\" exclude each other");
        const cor_type *type = cor_type_of_kind(i < FIRST_NUMBER ? COR_TYPE_STRING : COR_TYPE_NUMBER);
        if (!(args[1 + i] = parse_option(context, options, names[i], type))) return NULL;
    }
    return cor_parse_call(context, COR_OP_NUMBER_FORMAT, cor_type_of_kind(COR_TYPE_STRING), args, 1 + OPTIONS);
}

cor_typed *cor_form_image(const cor_context *context)
{
    if (context->node->n != 2) return cor_parse_error(context, "\"image\" takes one name");
    cor_typed *name = cor_parse_arg(context, 1, cor_type_of_kind(COR_TYPE_STRING));
    if (!name) return cor_parse_error(context, "\"image\" has no name");
    return cor_parse_call(context, COR_OP_IMAGE, cor_type_of_kind(COR_TYPE_IMAGE), &name, 1);
}

static cor_typed *parse_content(const cor_context *context, const cor_node *node)
{
    cor_typed *content = cor_parse_operand(context, node, 1, cor_type_of_kind(COR_TYPE_VALUE));
    if (!content) return NULL;
    switch (content->type->kind) {
    case COR_TYPE_STRING:
    case COR_TYPE_VALUE:
    case COR_TYPE_NULL:
    case COR_TYPE_IMAGE:
        return content;
    default:
        return cor_parse_error(context, "a section of \"format\" is a string, an image or null, but found %s",
                               cor_type_name(context->parser->arena, content->type));
    }
}

static bool is_alignment(const cor_node *option)
{
    static const char *const names[] = {"bottom", "center", "top"};
    if (!is_said(option) || option->kind != COR_NODE_STRING) return true;
    for (size_t i = 0; i < 3; i++)
        if (!strcmp(option->text, names[i])) return true;
    return false;
}

static bool parse_section_options(const cor_context *context, const cor_node *options, cor_typed **section)
{
    if (!(section[1] = parse_option(context, options, "font-scale", cor_type_of_kind(COR_TYPE_NUMBER)))) return false;
    if (!(section[2] = parse_option(context, options, "text-font", cor_type_strings()))) return false;
    if (!(section[3] = parse_option(context, options, "text-color", cor_type_of_kind(COR_TYPE_COLOR)))) return false;
    if (!is_alignment(cor_node_get(options, "vertical-align"))) {
        cor_parse_error(context, "\"vertical-align\" is bottom, center or top");
        return false;
    }
    section[4] = parse_option(context, options, "vertical-align", cor_type_of_kind(COR_TYPE_STRING));
    return section[4];
}

/* Options follow the section they are for. An object (or null) elsewhere is content, and found wrong as such. */
static bool takes_options(const cor_node *node, bool after_content)
{
    return after_content && (node->kind == COR_NODE_MAP || node->kind == COR_NODE_NULL);
}

static cor_typed *parse_sections(const cor_context *context, cor_typed **args)
{
    const cor_node *node = context->node;
    size_t n = 0;
    bool after_content = false;
    for (size_t i = 1; i < node->n; i++) {
        if (takes_options(node->items[i], after_content)) {
            after_content = false;
            if (!parse_section_options(context, node->items[i], args + n - SECTION)) return NULL;
            continue;
        }
        after_content = true;
        if (!(args[n] = parse_content(context, node->items[i]))) return NULL;
        for (size_t k = 1; k < SECTION; k++)
            args[n + k] = null_literal(context);
        n += SECTION;
    }
    return cor_parse_call(context, COR_OP_FORMAT, cor_type_of_kind(COR_TYPE_FORMATTED), args, n);
}

cor_typed *cor_form_format(const cor_context *context)
{
    const cor_node *node = context->node;
    if (node->n < 2) return cor_parse_error(context, "\"format\" takes at least one section");
    if (node->items[1]->kind == COR_NODE_MAP || node->items[1]->kind == COR_NODE_NULL)
        return cor_parse_error(context, "the first section of \"format\" is a text or an image");
    return parse_sections(context, COR_NEW_ARRAY(context->parser->arena, cor_typed *, (node->n - 1) * SECTION));
}
