#include "proj/closed.h"

#include <glib.h>
#include <string.h>

#include "proj/words.h"

static const double radians = G_PI / 180;

/* Formulas: Snyder, "Map projections, a working manual" (USGS Professional Paper 1395, 1987), pages 44 and
 * 107-109, written with the isometric latitude psi. */

/* e·artanh(e·sine), as a power series: the eccentricity of the Earth is small. */
static inline double ellipsoid_share(double e2, double sine)
{
    double q = e2 * sine * sine;
    return e2 * sine * (1 + q * (1. / 3 + q * (1. / 5 + q * (1. / 7 + q * (1. / 9)))));
}

/* ln((1 + sin) / cos) loses nothing near the poles, unlike ln((1 + sin) / (1 - sin)) / 2. */
static inline double isometric(double e2, double latitude)
{
    double sine, cosine;
    sincos(latitude, &sine, &cosine);
    double sphere = sine < 0 ? -log((1 - sine) / cosine) : log((1 + sine) / cosine);
    return sphere - ellipsoid_share(e2, sine);
}

/* The radius of a parallel, over the equatorial radius. */
static double parallel_radius(double e2, double latitude)
{
    double sine = sin(latitude);
    return cos(latitude) / sqrt(1 - e2 * sine * sine);
}

/* The same limits as PROJ's: a little more than a pole, a bit more than one and a half turns. */
static inline bool is_sane(cor_point p)
{
    return fabs(p.x) <= 10 / radians && fabs(p.y) <= 90 + 1e-12 / radians;
}

static inline double from_meridian(double longitude, double lon_0)
{
    double d = longitude - lon_0;
    return fabs(d) <= 180 ? d : d - 360 * floor((d + 180) / 360);
}

static bool is_pole(double latitude)
{
    return 90 - fabs(latitude) < 1e-10 / radians;
}

static const cor_point nowhere = {NAN, NAN};

static cor_point to_mercator(const cor_closed *c, cor_point p)
{
    if (!is_sane(p) || is_pole(p.y)) return nowhere;
    return (cor_point){c->x_0 + c->scale * radians * from_meridian(p.x, c->lon_0),
                       c->y_0 + c->scale * isometric(c->e2, radians * p.y)};
}

static cor_point to_lambert(const cor_closed *c, cor_point p)
{
    double rho = 0, sine, cosine;
    if (!is_sane(p) || (is_pole(p.y) && c->n * p.y < 0)) return nowhere;
    if (!is_pole(p.y)) rho = c->reach * exp(-c->n * isometric(c->e2, radians * p.y));
    sincos(c->n * radians * from_meridian(p.x, c->lon_0), &sine, &cosine);
    return (cor_point){c->x_0 + rho * sine, c->y_0 + c->rho_0 - rho * cosine};
}

static size_t count_lost(const cor_point *points, size_t n)
{
    size_t lost = 0;
    for (size_t i = 0; i < n; i++)
        lost += isnan(points[i].x);
    return lost;
}

size_t cor_closed_forward(const cor_closed *closed, cor_point *points, size_t n)
{
    switch (closed->kind) {
    case COR_CLOSED_MERCATOR:
        for (size_t i = 0; i < n; i++)
            points[i] = to_mercator(closed, points[i]);
        break;
    case COR_CLOSED_LAMBERT_CONIC:
        for (size_t i = 0; i < n; i++)
            points[i] = to_lambert(closed, points[i]);
        break;
    default:
        for (size_t i = 0; i < n; i++)
            if (!isfinite(points[i].x) || !isfinite(points[i].y)) points[i] = nowhere;
    }
    return count_lost(points, n);
}

typedef struct {
    double a, e2;
} ellipsoid;

static bool parse_ellipsoid(const cor_proj_words *w, ellipsoid *ret_shape)
{
    const char *name = cor_proj_word(w, "ellps");
    double a = cor_proj_number(w, "a", 0), b = cor_proj_number(w, "b", 0), rf = cor_proj_number(w, "rf", 0), f = 0;
    double r = cor_proj_number(w, "R", 0);
    if (name && !strcmp(name, "WGS84")) {
        a = 6378137;
        f = 1 / 298.257223563;
    } else if (name && !strcmp(name, "GRS80")) {
        a = 6378137;
        f = 1 / 298.257222101;
    } else if (name) {
        return false;
    } else if (r > 0) {
        a = r;
    } else if (rf > 0) {
        f = 1 / rf;
    } else if (b > 0) {
        f = 1 - b / a;
    } else {
        return false;
    }
    *ret_shape = (ellipsoid){a, f * (2 - f)};
    /* The series above was made for bodies as round as the Earth. */
    return a > 0 && ret_shape->e2 >= 0 && ret_shape->e2 < 0.0085;
}

