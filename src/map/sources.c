/* Sources: what replaces a source of the style, or adds to it. */
#include "map/internal.h"

#include <string.h>

#include <glib.h>

#include "base/words.h"

static void demand_columns(cor_map_reader *reader, const cor_node *columns)
{
    static const char one[] = "\"columns\" names one column of two; write {x: lon, y: lat}";
    if (cor_map_demand(reader, columns, "x", one)) cor_map_demand(reader, columns, "y", one);
}

/* A distance is checked at once; "{within}" when the parameters are known. */
void cor_map_read_reach(cor_map_reader *reader, const cor_node *node, void *target)
{
    const char **within = target;
    double metres;
    cor_error why;
    if (!cor_read_text(reader, node, within) || strchr(*within, '{')) return;
    if (cor_distance_parse(*within, &metres, &why)) cor_map_fault(reader, node, "%s", why.message);
}

static void read_stack(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_stack_way *way = target;
    size_t index;
    if (cor_read_word(reader, node, COR_MAP_WORDS(cor_stack_words), &index))
        *way = (cor_stack_way) (COR_STACK_SPREAD + index);
}

static void demand_near(cor_map_reader *reader, const cor_node *near)
{
    static const char both[] = "\"near\" needs both a source and a distance; write {source: routes, within: 50 km}";
    if (cor_map_demand(reader, near, "source", both)) cor_map_demand(reader, near, "within", both);
}

static void begin_inside(cor_map_reader *reader, const cor_node *inside)
{
    const cor_node *source = cor_node_get(inside, "source"), *where = cor_node_get(inside, "where");
    cor_map_demand(reader, inside, "source",
                   "\"inside\" names no source; write {source: districts, where: \"…\"}, or page in an atlas");
    if (where && source && source->kind == COR_NODE_STRING && !strcmp(source->text, "page"))
        cor_map_fault(reader, where, "a page is of one thing, of which \"where\" chooses none; take it out");
}

static void demand_along(cor_map_reader *reader, const cor_node *along)
{
    static const char both[] = "\"along\" needs a route and a distance; write {route: Western, within: 50 km}";
    if (cor_map_demand(reader, along, "route", both)) cor_map_demand(reader, along, "within", both);
}

#define ALONG(field) .at = offsetof(cor_map_along, field)

static const char *const passes[] = {"nearest", "all"};

static void read_passes(cor_map_reader *reader, const cor_node *node, void *target)
{
    bool *all = target;
    size_t index;
    if (cor_read_word(reader, node, COR_MAP_WORDS(passes), &index)) *all = index == 1;
}

static const cor_map_key of_along[] = {
    {"route", COR_KEY_TEXTS, ALONG(routes)},
    {"within", ALONG(within), .read = cor_map_read_reach, .takes_distance = true},
    {"passes", ALONG(all_passes), .read = read_passes, .words = COR_MAP_WORDS(passes)},
};

static const cor_map_keys along_keys = {COR_MAP_KEYS(of_along), .begin = demand_along};

static void read_along(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_along *along = target;
    if (!cor_read_map(reader, node)) return;
    along->node = node;
    cor_map_read_keys(reader, node, &along_keys, along);
}

#define IN(field) .at = offsetof(cor_map_inside, field)

static const cor_map_key of_inside[] = {{"source", COR_KEY_TEXT, IN(source)}, {"where", COR_KEY_TEXT, IN(where)}};
static const cor_map_keys inside_keys = {COR_MAP_KEYS(of_inside), .begin = begin_inside};

/* The name of a source, or {source, where}. */
static void read_inside(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_inside *inside = target;
    inside->node = node;
    if (node->kind == COR_NODE_MAP)
        cor_map_read_keys(reader, node, &inside_keys, inside);
    else if (node->kind != COR_NODE_NULL)
        cor_read_text(reader, node, &inside->source);
}

