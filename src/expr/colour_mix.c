/* Mixing of colors. CIE L*a*b* with the D50 white point, as
 * https://observablehq.com/@mbostock/lab-and-rgb has it; hue, chroma and
 * lightness are its polar form, in degrees. */
#include "expr/colour.h"

#include <math.h>

static const double white_x = 0.96422, white_z = 0.82521;
static const double t0 = 4.0 / 29, t1 = 6.0 / 29, t2 = 3 * (6.0 / 29) * (6.0 / 29);

static double linear_from_srgb(double x)
{
    return x <= 0.04045 ? x / 12.92 : pow((x + 0.055) / 1.055, 2.4);
}

static double srgb_from_linear(double x)
{
    x = x <= 0.00304 ? 12.92 * x : 1.055 * pow(x, 1 / 2.4) - 0.055;
    return fmin(fmax(x, 0), 1);
}

static double lab_from_xyz(double t)
{
    return t > t1 * t1 * t1 ? pow(t, 1.0 / 3) : t / t2 + t0;
}

static double xyz_from_lab(double t)
{
    return t > t1 ? t * t * t : t2 * (t - t0);
}

static cor_color_point lab_from_color(cor_color color)
{
    double r = linear_from_srgb((double) color.r), g = linear_from_srgb((double) color.g);
    double b = linear_from_srgb((double) color.b);
    double y = lab_from_xyz(0.2225045 * r + 0.7168786 * g + 0.0606169 * b), x = y, z = y;
    if (r != g || g != b) {
        x = lab_from_xyz((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / white_x);
        z = lab_from_xyz((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / white_z);
    }
    return (cor_color_point){{fmax(116 * y - 16, 0), 500 * (x - y), 200 * (y - z), (double) color.a}};
}

static cor_color color_from_lab(double l, double a, double b, double alpha)
{
    double y = (l + 16) / 116, x = y + a / 500, z = y - b / 200;
    y = xyz_from_lab(y);
    x = white_x * xyz_from_lab(x);
    z = white_z * xyz_from_lab(z);
    return (cor_color){(float) srgb_from_linear(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
                       (float) srgb_from_linear(-0.9787684 * x + 1.9161415 * y + 0.033454 * z),
                       (float) srgb_from_linear(0.0719453 * x - 0.2289914 * y + 1.4052427 * z), (float) alpha};
}

static cor_color_point hcl_from_color(cor_color color)
{
    cor_color_point lab = lab_from_color(color);
    double a = lab.c[1], b = lab.c[2], c = sqrt(a * a + b * b), h = NAN;
    if (round(c * 10000) != 0) {
        h = fmod(atan2(b, a) * 180 / M_PI, 360);
        if (h < 0) h += 360;
    }
    return (cor_color_point){{h, c, lab.c[0], lab.c[3]}};
}

cor_color_point cor_color_in_space(cor_color color, cor_color_space space)
{
    switch (space) {
    case COR_SPACE_HCL:
        return hcl_from_color(color);
    case COR_SPACE_LAB:
        return lab_from_color(color);
    case COR_SPACE_RGB:
        break;
    }
    return (cor_color_point){{(double) color.r, (double) color.g, (double) color.b, (double) color.a}};
}

static double mix(double from, double to, double t)
{
    return from + t * (to - from);
}

/* The shorter way round the circle of hues. */
static double mix_hue(double from, double to, double t)
{
    double way = to - from;
    if (way > 180) way -= 360;
    if (way < -180) way += 360;
    return from + t * way;
}

static bool is_black_or_white(const cor_color_point *hcl)
{
    return hcl->c[2] == 0 || hcl->c[2] == 1;
}

/* Grey has no hue of its own: its neighbour's goes on, and for the extremes its chroma too. */
static cor_color mix_hcl(const cor_color_point *a, const cor_color_point *b, double t)
{
    double h = 0, c = mix(a->c[1], b->c[1], t), l = mix(a->c[2], b->c[2], t), alpha = mix(a->c[3], b->c[3], t);
    bool hue_a = !isnan(a->c[0]), hue_b = !isnan(b->c[0]);
    if (hue_a && hue_b) {
        h = mix_hue(a->c[0], b->c[0], t);
    } else if (hue_a) {
        h = a->c[0];
        if (is_black_or_white(b)) c = a->c[1];
    } else if (hue_b) {
        h = b->c[0];
        if (is_black_or_white(a)) c = b->c[1];
    }
    h *= M_PI / 180;
    return color_from_lab(l, cos(h) * c, sin(h) * c, alpha);
}

cor_color cor_mix_points(const cor_color_point *from, const cor_color_point *to, double t, cor_color_space space)
{
    double c[4];
    if (space == COR_SPACE_HCL) return mix_hcl(from, to, t);
    for (int i = 0; i < 4; i++)
        c[i] = mix(from->c[i], to->c[i], t);
    if (space == COR_SPACE_LAB) return color_from_lab(c[0], c[1], c[2], c[3]);
    return (cor_color){(float) c[0], (float) c[1], (float) c[2], (float) c[3]};
}

cor_color cor_mix_colors(cor_color from, cor_color to, double t, cor_color_space space)
{
    cor_color_point a = cor_color_in_space(from, space), b = cor_color_in_space(to, space);
    return cor_mix_points(&a, &b, t, space);
}
