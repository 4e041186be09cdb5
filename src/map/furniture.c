/* Furniture: what stands on the page besides the map. Each piece is `auto` or true, false, a map of
 * its own keys, or, where words are all it has, the words. */
#include "map/internal.h"

#include <string.h>

#include <glib.h>

static const char *const places[] = {
    [COR_AT_AUTO] = "auto",
    [COR_AT_TOP_LEFT] = "top-left",
    [COR_AT_TOP] = "top",
    [COR_AT_TOP_RIGHT] = "top-right",
    [COR_AT_LEFT] = "left",
    [COR_AT_RIGHT] = "right",
    [COR_AT_BOTTOM_LEFT] = "bottom-left",
    [COR_AT_BOTTOM] = "bottom",
    [COR_AT_BOTTOM_RIGHT] = "bottom-right",
    [COR_AT_NONE] = "none",
    [COR_AT_BELOW] = "below",
};

/* One kind of furniture and the keys it takes. */
typedef struct {
    const char *key;
    const char *const *keys;
    size_t n_keys;
    bool is_words;  /* credits: "…" */
    bool is_placed; /* `at` is heeded; elsewhere it is accepted for later */
} piece;

static cor_status read_word(const cor_node *node, cor_at *ret_at, cor_error *err)
{
    size_t at = *ret_at;
    bool legend = node && node->key && !strcmp(node->key, "legend");
    cor_status status = cor_field_word(node, "at", places, legend ? COR_AT_BELOW + 1 : COR_AT_BELOW, &at, err);
    *ret_at = (cor_at) at;
    return status;
}

cor_status cor_map_read_place(const cor_node *node, bool *ret_on, cor_at *ret_at, cor_error *err)
{
    cor_status status = read_word(node, ret_at, err);
    if (*ret_at == COR_AT_NONE) *ret_on = false;
    return status;
}

/* The title stands above the map and the words of credit below it: to the left, in the middle or to the right. */
static bool is_in_strip(const piece *kind, cor_at at)
{
    bool above = !strcmp(kind->key, "title");
    return above ? at == COR_AT_TOP_LEFT || at == COR_AT_TOP || at == COR_AT_TOP_RIGHT
                 : at == COR_AT_BOTTOM_LEFT || at == COR_AT_BOTTOM || at == COR_AT_BOTTOM_RIGHT;
}

static cor_status read_at(cor_map_reader *reader, const piece *kind, const cor_node *node, cor_furniture *furniture,
                          cor_error *err)
{
    cor_status status = cor_map_read_place(node, &furniture->on, &furniture->at, err);
    const cor_node *said = cor_node_get(node, "at");
    bool above = !strcmp(kind->key, "title");
    if (!status && furniture->on && furniture->at != COR_AT_AUTO && !kind->is_placed &&
        !is_in_strip(kind, furniture->at))
        cor_warn(reader->diagnostics, cor_node_location(said),
                 "\"%s\" stands %s the map, at its %s; another place is not heeded", kind->key,
                 above ? "above" : "below",
                 above ? "top-left, top or top-right" : "bottom-left, bottom or bottom-right");
    return status;
}

static cor_status read_keys(cor_map_reader *reader, const piece *kind, const cor_node *node, cor_furniture *furniture,
                            cor_error *err)
{
    cor_status status = cor_node_only(node, kind->keys, kind->n_keys, err);
    furniture->on = true;
    if (!status) status = read_at(reader, kind, node, furniture, err);
    if (!status) status = cor_field_prose(reader->arena, node, "title", &furniture->title, err);
    if (!status) status = cor_field_prose(reader->arena, node, "text", &furniture->text, err);
    if (!status) status = cor_field_bool(node, "counts", &furniture->counts, err);
    return status;
}

static cor_status read_piece(cor_map_reader *reader, const cor_node *all, const piece *kind, cor_furniture *furniture,
                             cor_error *err)
{
    const cor_node *node = cor_node_get(all, kind->key);
    if (!node) return COR_OK;
    if (node->kind == COR_NODE_MAP) return read_keys(reader, kind, node, furniture, err);
    furniture->on = !cor_field_says(node, "none");
    if (cor_field_says(node, "auto") || cor_field_says(node, "none")) return COR_OK;
    if (node->kind == COR_NODE_BOOL) return cor_field_bool(all, kind->key, &furniture->on, err);
    if (kind->is_words) return cor_field_prose(reader->arena, all, kind->key, &furniture->text, err);
    return cor_node_fail(node, err, "\"%s\" is %s; it needs auto, true, false or a map like {at: %s}", kind->key,
                         cor_node_kind_name(node->kind), "bottom-left");
}

cor_status cor_map_read_own_keys(const cor_node *node, const char *const *keys, size_t n, cor_error *err)
{
    if (node->kind != COR_NODE_MAP)
        return cor_node_fail(node, err, "\"%s\" is %s; it needs auto, true, false or a map", node->key,
                             cor_node_kind_name(node->kind));
    return cor_node_only(node, keys, n, err);
}

