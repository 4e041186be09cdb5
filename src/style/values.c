/* Values of properties: expressions, functions of old or constants, checked and then compiled. */
#include <string.h>

#include "expr/parse.h"
#include "expr/rewrite.h"
#include "style/internal.h"

bool cor_style_is_expression(const cor_node *node)
{
    return node->kind == COR_NODE_SEQ && node->n > 0 && node->items[0]->kind == COR_NODE_STRING &&
           cor_operator_find(node->items[0]->text);
}

/* NODE's own place where the compiler knows none. The keys of errors are those of what is written only for
 * expressions: the rest was rewritten before. */
static void say_errors(cor_reader *reader, const cor_node *node, bool written, const char *what,
                       const cor_expr_error *errors, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *suffix = written && errors[i].key ? errors[i].key : "";
        cor_error err = {0};
        cor_fail_at(&err, COR_BAD_DOCUMENT,
                    (cor_location){node->file, errors[i].line ? errors[i].line : node->line,
                                   errors[i].line ? errors[i].column : node->column},
                    "%s", errors[i].message);
        cor_style_pass_on_at(reader, node, suffix, cor_arena_format(reader->compiler->arena, "%s%s", what, suffix),
                             &err);
    }
}

static const cor_program *compile(cor_reader *reader, const cor_node *node, const cor_property_spec *spec,
                                  const char *what)
{
    const cor_program *program = NULL;
    const cor_expr_error *errors = NULL;
    size_t n_errors = 0;
    cor_error err = {0};
    if (cor_compile(reader->compiler, node, spec, &program, &errors, &n_errors, &err) == COR_OK) return program;
    say_errors(reader, node, node->kind == COR_NODE_SEQ, what, errors, n_errors);
    if (n_errors == 0) cor_style_pass_on_at(reader, node, "", what, &err);
    return NULL;
}

/* Texts with parts and images take all that the compiler can make a text of. */
static bool takes_anything(const cor_property_spec *spec)
{
    return spec->kind == COR_EXPECT_FORMATTED || spec->kind == COR_EXPECT_IMAGE || spec->kind == COR_EXPECT_VALUE;
}

/* "a{b}" as the name of an image where braces mean nothing. */
static bool is_plain_name(const cor_node *node, const cor_property_spec *spec)
{
    return node->kind == COR_NODE_STRING && spec->kind == COR_EXPECT_IMAGE && !spec->tokens && strchr(node->text, '{');
}

const cor_program *cor_style_read_value(cor_reader *reader, const cor_node *node, const cor_property_spec *spec,
                                        const char *what)
{
    bool fine = true;
    if (is_plain_name(node, spec)) node = cor_rewrite_call(reader->compiler->arena, node, "image", node, NULL);
    if (node->kind == COR_NODE_MAP)
        fine = cor_style_check_function(reader, node, spec, what);
    else if (!cor_style_is_expression(node) && !takes_anything(spec))
        fine = cor_style_check_constant(reader, node, spec, what);
    return fine ? compile(reader, node, spec, what) : NULL;
}
