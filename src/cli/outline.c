/* JSON as people read it: one line a value, indented by two blanks. */
#include "cli/command.h"

#include <math.h>

static bool is_plain(const json_t *json)
{
    return !json_is_object(json) && !json_is_array(json);
}

static bool holds_plain(const json_t *json)
{
    size_t i;
    const char *key;
    json_t *item;
    bool plain = true;
    json_array_foreach((json_t *) json, i, item) plain &= is_plain(item);
    json_object_foreach((json_t *) json, key, item) plain &= is_plain(item);
    return plain;
}

/* Counts and the like: short enough for one line. */
static bool holds_numbers(const json_t *json)
{
    const char *key;
    json_t *item;
    bool numbers = json_object_size(json) > 0;
    json_object_foreach((json_t *) json, key, item) numbers &= json_is_number(item);
    return numbers;
}

static void add_number(GString *out, double x)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append(out, g_ascii_formatd(text, sizeof text, fabs(x) < 1e9 ? "%.8g" : "%.12g", x));
}

static void add_plain(GString *out, const json_t *json)
{
    if (json_is_string(json))
        g_string_append(out, json_string_value(json));
    else if (json_is_integer(json))
        g_string_append_printf(out, "%lld", (long long) json_integer_value(json));
    else if (json_is_real(json))
        add_number(out, json_real_value(json));
    else
        g_string_append(out, json_is_true(json) ? "yes" : json_is_false(json) ? "no" : "none");
}

/* A list or map of plain values on one line. */
static void add_row(GString *out, const json_t *json)
{
    size_t i;
    const char *key, *between = "";
    json_t *item;
    json_array_foreach((json_t *) json, i, item)
    {
        g_string_append(out, i ? ", " : "");
        add_plain(out, item);
    }
    json_object_foreach((json_t *) json, key, item)
    {
        g_string_append_printf(out, "%s%s: ", between, key);
        add_plain(out, item);
        between = ", ";
    }
}

static void add_block(GString *out, const json_t *json, int depth);

static void indent(GString *out, int depth)
{
    g_string_append_printf(out, "%*s", 2 * depth, "");
}

static void add_named(GString *out, const char *key, const json_t *item, int depth)
{
    indent(out, depth);
    g_string_append_printf(out, "%s:", key);
    bool is_row = is_plain(item) || (json_is_array(item) && holds_plain(item)) || holds_numbers(item);
    g_string_append(out, is_row ? " " : "\n");
    if (is_plain(item))
        add_plain(out, item);
    else if (is_row)
        add_row(out, item);
    else
        add_block(out, item, depth + 1);
    if (is_row) g_string_append_c(out, '\n');
}

/* Things in a list stand apart by a dash; those of plain values take a line each. */
static void add_listed(GString *out, const json_t *item, int depth)
{
    indent(out, depth);
    g_string_append(out, "- ");
    if (holds_plain(item) || is_plain(item)) {
        is_plain(item) ? add_plain(out, item) : add_row(out, item);
        g_string_append_c(out, '\n');
        return;
    }
    gsize start = out->len;
    add_block(out, item, depth + 1);
    g_string_erase(out, (gssize) start, 2 * (depth + 1)); /* the dash stands for the first indentation */
}

static void add_block(GString *out, const json_t *json, int depth)
{
    size_t i;
    const char *key;
    json_t *item;
    json_array_foreach((json_t *) json, i, item) add_listed(out, item, depth);
    json_object_foreach((json_t *) json, key, item) add_named(out, key, item, depth);
}

void cli_outline(GString *out, const json_t *json)
{
    add_block(out, json, 0);
}
