#include "furnish/classes.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "furnish/layout.h"
#include "furnish/words.h"

enum { MAX_CLASSES = 40 };

/* In the order in which the eye tells them apart. */
static const char *const kind_properties[] = {"icon-image",          "circle-color",   "fill-color",
                                              "line-color",          "icon-color",     "line-width",
                                              "circle-stroke-color", "line-dasharray", "fill-outline-color"};
static const char *const size_properties[] = {"circle-radius", "icon-size", "line-width"};

typedef struct {
    const cor_furnishing *what;
    const cor_drawn_layer *drawn;
    cor_arena *arena;
    uint32_t *rows; /* drawn */
    size_t n_rows;
    GArray *classes;
    const cor_node *labels;  /* metadata: value → words */
    const cor_column *kinds; /* what kinds are told apart by; NULL: there are none */
    bool as_text;            /* the expression looks at a field by way of `to-string` */
} collector;

const cor_node *cor_class_property(const cor_layer *layer, const char *name)
{
    const cor_node *node = cor_layer_node(layer);
    const cor_node *found = cor_node_get(cor_node_get(node, "paint"), name);
    return found ? found : cor_node_get(cor_node_get(node, "layout"), name);
}

static bool is_call(const cor_node *node, const char *name)
{
    return node && node->kind == COR_NODE_SEQ && node->n && node->items[0]->kind == COR_NODE_STRING &&
           !strcmp(node->items[0]->text, name);
}

/* The first ["get", field] in NODE, however deep: what the expression looks at. */
const char *cor_class_field(const cor_node *node)
{
    if (is_call(node, "get") && node->n >= 2 && node->items[1]->kind == COR_NODE_STRING) return node->items[1]->text;
    for (size_t i = 0; node && node->kind == COR_NODE_SEQ && i < node->n; i++) {
        const char *field = cor_class_field(node->items[i]);
        if (field) return field;
    }
    return NULL;
}

static void collect_rows(collector *c)
{
    const cor_drawable *d = c->drawn->drawable;
    c->rows = COR_NEW_ARRAY(c->arena, uint32_t, d->table->n_rows);
    size_t n = cor_layer_rows(c->what->symbolizer, c->drawn->layer, d, c->rows);
    for (size_t i = 0; i < n; i++)
        if (!d->visibility || d->visibility[c->rows[i]] == COR_VISIBILITY_INSIDE) c->rows[c->n_rows++] = c->rows[i];
}

static const char *text_of(collector *c, cor_value value)
{
    return cor_value_text(value, c->arena);
}

/* What the metadata's labels say of VALUE, else OTHERWISE. A number is a word, too. */
static const char *said_of(const collector *c, const char *value, const char *otherwise)
{
    const cor_node *said = cor_node_get(c->labels, value);
    return said && (said->kind == COR_NODE_STRING || said->kind == COR_NODE_NUMBER) ? said->text : otherwise;
}

/* As the metadata's labels say, else the value itself with a capital. */
static const char *words_for(collector *c, const char *value)
{
    gunichar first = g_utf8_get_char(value);
    char capital[7] = {0};
    g_unichar_to_utf8(g_unichar_toupper(first), capital);
    return said_of(c, value, *value ? cor_arena_format(c->arena, "%s%s", capital, g_utf8_next_char(value)) : value);
}

static bool hidden(const collector *c, const char *value)
{
    const cor_node *said = cor_node_get(c->labels, value);
    return said && said->kind == COR_NODE_BOOL && !said->boolean;
}

cor_column *cor_row_columns(cor_arena *arena, const cor_table *table, size_t row)
{
    cor_column *columns = COR_NEW_ARRAY(arena, cor_column, table->n_columns + 1);
    for (size_t i = 0; i < table->n_columns; i++) {
        cor_value *cell = COR_NEW(arena, cor_value);
        *cell = cor_column_value(&table->columns[i], row);
        columns[i] = (cor_column){.name = table->columns[i].name, .kind = COR_COLUMN_VALUES, .values = cell};
    }
    return columns;
}

static bool equal_cells(cor_value a, cor_value b)
{
    if (a.kind != b.kind) return false;
    return a.kind == COR_STRING ? !strcmp(a.string, b.string) : a.kind == COR_NUMBER ? a.number == b.number : true;
}

