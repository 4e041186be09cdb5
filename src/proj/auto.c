/* Which projection suits an extent. The walk goes from the special to the usual:
 *
 *   a pole's surroundings     polar stereographic (conformal), true at the middle latitude
 *   wider than 150°, or taller than 100°    Equal Earth (equal-area)
 *   wider than 80°, or taller than 50°      Albers' conic, or Lambert's azimuthal round the equator (equal-area)
 *   middle within 15° of the equator        Mercator (conformal), true at the middle latitude
 *   everything else           Lambert's conformal conic, true at one and five sixths of the latitudes
 *
 * The sixths are a rule of thumb: Snyder, "Map projections" (1987), page 99. Parameters are rounded to what
 * the extent's size makes sense of, so that two people who fit nearly the same extent get the same map. */
#include "base/number.h"
#include "proj/internal.h"

typedef struct {
    double lon, lat, width, height; /* middle and size, degrees */
    double south, north;
} area;

/* The power of ten, 1 at most, that is about a tenth of SIZE. */
static double rounding_step(double size)
{
    double step = 1;
    while (step > 0.001 && step * 10 > size)
        step /= 10;
    return step;
}

static double rounded(double x, double size)
{
    double step = rounding_step(size);
    return round(x / step) * step;
}

static double one_turn(double longitude)
{
    return longitude - 360 * ceil((longitude - 180) / 360);
}

static bool is_geographic_extent(cor_rect r)
{
    return isfinite(r.x0) && isfinite(r.x1) && fabs(r.x0) <= 540 && fabs(r.x1) <= 540 && r.y0 >= -90 && r.y1 <= 90 &&
           r.y0 <= r.y1;
}

static area measure(cor_rect r)
{
    double east = r.x1 < r.x0 ? r.x1 + 360 : r.x1, width = fmin(east - r.x0, 360), height = r.y1 - r.y0;
    return (area){.lon = one_turn(rounded(r.x0 + (east - r.x0) / 2, width)),
                  .lat = rounded((r.y0 + r.y1) / 2, height),
                  .width = width,
                  .height = height,
                  .south = r.y0,
                  .north = r.y1};
}

static void add(GString *text, const char *key, double value)
{
    char number[COR_NUMBER_SPACE];
    cor_format_decimals(number, value, 4);
    g_string_append_printf(text, " +%s=%s", key, number);
}

static void add_conic(GString *text, const char *proj, const area *a)
{
    g_string_append_printf(text, "+proj=%s", proj);
    add(text, "lat_1", rounded(a->south + a->height / 6, a->height));
    add(text, "lat_2", rounded(a->north - a->height / 6, a->height));
    add(text, "lat_0", a->lat);
}

static bool is_polar(const area *a)
{
    double nearest_equator = fmin(fabs(a->south), fabs(a->north));
    bool spans_equator = a->south < 0 && a->north > 0;
    return !spans_equator && (fabs(a->lat) >= 70 || (a->width > 150 && nearest_equator >= 45));
}

static void write_projection(GString *text, const area *a)
{
    bool is_large = a->width > 80 || a->height > 50;
    if (is_polar(a)) {
        g_string_append_printf(text, "+proj=stere +lat_0=%d", a->lat > 0 ? 90 : -90);
        add(text, "lat_ts", a->lat);
    } else if (a->width > 150 || a->height > 100) {
        g_string_append(text, "+proj=eqearth");
    } else if (fabs(a->lat) >= 15) {
        add_conic(text, is_large ? "aea" : "lcc", a);
    } else if (is_large) {
        g_string_append(text, "+proj=laea");
        add(text, "lat_0", a->lat);
    } else {
        g_string_append(text, "+proj=merc");
        add(text, "lat_ts", fabs(a->lat));
    }
    add(text, "lon_0", a->lon);
    g_string_append(text, " +datum=WGS84 +units=m");
}

static cor_status refuse(cor_rect r, cor_error *err)
{
    char w[COR_NUMBER_SPACE], so[COR_NUMBER_SPACE], e[COR_NUMBER_SPACE], n[COR_NUMBER_SPACE];
    cor_format_decimals(w, r.x0, 4);
    cor_format_decimals(so, r.y0, 4);
    cor_format_decimals(e, r.x1, 4);
    cor_format_decimals(n, r.y1, 4);
    return cor_fail(err, COR_BAD_DOCUMENT,
                    "the extent from %s, %s to %s, %s is not one of longitudes and latitudes, which crs: auto needs", w,
                    so, e, n);
}

cor_status cor_crs_auto(cor_proj *proj, cor_rect extent, const cor_crs **ret_crs, cor_error *err)
{
    if (!is_geographic_extent(extent)) return refuse(extent, err);
    area a = measure(extent);
    GString *text = g_string_new(NULL);
    write_projection(text, &a);
    cor_status st = cor_crs_open(proj, text->str, ret_crs, err);
    g_string_free(text, TRUE);
    return st;
}
