#include "expr/emit.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "expr/area.h"

typedef struct {
    cor_arena *arena;
    GArray *code;      /* cor_instruction */
    GArray *places;    /* cor_written_at of each instruction */
    GArray *constants; /* cor_value */
    GPtrArray *data, *fields;
    uint32_t depth, stack;
    uint32_t n_variables;
    bool all_fields, geometry, id;
} emitter;

static void emit_tree(emitter *e, const cor_typed *tree);

static uint32_t here(const emitter *e)
{
    return e->code->len;
}

static uint32_t emit(emitter *e, const cor_typed *tree, cor_opcode op, size_t n, uint32_t arg)
{
    cor_instruction instruction = {(uint16_t) op, (uint16_t) n, arg};
    g_array_append_val(e->code, instruction);
    const cor_node *node = tree->node;
    cor_written_at place = {node ? node->file : NULL, node ? node->line : 0, node ? node->column : 0};
    g_array_append_val(e->places, place);
    return here(e) - 1;
}

/* The jump at AT leads to what comes next. */
static void land(emitter *e, uint32_t at)
{
    g_array_index(e->code, cor_instruction, at).arg = here(e);
}

static void pushed(emitter *e)
{
    if (++e->depth > e->stack) e->stack = e->depth;
}

static void popped(emitter *e, size_t n)
{
    e->depth -= (uint32_t) n;
}

static uint32_t add_data(emitter *e, const void *data)
{
    g_ptr_array_add(e->data, (void *) data);
    return e->data->len - 1;
}

static uint32_t add_constant(emitter *e, cor_value value)
{
    g_array_append_val(e->constants, value);
    return e->constants->len - 1;
}

static void emit_constant(emitter *e, const cor_typed *tree, cor_value value)
{
    emit(e, tree, COR_OP_CONSTANT, 0, add_constant(e, value));
    pushed(e);
}

/* Field names are interned: one pointer each. */
static uint32_t add_field(emitter *e, const char *name)
{
    guint index;
    if (g_ptr_array_find(e->fields, name, &index)) return index;
    g_ptr_array_add(e->fields, (void *) name);
    return e->fields->len - 1;
}

static void emit_field(emitter *e, const cor_typed *tree, cor_opcode op, const char *name)
{
    emit(e, tree, op, 0, add_field(e, name));
    pushed(e);
}

static void emit_args(emitter *e, const cor_typed *tree)
{
    for (size_t i = 0; i < tree->n; i++)
        emit_tree(e, tree->args[i]);
}

/* Operators that take any number of operands work on two at a time; none at all gives what changes nothing. */
static bool is_chain(cor_opcode op, double *ret_none)
{
    *ret_none = op == COR_OP_MULTIPLY ? 1 : op == COR_OP_MIN ? INFINITY : op == COR_OP_MAX ? -INFINITY : 0;
    return op == COR_OP_ADD || op == COR_OP_MULTIPLY || op == COR_OP_MIN || op == COR_OP_MAX;
}

static void emit_chain(emitter *e, const cor_typed *tree, double none)
{
    if (tree->n == 0) emit_constant(e, tree, cor_number(none));
    for (size_t i = 0; i < tree->n; i++) {
        emit_tree(e, tree->args[i]);
        if (i == 0) continue;
        emit(e, tree, tree->op, 2, 0);
        popped(e, 1);
    }
}

/* `get` and `has` of the feature by a name that is known. */
static bool emit_known_field(emitter *e, const cor_typed *tree)
{
    if ((tree->op != COR_OP_GET && tree->op != COR_OP_HAS) || tree->n != 1) return false;
    const cor_typed *name = tree->args[0];
    if (name->form != COR_FORM_LITERAL || name->value.kind != COR_STRING) return false;
    emit_field(e, tree, tree->op == COR_OP_GET ? COR_OP_FIELD : COR_OP_HAS_FIELD, name->value.string);
    return true;
}

static bool is_filter(cor_opcode op)
{
    return op >= COR_OP_FILTER_EQUAL && op <= COR_OP_FILTER_HAS;
}

