/* What a legend can't tell is said. */
#include "furnish/classifier.h"

static void say_untold(const cor_classifier *c)
{
    const cor_traits *t = &c->traits;
    const cor_trait *trait = c->blamed ? c->blamed : c->unsized;
    if (!trait) return;
    const char *what = c->blamed ? cor_arena_format(t->arena,
                                                    "%zu of %zu features have no entry in the legend, which "
                                                    "can't put into words what",
                                                    c->untold, t->n_rows)
                                 : "the legend doesn't say what";
    cor_warn(t->what->symbolizer->diagnostics, cor_node_location(trait->node),
             "layer '%s': %s its %s tells apart; match, step, case or interpolate on one field can be told, and "
             "corridor:legend: false leaves the layer out",
             cor_layer_id(t->drawn->layer), what, trait->row->name);
}

/* The field of which the "other" of ARM has all values that are not named; NULL: it is another kind of test. */
static const char *field_of_others(const cor_arm *arm)
{
    const cor_test *last = arm->n_tests ? arm->tests[arm->n_tests - 1] : NULL;
    if (!last || last->kind != COR_TEST_OTHERWISE) return NULL;
    for (size_t i = 0; i < last->n_operands; i++)
        if (last->operands[i]->kind != COR_TEST_EQUAL || g_strcmp0(last->operands[i]->field, last->field) != 0)
            return NULL;
    return last->field;
}

/* Whether rows in view are told apart by a value of FIELD that is named. Where none is, data and style have no words in
 * common, as with an export that has its own. */
static bool names_some(const cor_trait *trait, size_t n_rows, const char *field)
{
    for (size_t i = 0; i < n_rows; i++) {
        if (trait->codes[i] >= trait->arms->n) continue;
        const cor_arm *arm = &trait->arms->arms[trait->codes[i]];
        const cor_test *last = arm->n_tests ? arm->tests[arm->n_tests - 1] : NULL;
        if (last && last->kind == COR_TEST_EQUAL && !g_strcmp0(last->field, field)) return true;
    }
    return false;
}

/* Values that a style doesn't name are drawn alike, and may be a slip of the data or of the style. */
enum { MAX_OTHERS = 100, SHOWN_OTHERS = 5 };

/* Whether TEXT is new among VALUES: there are few, so that looking is cheaper than hashing a million rows. */
static bool is_new(const GPtrArray *values, const char *text)
{
    for (guint i = 0; i < values->len; i++)
        if (values->pdata[i] == text) return false;
    return true;
}

/* The distinct values that FIELD has in the rows of CODE, interned; at most MAX_OTHERS. */
static GPtrArray *values_of(const cor_traits *t, const cor_trait *trait, uint32_t code, const char *field)
{
    const cor_column *column = cor_table_column(t->drawn->drawable->table, field);
    GPtrArray *values = g_ptr_array_new();
    for (size_t i = 0; column && i < t->n_rows && values->len < MAX_OTHERS; i++) {
        if (trait->codes[i] != code) continue;
        cor_value cell = cor_column_value(column, t->rows[i]);
        if (cell.kind == COR_NULL) continue;
        const char *text = cell.kind == COR_STRING && cell.interned
                               ? cell.string
                               : cor_intern(t->compiler.interns, cor_value_text(cell, t->arena));
        if (is_new(values, text)) g_ptr_array_add(values, (gpointer) text);
    }
    return values;
}

static void say_others(const cor_classifier *c, const cor_trait *trait, uint32_t code, const char *field)
{
    const cor_traits *t = &c->traits;
    GPtrArray *values = values_of(t, trait, code, field);
    GString *some = g_string_new(NULL);
    guint n = values->len;
    for (guint i = 0; i < MIN(n, SHOWN_OTHERS); i++)
        g_string_append_printf(some, "%s%.60s", i ? ", " : "", (const char *) values->pdata[i]);
    if (n > SHOWN_OTHERS) g_string_append(some, ", \u2026");
    if (n)
        cor_warn(
            t->what->symbolizer->diagnostics, cor_node_location(trait->node),
            "layer '%s': %u%s value%s of '%s' that the style doesn't name %s drawn as \"other\": %s; name %s in its "
            "%s, or say what \"*\" is in the labels of corridor:legend",
            cor_layer_id(t->drawn->layer), n, n == MAX_OTHERS ? " or more" : "", n == 1 ? "" : "s", field,
            n == 1 ? "is" : "are", some->str, n == 1 ? "it" : "them", trait->row->name);
    g_string_free(some, TRUE);
    g_ptr_array_unref(values);
}

/* Of several properties that look at a field, the first speaks for all. */
static void say_all_others(const cor_classifier *c)
{
    if (cor_node_get(c->namer.labels, "*")) return;
    GPtrArray *said = g_ptr_array_new();
    for (size_t i = 0; i < c->traits.n; i++) {
        const cor_trait *trait = &c->traits.traits[i];
        for (size_t k = 0; c->tells[i] && trait->arms && k < trait->arms->n; k++) {
            const char *field = field_of_others(&trait->arms->arms[k]);
            if (!field || g_ptr_array_find_with_equal_func(said, field, g_str_equal, NULL)) continue;
            g_ptr_array_add(said, (gpointer) field);
            if (names_some(trait, c->traits.n_rows, field)) say_others(c, trait, (uint32_t) k, field);
        }
    }
    g_ptr_array_unref(said);
}

static void say_beyond(const cor_classifier *c, size_t n)
{
    const cor_node *node = c->traits.traits->node;
    if (n > COR_MAX_CLASSES)
        cor_warn(c->traits.what->symbolizer->diagnostics, cor_node_location(node),
                 "layer '%s': the legend lists the first %d of its %zu classes", cor_layer_id(c->traits.drawn->layer),
                 COR_MAX_CLASSES, n);
}

void cor_classes_remark(const cor_classifier *c, size_t n_kinds)
{
    say_beyond(c, n_kinds);
    say_untold(c);
    say_all_others(c);
}
