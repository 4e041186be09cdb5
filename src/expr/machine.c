#include "expr/machine.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "expr/convert.h"

bool cor_stop_text(cor_machine *machine, const char *what)
{
    machine->stop = (cor_stop){.kind = COR_STOP_TEXT, .what = what};
    return false;
}

bool cor_stop_value(cor_machine *machine, const char *what, cor_value value)
{
    machine->stop = (cor_stop){.kind = COR_STOP_VALUE, .what = what, .a = value};
    return false;
}

bool cor_stop_type(cor_machine *machine, const cor_type *expected, cor_value value)
{
    machine->stop = (cor_stop){.kind = COR_STOP_TYPE, .type = expected, .a = value};
    return false;
}

bool cor_stop_types(cor_machine *machine, const char *what, cor_value a, cor_value b)
{
    machine->stop = (cor_stop){.kind = COR_STOP_TYPES, .what = what, .a = a, .b = b};
    return false;
}

/* Why the program stopped, in words. */
/* WHAT, and after "; " what would be right: VALUE is named between them. */
static const char *naming(cor_arena *arena, const char *what, const char *value)
{
    const char *right = strstr(what, "; ");
    size_t n = right ? (size_t) (right - what) : strlen(what);
    return cor_arena_format(arena, "%.*s: %s%s", (int) n, what, value, right ? right : "");
}

static const char *stop_message(cor_arena *arena, const cor_stop *stop)
{
    switch (stop->kind) {
    case COR_STOP_TYPE:
        return cor_type_complaint(arena, cor_type_of_value(arena, stop->a), stop->type);
    case COR_STOP_VALUE:
        return naming(arena, stop->what, cor_json_of(arena, stop->a));
    case COR_STOP_TYPES:
        return naming(arena, stop->what,
                      cor_arena_format(arena, "%s and %s", cor_type_name(arena, cor_type_of_value(arena, stop->a)),
                                       cor_type_name(arena, cor_type_of_value(arena, stop->b))));
    case COR_STOP_TEXT:
        break;
    }
    return stop->what;
}

static const cor_operation operations[] = {
    [COR_OP_GET] = cor_run_feature,
    [COR_OP_HAS] = cor_run_feature,
    [COR_OP_PROPERTIES] = cor_run_feature,
    [COR_OP_ID] = cor_run_feature,
    [COR_OP_GEOMETRY_TYPE] = cor_run_geometry,
    [COR_OP_WITHIN] = cor_run_geometry,
    [COR_OP_DISTANCE] = cor_run_geometry,
    [COR_OP_FEATURE_STATE] = cor_run_feature,
    [COR_OP_GLOBAL_STATE] = cor_run_feature,
    [COR_OP_ACCUMULATED] = cor_run_feature,
    [COR_OP_ZOOM] = cor_run_feature,
    [COR_OP_LINE_PROGRESS] = cor_run_feature,
    [COR_OP_HEATMAP_DENSITY] = cor_run_feature,
    [COR_OP_ELEVATION] = cor_run_feature,
    [COR_OP_ADD] = cor_run_number,
    [COR_OP_MULTIPLY] = cor_run_number,
    [COR_OP_SUBTRACT] = cor_run_number,
    [COR_OP_NEGATE] = cor_run_number,
    [COR_OP_DIVIDE] = cor_run_number,
    [COR_OP_REMAINDER] = cor_run_number,
    [COR_OP_POWER] = cor_run_number,
    [COR_OP_MIN] = cor_run_number,
    [COR_OP_MAX] = cor_run_number,
    [COR_OP_SQRT] = cor_run_number,
    [COR_OP_LOG10] = cor_run_number,
    [COR_OP_LN] = cor_run_number,
    [COR_OP_LOG2] = cor_run_number,
    [COR_OP_SIN] = cor_run_number,
    [COR_OP_COS] = cor_run_number,
    [COR_OP_TAN] = cor_run_number,
    [COR_OP_ASIN] = cor_run_number,
    [COR_OP_ACOS] = cor_run_number,
    [COR_OP_ATAN] = cor_run_number,
    [COR_OP_ABS] = cor_run_number,
    [COR_OP_ROUND] = cor_run_number,
    [COR_OP_FLOOR] = cor_run_number,
    [COR_OP_CEIL] = cor_run_number,
    [COR_OP_LN2] = cor_run_number,
    [COR_OP_PI] = cor_run_number,
    [COR_OP_E] = cor_run_number,
    [COR_OP_NOT] = cor_run_compare,
    [COR_OP_EQUAL] = cor_run_compare,
    [COR_OP_NOT_EQUAL] = cor_run_compare,
    [COR_OP_LESS] = cor_run_compare,
    [COR_OP_GREATER] = cor_run_compare,
    [COR_OP_LESS_EQUAL] = cor_run_compare,
    [COR_OP_GREATER_EQUAL] = cor_run_compare,
    [COR_OP_TYPEOF] = cor_run_compare,
    [COR_OP_ERROR] = cor_run_compare,
    [COR_OP_FILTER_EQUAL] = cor_run_filter,
    [COR_OP_FILTER_LESS] = cor_run_filter,
    [COR_OP_FILTER_GREATER] = cor_run_filter,
    [COR_OP_FILTER_LESS_EQUAL] = cor_run_filter,
    [COR_OP_FILTER_GREATER_EQUAL] = cor_run_filter,
    [COR_OP_FILTER_IN] = cor_run_filter,
    [COR_OP_FILTER_HAS] = cor_run_filter,
    [COR_OP_AT] = cor_run_list,
    [COR_OP_IN] = cor_run_list,
    [COR_OP_INDEX_OF] = cor_run_list,
    [COR_OP_SLICE] = cor_run_list,
    [COR_OP_LENGTH] = cor_run_list,
    [COR_OP_LIST] = cor_run_list,
    [COR_OP_CONCAT] = cor_run_text,
    [COR_OP_SPLIT] = cor_run_text,
    [COR_OP_JOIN] = cor_run_text,
    [COR_OP_UPCASE] = cor_run_locale,
    [COR_OP_DOWNCASE] = cor_run_locale,
    [COR_OP_NUMBER_FORMAT] = cor_run_locale,
    [COR_OP_COLLATOR] = cor_run_locale,
    [COR_OP_RESOLVED_LOCALE] = cor_run_locale,
    [COR_OP_FORMAT] = cor_run_format,
    [COR_OP_IMAGE] = cor_run_format,
    [COR_OP_RGBA] = cor_run_color,
    [COR_OP_TO_RGBA] = cor_run_color,
};

