/* Clusters of a geojson source: what their properties are made of. */
#include <math.h>
#include <string.h>

#include "expr/rewrite.h"
#include "style/reader.h"

/* Says what is wrong with NODE (NULL: it is missing), the PART of property NAME: its path is the specification's own.
 */
static void check_part(cor_reader *reader, const cor_node *source, const cor_node *node, const char *name,
                       const char *part, const char *what)
{
    static const cor_property_spec spec = {.kind = COR_EXPECT_VALUE, .feature = true, .minimum = NAN, .maximum = NAN};
    cor_arena *arena = reader->compiler->arena;
    const char *suffix = cor_arena_format(arena, ".%s.%s", name, part);
    const char *named = cor_arena_format(arena, "%s: clusterProperties: %s: %s", what, name, part);
    const cor_program *program;
    const cor_expr_error *errors = NULL;
    size_t n = 0;
    cor_error err = {0};
    if (node && node->kind == COR_NODE_MAP) node = NULL; /* a function of old can't be here */
    if (node) cor_compile_expression(reader->compiler, node, &spec, &program, &errors, &n, NULL);
    for (size_t i = 0; i < n; i++) {
        cor_fail_at(&err, COR_BAD_DOCUMENT, source->file, errors[i].line, errors[i].column, "%s", errors[i].message);
        cor_style_pass_on_at(reader, source, cor_arena_format(arena, "%s%s", suffix, errors[i].key), named, &err);
    }
    if (node && n == 0 && cor_style_reads_state(node)) {
        cor_fail_at(&err, COR_BAD_DOCUMENT, node->file, node->line, node->column, "clusters have no state");
        cor_style_pass_on_at(reader, source, suffix, named, &err);
    } else if (!node) {
        cor_fail_at(&err, COR_BAD_DOCUMENT, source->file, source->line, source->column,
                    "an expression is missing here");
        cor_style_pass_on_at(reader, source, suffix, named, &err);
    }
}

/* "+" stands for ["+", ["accumulated"], ["get", NAME]]. */
static const cor_node *reduction(cor_arena *arena, const cor_node *node, const char *name)
{
    if (!node || node->kind != COR_NODE_STRING) return node;
    const cor_node *get = cor_rewrite_call(arena, node, "get", cor_rewrite_string(arena, node, name), NULL);
    return cor_rewrite_call(arena, node, node->text, cor_rewrite_call(arena, node, "accumulated", NULL, NULL), get);
}

static void check_property(cor_reader *reader, const cor_node *source, const cor_node *node, const char *what)
{
    if (node->kind != COR_NODE_SEQ) {
        cor_style_error(reader, node, "%s: clusterProperties: %s should be [REDUCE, MAP]", what, node->key);
        return;
    }
    const cor_node *reduce = node->n > 0 ? node->items[0] : NULL, *map = node->n > 1 ? node->items[1] : NULL;
    check_part(reader, source, map, node->key, "map", what);
    check_part(reader, source, reduction(reader->compiler->arena, reduce, node->key), node->key, "reduce", what);
}

void cor_style_check_clusters(cor_reader *reader, const cor_node *source, const char *what)
{
    const cor_node *properties = cor_node_get(source, "clusterProperties"), *filter = cor_node_get(source, "filter");
    if (filter) cor_style_read_filter(reader, filter, cor_arena_format(reader->compiler->arena, "%s: filter", what));
    if (!properties || !cor_style_is_true(cor_node_get(source, "cluster"))) return;
    if (properties->kind != COR_NODE_MAP)
        cor_style_error(reader, properties, "%s: clusterProperties is %s; it should be a map", what,
                        cor_node_kind_name(properties->kind));
    for (size_t i = 0; properties->kind == COR_NODE_MAP && i < properties->n; i++)
        check_property(reader, source, properties->items[i], what);
}
