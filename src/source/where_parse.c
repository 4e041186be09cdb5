/* The grammar of `where`, from the loosest binding down. */
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "base/words.h"
#include "source/where_internal.h"
#include "source/where_words.h"

enum { MAX_DEPTH = 200, MAX_CHAIN = 1000, MAX_LIST = 1000000 }; /* levels of nesting; signs in a row; items of a list */

typedef struct {
    cor_where *where;
    const char *text;
    cor_where_word word; /* the one to be read next */
    int depth;
    GArray *fields;   /* cor_where_field */
    GString *problem; /* "" as long as all is well */
} parser;

static cor_where_node *parse_or(parser *p);

/* Keeps the first problem; what is read behind it doesn't matter. */
static cor_where_node *fail(parser *p, const char *what)
{
    if (p->problem->len) return NULL;
    glong at = g_utf8_strlen(p->text, p->word.start - p->text) + 1;
    if (p->word.kind == COR_WHERE_WORD_END)
        g_string_printf(p->problem, "it ends where %s should follow", what);
    else if (p->word.kind == COR_WHERE_WORD_BROKEN && strchr("'\"", *p->word.start))
        g_string_printf(p->problem, "the quote at character %ld is not closed", at);
    else
        g_string_printf(p->problem, "at character %ld, \"%.20s\", %s should stand", at, p->word.start, what);
    return NULL;
}

static void next(parser *p)
{
    p->word = cor_where_word_at(p->word.end, p->where->arena);
}

static bool is_word(const parser *p, const char *name)
{
    return p->word.kind == COR_WHERE_WORD_NAME && !g_ascii_strcasecmp(p->word.text, name);
}

static bool take_word(parser *p, const char *name)
{
    if (!is_word(p, name)) return false;
    next(p);
    return true;
}

static bool take_sign(parser *p, const char *sign)
{
    if (p->word.kind != COR_WHERE_WORD_SIGN || strcmp(p->word.text, sign) != 0) return false;
    next(p);
    return true;
}

static bool need_sign(parser *p, const char *sign)
{
    char what[] = "\"()\"";
    if (take_sign(p, sign)) return true;
    g_snprintf(what, sizeof what, "\"%s\"", sign);
    fail(p, what);
    return false;
}

/* NULL where any of ARGS is, which was said. */
static cor_where_node *new_node(parser *p, cor_where_kind kind, int what, cor_where_node *const *args, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!args[i]) return NULL;
    cor_where_node *node = COR_NEW(p->where->arena, cor_where_node);
    node->kind = kind;
    node->what = what;
    node->n = n;
    node->args = cor_arena_memdup(p->where->arena, args, n * sizeof *args);
    return node;
}

static cor_where_node *pair(parser *p, cor_where_kind kind, int what, cor_where_node *a, cor_where_node *b)
{
    return new_node(p, kind, what, (cor_where_node *[]){a, b}, 2);
}

static cor_where_node *literal(parser *p, cor_value value)
{
    cor_where_node *node = new_node(p, COR_WHERE_LITERAL, 0, NULL, 0);
    node->value = value;
    return node;
}

static cor_where_node *field(parser *p, const char *name)
{
    size_t i = 0;
    while (i < p->fields->len && strcmp(g_array_index(p->fields, cor_where_field, i).name, name) != 0)
        i++;
    if (i == p->fields->len) g_array_append_val(p->fields, ((cor_where_field){.name = name, .column = SIZE_MAX}));
    cor_where_node *node = new_node(p, COR_WHERE_FIELD, 0, NULL, 0);
    node->field = i;
    return node;
}

/* "a, b, c)" behind an opening bracket, after FIRST where there is one. */
static cor_where_node *parse_list(parser *p, cor_where_kind kind, int what, cor_where_node *first)
{
    GPtrArray *args = g_ptr_array_new();
    if (kind == COR_WHERE_IN) g_ptr_array_add(args, first);
    do
        g_ptr_array_add(args, parse_or(p));
    while (!p->problem->len && args->len < MAX_LIST && take_sign(p, ","));
    need_sign(p, ")");
    cor_where_node *node =
        p->problem->len ? NULL : new_node(p, kind, what, (cor_where_node *const *) args->pdata, args->len);
    g_ptr_array_free(args, TRUE);
    return node;
}

