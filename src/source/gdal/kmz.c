#include "source/gdal/kmz.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <glib.h>

#include "source/gdal/fence.h"
#include "source/gdal/paths.h"

enum { MAX_BYTES = 256 << 20, MAX_FILES = 10000, CHUNK = 1 << 16 };

bool cor_kmz_is(const char *url)
{
    return cor_file_has_extension(url, "kmz");
}

/* The first KML of ARCHIVE, which no folder holds: what shows it takes that one. Caller frees; NULL: none. */
static char *find_document(const char *archive)
{
    char *found = NULL, **entries = VSIReadDirEx(archive, MAX_FILES);
    for (char **entry = entries; entry && *entry && !found; entry++)
        if (cor_file_has_extension(*entry, "kml")) found = g_strconcat(archive, "/", *entry, NULL);
    CSLDestroy(entries);
    return found;
}

/* What it unpacks to is known only when it is unpacked. */
static cor_status unpack(const cor_source_location *location, VSILFILE *file, cor_bytes *ret_bytes, cor_error *err)
{
    GByteArray *all = g_byte_array_new();
    guint8 *chunk = g_malloc(CHUNK);
    size_t n;
    while (all->len <= MAX_BYTES && (n = VSIFReadL(chunk, 1, CHUNK, file)) > 0)
        g_byte_array_append(all, chunk, (guint) n);
    g_free(chunk);
    bool too_much = all->len > MAX_BYTES;
    size_t size = all->len;
    g_byte_array_append(all, (const guint8 *) "", 1);
    *ret_bytes = (cor_bytes){.data = g_byte_array_free(all, too_much), .size = size};
    return too_much ? cor_source_fail(location, err, "unpacks to more than 256 MiB") : COR_OK;
}

static cor_status read_document(const cor_source_location *location, const char *archive, cor_bytes *ret_bytes,
                                cor_error *err)
{
    char *name = find_document(archive);
    VSILFILE *file = name ? VSIFOpenL(name, "rb") : NULL;
    cor_status st = file ? unpack(location, file, ret_bytes, err)
                         : cor_source_fail(location, err, "is no archive that holds a KML; export it anew, as KML");
    if (file) VSIFCloseL(file);
    g_free(name);
    return st;
}

cor_status cor_kmz_read(const cor_request *request, cor_bytes *ret_bytes, cor_error *err)
{
    cor_gdal_fence fence = {0};
    cor_source_location location = cor_location_of_request(request);
    cor_file_result look = cor_file_look(request->url);
    if (look != COR_FILE_READ && !(request->trusted && g_str_has_prefix(request->url, "/vsi")))
        return cor_source_fail(&location, err, "%s", cor_file_words(look));
    char *path = look == COR_FILE_READ ? cor_gdal_plain_path(request->url) : g_strdup(request->url);
    char *name = cor_gdal_let_in(&fence, path, "document.kmz"), *archive = g_strconcat("/vsizip/", name, NULL);
    cor_status st = read_document(&location, archive, ret_bytes, err);
    cor_gdal_fence_close(&fence);
    g_free(archive);
    g_free(name);
    g_free(path);
    return st;
}
