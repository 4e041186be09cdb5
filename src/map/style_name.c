/* Styles by name: those that come with Corridor. */
#include "map/internal.h"

#include <string.h>

#include <glib.h>

#include "base/installed.h"
#include "base/words.h"

static const char ENDING[] = ".yaml";

/* A name is a word; a path has a folder or an ending. */
static bool is_name(const char *text)
{
    return *text && !strpbrk(text, "/.");
}

static gint by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

/* The styles in FOLDER, without their ending, in order. */
static GPtrArray *names_in(cor_arena *arena, const char *folder)
{
    GPtrArray *names = g_ptr_array_new();
    GDir *dir = g_dir_open(folder, 0, NULL);
    for (const char *file; dir && (file = g_dir_read_name(dir));)
        if (g_str_has_suffix(file, ENDING))
            g_ptr_array_add(names, (gpointer) cor_arena_copy_n(arena, file, strlen(file) - strlen(ENDING)));
    if (dir) g_dir_close(dir);
    g_ptr_array_sort(names, by_name);
    return names;
}

static void fault_unknown(cor_map_reader *reader, const cor_node *node, const char *folder)
{
    GPtrArray *names = names_in(reader->arena, folder);
    const char *const *known = (const char *const *) names->pdata;
    const char *nearest = cor_nearest_word(node->text, known, names->len),
               *all = cor_arena_format(reader->arena, "; it is %s, or the path of a file",
                                       cor_words_listed(reader->arena, known, names->len, "or"));
    g_ptr_array_unref(names);
    cor_map_fault(reader, node, "there is no style \"%.80s\"%s", node->text, cor_hint_of(nearest, '"', all).text);
}

static const char *find_bundled(cor_map_reader *reader, const cor_node *node, const char *folder)
{
    const char *path = cor_arena_format(reader->arena, "%s/%s%s", folder, node->text, ENDING);
    if (g_file_test(path, G_FILE_TEST_IS_REGULAR)) return path;
    fault_unknown(reader, node, folder);
    return NULL;
}

static const char *find_named(cor_map_reader *reader, const cor_node *node)
{
    char *bundled = cor_bundled_folder(), *folder = bundled ? g_build_filename(bundled, "styles", NULL) : NULL;
    const char *path = folder ? find_bundled(reader, node, folder) : NULL;
    if (!folder)
        cor_map_fault(
            reader, node,
            "the bundled styles are not found beside Corridor's library (in share/corridor/styles); write the "
            "path of a style");
    g_free(folder);
    g_free(bundled);
    return path;
}

const char *cor_map_find_style(cor_map_reader *reader, const cor_node *node)
{
    if (is_name(node->text)) return find_named(reader, node);
    const char *path = cor_map_resolve(reader, node->text);
    if (g_file_test(path, G_FILE_TEST_IS_REGULAR)) return path;
    cor_map_fault(reader, node, "there is no style file %.200s; paths are relative to the document", path);
    return NULL;
}
