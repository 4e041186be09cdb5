/* Plain values of properties: a number, a word, a colour, a list, as the specification's table has them. */
#include <math.h>
#include <string.h>

#include "style/internal.h"

static bool wrong_kind(cor_reader *reader, const cor_node *node, const char *what, const char *wanted)
{
    cor_style_error(reader, node, "%s is %s; it should be %s", what, cor_node_kind_name(node->kind), wanted);
    return false;
}

static bool check_text(cor_reader *reader, const cor_node *node, const char *what)
{
    return node->kind == COR_NODE_STRING || wrong_kind(reader, node, what, "a text");
}

static bool check_boolean(cor_reader *reader, const cor_node *node, const char *what)
{
    return node->kind == COR_NODE_BOOL || wrong_kind(reader, node, what, "true or false");
}

static bool check_color(cor_reader *reader, const cor_node *node, const char *what)
{
    cor_color color;
    if (node->kind != COR_NODE_STRING) return wrong_kind(reader, node, what, "a colour like '#c8102e'");
    if (cor_parse_color(node->text, &color)) return true;
    cor_style_error(reader, node, "%s is '%s', which is no colour; it should be one like '#c8102e'", what, node->text);
    return false;
}

static bool check_length(cor_reader *reader, const cor_node *node, size_t least, size_t most, const char *what)
{
    if (node->n >= least && node->n <= most) return true;
    if (least == most) {
        cor_style_error(reader, node, "%s has %zu items; it should have %zu", what, node->n, least);
    } else {
        cor_style_error(reader, node, "%s has %zu items; it should have %zu or more", what, node->n, least);
    }
    return false;
}

static bool check_texts(cor_reader *reader, const cor_node *node, const cor_property_spec *spec, const char *what)
{
    bool fine = true;
    if (node->kind != COR_NODE_SEQ) return wrong_kind(reader, node, what, "a list of texts");
    if (spec->length && !check_length(reader, node, spec->length, spec->length, what)) return false;
    for (size_t i = 0; i < node->n; i++)
        fine &= spec->enums ? cor_style_check_word(reader, node->items[i], spec->enums, what)
                            : check_text(reader, node->items[i], what);
    return fine;
}

/* One colour, or a list of them. */
static bool check_colors(cor_reader *reader, const cor_node *node, const char *what)
{
    bool fine = true;
    if (node->kind != COR_NODE_SEQ) return check_color(reader, node, what);
    if (!check_length(reader, node, 1, SIZE_MAX, what)) return false;
    for (size_t i = 0; i < node->n; i++)
        fine &= check_color(reader, node->items[i], what);
    return fine;
}

/* One number, or LEAST … MAX of them. */
static bool check_one_or_many(cor_reader *reader, const cor_node *node, size_t least, size_t most, const char *what)
{
    if (node->kind != COR_NODE_SEQ) return cor_style_check_number(reader, node, NAN, NAN, what);
    if (node->n > most) {
        cor_style_error(reader, node, "%s has %zu items; it should have %zu … %zu", what, node->n, least, most);
        return false;
    }
    return check_length(reader, node, least, SIZE_MAX, what) && cor_style_check_numbers(reader, node, 0, what);
}

/* ["top", [0, 4], "left", [3, 0]] */
static bool check_anchors(cor_reader *reader, const cor_node *node, const char *what)
{
    const cor_property_row *anchor = cor_spec_row(COR_LAYER_SYMBOL, "text-anchor");
    bool fine = true;
    if (node->kind != COR_NODE_SEQ || node->n == 0 || node->n % 2) {
        cor_style_error(reader, node, "%s should be a list of anchors, each with its offset: [top, [0, 4], …]", what);
        return false;
    }
    for (size_t i = 0; i < node->n; i += 2) {
        fine &= cor_style_check_word(reader, node->items[i], anchor->spec.enums, what);
        fine &= cor_style_check_numbers(reader, node->items[i + 1], 2, what);
    }
    return fine;
}

static bool is_way_of_projections(const cor_node *node)
{
    return node->n == 3 && node->items[0]->kind == COR_NODE_STRING && node->items[1]->kind == COR_NODE_STRING &&
           node->items[2]->kind == COR_NODE_NUMBER;
}

/* "globe", or ["mercator", "globe", 0.3] */
static bool check_projection(cor_reader *reader, const cor_node *node, const char *what)
{
    if (node->kind == COR_NODE_STRING || (node->kind == COR_NODE_SEQ && is_way_of_projections(node))) return true;
    return wrong_kind(reader, node, what, "a projection's name, or [FROM, TO, SHARE]");
}

/* A text, or what the compiler makes a text of: it says what is wrong with the rest. */
static bool check_rich(cor_reader *reader, const cor_node *node, const cor_property_spec *spec, const char *what)
{
    return node->kind == COR_NODE_STRING || cor_style_read_value(reader, node, spec, what);
}

bool cor_style_check_constant(cor_reader *reader, const cor_node *node, const cor_property_spec *spec, const char *what)
{
    switch (spec->kind) {
    case COR_EXPECT_BOOLEAN:
        return check_boolean(reader, node, what);
    case COR_EXPECT_NUMBER:
        return cor_style_check_number(reader, node, spec->minimum, spec->maximum, what);
    case COR_EXPECT_STRING:
        return check_text(reader, node, what);
    case COR_EXPECT_ENUM:
        return cor_style_check_word(reader, node, spec->enums, what);
    case COR_EXPECT_COLOR:
        return check_color(reader, node, what);
    case COR_EXPECT_PADDING:
        return check_one_or_many(reader, node, 1, 4, what);
    case COR_EXPECT_NUMBER_OR_ARRAY:
        return check_one_or_many(reader, node, 1, SIZE_MAX, what);
    case COR_EXPECT_NUMBER_ARRAY:
        if (spec->fallback.kind == COR_NUMBER) return check_one_or_many(reader, node, 1, SIZE_MAX, what);
        return cor_style_check_numbers(reader, node, spec->length, what);
    case COR_EXPECT_STRING_ARRAY:
        return check_texts(reader, node, spec, what);
    case COR_EXPECT_COLOR_ARRAY:
        return check_colors(reader, node, what);
    case COR_EXPECT_VARIABLE_ANCHORS:
        return check_anchors(reader, node, what);
    case COR_EXPECT_PROJECTION:
        return check_projection(reader, node, what);
    case COR_EXPECT_FORMATTED:
    case COR_EXPECT_IMAGE:
        return check_rich(reader, node, spec, what);
    default:
        return true;
    }
}
