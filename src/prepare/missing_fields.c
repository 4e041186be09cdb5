#include "prepare/missing_fields.h"

#include <string.h>

#include <glib.h>

#include "base/words.h"
#include "prepare/along_routes.h"
#include "prepare/cluster_rows.h"
#include "prepare/kept_rows.h"
#include "prepare/layer_needs.h"
#include "prepare/since_report.h"
#include "prepare/source_rows.h"

/* The fields of INFO and those that `near`, `along`, `inside` and `since` add, in a list with room for MORE. */
static const char **fields_of(const cor_render_context *context, const char *source, const cor_layer_info *info,
                              size_t more, cor_arena *arena, size_t *ret_n)
{
    const char *const none[] = {NULL}, *const *along = cor_along_options(context, source) ? cor_along_fields : none;
    const char *const *added = cor_kept_rows_fields(context, source, arena);
    const char *const *since = cor_since_options(context, source) ? cor_since_fields : none;
    size_t n = info->n_fields;
    more += g_strv_length((char **) along) + g_strv_length((char **) added) + g_strv_length((char **) since);
    const char **names = COR_NEW_ARRAY(arena, const char *, n + more);
    for (size_t i = 0; i < n; i++)
        names[i] = info->fields[i].name;
    for (; *along; along++)
        names[n++] = *along;
    for (; *added; added++)
        names[n++] = *added;
    for (; *since; since++)
        names[n++] = *since;
    *ret_n = n;
    return names;
}

const char **cor_known_fields(const cor_render_context *context, const char *source, const cor_layer_info *info,
                              cor_arena *arena, size_t *ret_n)
{
    const cor_style_source *own = cor_style_source_of(context->map->style, source);
    const char **of_clusters = own && own->clustering ? cor_grouped_fields(own, arena) : NULL;
    size_t more = of_clusters ? g_strv_length((char **) of_clusters) : 0;
    const char **names = fields_of(context, source, info, more, arena, ret_n);
    for (size_t i = 0; i < more; i++)
        names[(*ret_n)++] = of_clusters[i];
    return names;
}

/* How often a layer asks for FIELD, and how often it has no other field in its place. */
typedef struct {
    const char *field;
    size_t n, bare;
} asking;

static bool says(const cor_node *node, const char *word)
{
    return node->kind == COR_NODE_STRING && !strcmp(node->text, word);
}

/* Whether NODE looks at a field. */
static bool gets_something(const cor_node *node)
{
    if (node->kind != COR_NODE_SEQ || !node->n) return false;
    bool gets = says(node->items[0], "get");
    for (size_t i = 0; i < node->n && !gets; i++)
        gets = gets_something(node->items[i]);
    return gets;
}

/* Whether NODE is a `coalesce` of several fields, as of `name` and `Name`: which of them data have is not known. */
static bool chooses(const cor_node *node)
{
    size_t n = 0;
    if (node->kind != COR_NODE_SEQ || !node->n || !says(node->items[0], "coalesce")) return false;
    for (size_t i = 1; i < node->n; i++)
        n += gets_something(node->items[i]);
    return n > 1;
}

/* GUARDED: what NODE comes to is one of several fields. */
static void count_asking(asking *a, const cor_node *node, bool guarded)
{
    bool is_call = node->kind == COR_NODE_SEQ && node->n >= 2;
    if (is_call && says(node->items[1], a->field) && (says(node->items[0], "get") || says(node->items[0], "has"))) {
        a->n++;
        a->bare += !guarded && says(node->items[0], "get");
        return;
    }
    guarded |= chooses(node);
    for (size_t i = 0; (node->kind == COR_NODE_SEQ || node->kind == COR_NODE_MAP) && i < node->n; i++)
        count_asking(a, node->items[i], guarded);
}

/* Whether the layer at NODE takes FIELD only where it is there, or other fields in its place. */
static bool does_without(const cor_node *node, const char *field)
{
    asking a = {.field = field};
    count_asking(&a, node, false);
    return a.n && !a.bare;
}

static bool is_listed(const cor_node *list, const char *name)
{
    for (size_t i = 0; list && i < list->n; i++)
        if (!strcmp(list->items[i]->text, name)) return true;
    return false;
}

