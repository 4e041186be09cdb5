#include "paint/icon_pictures.h"

#include <glib.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

#include "geo/contour.h"
#include "paint/pixels.h"

/* MAX_PIXELS: a side of a stretched picture. An SVG is looked at in LOOK_PIXELS to find its outline, no more than
 * LOOK_CLOSEST to a px. MARGIN: pixels around it, for what is drawn beyond its edge. */
enum { MAX_PIXELS = 4096, LOOK_PIXELS = 512, LOOK_CLOSEST = 8, MARGIN = 8 };

/* Bytes of pictures that are kept; then the cache starts anew. */
static const size_t MAX_BYTES = 64u << 20;

/* Of an outline that only a halo shows, px. */
static const double TOLERANCE = 0.05;

/* What makes pictures differ. No padding: it is hashed as bytes. */
typedef struct {
    const cor_icon *icon;
    double width, height, fixed; /* points; 0 for the picture as it is */
} key;

struct cor_icon_pictures {
    cor_arena *arena;
    GHashTable *surfaces; /* key as bytes → cairo_surface_t */
    size_t bytes;         /* of the surfaces */
    GHashTable *outlines; /* cor_icon → cor_path */
};

static void drop_bytes(gpointer bytes)
{
    g_bytes_unref(bytes);
}

static void drop_surface(gpointer surface)
{
    cairo_surface_destroy(surface);
}

GHashTable *cor_surfaces_by_bytes(void)
{
    return g_hash_table_new_full(g_bytes_hash, g_bytes_equal, drop_bytes, drop_surface);
}

cor_icon_pictures *cor_icon_pictures_new(void)
{
    cor_icon_pictures *pictures = g_new0(cor_icon_pictures, 1);
    pictures->arena = cor_arena_new();
    pictures->surfaces = cor_surfaces_by_bytes();
    pictures->outlines = g_hash_table_new(g_direct_hash, g_direct_equal);
    return pictures;
}

void cor_icon_pictures_free(cor_icon_pictures *pictures)
{
    if (!pictures) return;
    g_hash_table_unref(pictures->surfaces);
    g_hash_table_unref(pictures->outlines);
    cor_arena_free(pictures->arena);
    g_free(pictures);
}

static uint32_t *row_of(cairo_surface_t *surface, int y)
{
    return (uint32_t *) (void *) (cairo_image_surface_get_data(surface) +
                                  (ptrdiff_t) y * cairo_image_surface_get_stride(surface));
}

static cairo_surface_t *surface_of(const cor_icon *icon)
{
    int width, height;
    const uint8_t *rgba = cor_icon_pixels(icon, &width, &height);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) return surface;
    cairo_surface_flush(surface);
    for (int y = 0; y < height; y++)
        cor_pixels_premultiply(row_of(surface, y), rgba + 4 * (size_t) y * (size_t) width, (size_t) width);
    cairo_surface_mark_dirty(surface);
    return surface;
}

/* Of four premultiplied pixels, by how near they are: U and V of 256. */
static uint32_t mixed(const uint32_t pixels[4], uint32_t u, uint32_t v)
{
    const uint32_t weights[4] = {(256 - u) * (256 - v), u * (256 - v), (256 - u) * v, u * v};
    uint32_t out = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        uint32_t sum = 1 << 15;
        for (int i = 0; i < 4; i++)
            sum += (pixels[i] >> shift & 255) * weights[i];
        out |= (sum >> 16) << shift;
    }
    return out;
}

/* A place between the pixels of FROM, in pixels. */
static uint32_t dot_at(cairo_surface_t *from, double x, double y)
{
    int w = cairo_image_surface_get_width(from), h = cairo_image_surface_get_height(from);
    double left = fmin(w - 1, fmax(0, x - 0.5)), top = fmin(h - 1, fmax(0, y - 0.5));
    int i = (int) left, j = (int) top, right = MIN(i + 1, w - 1), below = MIN(j + 1, h - 1);
    const uint32_t pixels[4] = {row_of(from, j)[i], row_of(from, j)[right], row_of(from, below)[i],
                                row_of(from, below)[right]};
    return mixed(pixels, (uint32_t) ((left - i) * 256), (uint32_t) ((top - j) * 256));
}

/* Dots of the length POINTS at RATIO pixels a px, of which FIXED points are one. */
static int pixels_of(double points, double fixed, double ratio)
{
    return (int) fmin(MAX_PIXELS, fmax(1, round(points / fixed * ratio)));
}

/* The picture with its zones stretched, in pixels of its own size: so nothing of it is cut apart, and no seam can show.
 */
