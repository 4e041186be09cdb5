#include "paint/few_colors.h"

#include <stdlib.h>

#include <glib.h>

/* Colours are told apart by their five highest bits: finer ones look alike in a small picture. */
enum { BITS = 5, BINS = 1 << (3 * BITS), LOST = 8 - BITS };

typedef struct {
    uint32_t n, sums[3]; /* of the pixels in a bin */
    unsigned char place[3];
} bin;

/* Bins from FIRST on, and along which channel they spread most. */
typedef struct {
    size_t first, n_bins;
    uint64_t weight; /* pixels × spread */
    int channel;
} box;

static unsigned bin_of(uint32_t pixel)
{
    return ((pixel >> (16 + LOST)) & 31) << (2 * BITS) | ((pixel >> (8 + LOST)) & 31) << BITS | ((pixel >> LOST) & 31);
}

static size_t count(const uint32_t *pixels, size_t n, bin *all, bin *used)
{
    size_t n_used = 0;
    for (size_t i = 0; i < n; i++) {
        bin *b = &all[bin_of(pixels[i])];
        b->n++;
        for (int c = 0; c < 3; c++)
            b->sums[c] += (pixels[i] >> (8 * c)) & 255;
    }
    for (size_t i = 0; i < BINS; i++) {
        for (int c = 0; c < 3; c++)
            all[i].place[c] = (unsigned char) ((i >> (BITS * c)) & 31);
        if (all[i].n) used[n_used++] = all[i];
    }
    return n_used;
}

static box measured(const bin *bins, size_t first, size_t n_bins)
{
    box b = {.first = first, .n_bins = n_bins};
    uint64_t pixels = 0, spread = 0;
    for (size_t i = 0; i < n_bins; i++)
        pixels += bins[first + i].n;
    for (int c = 0; c < 3; c++) {
        unsigned low = 31, high = 0;
        for (size_t i = 0; i < n_bins; i++) {
            low = MIN(low, bins[first + i].place[c]);
            high = MAX(high, bins[first + i].place[c]);
        }
        if (high - low > spread) {
            spread = high - low;
            b.channel = c;
        }
    }
    b.weight = pixels * spread;
    return b;
}

/* By one channel, then by all, so that every machine cuts at the same place. */
static gint by_channel(gconstpointer a, gconstpointer b, gpointer channel)
{
    const bin *x = a, *y = b;
    int c = *(const int *) channel;
    if (x->place[c] != y->place[c]) return x->place[c] - y->place[c];
    for (int k = 0; k < 3; k++)
        if (x->place[k] != y->place[k]) return x->place[k] - y->place[k];
    return 0;
}

/* Where half of the pixels are on either side. */
static size_t middle_of(const bin *bins, const box *b)
{
    uint64_t all = 0, half = 0;
    size_t i = 0;
    for (size_t k = 0; k < b->n_bins; k++)
        all += bins[b->first + k].n;
    while (i + 1 < b->n_bins && 2 * (half + bins[b->first + i].n) <= all)
        half += bins[b->first + i++].n;
    return MAX(i, 1);
}

static unsigned cut(bin *bins, size_t n_bins, box *boxes, unsigned most)
{
    unsigned n = 1;
    boxes[0] = measured(bins, 0, n_bins);
    while (n < most) {
        box *widest = boxes;
        for (unsigned i = 1; i < n; i++)
            if (boxes[i].weight > widest->weight) widest = &boxes[i];
        if (!widest->weight) break;
        box b = *widest;
        g_qsort_with_data(bins + b.first, (gint) b.n_bins, sizeof *bins, by_channel, &b.channel);
        size_t left = middle_of(bins, &b);
        *widest = measured(bins, b.first, left);
        boxes[n++] = measured(bins, b.first + left, b.n_bins - left);
    }
    return n;
}

/* The mean of its pixels. */
static uint32_t color_of(const bin *bins, const box *b)
{
    uint64_t n = 0, sums[3] = {0};
    for (size_t i = 0; i < b->n_bins; i++) {
        n += bins[b->first + i].n;
        for (int c = 0; c < 3; c++)
            sums[c] += bins[b->first + i].sums[c];
    }
    uint32_t color = 0xff000000;
    for (int c = 0; c < 3; c++)
        color |= (uint32_t) ((sums[c] + n / 2) / n) << (8 * c);
    return color;
}

void cor_few_colors(uint32_t *pixels, size_t n, unsigned most)
{
    bin *all = g_new0(bin, BINS), *used = g_new(bin, BINS);
    uint32_t *colors = g_new0(uint32_t, BINS);
    box boxes[256];
    size_t n_used = count(pixels, n, all, used);
    unsigned n_boxes = n_used ? cut(used, n_used, boxes, most) : 0;
    for (unsigned i = 0; i < n_boxes; i++) {
        uint32_t color = color_of(used, &boxes[i]);
        for (size_t k = 0; k < boxes[i].n_bins; k++) {
            const unsigned char *place = used[boxes[i].first + k].place;
            colors[place[2] << (2 * BITS) | place[1] << BITS | place[0]] = color;
        }
    }
    for (size_t i = 0; i < n; i++)
        pixels[i] = colors[bin_of(pixels[i])];
    g_free(colors);
    g_free(used);
    g_free(all);
}
