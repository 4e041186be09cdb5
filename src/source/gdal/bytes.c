#include "source/gdal/bytes.h"

#include <string.h>

#include <cpl_conv.h>
#include <cpl_vsi.h>
#include <glib.h>

#include "source/encoding.h"

static const char utf8_mark[] = "\xef\xbb\xbf";

static cor_file_result read_virtual(const cor_request *request, cor_bytes *bytes)
{
    enum { MAX_BYTES = 1 << 30 };
    GByte *data = NULL;
    vsi_l_offset size = 0;
    if (!request->trusted || !g_str_has_prefix(request->url, "/vsi")) return COR_FILE_MISSING;
    if (!VSIIngestFile(NULL, request->url, &data, &size, MAX_BYTES)) return COR_FILE_MISSING;
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

void cor_bytes_recode(cor_bytes *bytes, size_t skip, const char *name)
{
    size_t size;
    char *text = cor_convert_all(name, (const char *) bytes->data + skip, bytes->size - skip, &size);
    cor_bytes_free(bytes);
    *bytes = (cor_bytes){.data = (unsigned char *) text, .size = size};
}

static bool starts_with(const cor_bytes *bytes, const char *mark)
{
    size_t n = strlen(mark);
    return bytes->size >= n && !memcmp(bytes->data, mark, n);
}

bool cor_bytes_obey_mark(cor_bytes *bytes)
{
    if (starts_with(bytes, utf8_mark))
        memmove(bytes->data, bytes->data + strlen(utf8_mark), bytes->size -= strlen(utf8_mark));
    else if (starts_with(bytes, "\xff\xfe"))
        cor_bytes_recode(bytes, 2, "UTF-16LE");
    else if (starts_with(bytes, "\xfe\xff"))
        cor_bytes_recode(bytes, 2, "UTF-16BE");
    else
        return false;
    return true;
}

bool cor_file_is_marked(const char *path)
{
    cor_input input;
    char start[3];
    if (cor_file_look(path) != COR_FILE_READ || cor_input_open(path, &input) != COR_FILE_READ) return false;
    bool marked = cor_input_copy(&input, 0, start, 3) == 3 && !memcmp(start, utf8_mark, 3);
    cor_input_close(&input);
    return marked;
}