/* A column by its name, in a program that was not bound. */
static const cor_column *find_column(const cor_eval *eval, const char *name)
{
    for (size_t i = 0; i < eval->n_columns; i++)
        if (eval->columns[i].name == name || !strcmp(eval->columns[i].name, name)) return &eval->columns[i];
    return NULL;
}

/* A null that stands in a table of mixed values is one that was written there. */
static cor_value field(const cor_machine *m, const cor_instruction *at)
{
    const cor_column *column = find_column(m->eval, m->program->fields[at->arg]);
    return column ? cor_column_value(column, m->row) : cor_null();
}

static bool is_there(cor_value value)
{
    return value.kind != COR_NULL || value.subkind;
}

static cor_value plain(cor_value value)
{
    return value.kind == COR_NULL ? cor_null() : value;
}

/* What the field operations put on the stack. */
static inline cor_value fetched(const cor_machine *m, const cor_instruction *at)
{
    switch ((cor_opcode) at->op) {
    case COR_OP_COLUMN:
        return plain(cor_column_value(&m->eval->columns[at->arg], m->row));
    case COR_OP_RAW_COLUMN:
        return cor_column_value(&m->eval->columns[at->arg], m->row);
    case COR_OP_HAS_COLUMN:
        return cor_bool(is_there(cor_column_value(&m->eval->columns[at->arg], m->row)));
    case COR_OP_FIELD:
        return plain(field(m, at));
    case COR_OP_RAW_FIELD:
        return field(m, at);
    case COR_OP_HAS_FIELD:
        return cor_bool(is_there(field(m, at)));
    default: /* a field that no row has */
        return at->n ? cor_bool(false) : cor_null();
    }
}

/* The assertions of plain types, which need no attempts. */
static inline bool is_asserted(cor_machine *m, const cor_instruction *at, cor_value value)
{
    static const struct {
        cor_value_kind kind;
        cor_type_kind type;
    } plain_types[] = {{COR_NUMBER, COR_TYPE_NUMBER}, {COR_STRING, COR_TYPE_STRING}, {COR_BOOL, COR_TYPE_BOOLEAN}};
    size_t which = at->op - COR_OP_ASSERT_NUMBER;
    return value.kind == plain_types[which].kind || cor_stop_type(m, cor_type_of_kind(plain_types[which].type), value);
}