/* Furniture with keys of its own. READ is given whatever is no word for on or off; NULL: not drawn yet. */
typedef struct {
    const char *key;
    bool *on;
    cor_status (*read)(cor_map_reader *reader, const cor_node *node, cor_error *err);
    const char *needs; /* what must be said for it to be on, as an example; NULL: nothing */
} own_piece;

static cor_status read_own(cor_map_reader *reader, const cor_node *all, const own_piece *own, cor_error *err)
{
    const cor_node *node = cor_node_get(all, own->key);
    if (!node) return COR_OK;
    bool off = cor_field_says(node, "none") || (node->kind == COR_NODE_BOOL && !node->boolean);
    if (own->on) *own->on = !off;
    bool bare = node->kind == COR_NODE_BOOL || cor_field_says(node, "auto");
    if (!off && bare && own->needs)
        return cor_node_fail(node, err, "\"%s\" says nothing by itself; write %s", own->key, own->needs);
    if (off || bare) return COR_OK;
    if (own->read) return own->read(reader, node, err);
    cor_map_warn_later(reader, node);
    return COR_OK;
}

static cor_status read_own_pieces(cor_map_reader *reader, const cor_node *all, cor_error *err)
{
    cor_map_document *map = reader->map;
    const own_piece owns[] = {
        {"scale-bar", &map->furniture.scale_bar.on, cor_map_read_scale_bar, NULL},
        {"north-arrow", &map->furniture.north_arrow.on, cor_map_read_north_arrow, NULL},
        {"graticule", &map->furniture.graticule.on, cor_map_read_graticule, NULL},
        {"banner", &map->furniture.banner.on, cor_map_read_banner, "{text: UNCLASSIFIED}"},
        {"table", &map->furniture.table.on, cor_map_read_table, "{source: incidents, columns: [date, place]}"},
        {"logo", &map->furniture.logo.on, cor_map_read_logo, "the name of its file"},
        {"notes", &map->furniture.notes.on, cor_map_read_notes, "its words"},
        {"strip", NULL, NULL, NULL}};
    cor_status status = COR_OK;
    for (size_t i = 0; i < G_N_ELEMENTS(owns) && !status; i++)
        status = read_own(reader, all, &owns[i], err);
    if (!status) status = cor_map_read_neat_line(reader, all, err);
    return status ? status : cor_map_read_insets(reader, all, err);
}

static cor_status read_all(cor_map_reader *reader, const cor_node *all, cor_error *err)
{
    static const char *const keys[] = {"title",       "legend",    "scale-bar", "credits", "disclaimer",
                                       "north-arrow", "graticule", "inset",     "banner",  "table",
                                       "logo",        "notes",     "neat-line", "strip"};
    static const char *const placed[] = {"at"}, *const legend[] = {"at", "title", "counts"},
                             *const words[] = {"at", "text"};
    static const piece pieces[] = {{"title", placed, 1, false, false},
                                   {"legend", legend, 3, false, true},
                                   {"credits", words, 2, true, false},
                                   {"disclaimer", words, 2, true, false}};
    cor_map_document *map = reader->map;
    cor_furniture *furniture[] = {&map->furniture.title, &map->furniture.legend, &map->furniture.credits,
                                  &map->furniture.disclaimer};
    cor_status status = cor_node_only(all, keys, G_N_ELEMENTS(keys), err);
    for (size_t i = 0; i < G_N_ELEMENTS(pieces) && !status; i++)
        status = read_piece(reader, all, &pieces[i], furniture[i], err);
    return status ? status : read_own_pieces(reader, all, err);
}

/* What would stand in a strip of its own, where the map fills the page. */
static void warn_of_strip(const cor_map_reader *reader, const cor_node *node, const char *where)
{
    const cor_node *at = cor_node_get(node, "at");
    if (!at || !cor_field_says(at, where)) return;
    cor_warn(reader->diagnostics, cor_node_location(at),
             "with \"frame: false\" there is no room %s the map: \"%s\" stands on it", where, node->key);
}

cor_status cor_map_read_furniture(cor_map_reader *reader, cor_error *err)
{
    const cor_node *all = NULL;
    cor_map_document *map = reader->map;
    map->furniture.title.on = map->furniture.legend.on = map->furniture.scale_bar.on = true;
    map->furniture.credits.on = map->furniture.disclaimer.on = true;
    cor_status status = cor_field_map(map->root, "furniture", &all, err);
    if (!status) status = read_all(reader, all, err);
    if (status || map->page.frame) return status;
    warn_of_strip(reader, cor_node_get(all, "legend"), "below");
    warn_of_strip(reader, cor_node_get(all, "table"), "beside");
    return COR_OK;
}
