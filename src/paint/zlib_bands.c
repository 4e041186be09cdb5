#include "paint/zlib_bands.h"

#include <glib.h>
#include <libdeflate.h>

#include "base/parallel.h"
#include "paint/deflate_join.h"

enum {
    LEVEL = 3,        /* higher ones take longer than they save on flat map colours */
    BAND = 384 << 10, /* bytes: small enough for all cores, large enough to lose nothing */
    PRIME = 65521     /* of Adler-32 */
};

/* One band, compressed. */
typedef struct {
    uint8_t *bytes;
    size_t length;
    uint32_t adler; /* of its rows */
    size_t size;    /* of its rows */
} band;

/* What one thread needs; NULL before it is needed. */
typedef struct {
    struct libdeflate_compressor *compressor;
    uint8_t *raw; /* the rows of a band */
} bench;

typedef struct {
    const cor_bands *rows;
    size_t rows_a_band, n;
    band *bands;
    bench benches[COR_MAX_THREADS]; /* one for each thread */
} work;

/* Adler-32 of two pieces, one after the other (RFC 1950, 9). */
static uint32_t joined_adler(uint32_t first, uint32_t second, size_t second_size)
{
    uint64_t a = first & 0xffff, b = first >> 16, c = second & 0xffff, d = second >> 16;
    uint64_t low = (a + c + PRIME - 1) % PRIME;
    uint64_t high = (b + d + (a + PRIME - 1) % PRIME * (second_size % PRIME)) % PRIME;
    return (uint32_t) (high << 16 | low);
}

static void compress_band(void *context, unsigned thread, size_t index)
{
    work *w = context;
    bench *b = &w->benches[thread];
    if (!b->raw) *b = (bench){libdeflate_alloc_compressor(LEVEL), g_malloc(w->rows_a_band * w->rows->row_bytes)};
    size_t first = index * w->rows_a_band, end = MIN(first + w->rows_a_band, w->rows->n_rows);
    size_t size = (end - first) * w->rows->row_bytes;
    size_t bound = libdeflate_deflate_compress_bound(b->compressor, size);
    for (size_t row = first; row < end; row++)
        w->rows->fill_row(w->rows->context, row, b->raw + (row - first) * w->rows->row_bytes);
    band *out = &w->bands[index];
    out->bytes = g_malloc(bound + COR_DEFLATE_ROOM);
    out->length = libdeflate_deflate_compress(b->compressor, b->raw, size, out->bytes, bound);
    out->size = size;
    out->adler = libdeflate_adler32(1, b->raw, size);
    if (index + 1 < w->n) out->length = cor_deflate_reopen(out->bytes, out->length);
}

static void clear_benches(work *w)
{
    for (unsigned i = 0; i < COR_MAX_THREADS; i++) {
        if (w->benches[i].compressor) libdeflate_free_compressor(w->benches[i].compressor);
        g_free(w->benches[i].raw);
    }
}

static bool write_bands(const work *w, cor_band_write write, void *context)
{
    bool good = write(context, "\x78\x5e", 2);
    uint32_t adler = 1;
    for (size_t i = 0; i < w->n; i++) {
        adler = joined_adler(adler, w->bands[i].adler, w->bands[i].size);
        good = good && write(context, w->bands[i].bytes, w->bands[i].length);
        g_free(w->bands[i].bytes);
    }
    uint8_t end[] = {(uint8_t) (adler >> 24), (uint8_t) (adler >> 16), (uint8_t) (adler >> 8), (uint8_t) adler};
    return good && write(context, end, sizeof end);
}

bool cor_zlib_bands(const cor_bands *bands, cor_band_write write, void *context)
{
    work w = {.rows = bands, .rows_a_band = MAX(1, BAND / bands->row_bytes)};
    w.n = (bands->n_rows + w.rows_a_band - 1) / w.rows_a_band;
    w.bands = g_new0(band, w.n);
    cor_parallel_for(w.n, cor_thread_count(bands->alone), compress_band, &w);
    clear_benches(&w);
    bool good = write_bands(&w, write, context);
    g_free(w.bands);
    return good;
}