/* What a legacy filter looks at: a field, the id or the geometry's type. */
static void emit_filter_subject(emitter *e, const cor_typed *tree)
{
    const char *name = tree->node->items[0]->text;
    if (g_str_has_prefix(name, "filter-id") || !strcmp(name, "filter-has-id")) {
        emit(e, tree, COR_OP_ID, 0, 1);
        e->id = true;
        pushed(e);
    } else if (g_str_has_prefix(name, "filter-type")) {
        emit(e, tree, COR_OP_GEOMETRY_TYPE, 0, 0);
        e->geometry = true;
        pushed(e);
    } else {
        cor_value field = tree->args[0]->value;
        emit_field(e, tree, COR_OP_RAW_FIELD, field.kind == COR_STRING ? field.string : "");
    }
}

static bool is_one_kind(const cor_array *array)
{
    for (size_t i = 0; i < array->n; i++) {
        if (array->items[i].kind != array->items[0].kind) return false;
        if (array->items[i].kind != COR_NUMBER && array->items[i].kind != COR_STRING) return false;
    }
    return true;
}

/* A choice that leads to 1 when a value is one of ARRAY's. */
static const cor_choice *membership(cor_arena *arena, const cor_array *array)
{
    if (!is_one_kind(array)) {
        cor_choice *choice = COR_NEW(arena, cor_choice);
        choice->mixed = array;
        return choice;
    }
    uint32_t *targets = COR_NEW_ARRAY(arena, uint32_t, array->n);
    for (size_t i = 0; i < array->n; i++)
        targets[i] = 1;
    return cor_choice_new(arena, array->items, targets, array->n, 0);
}

static void emit_filter(emitter *e, const cor_typed *tree)
{
    emit_filter_subject(e, tree);
    if (tree->op == COR_OP_FILTER_HAS) {
        emit(e, tree, tree->op, 1, tree->n == 0); /* an id is not there when it is null */
    } else if (tree->op == COR_OP_FILTER_IN) {
        cor_value items = tree->args[tree->n - 1]->value;
        emit(e, tree, tree->op, 1, add_data(e, membership(e->arena, items.array)));
    } else {
        emit_constant(e, tree, tree->args[tree->n - 1]->value);
        emit(e, tree, tree->op, 2, 0);
        popped(e, 1);
    }
}

static void note_needs(emitter *e, cor_opcode op, size_t n)
{
    if (op == COR_OP_PROPERTIES) e->all_fields = true;
    if ((op == COR_OP_GET || op == COR_OP_HAS) && n == 1) e->all_fields = true;
    if (op == COR_OP_GEOMETRY_TYPE || op == COR_OP_WITHIN || op == COR_OP_DISTANCE) e->geometry = true;
    if (op == COR_OP_ID) e->id = true;
}

/* An image has no scale, fonts or color: those of its section are not even evaluated. */
static void emit_sections(emitter *e, const cor_typed *tree)
{
    enum { SECTION = 5, LAST_OF_TEXT = 3 };
    for (size_t i = 0; i < tree->n; i += SECTION) {
        emit_tree(e, tree->args[i]);
        uint32_t skip = emit(e, tree, COR_OP_SKIP_IF_IMAGE, LAST_OF_TEXT, 0);
        for (size_t option = 1; option <= LAST_OF_TEXT; option++)
            emit_tree(e, tree->args[i + option]);
        land(e, skip);
        emit_tree(e, tree->args[i + LAST_OF_TEXT + 1]);
    }
}

/* == and != of operands of any type by a collator, which is made only when there are two texts to compare. */
static void emit_collated_equality(emitter *e, const cor_typed *tree)
{
    emit_tree(e, tree->args[0]);
    emit_tree(e, tree->args[1]);
    uint32_t plain = emit(e, tree, COR_OP_JUMP_UNLESS_TEXTS, 0, 0);
    emit_tree(e, tree->args[2]);
    emit(e, tree, tree->op, 3, 1);
    popped(e, 1);
    uint32_t end = emit(e, tree, COR_OP_JUMP, 0, 0);
    land(e, plain);
    emit(e, tree, tree->op, 2, 1);
    popped(e, 1);
    land(e, end);
}

static bool is_collated_equality(const cor_typed *tree)
{
    return (tree->op == COR_OP_EQUAL || tree->op == COR_OP_NOT_EQUAL) && tree->n == 3 && tree->untyped;
}

static uint32_t call_arg(emitter *e, const cor_typed *tree)
{
    if (tree->op == COR_OP_GLOBAL_STATE) return add_constant(e, tree->value);
    if (tree->op == COR_OP_WITHIN || tree->op == COR_OP_DISTANCE)
        return add_data(e, cor_arena_memdup(e->arena, tree->detail, sizeof(cor_area)));
    return tree->untyped;
}

