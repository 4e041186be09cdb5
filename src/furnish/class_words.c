#include "furnish/class_words.h"

#include <string.h>

#include "furnish/class_test_words.h"

/* A name of more letters is no name. */
enum { LONGEST = 200 };

void cor_namer_open(cor_namer *namer, cor_traits *traits)
{
    *namer = (cor_namer){.traits = traits, .whole = g_hash_table_new(g_direct_hash, g_direct_equal)};
    namer->labels = cor_node_get(cor_layer_metadata(traits->drawn->layer, "corridor:legend"), "labels");
}

void cor_namer_close(cor_namer *namer)
{
    g_hash_table_unref(namer->whole);
}

static void add_part(cor_naming *n, cor_name_part one)
{
    if (one.text && *one.text) g_array_append_val(n->parts, one);
}

static void add_code(cor_naming *n, const cor_trait *trait, uint32_t index)
{
    const cor_code *code = &trait->kinds[index];
    if (code->look == COR_ROWS_UNREADABLE) n->unknown = true;
    if (code->arm < 0) {
        cor_name_part none = {.text = cor_naming_word(n, COR_WORD_NO_VALUE, NULL, NULL), .capital = true};
        add_part(n, code->empty && !cor_node_get(n->namer->labels, "*") ? none : cor_naming_other(n, NULL));
        return;
    }
    const cor_arm *arm = trait->arms ? &trait->arms->arms[code->arm] : NULL;
    for (size_t i = 0; arm && i < arm->n_tests; i++) {
        cor_name_part one = {0};
        if (!cor_naming_test(n, arm->tests[i], &one)) n->unknown = true;
        add_part(n, one);
    }
    if (code->look == COR_ROWS_BY_VALUE) add_part(n, cor_naming_value(n, code->value.string, NULL));
}

static bool about_same_field(const cor_naming *n, guint index)
{
    const cor_name_part *p = &g_array_index(n->parts, cor_name_part, index);
    for (guint i = 0; i < n->parts->len; i++) {
        const cor_name_part *q = &g_array_index(n->parts, cor_name_part, i);
        if (i != index && !q->otherwise && !q->has && q->field && p->field && !strcmp(q->field, p->field)) return true;
    }
    return false;
}

static bool says_more(const cor_naming *n)
{
    for (guint i = 0; i < n->parts->len; i++)
        if (!g_array_index(n->parts, cor_name_part, i).otherwise) return true;
    return false;
}

static bool is_repeated(const cor_naming *n, guint index)
{
    for (guint i = 0; i < index; i++)
        if (!strcmp(g_array_index(n->parts, cor_name_part, i).text, g_array_index(n->parts, cor_name_part, index).text))
            return true;
    return false;
}

/* TEXT with its first letter large or small. */
static const char *cased(const cor_naming *n, const char *text, bool large)
{
    gunichar first = g_utf8_get_char(text);
    char letter[7] = {0};
    g_unichar_to_utf8(large ? g_unichar_toupper(first) : g_unichar_tolower(first), letter);
    return *text ? cor_arena_format(n->arena, "%s%s", letter, g_utf8_next_char(text)) : text;
}

/* "port, planned": the parts that say something, with commas; a class's FIRST name begins with a capital. */
static const char *joined(cor_naming *n, bool first)
{
    GPtrArray *texts = g_ptr_array_new();
    bool more = says_more(n);
    for (guint i = 0; i < n->parts->len; i++) {
        const cor_name_part *p = &g_array_index(n->parts, cor_name_part, i);
        if ((p->otherwise && more) || (p->has && about_same_field(n, i)) || is_repeated(n, i)) continue;
        bool begins = first && !texts->len;
        const char *text = p->text;
        if (p->capital && begins) text = cased(n, text, true);
        if (p->capital && p->otherwise && !begins) text = cased(n, text, false);
        g_ptr_array_add(texts, (gpointer) text);
    }
    const char *comma = cor_naming_word(n, COR_WORD_COMMA, NULL, NULL), *all = NULL;
    g_ptr_array_add(texts, NULL);
    if (texts->len > 1) {
        char *made = g_strjoinv(comma, (char **) texts->pdata);
        all = cor_arena_copy(n->arena, made);
        g_free(made);
    }
    g_ptr_array_free(texts, TRUE);
    return all;
}

/* A trait that all rows share tells nothing, unless none tells more. */
static void add_look(cor_naming *n, const cor_look *look)
{
    const cor_traits *t = n->namer->traits;
    bool any = false;
    g_array_set_size(n->parts, 0);
    for (size_t i = 0; i < t->n; i++)
        any = any || look->tells[i];
    for (size_t i = 0; i < t->n && (any || !n->parts->len); i++)
        if (look->tells[i] || (!any && !t->traits[i].sizes)) add_code(n, &t->traits[i], look->codes[i]);
}

static bool is_among(const GPtrArray *names, const char *name)
{
    for (guint i = 0; i < names->len; i++)
        if (!strcmp(names->pdata[i], name)) return true;
    return false;
}

cor_name_kind cor_class_words(cor_namer *namer, const cor_look *looks, size_t n, const char **ret_words,
                              size_t *ret_n_names)
{
    cor_naming names = {
        .namer = namer, .arena = namer->traits->arena, .parts = g_array_new(FALSE, FALSE, sizeof(cor_name_part))};
    GPtrArray *all = g_ptr_array_new();
    bool hidden = false, unknown = false, nameless = false;
    for (size_t i = 0; i < n; i++) {
        names.hidden = names.unknown = false;
        add_look(&names, &looks[i]);
        unknown = unknown || names.unknown;
        hidden = hidden || names.hidden;
        if (names.hidden) continue;
        const char *name = joined(&names, !all->len);
        nameless = nameless || !name;
        if (name && !is_among(all, name)) g_ptr_array_add(all, (gpointer) name);
    }
    *ret_words =
        cor_naming_list(&names, cor_naming_word(&names, COR_WORD_COMMA, NULL, NULL), (char **) all->pdata, all->len);
    *ret_n_names = all->len;
    bool words = all->len > 0 && !nameless;
    g_array_unref(names.parts);
    g_ptr_array_free(all, TRUE);
    if (unknown || (words && g_utf8_strlen(*ret_words, -1) > LONGEST)) return COR_NAME_UNKNOWN;
    if (words) return COR_NAME_WORDS;
    return hidden && !nameless ? COR_NAME_HIDDEN : COR_NAME_NONE;
}
