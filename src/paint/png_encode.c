#include "paint/png_encode.h"

#include <glib.h>
#include <libdeflate.h>
#include <math.h>
#include <string.h>

#include "paint/palette.h"
#include "paint/pixels.h"
#include "paint/zlib_bands.h"

typedef struct {
    const cor_png *png;
    const cor_palette *palette; /* NULL: RGB or RGBA */
    size_t row_bytes;           /* without the filter's byte */
} form;

static void put32(unsigned char *to, uint32_t x)
{
    to[0] = (unsigned char) (x >> 24);
    to[1] = (unsigned char) (x >> 16);
    to[2] = (unsigned char) (x >> 8);
    to[3] = (unsigned char) x;
}

static bool write_chunk(const cor_sink *sink, const char *type, const void *bytes, size_t length)
{
    unsigned char head[8], tail[4];
    put32(head, (uint32_t) length);
    memcpy(head + 4, type, 4);
    uint32_t crc = libdeflate_crc32(0, head + 4, 4);
    put32(tail, length ? libdeflate_crc32(crc, bytes, length) : crc); /* of NULL it is 0 */
    return sink->write(sink->context, head, 8) && (!length || sink->write(sink->context, bytes, length)) &&
           sink->write(sink->context, tail, 4);
}

static bool write_header(const form *f, const cor_sink *sink)
{
    unsigned char header[13] = {0};
    put32(header, (uint32_t) f->png->width);
    put32(header + 4, (uint32_t) f->png->height);
    header[8] = f->palette ? (unsigned char) cor_palette_bits(f->palette) : 8;
    header[9] = f->palette ? 3 : f->png->alpha ? 6 : 2;
    return sink->write(sink->context, "\x89PNG\r\n\x1a\n", 8) && write_chunk(sink, "IHDR", header, sizeof header);
}

static bool write_dpi(const cor_png *png, const cor_sink *sink)
{
    unsigned char density[9];
    if (!(png->dpi > 0 && png->dpi < 1e6)) return true;
    uint32_t per_metre = (uint32_t) lround(png->dpi / 0.0254);
    put32(density, per_metre);
    put32(density + 4, per_metre);
    density[8] = 1;
    return write_chunk(sink, "pHYs", density, sizeof density);
}

/* iTXt: keyword, not compressed, no language, UTF-8. */
static bool write_words(const cor_sink *sink, const char *keyword, const char *words)
{
    if (!words || !*words) return true;
    GByteArray *chunk = g_byte_array_new();
    g_byte_array_append(chunk, (const guint8 *) keyword, (guint) strlen(keyword));
    g_byte_array_append(chunk, (const guint8 *) "\0\0\0\0", 5);
    g_byte_array_append(chunk, (const guint8 *) words, (guint) strlen(words));
    bool good = write_chunk(sink, "iTXt", chunk->data, chunk->len);
    g_byte_array_unref(chunk);
    return good;
}

static bool write_palette(const cor_palette *palette, const cor_sink *sink)
{
    unsigned char colors[3 * 256], alphas[256];
    size_t n_alphas = 0;
    for (int i = 0; i < palette->n; i++) {
        unsigned char rgba[4];
        cor_pixels_to_bytes(rgba, &palette->colors[i], 1, true);
        memcpy(colors + (ptrdiff_t) 3 * i, rgba, 3);
        alphas[i] = rgba[3];
        if (rgba[3] < 255) n_alphas = (size_t) i + 1;
    }
    return write_chunk(sink, "PLTE", colors, (size_t) palette->n * 3) &&
           (!n_alphas || write_chunk(sink, "tRNS", alphas, n_alphas));
}

/* Fills one row of the image data: the filter's byte (none: maps are flat), then the pixels. */
static void fill_row(const void *context, size_t row, unsigned char *to)
{
    const form *f = context;
    const uint32_t *pixels = (const uint32_t *) (const void *) (f->png->data + row * (size_t) f->png->stride);
    *to++ = 0;
    if (f->palette)
        cor_palette_pack(f->palette, pixels, (size_t) f->png->width, to);
    else
        cor_pixels_to_bytes(to, pixels, (size_t) f->png->width, f->png->alpha);
}

static bool write_band(void *context, const void *bytes, size_t length)
{
    return write_chunk(context, "IDAT", bytes, length);
}

static bool write_pixels(const form *f, const cor_sink *sink)
{
    cor_bands bands = {.n_rows = (size_t) f->png->height,
                       .row_bytes = f->row_bytes + 1,
                       .fill_row = fill_row,
                       .context = f,
                       .alone = f->png->alone};
    return cor_zlib_bands(&bands, write_band, (void *) sink);
}

static form choose_form(const cor_png *png, cor_palette *palette)
{
    form f = {.png = png};
    size_t width = (size_t) png->width;
    if (cor_palette_of(png, palette)) {
        f.palette = palette;
        f.row_bytes = (width * (size_t) cor_palette_bits(palette) + 7) / 8;
    } else {
        f.row_bytes = width * (png->alpha ? 4 : 3);
    }
    return f;
}

cor_status cor_png_encode(const cor_png *png, const cor_sink *sink, cor_error *err)
{
    cor_palette palette;
    form f = choose_form(png, &palette);
    bool good = write_header(&f, sink) && write_dpi(png, sink) && write_words(sink, "Title", png->title) &&
                write_words(sink, "Description", png->description) && write_words(sink, "Caption", png->caption) &&
                write_words(sink, "Marking", png->marking) && write_words(sink, "Software", "Corridor") &&
                write_words(sink, "Made of", png->stamp) && (!f.palette || write_palette(&palette, sink)) &&
                write_pixels(&f, sink) && write_chunk(sink, "IEND", NULL, 0);
    return good ? COR_OK : cor_fail(err, COR_BAD_OUTPUT, "the image could not be written; is the disk full?");
}
