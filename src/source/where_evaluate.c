/* What a filter comes to in one row. Both sides of AND and OR are looked at, so that what can't be compared is found
 * whatever stands beside it. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "source/day_text.h"
#include "source/number_text.h"
#include "source/where_internal.h"

static bool holds(cor_where_order what, int order)
{
    switch (what) {
    case COR_WHERE_EQ:
        return order == 0;
    case COR_WHERE_NE:
        return order != 0;
    case COR_WHERE_LT:
        return order < 0;
    case COR_WHERE_LE:
        return order <= 0;
    case COR_WHERE_GT:
        return order > 0;
    case COR_WHERE_GE:
        return order >= 0;
    }
    return false;
}

static cor_value evaluate_comparison(cor_where *where, const cor_where_node *node)
{
    int order;
    bool equality = node->what == COR_WHERE_EQ || node->what == COR_WHERE_NE;
    cor_value x = cor_where_evaluate(where, node->args[0]), y = cor_where_evaluate(where, node->args[1]);
    if (!cor_where_compare(where, node->args[0], x, node->args[1], y, equality, &order)) return cor_null();
    return cor_bool(holds((cor_where_order) node->what, order));
}

static bool is_true(cor_value value)
{
    return cor_where_is_number(value) && cor_where_number(value) != 0;
}

static cor_value negated(cor_value value)
{
    return value.kind == COR_NULL ? value : cor_bool(!is_true(value));
}

/* Of AND a false side decides, of OR a true one; else null makes null. */
static cor_value evaluate_junction(cor_where *where, const cor_where_node *node)
{
    bool deciding = node->kind == COR_WHERE_OR;
    cor_value result = cor_bool(!deciding);
    for (size_t i = 0; i < node->n; i++) {
        cor_value side = cor_where_evaluate(where, node->args[i]);
        if (side.kind == COR_NULL && !(result.kind == COR_BOOL && result.boolean == deciding)) result = cor_null();
        if (side.kind != COR_NULL && is_true(side) == deciding) result = cor_bool(deciding);
    }
    return result;
}

static cor_value evaluate_in(cor_where *where, const cor_where_node *node)
{
    cor_value x = cor_where_evaluate(where, node->args[0]), result = cor_bool(false);
    for (size_t i = 1; i < node->n; i++) {
        int order;
        cor_value y = cor_where_evaluate(where, node->args[i]);
        if (!cor_where_compare(where, node->args[0], x, node->args[i], y, true, &order))
            result = result.kind == COR_BOOL && result.boolean ? result : cor_null();
        else if (order == 0)
            result = cor_bool(true);
    }
    return node->negated ? negated(result) : result;
}

static cor_value evaluate_between(cor_where *where, const cor_where_node *node)
{
    int from, to;
    cor_value x = cor_where_evaluate(where, node->args[0]);
    bool above = cor_where_compare(where, node->args[0], x, node->args[1], cor_where_evaluate(where, node->args[1]),
                                   false, &from);
    bool below =
        cor_where_compare(where, node->args[0], x, node->args[2], cor_where_evaluate(where, node->args[2]), false, &to);
    bool outside = (above && from < 0) || (below && to > 0);
    if (!outside && !(above && below)) return cor_null();
    return cor_bool(outside == node->negated);
}

/* VALUE as text; a number is noted, for nobody knows how it is to be written. NULL: null, or noted. */
static const char *text_of(cor_where *where, const cor_where_node *node, cor_value value)
{
    if (value.kind == COR_STRING) return value.string;
    if (value.kind != COR_NULL) cor_where_note(where, COR_FAULT_NO_TEXT, node, value, cor_null());
    return NULL;
}

static cor_value evaluate_like(cor_where *where, const cor_where_node *node)
{
    const char *parts[3] = {NULL, NULL, "\\"};
    for (size_t i = 0; i < node->n; i++)
        parts[i] = text_of(where, node->args[i], cor_where_evaluate(where, node->args[i]));
    if (!parts[0] || !parts[1] || !parts[2]) return cor_null();
    return cor_bool(cor_where_like(parts[0], parts[1], parts[2], node->any_case) != node->negated);
}

