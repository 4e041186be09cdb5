/* How the reader says what is wrong: at once, in place, and goes on. */
#include <stdarg.h>
#include <stdio.h>

#include <glib.h>

#include "style/internal.h"

/* Appends the way from FROM to NODE: ".paint.line-color[2]". */
static bool find_way(GString *way, const cor_node *from, const cor_node *node)
{
    gsize length = way->len;
    if (from == node) return true;
    for (size_t i = 0; i < from->n; i++) {
        if (from->kind == COR_NODE_MAP)
            g_string_append_printf(way, ".%s", from->items[i]->key);
        else
            g_string_append_printf(way, "[%zu]", i);
        if (find_way(way, from->items[i], node)) return true;
        g_string_truncate(way, length);
    }
    return false;
}

/* The path of NODE, which the nodes themselves don't know. Errors are rare enough to look for it. */
static const char *path_of(const cor_reader *reader, const cor_node *node, const char *suffix)
{
    if (cor_diagnostics_full(reader->compiler->diagnostics)) return NULL;
    GString *way = g_string_new(reader->place.key);
    if (node && !find_way(way, reader->place.node, node)) g_string_assign(way, reader->place.key);
    g_string_append(way, suffix);
    const char *key = cor_arena_copy(reader->compiler->arena, way->str + (way->str[0] == '.'));
    g_string_free(way, TRUE);
    return key;
}

static void keep(cor_reader *reader, const cor_error *err, const char *key)
{
    if (reader->n_errors++ == 0) reader->first = *err;
    cor_diagnostics_add(reader->compiler->diagnostics, &(cor_remark){.file = err->file[0] ? err->file : NULL,
                                                                     .line = err->line,
                                                                     .column = err->column,
                                                                     .is_error = true,
                                                                     .message = err->message,
                                                                     .key = key});
}

static void COR_PRINTF(5, 0)
    say(cor_reader *reader, const cor_node *owner, const cor_node *node, bool at_key, const char *format, va_list args)
{
    char message[sizeof(((cor_error *) NULL)->message)];
    vsnprintf(message, sizeof(message), format, args);
    cor_error err = {0};
    at_key = at_key && node->key;
    cor_fail_at(&err, COR_BAD_DOCUMENT, at_key ? cor_key_location(node) : cor_node_location(node), "%s", message);
    keep(reader, &err, path_of(reader, owner, ""));
}

#define SAY(owner, node, at_key)                                                                                       \
    do {                                                                                                               \
        va_list args;                                                                                                  \
        va_start(args, format);                                                                                        \
        say(reader, owner, node, at_key, format, args);                                                                \
        va_end(args);                                                                                                  \
    } while (0)

void cor_style_error(cor_reader *reader, const cor_node *node, const char *format, ...)
{
    SAY(node, node, false);
}

void cor_style_key_error(cor_reader *reader, const cor_node *node, const char *format, ...)
{
    SAY(node, node, true);
}

void cor_style_error_of(cor_reader *reader, const cor_node *owner, const cor_node *node, const char *format, ...)
{
    SAY(owner, node, false);
}

void cor_style_key_error_of(cor_reader *reader, const cor_node *owner, const cor_node *node, const char *format, ...)
{
    SAY(owner, node, true);
}

void cor_style_warn(cor_reader *reader, const cor_node *node, const char *format, ...)
{
    char message[sizeof(((cor_error *) NULL)->message)];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof(message), format, args);
    va_end(args);
    cor_diagnostics_add(reader->compiler->diagnostics,
                        &(cor_remark){.file = node->file,
                                      .line = node->key ? node->key_line : node->line,
                                      .column = node->key ? node->key_column : node->column,
                                      .message = message,
                                      .key = path_of(reader, node, "")});
}

void cor_style_pass_on_at(cor_reader *reader, const cor_node *node, const char *suffix, const char *what,
                          const cor_error *err)
{
    cor_error said = {0};
    cor_fail_at(&said, COR_BAD_DOCUMENT, (cor_location){err->file[0] ? err->file : NULL, err->line, err->column},
                "%s: %s", what, err->message);
    keep(reader, &said, path_of(reader, node, suffix));
}