static const struct {
    const char *name;
    cor_where_function function;
    size_t min, max;
} functions[] = {
    {"lower", COR_WHERE_LOWER, 1, 1},       {"upper", COR_WHERE_UPPER, 1, 1},   {"length", COR_WHERE_LENGTH, 1, 1},
    {"trim", COR_WHERE_TRIM, 1, 1},         {"substr", COR_WHERE_SUBSTR, 2, 3}, {"substring", COR_WHERE_SUBSTR, 2, 3},
    {"coalesce", COR_WHERE_COALESCE, 1, 9}, {"abs", COR_WHERE_ABS, 1, 1},       {"round", COR_WHERE_ROUND, 1, 2},
};

static cor_where_node *parse_call(parser *p, const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++) {
        if (g_ascii_strcasecmp(functions[i].name, name) != 0) continue;
        cor_where_node *node = parse_list(p, COR_WHERE_CALL, (int) functions[i].function, NULL);
        if (!node || (node->n >= functions[i].min && node->n <= functions[i].max)) return node;
        g_string_printf(p->problem, "%s takes another number of arguments", name);
        return NULL;
    }
    if (!p->problem->len)
        g_string_printf(p->problem,
                        "there is no function \"%s\"; lower, upper, length, trim, substr, coalesce, abs, round and "
                        "CAST there are",
                        name);
    return NULL;
}

static bool take_type(parser *p, cor_where_function *ret_function)
{
    static const struct {
        const char *name;
        cor_where_function function;
    } types[] = {
        {"text", COR_WHERE_TO_TEXT},      {"varchar", COR_WHERE_TO_TEXT},   {"character", COR_WHERE_TO_TEXT},
        {"integer", COR_WHERE_TO_WHOLE},  {"int", COR_WHERE_TO_WHOLE},      {"bigint", COR_WHERE_TO_WHOLE},
        {"smallint", COR_WHERE_TO_WHOLE}, {"real", COR_WHERE_TO_NUMBER},    {"float", COR_WHERE_TO_NUMBER},
        {"numeric", COR_WHERE_TO_NUMBER}, {"decimal", COR_WHERE_TO_NUMBER}, {"double", COR_WHERE_TO_NUMBER},
        {"date", COR_WHERE_TO_DAY},       {"timestamp", COR_WHERE_TO_TEXT},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
        *ret_function = types[i].function;
        if (!take_word(p, types[i].name)) continue;
        take_word(p, "precision");
        return true;
    }
    fail(p, "a type, as integer, real, text or date,");
    return false;
}

static cor_where_node *parse_cast(parser *p)
{
    cor_where_function function;
    cor_where_node *what = parse_or(p);
    if (p->problem->len) return NULL;
    if (!take_word(p, "as")) return fail(p, "AS");
    if (!take_type(p, &function) || !need_sign(p, ")")) return NULL;
    return new_node(p, COR_WHERE_CALL, (int) function, &what, 1);
}

/* A name that a "(" does not follow: a truth value, null, DATE '…', or a field. */
static cor_where_node *parse_name(parser *p, const char *name)
{
    static const char *const reserved[] = {"and",     "or", "not",   "in",     "is",   "like",  "ilike",
                                           "between", "as", "where", "select", "from", "escape"};
    bool typed = p->word.kind == COR_WHERE_WORD_TEXT &&
                 (!g_ascii_strcasecmp(name, "date") || !g_ascii_strcasecmp(name, "timestamp"));
    if (!g_ascii_strcasecmp(name, "true")) return literal(p, cor_bool(true));
    if (!g_ascii_strcasecmp(name, "false")) return literal(p, cor_bool(false));
    if (!g_ascii_strcasecmp(name, "null")) return literal(p, cor_null());
    if (typed) {
        cor_where_node *node = literal(p, cor_string(p->word.text));
        next(p);
        return node;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(reserved) && !p->problem->len; i++)
        if (!g_ascii_strcasecmp(name, reserved[i]))
            g_string_printf(p->problem,
                            "\"%s\" stands where a field or a value should; a field of that name is "
                            "written in double quotes",
                            name);
    return p->problem->len ? NULL : field(p, name);
}