/* Fields that no data need have. */
static bool is_made(const char *field)
{
    return !strcmp(field, COR_NUMBER_FIELD) || !strcmp(field, COR_AREA_FIELD);
}

/* WHO, at NODE, reads the WANTED fields of SOURCE, which has N NAMES; the OPTIONAL ones (NULL: none) may be missing. */
static void warn_missing(const cor_render_context *context, cor_program_fields wanted, const cor_node *optional,
                         const char **names, size_t n, const cor_node *node, const char *who, const char *source)
{
    for (size_t i = 0; i < wanted.n; i++) {
        bool found = is_made(wanted.names[i]) || is_listed(optional, wanted.names[i]);
        for (size_t k = 0; k < n && !found; k++)
            found = !strcmp(wanted.names[i], names[k]);
        if (found || does_without(node, wanted.names[i])) continue;
        const char *nearest = cor_nearest_word(wanted.names[i], names, n);
        cor_warn(context->diagnostics, cor_node_location(node), "%s reads the field '%s', which source '%s' lacks%s",
                 who, wanted.names[i], source, cor_hint_of(nearest, '\'', "").text);
    }
}

static void warn_of_layer(const cor_render_context *context, const cor_layer *layer, const cor_layer_info *info,
                          cor_arena *arena)
{
    size_t n;
    const char **names = cor_known_fields(context, cor_layer_source(layer), info, arena, &n);
    warn_missing(context, cor_layer_fields(layer, arena), cor_layer_metadata(layer, "corridor:optional"), names, n,
                 cor_layer_node(layer), cor_arena_format(arena, "layer '%s'", cor_layer_id(layer)),
                 cor_layer_source(layer));
}

/* The fields that filter, ids and clusters of a source read of its one layer. */
static void warn_of_source(const cor_render_context *context, const cor_style_source *source,
                           const cor_source_info *info, cor_arena *arena)
{
    if (!source || info->n_layers != 1) return;
    size_t n;
    const char **names = fields_of(context, source->id, &info->layers[0], 0, arena, &n);
    warn_missing(context, cor_source_fields(source, info->layers[0].name, arena), NULL, names, n, source->node,
                 "the source itself", source->id);
}

static const cor_layer_info *layer_info(const cor_source_info *info, const char *name)
{
    for (size_t i = 0; i < info->n_layers; i++)
        if (name && !strcmp(info->layers[i].name, name)) return &info->layers[i];
    return info->n_layers == 1 ? &info->layers[0] : NULL;
}

void cor_warn_missing_fields(const cor_render_context *context, const char *source, const cor_source_info *info,
                             cor_arena *arena)
{
    warn_of_source(context, cor_style_source_of(context->map->style, source), info, arena);
    for (size_t i = 0; i < cor_style_layer_count(context->map->style); i++) {
        const cor_layer *layer = cor_style_layer_at(context->map->style, i);
        if (g_strcmp0(cor_layer_source(layer), source) != 0 || !cor_layer_may_be_drawn(context, layer)) continue;
        const cor_layer_info *one = layer_info(info, cor_layer_source_layer(layer));
        if (one) warn_of_layer(context, layer, one, arena);
    }
}

/* Fields that clusters have, and those that the map adds, are no file's. */
static bool lacks_one(const cor_render_context *context, const cor_request *request, const cor_table *table,
                      cor_arena *arena)
{
    const cor_style_source *own = cor_style_source_of(context->map->style, request->name);
    const char *const *of_clusters = own && own->clustering ? cor_grouped_fields(own, arena) : NULL;
    const char *const *added = cor_kept_rows_fields(context, request->name, arena);
    for (size_t i = 0; i < request->n_fields; i++) {
        const char *field = request->fields[i];
        bool made =
            is_made(field) || (of_clusters && g_strv_contains(of_clusters, field)) || g_strv_contains(added, field);
        if (!made && !cor_table_column(table, field)) return true;
    }
    return false;
}

void cor_warn_missing_columns(const cor_render_context *context, const cor_data_source *source, const cor_table *table,
                              cor_arena *arena)
{
    const cor_source_info *info;
    if (!context->diagnostics || table->is_absent || !lacks_one(context, &source->request, table, arena)) return;
    if (!cor_source_contents(context, source, arena, &info, NULL))
        cor_warn_missing_fields(context, source->name, info, arena);
}
