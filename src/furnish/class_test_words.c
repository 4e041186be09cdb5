#include "furnish/class_test_words.h"

#include <math.h>
#include <string.h>

/* A name of more words than these says how many more there are. */
enum { MAX_LISTED = 6 };

const char *cor_naming_word(const cor_naming *n, cor_word word, const char *first, const char *second)
{
    return cor_word_with(n->arena, n->namer->traits->what->map->languages, word, first, second);
}

/* ---- values and fields ------------------------------------------------------------------------------------- */

/* What the style calls VALUE; NULL when it has no word for it. A number is a word, too. */
static const char *said_of(const cor_naming *n, const char *value)
{
    const cor_node *said = cor_node_get(n->namer->labels, value);
    return said && (said->kind == COR_NODE_STRING || said->kind == COR_NODE_NUMBER) ? said->text : NULL;
}

static bool is_hidden(const cor_naming *n, const char *value)
{
    const cor_node *said = cor_node_get(n->namer->labels, value);
    return said && said->kind == COR_NODE_BOOL && !said->boolean;
}

cor_name_part cor_naming_value(cor_naming *n, const char *value, const char *field)
{
    const char *said = said_of(n, value);
    n->hidden = n->hidden || is_hidden(n, value);
    return (cor_name_part){.text = said ? said : value, .field = field, .capital = !said};
}

/* "n_killed" → "n killed" */
static const char *field_words(const cor_naming *n, const char *field)
{
    char *words = cor_arena_copy(n->arena, field);
    g_strdelimit(words, "-_:", ' ');
    return words;
}

/* The field FIELD, there or not (NEGATED, said with PATTERN). */
static cor_name_part field_part(cor_naming *n, const char *field, bool negated, cor_word pattern)
{
    const char *said = said_of(n, field), *text = said ? said : field_words(n, field);
    if (negated) text = cor_naming_word(n, pattern, text, NULL);
    return (cor_name_part){.text = text, .field = field, .capital = !said || negated};
}

cor_name_part cor_naming_other(cor_naming *n, const char *field)
{
    const char *said = said_of(n, "*");
    n->hidden = n->hidden || is_hidden(n, "*");
    return (cor_name_part){.text = said ? said : cor_naming_word(n, COR_WORD_OTHER, NULL, NULL),
                           .field = field,
                           .capital = !said,
                           .otherwise = true};
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

static bool all_whole(cor_naming *n, const cor_node *input)
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
static bool is_whole(cor_naming *n, const cor_node *input)
{
    gpointer known;
    if (g_hash_table_lookup_extended(n->namer->whole, input, NULL, &known)) return GPOINTER_TO_INT(known);
    bool whole = all_whole(n, input);
    g_hash_table_insert(n->namer->whole, (gpointer) input, GINT_TO_POINTER(whole));
    return whole;
}

static const char *number_words(const cor_naming *n, double x)
{
    return cor_word_number(n->arena, n->namer->traits->what->map->languages, x, 6);
}

/* Of whole numbers: the bounds belong to the range. */
static const char *whole_words(const cor_naming *n, cor_test_range r)
{
    const char *a = NULL, *b;
    double from = r.without_from ? r.from + 1 : r.from, to = r.with_to ? r.to : r.to - 1;
    if (isfinite(from)) a = number_words(n, from);
    if (isinf(from)) {
        b = number_words(n, to + 1);
        return cor_naming_word(n, COR_WORD_BELOW, b, NULL);
    }
    if (isinf(to)) return cor_naming_word(n, COR_WORD_AND_MORE, a, NULL);
    b = number_words(n, to);
    return to == from ? a : cor_naming_word(n, COR_WORD_RANGE, a, b);
}

static const char *range_words(cor_naming *n, const cor_test *test)
{
    const char *a = NULL, *b = NULL;
    cor_test_range r = test->range;
    bool bounds = (isinf(r.from) || r.from == floor(r.from)) && (isinf(r.to) || r.to == floor(r.to));
    if (bounds && is_whole(n, test->input)) return whole_words(n, r);
    if (isfinite(r.from)) a = number_words(n, r.from);
    if (isfinite(r.to)) b = number_words(n, r.to);
    if (isinf(r.from)) return cor_naming_word(n, r.with_to ? COR_WORD_UP_TO : COR_WORD_BELOW, b, NULL);
    if (isinf(r.to)) return cor_naming_word(n, r.without_from ? COR_WORD_MORE_THAN : COR_WORD_AND_MORE, a, NULL);
    return r.from == r.to ? a : cor_naming_word(n, COR_WORD_BETWEEN, a, b);
}

/* ---- tests -------------------------------------------------------------------------------------------------- */

const char *cor_naming_list(const cor_naming *n, const char *comma, char **texts, size_t count)
{
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < count && (i < MAX_LISTED || count == MAX_LISTED + 1); i++)
        g_string_append_printf(all, "%s%s", i ? comma : "", texts[i]);
    if (count > MAX_LISTED + 1) {
        const char *more = number_words(n, (double) (count - MAX_LISTED));
        g_string_append_printf(all, " %s", cor_naming_word(n, COR_WORD_MORE, more, NULL));
    }
    const char *copy = cor_arena_copy(n->arena, all->str);
    g_string_free(all, TRUE);
    return copy;
}