static cor_where_node *parse_number(parser *p, const char *text)
{
    double x;
    if (cor_parse_number(text, &x)) return literal(p, cor_number(x));
    return fail(p, "a number that can be held");
}

static cor_where_node *parse_primary(parser *p)
{
    cor_where_word word = p->word;
    switch (word.kind) {
    case COR_WHERE_WORD_NUMBER:
        next(p);
        return parse_number(p, word.text);
    case COR_WHERE_WORD_TEXT:
        next(p);
        return literal(p, cor_string(word.text));
    case COR_WHERE_WORD_QUOTED:
        next(p);
        return field(p, word.text);
    case COR_WHERE_WORD_NAME:
        next(p);
        if (!take_sign(p, "(")) return parse_name(p, word.text);
        return g_ascii_strcasecmp(word.text, "cast") ? parse_call(p, word.text) : parse_cast(p);
    default:
        break;
    }
    if (!take_sign(p, "(")) return fail(p, "a field or a value");
    cor_where_node *node = parse_or(p);
    return node && need_sign(p, ")") ? node : NULL;
}

/* "-x", "x::integer" */
static cor_where_node *parse_unary(parser *p)
{
    cor_where_function function;
    bool minus = false;
    while (p->word.kind == COR_WHERE_WORD_SIGN && strchr("+-", *p->word.text)) {
        minus ^= *p->word.text == '-';
        next(p);
    }
    cor_where_node *node = parse_primary(p);
    while (node && take_sign(p, "::"))
        node = take_type(p, &function) ? new_node(p, COR_WHERE_CALL, (int) function, &node, 1) : NULL;
    if (!node || !minus) return node;
    if (node->kind == COR_WHERE_LITERAL && node->value.kind == COR_NUMBER)
        return literal(p, cor_number(-node->value.number));
    return pair(p, COR_WHERE_ARITHMETIC, '-', literal(p, cor_number(0)), node);
}

/* A chain of SIGNS, from the left. */
static cor_where_node *parse_chain(parser *p, const char *const *signs, cor_where_node *(*operand)(parser *) )
{
    cor_where_node *node = operand(p);
    for (int n = 0; node && n < MAX_CHAIN; n++) {
        const char *const *sign = signs;
        while (*sign && !take_sign(p, *sign))
            sign++;
        if (!*sign) return node;
        node = pair(p, COR_WHERE_ARITHMETIC, **sign, node, operand(p));
    }
    return node ? fail(p, "the end of a shorter chain of signs") : NULL;
}

static cor_where_node *parse_product(parser *p)
{
    static const char *const signs[] = {"*", "/", "%", NULL};
    return parse_chain(p, signs, parse_unary);
}

static cor_where_node *parse_sum(parser *p)
{
    static const char *const signs[] = {"+", "-", "||", NULL};
    return parse_chain(p, signs, parse_product);
}

static cor_where_node *parse_like(parser *p, cor_where_node *text, bool any_case)
{
    cor_where_node *args[3] = {text, parse_sum(p), NULL};
    size_t n = 2;
    if (args[1] && take_word(p, "escape")) args[n++] = parse_sum(p);
    cor_where_node *node = new_node(p, COR_WHERE_LIKE, 0, args, n);
    if (node) node->any_case = any_case;
    return node;
}

static cor_where_node *parse_between(parser *p, cor_where_node *what)
{
    cor_where_node *from = parse_sum(p);
    if (!from) return NULL;
    if (!take_word(p, "and")) return fail(p, "AND");
    return new_node(p, COR_WHERE_BETWEEN, 0, (cor_where_node *[]){what, from, parse_sum(p)}, 3);
}

static cor_where_node *parse_is(parser *p, cor_where_node *what)
{
    bool not = take_word(p, "not");
    bool null = is_word(p, "null"), yes = is_word(p, "true"), no = is_word(p, "false");
    if (!null && !yes && !no) return fail(p, "NULL, TRUE or FALSE");
    next(p);
    cor_where_node *node = pair(p, COR_WHERE_IS, 0, what, literal(p, null ? cor_null() : cor_bool(yes)));
    node->negated = not ;
    return node;
}

