/* Mixing of colors. CIE L*a*b* with the D50 white point, as
 * https://observablehq.com/@mbostock/lab-and-rgb has it; hue, chroma and
 * lightness are its polar form, in degrees. */
#include "expr/colour.h"

#include <math.h>

static const double white_x = 0.96422, white_z = 0.82521;
static const double t0 = 4.0 / 29, t1 = 6.0 / 29, t2 = 3 * (6.0 / 29) * (6.0 / 29);

typedef struct {
    double l, a, b, alpha;
} lab_color;

typedef struct {
    double h, c, l, alpha; /* h is NaN for grey */
} hcl_color;

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

static lab_color lab_from_color(cor_color color)
{
    double r = linear_from_srgb((double) color.r), g = linear_from_srgb((double) color.g);
    double b = linear_from_srgb((double) color.b);
    double y = lab_from_xyz(0.2225045 * r + 0.7168786 * g + 0.0606169 * b), x = y, z = y;
    if (r != g || g != b) {
        x = lab_from_xyz((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / white_x);
        z = lab_from_xyz((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / white_z);
    }
    return (lab_color){fmax(116 * y - 16, 0), 500 * (x - y), 200 * (y - z), (double) color.a};
}

static cor_color color_from_lab(lab_color lab)
{
    double y = (lab.l + 16) / 116, x = y + lab.a / 500, z = y - lab.b / 200;
    y = xyz_from_lab(y);
    x = white_x * xyz_from_lab(x);
    z = white_z * xyz_from_lab(z);
    return (cor_color){(float) srgb_from_linear(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
                       (float) srgb_from_linear(-0.9787684 * x + 1.9161415 * y + 0.033454 * z),
                       (float) srgb_from_linear(0.0719453 * x - 0.2289914 * y + 1.4052427 * z), (float) lab.alpha};
}

static hcl_color hcl_from_color(cor_color color)
{
    lab_color lab = lab_from_color(color);
    double c = sqrt(lab.a * lab.a + lab.b * lab.b), h = NAN;
    if (round(c * 10000) != 0) {
        h = fmod(atan2(lab.b, lab.a) * 180 / M_PI, 360);
        if (h < 0) h += 360;
    }
    return (hcl_color){h, c, lab.l, lab.alpha};
}

static cor_color color_from_hcl(hcl_color hcl)
{
    double h = isnan(hcl.h) ? 0 : hcl.h * M_PI / 180;
    return color_from_lab((lab_color){hcl.l, cos(h) * hcl.c, sin(h) * hcl.c, hcl.alpha});
}

static double mix(double from, double to, double t)
{
    return from + t * (to - from);
}

static cor_color mix_rgb(cor_color from, cor_color to, double t)
{
    return (cor_color){(float) mix((double) from.r, (double) to.r, t), (float) mix((double) from.g, (double) to.g, t),
                       (float) mix((double) from.b, (double) to.b, t), (float) mix((double) from.a, (double) to.a, t)};
}

static cor_color mix_lab(cor_color from, cor_color to, double t)
{
    lab_color a = lab_from_color(from), b = lab_from_color(to);
    return color_from_lab((lab_color){mix(a.l, b.l, t), mix(a.a, b.a, t), mix(a.b, b.b, t), mix(a.alpha, b.alpha, t)});
}

/* The shorter way round the circle of hues. */
static double mix_hue(double from, double to, double t)
{
    double way = to - from;
    if (way > 180) way -= 360;
    if (way < -180) way += 360;
    return from + t * way;
}

/* White and black have no hue of their own: their neighbour's hue and chroma go on. */
static cor_color mix_hcl(cor_color from, cor_color to, double t)
{
    hcl_color a = hcl_from_color(from), b = hcl_from_color(to);
    double h = NAN, c = mix(a.c, b.c, t);
    if (!isnan(a.h) && !isnan(b.h)) {
        h = mix_hue(a.h, b.h, t);
    } else if (!isnan(a.h)) {
        h = a.h;
        if (b.l == 1 || b.l == 0) c = a.c;
    } else if (!isnan(b.h)) {
        h = b.h;
        if (a.l == 1 || a.l == 0) c = b.c;
    }
    return color_from_hcl((hcl_color){h, c, mix(a.l, b.l, t), mix(a.alpha, b.alpha, t)});
}

cor_color cor_mix_colors(cor_color from, cor_color to, double t, cor_color_space space)
{
    switch (space) {
    case COR_SPACE_HCL:
        return mix_hcl(from, to, t);
    case COR_SPACE_LAB:
        return mix_lab(from, to, t);
    case COR_SPACE_RGB:
        break;
    }
    return mix_rgb(from, to, t);
}
