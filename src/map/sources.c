/* Sources: what replaces a source of the style, or adds to it. */
#include "map/internal.h"

#include <string.h>

#include <glib.h>

#include "base/words.h"

/* "PG:dbname=x", "https://…", "/vsizip/…": nothing that a folder could be put before. */
static bool is_connection(const char *url)
{
    size_t n = 0;
    while (g_ascii_isalnum(url[n]) || url[n] == '_' || url[n] == '+' || url[n] == '-')
        n++;
    return n > 1 && url[n] == ':';
}

const char *cor_map_resolve(cor_map_reader *reader, const char *path)
{
    if (!path || g_path_is_absolute(path) || !strcmp(reader->map->folder, ".")) return path;
    char *joined = g_build_filename(reader->map->folder, path, NULL);
    const char *copy = cor_arena_copy(reader->arena, joined);
    g_free(joined);
    return copy;
}

static cor_status read_url(cor_map_reader *reader, const cor_node *node, cor_map_source *source, cor_error *err)
{
    const char *url = NULL;
    cor_status status = cor_field_text(node, "url", &url, err);
    if (!status && url) source->url = is_connection(url) ? url : cor_map_resolve(reader, url);
    return status;
}

static cor_status read_columns(const cor_node *node, cor_map_source *source, cor_error *err)
{
    static const char *const keys[] = {"x", "y"};
    const cor_node *columns = NULL;
    cor_status status = cor_field_map(node, "columns", &columns, err);
    if (status || !columns) return status;
    status = cor_node_only(columns, keys, G_N_ELEMENTS(keys), err);
    if (!status) status = cor_field_text(columns, "x", &source->column_x, err);
    if (!status) status = cor_field_text(columns, "y", &source->column_y, err);
    if (!status && (!source->column_x || !source->column_y))
        return cor_node_fail(columns, err, "\"columns\" names one column of two; write {x: lon, y: lat}");
    return status;
}

static cor_status read_along(cor_map_reader *reader, const cor_node *node, cor_error *err)
{
    const cor_node *along = NULL;
    cor_status status = cor_field_map(node, "along", &along, err);
    if (!status) cor_map_warn_later(reader, along);
    return status;
}

/* A distance is checked at once; "{within}" when the parameters are known. */
static cor_status check_within(const cor_map_source *source, cor_error *err)
{
    double metres;
    cor_error why;
    if (strchr(source->near_within, '{')) return COR_OK;
    cor_status status = cor_distance_parse(source->near_within, &metres, &why);
    return status ? cor_node_fail(cor_node_get(source->near_node, "within"), err, "%s", why.message) : COR_OK;
}

static cor_status read_near(const cor_node *node, cor_map_source *source, cor_error *err)
{
    static const char *const keys[] = {"source", "within"};
    cor_status status = cor_field_map(node, "near", &source->near_node, err);
    if (status || !source->near_node) return status;
    status = cor_node_only(source->near_node, keys, G_N_ELEMENTS(keys), err);
    if (!status) status = cor_field_text(source->near_node, "source", &source->near_source, err);
    if (!status) status = cor_field_text(source->near_node, "within", &source->near_within, err);
    if (!status && (!source->near_source || !source->near_within))
        return cor_node_fail(source->near_node, err,
                             "\"near\" needs both a source and a distance; write {source: routes, within: 50 km}");
    return status ? status : check_within(source, err);
}

static cor_status read_source(cor_map_reader *reader, const cor_node *node, cor_map_source *source, cor_error *err)
{
    static const char *const keys[] = {"url", "layer", "crs", "encoding", "columns", "where", "near", "along"};
    source->name = node->key;
    source->node = node;
    if (node->kind != COR_NODE_MAP || !node->n)
        return cor_node_fail(node, err, "the source \"%.80s\" says nothing; write {url: FILE}", node->key);
    cor_status status = cor_node_only(node, keys, G_N_ELEMENTS(keys), err);
    if (!status) status = read_url(reader, node, source, err);
    if (!status) status = cor_field_text(node, "layer", &source->layer, err);
    if (!status) status = cor_field_text(node, "crs", &source->crs, err);
    if (!status) status = cor_field_text(node, "encoding", &source->encoding, err);
    if (!status) status = cor_field_text(node, "where", &source->where, err);
    if (!status) status = read_columns(node, source, err);
    if (!status) status = read_near(node, source, err);
    if (!status) status = read_along(reader, node, err);
    return status;
}

cor_status cor_map_read_sources(cor_map_reader *reader, cor_error *err)
{
    const cor_node *all = NULL;
    cor_status status = cor_field_map(reader->map->root, "sources", &all, err);
    if (status || !all) return status;
    cor_map_source *sources = COR_NEW_ARRAY(reader->arena, cor_map_source, all->n);
    for (size_t i = 0; i < all->n && !status; i++)
        status = read_source(reader, all->items[i], &sources[i], err);
    reader->map->sources = sources;
    reader->map->n_sources = all->n;
    return status;
}

static cor_status set_field(cor_map_source *source, const char *key, const char *value, cor_error *err)
{
    static const char *const keys[] = {"url", "layer", "crs", "encoding", "where"};
    const char **fields[] = {&source->url, &source->layer, &source->crs, &source->encoding, &source->where};
    size_t index = cor_word_index(key, keys, G_N_ELEMENTS(keys));
    if (index == G_N_ELEMENTS(keys))
        return cor_fail(err, COR_BAD_DOCUMENT,
                        "set: a source has no \"%.60s\" to set; it has url, layer, crs, encoding and where", key);
    if (!*value)
        return cor_fail(err, COR_BAD_DOCUMENT, "set: sources.%.60s.%s is empty; give it a value", source->name, key);
    *fields[index] = value;
    return COR_OK;
}

cor_status cor_map_set_source(cor_map_reader *reader, const char *name, const char *key, const char *value,
                              cor_error *err)
{
    cor_map_document *map = reader->map;
    cor_map_source *sources = (cor_map_source *) map->sources; /* not frozen yet */
    const char **names = COR_NEW_ARRAY(reader->arena, const char *, map->n_sources);
    for (size_t i = 0; i < map->n_sources; i++) {
        names[i] = sources[i].name;
        if (!strcmp(sources[i].name, name)) return set_field(&sources[i], key, value, err);
    }
    const char *near = cor_nearest_word(name, names, map->n_sources);
    if (near)
        return cor_fail(err, COR_BAD_DOCUMENT, "set: the map has no source \"%.60s\"; did you mean \"%s\"?", name,
                        near);
    return cor_fail(err, COR_BAD_DOCUMENT,
                    "set: the map has no source \"%.60s\"; name it under \"sources\" of the document", name);
}
