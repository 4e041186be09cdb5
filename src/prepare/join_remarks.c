#include "prepare/join_remarks.h"

#include <string.h>

#include <glib.h>

#include "base/words.h"

/* How many keys are named before it is said how many more there are. */
enum { NAMED = 3 };

/* The fields of the keys as the document says them. */
static const cor_node *fields_node(const cor_joining *j)
{
    const cor_node *on = cor_node_get(j->options->join.node, "on");
    return on->kind == COR_NODE_MAP ? on->items[0] : on;
}

/* All fields of SOURCE, in ARENA. */
static const char *const *names_in(const cor_joining *j, const cor_data_source *source, cor_arena *arena, size_t *ret_n)
{
    const cor_source_info *info;
    GPtrArray *names = g_ptr_array_new();
    if (!cor_source_describe(j->context->session->sources, &source->request, arena, &info, NULL))
        for (size_t i = 0; i < info->n_layers; i++)
            for (size_t k = 0; k < info->layers[i].n_fields; k++)
                g_ptr_array_add(names, (gpointer) info->layers[i].fields[k].name);
    const char *const *list = cor_arena_memdup(arena, names->pdata, names->len * sizeof(char *));
    *ret_n = names->len;
    g_ptr_array_unref(names);
    return list;
}

static bool has(const char *const *names, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (!strcmp(names[i], name)) return true;
    return false;
}

cor_status cor_join_refuse_field(const cor_joining *j, bool own, cor_arena *arena, cor_error *err)
{
    size_t n, n_other;
    const char *ours = j->options->join.own, *theirs = j->options->join.theirs, *field = own ? ours : theirs;
    const char *source = own ? j->options->name : j->options->join.to;
    const char *const *names = names_in(j, own ? j->source : j->other, arena, &n);
    const char *const *others = names_in(j, own ? j->other : j->source, arena, &n_other);
    const cor_node *node = fields_node(j);
    bool is_pair = cor_node_get(j->options->join.node, "on") != node;
    if (has(names, n, own ? theirs : ours) && has(others, n_other, field))
        return cor_key_fail(node, err,
                            "'%.60s' is a field of '%s'; the source's own comes first: write on: {%.60s: %.60s}", field,
                            own ? j->options->join.to : j->options->name, theirs, ours);
    const char *nearest = cor_nearest_word(field, names, n);
    return (own && is_pair ? cor_key_fail : cor_node_fail)(node, err, "the source '%s' has no field '%.60s'%s", source,
                                                           field, cor_hint_of(nearest, '\'', "").text);
}

/* ---- keys without a partner ------------------------------------------------------------------------------------- */

/* What has no partner on one side. */
typedef struct {
    const cor_unmatched *alone;
    cor_keys keys;
} stranded;

/* The one of OTHERS that KEY may be meant for: the same but for zeros in front, else the one that is most like it. */
static const char *meant(const char *key, const stranded *others, cor_arena *arena)
{
    size_t n = 0, zeros = strspn(key, "0");
    const char **known = COR_NEW_ARRAY(arena, const char *, others->alone->n);
    for (size_t i = 0; i < others->alone->n; i++) {
        const char *other = others->keys.list[others->alone->rows[i]];
        if (!other) continue;
        if (key[zeros] && !strcmp(key + zeros, other + strspn(other, "0"))) return other;
        known[n++] = other;
    }
    return cor_nearest_word(key, known, n);
}

/* "'Gwadr' (did you mean 'Gwadar'?), 'x', 'y' and 3 more"; OTHERS of NULL: nothing else is meant. */
static const char *named(const stranded *these, const stranded *others, cor_arena *arena)
{
    GString *text = g_string_new(NULL);
    const cor_unmatched *alone = these->alone;
    size_t n = 0, with_key = alone->n - alone->n_keyless;
    for (size_t i = 0; i < alone->n && n < NAMED; i++) {
        const char *key = these->keys.list[alone->rows[i]];
        if (!key) continue;
        const char *near = others ? meant(key, others, arena) : NULL;
        g_string_append_printf(text, "%s'%.60s'", n++ ? ", " : "", key);
        if (near) g_string_append_printf(text, " (did you mean '%.60s'?)", near);
    }
    if (with_key > n) g_string_append_printf(text, " and %zu more", with_key - n);
    if (alone->n_keyless) g_string_append_printf(text, "%s%zu without a key", with_key ? "; " : "", alone->n_keyless);
    const char *copy = cor_arena_copy(arena, text->str);
    g_string_free(text, TRUE);
    return copy;
}

