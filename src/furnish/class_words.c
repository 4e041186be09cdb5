#include "furnish/class_words.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "furnish/words.h"

/* A name of more words than these says how many more there are. */
enum { MAX_LISTED = 6 };

/* A name of more letters is no name. */
enum { LONGEST = 200 };

/* One thing that a name says. */
typedef struct {
    const char *text;
    const char *field; /* what it is about; NULL */
    bool capital;      /* begins with a capital where it begins the name */
    bool otherwise;    /* "other", which says nothing beside other parts */
    bool has;          /* says no more than that there is the field */
} part;

typedef struct {
    cor_namer *namer;
    cor_arena *arena;
    GArray *parts; /* of one look */
    bool unknown, hidden;
} naming;

static bool add_test(naming *n, const cor_test *test, part *out);

void cor_namer_open(cor_namer *namer, cor_traits *traits)
{
    *namer = (cor_namer){.traits = traits, .whole = g_hash_table_new(g_direct_hash, g_direct_equal)};
    namer->labels = cor_node_get(cor_layer_metadata(traits->drawn->layer, "corridor:legend"), "labels");
}

void cor_namer_close(cor_namer *namer)
{
    g_hash_table_unref(namer->whole);
}

static const char *word(const naming *n, cor_word word, const char *first, const char *second)
{
    return cor_word_with(n->arena, n->namer->traits->what->map->languages, word, first, second);
}

/* ---- values and fields ------------------------------------------------------------------------------------- */

/* What the style calls VALUE; NULL when it has no word for it. A number is a word, too. */
static const char *said_of(const naming *n, const char *value)
{
    const cor_node *said = cor_node_get(n->namer->labels, value);
    return said && (said->kind == COR_NODE_STRING || said->kind == COR_NODE_NUMBER) ? said->text : NULL;
}

static bool is_hidden(const naming *n, const char *value)
{
    const cor_node *said = cor_node_get(n->namer->labels, value);
    return said && said->kind == COR_NODE_BOOL && !said->boolean;
}

static part value_part(naming *n, const char *value, const char *field)
{
    const char *said = said_of(n, value);
    n->hidden = n->hidden || is_hidden(n, value);
    return (part){.text = said ? said : value, .field = field, .capital = !said};
}

/* "n_killed" → "n killed" */
static const char *field_words(const naming *n, const char *field)
{
    char *words = cor_arena_copy(n->arena, field);
    g_strdelimit(words, "-_:", ' ');
    return words;
}

/* The field FIELD, there or not (NEGATED, said with PATTERN). */
static part field_part(naming *n, const char *field, bool negated, cor_word pattern)
{
    const char *said = said_of(n, field), *text = said ? said : field_words(n, field);
    if (negated) text = word(n, pattern, text, NULL);
    return (part){.text = text, .field = field, .capital = !said || negated};
}

static part other_part(naming *n, const char *field)
{
    const char *said = said_of(n, "*");
    n->hidden = n->hidden || is_hidden(n, "*");
    return (part){
        .text = said ? said : word(n, COR_WORD_OTHER, NULL, NULL), .field = field, .capital = !said, .otherwise = true};
}

/* ---- ranges ------------------------------------------------------------------------------------------------- */

/* Of a field of numbers, looked at where it lies. */
static bool column_whole(const cor_traits *t, const cor_column *column)
{
    for (size_t i = 0; i < t->n_rows; i++) {
        double x = column->numbers[t->rows[i]];
        if (x != floor(x) && !isnan(x)) return false;
    }
    return true;
}

static bool all_whole(naming *n, const cor_node *input)
{
    cor_traits *t = n->namer->traits;
    const char *field = cor_node_calls(input, "get") ? cor_node_field(&t->compiler, &t->eval, input) : NULL;
    const cor_column *column = field ? cor_table_column(t->drawn->drawable->table, field) : NULL;
    if (column && column->kind == COR_COLUMN_NUMBERS) return column_whole(t, column);
    const cor_program *reads = cor_node_program(&t->compiler, input, COR_EXPECT_NUMBER);
    if (!reads) return false;
    double *numbers = cor_traits_inputs(t, reads);
    bool whole = true;
    for (size_t i = 0; i < t->n_rows && whole; i++)
        whole = isnan(numbers[i]) || numbers[i] == floor(numbers[i]);
    g_free(numbers);
    return whole;
}

/* Whether the drawn rows have whole numbers there: then "1–4" is all that lies between 1 and 5. */
static bool is_whole(naming *n, const cor_node *input)
{
    gpointer known;
    if (g_hash_table_lookup_extended(n->namer->whole, input, NULL, &known)) return GPOINTER_TO_INT(known);
    bool whole = all_whole(n, input);
    g_hash_table_insert(n->namer->whole, (gpointer) input, GINT_TO_POINTER(whole));
    return whole;
}

