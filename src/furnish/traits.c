#include "furnish/traits.h"

#include <math.h>
#include <string.h>

/* Fields that hold more words than these, in all arms together, are no list of kinds. */
enum { MAX_KINDS = 1000 };

/* A radius of less is none: they are drawn in steps of a 64th of a px. */
static const double MIN_SIZE = 1 / 128.0;

/* What one sees of a feature, and what tells most first. UNLESS: where the layer has that property, this is not drawn.
 */
static const struct {
    cor_layer_type type;
    const char *name, *unless;
} properties[] = {
    {COR_LAYER_SYMBOL, "icon-image", NULL},
    {COR_LAYER_CIRCLE, "circle-color", NULL},
    {COR_LAYER_FILL, "fill-color", "fill-pattern"},
    {COR_LAYER_FILL, "fill-pattern", NULL},
    {COR_LAYER_FILL_EXTRUSION, "fill-extrusion-color", "fill-extrusion-pattern"},
    {COR_LAYER_FILL_EXTRUSION, "fill-extrusion-pattern", NULL},
    {COR_LAYER_LINE, "line-color", "line-pattern"},
    {COR_LAYER_LINE, "line-pattern", NULL},
    {COR_LAYER_SYMBOL, "icon-color", NULL},
    {COR_LAYER_LINE, "line-width", NULL},
    {COR_LAYER_CIRCLE, "circle-stroke-color", NULL},
    {COR_LAYER_LINE, "line-dasharray", NULL},
    {COR_LAYER_FILL, "fill-outline-color", "fill-pattern"},
    {COR_LAYER_CIRCLE, "circle-radius", NULL},
    {COR_LAYER_SYMBOL, "icon-size", NULL},
    {COR_LAYER_CIRCLE, "circle-opacity", NULL},
    {COR_LAYER_CIRCLE, "circle-stroke-width", NULL},
    {COR_LAYER_CIRCLE, "circle-stroke-opacity", NULL},
    {COR_LAYER_CIRCLE, "circle-blur", NULL},
    {COR_LAYER_FILL, "fill-opacity", NULL},
    {COR_LAYER_FILL_EXTRUSION, "fill-extrusion-opacity", NULL},
    {COR_LAYER_LINE, "line-opacity", NULL},
    {COR_LAYER_LINE, "line-gap-width", NULL},
    {COR_LAYER_LINE, "line-blur", NULL},
    {COR_LAYER_LINE, "line-cap", NULL},
    {COR_LAYER_LINE, "line-join", NULL},
    {COR_LAYER_SYMBOL, "icon-opacity", NULL},
    {COR_LAYER_SYMBOL, "icon-halo-color", NULL},
    {COR_LAYER_SYMBOL, "icon-halo-width", NULL},
    {COR_LAYER_SYMBOL, "icon-halo-blur", NULL},
};

/* What a size or an opacity of 0 leaves nothing of. */
static const char *const vital[] = {"circle-radius", "icon-size",    "line-width",   "circle-opacity",
                                    "fill-opacity",  "line-opacity", "icon-opacity", "fill-extrusion-opacity"};

const cor_node *cor_class_property(const cor_layer *layer, const char *name)
{
    const cor_node *node = cor_layer_node(layer);
    const cor_node *found = cor_node_get(cor_node_get(node, "paint"), name);
    return found ? found : cor_node_get(cor_node_get(node, "layout"), name);
}

static bool is_trait(const cor_layer *layer, size_t i)
{
    if (properties[i].type != cor_layer_type_of(layer)) return false;
    if (properties[i].unless && cor_layer_property(layer, properties[i].unless)) return false;
    if (!strcmp(properties[i].name, "line-color") && cor_layer_property(layer, "line-gradient")) return false;
    const cor_program *program = cor_layer_property(layer, properties[i].name);
    return program && !cor_program_is_feature_constant(program);
}

bool cor_layer_is_plain(const cor_layer *layer)
{
    for (size_t i = 0; i < G_N_ELEMENTS(properties); i++)
        if (is_trait(layer, i)) return false;
    return true;
}

/* ---- how the rows of an arm look --------------------------------------------------------------------------- */

/* The drawn rows of ARM, and their places among the drawn rows. */
typedef struct {
    uint32_t *rows, *places;
    size_t n;
} subset;

static subset subset_of(const cor_traits *t, const cor_trait *trait, uint32_t code)
{
    subset s = {g_new(uint32_t, t->n_rows + 1), g_new(uint32_t, t->n_rows + 1), 0};
    for (size_t i = 0; i < t->n_rows; i++)
        if (trait->codes[i] == code) {
            s.rows[s.n] = t->rows[i];
            s.places[s.n++] = (uint32_t) i;
        }
    return s;
}