/* An operand of `coalesce` below which the first missing image is kept: true when it decides. */
static bool coalesces(cor_value *slot, cor_value value, bool last)
{
    if (value.kind == COR_OTHER && value.subkind == COR_OTHER_IMAGE) {
        const cor_image *image = value.other;
        if (!image->available) {
            if (slot->kind == COR_NULL) *slot = cor_string(image->name);
            if (!last) return false;
            return true;
        }
    }
    if (value.kind == COR_NULL && !last) return false;
    *slot = value;
    return true;
}

typedef enum { HOLDS, FAILS, GOES_ON } attempt_result;

/* An operand of an assertion or coercion. The last one that will not do fails. */
static attempt_result attempted(cor_machine *m, const cor_instruction *at, cor_value *value)
{
    const cor_attempt *attempt = m->program->data[at->arg];
    const char *what = NULL;
    cor_value before = *value;
    bool holds = at->op == COR_OP_ASSERT ? cor_value_fits(*value, attempt->type)
                                         : cor_coerce(m->eval->arena, value, attempt->type, &what);
    if (holds) return HOLDS;
    if (!at->n) return GOES_ON;
    if (what)
        cor_stop_value(m, what, before);
    else
        cor_stop_type(m, attempt->type, before);
    return FAILS;
}

/* Where the code of the step's result starts. */
static bool find_step(cor_machine *m, const cor_value_curve *curve, double input, uint32_t *ret_pc)
{
    cor_value_curve_place place;
    if (!cor_value_curve_find(curve, input, &place))
        return cor_stop_text(m, "the input of a step is not a number; [\"to-number\", …] makes one");
    *ret_pc = curve->entries[place.lower];
    return true;
}

static bool run(cor_machine *m, uint32_t pc, cor_value *sp);

/* The value of a curve whose input is at SP[0]. */
static bool run_curve(cor_machine *m, const cor_value_curve *curve, cor_value *sp)
{
    cor_value_curve_place place;
    const char *what = NULL;
    if (!cor_value_curve_find(curve, sp[0].number, &place))
        return cor_stop_text(m, "the input of a curve is not a number; [\"to-number\", …] makes one");
    if (!curve->results && !run(m, curve->entries[place.lower], sp)) return false;
    if (curve->results) sp[0] = curve->results[place.lower];
    if (!place.between) return true;
    if (curve->points) {
        const cor_color_point *at = &curve->points[place.lower];
        sp[0] = cor_color_value(cor_mix_points(at, at + 1, place.t, curve->shape.space));
        return true;
    }
    if (!curve->results && !run(m, curve->entries[place.lower + 1], sp + 1)) return false;
    cor_value upper = curve->results ? curve->results[place.lower + 1] : sp[1];
    if (cor_value_curve_mix(m->eval->arena, curve, sp[0], upper, place.t, &sp[0], &what)) return true;
    return cor_stop_types(m, what, sp[0], upper);
}

static bool run_variable(cor_machine *m, const cor_instruction *at, cor_value *sp)
{
    if (!m->known[at->n]) {
        if (!run(m, at->arg, sp)) return false;
        m->variables[at->n] = sp[0];
        m->known[at->n] = true;
    }
    sp[0] = m->variables[at->n];
    return true;
}

