/* From PROJ's words to the constants of our formulas. Whatever is not understood to the last word is left to
 * PROJ. */
#include <glib.h>
#include <string.h>

#include "proj/closed_form.h"
#include "proj/ellipsoid.h"
#include "proj/words.h"

static const double radians = G_PI / 180;

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
    } else if (name && !strcmp(name, "sphere")) {
        a = 6370997;
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

static double factor(const cor_proj_words *w)
{
    return cor_proj_number(w, "k_0", cor_proj_number(w, "k", 1));
}

static bool is_pole(double latitude)
{
    return 90 - fabs(latitude) < 1e-8;
}

static void parse_mercator(const cor_proj_words *w, ellipsoid shape, cor_closed_form *c)
{
    bool is_web = !strcmp(cor_proj_word(w, "proj"), "webmerc");
    double lat_ts = radians * fabs(cor_proj_number(w, "lat_ts", 0));
    if (lat_ts >= G_PI_2 || cor_proj_number(w, "lat_0", 0) != 0) return;
    double k = cor_proj_word(w, "lat_ts") ? cor_parallel_radius(shape.e2, lat_ts) : factor(w);
    c->e2 = is_web ? 0 : shape.e2;
    c->scale = shape.a * (is_web ? 1 : k);
    c->kind = COR_CLOSED_FORM_MERCATOR;
}

/* Two standard parallels that make a cone: neither opposite nor so close that their difference is noise. */
static bool are_good_parallels(double lat_1, double lat_2)
{
    if (!(fabs(lat_1) < 89.9) || !(fabs(lat_2) < 89.9) || fabs(lat_1 + lat_2) < 1e-3) return false;
    return lat_1 == lat_2 || fabs(lat_1 - lat_2) > 1e-6;
}

static void parse_lambert(const cor_proj_words *w, ellipsoid shape, cor_closed_form *c)
{
    double lat_1 = cor_proj_number(w, "lat_1", NAN), lat_2 = cor_proj_number(w, "lat_2", lat_1);
    bool has_lat_0 = cor_proj_word(w, "lat_0") || cor_proj_word(w, "lat_2");
    double lat_0 = cor_proj_number(w, "lat_0", has_lat_0 ? 0 : lat_1), one = radians * lat_1, two = radians * lat_2;
    if (!are_good_parallels(lat_1, lat_2)) return;

    double e2 = shape.e2, psi = cor_isometric(e2, one), m = cor_parallel_radius(e2, one);
    c->n = lat_1 == lat_2 ? sin(one) : log(m / cor_parallel_radius(e2, two)) / (cor_isometric(e2, two) - psi);
    c->radius = shape.a * factor(w) * m / c->n * exp(c->n * psi);
    if (is_pole(lat_0) && c->n * lat_0 < 0) return;
    c->rho_0 = is_pole(lat_0) ? 0 : c->radius * exp(-c->n * cor_isometric(e2, radians * lat_0));
    c->kind = COR_CLOSED_FORM_LAMBERT_CONIC;
}

static void parse_stereographic(const cor_proj_words *w, ellipsoid shape, cor_closed_form *c)
{
    double lat_0 = cor_proj_number(w, "lat_0", 0), lat_ts = fabs(cor_proj_number(w, "lat_ts", 90));
    double e = sqrt(shape.e2), ts = radians * lat_ts, sign = lat_0 < 0 ? -1 : 1;
    if (!is_pole(lat_0)) return;
    double reach = is_pole(lat_ts) ? 2 / sqrt(pow(1 + e, 1 + e) * pow(1 - e, 1 - e))
                                   : cor_parallel_radius(shape.e2, ts) * exp(cor_isometric(shape.e2, ts));
    c->n = sign;
    c->radius = sign * shape.a * factor(w) * reach;
    c->kind = COR_CLOSED_FORM_LAMBERT_CONIC;
}

static void parse_albers(const cor_proj_words *w, ellipsoid shape, cor_closed_form *c)
{
    double lat_1 = cor_proj_number(w, "lat_1", NAN), lat_2 = cor_proj_number(w, "lat_2", NAN);
    double one = radians * lat_1, two = radians * lat_2, e2 = shape.e2;
    if (!are_good_parallels(lat_1, lat_2)) return;
    double m1 = cor_parallel_radius(e2, one), m2 = cor_parallel_radius(e2, two), q1 = cor_authalic(e2, sin(one));
    c->n = lat_1 == lat_2 ? sin(one) : (m1 * m1 - m2 * m2) / (cor_authalic(e2, sin(two)) - q1);
    c->radius = m1 * m1 + c->n * q1;
    c->scale = shape.a;
    double square = c->radius - c->n * cor_authalic(e2, sin(radians * cor_proj_number(w, "lat_0", 0)));
    if (!(square >= 0)) return;
    c->rho_0 = shape.a * sqrt(square) / c->n;
    c->kind = COR_CLOSED_FORM_ALBERS;
}

static void parse_azimuthal(const cor_proj_words *w, ellipsoid shape, cor_closed_form *c)
{
    double lat_0 = cor_proj_number(w, "lat_0", 0), phi = radians * lat_0, e2 = shape.e2;
    /* Near a pole the polar formulas are needed, which PROJ has. */
    if (!(fabs(lat_0) < 89)) return;
    c->pole = cor_authalic(e2, 1);
    c->sine = cor_authalic(e2, sin(phi)) / c->pole;
    c->cosine = sqrt(1 - c->sine * c->sine);
    c->scale = shape.a * sqrt(c->pole / 2);
    c->stretch = shape.a * cor_parallel_radius(e2, phi) / (c->scale * c->cosine);
    c->kind = COR_CLOSED_FORM_LAMBERT_AZIMUTHAL;
}

/* Karney (2011), equation 35, with n the third flattening. */
static void krueger_series(double n, double alpha[6])
{
    static const double by_power[6][6] = {
        {1. / 2, -2. / 3, 5. / 16, 41. / 180, -127. / 288, 7891. / 37800},
        {0, 13. / 48, -3. / 5, 557. / 1440, 281. / 630, -1983433. / 1935360},
        {0, 0, 61. / 240, -103. / 140, 15061. / 26880, 167603. / 181440},
        {0, 0, 0, 49561. / 161280, -179. / 168, 6601661. / 7257600},
        {0, 0, 0, 0, 34729. / 80640, -3418889. / 1995840},
        {0, 0, 0, 0, 0, 212378941. / 319334400},
    };
    for (int j = 0; j < 6; j++) {
        alpha[j] = 0;
        for (int power = 5; power >= 0; power--)
            alpha[j] = (alpha[j] + by_power[j][power]) * n;
    }
}

static void parse_transverse(const cor_proj_words *w, ellipsoid shape, cor_closed_form *c)
{
    double b = sqrt(1 - shape.e2), n = (1 - b) / (1 + b), n2 = n * n, lat_0 = radians * cor_proj_number(w, "lat_0", 0);
    double radius = shape.a / (1 + n) * (1 + n2 * (1. / 4 + n2 * (1. / 64 + n2 / 256)));
    if (!(fabs(lat_0) < 1.5)) return;
    krueger_series(n, c->alpha);
    c->scale = radius * factor(w);
    double e = exp(cor_isometric(shape.e2, lat_0)), xi = atan((e - 1 / e) / 2), origin = xi;
    for (int j = 0; j < 6; j++)
        origin += c->alpha[j] * sin(2 * (j + 1) * xi);
    c->y_0 -= c->scale * origin;
    c->kind = COR_CLOSED_FORM_TRANSVERSE_MERCATOR;
}

static void parse_utm(const cor_proj_words *w, ellipsoid shape, cor_closed_form *c)
{
    double zone = cor_proj_number(w, "zone", 0);
    if (!(zone >= 1 && zone <= 60) || zone != floor(zone)) return;
    parse_transverse(w, shape, c);
    c->scale *= 0.9996;
    c->lon_0 = zone * 6 - 183;
    c->x_0 = 500000;
    c->y_0 = cor_proj_word(w, "south") ? 10000000 : 0;
}

typedef struct {
    const char *proj;
    void (*parse)(const cor_proj_words *, ellipsoid, cor_closed_form *);
    const char *own_words; /* besides those that every projection has */
} parser;

static const parser parsers[] = {
    {"merc", parse_mercator, "lat_ts lat_0"},    {"webmerc", parse_mercator, "lat_0"},
    {"lcc", parse_lambert, "lat_0 lat_1 lat_2"}, {"stere", parse_stereographic, "lat_0 lat_ts"},
    {"aea", parse_albers, "lat_0 lat_1 lat_2"},  {"laea", parse_azimuthal, "lat_0"},
    {"tmerc", parse_transverse, "lat_0"},        {"utm", parse_utm, "zone south"},
};

static bool is_known(const char *word, const char *own_words)
{
    static const char *const common[] = {"proj", "lon_0", "k_0", "k", "x_0", "y_0", "ellps", "a", "b", "rf", "R", NULL};
    char *key = g_strndup(word, strcspn(word, "="));
    char **own = g_strsplit(own_words, " ", -1);
    bool known = g_strv_contains(common, key) || g_strv_contains((const char *const *) own, key);
    g_strfreev(own);
    g_free(key);
    return known;
}

static bool all_words_known(const cor_proj_words *w, const char *own_words)
{
    for (size_t i = 0; i < w->n; i++)
        if (!is_known(w->words[i], own_words)) return false;
    return true;
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

static cor_closed_form parse_step(const cor_proj_words *step)
{
    const char *proj = cor_proj_word(step, "proj");
    ellipsoid shape;
    cor_closed_form c = {0};
    if (!proj || !parse_ellipsoid(step, &shape)) return c;
    c.e2 = shape.e2;
    c.lon_0 = cor_proj_number(step, "lon_0", 0);
    c.x_0 = cor_proj_number(step, "x_0", 0);
    c.y_0 = cor_proj_number(step, "y_0", 0);
    for (size_t i = 0; i < G_N_ELEMENTS(parsers); i++)
        if (!strcmp(proj, parsers[i].proj) && all_words_known(step, parsers[i].own_words))
            parsers[i].parse(step, shape, &c);
    return c;
}

cor_closed_form cor_closed_form_parse(const char *pipeline)
{
    cor_closed_form c = {0};
    cor_proj_words words = cor_proj_words_new(pipeline ? pipeline : ""), step;
    if (words.n == 1 && !strcmp(words.words[0], "proj=noop"))
        c.kind = COR_CLOSED_FORM_IDENTITY;
    else if (only_step(&words, &step))
        c = parse_step(&step);
    cor_proj_words_free(&words);
    return c;
}