static bool add_values(cor_naming *n, const cor_test *test, cor_name_part *out)
{
    GPtrArray *texts = g_ptr_array_new();
    bool shown = false;
    cor_name_part one = {0};
    for (size_t i = 0; i < test->n_values; i++) {
        const char *value = cor_value_text(test->values[i], n->arena);
        if (is_hidden(n, value)) continue;
        one = cor_naming_value(n, value, test->field);
        g_ptr_array_add(texts, (gpointer) one.text);
        if (!shown) *out = one;
        shown = true;
    }
    n->hidden = n->hidden || !shown;
    out->text = cor_naming_list(n, cor_naming_word(n, COR_WORD_COMMA, NULL, NULL), (char **) texts->pdata, texts->len);
    g_ptr_array_free(texts, TRUE);
    if (test->negated) {
        out->text = cor_naming_word(n, COR_WORD_NOT, out->text, NULL);
        out->capital = true;
    }
    return shown;
}

static bool add_several(cor_naming *n, const cor_test *test, cor_name_part *out)
{
    GString *all = g_string_new(NULL);
    bool readable = !test->negated;
    for (size_t i = 0; i < test->n_operands && readable; i++) {
        cor_name_part one = {0};
        readable = cor_naming_test(n, test->operands[i], &one) && one.text;
        if (!readable) break;
        const char *text =
            i ? cor_naming_word(n, test->kind == COR_TEST_AND ? COR_WORD_BOTH : COR_WORD_EITHER, all->str, one.text)
              : one.text;
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
static bool add_otherwise(cor_naming *n, const cor_test *test, cor_name_part *out)
{
    const cor_test *only = test->n_operands == 1 ? test->operands[0] : NULL;
    bool contrary = only && (only->kind == COR_TEST_HAS || only->kind == COR_TEST_TRUE) && only->field;
    if (contrary && !cor_node_get(n->namer->labels, "*"))
        return cor_naming_test(n, cor_test_negated(n->arena, only), out);
    *out = cor_naming_other(n, test->field);
    return true;
}

/* A truth: the style may have words for "true" and "false". */
static bool add_truth(cor_naming *n, const cor_test *test, cor_name_part *out)
{
    const char *value = test->negated ? "false" : "true";
    if (cor_node_get(n->namer->labels, value)) {
        *out = cor_naming_value(n, value, test->field);
        return true;
    }
    if (test->field) *out = field_part(n, test->field, test->negated, COR_WORD_NOT);
    return test->field != NULL;
}

bool cor_naming_test(cor_naming *n, const cor_test *test, cor_name_part *out)
{
    switch (test->kind) {
    case COR_TEST_EQUAL:
        return add_values(n, test, out) || n->hidden;
    case COR_TEST_RANGE:
        *out = (cor_name_part){.text = range_words(n, test), .field = test->field};
        return true;
    case COR_TEST_HAS:
        if (test->field) *out = field_part(n, test->field, test->negated, COR_WORD_WITHOUT);
        out->has = !test->negated;
        return test->field != NULL;
    case COR_TEST_TRUE:
        return add_truth(n, test, out);
    case COR_TEST_KIND:
        if (test->negated) *out = cor_naming_other(n, test->field);
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
