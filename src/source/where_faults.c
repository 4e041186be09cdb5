/* What a filter could not compare, in words. */
#include <glib.h>

#include "base/number.h"
#include "source/day_text.h"
#include "source/number_text.h"
#include "source/where_internal.h"

static const char *shown_value(cor_where *where, cor_value value)
{
    enum { SHOWN = 60 };
    char number[COR_NUMBER_SPACE];
    switch (value.kind) {
    case COR_NUMBER:
        cor_format_shortest(number, value.number);
        return cor_arena_copy(where->arena, number);
    case COR_STRING: {
        char *start = g_utf8_substring(value.string, 0, MIN(SHOWN, g_utf8_strlen(value.string, -1)));
        const char *copy = cor_arena_copy(where->arena, start);
        g_free(start);
        return copy;
    }
    case COR_BOOL:
        return value.boolean ? "true" : "false";
    default:
        return "a list";
    }
}

void cor_where_note(cor_where *where, cor_where_fault_kind kind, const cor_where_node *node, cor_value cell,
                    cor_value other)
{
    cor_where_bad_cell *fault = &where->faults[kind];
    if (fault->there) return;
    bool is_field = node->kind == COR_WHERE_FIELD;
    *fault = (cor_where_bad_cell){.there = true,
                                  .field = is_field ? where->fields[node->field].name : NULL,
                                  .cell = shown_value(where, cell),
                                  .other = shown_value(where, other),
                                  .row = where->shown};
}

/* "the "toll" of row 5 is "10+"" */
static const char *place_of(const cor_where *where, const cor_where_bad_cell *fault, const char *row_word)
{
    if (fault->field)
        return cor_arena_format(where->arena, "the \"%s\" of %s %.15g is \"%s\"", fault->field, row_word, fault->row,
                                fault->cell);
    return cor_arena_format(where->arena, "in %s %.15g it comes to \"%s\"", row_word, fault->row, fault->cell);
}

/* What a document can say of a column of days that are not written as 2024-01-31. "": FAULT is of no such cell. */
static const char *type_hint(const cor_where *where, cor_where_fault_kind kind, const cor_where_bad_cell *fault)
{
    bool is_of_days = kind == COR_FAULT_NO_DAY || kind == COR_FAULT_NEVER_DAY;
    if (!is_of_days || !fault->field || cor_text_is_blank(fault->cell)) return "";
    cor_day_look look = cor_day_look_of(fault->cell);
    if (look == COR_DAY_NONE || look == COR_DAY_ISO) return "";
    return cor_arena_format(where->arena, ", or state under the source \"types: {%s: %s}\"%s", fault->field,
                            look == COR_DAY_UNTOLD ? "{format: \"%d/%m/%Y\"}" : "date",
                            look == COR_DAY_UNTOLD ? ", or with %m first" : "");
}

const char *cor_where_fault(const cor_where *where, const char *row_word)
{
    static const char *const words[COR_FAULTS] = {
        [COR_FAULT_NO_NUMBER] = "no number, and can't be compared with %s; correct that cell, or compare with text in "
                                "single quotes",
        [COR_FAULT_NUMBER_TEXT] = "text, as all of its column, and is compared with the number %s; write '%s' to "
                                  "compare text, or CAST(… AS real)",
        [COR_FAULT_NO_DAY] = "no day that can be compared with '%s'; write days as 2024-01-31",
        [COR_FAULT_DAY_LITERAL] = "a day, and is compared with '%s'; write days as 2024-01-31",
        [COR_FAULT_NEVER_DAY] = "no day%s; write days as 2024-01-31",
        [COR_FAULT_TEXT_LITERAL] = "no text, and is compared with '%s'; leave out the quotes, or CAST(… AS text)",
        [COR_FAULT_NO_TEXT] = "no text, and is used as such%s; CAST(… AS text) makes text of it",
    };
    for (size_t i = 0; i < COR_FAULTS; i++) {
        const cor_where_bad_cell *fault = &where->faults[i];
        if (!fault->there) continue;
        GString *out = g_string_new(place_of(where, fault, row_word));
        char **parts = g_strsplit(words[i], "%s", -1);
        char *rest = g_strjoinv(i == COR_FAULT_NO_TEXT || i == COR_FAULT_NEVER_DAY ? "" : fault->other, parts);
        g_string_append_printf(out, ", which is %s%s", rest, type_hint(where, i, fault));
        const char *message = cor_arena_copy(where->arena, out->str);
        g_free(rest);
        g_strfreev(parts);
        g_string_free(out, TRUE);
        return message;
    }
    return NULL;
}