/* {OURS: THEIRS}, or one name for both. */
static void read_on(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_join *join = target;
    if (node->kind == COR_NODE_STRING) {
        if (cor_read_text(reader, node, &join->own)) join->theirs = join->own;
        return;
    }
    if (!cor_read_map(reader, node)) return;
    if (node->n != 1) {
        cor_map_fault(reader, node, "\"on\" has %zu pairs of fields; it needs one: write {OURS: THEIRS}", node->n);
        return;
    }
    join->own = node->items[0]->key;
    cor_read_text(reader, node->items[0], &join->theirs);
}

static void begin_join(cor_map_reader *reader, const cor_node *join)
{
    static const char both[] = "\"join\" needs a source and a field; write {to: districts, on: {pcode: adm2_pcode}}";
    if (cor_map_demand(reader, join, "to", both)) cor_map_demand(reader, join, "on", both);
}

static const cor_map_key of_join[] = {{"to", COR_KEY_TEXT, .at = offsetof(cor_map_join, to)}, {"on", .read = read_on}};
static const cor_map_keys join_keys = {COR_MAP_KEYS(of_join), .begin = begin_join};

static void read_join(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_join *join = target;
    join->node = node;
    if (cor_read_map(reader, node)) cor_map_read_keys(reader, node, &join_keys, join);
}

#define AT(field) .at = offsetof(cor_map_source, field)

static const cor_map_key of_columns[] = {{"x", COR_KEY_TEXT, AT(column_x)}, {"y", COR_KEY_TEXT, AT(column_y)}};
static const cor_map_keys column_keys = {COR_MAP_KEYS(of_columns), .begin = demand_columns};

static const cor_map_key of_near[] = {{"source", COR_KEY_TEXT, AT(near_source)},
                                      {"within", AT(near_within), .read = cor_map_read_reach, .takes_distance = true}};
static const cor_map_keys near_keys = {COR_MAP_KEYS(of_near), .begin = demand_near};

static void read_recognise(cor_map_reader *reader, const cor_node *node, void *target)
{
    bool *keeps_names = target, recognise;
    if (cor_read_bool(reader, node, &recognise)) *keeps_names = !recognise;
}

enum { MOST_SKIPPED = 10000 };

static const cor_map_key keys[] = {
    {"url", AT(url), .read = cor_map_read_url},
    {"layer", COR_KEY_TEXT, AT(layer)},
    {"crs", COR_KEY_TEXT, AT(crs)},
    {"encoding", COR_KEY_TEXT, AT(encoding)},
    {"columns", .below = &column_keys},
    {"where", COR_KEY_TEXT, AT(where)},
    {"near", .below = &near_keys},
    {"inside", AT(inside), .read = read_inside, .below = &inside_keys},
    {"join", AT(join), .read = read_join, .below = &join_keys},
    {"order", AT(lines), .read = cor_map_read_line_order},
    {"gap", AT(lines), .read = cor_map_read_gap, .words = COR_MAP_GAP_WORDS},
    {"origin", AT(lines), .read = cor_map_read_origin},
    {"direction", COR_KEY_WORD, AT(lines.direction), .words = COR_MAP_DIRECTION_WORDS},
    {"calibrate", AT(lines.calibrate), .read = cor_map_read_calibrate, .below = &cor_map_calibration_keys},
    {"along", AT(along), .read = read_along, .below = &along_keys},
    {"along_where", COR_KEY_TEXT, AT(along_where)},
    {"since", AT(since), .read = cor_map_read_since, .below = &cor_map_since_keys},
    {"posts", AT(made), .read = cor_map_read_posts, .below = &cor_map_posts_keys},
    {"segments", AT(made), .read = cor_map_read_segments, .below = &cor_map_segments_keys},
    {"fields", .read = cor_map_read_fields},
    {"types", .read = cor_map_read_types, .below = &cor_map_type_keys},
    {"precision", AT(precision), .read = cor_map_read_precision, .below = &cor_map_precision_keys},
    {"recognise", AT(keeps_names), .read = read_recognise},
    {"skip", COR_KEY_NUMBER, AT(skip), .least = 0, .most = MOST_SKIPPED},
    {"sheet", COR_KEY_TEXT, AT(sheet)},
    {"attribution", COR_KEY_PLAIN, AT(attribution)},
    {"show", AT(show), .read = cor_map_read_show, .below = &cor_map_show_keys},
    {"stack", AT(stack), .read = read_stack, .words = COR_MAP_WORDS(cor_stack_words)},
};

