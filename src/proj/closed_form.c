#include "proj/closed_form.h"

#include <glib.h>

#include "proj/ellipsoid.h"

/* Formulas: Snyder (1987), pages 44 (Mercator), 101 (Albers), 107-109 (Lambert's conic), 161 (polar stereographic),
 * 187 (Lambert's azimuthal); Karney, "Transverse Mercator with an accuracy of a few nanometers" (2011), section 2. */

static const double radians = G_PI / 180;
static const cor_point nowhere = {NAN, NAN};

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

static cor_point to_mercator(const cor_closed_form *c, cor_point p)
{
    if (!is_sane(p) || is_pole(p.y)) return nowhere;
    return (cor_point){c->x_0 + c->scale * radians * from_meridian(p.x, c->lon_0),
                       c->y_0 + c->scale * cor_isometric(c->e2, radians * p.y)};
}

static cor_point on_cone(const cor_closed_form *c, double longitude, double rho)
{
    double sine, cosine;
    sincos(c->n * radians * from_meridian(longitude, c->lon_0), &sine, &cosine);
    return (cor_point){c->x_0 + rho * sine, c->y_0 + c->rho_0 - rho * cosine};
}

static cor_point to_lambert(const cor_closed_form *c, cor_point p)
{
    double rho = 0;
    if (!is_sane(p) || (is_pole(p.y) && c->n * p.y < 0)) return nowhere;
    if (!is_pole(p.y)) rho = c->radius * exp(-c->n * cor_isometric(c->e2, radians * p.y));
    return on_cone(c, p.x, rho);
}

static cor_point to_albers(const cor_closed_form *c, cor_point p)
{
    if (!is_sane(p)) return nowhere;
    double square = c->radius - c->n * cor_authalic(c->e2, sin(radians * p.y));
    if (square < 0) return nowhere;
    return on_cone(c, p.x, c->scale * sqrt(square) / c->n);
}

static cor_point to_azimuthal(const cor_closed_form *c, cor_point p)
{
    double s, k;
    if (!is_sane(p)) return nowhere;
    sincos(radians * from_meridian(p.x, c->lon_0), &s, &k);
    double sine = cor_authalic(c->e2, sin(radians * p.y)) / c->pole, cosine = sqrt(fmax(0, 1 - sine * sine));
    double facing = 1 + c->sine * sine + c->cosine * cosine * k;
    if (facing < 1e-10) return nowhere;
    double b = c->scale * sqrt(2 / facing);
    return (cor_point){c->x_0 + b * c->stretch * cosine * s,
                       c->y_0 + b / c->stretch * (c->cosine * sine - c->sine * cosine * k)};
}

/* Krüger's sum of alpha_j·sin(2·j·(xi + i·eta)), by Clenshaw's rule in complex numbers. Sine and cosine are those of
 * 2·xi, hyperbolic ones those of 2·eta. */
static void krueger(const double alpha[6], double sine, double cosine, double sinh2, double cosh2, double *xi,
                    double *eta)
{
    double ar = 2 * cosine * cosh2, ai = -2 * sine * sinh2, r1 = 0, i1 = 0, r2 = 0, i2 = 0;
    for (int j = 5; j >= 0; j--) {
        double r = ar * r1 - ai * i1 - r2 + alpha[j], i = ar * i1 + ai * r1 - i2;
        r2 = r1;
        i2 = i1;
        r1 = r;
        i1 = i;
    }
    double sr = sine * cosh2, si = cosine * sinh2;
    *xi += sr * r1 - si * i1;
    *eta += sr * i1 + si * r1;
}

/* Where PROJ, too, gives up: the series has lost its sense. */
static const double farthest_eta = 2.623395162778;

static cor_point to_transverse(const cor_closed_form *c, cor_point p)
{
    double s, k;
    if (!is_sane(p)) return nowhere;
    sincos(radians * from_meridian(p.x, c->lon_0), &s, &k);
    double e = exp(cor_isometric(c->e2, radians * p.y)), tau = (e - 1 / e) / 2;
    double h2 = tau * tau + k * k, h = sqrt(h2), xi = atan2(tau, k), sinh1 = s / h;
    double cosh1 = sqrt(1 + sinh1 * sinh1), eta = copysign(log(fabs(sinh1) + cosh1), s);
    krueger(c->alpha, 2 * tau * k / h2, (k * k - tau * tau) / h2, 2 * sinh1 * cosh1, 1 + 2 * sinh1 * sinh1, &xi, &eta);
    if (!(fabs(eta) <= farthest_eta)) return nowhere;
    return (cor_point){c->x_0 + c->scale * eta, c->y_0 + c->scale * xi};
}

static size_t count_lost(const cor_point *points, size_t n)
{
    size_t lost = 0;
    for (size_t i = 0; i < n; i++)
        lost += isnan(points[i].x);
    return lost;
}

static void each(cor_point (*project)(const cor_closed_form *, cor_point), const cor_closed_form *c, cor_point *points,
                 size_t n)
{
    for (size_t i = 0; i < n; i++)
        points[i] = project(c, points[i]);
}

static cor_point stay(const cor_closed_form *c, cor_point p)
{
    (void) c;
    return isfinite(p.x) && isfinite(p.y) ? p : nowhere;
}

size_t cor_closed_form_forward(const cor_closed_form *form, cor_point *points, size_t n)
{
    switch (form->kind) {
    case COR_CLOSED_FORM_MERCATOR:
        each(to_mercator, form, points, n);
        break;
    case COR_CLOSED_FORM_LAMBERT_CONIC:
        each(to_lambert, form, points, n);
        break;
    case COR_CLOSED_FORM_ALBERS:
        each(to_albers, form, points, n);
        break;
    case COR_CLOSED_FORM_LAMBERT_AZIMUTHAL:
        each(to_azimuthal, form, points, n);
        break;
    case COR_CLOSED_FORM_TRANSVERSE_MERCATOR:
        each(to_transverse, form, points, n);
        break;
    case COR_CLOSED_FORM_IDENTITY:
    case COR_CLOSED_FORM_NONE:
        each(stay, form, points, n);
        break;
    }
    return count_lost(points, n);
}
