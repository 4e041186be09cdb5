/* Lists, and texts as lists of characters. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "expr/convert.h"
#include "expr/machine.h"

static bool run_at(cor_machine *m, cor_value *args)
{
    double index = args[0].number;
    const cor_array *array = args[1].array;
    if (index < 0) return cor_stop_value(m, "an index below 0; the first item has the index 0", args[0]);
    if (index >= (double) array->n)
        return cor_stop_value(m, "an index beyond the end; the first item has the index 0", args[0]);
    if (index != floor(index))
        return cor_stop_value(m, "an index that is not a whole number; [\"floor\", …] makes one", args[0]);
    args[0] = array->items[(size_t) index];
    return true;
}

static bool is_needle(cor_value value)
{
    return value.kind == COR_NULL || value.kind == COR_BOOL || value.kind == COR_NUMBER || value.kind == COR_STRING;
}

static bool check_search(cor_machine *m, const cor_value *args)
{
    if (!is_needle(args[0]))
        return cor_stop_types(m, "a boolean, string, number or null can be searched for in an array or a string",
                              args[0], args[1]);
    if (args[1].kind != COR_STRING && args[1].kind != COR_ARRAY)
        return cor_stop_types(m, "only an array or a string can be searched in", args[0], args[1]);
    return true;
}

/* What is searched for in a text is text: null is "null". */
static const char *needle_text(cor_arena *arena, cor_value needle)
{
    return needle.kind == COR_NULL ? "null" : cor_text_of(arena, needle);
}

/* The first item from FROM on that equals NEEDLE; -1. */
static double find_item(const cor_array *array, cor_value needle, size_t from)
{
    for (size_t i = from; i < array->n; i++)
        if (cor_values_equal(array->items[i], needle)) return (double) i;
    return -1;
}

static bool run_in(cor_machine *m, cor_value *args)
{
    if (!cor_is_true(args[1])) {
        args[0] = cor_bool(false);
        return true;
    }
    if (!check_search(m, args)) return false;
    if (args[1].kind == COR_ARRAY)
        args[0] = cor_bool(find_item(args[1].array, args[0], 0) >= 0);
    else
        args[0] = cor_bool(strstr(args[1].string, needle_text(m->eval->arena, args[0])));
    return true;
}

/* ToIntegerOrInfinity, then counted from the end when negative, then within 0…LENGTH. */
static size_t relative_index(double index, size_t length)
{
    if (isnan(index)) return 0;
    index = trunc(index);
    if (index < 0) index += (double) length;
    return index < 0 ? 0 : index > (double) length ? length : (size_t) index;
}

/* UTF-16 counts a character beyond U+FFFF twice. */
static size_t utf16_length(const char *text)
{
    size_t n = 0;
    for (const unsigned char *c = (const unsigned char *) text; *c; c++)
        n += (*c & 0xC0) == 0x80 ? 0 : *c >= 0xF0 ? 2 : 1;
    return n;
}

/* Where the UTF-16 unit INDEX of TEXT starts; in the middle of a character, where the next one does. */
static const char *utf16_at(const char *text, size_t index)
{
    size_t n = 0;
    while (*text && n < index) {
        n += (unsigned char) *text >= 0xF0 ? 2 : 1;
        text = g_utf8_next_char(text);
    }
    return text;
}

/* As String.indexOf: FROM counts UTF-16 units and is not counted from the end. The result counts characters. */
static double find_text(const char *text, const char *needle, double from)
{
    size_t length = utf16_length(text);
    size_t start = isnan(from) || from < 0 ? 0 : from > (double) length ? length : (size_t) from;
    const char *found = strstr(utf16_at(text, start), needle);
    return found ? (double) g_utf8_strlen(text, found - text) : -1;
}

static bool run_index_of(cor_machine *m, const cor_instruction *at, cor_value *args)
{
    double from = at->n == 3 ? args[2].number : 0;
    if (!check_search(m, args)) return false;
    double index = args[1].kind == COR_ARRAY ? find_item(args[1].array, args[0], relative_index(from, args[1].array->n))
                                             : find_text(args[1].string, needle_text(m->eval->arena, args[0]), from);
    args[0] = cor_number(index);
    return true;
}

static cor_value slice_text(cor_arena *arena, const char *text, double begin, double end)
{
    size_t length = (size_t) g_utf8_strlen(text, -1);
    size_t first = relative_index(begin, length), last = relative_index(end, length);
    if (last <= first) return cor_string("");
    const char *from = g_utf8_offset_to_pointer(text, (glong) first);
    const char *to = g_utf8_offset_to_pointer(from, (glong) (last - first));
    return cor_string(cor_arena_copy_n(arena, from, (size_t) (to - from)));
}

static cor_value slice_array(cor_arena *arena, const cor_array *array, double begin, double end)
{
    size_t first = relative_index(begin, array->n), last = relative_index(end, array->n);
    cor_array *part = COR_NEW(arena, cor_array);
    if (last > first) *part = (cor_array){last - first, array->items + first};
    return (cor_value){.kind = COR_ARRAY, .array = part};
}

static bool run_slice(cor_machine *m, const cor_instruction *at, cor_value *args)
{
    double begin = args[1].number, end = at->n == 3 ? args[2].number : INFINITY;
    if (args[0].kind == COR_STRING)
        args[0] = slice_text(m->eval->arena, args[0].string, begin, end);
    else if (args[0].kind == COR_ARRAY)
        args[0] = slice_array(m->eval->arena, args[0].array, begin, end);
    else
        return cor_stop_type(m, cor_type_of_kind(COR_TYPE_ARRAY), args[0]);
    return true;
}

static bool run_length(cor_machine *m, cor_value *args)
{
    if (args[0].kind == COR_STRING)
        args[0] = cor_number((double) g_utf8_strlen(args[0].string, -1));
    else if (args[0].kind == COR_ARRAY)
        args[0] = cor_number((double) args[0].array->n);
    else
        return cor_stop_type(m, cor_type_of_kind(COR_TYPE_ARRAY), args[0]);
    return true;
}

bool cor_run_list(cor_machine *m, const cor_instruction *at, cor_value *args)
{
    switch ((cor_opcode) at->op) {
    case COR_OP_AT:
        return run_at(m, args);
    case COR_OP_IN:
        return run_in(m, args);
    case COR_OP_INDEX_OF:
        return run_index_of(m, at, args);
    case COR_OP_SLICE:
        return run_slice(m, at, args);
    case COR_OP_LENGTH:
        return run_length(m, args);
    default:
        args[0] = cor_array_value(m->eval->arena, args, at->n);
        return true;
    }
}