static void emit_call(emitter *e, const cor_typed *tree)
{
    double none;
    if (tree->op == COR_OP_IS_SUPPORTED_SCRIPT) { /* always true: the shaper takes all scripts */
        emit_constant(e, tree, cor_bool(true));
    } else if (is_collated_equality(tree)) {
        emit_collated_equality(e, tree);
    } else if (is_filter(tree->op)) {
        emit_filter(e, tree);
    } else if (is_chain(tree->op, &none)) {
        emit_chain(e, tree, none);
    } else if (!emit_known_field(e, tree)) {
        if (tree->op == COR_OP_FORMAT)
            emit_sections(e, tree);
        else
            emit_args(e, tree);
        note_needs(e, tree->op, tree->n);
        uint32_t arg = call_arg(e, tree);
        emit(e, tree, tree->op, tree->n, arg);
        popped(e, tree->n);
        pushed(e);
    }
}

/* Jumps that are to land at the end of what is being emitted. */
static void land_all(emitter *e, GArray *jumps)
{
    for (guint i = 0; i < jumps->len; i++)
        land(e, g_array_index(jumps, uint32_t, i));
    g_array_free(jumps, TRUE);
}

static void jump_later(emitter *e, const cor_typed *tree, cor_opcode op, GArray *jumps)
{
    uint32_t at = emit(e, tree, op, 0, 0);
    g_array_append_val(jumps, at);
}

/* Each operand leaves its value when it decides; the last one always does. */
static void emit_all(emitter *e, const cor_typed *tree, cor_opcode op)
{
    GArray *decided = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    if (tree->n == 0) emit_constant(e, tree, cor_bool(op == COR_OP_AND));
    for (size_t i = 0; i < tree->n; i++) {
        emit_tree(e, tree->args[i]);
        if (i + 1 == tree->n) break;
        jump_later(e, tree, op, decided);
        popped(e, 1);
    }
    land_all(e, decided);
}

static cor_opcode simple_assertion(const cor_typed *tree)
{
    if (tree->form != COR_FORM_ASSERT || tree->n != 1) return COR_OP_ASSERT;
    switch (tree->type->kind) {
    case COR_TYPE_NUMBER:
        return COR_OP_ASSERT_NUMBER;
    case COR_TYPE_STRING:
        return COR_OP_ASSERT_STRING;
    case COR_TYPE_BOOLEAN:
        return COR_OP_ASSERT_BOOLEAN;
    default:
        return COR_OP_ASSERT;
    }
}

static const cor_type *kept_type(cor_arena *arena, const cor_type *type)
{
    if (!type || type->kind != COR_TYPE_ARRAY) return type;
    return cor_type_array(arena, kept_type(arena, type->item), type->n);
}

static void emit_attempts(emitter *e, const cor_typed *tree)
{
    cor_opcode simple = simple_assertion(tree);
    if (simple != COR_OP_ASSERT) {
        emit_tree(e, tree->args[0]);
        emit(e, tree, simple, 1, 0);
        return;
    }
    cor_attempt *attempt = COR_NEW(e->arena, cor_attempt);
    attempt->type = kept_type(e->arena, tree->type);
    uint32_t data = add_data(e, attempt);
    for (size_t i = 0; i < tree->n; i++) {
        if (i) popped(e, 1);
        emit_tree(e, tree->args[i]);
        emit(e, tree, tree->form == COR_FORM_ASSERT ? COR_OP_ASSERT : COR_OP_COERCE, i + 1 == tree->n, data);
    }
    attempt->end = here(e);
}

static void emit_case(emitter *e, const cor_typed *tree)
{
    GArray *done = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (size_t i = 0; i + 1 < tree->n; i += 2) {
        emit_tree(e, tree->args[i]);
        uint32_t next = emit(e, tree, COR_OP_JUMP_IF_FALSE, 0, 0);
        popped(e, 1);
        emit_tree(e, tree->args[i + 1]);
        jump_later(e, tree, COR_OP_JUMP, done);
        popped(e, 1);
        land(e, next);
    }
    emit_tree(e, tree->args[tree->n - 1]);
    land_all(e, done);
}

