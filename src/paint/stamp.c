#include "paint/stamp.h"

#include <glib.h>
#include <string.h>

#include "paint/canvas_pixels.h"
#include "paint/disc.h"
#include "paint/guard.h"

enum {
    STEPS = 8, /* places a dot and a direction at which a centre may lie */
    PHASES = STEPS * STEPS,
    WORTH_KEEPING = 16,  /* a kind that is used less is made afresh each time */
    LARGEST_RADIUS = 32, /* pixels; larger ones go through cairo */
    CACHE = 64 << 20     /* bytes of stamps that are kept */
};

/* One kind of circle in pixels, with its stamps as far as they have been made. */
typedef struct {
    cor_disc disc;
    bool large;
    uint32_t uses;
    uint32_t **stamps; /* PHASES, or NULL while uses are few */
} stamp_kind;

typedef struct {
    cor_canvas_pixels to;
    stamp_kind *kinds;
    size_t kept;       /* bytes */
    uint32_t *scratch; /* one stamp of the largest size */
} stamper;

static uint32_t kind_of(const cor_circles *circles, size_t i)
{
    return circles->kind ? circles->kind[i] : 0;
}

/* The pixels of KIND with its centre at PHASE: kept ones, or the scratch. */
static const uint32_t *pixels_of(stamper *s, stamp_kind *kind, unsigned phase)
{
    if (kind->stamps && kind->stamps[phase]) return kind->stamps[phase];
    size_t bytes = (size_t) cor_disc_size(&kind->disc) * (size_t) cor_disc_size(&kind->disc) * 4;
    uint32_t *pixels = s->scratch;
    if (kind->uses >= WORTH_KEEPING && s->kept + bytes <= CACHE) {
        if (!kind->stamps) kind->stamps = g_new0(uint32_t *, PHASES);
        pixels = kind->stamps[phase] = g_malloc(bytes);
        s->kept += bytes;
    }
    cor_disc_draw(&kind->disc, (phase % STEPS) / (double) STEPS, phase / STEPS / (double) STEPS, pixels);
    return pixels;
}

static void stamp_one(stamper *s, stamp_kind *kind, cor_point at)
{
    double x = floor((at.x * s->to.scale + s->to.dx) * STEPS + 0.5),
           y = floor((at.y * s->to.scale + s->to.dy) * STEPS + 0.5);
    if (!(fabs(x) < COR_MAX_DOTS * 2 * STEPS && fabs(y) < COR_MAX_DOTS * 2 * STEPS))
        return; /* far off, or not a number */
    int ix = (int) x, iy = (int) y, size = cor_disc_size(&kind->disc);
    int left = (ix >> 3) - cor_disc_center(&kind->disc), top = (iy >> 3) - cor_disc_center(&kind->disc);
    if (left >= s->to.x1 || top >= s->to.y1 || left + size <= s->to.x0 || top + size <= s->to.y0) return;
    unsigned phase = (unsigned) (iy & 7) * STEPS + (unsigned) (ix & 7);
    cor_canvas_pixels_stamp(&s->to, pixels_of(s, kind, phase), size, left, top, 255);
}

static void prepare_kinds(stamper *s, const cor_circles *circles)
{
    int largest = 1;
    s->kinds = g_new0(stamp_kind, circles->n_kinds);
    for (size_t i = 0; i < circles->n_kinds; i++) {
        stamp_kind *kind = &s->kinds[i];
        kind->disc = cor_disc_of(&circles->kinds[i], s->to.scale);
        kind->large = kind->disc.outer > LARGEST_RADIUS;
        if (!kind->large) largest = MAX(largest, cor_disc_size(&kind->disc));
    }
    for (size_t i = 0; i < circles->n; i++) {
        uint32_t kind = kind_of(circles, i);
        if (kind < circles->n_kinds) s->kinds[kind].uses++;
    }
    s->scratch = g_new(uint32_t, (size_t) largest * (size_t) largest);
}

static void free_kinds(stamper *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        for (unsigned phase = 0; s->kinds[i].stamps && phase < PHASES; phase++)
            g_free(s->kinds[i].stamps[phase]);
        g_free(s->kinds[i].stamps);
    }
    g_free(s->kinds);
    g_free(s->scratch);
}

bool cor_stamp_circles(cor_canvas *canvas, const cor_circles *circles)
{
    stamper s = {0};
    if (!cor_canvas_pixels_open(canvas, &s.to)) return false;
    prepare_kinds(&s, circles);
    for (size_t i = 0; i < circles->n; i++) {
        uint32_t kind = kind_of(circles, i);
        if (kind >= circles->n_kinds) continue;
        if (!s.kinds[kind].large) {
            stamp_one(&s, &s.kinds[kind], circles->at[i]);
            continue;
        }
        cor_canvas_pixels_close(&s.to);
        cor_canvas_circle(canvas, &circles->kinds[kind], circles->at[i]);
        cairo_surface_flush(s.to.surface);
    }
    cor_canvas_pixels_close(&s.to);
    free_kinds(&s, circles->n_kinds);
    return true;
}
