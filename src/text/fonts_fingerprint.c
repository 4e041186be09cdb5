/* Which font files there are, told without reading them whole. */
#include <fcntl.h>
#include <unistd.h>

#include "text/fonts.h"
#include "text/text.h"

enum { HEAD = 4096 }; /* holds the directory of tables, of a collection's first fonts, too */

static void add_file(GChecksum *sum, const char *path)
{
    unsigned char head[HEAD];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return;
    ssize_t n = read(fd, head, sizeof head);
    off_t size = lseek(fd, 0, SEEK_END);
    close(fd);
    char *line = g_strdup_printf("%s %lld\n", path, (long long) size);
    g_checksum_update(sum, (const guchar *) line, -1);
    if (n > 0) g_checksum_update(sum, head, n);
    g_free(line);
}

const char *cor_fonts_fingerprint(cor_fonts *fonts)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (int i = 0; i < cor_family_count(); i++)
        for (int style = 0; style < COR_FONT_STYLES; style++)
            add_file(sum, cor_family_path(fonts->arena, fonts->folder, cor_family_at(i), cor_font_style_names[style]));
    const char *fingerprint = cor_arena_copy(fonts->arena, g_checksum_get_string(sum));
    g_checksum_free(sum);
    return fingerprint;
}
