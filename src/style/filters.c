/* Filters: expressions, or of the old form, ["==", "class", "road"], which has rules of its own. */
#include <math.h>
#include <string.h>

#include "expr/rewrite.h"
#include "style/internal.h"

static const char *const operators[] = {"==",  "!=",  ">",   ">=",   "<",   "<=",   "in",
                                        "!in", "all", "any", "none", "has", "!has", NULL};
static const char *const geometries[] = {"Point", "LineString", "Polygon", NULL};

static bool starts_with(const cor_node *filter, const char *const *names)
{
    const cor_node *name = filter->items[0];
    for (; *names; names++)
        if (name->kind == COR_NODE_STRING && !strcmp(name->text, *names)) return true;
    return false;
}
#define STARTS_WITH(filter, ...) starts_with(filter, (const char *const[]){__VA_ARGS__, NULL})

static bool check_old(cor_reader *reader, const cor_node *filter, const char *what);

static bool complain(cor_reader *reader, const cor_node *node, const char *what, const char *message)
{
    cor_style_error(reader, node, "%s: %s", what, message);
    return false;
}

static bool is_text(const cor_node *node, const char *text)
{
    return node->kind == COR_NODE_STRING && (!text || !strcmp(node->text, text));
}

static bool check_operand(cor_reader *reader, const cor_node *field, const cor_node *value, const char *what)
{
    if (is_text(field, "$type")) return cor_style_check_word(reader, value, geometries, what);
    if (value->kind == COR_NODE_STRING || value->kind == COR_NODE_NUMBER || value->kind == COR_NODE_BOOL) return true;
    return complain(reader, value, what, "a field can be compared with a text, a number, true or false");
}

/* ["==", FIELD, VALUE], ["in", FIELD, VALUE, …] */
static bool check_comparison(cor_reader *reader, const cor_node *filter, const char *what)
{
    bool fine = true;
    if (STARTS_WITH(filter, "<", "<=", ">", ">=") && filter->n >= 2 && is_text(filter->items[1], "$type"))
        fine = complain(reader, filter, what, "kinds of geometry have no order: '$type' goes with ==, != and in");
    if (!STARTS_WITH(filter, "in", "!in") && filter->n != 3)
        fine = complain(reader, filter, what, "a comparison should be [OPERATOR, FIELD, VALUE]");
    if (filter->n >= 2 && !is_text(filter->items[1], NULL))
        fine = complain(reader, filter->items[1], what, "the name of a field should be a text");
    for (size_t i = 2; i < filter->n; i++)
        fine &= check_operand(reader, filter->items[1], filter->items[i], what);
    return fine;
}

static bool check_presence(cor_reader *reader, const cor_node *filter, const char *what)
{
    if (filter->n != 2) return complain(reader, filter, what, "'has' should be [has, FIELD]");
    if (is_text(filter->items[1], NULL)) return true;
    return complain(reader, filter->items[1], what, "the name of a field should be a text");
}

static bool check_combination(cor_reader *reader, const cor_node *filter, const char *what)
{
    bool fine = true;
    for (size_t i = 1; i < filter->n; i++)
        fine &= check_old(reader, filter->items[i], what);
    return fine;
}

static bool check_old(cor_reader *reader, const cor_node *filter, const char *what)
{
    if (filter->kind != COR_NODE_SEQ || filter->n == 0)
        return complain(reader, filter, what, "a filter should be a list that begins with an operator");
    if (!cor_style_check_word(reader, filter->items[0], operators, what)) return false;
    if (STARTS_WITH(filter, "any", "all", "none")) return check_combination(reader, filter, what);
    if (STARTS_WITH(filter, "has", "!has")) return check_presence(reader, filter, what);
    return check_comparison(reader, filter, what);
}

bool cor_style_reads_state(const cor_node *node)
{
    if (node->kind != COR_NODE_SEQ || node->n == 0 || is_text(node->items[0], "literal")) return false;
    if (is_text(node->items[0], "feature-state")) return true;
    for (size_t i = 1; i < node->n; i++)
        if (cor_style_reads_state(node->items[i])) return true;
    return false;
}

bool cor_style_check_stateless(cor_reader *reader, const cor_node *node, const char *what)
{
    return !cor_style_reads_state(node) || complain(reader, node, what, "the state of a feature can't be read here");
}

/* The compiler's filters give one error only; the same as an expression gives them all, but for its type. */
static void say_errors(cor_reader *reader, const cor_node *node, const char *what, const cor_error *err)
{
    static const cor_property_spec spec = {
        .kind = COR_EXPECT_VALUE, .zoom = true, .feature = true, .minimum = NAN, .maximum = NAN};
    const cor_program *program;
    const cor_expr_error *errors = NULL;
    size_t n = 0;
    if (cor_is_expression_filter(node))
        cor_compile_expression(reader->compiler, node, &spec, &program, &errors, &n, NULL);
    bool inner = n > 0 && errors[0].key[0];
    for (size_t i = 0; inner && i < n; i++) {
        cor_error one = {0};
        cor_fail_at(&one, COR_BAD_DOCUMENT, (cor_location){node->file, errors[i].line, errors[i].column}, "%s",
                    errors[i].message);
        cor_style_pass_on_at(reader, node, errors[i].key, what, &one);
    }
    if (!inner) cor_style_pass_on_at(reader, node, "", what, err);
}

const cor_program *cor_style_read_filter(cor_reader *reader, const cor_node *node, const char *what)
{
    cor_error err = {0};
    const cor_program *program = NULL;
    bool expression = cor_is_expression_filter(node);
    if (!expression && !check_old(reader, node, what)) return NULL;
    if (cor_compile_filter(reader->compiler, node, &program, &err) != COR_OK) {
        say_errors(reader, node, what, &err);
        return NULL;
    }
    return !expression || cor_style_check_stateless(reader, node, what) ? program : NULL;
}