static cairo_surface_t *stretched(const key *of, cairo_surface_t *from)
{
    double ratio_x = cairo_image_surface_get_width(from) / cor_icon_width(of->icon);
    double ratio_y = cairo_image_surface_get_height(from) / cor_icon_height(of->icon);
    int width = pixels_of(of->width, of->fixed, ratio_x), height = pixels_of(of->height, of->fixed, ratio_y);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) return surface;
    cor_icon_axis across = cor_icon_axis_x(of->icon, of->width, of->fixed);
    cor_icon_axis down = cor_icon_axis_y(of->icon, of->height, of->fixed);
    cairo_surface_flush(surface);
    for (int y = 0; y < height; y++) {
        double from_y = cor_icon_unstretched(&down, (y + 0.5) / height * of->height) * ratio_y;
        for (int x = 0; x < width; x++)
            row_of(surface, y)[x] =
                dot_at(from, cor_icon_unstretched(&across, (x + 0.5) / width * of->width) * ratio_x, from_y);
    }
    cairo_surface_mark_dirty(surface);
    return surface;
}

/* Takes OF and SURFACE over. */
static void keep(cor_icon_pictures *pictures, GBytes *of, cairo_surface_t *surface)
{
    size_t size = (size_t) cairo_image_surface_get_stride(surface) * (size_t) cairo_image_surface_get_height(surface);
    if (pictures->bytes + size > MAX_BYTES) {
        g_hash_table_remove_all(pictures->surfaces);
        pictures->bytes = 0;
    }
    g_hash_table_insert(pictures->surfaces, of, surface);
    pictures->bytes += size;
}

static cairo_surface_t *known_picture(cor_icon_pictures *pictures, const key *of)
{
    GBytes *bytes = g_bytes_new(of, sizeof *of);
    cairo_surface_t *known = g_hash_table_lookup(pictures->surfaces, bytes);
    if (known) {
        g_bytes_unref(bytes);
        return known;
    }
    key plain;
    memset(&plain, 0, sizeof plain);
    plain.icon = of->icon;
    known = of->fixed > 0 ? stretched(of, known_picture(pictures, &plain)) : surface_of(of->icon);
    keep(pictures, bytes, known);
    return known;
}

cairo_surface_t *cor_icon_picture(cor_icon_pictures *pictures, const cor_icon_item *item)
{
    key of;
    if (cor_icon_kind_of(item->icon) != COR_ICON_DOTS) return NULL;
    memset(&of, 0, sizeof of);
    of.icon = item->icon;
    if (item->fixed > 0) {
        of.width = item->width;
        of.height = item->height;
        of.fixed = item->fixed;
    }
    return known_picture(pictures, &of);
}

/* How much of each dot the icon covers, with MARGIN pixels around it; at SCALE pixels a px. */
static cairo_surface_t *covered(const cor_icon *icon, double scale)
{
    double width = cor_icon_width(icon) * scale, height = cor_icon_height(icon) * scale;
    RsvgRectangle viewport = {MARGIN, MARGIN, width, height};
    RsvgHandle *handle = cor_icon_handle(icon, (cor_color){0, 0, 0, 1});
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_A8, (int) ceil(width) + 2 * MARGIN, (int) ceil(height) + 2 * MARGIN);
    cairo_t *cr = cairo_create(surface);
    if (handle) (void) rsvg_handle_render_document(handle, cr, &viewport, NULL);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    return surface;
}

/* An SVG may be made of anything, so its outline is found by looking at it. */
static cor_path traced(cor_arena *arena, const cor_icon *icon)
{
    double side = fmax(cor_icon_width(icon), cor_icon_height(icon)), scale = fmin(LOOK_CLOSEST, LOOK_PIXELS / side);
    cairo_surface_t *surface = covered(icon, scale);
    int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
    int stride = cairo_image_surface_get_stride(surface);
    uint8_t *rows = g_new0(uint8_t, (gsize) width * (gsize) height);
    const unsigned char *data = cairo_image_surface_get_data(surface);
    for (int y = 0; data && y < height; y++)
        memcpy(rows + (size_t) y * (size_t) width, data + (ptrdiff_t) y * stride, (size_t) width);
    cor_path path = cor_contour(arena, rows, width, height, 127.5, 1 / scale, TOLERANCE);
    cor_point *points = cor_arena_memdup(arena, path.points, path.parts[path.n_parts] * sizeof *points);
    for (uint32_t i = 0; i < path.parts[path.n_parts]; i++)
        points[i] = (cor_point){points[i].x - MARGIN / scale, points[i].y - MARGIN / scale};
    path.points = points;
    cairo_surface_destroy(surface);
    g_free(rows);
    return path;
}

const cor_path *cor_icon_outline(cor_icon_pictures *pictures, const cor_icon *icon)
{
    if (cor_icon_shape(icon)) return cor_icon_shape(icon);
    cor_path *known = g_hash_table_lookup(pictures->outlines, icon);
    if (!known) {
        known = COR_NEW(pictures->arena, cor_path);
        *known = traced(pictures->arena, icon);
        g_hash_table_insert(pictures->outlines, (gpointer) icon, known);
    }
    return known;
}
