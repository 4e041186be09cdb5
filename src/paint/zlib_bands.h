/* Rows compressed as one zlib stream, in bands of a fixed number of bytes on all
 * cores: the same bytes whatever their number. Knows no image format. */
#ifndef COR_PAINT_ZLIB_BANDS_H
#define COR_PAINT_ZLIB_BANDS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    size_t n_rows, row_bytes;
    void (*fill_row)(const void *context, size_t row, unsigned char *to); /* called from several threads */
    const void *context;
    bool alone; /* start no threads */
} cor_bands;

/* Receives the stream in order, in pieces. False stops. */
typedef bool (*cor_band_write)(void *context, const void *bytes, size_t length);

/* False when WRITE refused. */
bool cor_zlib_bands(const cor_bands *bands, cor_band_write write, void *context);

#endif