/* The first drawn row whose FIELD is VALUE, else the first drawn row: what the class looks like in all else. */
static uint32_t row_like(const collector *c, const cor_column *column, cor_value value)
{
    for (size_t i = 0; i < c->n_rows; i++)
        if (equal_cells(cor_column_value(column, c->rows[i]), value)) return c->rows[i];
    return c->rows[0];
}

/* COLUMN is the one that the class is about; the other cells are those of ROW. */
static void add_class_like(collector *c, uint32_t row, const cor_column *column, cor_value value, const char *words,
                           size_t count)
{
    const cor_table *table = c->drawn->drawable->table;
    if (c->classes->len >= MAX_CLASSES) return;
    cor_column *columns = cor_row_columns(c->arena, table, row);
    columns[column - table->columns].values[0] = value;
    cor_class class = {.words = words, .columns = columns, .n_columns = table->n_columns, .count = count};
    g_array_append_val(c->classes, class);
}

static void add_class(collector *c, const cor_column *column, cor_value value, const char *words, size_t count)
{
    if (c->n_rows) add_class_like(c, row_like(c, column, value), column, value, words, count);
}

/* How many drawn rows have one of the values that a style tells apart, and the first such cell. */
typedef struct {
    size_t count;
    cor_value cell;
} tally;

/* The tallies of all values of an expression, counted in one walk over the rows. */
typedef struct {
    GHashTable *texts, *numbers; /* value → tally */
    tally truths[2];
} tallies;

static void add_key(tallies *t, cor_arena *arena, const cor_node *value)
{
    if (value->kind == COR_NODE_STRING) g_hash_table_insert(t->texts, (gpointer) value->text, COR_NEW(arena, tally));
    if (value->kind != COR_NODE_NUMBER) return;
    double *number = COR_NEW(arena, double);
    *number = value->number + 0.0; /* two zeros are equal, but not as bits */
    g_hash_table_insert(t->numbers, number, COR_NEW(arena, tally));
}

static void count_one(tally *of, cor_value cell)
{
    if (of && !of->count++) of->cell = cell;
}

/* AS_TEXT: the style compares what `to-string` makes of the cell. */
static void count_cell(tallies *t, cor_value cell, bool as_text)
{
    char text[COR_NUMBER_SPACE];
    if (cell.kind == COR_STRING) count_one(g_hash_table_lookup(t->texts, cell.string), cell);
    if (cell.kind == COR_BOOL) count_one(&t->truths[cell.boolean], cell);
    if (cell.kind != COR_NUMBER) return;
    double number = cell.number + 0.0;
    count_one(g_hash_table_lookup(t->numbers, &number), cell);
    if (!as_text) return;
    cor_format_shortest(text, cell.number);
    count_one(g_hash_table_lookup(t->texts, text), cell);
}

/* Of the values that stand in LABELS, each one or a list. */
static tallies tallies_of(const collector *c, const cor_column *column, const GPtrArray *labels)
{
    tallies t = {.texts = g_hash_table_new(g_str_hash, g_str_equal),
                 .numbers = g_hash_table_new(g_double_hash, g_double_equal)};
    for (guint i = 0; i < labels->len; i++) {
        const cor_node *label = labels->pdata[i];
        if (label->kind != COR_NODE_SEQ) add_key(&t, c->arena, label);
        for (size_t k = 0; label->kind == COR_NODE_SEQ && k < label->n; k++)
            add_key(&t, c->arena, label->items[k]);
    }
    for (size_t i = 0; i < c->n_rows; i++)
        count_cell(&t, cor_column_value(column, c->rows[i]), c->as_text);
    return t;
}

static void free_tallies(tallies *t)
{
    g_hash_table_unref(t->texts);
    g_hash_table_unref(t->numbers);
}

static const tally *tally_of(const tallies *t, const cor_node *value)
{
    if (value->kind == COR_NODE_STRING) return g_hash_table_lookup(t->texts, value->text);
    if (value->kind == COR_NODE_BOOL) return &t->truths[value->boolean];
    double number = value->number + 0.0;
    return value->kind == COR_NODE_NUMBER ? g_hash_table_lookup(t->numbers, &number) : NULL;
}

/* One label of a `match`, or all of its list: they look the same, so the first that is in view speaks for all. */
static size_t add_match(collector *c, const tallies *t, const cor_column *column, const cor_node *label)
{
    const cor_node *const *values = label->kind == COR_NODE_SEQ ? label->items : &label;
    size_t n = label->kind == COR_NODE_SEQ ? label->n : 1, count = 0;
    cor_value first = cor_null();
    for (size_t i = 0; i < n; i++) {
        const tally *here = tally_of(t, values[i]);
        if (!here || !here->count) continue;
        if (!count) first = here->cell;
        count += here->count;
    }
    if (count && !hidden(c, text_of(c, first))) add_class(c, column, first, words_for(c, text_of(c, first)), count);
    return count;
}

