/* What a geojson source says of its features before a layer sees them: which pass, which are one. */
#include <math.h>
#include <string.h>

#include "expr/rewrite.h"
#include "style/internal.h"

/* Compiles NODE (NULL: it is missing), the PART of property NAME, or says what is wrong with it: its path is the
 * specification's own. */
static const cor_program *read_part(cor_reader *reader, const cor_node *source, const cor_node *node, const char *name,
                                    const char *part, const char *what)
{
    static const cor_property_spec spec = {.kind = COR_EXPECT_VALUE, .feature = true, .minimum = NAN, .maximum = NAN};
    cor_arena *arena = reader->compiler->arena;
    const char *suffix = cor_arena_format(arena, ".%s.%s", name, part);
    const char *named = cor_arena_format(arena, "%s: clusterProperties: %s: %s", what, name, part);
    const cor_program *program = NULL;
    const cor_expr_error *errors = NULL;
    size_t n = 0;
    cor_error err = {0};
    if (node && node->kind == COR_NODE_MAP) node = NULL; /* a function of old can't be here */
    if (node) cor_compile_expression(reader->compiler, node, &spec, &program, &errors, &n, NULL);
    for (size_t i = 0; i < n; i++) {
        cor_fail_at(&err, COR_BAD_DOCUMENT, (cor_location){source->file, errors[i].line, errors[i].column}, "%s",
                    errors[i].message);
        cor_style_pass_on_at(reader, source, cor_arena_format(arena, "%s%s", suffix, errors[i].key), named, &err);
    }
    if (node && n == 0 && cor_style_reads_state(node)) {
        cor_fail_at(&err, COR_BAD_DOCUMENT, cor_node_location(node),
                    "clusters have no state; their properties are made of those of their points");
        cor_style_pass_on_at(reader, source, suffix, named, &err);
    } else if (!node) {
        cor_fail_at(&err, COR_BAD_DOCUMENT, cor_node_location(source),
                    "an expression is missing here; clusterProperties are written NAME: [REDUCE, MAP]");
        cor_style_pass_on_at(reader, source, suffix, named, &err);
    }
    return program;
}

/* "+" stands for ["+", ["accumulated"], ["get", NAME]]. */
static const cor_node *reduction(cor_arena *arena, const cor_node *node, const char *name)
{
    if (!node || node->kind != COR_NODE_STRING) return node;
    const cor_node *get = cor_rewrite_call(arena, node, "get", cor_rewrite_string(arena, node, name), NULL);
    return cor_rewrite_call(arena, node, node->text, cor_rewrite_call(arena, node, "accumulated", NULL, NULL), get);
}

static void read_property(cor_reader *reader, const cor_node *source, const cor_node *node, const char *what,
                          cor_cluster_property *property)
{
    if (node->kind != COR_NODE_SEQ) {
        cor_style_error(reader, node, "%s: clusterProperties: %s should be [REDUCE, MAP]", what, node->key);
        return;
    }
    const cor_node *reduce = node->n > 0 ? node->items[0] : NULL, *map = node->n > 1 ? node->items[1] : NULL;
    property->name = cor_intern(reader->compiler->interns, node->key);
    property->map = read_part(reader, source, map, node->key, "map", what);
    property->reduce =
        read_part(reader, source, reduction(reader->compiler->arena, reduce, node->key), node->key, "reduce", what);
}

static void read_properties(cor_reader *reader, const cor_node *source, const char *what, cor_clustering *clustering)
{
    const cor_node *node = cor_node_get(source, "clusterProperties");
    if (!node) return;
    if (node->kind != COR_NODE_MAP) {
        cor_style_error(reader, node, "%s: clusterProperties is %s; it should be a map", what,
                        cor_node_kind_name(node->kind));
        return;
    }
    cor_cluster_property *properties = COR_NEW_ARRAY(reader->compiler->arena, cor_cluster_property, node->n);
    for (size_t i = 0; i < node->n; i++)
        read_property(reader, source, node->items[i], what, &properties[i]);
    clustering->properties = properties;
    clustering->n_properties = node->n;
}

/* Zero counts as unsaid, as in the reference implementation. */
static double number_or(const cor_node *source, const char *key, double fallback)
{
    double x = cor_style_number(source, key, fallback);
    return x == 0 ? fallback : x;
}

static const cor_clustering *read_clustering(cor_reader *reader, const cor_node *source, const char *what)
{
    enum { MAX_ZOOM = 30, MAX_POINTS = 1 << 30 };
    if (!cor_style_is_true(cor_node_get(source, "cluster"))) return NULL;
    cor_clustering *clustering = COR_NEW(reader->compiler->arena, cor_clustering);
    clustering->source_zoom = cor_style_number(source, "maxzoom", 18);
    clustering->radius = number_or(source, "clusterRadius", 50);
    clustering->least = (size_t) fmin(fmax(2, number_or(source, "clusterMinPoints", 2)), MAX_POINTS);
    clustering->max_zoom =
        (int) fmin(fmax(0, round(number_or(source, "clusterMaxZoom", clustering->source_zoom - 1))), MAX_ZOOM);
    read_properties(reader, source, what, clustering);
    return clustering;
}

void cor_style_read_features(cor_reader *reader, cor_style_source *source, const char *what)
{
    const cor_node *filter = cor_node_get(source->node, "filter");
    if (filter)
        source->filter =
            cor_style_read_filter(reader, filter, cor_arena_format(reader->compiler->arena, "%s: filter", what));
    source->generate_ids = cor_style_is_true(cor_node_get(source->node, "generateId"));
    source->clustering = read_clustering(reader, source->node, what);
}
