#include "expr/plain.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "expr/rewrite.h"

/* A variable that is used twice is written out twice: more nodes than this nobody reads. */
enum { MAX_NODES = 20000 };

/* What `let` has bound, innermost first. */
typedef struct bound bound;
struct bound {
    const bound *outer;
    const char *name;
    const cor_node *node;
};

typedef struct {
    cor_arena *arena;
    double zoom;
    size_t nodes; /* made so far */
} plainer;

static const cor_node *plain(plainer *p, const cor_node *node, const bound *scope);

bool cor_node_calls(const cor_node *node, const char *name)
{
    return node && node->kind == COR_NODE_SEQ && node->n && node->items[0]->kind == COR_NODE_STRING &&
           !strcmp(node->items[0]->text, name);
}

static const cor_node *variable(const cor_node *node, const bound *scope)
{
    for (; scope && node->n == 2 && node->items[1]->kind == COR_NODE_STRING; scope = scope->outer)
        if (!strcmp(scope->name, node->items[1]->text)) return scope->node;
    return NULL;
}

/* ["let", name, value, …, result] */
static const cor_node *let(plainer *p, const cor_node *node, const bound *scope)
{
    for (size_t i = 1; i + 2 < node->n; i += 2) {
        bound *inner = COR_NEW(p->arena, bound);
        *inner = (bound){scope, node->items[i]->text, plain(p, node->items[i + 1], scope)};
        if (!inner->node || !inner->name) return NULL;
        scope = inner;
    }
    return plain(p, node->items[node->n - 1], scope);
}

static size_t size_of(const cor_node *node)
{
    size_t n = 1;
    for (size_t i = 0; i < node->n; i++)
        n += size_of(node->items[i]);
    return n;
}

static const cor_node *call(plainer *p, const cor_node *node, const bound *scope)
{
    const cor_node **items = COR_NEW_ARRAY(p->arena, const cor_node *, node->n);
    for (size_t i = 0; i < node->n; i++) {
        items[i] = i ? plain(p, node->items[i], scope) : node->items[i];
        if (!items[i]) return NULL;
    }
    return cor_rewrite_list(p->arena, node, items, node->n);
}

/* NULL when it becomes too large. */
static const cor_node *plain(plainer *p, const cor_node *node, const bound *scope)
{
    if (node->kind != COR_NODE_SEQ || !node->n || cor_node_calls(node, "literal")) return node;
    if (cor_node_calls(node, "zoom")) return cor_rewrite_number(p->arena, node, p->zoom);
    if (cor_node_calls(node, "let")) return let(p, node, scope);
    const cor_node *made = cor_node_calls(node, "var") ? variable(node, scope) : NULL;
    p->nodes += made ? size_of(made) : node->n;
    if (p->nodes > MAX_NODES) return NULL;
    return made ? made : call(p, node, scope);
}

const cor_node *cor_plain_expression(const cor_compiler *compiler, const cor_node *node, const cor_property_spec *spec,
                                     double zoom)
{
    plainer p = {.arena = compiler->arena, .zoom = zoom};
    cor_expr_error error;
    if (node->kind == COR_NODE_MAP) node = cor_rewrite_function(p.arena, node, spec, &error);
    if (node && node->kind == COR_NODE_STRING && cor_takes_tokens(spec)) node = cor_rewrite_tokens(p.arena, node);
    return node ? plain(&p, node, NULL) : NULL;
}

bool cor_node_on_feature(const cor_node *node)
{
    static const char *const lookers[] = {
        "get",      "has",         "id",        "properties",    "geometry-type", "within",
        "distance", "accumulated", "elevation", "feature-state", "line-progress", "heatmap-density"};
    if (node->kind == COR_NODE_SEQ && cor_node_calls(node, "literal")) return false;
    for (size_t i = 0; node->kind == COR_NODE_SEQ && i < G_N_ELEMENTS(lookers); i++)
        if (cor_node_calls(node, lookers[i])) return true;
    for (size_t i = 0; i < node->n; i++)
        if (cor_node_on_feature(node->items[i])) return true;
    return false;
}

const cor_program *cor_node_program(const cor_compiler *compiler, const cor_node *node, cor_expect kind)
{
    const cor_property_spec spec = {.kind = kind,
                                    .zoom = true,
                                    .feature = true,
                                    .fallback = kind == COR_EXPECT_NUMBER ? cor_number(NAN) : cor_null(),
                                    .minimum = NAN,
                                    .maximum = NAN};
    const cor_compiler quiet = {compiler->arena, compiler->interns, NULL};
    const cor_program *program;
    return cor_compile(&quiet, node, &spec, &program, NULL, NULL, NULL) ? NULL : program;
}

bool cor_node_constant(const cor_compiler *compiler, const cor_eval *page, const cor_node *node, cor_value *ret)
{
    const char *error;
    cor_eval eval = *page;
    const cor_program *program = cor_node_program(compiler, node, COR_EXPECT_VALUE);
    eval.arena = compiler->arena;
    eval.diagnostics = NULL;
    return program && cor_evaluate_strict(program, &eval, ret, &error);
}

bool cor_nodes_equal(const cor_node *a, const cor_node *b)
{
    if (a == b) return true;
    if (a->kind != b->kind || a->n != b->n) return false;
    if (a->kind == COR_NODE_NUMBER) return a->number == b->number;
    if (a->kind == COR_NODE_BOOL) return a->boolean == b->boolean;
    if (a->kind == COR_NODE_STRING) return !strcmp(a->text, b->text);
    for (size_t i = 0; i < a->n; i++)
        if (g_strcmp0(a->items[i]->key, b->items[i]->key) != 0 || !cor_nodes_equal(a->items[i], b->items[i]))
            return false;
    return true;
}

const cor_node *cor_node_replaced(cor_arena *arena, const cor_node *node, const cor_node *input)
{
    if (cor_nodes_equal(node, input))
        return cor_rewrite_call(arena, node, "get", cor_rewrite_string(arena, node, COR_FOLLOWED), NULL);
    if (node->kind != COR_NODE_SEQ || cor_node_calls(node, "literal")) return node;
    const cor_node **items = COR_NEW_ARRAY(arena, const cor_node *, node->n + 1);
    for (size_t i = 0; i < node->n; i++)
        items[i] = cor_node_replaced(arena, node->items[i], input);
    return cor_rewrite_list(arena, node, items, node->n);
}

/* Whether NODE only says of what kind its first operand is, or how it is written. */
static bool is_wrapper(const cor_node *node)
{
    static const char *const names[] = {"to-string", "to-number", "to-boolean", "string",  "number",
                                        "boolean",   "downcase",  "upcase",     "coalesce"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (cor_node_calls(node, names[i])) return true;
    return false;
}

const char *cor_node_field(const cor_compiler *compiler, const cor_eval *page, const cor_node *input)
{
    cor_value name;
    while (is_wrapper(input) && input->n >= 2) {
        for (size_t i = 2; i < input->n; i++)
            if (cor_node_on_feature(input->items[i])) return NULL;
        input = input->items[1];
    }
    if (!cor_node_calls(input, "get") || input->n != 2 || cor_node_on_feature(input->items[1])) return NULL;
    if (!cor_node_constant(compiler, page, input->items[1], &name) || name.kind != COR_STRING) return NULL;
    return name.string;
}
