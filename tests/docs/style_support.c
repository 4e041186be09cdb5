/* Prints docs/style-support.md: what the property table says, for people. A test holds the page against it; to make
 * the page anew: style_support > docs/style-support.md */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "style/spec.h"

static const char intro[] =
    "# What of the style specification is drawn\n"
    "\n"
    "Made from the property table in `src/style` by `tests/docs/style_support.c`; a test fails when this page is\n"
    "stale. How styles work here is told in [styles.md](styles.md).\n"
    "\n"
    "The reader knows every property of the MapLibre Style Specification and checks its value. The last column says\n"
    "what comes of it:\n"
    "- **drawn**: as the specification says;\n"
    "- **not on paper**: means nothing on a page; left out in silence.\n"
    "\n"
    "`z` and `f`: the property's expression may look at the zoom, at the feature. Any but a constant may look at\n"
    "`global-state`.\n";

static const char *kind_words(const cor_property_spec *spec)
{
    switch (spec->kind) {
    case COR_EXPECT_BOOLEAN:
        return "boolean";
    case COR_EXPECT_NUMBER:
        return "number";
    case COR_EXPECT_COLOR:
        return "colour";
    case COR_EXPECT_FORMATTED:
        return "text";
    case COR_EXPECT_IMAGE:
        return "image";
    case COR_EXPECT_PADDING:
        return "padding";
    case COR_EXPECT_NUMBER_ARRAY:
        return "numbers";
    case COR_EXPECT_STRING_ARRAY:
        return "texts";
    case COR_EXPECT_COLOR_ARRAY:
        return "colours";
    case COR_EXPECT_VARIABLE_ANCHORS:
        return "anchors with offsets";
    case COR_EXPECT_NUMBER_OR_ARRAY:
        return "number or numbers";
    default:
        return "text";
    }
}

static void put_kind(const cor_property_spec *spec)
{
    if (spec->kind != COR_EXPECT_ENUM) {
        printf("%s", kind_words(spec));
        return;
    }
    for (size_t i = 0; spec->enums[i]; i++)
        printf("%s`%s`", i ? ", " : "", spec->enums[i]);
}

static void put_color(cor_color c)
{
    if (c.a == 0)
        printf("none");
    else
        printf("`#%02x%02x%02x`", (unsigned) lroundf(c.r * 255), (unsigned) lroundf(c.g * 255),
               (unsigned) lroundf(c.b * 255));
}

static void put_default(cor_value value)
{
    char number[COR_NUMBER_SPACE];
    switch (value.kind) {
    case COR_BOOL:
        printf("`%s`", value.boolean ? "true" : "false");
        break;
    case COR_NUMBER:
        cor_format_shortest(number, value.number);
        printf("%s", number);
        break;
    case COR_STRING:
        printf(*value.string ? "`%s`" : "none", value.string);
        break;
    case COR_COLOR:
        put_color(value.color);
        break;
    case COR_ARRAY:
        for (size_t i = 0; i < value.array->n; i++) {
            printf("%s", i ? ", " : "");
            put_default(value.array->items[i]);
        }
        break;
    default:
        printf("none");
    }
}

static void put_support(const cor_property_row *row)
{
    if (row->support == COR_NOT_ON_PAPER)
        printf("not on paper: %s", row->why);
    else if (row->odd_value)
        printf("drawn; `%s` %s", row->odd_value, row->odd_why);
    else
        printf("drawn");
}

static void put_row(const cor_property_row *row)
{
    printf("| `%s` | %s | ", row->name, row->layout ? "layout" : "paint");
    put_kind(&row->spec);
    printf(" | ");
    put_default(row->spec.fallback);
    printf(" | %s%s%s%s | ", row->literal ? "constant" : "", row->spec.zoom ? "z" : "",
           row->spec.zoom && row->spec.feature ? " " : "", row->spec.feature ? "f" : "");
    put_support(row);
    printf(" |\n");
}

static void put_layer_type(cor_layer_type type)
{
    size_t n;
    const cor_property_row *rows = cor_spec_rows(type, &n);
    const char *note = cor_spec_type_note(type);
    printf("\n## %s\n\n", cor_layer_type_name(type));
    if (note) printf("A layer of this type %s; the style's reader warns of it.\n\n", note);
    printf("| property | group | value | default | may look at | here |\n|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < n; i++)
        put_row(&rows[i]);
}

int main(void)
{
    printf("%s", intro);
    for (int type = 0; type < COR_LAYER_TYPES; type++)
        put_layer_type((cor_layer_type) type);
    return 0;
}
