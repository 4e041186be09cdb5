#include "paint/zlib_bands.h"

#include <glib.h>
#include <libdeflate.h>

#include "paint/deflate_join.h"

enum {
    LEVEL = 3,        /* higher ones take longer than they save on flat map colours */
    BAND = 384 << 10, /* bytes: small enough for all cores, large enough to lose nothing */
    MOST_THREADS = 16,
    PRIME = 65521 /* of Adler-32 */
};

/* One band, compressed. */
typedef struct {
    uint8_t *bytes;
    size_t length;
    uint32_t adler; /* of its rows */
    size_t size;    /* of its rows */
} band;

typedef struct {
    const cor_bands *rows;
    size_t rows_a_band, n;
    band *bands;
    gint next; /* band that nobody has taken yet */
} work;

/* Adler-32 of two pieces, one after the other (RFC 1950, 9). */
static uint32_t joined_adler(uint32_t first, uint32_t second, size_t second_size)
{
    uint64_t a = first & 0xffff, b = first >> 16, c = second & 0xffff, d = second >> 16;
    uint64_t low = (a + c + PRIME - 1) % PRIME;
    uint64_t high = (b + d + (a + PRIME - 1) % PRIME * (second_size % PRIME)) % PRIME;
    return (uint32_t) (high << 16 | low);
}

static void compress_band(const work *w, struct libdeflate_compressor *compressor, uint8_t *raw, size_t index)
{
    size_t first = index * w->rows_a_band, end = MIN(first + w->rows_a_band, w->rows->n_rows);
    size_t size = (end - first) * w->rows->row_bytes;
    size_t bound = libdeflate_deflate_compress_bound(compressor, size);
    for (size_t row = first; row < end; row++)
        w->rows->fill_row(w->rows->context, row, raw + (row - first) * w->rows->row_bytes);
    band *b = &w->bands[index];
    b->bytes = g_malloc(bound + COR_DEFLATE_ROOM);
    b->length = libdeflate_deflate_compress(compressor, raw, size, b->bytes, bound);
    b->size = size;
    b->adler = libdeflate_adler32(1, raw, size);
    if (index + 1 < w->n) b->length = cor_deflate_reopen(b->bytes, b->length);
}

static gpointer compress_bands(gpointer data)
{
    work *w = data;
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    uint8_t *raw = g_malloc(w->rows_a_band * w->rows->row_bytes);
    for (size_t i; (i = (size_t) g_atomic_int_add(&w->next, 1)) < w->n;)
        compress_band(w, compressor, raw, i);
    g_free(raw);
    libdeflate_free_compressor(compressor);
    return NULL;
}

static void compress_on_all_cores(work *w)
{
    GThread *threads[MOST_THREADS];
    size_t n = w->rows->alone ? 1 : MIN(MIN(w->n, MOST_THREADS), g_get_num_processors());
    for (size_t i = 1; i < n; i++)
        threads[i] = g_thread_try_new("png", compress_bands, w, NULL);
    compress_bands(w);
    for (size_t i = 1; i < n; i++) {
        if (threads[i]) g_thread_join(threads[i]);
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
    compress_on_all_cores(&w);
    bool good = write_bands(&w, write, context);
    g_free(w.bands);
    return good;
}