static bool all_words_known(const cor_proj_words *w, const char *const *known)
{
    for (size_t i = 0; i < w->n; i++) {
        size_t length = strcspn(w->words[i], "=");
        const char *const *k = known;
        while (*k && (strlen(*k) != length || strncmp(*k, w->words[i], length) != 0))
            k++;
        if (!*k) return false;
    }
    return true;
}

static cor_closed parse_mercator(const cor_proj_words *w, ellipsoid shape, bool is_web)
{
    static const char *const known[] = {"proj", "lat_ts", "lat_0", "lon_0", "k_0", "k", "x_0",
                                        "y_0",  "ellps",  "a",     "b",     "rf",  "R", NULL};
    double lat_ts = radians * fabs(cor_proj_number(w, "lat_ts", 0));
    cor_closed c = {.e2 = is_web ? 0 : shape.e2};
    if (!all_words_known(w, known) || lat_ts >= G_PI_2 || cor_proj_number(w, "lat_0", 0) != 0) return c;
    double k = cor_proj_word(w, "lat_ts") ? parallel_radius(shape.e2, lat_ts)
                                          : cor_proj_number(w, "k_0", cor_proj_number(w, "k", 1));
    c.scale = shape.a * (is_web ? 1 : k);
    c.kind = COR_CLOSED_MERCATOR;
    return c;
}

static cor_closed parse_lambert(const cor_proj_words *w, ellipsoid shape)
{
    static const char *const known[] = {"proj", "lat_0", "lat_1", "lat_2", "lon_0", "k_0", "k", "x_0",
                                        "y_0",  "ellps", "a",     "b",     "rf",    "R",   NULL};
    cor_closed c = {.e2 = shape.e2};
    double lat_0 = cor_proj_number(w, "lat_0", 0), lat_1 = cor_proj_number(w, "lat_1", NAN);
    double lat_2 = cor_proj_number(w, "lat_2", lat_1), k = cor_proj_number(w, "k_0", cor_proj_number(w, "k", 1));
    double one = radians * lat_1, two = radians * lat_2;
    if (!all_words_known(w, known) || !(fabs(lat_1) < 89.9) || !(fabs(lat_2) < 89.9)) return c;
    if (!cor_proj_word(w, "lat_2") && !cor_proj_word(w, "lat_0")) lat_0 = lat_1;
    if (fabs(lat_1 + lat_2) < 1e-3 || (fabs(lat_1 - lat_2) < 1e-6 && lat_1 != lat_2)) return c;

    double psi = isometric(shape.e2, one), m = parallel_radius(shape.e2, one);
    c.n = lat_1 == lat_2 ? sin(one) : log(m / parallel_radius(shape.e2, two)) / (isometric(shape.e2, two) - psi);
    c.reach = shape.a * k * m / c.n * exp(c.n * psi);
    c.rho_0 = is_pole(lat_0) ? 0 : c.reach * exp(-c.n * isometric(shape.e2, radians * lat_0));
    if (!is_pole(lat_0) || c.n * lat_0 > 0) c.kind = COR_CLOSED_LAMBERT_CONIC;
    return c;
}

/* The projection of a pipeline that does nothing else but turn degrees into radians. */
static bool only_step(const cor_proj_words *all, cor_proj_words *ret_step)
{
    static const char *const head[] = {"proj=pipeline", "step", "proj=unitconvert", "xy_in=deg", "xy_out=rad", "step"};
    size_t n = G_N_ELEMENTS(head);
    if (all->n <= n) return false;
    for (size_t i = 0; i < n; i++)
        if (strcmp(all->words[i], head[i]) != 0) return false;
    *ret_step = (cor_proj_words){all->words + n, all->n - n};
    return true;
}

static cor_closed parse_step(const cor_proj_words *step)
{
    const char *proj = cor_proj_word(step, "proj");
    ellipsoid shape;
    cor_closed c = {0};
    if (!proj || !parse_ellipsoid(step, &shape)) return c;
    if (!strcmp(proj, "merc") || !strcmp(proj, "webmerc")) c = parse_mercator(step, shape, proj[0] == 'w');
    if (!strcmp(proj, "lcc")) c = parse_lambert(step, shape);
    c.lon_0 = cor_proj_number(step, "lon_0", 0);
    c.x_0 = cor_proj_number(step, "x_0", 0);
    c.y_0 = cor_proj_number(step, "y_0", 0);
    return c;
}

cor_closed cor_closed_parse(const char *pipeline)
{
    cor_closed c = {0};
    cor_proj_words words = cor_proj_words_new(pipeline ? pipeline : ""), step;
    if (words.n == 1 && !strcmp(words.words[0], "proj=noop"))
        c.kind = COR_CLOSED_IDENTITY;
    else if (only_step(&words, &step))
        c = parse_step(&step);
    cor_proj_words_free(&words);
    return c;
}
