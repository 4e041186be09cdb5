#include "base/number.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

bool cor_parse_number(const char *text, double *ret_number)
{
    char *end;
    while (g_ascii_isspace(*text))
        text++;
    if (!g_ascii_isdigit(*text) && !strchr("+-.", *text)) return false; /* no "inf", no "nan" */
    if (!*text) return false;
    for (const char *c = text; *c; c++)
        if (*c == 'x' || *c == 'X' || *c == 'p' || *c == 'P') return false; /* no hexadecimal */
    double x = g_ascii_strtod(text, &end);
    while (g_ascii_isspace(*end))
        end++;
    if (end == text || *end || !isfinite(x)) return false;
    *ret_number = x;
    return true;
}

/* g_ascii_formatd writes the C locale's "%.nf" whatever the locale is. */
static size_t trim_zeros(char *buffer)
{
    size_t length = strlen(buffer);
    if (strchr(buffer, '.')) {
        while (buffer[length - 1] == '0')
            length--;
        if (buffer[length - 1] == '.') length--;
    }
    buffer[length] = 0;
    if (!strcmp(buffer, "-0")) {
        strcpy(buffer, "0");
        length = 1;
    }
    return length;
}

/* Powers of ten for the fast path below; beyond them printf's exactness is worth its time. */
enum { MOST_DECIMALS = 7 };
static const double powers[MOST_DECIMALS + 1] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};

/* x = whole.fraction with at most MOST_DECIMALS, written from integers: millions of
 * coordinates of an SVG go through here. */
static size_t format_fixed(char *buffer, double x, int decimals)
{
    char digits[24];
    size_t n = 0, out = 0;
    bool negative = x < 0;
    unsigned long long scaled = (unsigned long long) llrint(fabs(x) * powers[decimals]);
    if (!scaled) return (size_t) (stpcpy(buffer, "0") - buffer);
    while (decimals && scaled % 10 == 0) {
        scaled /= 10;
        decimals--;
    }
    while (scaled || n <= (size_t) decimals) {
        digits[n++] = (char) ('0' + scaled % 10);
        scaled /= 10;
    }
    if (negative) buffer[out++] = '-';
    while (n) {
        buffer[out++] = digits[--n];
        if (decimals && n == (size_t) decimals) buffer[out++] = '.';
    }
    buffer[out] = 0;
    return out;
}

size_t cor_format_decimals(char *buffer, double x, int decimals)
{
    char format[16];
    if (!isfinite(x) || fabs(x) > 1e15) return cor_format_shortest(buffer, x);
    if (decimals <= 6 && fabs(x) < 1e9) return format_fixed(buffer, x, MAX(decimals, 0));
    snprintf(format, sizeof format, "%%.%df", CLAMP(decimals, 0, 9));
    g_ascii_formatd(buffer, COR_NUMBER_SPACE, format, x);
    return trim_zeros(buffer);
}

/* X > 0 as "%e" writes it, with precision enough to read back as X. 15 digits survive the way into a double and back,
 * so that what needs fewer ends in zeros; subnormals hold fewer than 15, so that for them each number of digits is
 * tried. */
static void write_exponent_form(char *text, double x)
{
    for (int digits = x < DBL_MIN ? 1 : 15; digits <= 17; digits++) {
        char format[16];
        snprintf(format, sizeof format, "%%.%de", digits - 1);
        g_ascii_formatd(text, COR_NUMBER_SPACE, format, x);
        if (digits == 17 || g_ascii_strtod(text, NULL) == x) return;
    }
}

/* Lays out DIGITS (no point) with the decimal exponent of the first digit, by the
 * rules of ECMA-262 6.1.6.1.20. */
static size_t lay_out(char *buffer, const char *digits, int exponent, bool negative)
{
    char *out = buffer;
    int n = (int) strlen(digits), point = exponent + 1;
    if (negative) *out++ = '-';
    if (point > 21 || point < -5) {
        *out++ = digits[0];
        if (n > 1) *out++ = '.';
        out = stpcpy(out, digits + 1);
        out += sprintf(out, "e%c%d", exponent < 0 ? '-' : '+', abs(exponent));
    } else if (point <= 0) {
        out = stpcpy(out, "0.");
        for (int i = point; i < 0; i++)
            *out++ = '0';
        out = stpcpy(out, digits);
    } else {
        for (int i = 0; i < MAX(n, point); i++) {
            if (i == point) *out++ = '.';
            *out++ = i < n ? digits[i] : '0';
        }
        *out = 0;
    }
    return (size_t) (out - buffer);
}

/* Most numbers are what someone wrote with a few decimals, as coordinates are: at most 15 digits, which no other text
 * as short reads back as. Found by multiplying, many times faster than by trying. 0: X is none of these. */
static size_t format_written(char *buffer, double x)
{
    static const double fifteen_digits = 1e15, least_without_exponent = 1e-6;
    if (fabs(x) < least_without_exponent) return 0;
    for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
        double whole = rint(fabs(x) * powers[decimals]);
        if (whole >= fifteen_digits) return 0;
        if (whole / powers[decimals] == fabs(x)) return format_fixed(buffer, x, decimals);
    }
    return 0;
}

size_t cor_format_shortest(char *buffer, double x)
{
    char text[COR_NUMBER_SPACE], digits[COR_NUMBER_SPACE];
    size_t n = 0;
    if (isnan(x)) return (size_t) (stpcpy(buffer, "NaN") - buffer);
    if (isinf(x)) return (size_t) (stpcpy(buffer, x < 0 ? "-Infinity" : "Infinity") - buffer);
    if (x == 0) return (size_t) (stpcpy(buffer, "0") - buffer);
    size_t written = format_written(buffer, x);
    if (written) return written;
    write_exponent_form(text, fabs(x));
    const char *e = strchr(text, 'e');
    for (const char *c = text; c < e; c++)
        if (*c != '.') digits[n++] = *c;
    while (n > 1 && digits[n - 1] == '0')
        n--;
    digits[n] = 0;
    return lay_out(buffer, digits, atoi(e + 1), x < 0);
}

/* Groups of three, set apart only where there are five digits or more: 2463, but 12 463. */
size_t cor_format_people(char *buffer, double x, int decimals)
{
    char plain[COR_NUMBER_SPACE];
    cor_format_decimals(plain, fabs(x), decimals);
    size_t whole = strcspn(plain, ".e");
    char *out = buffer;
    if (x < 0 && strcmp(plain, "0")) out = stpcpy(out, "\u2212");
    for (size_t i = 0; plain[i]; i++) {
        if (i && i < whole && whole > 4 && (whole - i) % 3 == 0) out = stpcpy(out, "\u202f");
        *out++ = plain[i];
    }
    *out = 0;
    return (size_t) (out - buffer);
}