/* What has the shapes, and what gives columns to them. */
static const char *shapes_name(const cor_joining *j, const cor_joined *both)
{
    return both->shapes_are_own ? j->options->name : j->options->join.to;
}

static const char *rows_name(const cor_joining *j, const cor_joined *both)
{
    return both->shapes_are_own ? j->options->join.to : j->options->name;
}

static cor_status refuse_doubles(const cor_joining *j, const cor_joined *both, const cor_key_match *match,
                                 cor_error *err)
{
    const char *key = both->row_keys.list[match->doubles[0]];
    size_t n = 1;
    for (size_t i = 0; i < match->n_doubles; i++)
        n += !strcmp(both->row_keys.list[match->doubles[i]], key);
    return cor_fail_at(
        err, COR_BAD_DATA, cor_node_location(fields_node(j)),
        "'%s' has %zu rows of the key '%.60s', and a shape takes one%s; choose with \"where\", or add them "
        "up before",
        rows_name(j, both), n, key,
        match->n_doubles + 1 > n ? cor_arena_format(j->context->arena, " (in all %zu rows too many)", match->n_doubles)
                                 : "");
}

static const char *first_key(cor_keys keys)
{
    for (size_t i = 0; i < keys.n; i++)
        if (keys.list[i]) return keys.list[i];
    return "";
}

static cor_status refuse_strangers(const cor_joining *j, const cor_joined *both, cor_error *err)
{
    return cor_fail_at(err, COR_BAD_DATA, cor_node_location(fields_node(j)),
                       "no key of '%s' is one of '%s': there they are like '%.60s', here like '%.60s'",
                       rows_name(j, both), shapes_name(j, both), first_key(both->row_keys),
                       first_key(both->shape_keys));
}

/* Rows that no shape shows are lost; where the document chooses among the shapes that is meant. */
static void say_lost_rows(const cor_joining *j, const cor_joined *both, const cor_key_match *match, cor_arena *arena,
                          cor_diagnostics *diagnostics)
{
    const cor_data_source *shapes = both->shapes_are_own ? j->source : j->other;
    bool is_meant = shapes->request.where != NULL;
    const stranded rows = {&match->asked, both->row_keys}, others = {&match->asking, both->shape_keys};
    (is_meant ? cor_note : cor_warn)(diagnostics, cor_node_location(fields_node(j)),
                                     "%zu of %zu rows of '%s' have no shape in '%s': %s", match->asked.n,
                                     both->row_keys.n, rows_name(j, both), shapes_name(j, both),
                                     named(&rows, is_meant ? NULL : &others, arena));
}

/* A source without rows is said where it is drawn; in a join nobody else would. */
static void say_empty(const cor_joining *j, const cor_table *table, const cor_data_source *source,
                      cor_diagnostics *diagnostics)
{
    if (!table->n_rows)
        cor_warn(diagnostics, cor_node_location(fields_node(j)), "source '%s' has no rows to join%s", source->name,
                 source->request.where ? " after its \"where\"" : "");
}

cor_status cor_join_judge(const cor_joining *j, const cor_joined *both, const cor_key_match *match, cor_arena *arena,
                          cor_diagnostics *diagnostics, cor_error *err)
{
    cor_location location = cor_node_location(fields_node(j));
    const stranded shapes = {&match->asking, both->shape_keys};
    say_empty(j, both->own, j->source, diagnostics);
    say_empty(j, both->other, j->other, diagnostics);
    if (match->n_doubles) return refuse_doubles(j, both, match, err);
    if (both->row_keys.n && both->shape_keys.n && match->asked.n == both->row_keys.n)
        return refuse_strangers(j, both, err);
    if (match->asked.n) say_lost_rows(j, both, match, arena, diagnostics);
    if (match->asking.n)
        cor_note(diagnostics, location, "%zu of %zu shapes of '%s' have no row in '%s': %s", match->asking.n,
                 both->shape_keys.n, shapes_name(j, both), rows_name(j, both), named(&shapes, NULL, arena));
    if (match->n_repeats && !both->shapes_are_own)
        cor_note(diagnostics, location, "%zu shapes of '%s' share a row of '%s' with another; it counts once",
                 match->n_repeats, shapes_name(j, both), rows_name(j, both));
    return COR_OK;
}
