/* Texts made of texts. */
#include <string.h>

#include <glib.h>

#include "expr/convert.h"
#include "expr/machine.h"

static cor_value kept(cor_arena *arena, GString *text)
{
    cor_value value = cor_string(cor_arena_copy_n(arena, text->str, text->len));
    g_string_free(text, TRUE);
    return value;
}

/* Adds PART; false when it would be too much. */
static bool append(GString *out, const char *part)
{
    size_t length = strlen(part);
    if (length > COR_MAX_TEXT - out->len) return false;
    g_string_append_len(out, part, (gssize) length);
    return true;
}

static bool fail_long(cor_machine *m, GString *out)
{
    g_string_free(out, TRUE);
    return cor_stop_text(m, COR_TEXT_TOO_LONG);
}

static bool run_concat(cor_machine *m, cor_value *args, size_t n)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < n; i++)
        if (!append(out, cor_text_of(m->eval->arena, args[i]))) return fail_long(m, out);
    args[0] = kept(m->eval->arena, out);
    return true;
}

static bool run_join(cor_machine *m, cor_value *args)
{
    cor_arena *arena = m->eval->arena;
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < args[0].array->n; i++)
        if ((i && !append(out, args[1].string)) || !append(out, cor_text_of(arena, args[0].array->items[i])))
            return fail_long(m, out);
    args[0] = kept(arena, out);
    return true;
}

static void add_part(cor_arena *arena, GArray *parts, const char *text, size_t length)
{
    cor_value part = cor_string(cor_arena_copy_n(arena, text, length));
    g_array_append_val(parts, part);
}

static void split_characters(cor_arena *arena, GArray *parts, const char *text)
{
    while (*text) {
        const char *next = g_utf8_next_char(text);
        add_part(arena, parts, text, (size_t) (next - text));
        text = next;
    }
}

static void split_at(cor_arena *arena, GArray *parts, const char *text, const char *mark)
{
    const char *found;
    while ((found = strstr(text, mark))) {
        add_part(arena, parts, text, (size_t) (found - text));
        text = found + strlen(mark);
    }
    add_part(arena, parts, text, strlen(text));
}

static void run_split(cor_arena *arena, cor_value *args)
{
    GArray *parts = g_array_new(FALSE, FALSE, sizeof(cor_value));
    if (*args[1].string)
        split_at(arena, parts, args[0].string, args[1].string);
    else
        split_characters(arena, parts, args[0].string);
    args[0] = cor_array_value(arena, (const cor_value *) (void *) parts->data, parts->len);
    g_array_free(parts, TRUE);
}

bool cor_run_text(cor_machine *m, const cor_instruction *at, cor_value *args)
{
    cor_arena *arena = m->eval->arena;
    switch ((cor_opcode) at->op) {
    case COR_OP_CONCAT:
        return run_concat(m, args, at->n);
    case COR_OP_SPLIT:
        run_split(arena, args);
        return true;
    default:
        return run_join(m, args);
    }
}