/* Runs the code from PC until it returns; its value is then at SP[0]. */
static bool run(cor_machine *m, uint32_t pc, cor_value *sp)
{
    const cor_program *program = m->program;
    for (;;) {
        const cor_instruction *at = &program->code[pc++];
        switch ((cor_opcode) at->op) {
        case COR_OP_CONSTANT:
            *sp++ = program->constants[at->arg];
            continue;
        case COR_OP_RETURN:
            return true;
        case COR_OP_JUMP:
            pc = at->arg;
            continue;
        case COR_OP_JUMP_IF_FALSE:
            if (!(--sp)->boolean) pc = at->arg;
            continue;
        case COR_OP_JUMP_UNLESS_TEXTS:
            if (sp[-1].kind != COR_STRING || sp[-2].kind != COR_STRING) pc = at->arg;
            continue;
        case COR_OP_AND:
            if (sp[-1].boolean)
                sp--;
            else
                pc = at->arg;
            continue;
        case COR_OP_OR:
            if (sp[-1].boolean)
                pc = at->arg;
            else
                sp--;
            continue;
        case COR_OP_VARIABLE:
            if (!run_variable(m, at, sp)) return false;
            sp++;
            continue;
        case COR_OP_STEP:
            if (!find_step(m, program->data[at->arg], (--sp)->number, &pc)) goto stopped;
            continue;
        case COR_OP_CURVE:
            if (!run_curve(m, program->data[at->arg], sp - 1)) goto stopped;
            pc = ((const cor_value_curve *) program->data[at->arg])->end;
            continue;
        case COR_OP_MATCH:
            sp--;
            pc = cor_choice_find(program->data[at->arg], *sp);
            continue;
        case COR_OP_COALESCE:
            sp--;
            if (coalesces(sp - 1, *sp, at->n)) pc = at->arg;
            continue;
        case COR_OP_SKIP_IF_IMAGE:
            if (sp[-1].kind != COR_OTHER) continue;
            for (unsigned i = 0; i < at->n; i++)
                *sp++ = cor_null();
            pc = at->arg;
            continue;
        case COR_OP_ASSERT:
        case COR_OP_COERCE:
            switch (attempted(m, at, sp - 1)) {
            case HOLDS:
                pc = ((const cor_attempt *) program->data[at->arg])->end;
                break;
            case FAILS:
                goto stopped;
            case GOES_ON:
                sp--;
            }
            continue;
        case COR_OP_ASSERT_NUMBER:
        case COR_OP_ASSERT_STRING:
        case COR_OP_ASSERT_BOOLEAN:
            if (!is_asserted(m, at, sp[-1])) goto stopped;
            continue;
        case COR_OP_FIELD:
        case COR_OP_COLUMN:
        case COR_OP_RAW_FIELD:
        case COR_OP_RAW_COLUMN:
        case COR_OP_HAS_FIELD:
        case COR_OP_HAS_COLUMN:
        case COR_OP_ABSENT:
            *sp++ = fetched(m, at);
            continue;
        case COR_OP_ALL:
        case COR_OP_ANY:
            break;
        default:
            sp -= at->n;
            if (!operations[at->op](m, at, sp)) goto stopped;
            sp++;
            continue;
        }
    stopped:
        if (!m->stop.at) m->stop.at = at;
        return false;
    }
}

enum { SMALL_STACK = 64, SMALL_VARIABLES = 16 };

/* A machine with room for its program. */
typedef struct {
    cor_machine machine;
    cor_eval eval;    /* the caller's, when it came without an arena, with one of its own */
    cor_arena *arena; /* that one; NULL */
    cor_value *stack;
    cor_value small_stack[SMALL_STACK];
    cor_value small_variables[SMALL_VARIABLES];
    bool small_known[SMALL_VARIABLES];
} running;

static void start(running *r, const cor_program *program, const cor_eval *eval)
{
    size_t n = program->n_variables;
    r->arena = eval->arena ? NULL : cor_arena_new();
    if (r->arena) {
        r->eval = *eval;
        r->eval.arena = r->arena;
    }
    r->machine = (cor_machine){.program = program, .eval = r->arena ? &r->eval : eval, .row = eval->row};
    r->stack = program->stack + 1 > SMALL_STACK ? g_new(cor_value, program->stack + 1) : r->small_stack;
    r->machine.variables = n > SMALL_VARIABLES ? g_new(cor_value, n) : r->small_variables;
    r->machine.known = n > SMALL_VARIABLES ? g_new(bool, n) : r->small_known;
}

static void end(running *r)
{
    cor_arena_free(r->arena);
    if (r->stack != r->small_stack) g_free(r->stack);
    if (r->machine.variables != r->small_variables) {
        g_free(r->machine.variables);
        g_free(r->machine.known);
    }
}

static bool run_row(running *r, size_t row)
{
    cor_machine *m = &r->machine;
    m->row = row;
    m->stop.at = NULL;
    if (m->program->n_variables) memset(m->known, 0, m->program->n_variables * sizeof *m->known);
    return run(m, m->program->entry, r->stack);
}

/* The word of the program's enum that VALUE is; NULL when it is none. */
static const char *enum_word(const cor_program *program, cor_value value)
{
    for (const char *const *word = program->enums; word && *word && value.kind == COR_STRING; word++)
        if (!strcmp(*word, value.string)) return *word;
    return NULL;
}

/* What is to be said of a word that is none of the program's enum. */
static const char *words_of(const cor_program *program, cor_arena *arena)
{
    const char *what = "not one of the values that the property takes", *before = "; they are ";
    for (const char *const *word = program->enums; arena && *word; word++, before = ", ")
        what = cor_arena_format(arena, "%s%s%s", what, before, *word);
    return what;
}

/* Without an arena of the caller's, what was made on the way goes with the machine: only a word of an
 * enum can take the place of a text. */