static void free_subset(subset *s)
{
    g_free(s->rows);
    g_free(s->places);
}

static bool is_vital(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(vital); i++)
        if (!strcmp(vital[i], name)) return true;
    return false;
}

/* The codes of a trait while they are given out: those of its arms come first, then the failure. */
typedef struct {
    cor_traits *t;
    cor_trait *trait;
    GArray *kinds; /* cor_code */
} coding;

static uint32_t add_kind(coding *c, cor_code kind)
{
    g_array_append_val(c->kinds, kind);
    return c->kinds->len - 1;
}

/* What the rows of S come to, each as a text that is equal for equal looks; NULL where the expression fails. In ARENA.
 */
static const char **texts_of(cor_traits *t, const cor_trait *trait, const subset *s, cor_arena *arena)
{
    const char **texts = COR_NEW_ARRAY(arena, const char *, s->n + 1);
    cor_arena *scratch = cor_arena_new();
    cor_eval eval = t->eval;
    eval.arena = scratch;
    for (size_t i = 0; i < s->n; i++) {
        eval.row = s->rows[i];
        cor_arena_reset(scratch);
        cor_value value = cor_evaluate(trait->program, &eval);
        texts[i] = value.kind == COR_NULL ? NULL : cor_intern(t->compiler.interns, cor_value_text(value, scratch));
    }
    cor_arena_free(scratch);
    return texts;
}

/* The same as one number for each row: equal for equal looks, NaN for a failure. */
static double *marks_of(cor_traits *t, const cor_trait *trait, const subset *s)
{
    double *marks = g_new(double, s->n + 1);
    if (trait->row->spec.kind == COR_EXPECT_NUMBER) {
        cor_evaluate_numbers(trait->program, &t->eval, s->rows, s->n, marks);
    } else if (trait->row->spec.kind == COR_EXPECT_COLOR) {
        cor_color *colors = g_new(cor_color, s->n + 1);
        cor_evaluate_colors(trait->program, &t->eval, s->rows, s->n, colors);
        for (size_t i = 0; i < s->n; i++) {
            const cor_color *c = &colors[i];
            double eights[4] = {round(c->r * 255.0), round(c->g * 255.0), round(c->b * 255.0), round(c->a * 255.0)};
            marks[i] = c->a < 0 ? NAN : ((eights[0] * 256 + eights[1]) * 256 + eights[2]) * 256 + eights[3];
        }
        g_free(colors);
    } else {
        cor_arena *arena = cor_arena_new();
        const char **texts = texts_of(t, trait, s, arena);
        for (size_t i = 0; i < s->n; i++)
            marks[i] = texts[i] ? (double) GPOINTER_TO_SIZE(texts[i]) : NAN;
        cor_arena_free(arena);
    }
    return marks;
}

/* Rows that fail go to a code of their own; returns whether all others have one mark. */
static bool part_failures(coding *c, const subset *s, const double *marks, uint32_t failure)
{
    double first = NAN;
    bool alike = true;
    for (size_t i = 0; i < s->n; i++) {
        if (isnan(marks[i])) c->trait->codes[s->places[i]] = failure;
        if (isnan(first)) first = marks[i];
        alike = alike && (isnan(marks[i]) || marks[i] == first);
    }
    return alike;
}

/* Each word of FIELD is a code of its own; false when it holds too many. */
static bool part_by_value(coding *c, const subset *s, const double *marks, uint32_t arm, const char *field)
{
    const cor_column *column = field ? cor_table_column(c->t->drawn->drawable->table, field) : NULL;
    GHashTable *known = g_hash_table_new(g_direct_hash, g_direct_equal);
    size_t most = c->trait->arms->n + 1 + MAX_KINDS; /* arms and the failure come first */
    for (size_t i = 0; column && i < s->n && c->kinds->len < most; i++) {
        if (isnan(marks[i])) continue;
        cor_value cell = cor_column_value(column, s->rows[i]);
        const char *text = cor_intern(c->t->compiler.interns, cor_value_text(cell, c->t->arena));
        guint code = GPOINTER_TO_UINT(g_hash_table_lookup(known, text));
        if (!code) {
            code = add_kind(c, (cor_code){.arm = (int) arm, .look = COR_ROWS_BY_VALUE, .value = cor_interned(text)});
            g_hash_table_insert(known, (gpointer) text, GUINT_TO_POINTER(code));
        }
        c->trait->codes[s->places[i]] = code;
    }
    g_hash_table_unref(known);
    return column && c->kinds->len < most;
}

