#include "base/diagnostics.h"

#include <stdarg.h>
#include <string.h>

#include <glib.h>

#include "base/arena.h"

/* Beyond this many, diagnostics are only counted: a table of a million bad rows says so once a reason, not a million
 * times.
 */
enum { MAX_DIAGNOSTICS = 1000 };

struct cor_diagnostics {
    cor_arena *arena;
    GArray *list; /* of cor_remark */
};

cor_diagnostics *cor_diagnostics_new(void)
{
    cor_diagnostics *diagnostics = g_new(cor_diagnostics, 1);
    diagnostics->arena = cor_arena_new();
    diagnostics->list = g_array_new(FALSE, FALSE, sizeof(cor_remark));
    return diagnostics;
}

void cor_diagnostics_free(cor_diagnostics *diagnostics)
{
    if (!diagnostics) return;
    g_array_free(diagnostics->list, TRUE);
    cor_arena_free(diagnostics->arena);
    g_free(diagnostics);
}

void cor_diagnostics_reset(cor_diagnostics *diagnostics)
{
    g_array_set_size(diagnostics->list, 0);
    cor_arena_reset(diagnostics->arena);
}

/* B says nothing that A doesn't: it may lack the key. */
static bool same(const cor_remark *a, const cor_remark *b)
{
    return a->line == b->line && a->column == b->column && a->is_error == b->is_error && a->is_note == b->is_note &&
           !g_strcmp0(a->file, b->file) && !strcmp(a->message, b->message) && (!b->key || !g_strcmp0(a->key, b->key));
}

bool cor_diagnostics_says(const cor_diagnostics *diagnostics, const char *message)
{
    for (guint i = 0; diagnostics && i < diagnostics->list->len; i++)
        if (!strcmp(g_array_index(diagnostics->list, cor_remark, i).message, message)) return true;
    return false;
}

bool cor_diagnostics_full(const cor_diagnostics *diagnostics)
{
    return !diagnostics || diagnostics->list->len >= MAX_DIAGNOSTICS;
}

void cor_diagnostics_add(cor_diagnostics *diagnostics, const cor_remark *diagnostic)
{
    if (cor_diagnostics_full(diagnostics)) return;
    for (guint i = 0; i < diagnostics->list->len; i++)
        if (same(&g_array_index(diagnostics->list, cor_remark, i), diagnostic)) return;
    cor_remark kept = *diagnostic;
    kept.file = cor_arena_copy(diagnostics->arena, diagnostic->file);
    kept.message = cor_arena_copy(diagnostics->arena, diagnostic->message);
    kept.key = cor_arena_copy(diagnostics->arena, diagnostic->key);
    g_array_append_val(diagnostics->list, kept);
}

static void add(cor_diagnostics *diagnostics, cor_location location, bool is_note, const char *format, va_list args)
{
    if (!diagnostics) return;
    char *message = g_strdup_vprintf(format, args);
    cor_diagnostics_add(diagnostics, &(cor_remark){.file = location.file,
                                                   .line = location.line,
                                                   .column = location.column,
                                                   .is_note = is_note,
                                                   .message = message});
    g_free(message);
}

void cor_warn(cor_diagnostics *diagnostics, cor_location location, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(diagnostics, location, false, format, args);
    va_end(args);
}

void cor_note(cor_diagnostics *diagnostics, cor_location location, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(diagnostics, location, true, format, args);
    va_end(args);
}

size_t cor_diagnostics_warnings(const cor_diagnostics *diagnostics)
{
    size_t n = 0;
    for (guint i = 0; i < diagnostics->list->len; i++) {
        const cor_remark *remark = &g_array_index(diagnostics->list, cor_remark, i);
        n += !remark->is_error && !remark->is_note;
    }
    return n;
}

void cor_diagnostics_add_error(cor_diagnostics *diagnostics, const cor_error *err)
{
    if (!diagnostics || !err) return;
    cor_diagnostics_add(diagnostics, &(cor_remark){.file = err->file[0] ? err->file : NULL,
                                                   .line = err->line,
                                                   .column = err->column,
                                                   .is_error = true,
                                                   .message = err->message});
}

size_t cor_diagnostics_count(const cor_diagnostics *diagnostics)
{
    return diagnostics->list->len;
}

const cor_remark *cor_diagnostics_get(const cor_diagnostics *diagnostics, size_t index)
{
    return &g_array_index(diagnostics->list, cor_remark, index);
}
