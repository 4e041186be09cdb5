#include "paint/raster.h"

#include <glib.h>

#include "base/parallel.h"
#include "paint/icon_stamp.h"
#include "paint/strip.h"

enum {
    STRIP = 1 << 18,          /* pixels: what is kept of as many fits a processor's own cache */
    FEWEST_ROWS = 16,         /* of a strip */
    WORTH_A_THREAD = 2 << 10, /* vertices; fewer are drawn before a thread has started */
};

struct cor_raster {
    unsigned threads;
    cor_strip *strips[COR_MAX_THREADS]; /* one for each, NULL before it is needed */
    int x0, y0, x1, y1;                 /* the window of all */
    cor_outlines *letters;
    cor_icon_stamps *icons;
};

cor_raster *cor_raster_new(unsigned threads)
{
    cor_raster *raster = g_new0(cor_raster, 1);
    raster->threads = threads;
    raster->letters = cor_outlines_new();
    raster->icons = cor_icon_stamps_new();
    return raster;
}

static void drop_strips(cor_raster *raster)
{
    for (unsigned i = 0; i < COR_MAX_THREADS; i++) {
        cor_strip_free(raster->strips[i]);
        raster->strips[i] = NULL;
    }
}

void cor_raster_free(cor_raster *raster)
{
    if (!raster) return;
    drop_strips(raster);
    cor_outlines_free(raster->letters);
    cor_icon_stamps_free(raster->icons);
    g_free(raster);
}

static void fit_window(cor_raster *r, const cor_canvas_pixels *pixels)
{
    if (r->x0 == pixels->x0 && r->y0 == pixels->y0 && r->x1 == pixels->x1 && r->y1 == pixels->y1) return;
    drop_strips(r);
    r->x0 = pixels->x0;
    r->y0 = pixels->y0;
    r->x1 = pixels->x1;
    r->y1 = pixels->y1;
}

/* A pass that is drawn strip by strip. */
typedef struct {
    cor_raster *raster;
    const cor_pass *pass;
    int y, end, rows; /* the first row, the one behind the last, and those of a strip */
} job;

static void draw_strip(void *context, unsigned thread, size_t piece)
{
    const job *j = context;
    cor_strip **strip = &j->raster->strips[thread];
    if (!*strip) *strip = cor_strip_new(j->pass->pixels, j->rows);
    cor_strip_draw(*strip, j->pass, j->y + (int) piece * j->rows);
}

static int within(double y, int low, int high)
{
    return y <= low ? low : y >= high ? high : (int) y;
}

static void draw_pass(cor_raster *r, const cor_pass *on)
{
    const cor_canvas_pixels *pixels = on->pixels;
    int width = pixels->x1 - pixels->x0, height = pixels->y1 - pixels->y0;
    if (width <= 0 || height <= 0 || !(on->needed.top <= on->needed.bottom)) return;
    int rows = MIN(height, MAX(FEWEST_ROWS, STRIP / width));
    int top = within(floor(on->needed.top), pixels->y0, pixels->y1);
    /* Strips begin at the same rows for all passes: what one has just drawn lies in the cache for the next. */
    job j = {.raster = r, .pass = on, .y = pixels->y0 + (top - pixels->y0) / rows * rows, .rows = rows};
    j.end = within(ceil(on->needed.bottom) + 1, pixels->y0, pixels->y1);
    int n = (j.end - j.y + rows - 1) / rows;
    if (n > 0) cor_parallel_for((size_t) n, on->weight < WORTH_A_THREAD ? 1 : r->threads, draw_strip, &j);
}

size_t cor_raster_items(cor_raster *raster, cor_canvas *canvas, const cor_item *items, size_t n)
{
    cor_canvas_pixels pixels;
    if (items->kind == COR_ITEM_CIRCLES || !cor_canvas_pixels_open(canvas, &pixels)) return 0;
    if (items->kind == COR_ITEM_ICON) {
        size_t done = cor_icon_stamp(raster->icons, &pixels, &items->icon) ? 1 : 0;
        cor_canvas_pixels_close(&pixels);
        return done;
    }
    fit_window(raster, &pixels);
    cor_pass pass = cor_pass_open(canvas, &pixels, items, n, raster->letters);
    size_t done = pass.n;
    if (done) draw_pass(raster, &pass);
    cor_pass_close(&pass);
    cor_canvas_pixels_close(&pixels);
    return done;
}
