#include "base/relative_path.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

/* FOLDER from the root on. One that is not there has no links. */
static char *real_folder(const char *folder)
{
    char *real = realpath(folder, NULL);
    if (!real) return g_canonicalize_filename(folder, NULL);
    char *copy = g_strdup(real);
    free(real);
    return copy;
}

static char *real_path(const char *path)
{
    char *folder = g_path_get_dirname(path), *name = g_path_get_basename(path), *real = real_folder(folder);
    char *all = g_build_filename(real, name, NULL), *plain = g_canonicalize_filename(all, NULL);
    g_free(all);
    g_free(real);
    g_free(name);
    g_free(folder);
    return plain;
}

/* The names of a canonical path: none of "/". */
static char **names_of(const char *path)
{
    return g_strsplit(path[1] ? path + 1 : "", G_DIR_SEPARATOR_S, -1);
}

static const char *way(cor_arena *arena, char **from, char **to)
{
    size_t shared = 0;
    GString *text = g_string_new(NULL);
    while (from[shared] && to[shared] && !strcmp(from[shared], to[shared]))
        shared++;
    for (size_t i = shared; from[i]; i++)
        g_string_append(text, text->len ? "/.." : "..");
    for (size_t i = shared; to[i]; i++)
        g_string_append_printf(text, "%s%s", text->len ? "/" : "", to[i]);
    const char *copy = cor_arena_copy(arena, text->len ? text->str : ".");
    g_string_free(text, TRUE);
    return copy;
}

const char *cor_relative_path(cor_arena *arena, const char *folder, const char *path)
{
    char *start = real_folder(folder), *end = real_path(path);
    char **from = names_of(start), **to = names_of(end);
    const char *relative = way(arena, from, to);
    g_strfreev(from);
    g_strfreev(to);
    g_free(start);
    g_free(end);
    return relative;
}