static cor_value evaluate_is(cor_where *where, const cor_where_node *node)
{
    cor_value x = cor_where_evaluate(where, node->args[0]), right = node->args[1]->value;
    bool is = right.kind == COR_NULL ? x.kind == COR_NULL : cor_where_is_number(x) && is_true(x) == right.boolean;
    return cor_bool(is != node->negated);
}

static const char *plain_text(cor_where *where, cor_value value)
{
    char number[COR_NUMBER_SPACE];
    if (value.kind == COR_STRING) return value.string;
    if (value.kind == COR_BOOL) return value.boolean ? "true" : "false";
    if (value.kind != COR_NUMBER) return NULL;
    cor_format_shortest(number, value.number);
    return cor_arena_copy(where->scratch, number);
}

static cor_value joined(cor_where *where, cor_value x, cor_value y)
{
    const char *a = plain_text(where, x), *b = plain_text(where, y);
    return a && b ? cor_string(cor_arena_format(where->scratch, "%s%s", a, b)) : cor_null();
}

/* False: null, or text, which is noted. */
static bool take_number(cor_where *where, const cor_where_node *node, double *ret_number)
{
    cor_value value = cor_where_evaluate(where, node);
    if (value.kind == COR_STRING) cor_where_note(where, COR_FAULT_NO_NUMBER, node, value, cor_number(0));
    if (cor_where_is_number(value)) *ret_number = cor_where_number(value);
    return cor_where_is_number(value);
}

static cor_value evaluate_arithmetic(cor_where *where, const cor_where_node *node)
{
    double a, b, x = NAN;
    if (node->what == '|')
        return joined(where, cor_where_evaluate(where, node->args[0]), cor_where_evaluate(where, node->args[1]));
    if (!take_number(where, node->args[0], &a) || !take_number(where, node->args[1], &b)) return cor_null();
    switch (node->what) {
    case '+':
        x = a + b;
        break;
    case '-':
        x = a - b;
        break;
    case '*':
        x = a * b;
        break;
    case '/':
        x = a / b;
        break;
    default:
        x = fmod(a, b);
    }
    return isfinite(x) ? cor_number(x) : cor_null();
}

static cor_value in_case(cor_where *where, const char *text, bool upper)
{
    char *other = upper ? g_utf8_strup(text, -1) : g_utf8_strdown(text, -1);
    cor_value value = cor_string(cor_arena_copy(where->scratch, other));
    g_free(other);
    return value;
}

static cor_value trimmed(cor_where *where, const char *text)
{
    size_t n = strlen(text), start = strspn(text, " ");
    while (n > start && text[n - 1] == ' ')
        n--;
    return cor_string(cor_arena_copy_n(where->scratch, text + start, n - start));
}

/* Characters are counted from 1, as SQL does. */
static cor_value part_of(cor_where *where, const cor_where_node *node, const char *text)
{
    double from = 1, n = INFINITY;
    if (!take_number(where, node->args[1], &from)) return cor_null();
    if (node->n > 2 && !take_number(where, node->args[2], &n)) return cor_null();
    double length = (double) g_utf8_strlen(text, -1), end = MIN(from + n, length + 1);
    from = MAX(from, 1);
    if (!(end > from)) return cor_string("");
    const char *start = g_utf8_offset_to_pointer(text, (glong) from - 1);
    const char *behind = g_utf8_offset_to_pointer(start, (glong) (end - from));
    return cor_string(cor_arena_copy_n(where->scratch, start, (size_t) (behind - start)));
}

static cor_value call_on_text(cor_where *where, const cor_where_node *node)
{
    const char *text = text_of(where, node->args[0], cor_where_evaluate(where, node->args[0]));
    if (!text) return cor_null();
    switch (node->what) {
    case COR_WHERE_LOWER:
    case COR_WHERE_UPPER:
        return in_case(where, text, node->what == COR_WHERE_UPPER);
    case COR_WHERE_LENGTH:
        return cor_number((double) g_utf8_strlen(text, -1));
    case COR_WHERE_TRIM:
        return trimmed(where, text);
    default:
        return part_of(where, node, text);
    }
}

