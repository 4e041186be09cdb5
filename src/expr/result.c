/* What others read out of results. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "expr/convert.h"
#include "expr/machine.h"

static const char *const *font_names(cor_arena *arena, const cor_array *fonts)
{
    if (!fonts) return NULL;
    const char **names = COR_NEW_ARRAY(arena, const char *, fonts->n + 1);
    for (size_t i = 0; i < fonts->n; i++)
        names[i] = fonts->items[i].string;
    return names;
}

static cor_text_section section_of(cor_arena *arena, const struct cor_formatted_section *from)
{
    return (cor_text_section){.text = from->image ? NULL : from->text,
                              .image = from->image,
                              .scale = isnan(from->scale) ? 1 : from->scale,
                              .fonts = font_names(arena, from->fonts),
                              .has_color = from->has_color,
                              .color = from->color,
                              .vertical_align = from->vertical_align};
}

const cor_text_section *cor_value_sections(cor_value value, cor_arena *arena, size_t *ret_n)
{
    bool formatted = value.kind == COR_OTHER && value.subkind == COR_OTHER_FORMATTED;
    const cor_formatted *text = formatted ? value.other : NULL;
    *ret_n = formatted ? text->n : 1;
    cor_text_section *sections = COR_NEW_ARRAY(arena, cor_text_section, *ret_n);
    for (size_t i = 0; formatted && i < text->n; i++)
        sections[i] = section_of(arena, &text->sections[i]);
    if (!formatted) sections[0] = (cor_text_section){.text = cor_text_of(arena, value), .scale = 1};
    return sections;
}

const char *cor_value_image(cor_value value)
{
    if (value.kind == COR_STRING) return *value.string ? value.string : NULL;
    bool image = value.kind == COR_OTHER && value.subkind == COR_OTHER_IMAGE;
    return image ? ((const cor_resolved_image *) value.other)->name : NULL;
}

const cor_array *cor_value_array(cor_value value)
{
    if (value.kind == COR_ARRAY) return value.array;
    if (value.kind != COR_OTHER) return NULL;
    switch ((cor_other_kind) value.subkind) {
    case COR_OTHER_PADDING:
    case COR_OTHER_NUMBER_ARRAY:
    case COR_OTHER_COLOR_ARRAY:
    case COR_OTHER_ANCHORS:
        return value.other;
    default:
        return NULL;
    }
}

const char *cor_value_text(cor_value value, cor_arena *arena)
{
    return cor_text_of(arena, value);
}

/* A formatted text of one plain section is a string in the machine. */
static cor_value as_formatted(cor_arena *arena, cor_value value)
{
    cor_formatted *formatted = COR_NEW(arena, cor_formatted);
    struct cor_formatted_section *section = COR_NEW(arena, struct cor_formatted_section);
    *section = (struct cor_formatted_section){.text = value.string, .scale = NAN};
    *formatted = (cor_formatted){1, section};
    return cor_other(COR_OTHER_FORMATTED, formatted);
}

static const char *color_json(cor_arena *arena, cor_color color)
{
    cor_value items[4];
    double c[4];
    cor_color_channels(color, c);
    for (int i = 0; i < 4; i++)
        items[i] = cor_number(i < 3 ? c[i] * c[3] : c[3]);
    return cor_json_of(arena, cor_array_value(arena, items, 4));
}

const char *cor_value_json(const cor_program *program, cor_value value, cor_arena *arena)
{
    if (value.kind == COR_COLOR && program->type->kind == COR_TYPE_COLOR) return color_json(arena, value.color);
    if (value.kind == COR_STRING && program->type->kind == COR_TYPE_FORMATTED) value = as_formatted(arena, value);
    return cor_json_of(arena, value);
}
