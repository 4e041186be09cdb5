#include "source/gdal/paths.h"

#include <string.h>

#include <cpl_vsi.h>
#include <glib.h>

#include "base/words.h"

char *cor_gdal_plain_path(const char *path)
{
    return *path == '/' ? g_strdup(path) : g_strconcat("./", path, NULL);
}

/* Its folder is named by an address of ours, so that threads don't meet. */
char *cor_gdal_lend(cor_gdal_open *open, const char *name, const unsigned char *bytes, size_t size)
{
    if (!open->folder) open->folder = g_strdup_printf("/vsimem/corridor-%p", (void *) open);
    char *path = g_build_filename(open->folder, name, NULL);
    VSILFILE *file = VSIFileFromMemBuffer(path, (GByte *) bytes, size, FALSE);
    if (file) VSIFCloseL(file);
    return path;
}

char *cor_gdal_stem_of(const char *url)
{
    char *base = g_path_get_basename(url);
    char *dot = strrchr(base, '.');
    if (dot && dot != base) *dot = 0;
    return base;
}

const char *cor_gdal_stem(const char *url, cor_arena *arena)
{
    char *stem = cor_gdal_stem_of(url);
    const char *copy = cor_valid_text(arena, cor_arena_copy(arena, stem), strlen(stem));
    g_free(stem);
    return copy;
}