static cor_value first_of(cor_where *where, const cor_where_node *node)
{
    cor_value value = cor_null();
    for (size_t i = 0; i < node->n && value.kind == COR_NULL; i++)
        value = cor_where_evaluate(where, node->args[i]);
    return value;
}

static cor_value rounded(cor_where *where, const cor_where_node *node)
{
    double x, digits = 0;
    if (!take_number(where, node->args[0], &x)) return cor_null();
    if (node->n > 1 && !take_number(where, node->args[1], &digits)) return cor_null();
    double unit = pow(10, CLAMP(digits, -15, 15));
    return cor_number(round(x * unit) / unit);
}

/* A day without its time. Which of two numbers is the month is told by one cell only where the other is above 12. */
static cor_value cast_to_day(cor_where *where, const cor_where_node *node, cor_value value)
{
    char day[COR_DAY_SPACE];
    const char *text = plain_text(where, value);
    if (!text || cor_text_is_blank(text)) return cor_null();
    cor_day_look look = cor_day_look_of(text);
    bool told = look != COR_DAY_NONE && look != COR_DAY_UNTOLD && !cor_day_is_period(text);
    if (told && cor_day_write(text, look == COR_DAY_MONTH_1ST, day))
        return cor_string(cor_arena_copy_n(where->scratch, day, strlen("2024-01-31")));
    cor_where_note(where, COR_FAULT_NEVER_DAY, node->args[0], value, cor_null());
    return cor_null();
}

static cor_value cast(cor_where *where, const cor_where_node *node)
{
    double x;
    cor_value value = cor_where_evaluate(where, node->args[0]);
    if (node->what == COR_WHERE_TO_DAY) return cast_to_day(where, node, value);
    if (node->what == COR_WHERE_TO_TEXT) {
        const char *text = plain_text(where, value);
        return text ? cor_string(text) : cor_null();
    }
    if (value.kind == COR_STRING) {
        if (cor_parse_number(value.string, &x))
            value = cor_number(x);
        else
            cor_where_note(where, COR_FAULT_NO_NUMBER, node->args[0], value, cor_number(0));
    }
    if (!cor_where_is_number(value)) return cor_null();
    return cor_number(node->what == COR_WHERE_TO_WHOLE ? round(cor_where_number(value)) : cor_where_number(value));
}

static cor_value evaluate_call(cor_where *where, const cor_where_node *node)
{
    double x;
    switch (node->what) {
    case COR_WHERE_COALESCE:
        return first_of(where, node);
    case COR_WHERE_ABS:
        return take_number(where, node->args[0], &x) ? cor_number(fabs(x)) : cor_null();
    case COR_WHERE_ROUND:
        return rounded(where, node);
    case COR_WHERE_TO_NUMBER:
    case COR_WHERE_TO_WHOLE:
    case COR_WHERE_TO_TEXT:
    case COR_WHERE_TO_DAY:
        return cast(where, node);
    default:
        return call_on_text(where, node);
    }
}

static cor_value field_value(const cor_where *where, const cor_where_node *node)
{
    size_t column = where->fields[node->field].column;
    return column == SIZE_MAX ? cor_number(where->id) : where->cell(where->row, column);
}

cor_value cor_where_evaluate(cor_where *where, const cor_where_node *node)
{
    switch (node->kind) {
    case COR_WHERE_LITERAL:
        return node->value;
    case COR_WHERE_FIELD:
        return field_value(where, node);
    case COR_WHERE_COMPARE:
        return evaluate_comparison(where, node);
    case COR_WHERE_AND:
    case COR_WHERE_OR:
        return evaluate_junction(where, node);
    case COR_WHERE_NOT:
        return negated(cor_where_evaluate(where, node->args[0]));
    case COR_WHERE_IN:
        return evaluate_in(where, node);
    case COR_WHERE_BETWEEN:
        return evaluate_between(where, node);
    case COR_WHERE_LIKE:
        return evaluate_like(where, node);
    case COR_WHERE_IS:
        return evaluate_is(where, node);
    case COR_WHERE_ARITHMETIC:
        return evaluate_arithmetic(where, node);
    case COR_WHERE_CALL:
        return evaluate_call(where, node);
    }
    return cor_null();
}