/* Rows whose size is 0 are drawn as nothing, or as another thing. */
static void part_nothing(coding *c, const subset *s, const double *marks, uint32_t arm, cor_rows_look look)
{
    uint32_t nothing = 0;
    if (!is_vital(c->trait->row->name)) return;
    for (size_t i = 0; i < s->n; i++) {
        if (isnan(marks[i]) || marks[i] >= MIN_SIZE) continue;
        if (!nothing) nothing = add_kind(c, (cor_code){.arm = (int) arm, .look = look, .nothing = true});
        c->trait->codes[s->places[i]] = nothing;
    }
}

static bool all_fail(const subset *s, const double *marks)
{
    for (size_t i = 0; i < s->n; i++)
        if (!isnan(marks[i])) return false;
    return true;
}

/* Whether the trait goes by FOLLOW in all of its arms that follow something: those of a list have one outcome. */
static bool takes_follow(cor_trait *trait, const cor_follow *follow, const cor_node *outcome)
{
    if (!follow) return false;
    if (!trait->follow) {
        trait->follow = follow;
        trait->followed = outcome;
    }
    return cor_nodes_equal(trait->followed, outcome);
}

/* Rows of an arm whose outcome looks at them, too. */
static cor_rows_look look_closer(coding *c, uint32_t arm, uint32_t failure)
{
    cor_trait *trait = c->trait;
    const cor_property_spec *spec = &trait->row->spec;
    const cor_node *outcome = trait->arms->arms[arm].outcome;
    cor_rows_look look = COR_ROWS_UNREADABLE;
    subset s = subset_of(c->t, trait, arm);
    if (!s.n) {
        free_subset(&s);
        return COR_ROWS_ALIKE;
    }
    double *marks = marks_of(c->t, trait, &s);
    bool alike = part_failures(c, &s, marks, failure);
    const cor_follow *follow = cor_follow_of(&c->t->compiler, &c->t->eval, spec, outcome);
    bool number = spec->kind == COR_EXPECT_NUMBER || spec->kind == COR_EXPECT_COLOR;
    bool curve = follow && (spec->kind == COR_EXPECT_NUMBER || follow->stops);
    if (number && curve && !all_fail(&s, marks) && takes_follow(trait, follow, outcome)) look = COR_ROWS_FOLLOW;
    if (!number && follow && part_by_value(c, &s, marks, arm, follow->field)) look = COR_ROWS_BY_VALUE;
    bool scale = cor_trait_is_size(trait) || cor_trait_is_fill(trait) || !number; /* tells even one value */
    if (alike && (look == COR_ROWS_UNREADABLE || !scale)) look = COR_ROWS_ALIKE;
    if (look == COR_ROWS_FOLLOW || look == COR_ROWS_UNREADABLE) part_nothing(c, &s, marks, arm, look);
    g_free(marks);
    free_subset(&s);
    return look;
}

/* ---- which arm a row takes ---------------------------------------------------------------------------------- */

static const cor_program *bound(const cor_traits *t, const cor_program *program)
{
    return cor_program_bind(program, t->eval.columns, t->eval.n_columns, t->arena);
}

static void find_arms(cor_traits *t, cor_trait *trait, uint32_t failure)
{
    double *numbers = g_new(double, t->n_rows + 1);
    const cor_program *which = bound(t, trait->arms->which);
    cor_evaluate_numbers(which, &t->eval, t->rows, t->n_rows, numbers);
    for (size_t i = 0; i < t->n_rows; i++)
        trait->codes[i] = numbers[i] >= 0 ? (uint32_t) numbers[i] : failure;
    g_free(numbers);
}

static bool lacks_value(const cor_table *table, const cor_program_fields *fields, uint32_t row)
{
    for (size_t i = 0; i < fields->n; i++) {
        const cor_column *column = cor_table_column(table, fields->names[i]);
        if (!column || cor_column_value(column, row).kind == COR_NULL) return true;
    }
    return false;
}

/* Whether all rows that fail lack a value that the trait looks at. */
static bool fails_without_value(const cor_traits *t, const cor_trait *trait, uint32_t failure)
{
    cor_program_fields fields = cor_program_wants(cor_layer_property(t->drawn->layer, trait->row->name));
    bool lacking = !fields.all && !fields.id && !fields.geometry;
    for (size_t i = 0; lacking && i < t->n_rows; i++)
        if (trait->codes[i] == failure) lacking = lacks_value(t->drawn->drawable->table, &fields, t->rows[i]);
    return lacking;
}

