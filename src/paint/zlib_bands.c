#include "paint/zlib_bands.h"

#include <glib.h>
#include <libdeflate.h>

enum { LEVEL = 3 };

bool cor_zlib_bands(const cor_bands *bands, cor_band_write write, void *context)
{
    size_t size = bands->n_rows * bands->row_bytes;
    unsigned char *rows = g_malloc(size);
    for (size_t i = 0; i < bands->n_rows; i++)
        bands->fill_row(bands->context, i, rows + i * bands->row_bytes);
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    size_t bound = libdeflate_zlib_compress_bound(compressor, size);
    unsigned char *packed = g_malloc(bound);
    size_t length = libdeflate_zlib_compress(compressor, rows, size, packed, bound);
    bool good = write(context, packed, length);
    libdeflate_free_compressor(compressor);
    g_free(packed);
    g_free(rows);
    return good;
}
