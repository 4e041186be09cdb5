/* Which font files texts were set with, and what they are, told without reading them whole. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "text/fonts.h"
#include "text/text.h"

enum { HEAD = 4096 }; /* holds the directory of tables, of a collection's first fonts, too */

void cor_fonts_forget(cor_fonts *fonts)
{
    for (int i = 0; i < cor_family_count() * COR_FONT_STYLES; i++)
        fonts->slots[i].asked_for = false;
    fonts->lacking = false;
}

const char *const *cor_fonts_asked(cor_fonts *fonts, cor_arena *arena)
{
    GPtrArray *files = g_ptr_array_new();
    for (int i = 0; i < cor_family_count() * COR_FONT_STYLES; i++) {
        if (!fonts->slots[i].asked_for) continue;
        const char *style = cor_font_style_names[i % COR_FONT_STYLES];
        const char *file = cor_family_path(arena, "", cor_family_at(i / COR_FONT_STYLES), style) + 1;
        /* Families of one collection share their file. */
        if (!g_ptr_array_find_with_equal_func(files, file, g_str_equal, NULL)) g_ptr_array_add(files, (gpointer) file);
    }
    g_ptr_array_add(files, NULL);
    const char *const *list = cor_arena_memdup(arena, files->pdata, files->len * sizeof *files->pdata);
    g_ptr_array_unref(files);
    return list;
}

/* FILE is taken out of a record that others may have written: it must lie where fonts do. */
static bool is_font(const char *file)
{
    const char *name = strrchr(file, '/');
    return (g_str_has_prefix(file, "truetype/noto/Noto") || g_str_has_prefix(file, "opentype/noto/Noto")) &&
           name == file + strlen("truetype/noto");
}

/* "-" for a file that is missing. */
static const char *look_at(cor_fonts *fonts, const char *file)
{
    unsigned char head[HEAD];
    int fd =
        is_font(file) ? open(cor_arena_format(fonts->arena, "%s/%s", fonts->folder, file), O_RDONLY | O_CLOEXEC) : -1;
    if (fd < 0) return "-";
    ssize_t n = read(fd, head, sizeof head);
    off_t size = lseek(fd, 0, SEEK_END);
    close(fd);
    char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, head, n > 0 ? (gsize) n : 0);
    const char *text = cor_arena_format(fonts->arena, "%lld %s", (long long) size, sum);
    g_free(sum);
    return text;
}

static const char *known_of(cor_fonts *fonts, const char *file)
{
    const char *known = g_hash_table_lookup(fonts->files, file);
    if (known) return known;
    known = look_at(fonts, file);
    g_hash_table_insert(fonts->files, cor_arena_copy(fonts->arena, file), (gpointer) known);
    return known;
}

const char *cor_fonts_fingerprint(cor_fonts *fonts, const char *const *files, cor_arena *arena)
{
    GString *all = g_string_new(NULL);
    for (; *files; files++)
        g_string_append_printf(all, "%s %s\n", *files, known_of(fonts, *files));
    const char *fingerprint = cor_arena_copy(arena, all->str);
    g_string_free(all, TRUE);
    return fingerprint;
}