/* A class for each of LABELS that has rows; returns how many rows they take. */
static size_t add_each(collector *c, const cor_column *column, const GPtrArray *labels)
{
    size_t taken = 0;
    tallies t = tallies_of(c, column, labels);
    for (guint i = 0; i < labels->len; i++)
        taken += add_match(c, &t, column, labels->pdata[i]);
    free_tallies(&t);
    return taken;
}

/* ["match", ["get", f], label, out, …, otherwise]: what no label took is "other", where a row falls into it. */
static bool add_matches(collector *c, const cor_node *node, const cor_column *column)
{
    GPtrArray *labels = g_ptr_array_new();
    for (size_t i = 2; i + 1 < node->n; i += 2)
        g_ptr_array_add(labels, (gpointer) node->items[i]);
    size_t taken = add_each(c, column, labels);
    g_ptr_array_unref(labels);
    if (taken < c->n_rows && !hidden(c, "*"))
        add_class(c, column, cor_null(), said_of(c, "*", cor_word_in(c->what->map->languages, COR_WORD_OTHER)),
                  c->n_rows - taken);
    return true;
}

/* ["case", ["==", ["get", f], v], out, …]: only conditions that a legend can put into a word. */
static bool add_cases(collector *c, const cor_node *node, const char *field, const cor_column *column)
{
    GPtrArray *labels = g_ptr_array_new();
    for (size_t i = 1; i + 1 < node->n; i += 2) {
        const cor_node *test = node->items[i];
        if (!is_call(test, "==") || test->n < 3 || g_strcmp0(cor_class_field(test->items[1]), field) != 0) continue;
        g_ptr_array_add(labels, (gpointer) test->items[2]);
    }
    bool added = add_each(c, column, labels) > 0;
    g_ptr_array_unref(labels);
    return added;
}

static size_t count_between(const collector *c, const cor_column *column, double from, double to)
{
    size_t count = 0;
    for (size_t i = 0; i < c->n_rows; i++) {
        cor_value v = cor_column_value(column, c->rows[i]);
        count += v.kind == COR_NUMBER && v.number >= from && v.number < to;
    }
    return count;
}

static const char *range_words(collector *c, double from, double to)
{
    char a[COR_NUMBER_SPACE], b[COR_NUMBER_SPACE];
    bool whole = from == floor(from) && to == floor(to) && isfinite(from) && isfinite(to);
    if (isfinite(from)) cor_format_people(a, from, 6);
    if (isfinite(to)) cor_format_people(b, whole ? to - 1 : to, 6);
    const char *const *languages = c->what->map->languages;
    if (!isfinite(from)) return cor_word_with(c->arena, languages, COR_WORD_BELOW, b, NULL);
    if (!isfinite(to)) return cor_word_with(c->arena, languages, COR_WORD_AND_MORE, a, NULL);
    if (whole && to - 1 == from) return cor_arena_copy(c->arena, a);
    return cor_word_with(c->arena, languages, whole ? COR_WORD_RANGE : COR_WORD_BETWEEN, a, b);
}

/* ["step", ["get", f], out, stop, out, …] */
static bool add_steps(collector *c, const cor_node *node, const cor_column *column)
{
    double from = -INFINITY;
    for (size_t i = 3; i <= node->n; i += 2) {
        bool last = i >= node->n;
        if (!last && node->items[i]->kind != COR_NODE_NUMBER) return false;
        double to = last ? INFINITY : node->items[i]->number;
        size_t count = count_between(c, column, from, to);
        double sample = isfinite(from) ? from : to - 1;
        if (count) add_class(c, column, cor_number(sample), range_words(c, from, to), count);
        from = to;
    }
    return true;
}

static bool add_kinds_of(collector *c, const cor_node *node)
{
    const char *field = cor_class_field(node);
    const cor_column *column = field ? cor_table_column(c->drawn->drawable->table, field) : NULL;
    if (!column) return false;
    c->as_text = node->n > 1 && is_call(node->items[1], "to-string");
    if (is_call(node, "match") && node->n >= 5) return add_matches(c, node, column);
    if (is_call(node, "case")) return add_cases(c, node, field, column);
    if (is_call(node, "step") && node->n >= 5) return add_steps(c, node, column);
    return false;
}

