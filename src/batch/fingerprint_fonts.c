/* Which fonts a page asks for is known when its texts are set. So the record of a page keeps their names, and whether
 * it is up to date is told by looking at the same files again: another font that is installed is none of its business.
 */
#include "batch/fingerprint_fonts.h"

#include <glib.h>

const char *cor_fingerprint_with_fonts(const char *without_fonts, cor_fonts *fonts, const char *const *files,
                                       cor_arena *arena)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *) without_fonts, -1);
    g_checksum_update(sum, (const guchar *) cor_fonts_fingerprint(fonts, files, arena), -1);
    const char *fingerprint = cor_arena_copy(arena, g_checksum_get_string(sum));
    g_checksum_free(sum);
    return fingerprint;
}

static const char *const *files_of(const json_t *list, cor_arena *arena)
{
    size_t i, n = 0;
    json_t *file;
    const char **files = COR_NEW_ARRAY(arena, const char *, json_array_size(list) + 1);
    json_array_foreach(list, i, file) if (json_is_string(file)) files[n++] = json_string_value(file);
    return files;
}

const char *cor_fingerprint_by_record(const char *without_fonts, cor_fonts *fonts, const json_t *record,
                                      cor_arena *arena)
{
    const json_t *list = json_object_get(record, "fonts");
    return list ? cor_fingerprint_with_fonts(without_fonts, fonts, files_of(list, arena), arena) : NULL;
}