static void code_rows(cor_traits *t, cor_trait *trait)
{
    coding c = {t, trait, g_array_new(FALSE, FALSE, sizeof(cor_code))};
    uint32_t n = trait->arms ? (uint32_t) trait->arms->n : 1;
    for (uint32_t i = 0; i < n; i++)
        add_kind(&c, (cor_code){.arm = (int) i, .look = trait->arms ? COR_ROWS_ALIKE : COR_ROWS_UNREADABLE});
    add_kind(&c, (cor_code){.arm = -1});
    trait->codes = g_new0(uint32_t, t->n_rows + 1);
    if (trait->arms) find_arms(t, trait, n);
    for (uint32_t i = 0; trait->arms && i < n; i++)
        if (trait->arms->arms[i].varies) {
            cor_rows_look look = look_closer(&c, i, n);
            g_array_index(c.kinds, cor_code, i).look = look;
        }
    g_array_index(c.kinds, cor_code, n).empty = fails_without_value(t, trait, n);
    for (guint i = 0; i < c.kinds->len && cor_trait_is_size(trait); i++)
        trait->sizes = trait->sizes || g_array_index(c.kinds, cor_code, i).look != COR_ROWS_ALIKE;
    trait->n_kinds = c.kinds->len;
    trait->kinds = cor_arena_memdup(t->arena, c.kinds->data, c.kinds->len * sizeof(cor_code));
    g_array_unref(c.kinds);
}

/* The property's program, by which failures can be told. */
static const cor_program *telling_program(const cor_traits *t, const cor_trait *trait)
{
    cor_property_spec spec = trait->row->spec;
    const cor_program *program;
    spec.fallback = cor_null();
    if (spec.kind == COR_EXPECT_NUMBER) spec.fallback = cor_number(NAN);
    if (spec.kind == COR_EXPECT_COLOR) spec.fallback = (cor_value){.kind = COR_COLOR, .color = {0, 0, 0, -1}};
    if (cor_compile(&t->compiler, trait->plain, &spec, &program, NULL, NULL, NULL)) return NULL;
    return bound(t, program);
}

static void add_trait(cor_traits *t, const char *name)
{
    const cor_layer *layer = t->drawn->layer;
    cor_trait *trait = &t->traits[t->n++];
    *trait = (cor_trait){.row = cor_layer_row(layer, name), .node = cor_class_property(layer, name)};
    trait->plain = cor_plain_expression(&t->compiler, trait->node, &trait->row->spec, t->eval.zoom);
    if (trait->plain) trait->program = telling_program(t, trait);
    if (trait->program) trait->arms = cor_arms_of(&t->compiler, &t->eval, trait->plain);
    code_rows(t, trait);
}

void cor_traits_open(cor_traits *traits, const cor_furnishing *what, const cor_drawn_layer *drawn, cor_arena *arena,
                     const uint32_t *rows, size_t n)
{
    *traits = (cor_traits){.what = what,
                           .drawn = drawn,
                           .arena = arena,
                           .compiler = {arena, what->symbolizer->interns, NULL},
                           .eval = cor_page_eval(what->symbolizer, drawn->drawable, arena),
                           .rows = rows,
                           .n_rows = n};
    traits->eval.images = cor_icons_names(what->symbolizer->icons, &traits->eval.n_images);
    traits->traits = COR_NEW_ARRAY(arena, cor_trait, G_N_ELEMENTS(properties));
    for (size_t i = 0; i < G_N_ELEMENTS(properties); i++)
        if (is_trait(drawn->layer, i)) add_trait(traits, properties[i].name);
}

void cor_traits_close(cor_traits *traits)
{
    for (size_t i = 0; i < traits->n; i++)
        g_free(traits->traits[i].codes);
}

double *cor_traits_inputs(cor_traits *traits, const cor_program *reads)
{
    double *inputs = g_new(double, traits->n_rows + 1);
    cor_evaluate_numbers(bound(traits, reads), &traits->eval, traits->rows, traits->n_rows, inputs);
    return inputs;
}

cor_value cor_traits_result(cor_traits *traits, const cor_follow *follow, double x)
{
    cor_value cell = cor_number(x);
    const cor_column column = {
        .name = cor_intern(traits->compiler.interns, COR_FOLLOWED), .kind = COR_COLUMN_VALUES, .values = &cell};
    cor_eval eval = traits->eval;
    eval.columns = &column;
    eval.n_columns = 1;
    eval.row = 0;
    eval.ids = NULL;
    return cor_evaluate(cor_program_bind(follow->result, &column, 1, traits->arena), &eval);
}

bool cor_trait_is_size(const cor_trait *trait)
{
    static const char *const names[] = {"circle-radius", "icon-size", "line-width"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (!strcmp(trait->row->name, names[i])) return true;
    return false;
}

bool cor_trait_is_fill(const cor_trait *trait)
{
    static const char *const names[] = {"circle-color", "fill-color", "line-color", "icon-color",
                                        "fill-extrusion-color"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (!strcmp(trait->row->name, names[i])) return true;
    return false;
}

bool cor_follows_equal(const cor_follow *a, const cor_follow *b)
{
    return cor_nodes_equal(a->input, b->input) || (a->field && b->field && !strcmp(a->field, b->field));
}