static bool add_kinds(collector *c, const cor_node *node)
{
    if (!add_kinds_of(c, node)) return false;
    c->kinds = cor_table_column(c->drawn->drawable->table, cor_class_field(node));
    return true;
}

/* 0 where there is none above it; its first row goes to *ret_row. */
static double largest(const collector *c, const cor_column *column, uint32_t *ret_row)
{
    double most = 0;
    for (size_t i = 0; i < c->n_rows; i++) {
        cor_value v = cor_column_value(column, c->rows[i]);
        if (v.kind != COR_NUMBER || !(v.number > most)) continue;
        most = v.number;
        *ret_row = c->rows[i];
    }
    return most;
}

/* Kinds are shown in one size, a middling one: what differs between their samples must be what they are told apart by.
 */
static void even_sizes(collector *c, size_t n_kinds, const cor_column *column, double size)
{
    size_t index = (size_t) (column - c->drawn->drawable->table->columns);
    for (size_t i = 0; i < n_kinds; i++)
        g_array_index(c->classes, cor_class, i).columns[index].values[0] = cor_number(size);
}

/* Three round values, the largest near the largest in view; in all else they look like that one. */
static void add_sizes(collector *c, const cor_node *node, size_t n_kinds)
{
    const char *field = cor_class_field(node);
    const cor_column *column = field ? cor_table_column(c->drawn->drawable->table, field) : NULL;
    uint32_t like = 0;
    double most = column ? largest(c, column, &like) : 0, before = 0;
    bool chosen = is_call(node, "match") || is_call(node, "case"); /* for a kind, not by an amount */
    if (most <= 0 || chosen || column == c->kinds) return;
    const double values[3] = {cor_round_down(most / 20), cor_round_down(most / 4), cor_round_down(most)};
    for (int i = 0; i < 3; i++) {
        char text[COR_NUMBER_SPACE];
        double x = most >= 3 ? fmax(values[i], 1) : values[i];
        if (x == before) continue;
        before = x;
        if (i < 2) even_sizes(c, n_kinds, column, x);
        cor_format_people(text, x, 3);
        add_class_like(c, like, column, cor_number(x), cor_arena_copy(c->arena, text), 0);
    }
}

cor_class *cor_classes_of(const cor_furnishing *what, const cor_drawn_layer *drawn, cor_arena *arena, size_t *ret_n,
                          size_t *ret_n_kinds)
{
    collector c = {.what = what,
                   .drawn = drawn,
                   .arena = arena,
                   .classes = g_array_new(FALSE, FALSE, sizeof(cor_class)),
                   .labels = cor_node_get(cor_layer_metadata(drawn->layer, "corridor:legend"), "labels")};
    collect_rows(&c);
    for (size_t i = 0; i < G_N_ELEMENTS(kind_properties); i++)
        if (add_kinds(&c, cor_class_property(drawn->layer, kind_properties[i]))) break;
    *ret_n_kinds = c.classes->len;
    for (size_t i = 0; i < G_N_ELEMENTS(size_properties); i++) {
        const cor_node *node = cor_class_property(drawn->layer, size_properties[i]);
        if (node && node->kind == COR_NODE_SEQ) add_sizes(&c, node, *ret_n_kinds);
    }
    *ret_n = c.classes->len;
    cor_class *classes = cor_arena_memdup(arena, c.classes->data, c.classes->len * sizeof(cor_class));
    g_array_unref(c.classes);
    return classes;
}

cor_column *cor_class_range(const cor_furnishing *what, const cor_drawn_layer *drawn, const cor_column *column,
                            cor_arena *arena, double *ret_low, double *ret_high)
{
    collector c = {.what = what, .drawn = drawn, .arena = arena};
    collect_rows(&c);
    *ret_low = INFINITY;
    *ret_high = -INFINITY;
    for (size_t i = 0; i < c.n_rows; i++) {
        cor_value v = cor_column_value(column, c.rows[i]);
        if (v.kind != COR_NUMBER || !isfinite(v.number)) continue;
        *ret_low = fmin(*ret_low, v.number);
        *ret_high = fmax(*ret_high, v.number);
    }
    return *ret_low <= *ret_high ? cor_row_columns(arena, drawn->drawable->table, c.rows[0]) : NULL;
}