/* What may follow a value and begins with a word. *TAKEN: there was one. */
static cor_where_node *parse_worded(parser *p, cor_where_node *left, bool *taken)
{
    cor_where_node *node = NULL;
    if (take_word(p, "is")) {
        *taken = true;
        return parse_is(p, left);
    }
    bool not = take_word(p, "not");
    *taken = true;
    if (take_word(p, "in"))
        node = need_sign(p, "(") ? parse_list(p, COR_WHERE_IN, 0, left) : NULL;
    else if (take_word(p, "like"))
        node = parse_like(p, left, false);
    else if (take_word(p, "ilike"))
        node = parse_like(p, left, true);
    else if (take_word(p, "between"))
        node = parse_between(p, left);
    else if (not )
        fail(p, "IN, LIKE, ILIKE or BETWEEN");
    else
        *taken = false;
    if (node) node->negated = not ;
    return node;
}

static cor_where_node *parse_predicate(parser *p)
{
    static const char *const signs[] = {
        [COR_WHERE_EQ] = "=",  [COR_WHERE_NE] = "<>", [COR_WHERE_LT] = "<",
        [COR_WHERE_LE] = "<=", [COR_WHERE_GT] = ">",  [COR_WHERE_GE] = ">=",
    };
    bool taken;
    cor_where_node *left = parse_sum(p);
    if (!left) return NULL;
    for (int i = 0; i < (int) G_N_ELEMENTS(signs); i++)
        if (take_sign(p, signs[i])) return pair(p, COR_WHERE_COMPARE, i, left, parse_sum(p));
    cor_where_node *node = parse_worded(p, left, &taken);
    return taken ? node : left;
}

static cor_where_node *parse_not(parser *p)
{
    if (++p->depth > MAX_DEPTH) return fail(p, "something less deeply nested");
    cor_where_node *node = NULL;
    if (take_word(p, "not")) {
        cor_where_node *what = parse_not(p);
        node = new_node(p, COR_WHERE_NOT, 0, &what, 1);
    } else {
        node = parse_predicate(p);
    }
    p->depth--;
    return node;
}

/* "a AND b AND c" as one node. */
static cor_where_node *parse_junction(parser *p, cor_where_kind kind, const char *word,
                                      cor_where_node *(*operand)(parser *) )
{
    GPtrArray *args = g_ptr_array_new();
    do
        g_ptr_array_add(args, operand(p));
    while (!p->problem->len && take_word(p, word));
    cor_where_node *node = g_ptr_array_index(args, 0);
    if (args->len > 1) node = new_node(p, kind, 0, (cor_where_node *const *) args->pdata, args->len);
    g_ptr_array_free(args, TRUE);
    return node;
}

static cor_where_node *parse_and(parser *p)
{
    return parse_junction(p, COR_WHERE_AND, "and", parse_not);
}

static cor_where_node *parse_or(parser *p)
{
    return parse_junction(p, COR_WHERE_OR, "or", parse_and);
}

static cor_status finish(parser *p, cor_error *err)
{
    cor_where *where = p->where;
    where->n_fields = p->fields->len;
    where->fields = cor_arena_memdup(where->arena, p->fields->data, p->fields->len * sizeof(cor_where_field));
    return p->problem->len ? cor_fail(err, COR_BAD_DATA, "%s", p->problem->str) : COR_OK;
}

cor_status cor_where_parse(cor_where *where, const char *text, cor_error *err)
{
    parser p = {.where = where,
                .text = text,
                .fields = g_array_new(FALSE, FALSE, sizeof(cor_where_field)),
                .problem = g_string_new(NULL)};
    p.word = cor_where_word_at(text, where->arena);
    where->root = parse_or(&p);
    if (where->root && p.word.kind != COR_WHERE_WORD_END) fail(&p, "AND, OR or the end");
    cor_status st = finish(&p, err);
    g_array_unref(p.fields);
    g_string_free(p.problem, TRUE);
    return st;
}
