/* CSS color notation, CSS Color Module Level 4 as far as styles have it: names,
 * hexadecimal, rgb() and hsl() in both their forms. */
#include "expr/colour.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "expr/expr.h"

/* Longer texts are no colors. */
enum { LONGEST = 127, ARGUMENTS = 4 };

typedef struct {
    double value[ARGUMENTS];
    bool percent[ARGUMENTS];
    bool degrees[ARGUMENTS];
    size_t n;
} arguments;

static bool trimmed_lower(const char *text, char *ret)
{
    const char *end = text + strlen(text);
    while (*text && strchr(" \t\n\v\f\r", *text))
        text++;
    while (end > text && strchr(" \t\n\v\f\r", end[-1]))
        end--;
    if (end - text > LONGEST) return false;
    for (; text < end; text++)
        *ret++ = g_ascii_tolower(*text);
    *ret = 0;
    return true;
}

static const char *skip_blanks(const char *c)
{
    while (*c && strchr(" \t\n\v\f\r", *c))
        c++;
    return c;
}

/* The number at C; its end, or NULL. */
static const char *read_number(const char *c, double *ret)
{
    char text[LONGEST + 1];
    size_t n = strspn(c, "0123456789e.+-");
    memcpy(text, c, n);
    text[n] = 0;
    return n && cor_parse_number(text, ret) ? c + n : NULL;
}

static const char *read_argument(const char *c, arguments *args)
{
    c = read_number(c, &args->value[args->n]);
    if (!c) return NULL;
    args->percent[args->n] = *c == '%';
    args->degrees[args->n] = g_str_has_prefix(c, "deg");
    if (args->percent[args->n]) c++;
    if (args->degrees[args->n]) c += 3;
    args->n++;
    return c;
}

/* Steps over what stands between two arguments: *FORM is ',' or ' ' once it is known, and must stay so. */
static const char *read_separator(const char *c, char *form, bool before_alpha)
{
    const char *after = skip_blanks(c);
    char found = *after == ',' || *after == '/' ? *after : ' ';
    char wanted = before_alpha && *form == ' ' ? '/' : *form;
    if (!*form) wanted = *form = found;
    if (found != wanted || (found == '/' && !before_alpha)) return NULL;
    if (found == ' ' && after == c) return NULL;
    return found == ' ' ? after : skip_blanks(after + 1);
}

/* "(a b c)", "(a b c / d)", "(a, b, c)" or "(a, b, c, d)" at C, and nothing after it. */
static bool read_arguments(const char *c, arguments *args)
{
    char form = 0;
    if (*c++ != '(') return false;
    c = skip_blanks(c);
    while ((c = read_argument(c, args))) {
        const char *end = skip_blanks(c);
        if (*end == ')') return args->n >= 3 && !end[1];
        if (args->n == ARGUMENTS) return false;
        c = read_separator(c, &form, args->n == 3);
        if (!c) return false;
    }
    return false;
}

static double clamped(double x, double low, double high)
{
    return fmin(fmax(x, low), high);
}

static double alpha_of(const arguments *args)
{
    if (args->n < ARGUMENTS) return 1;
    return clamped(args->percent[3] ? args->value[3] / 100 : args->value[3], 0, 1);
}

static bool parse_rgb(const arguments *args, cor_color *ret)
{
    if (args->degrees[0] || args->degrees[1] || args->degrees[2] || args->degrees[3]) return false;
    if (args->percent[0] != args->percent[1] || args->percent[1] != args->percent[2]) return false;
    double full = args->percent[0] ? 100 : 255;
    *ret = (cor_color){(float) clamped(args->value[0] / full, 0, 1), (float) clamped(args->value[1] / full, 0, 1),
                       (float) clamped(args->value[2] / full, 0, 1), (float) alpha_of(args)};
    return true;
}

/* https://drafts.csswg.org/css-color-4/#hsl-to-rgb */
static float hsl_channel(double n, double h, double s, double l)
{
    double k = fmod(n + h / 30, 12);
    return (float) (l - s * fmin(l, 1 - l) * fmax(-1, fmin(fmin(k - 3, 9 - k), 1)));
}

static bool parse_hsl(const arguments *args, cor_color *ret)
{
    if (args->percent[0] || !args->percent[1] || !args->percent[2] || args->degrees[3]) return false;
    double h = fmod(args->value[0], 360), s = clamped(args->value[1], 0, 100) / 100;
    double l = clamped(args->value[2], 0, 100) / 100;
    if (h < 0) h += 360;
    *ret =
        (cor_color){hsl_channel(0, h, s, l), hsl_channel(8, h, s, l), hsl_channel(4, h, s, l), (float) alpha_of(args)};
    return true;
}

static cor_color from_bytes(unsigned r, unsigned g, unsigned b, unsigned a)
{
    return (cor_color){(float) (r / 255.0), (float) (g / 255.0), (float) (b / 255.0), (float) (a / 255.0)};
}

static bool parse_hex(const char *digits, cor_color *ret)
{
    unsigned byte[ARGUMENTS] = {0, 0, 0, 255};
    size_t n = strlen(digits), width = n < 6 ? 1 : 2;
    if (n != 3 && n != 4 && n != 6 && n != 8) return false;
    for (size_t i = 0; i < n; i++)
        if (!g_ascii_isxdigit(digits[i])) return false;
    for (size_t i = 0; i < n / width; i++) {
        unsigned high = (unsigned) g_ascii_xdigit_value(digits[i * width]);
        unsigned low = (unsigned) g_ascii_xdigit_value(digits[i * width + width - 1]);
        byte[i] = high * 16 + low;
    }
    *ret = from_bytes(byte[0], byte[1], byte[2], byte[3]);
    return true;
}

static bool parse_function(const char *text, cor_color *ret)
{
    arguments args = {.n = 0};
    bool rgb = g_str_has_prefix(text, "rgb"), hsl = g_str_has_prefix(text, "hsl");
    if (!rgb && !hsl) return false;
    text += text[3] == 'a' ? 4 : 3;
    if (!read_arguments(text, &args)) return false;
    return rgb ? parse_rgb(&args, ret) : parse_hsl(&args, ret);
}

bool cor_parse_color(const char *text, cor_color *ret_color)
{
    char lower[LONGEST + 1];
    unsigned rgb;
    if (!text || !trimmed_lower(text, lower)) return false;
    if (lower[0] == '#') return parse_hex(lower + 1, ret_color);
    if (!strcmp(lower, "transparent")) {
        *ret_color = (cor_color){0, 0, 0, 0};
        return true;
    }
    if (cor_named_color(lower, &rgb)) {
        *ret_color = from_bytes(rgb >> 16, rgb >> 8 & 255, rgb & 255, 255);
        return true;
    }
    return parse_function(lower, ret_color);
}