/* Results one after the other, each jumping to the end; STARTS[i] is where the i-th starts. */
static void emit_results(emitter *e, const cor_typed *tree, uint32_t *starts)
{
    GArray *done = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (size_t i = 1; i < tree->n; i++) {
        starts[i - 1] = here(e);
        emit_tree(e, tree->args[i]);
        if (i + 1 == tree->n) break;
        jump_later(e, tree, COR_OP_JUMP, done);
        popped(e, 1);
    }
    land_all(e, done);
}

static void emit_match(emitter *e, const cor_typed *tree)
{
    const cor_match_labels *labels = tree->detail;
    emit_tree(e, tree->args[0]);
    uint32_t data = add_data(e, NULL);
    emit(e, tree, COR_OP_MATCH, 1, data);
    popped(e, 1);
    uint32_t *starts = COR_NEW_ARRAY(e->arena, uint32_t, tree->n);
    emit_results(e, tree, starts);
    uint32_t *targets = COR_NEW_ARRAY(e->arena, uint32_t, labels->n);
    for (size_t i = 0; i < labels->n; i++)
        targets[i] = starts[labels->branches[i]];
    e->data->pdata[data] = (void *) cor_choice_new(e->arena, labels->labels, targets, labels->n, starts[tree->n - 2]);
}

/* Below the operands stands the name of the first image that was missing. */
static void emit_coalesce(emitter *e, const cor_typed *tree)
{
    GArray *done = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    emit_constant(e, tree, cor_null());
    for (size_t i = 0; i < tree->n; i++) {
        emit_tree(e, tree->args[i]);
        jump_later(e, tree, COR_OP_COALESCE, done);
        popped(e, 1);
    }
    g_array_index(e->code, cor_instruction, here(e) - 1).n = 1;
    land_all(e, done);
}

static cor_value_curve *new_curve(emitter *e, const cor_typed *tree)
{
    const cor_curve_shape *shape = tree->detail;
    cor_value_curve *curve = COR_NEW(e->arena, cor_value_curve);
    curve->shape = *shape;
    curve->shape.labels = cor_arena_memdup(e->arena, shape->labels, shape->n * sizeof(double));
    curve->type = tree->type->kind;
    return curve;
}

static void emit_step(emitter *e, const cor_typed *tree)
{
    cor_value_curve *curve = new_curve(e, tree);
    uint32_t *starts = COR_NEW_ARRAY(e->arena, uint32_t, tree->n);
    emit_tree(e, tree->args[0]);
    emit(e, tree, COR_OP_STEP, 1, add_data(e, curve));
    popped(e, 1);
    emit_results(e, tree, starts);
    curve->entries = starts;
}

static bool are_literals(cor_typed *const *args, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (args[i]->form != COR_FORM_LITERAL) return false;
    return true;
}

/* Two results may be needed at once, so each is a piece of code of its own. It runs above the
 * lower result. */
static void emit_curve_pieces(emitter *e, const cor_typed *tree, uint32_t *entries)
{
    popped(e, 1);
    pushed(e);
    for (size_t i = 1; i < tree->n; i++) {
        entries[i - 1] = here(e);
        emit_tree(e, tree->args[i]);
        emit(e, tree, COR_OP_RETURN, 0, 0);
        popped(e, 1);
    }
}

/* Constant colors are taken to the space in which they are mixed once, not for each feature. */
static void set_results(emitter *e, const cor_typed *tree, cor_value_curve *curve)
{
    size_t n = tree->n - 1;
    cor_value *results = COR_NEW_ARRAY(e->arena, cor_value, n);
    cor_color_point *points = COR_NEW_ARRAY(e->arena, cor_color_point, n);
    for (size_t i = 0; i < n; i++) {
        results[i] = tree->args[1 + i]->value;
        if (results[i].kind == COR_COLOR) points[i] = cor_color_in_space(results[i].color, curve->shape.space);
    }
    curve->results = results;
    if (curve->type == COR_TYPE_COLOR) curve->points = points;
}

static void emit_curve(emitter *e, const cor_typed *tree)
{
    size_t n = tree->n - 1;
    if (n == 1) { /* the one result, whatever the input */
        emit_tree(e, tree->args[1]);
        return;
    }
    cor_value_curve *curve = new_curve(e, tree);
    emit_tree(e, tree->args[0]);
    emit(e, tree, COR_OP_CURVE, 1, add_data(e, curve));
    if (are_literals(tree->args + 1, n)) {
        set_results(e, tree, curve);
    } else {
        uint32_t *entries = COR_NEW_ARRAY(e->arena, uint32_t, n);
        emit_curve_pieces(e, tree, entries);
        curve->entries = entries;
    }
    curve->end = here(e);
}