const cor_map_keys cor_map_source_keys = {COR_MAP_KEYS(keys), .begin = cor_map_begin_made};

static void read_source(cor_map_reader *reader, const cor_node *node, cor_map_source *source)
{
    source->name = source->lines.name = source->lines.source = node->key;
    source->node = source->lines.node = node;
    if (!strcmp(node->key, "page"))
        cor_map_fault(reader, node, "the source \"page\" is what a page of an atlas is of; give yours another name");
    if (node->kind != COR_NODE_MAP || !node->n) {
        cor_map_fault(reader, node, "the source \"%.80s\" says nothing; write {url: FILE}", node->key);
        return;
    }
    cor_map_read_keys(reader, node, &cor_map_source_keys, source);
    source->near_node = cor_node_get(node, "near");
}

void cor_map_read_sources(cor_map_reader *reader, const cor_node *node, void *target)
{
    (void) target;
    if (!cor_read_map(reader, node)) return;
    cor_map_source *sources = COR_NEW_ARRAY(reader->arena, cor_map_source, node->n);
    for (size_t i = 0; i < node->n; i++)
        read_source(reader, node->items[i], &sources[i]);
    reader->map->sources = sources;
    reader->map->n_sources = node->n;
}

/* Whether --set changes KEY: it is one text. */
static bool is_settable(const cor_map_key *key)
{
    return key->kind == COR_KEY_TEXT || key->read == cor_map_read_url;
}

static const char **field_of(cor_map_source *source, const char *key)
{
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        if (!strcmp(keys[i].key, key) && is_settable(&keys[i]))
            return (const char **) (void *) ((char *) source + keys[i].at);
    return NULL;
}

static const char *settable(cor_arena *arena)
{
    const char *names[G_N_ELEMENTS(keys)];
    size_t n = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        if (is_settable(&keys[i])) names[n++] = keys[i].key;
    return cor_words_listed(arena, names, n, "and");
}

static bool set_field(cor_map_reader *reader, cor_map_source *source, const char *key, const char *value)
{
    const char **field = field_of(source, key);
    if (!field)
        return cor_map_option_fault(reader, "set: a source has no \"%.60s\" to set; it has %s", key,
                                    settable(reader->arena));
    if (!*value)
        return cor_map_option_fault(reader, "set: sources.%.60s.%s is empty; give it a value", source->name, key);
    *field = value;
    return true;
}

static bool no_source(cor_map_reader *reader, const char *name)
{
    const cor_map_document *map = reader->map;
    const char **names = COR_NEW_ARRAY(reader->arena, const char *, map->n_sources);
    for (size_t i = 0; i < map->n_sources; i++)
        names[i] = map->sources[i].name;
    const char *near = cor_nearest_word(name, names, map->n_sources);
    return cor_map_option_fault(reader, "set: the map has no source \"%.60s\"%s", name,
                                cor_hint_of(near, '"', "; name it under \"sources\" of the document").text);
}

void cor_map_set_source(cor_map_reader *reader, const char *name, const char *key, const char *value)
{
    cor_map_source *sources = (cor_map_source *) reader->map->sources; /* not frozen yet */
    for (size_t i = 0; i < reader->map->n_sources; i++)
        if (!strcmp(sources[i].name, name)) {
            set_field(reader, &sources[i], key, value);
            return;
        }
    no_source(reader, name);
}
