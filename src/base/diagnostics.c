#include "base/diagnostics.h"

#include <stdarg.h>
#include <string.h>

#include <glib.h>

#include "base/arena.h"

/* Beyond this many, remarks are only counted: a table of a million bad rows says so once a reason, not a million times.
 */
enum { MOST_REMARKS = 1000 };

struct cor_remarks {
    cor_arena *arena;
    GArray *list; /* of cor_remark */
};

cor_remarks *cor_remarks_new(void)
{
    cor_remarks *remarks = g_new(cor_remarks, 1);
    remarks->arena = cor_arena_new();
    remarks->list = g_array_new(FALSE, FALSE, sizeof(cor_remark));
    return remarks;
}

void cor_remarks_free(cor_remarks *remarks)
{
    if (!remarks) return;
    g_array_free(remarks->list, TRUE);
    cor_arena_free(remarks->arena);
    g_free(remarks);
}

void cor_remarks_reset(cor_remarks *remarks)
{
    g_array_set_size(remarks->list, 0);
    cor_arena_reset(remarks->arena);
}

/* B says nothing that A doesn't: it may lack the key. */
static bool same(const cor_remark *a, const cor_remark *b)
{
    return a->line == b->line && a->column == b->column && a->is_error == b->is_error && !g_strcmp0(a->file, b->file) &&
           !strcmp(a->message, b->message) && (!b->key || !g_strcmp0(a->key, b->key));
}

bool cor_remarks_full(const cor_remarks *remarks)
{
    return !remarks || remarks->list->len >= MOST_REMARKS;
}

void cor_remarks_add(cor_remarks *remarks, const cor_remark *remark)
{
    if (cor_remarks_full(remarks)) return;
    for (guint i = 0; i < remarks->list->len; i++)
        if (same(&g_array_index(remarks->list, cor_remark, i), remark)) return;
    cor_remark kept = *remark;
    kept.file = cor_arena_copy(remarks->arena, remark->file);
    kept.message = cor_arena_copy(remarks->arena, remark->message);
    kept.key = cor_arena_copy(remarks->arena, remark->key);
    g_array_append_val(remarks->list, kept);
}

void cor_warn(cor_remarks *remarks, const char *file, int line, int column, const char *format, ...)
{
    if (!remarks) return;
    va_list args;
    va_start(args, format);
    char *message = g_strdup_vprintf(format, args);
    va_end(args);
    cor_remarks_add(remarks, &(cor_remark){.file = file, .line = line, .column = column, .message = message});
    g_free(message);
}

void cor_remark_error(cor_remarks *remarks, const cor_error *err)
{
    if (!remarks || !err) return;
    cor_remarks_add(remarks, &(cor_remark){.file = err->file[0] ? err->file : NULL,
                                           .line = err->line,
                                           .column = err->column,
                                           .is_error = true,
                                           .message = err->message});
}

size_t cor_remarks_count(const cor_remarks *remarks)
{
    return remarks->list->len;
}

const cor_remark *cor_remarks_get(const cor_remarks *remarks, size_t index)
{
    return &g_array_index(remarks->list, cor_remark, index);
}
