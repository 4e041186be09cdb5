/* Two values of a filter, one against the other. */
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "source/day_text.h"
#include "source/number_text.h"
#include "source/where_internal.h"

static bool is_literal(const cor_where_node *node)
{
    return node->kind == COR_WHERE_LITERAL;
}

bool cor_where_is_number(cor_value value)
{
    return value.kind == COR_NUMBER || value.kind == COR_BOOL;
}

double cor_where_number(cor_value value)
{
    return value.kind == COR_BOOL ? value.boolean : value.number;
}

static int order_of(double a, double b)
{
    return a < b ? -1 : a > b;
}

/* DAY, which DAY_NODE comes to, against TEXT, which is none. True where that is no slip. */
static bool compare_day_with_text(cor_where *where, const cor_where_node *day_node, cor_value day,
                                  const cor_where_node *text_node, cor_value text, bool equality)
{
    if (cor_day_is_period(text.string)) return true;
    if (!is_literal(text_node) && cor_text_is_blank(text.string)) return false;
    if (equality && (cor_text_is_blank(text.string) || cor_day_look_of(text.string) == COR_DAY_NONE)) return true;
    if (is_literal(text_node))
        cor_where_note(where, COR_FAULT_DAY_LITERAL, day_node, day, text);
    else
        cor_where_note(where, COR_FAULT_NO_DAY, text_node, text, day);
    return false;
}

/* Days are compared by time, other text letter by letter. EQUALITY: nobody asks which comes first. */
static bool compare_texts(cor_where *where, const cor_where_node *a, cor_value x, const cor_where_node *b, cor_value y,
                          bool equality, int *ret_order)
{
    double s, t;
    bool x_is_day = cor_day_parse(x.string, &s), y_is_day = cor_day_parse(y.string, &t);
    *ret_order = x_is_day && y_is_day ? order_of(s, t) : strcmp(x.string, y.string);
    if (x_is_day == y_is_day || !(is_literal(a) || is_literal(b))) return true;
    return x_is_day ? compare_day_with_text(where, a, x, b, y, equality)
                    : compare_day_with_text(where, b, y, a, x, equality);
}

/* Text with a number: a number in quotes is one, a column of text is none, whatever it looks like. */
static bool compare_mixed(cor_where *where, const cor_where_node *text_node, cor_value text,
                          const cor_where_node *number_node, cor_value number, double *ret_number)
{
    bool is_number = cor_parse_number(text.string, ret_number);
    if (!is_literal(text_node)) {
        cor_where_note(where, is_number ? COR_FAULT_NUMBER_TEXT : COR_FAULT_NO_NUMBER, text_node, text, number);
        return false;
    }
    bool yes = !g_ascii_strcasecmp(text.string, "true"), no = !g_ascii_strcasecmp(text.string, "false");
    if (number.kind == COR_BOOL && (yes || no)) {
        *ret_number = yes;
        return true;
    }
    if (!is_number) cor_where_note(where, COR_FAULT_TEXT_LITERAL, number_node, number, text);
    return is_number;
}

bool cor_where_compare(cor_where *where, const cor_where_node *a, cor_value x, const cor_where_node *b, cor_value y,
                       bool equality, int *ret_order)
{
    double number;
    if (x.kind == COR_NULL || y.kind == COR_NULL) return false;
    if (cor_where_is_number(x) && cor_where_is_number(y)) {
        *ret_order = order_of(cor_where_number(x), cor_where_number(y));
        return true;
    }
    if (x.kind == COR_STRING && y.kind == COR_STRING) return compare_texts(where, a, x, b, y, equality, ret_order);
    if (x.kind == COR_STRING && cor_where_is_number(y)) {
        if (!compare_mixed(where, a, x, b, y, &number)) return false;
        *ret_order = order_of(number, cor_where_number(y));
        return true;
    }
    if (y.kind == COR_STRING && cor_where_is_number(x)) {
        if (!compare_mixed(where, b, y, a, x, &number)) return false;
        *ret_order = order_of(cor_where_number(x), number);
        return true;
    }
    bool x_is_list = x.kind == COR_ARRAY || x.kind == COR_OBJECT;
    cor_where_note(where, COR_FAULT_NO_NUMBER, x_is_list ? a : b, x_is_list ? x : y, x_is_list ? y : x);
    return false;
}
