/* What holds for every number as text: the shortest form has the digits that trying one precision after the other
 * finds, and it reads back as the number. */
#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "support/cmocka_all.h"
#include "support/random.h"

enum { CASES = 40000 };

/* The digits of X without point and zeros, from the first precision of "%e" that reads back as X; the power of ten of
 * the first. */
static int digits_by_trying(char *digits, double x)
{
    char text[COR_NUMBER_SPACE];
    for (int precision = 0; precision <= 16; precision++) {
        snprintf(text, sizeof text, "%.*e", precision, x);
        if (strtod(text, NULL) == x) break;
    }
    for (const char *c = text; *c != 'e'; c++)
        if (*c >= '0' && *c <= '9') *digits++ = *c;
    *digits = 0;
    return atoi(strchr(text, 'e') + 1);
}

/* The same of TEXT, however it is laid out; where the text has zeros only to reach the point, they are no digits. */
static int digits_of_text(char *digits, const char *text)
{
    const char *e = strchr(text, 'e'), *point = strchr(text, '.');
    const char *end = e ? e : text + strlen(text), *whole = point ? point : end, *first = text + strspn(text, "-0.");
    int exponent = (e ? atoi(e + 1) : 0) + (int) (whole - first) - (first < whole);
    char *out = digits;
    for (const char *c = first; c < end; c++)
        if (*c != '.') *out++ = *c;
    while (out - digits > 1 && out[-1] == '0')
        out--;
    *out = 0;
    return exponent;
}

static void check(double x, uint64_t seed)
{
    char text[COR_NUMBER_SPACE], expected[COR_NUMBER_SPACE], digits[COR_NUMBER_SPACE];
    if (!isfinite(x) || x == 0) return;
    size_t length = cor_format_shortest(text, x);
    int exponent = digits_by_trying(expected, x), found = digits_of_text(digits, text);
    if (length != strlen(text) || strtod(text, NULL) != x || strcmp(digits, expected) || found != exponent)
        fail_msg("seed %" PRIu64 ": %.17g is written %s, digits %s and 10^%d; expected %s and 10^%d", seed, x, text,
                 digits, found, expected, exponent);
}

static double from_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static void any_bits_have_their_fewest_digits(void **state)
{
    (void) state;
    for (uint64_t seed = 1; seed <= CASES; seed++) {
        uint64_t s = seed;
        check(from_bits(random_bits(&s)), seed);
    }
}

/* Where doubles have fewer than 53 bits, 15 digits are more than they hold. */
static void subnormals_have_their_fewest_digits(void **state)
{
    (void) state;
    for (uint64_t seed = 1; seed <= CASES / 4; seed++) {
        uint64_t s = seed, bits = random_bits(&s) >> 12;
        check(from_bits(bits >> random_bits(&s) % 52), seed);
    }
}

/* Coordinates, prices and shares: decimals that a person wrote, and the doubles beside them. */
static void written_decimals_have_their_fewest_digits(void **state)
{
    (void) state;
    for (uint64_t seed = 1; seed <= CASES; seed++) {
        uint64_t s = seed;
        char text[COR_NUMBER_SPACE];
        snprintf(text, sizeof text, "%.*e", (int) (random_bits(&s) % 17), random_between(-1000, 1000, &s));
        double x = strtod(text, NULL);
        check(x, seed);
        check(nextafter(x, INFINITY), seed);
        check(x * pow(10, floor(random_between(-30, 30, &s))), seed);
    }
}

/* Around powers of two, doubles lie closer on one side than on the other. */
static void powers_have_their_fewest_digits(void **state)
{
    (void) state;
    for (int power = -1074; power <= 1023; power++) {
        double x = ldexp(1, power);
        check(x, 0);
        check(nextafter(x, 0), 0);
        check(nextafter(x, INFINITY), 0);
    }
    for (int power = -323; power <= 308; power++) {
        char text[16];
        snprintf(text, sizeof text, "1e%d", power);
        check(strtod(text, NULL), 0);
    }
    check(DBL_MIN, 0);
    check(DBL_MAX, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_bits_have_their_fewest_digits),
        cmocka_unit_test(subnormals_have_their_fewest_digits),
        cmocka_unit_test(written_decimals_have_their_fewest_digits),
        cmocka_unit_test(powers_have_their_fewest_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