/* Of whole numbers: the bounds belong to the range. */
static const char *whole_words(const naming *n, cor_test_range r)
{
    char a[COR_NUMBER_SPACE], b[COR_NUMBER_SPACE];
    double from = r.without_from ? r.from + 1 : r.from, to = r.with_to ? r.to : r.to - 1;
    if (isfinite(from)) cor_format_people(a, from, 6);
    if (isinf(from)) {
        cor_format_people(b, to + 1, 6);
        return word(n, COR_WORD_BELOW, b, NULL);
    }
    if (isinf(to)) return word(n, COR_WORD_AND_MORE, a, NULL);
    cor_format_people(b, to, 6);
    return to == from ? cor_arena_copy(n->arena, a) : word(n, COR_WORD_RANGE, a, b);
}

static const char *range_words(naming *n, const cor_test *test)
{
    char a[COR_NUMBER_SPACE], b[COR_NUMBER_SPACE];
    cor_test_range r = test->range;
    bool bounds = (isinf(r.from) || r.from == floor(r.from)) && (isinf(r.to) || r.to == floor(r.to));
    if (bounds && is_whole(n, test->input)) return whole_words(n, r);
    if (isfinite(r.from)) cor_format_people(a, r.from, 6);
    if (isfinite(r.to)) cor_format_people(b, r.to, 6);
    if (isinf(r.from)) return word(n, r.with_to ? COR_WORD_UP_TO : COR_WORD_BELOW, b, NULL);
    if (isinf(r.to)) return word(n, r.without_from ? COR_WORD_MORE_THAN : COR_WORD_AND_MORE, a, NULL);
    return r.from == r.to ? cor_arena_copy(n->arena, a) : word(n, COR_WORD_BETWEEN, a, b);
}

/* ---- tests -------------------------------------------------------------------------------------------------- */

/* TEXTS with commas; those beyond the first are counted. */
static const char *listed(const naming *n, const char *comma, char **texts, size_t count)
{
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < count && (i < MAX_LISTED || count == MAX_LISTED + 1); i++)
        g_string_append_printf(all, "%s%s", i ? comma : "", texts[i]);
    if (count > MAX_LISTED + 1) {
        char more[COR_NUMBER_SPACE];
        cor_format_people(more, (double) (count - MAX_LISTED), 0);
        g_string_append_printf(all, " %s", word(n, COR_WORD_MORE, more, NULL));
    }
    const char *copy = cor_arena_copy(n->arena, all->str);
    g_string_free(all, TRUE);
    return copy;
}

static bool add_values(naming *n, const cor_test *test, part *out)
{
    GPtrArray *texts = g_ptr_array_new();
    bool shown = false;
    part one = {0};
    for (size_t i = 0; i < test->n_values; i++) {
        const char *value = cor_value_text(test->values[i], n->arena);
        if (is_hidden(n, value)) continue;
        one = value_part(n, value, test->field);
        g_ptr_array_add(texts, (gpointer) one.text);
        if (!shown) *out = one;
        shown = true;
    }
    n->hidden = n->hidden || !shown;
    out->text = listed(n, word(n, COR_WORD_COMMA, NULL, NULL), (char **) texts->pdata, texts->len);
    g_ptr_array_free(texts, TRUE);
    if (test->negated) {
        out->text = word(n, COR_WORD_NOT, out->text, NULL);
        out->capital = true;
    }
    return shown;
}

static bool add_several(naming *n, const cor_test *test, part *out)
{
    GString *all = g_string_new(NULL);
    bool readable = !test->negated;
    for (size_t i = 0; i < test->n_operands && readable; i++) {
        part one = {0};
        readable = add_test(n, test->operands[i], &one) && one.text;
        if (!readable) break;
        const char *text =
            i ? word(n, test->kind == COR_TEST_AND ? COR_WORD_BOTH : COR_WORD_EITHER, all->str, one.text) : one.text;
        if (!i) *out = one;
        text = cor_arena_copy(n->arena, text);
        g_string_assign(all, text);
    }
    out->text = cor_arena_copy(n->arena, all->str);
    out->has = false;
    g_string_free(all, TRUE);
    return readable;
}

/* What nothing else took; of one plain test, its contrary. */
static bool add_otherwise(naming *n, const cor_test *test, part *out)
{
    const cor_test *only = test->n_operands == 1 ? test->operands[0] : NULL;
    bool contrary = only && (only->kind == COR_TEST_HAS || only->kind == COR_TEST_TRUE) && only->field;
    if (contrary && !cor_node_get(n->namer->labels, "*")) return add_test(n, cor_test_negated(n->arena, only), out);
    *out = other_part(n, test->field);
    return true;
}

/* A truth: the style may have words for "true" and "false". */
static bool add_truth(naming *n, const cor_test *test, part *out)
{
    const char *value = test->negated ? "false" : "true";
    if (cor_node_get(n->namer->labels, value)) {
        *out = value_part(n, value, test->field);
        return true;
    }
    if (test->field) *out = field_part(n, test->field, test->negated, COR_WORD_NOT);
    return test->field != NULL;
}