static cor_value lasting(const running *r, cor_value value)
{
    if (!r->arena || value.kind == COR_NULL || value.kind == COR_BOOL || value.kind == COR_NUMBER) return value;
    if (value.kind == COR_COLOR || (value.kind == COR_STRING && value.interned)) return value;
    const char *word = enum_word(r->machine.program, value);
    return word ? cor_string(word) : r->machine.program->fallback;
}

bool cor_evaluate_strict(const cor_program *program, const cor_eval *eval, cor_value *ret_value, const char **ret_error)
{
    running r;
    start(&r, program, eval);
    bool ok = run_row(&r, eval->row);
    if (ok) *ret_value = lasting(&r, r.stack[0]);
    if (!ok && ret_error)
        *ret_error = eval->arena ? stop_message(eval->arena, &r.machine.stop) : "the expression fails";
    end(&r);
    return ok;
}

/* Says why the last row failed. */
static void diagnostic(const running *r, const cor_stop *stop)
{
    const cor_eval *eval = r->machine.eval;
    const cor_program *program = r->machine.program;
    cor_written_at place = {NULL, 0, 0};
    if (stop->at) place = program->places[stop->at - program->code];
    cor_warn(eval->diagnostics, (cor_location){place.file, place.line, place.column},
             "%s; the property's default stands in", stop_message(eval->arena, stop));
}

/* The value of ROW, or the fallback. *RET_FAILED says whether there is something to remark. */
static cor_value value_or_fallback(running *r, size_t row, bool *ret_failed)
{
    const cor_program *program = r->machine.program;
    *ret_failed = !run_row(r, row);
    if (*ret_failed) return program->fallback;
    cor_value value = r->stack[0];
    if (value.kind == COR_NULL || (value.kind == COR_NUMBER && isnan(value.number))) return program->fallback;
    if (!program->enums || enum_word(program, value)) return lasting(r, value);
    cor_stop_value(&r->machine, words_of(program, r->machine.eval->arena), value);
    *ret_failed = true;
    return program->fallback;
}

cor_value cor_evaluate(const cor_program *program, const cor_eval *eval)
{
    running r;
    bool failed;
    start(&r, program, eval);
    cor_value value = value_or_fallback(&r, eval->row, &failed);
    if (failed && eval->diagnostics) diagnostic(&r, &r.machine.stop);
    end(&r);
    return value;
}

/* One diagnostic for each way to fail that follows another: neighbours often fail alike. */
static void warn_once(const running *r, cor_stop *said, bool *ret_said)
{
    const cor_stop *stop = &r->machine.stop;
    if (!r->machine.eval->diagnostics || (*ret_said && said->at == stop->at && said->a.kind == stop->a.kind)) return;
    diagnostic(r, stop);
    *said = *stop;
    *ret_said = true;
}

/* Calls TAKE with the value of each row. A program that looks at no feature runs once. */
static void each_row(const cor_program *program, const cor_eval *eval, const uint32_t *rows, size_t n,
                     void (*take)(void *out, size_t i, cor_value value), void *out)
{
    running r;
    cor_stop said = {.at = NULL};
    bool has_said = false, failed = false;
    cor_value value = cor_null();
    start(&r, program, eval);
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || !program->feature_constant) value = value_or_fallback(&r, rows[i], &failed);
        if (failed) warn_once(&r, &said, &has_said);
        take(out, i, value);
    }
    end(&r);
}

static void take_number(void *out, size_t i, cor_value value)
{
    ((double *) out)[i] = value.kind == COR_NUMBER ? value.number : NAN;
}

void cor_evaluate_numbers(const cor_program *program, const cor_eval *eval, const uint32_t *rows, size_t n, double *out)
{
    each_row(program, eval, rows, n, take_number, out);
}

static void take_color(void *out, size_t i, cor_value value)
{
    ((cor_color *) out)[i] = value.kind == COR_COLOR ? value.color : (cor_color){0, 0, 0, 0};
}

void cor_evaluate_colors(const cor_program *program, const cor_eval *eval, const uint32_t *rows, size_t n,
                         cor_color *out)
{
    each_row(program, eval, rows, n, take_color, out);
}

typedef struct {
    uint32_t *rows;
    size_t kept;
} filtered;

/* Rows are kept in place: the one being looked at is never before those that stay. */
static void take_row(void *out, size_t i, cor_value value)
{
    filtered *f = out;
    if (value.kind == COR_BOOL && value.boolean) f->rows[f->kept++] = f->rows[i];
}

size_t cor_evaluate_filter(const cor_program *program, const cor_eval *eval, uint32_t *rows, size_t n)
{
    filtered f = {rows, 0};
    each_row(program, eval, rows, n, take_row, &f);
    return f.kept;
}
