#include "paint/icon_stamp.h"

#include <glib.h>
#include <string.h>

#include "paint/guard.h"
#include "paint/halo.h"
#include "paint/icon_pictures.h"

enum {
    STEPS = 4,        /* places a dot and a direction at which a centre may lie */
    LARGEST = 160,    /* pixels: the diagonal of an icon that is kept */
    MAX_STAMPS = 2048 /* that are kept; then the cache starts anew */
};

/* What makes stamps differ. No padding that is not zeroed: it is hashed as bytes. */
typedef struct {
    const cor_icon *icon;
    double width, height, angle, fixed; /* pixels, degrees */
    double halo_width, halo_blur;       /* pixels */
    float color[4], halo[4];
    uint32_t phase;
    uint32_t unused;
} key;

struct cor_icon_stamps {
    GHashTable *known; /* key as bytes → cairo_surface_t */
    cor_icon_pictures *pictures;
};

cor_icon_stamps *cor_icon_stamps_new(void)
{
    cor_icon_stamps *stamps = g_new0(cor_icon_stamps, 1);
    stamps->known = cor_surfaces_by_bytes();
    stamps->pictures = cor_icon_pictures_new();
    return stamps;
}

void cor_icon_stamps_free(cor_icon_stamps *stamps)
{
    g_hash_table_unref(stamps->known);
    cor_icon_pictures_free(stamps->pictures);
    g_free(stamps);
}

/* Half the side of the picture that holds an icon however it is turned. */
static int half_of(const key *of)
{
    return (int) ceil(hypot(of->width, of->height) / 2 + cor_halo_reach(of->halo_width, of->halo_blur)) + 1;
}

static cairo_surface_t *drawn(cor_icon_stamps *stamps, const key *of)
{
    int half = half_of(of);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 2 * half, 2 * half);
    cairo_t *cr = cairo_create(surface);
    cor_icon_item item = {.icon = of->icon,
                          .x = half + of->phase % STEPS / (double) STEPS,
                          .y = half + of->phase / STEPS / (double) STEPS,
                          .width = of->width,
                          .height = of->height,
                          .fixed = of->fixed,
                          .angle = of->angle,
                          .opacity = 1,
                          .recolor = true,
                          .color = {of->color[0], of->color[1], of->color[2], of->color[3]},
                          .halo = {of->halo[0], of->halo[1], of->halo[2], of->halo[3]},
                          .halo_width = of->halo_width,
                          .halo_blur = of->halo_blur};
    cor_canvas canvas = {.cr = cr, .pixels = 1, .limits = {0, 0, 2 * half, 2 * half}, .pictures = stamps->pictures};
    cor_canvas_icon(&canvas, &item);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    return surface;
}

static cairo_surface_t *surface_of(cor_icon_stamps *stamps, const key *of)
{
    GBytes *bytes = g_bytes_new(of, sizeof *of);
    cairo_surface_t *known = g_hash_table_lookup(stamps->known, bytes);
    if (known) {
        g_bytes_unref(bytes);
        return known;
    }
    if (g_hash_table_size(stamps->known) >= MAX_STAMPS) g_hash_table_remove_all(stamps->known);
    known = drawn(stamps, of);
    g_hash_table_insert(stamps->known, bytes, known);
    return known;
}

static key key_of(const cor_canvas_pixels *pixels, const cor_icon_item *icon, uint32_t phase)
{
    cor_color ink = cor_guard_ink(icon);
    key of;
    memset(&of, 0, sizeof of);
    of.icon = icon->icon;
    of.width = icon->width * pixels->scale;
    of.height = icon->height * pixels->scale;
    of.angle = isfinite(icon->angle) ? fmod(icon->angle, 360) : 0;
    if (cor_guard_size(icon->fixed)) of.fixed = icon->fixed * pixels->scale;
    memcpy(of.color, (const float[]){ink.r, ink.g, ink.b, ink.a}, sizeof of.color);
    if (cor_icon_takes_color(icon->icon) && cor_halo_reach(icon->halo_width, icon->halo_blur) > 0) {
        of.halo_width = icon->halo_width * pixels->scale;
        of.halo_blur = cor_guard_size(icon->halo_blur) ? icon->halo_blur * pixels->scale : 0;
        memcpy(of.halo, (const float[]){icon->halo.r, icon->halo.g, icon->halo.b, icon->halo.a}, sizeof of.halo);
    }
    of.phase = phase;
    return of;
}

bool cor_icon_stamp(cor_icon_stamps *stamps, const cor_canvas_pixels *pixels, const cor_icon_item *icon)
{
    double opacity = cor_guard_unit(icon->opacity), diagonal = hypot(icon->width, icon->height) * pixels->scale;
    diagonal += 2 * cor_halo_reach(icon->halo_width, icon->halo_blur) * pixels->scale;
    double x = floor((icon->x * pixels->scale + pixels->dx) * STEPS + 0.5);
    double y = floor((icon->y * pixels->scale + pixels->dy) * STEPS + 0.5);
    if (!icon->icon || !(diagonal > 0 && diagonal <= LARGEST) || !cor_guard_size(icon->width) ||
        !cor_guard_size(icon->height))
        return false;
    if (!(fabs(x) < 2 * COR_MAX_DOTS * STEPS && fabs(y) < 2 * COR_MAX_DOTS * STEPS)) return true; /* far off */
    int ix = (int) x, iy = (int) y;
    key of = key_of(pixels, icon, (uint32_t) ((iy & (STEPS - 1)) * STEPS + (ix & (STEPS - 1))));
    cairo_surface_t *surface = surface_of(stamps, &of);
    int half = half_of(&of);
    cor_canvas_pixels_stamp(pixels, (const uint32_t *) (const void *) cairo_image_surface_get_data(surface), 2 * half,
                            (ix >> 2) - half, (iy >> 2) - half, (uint32_t) (opacity * 255 + 0.5));
    return true;
}
