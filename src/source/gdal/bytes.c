#include "source/gdal/bytes.h"

#include <string.h>

#include <cpl_conv.h>
#include <cpl_vsi.h>
#include <glib.h>

static cor_file_result read_virtual(const cor_request *request, cor_bytes *bytes)
{
    enum { LARGEST = 1 << 30 };
    GByte *data = NULL;
    vsi_l_offset size = 0;
    if (!request->trusted || !g_str_has_prefix(request->url, "/vsi")) return COR_FILE_MISSING;
    if (!VSIIngestFile(NULL, request->url, &data, &size, LARGEST)) return COR_FILE_MISSING;
    *bytes = (cor_bytes){.data = g_malloc(size + 1), .size = size};
    memcpy(bytes->data, data, size + 1); /* VSIIngestFile puts a NUL at the end, too */
    CPLFree(data);
    return COR_FILE_READ;
}

cor_file_result cor_gdal_read_file(const cor_request *request, cor_bytes *ret_bytes)
{
    cor_file_result result = cor_file_read(request->url, ret_bytes);
    return result == COR_FILE_MISSING ? read_virtual(request, ret_bytes) : result;
}

bool cor_file_is_marked(const char *path)
{
    cor_input input;
    char start[3];
    if (cor_file_look(path) != COR_FILE_READ || cor_input_open(path, &input) != COR_FILE_READ) return false;
    bool marked = cor_input_copy(&input, 0, start, 3) == 3 && !memcmp(start, "\xef\xbb\xbf", 3);
    cor_input_close(&input);
    return marked;
}