/* What is bound becomes a piece of code of its own, run when it is first asked for. */
static void emit_let(emitter *e, const cor_typed *tree)
{
    for (size_t i = 0; i + 1 < tree->n; i++) {
        cor_typed *bound = tree->args[i];
        uint32_t over = emit(e, tree, COR_OP_JUMP, 0, 0), stack = e->stack;
        bound->entry = here(e);
        e->stack = e->depth;
        emit_tree(e, bound);
        emit(e, bound, COR_OP_RETURN, 0, 0);
        popped(e, 1);
        bound->room = e->stack - e->depth;
        e->stack = MAX(stack, e->stack);
        bound->slot = e->n_variables++;
        bound->emitter = e;
        land(e, over);
    }
    emit_tree(e, tree->args[tree->n - 1]);
}

static void emit_variable(emitter *e, const cor_typed *tree)
{
    if (tree->bound->emitter != e) { /* a constant is being folded: its `let` is not part of it */
        emit_tree(e, tree->bound);
        return;
    }
    emit(e, tree, COR_OP_VARIABLE, tree->bound->slot, tree->bound->entry);
    e->stack = MAX(e->stack, e->depth + tree->bound->room);
    pushed(e);
}

static void emit_tree(emitter *e, const cor_typed *tree)
{
    switch (tree->form) {
    case COR_FORM_LITERAL:
        emit_constant(e, tree, tree->value);
        break;
    case COR_FORM_CALL:
        emit_call(e, tree);
        break;
    case COR_FORM_ALL:
        emit_all(e, tree, COR_OP_AND);
        break;
    case COR_FORM_ANY:
        emit_all(e, tree, COR_OP_OR);
        break;
    case COR_FORM_ASSERT:
    case COR_FORM_COERCE:
        emit_attempts(e, tree);
        break;
    case COR_FORM_CASE:
        emit_case(e, tree);
        break;
    case COR_FORM_MATCH:
        emit_match(e, tree);
        break;
    case COR_FORM_COALESCE:
        emit_coalesce(e, tree);
        break;
    case COR_FORM_STEP:
        emit_step(e, tree);
        break;
    case COR_FORM_CURVE:
        emit_curve(e, tree);
        break;
    case COR_FORM_LET:
        emit_let(e, tree);
        break;
    case COR_FORM_VARIABLE:
        emit_variable(e, tree);
        break;
    }
}

static const void *kept_array(emitter *e, GArray *array, size_t size)
{
    const void *copy = array->len ? cor_arena_memdup(e->arena, array->data, array->len * size) : NULL;
    g_array_free(array, TRUE);
    return copy;
}

static const void *kept_pointers(emitter *e, GPtrArray *array)
{
    const void *copy = array->len ? cor_arena_memdup(e->arena, array->pdata, array->len * sizeof(void *)) : NULL;
    g_ptr_array_free(array, TRUE);
    return copy;
}

cor_program *cor_emit(cor_arena *arena, const cor_typed *tree)
{
    emitter e = {.arena = arena,
                 .code = g_array_new(FALSE, FALSE, sizeof(cor_instruction)),
                 .places = g_array_new(FALSE, FALSE, sizeof(cor_written_at)),
                 .constants = g_array_new(FALSE, FALSE, sizeof(cor_value)),
                 .data = g_ptr_array_new(),
                 .fields = g_ptr_array_new()};
    emit_tree(&e, tree);
    emit(&e, tree, COR_OP_RETURN, 0, 0);
    cor_program *program = COR_NEW(arena, cor_program);
    program->n_code = e.code->len;
    program->n_fields = e.fields->len;
    program->code = kept_array(&e, e.code, sizeof(cor_instruction));
    program->places = kept_array(&e, e.places, sizeof(cor_written_at));
    program->constants = kept_array(&e, e.constants, sizeof(cor_value));
    program->data = kept_pointers(&e, e.data);
    program->fields = kept_pointers(&e, e.fields);
    program->n_variables = e.n_variables;
    program->stack = e.stack;
    program->all_fields = e.all_fields;
    program->geometry = e.geometry;
    program->id = e.id;
    program->type = kept_type(arena, tree->type);
    program->type_name = cor_type_name(arena, program->type);
    return program;
}
