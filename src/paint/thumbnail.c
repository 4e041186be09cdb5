#include "paint/thumbnail.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "paint/few_colors.h"
#include "paint/pixels.h"

/* Of a dot at the edge of a box, so many 256ths are inside. */
enum { WHOLE = 256, COLORS = 64 };

void cor_thumbnail_size(int width, int height, int *ret_width, int *ret_height)
{
    double scale = MIN(1, MIN((double) COR_THUMBNAIL_WIDTH / width, (double) COR_THUMBNAIL_HEIGHT / height));
    *ret_width = MAX(1, (int) lround(width * scale));
    *ret_height = MAX(1, (int) lround(height * scale));
}

/* Which of FROM dots lie in the Ith of TO boxes, from first to last, and how much of those two. */
typedef struct {
    int first, last;
    uint32_t head, tail; /* of WHOLE */
} span;

static span span_of(int i, int from, int to)
{
    int64_t start = (int64_t) i * from * WHOLE / to, end = (int64_t) (i + 1) * from * WHOLE / to;
    span s = {.first = (int) (start / WHOLE), .last = (int) ((end - 1) / WHOLE)};
    s.head = (uint32_t) (WHOLE - start % WHOLE);
    s.tail = (uint32_t) (end - (int64_t) s.last * WHOLE);
    if (s.first == s.last) s.head = s.tail = (uint32_t) (end - start);
    return s;
}

static uint32_t part(const span *s, int i)
{
    return i == s->first ? s->head : i == s->last ? s->tail : WHOLE;
}

/* Bytes of a row, weighted, onto the sums of its box. */
static void add_row(uint32_t *restrict sums, const unsigned char *restrict row, size_t n, uint32_t weight)
{
    for (size_t i = 0; i < n; i++)
        sums[i] += row[i] * weight;
}

/* One dot of the thumbnail from the sums of the columns that it covers. */
static uint32_t mean(const uint32_t *sums, const span *across, uint64_t rows)
{
    uint64_t channels[4] = {0}, columns = 0;
    for (int x = across->first; x <= across->last; x++) {
        uint32_t weight = part(across, x);
        columns += weight;
        for (int c = 0; c < 4; c++)
            channels[c] += (uint64_t) sums[4 * x + c] * weight;
    }
    uint32_t dot = 0;
    for (int c = 0; c < 4; c++)
        dot |= (uint32_t) ((channels[c] + rows * columns / 2) / (rows * columns)) << (8 * c);
    return dot;
}

static void fill_row(const cor_png *picture, const cor_thumbnail *thumbnail, int y, uint32_t *sums)
{
    span down = span_of(y, picture->height, thumbnail->height);
    uint64_t rows = 0;
    memset(sums, 0, (size_t) picture->width * 4 * sizeof *sums);
    for (int row = down.first; row <= down.last; row++) {
        add_row(sums, picture->data + (size_t) row * (size_t) picture->stride, (size_t) picture->width * 4,
                part(&down, row));
        rows += part(&down, row);
    }
    for (int x = 0; x < thumbnail->width; x++) {
        span across = span_of(x, picture->width, thumbnail->width);
        uint32_t dot = mean(sums, &across, rows);
        thumbnail->pixels[(size_t) y * (size_t) thumbnail->width + (size_t) x] =
            picture->alpha ? cor_pixel_over(dot, 0xffffffff) : dot | 0xff000000;
    }
}

void cor_thumbnail_of(const cor_png *picture, cor_thumbnail *ret_thumbnail)
{
    cor_thumbnail t;
    cor_thumbnail_size(picture->width, picture->height, &t.width, &t.height);
    t.pixels = g_new(uint32_t, (gsize) t.width * (gsize) t.height);
    uint32_t *sums = g_new(uint32_t, (gsize) picture->width * 4);
    for (int y = 0; y < t.height; y++)
        fill_row(picture, &t, y, sums);
    g_free(sums);
    cor_few_colors(t.pixels, (size_t) t.width * (size_t) t.height, COLORS);
    *ret_thumbnail = t;
}

void cor_thumbnail_clear(cor_thumbnail *thumbnail)
{
    g_free(thumbnail->pixels);
    thumbnail->pixels = NULL;
}

cor_status cor_thumbnail_encode(const cor_thumbnail *thumbnail, const char *stamp, const cor_sink *sink, cor_error *err)
{
    const cor_png png = {.width = thumbnail->width,
                         .height = thumbnail->height,
                         .stride = thumbnail->width * (int) sizeof *thumbnail->pixels,
                         .data = (const unsigned char *) thumbnail->pixels,
                         .stamp = stamp,
                         .alone = true};
    return cor_png_encode(&png, sink, err);
}