/* False when TEST can't be put into words. Without a text: it has nothing to say. */
static bool add_test(naming *n, const cor_test *test, part *out)
{
    switch (test->kind) {
    case COR_TEST_EQUAL:
        return add_values(n, test, out) || n->hidden;
    case COR_TEST_RANGE:
        *out = (part){.text = range_words(n, test), .field = test->field};
        return true;
    case COR_TEST_HAS:
        if (test->field) *out = field_part(n, test->field, test->negated, COR_WORD_WITHOUT);
        out->has = !test->negated;
        return test->field != NULL;
    case COR_TEST_TRUE:
        return add_truth(n, test, out);
    case COR_TEST_KIND:
        if (test->negated) *out = other_part(n, test->field);
        return true;
    case COR_TEST_AND:
    case COR_TEST_OR:
        return add_several(n, test, out);
    case COR_TEST_OTHERWISE:
        return add_otherwise(n, test, out);
    default:
        return false;
    }
}

/* ---- looks -------------------------------------------------------------------------------------------------- */

static void add_part(naming *n, part one)
{
    if (one.text && *one.text) g_array_append_val(n->parts, one);
}

static void add_code(naming *n, const cor_trait *trait, uint32_t index)
{
    const cor_code *code = &trait->kinds[index];
    if (code->look == COR_ROWS_UNREADABLE) n->unknown = true;
    if (code->arm < 0) {
        part none = {.text = word(n, COR_WORD_NO_VALUE, NULL, NULL), .capital = true};
        add_part(n, code->empty && !cor_node_get(n->namer->labels, "*") ? none : other_part(n, NULL));
        return;
    }
    const cor_arm *arm = trait->arms ? &trait->arms->arms[code->arm] : NULL;
    for (size_t i = 0; arm && i < arm->n_tests; i++) {
        part one = {0};
        if (!add_test(n, arm->tests[i], &one)) n->unknown = true;
        add_part(n, one);
    }
    if (code->look == COR_ROWS_BY_VALUE) add_part(n, value_part(n, code->value.string, NULL));
}

static bool about_same_field(const naming *n, guint index)
{
    const part *p = &g_array_index(n->parts, part, index);
    for (guint i = 0; i < n->parts->len; i++) {
        const part *q = &g_array_index(n->parts, part, i);
        if (i != index && !q->otherwise && !q->has && q->field && p->field && !strcmp(q->field, p->field)) return true;
    }
    return false;
}

static bool says_more(const naming *n)
{
    for (guint i = 0; i < n->parts->len; i++)
        if (!g_array_index(n->parts, part, i).otherwise) return true;
    return false;
}

static bool is_repeated(const naming *n, guint index)
{
    for (guint i = 0; i < index; i++)
        if (!strcmp(g_array_index(n->parts, part, i).text, g_array_index(n->parts, part, index).text)) return true;
    return false;
}

/* TEXT with its first letter large or small. */
static const char *cased(const naming *n, const char *text, bool large)
{
    gunichar first = g_utf8_get_char(text);
    char letter[7] = {0};
    g_unichar_to_utf8(large ? g_unichar_toupper(first) : g_unichar_tolower(first), letter);
    return *text ? cor_arena_format(n->arena, "%s%s", letter, g_utf8_next_char(text)) : text;
}

/* "port, planned": the parts that say something, with commas; a class's FIRST name begins with a capital. */
static const char *joined(naming *n, bool first)
{
    GPtrArray *texts = g_ptr_array_new();
    bool more = says_more(n);
    for (guint i = 0; i < n->parts->len; i++) {
        const part *p = &g_array_index(n->parts, part, i);
        if ((p->otherwise && more) || (p->has && about_same_field(n, i)) || is_repeated(n, i)) continue;
        bool begins = first && !texts->len;
        const char *text = p->text;
        if (p->capital && begins) text = cased(n, text, true);
        if (p->capital && p->otherwise && !begins) text = cased(n, text, false);
        g_ptr_array_add(texts, (gpointer) text);
    }
    const char *comma = word(n, COR_WORD_COMMA, NULL, NULL), *all = NULL;
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
static void add_look(naming *n, const cor_look *look)
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
    naming names = {.namer = namer, .arena = namer->traits->arena, .parts = g_array_new(FALSE, FALSE, sizeof(part))};
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
    *ret_words = listed(&names, word(&names, COR_WORD_COMMA, NULL, NULL), (char **) all->pdata, all->len);
    *ret_n_names = all->len;
    bool words = all->len > 0 && !nameless;
    g_array_unref(names.parts);
    g_ptr_array_free(all, TRUE);
    if (unknown || (words && g_utf8_strlen(*ret_words, -1) > LONGEST)) return COR_NAME_UNKNOWN;
    if (words) return COR_NAME_WORDS;
    return hidden && !nameless ? COR_NAME_HIDDEN : COR_NAME_NONE;
}
