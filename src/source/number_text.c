#include "source/number_text.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"

enum { MAX_NUMBER = 64 }; /* bytes */

bool cor_text_is_blank(const char *text)
{
    return !text || !text[strspn(text, " \t\r\n")];
}

/* More digits than a number keeps (2^53 has 16), or "12E3", which programs write 1.2E+04. */
static bool is_identifier(const char *digits)
{
    enum { KEPT = 15 };
    size_t n = strspn(digits, "0123456789");
    bool whole = !digits[n] || digits[n] == ' ';
    return (whole && n > KEPT) || ((digits[n] == 'e' || digits[n] == 'E') && g_ascii_isdigit(digits[n + 1]));
}

/* "007" and "+92" are codes and telephone numbers, which lose their meaning as numbers. */
static bool is_code(const char *text)
{
    text += strspn(text, " ");
    text += *text == '-';
    return *text == '+' || (text[0] == '0' && g_ascii_isdigit(text[1])) || is_identifier(text);
}

static bool is_number(const char *text)
{
    double x;
    return !is_code(text) && cor_parse_number(text, &x);
}

/* "12,5" with a point for its one comma. */
static bool with_point(const char *text, char into[MAX_NUMBER])
{
    const char *comma = strchr(text, ',');
    if (!comma || strchr(text, '.') || strchr(comma + 1, ',') || strlen(text) >= MAX_NUMBER) return false;
    strcpy(into, text);
    into[comma - text] = '.';
    return g_ascii_isdigit(comma[1]);
}

/* "1,234" may be a thousand and more: only another number of digits, or a zero before it, makes a decimal comma. */
static bool is_surely_decimal(const char *text)
{
    const char *digits = text + strspn(text, " -"), *comma = strchr(text, ',');
    size_t behind = strspn(comma + 1, "0123456789");
    return behind != 3 || *digits == '0' || comma - digits > 3;
}

/* The length of a sign between thousands at AT; 0: there is none. */
static size_t separator_at(const char *at)
{
    static const char *const signs[] = {",", "'", " ", "\u00a0", "\u202f", "\u2009", "\u2019"};
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
        if (g_str_has_prefix(at, signs[i])) return strlen(signs[i]);
    return 0;
}

/* "1,234,567.8" without the signs between its thousands, which are all the same. */
static bool without_groups(const char *text, char into[MAX_NUMBER])
{
    size_t n = 0;
    const char *at = text + strspn(text, " "), *first = NULL;
    if (strlen(at) >= MAX_NUMBER) return false;
    if (*at == '-') into[n++] = *at++;
    size_t digits = strspn(at, "0123456789");
    if (digits < 1 || digits > 3 || *at == '0') return false;
    while (digits) {
        memcpy(into + n, at, digits);
        n += digits;
        at += digits;
        size_t sign = separator_at(at);
        bool more = sign && g_ascii_isdigit(at[sign]) && (!first || !strncmp(first, at, sign));
        if (!more) break;
        first = at;
        at += sign;
        digits = strspn(at, "0123456789");
        if (digits != 3) return false;
    }
    size_t rest = *at == '.' ? 1 + strspn(at + 1, "0123456789") : 0;
    memcpy(into + n, at, rest);
    into[n + rest] = 0;
    at += rest;
    return first && !at[strspn(at, " ")];
}

static bool is_missing(const char *text)
{
    static const char *const words[] = {"n/a",  "na",     "n.a.",   "n.a",     "#n/a",      "nan",    "-",
                                        "--",   "\u2013", "\u2014", "..",      "...",       "\u2026", "?",
                                        "null", "nil",    "none",   "unknown", "not known", "unk",    "missing"};
    text += strspn(text, " \t");
    size_t length = strlen(text);
    while (length && strchr(" \t\r\n", text[length - 1]))
        length--;
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (strlen(words[i]) == length && !g_ascii_strncasecmp(text, words[i], length)) return true;
    return false;
}

/* Digits with signs that say about, at least, at most or from … to, and no letters but those of such words. Days with
 * two dashes are something else. */
static bool is_inexact(const char *text)
{
    static const char *const signs[] = {"+",        ">",      "<",     "=",       "~",   "\u2265", "\u2264",
                                        "\u2248",   "\u2013", "-",     "\u00b1",  "*",   "?",      "about",
                                        "at least", "over",   "up to", "or more", "ca.", "c.",     "approx.",
                                        "to",       "min.",   "max.",  ",",       " "};
    bool digits = false, signed_ = false;
    size_t dashes = 0;
    while (*text) {
        size_t n = strspn(text, "0123456789."), taken = n;
        digits |= n > 0 && g_ascii_isdigit(*text);
        for (size_t i = 0; !taken && i < G_N_ELEMENTS(signs); i++)
            if (!g_ascii_strncasecmp(text, signs[i], strlen(signs[i]))) taken = strlen(signs[i]);
        dashes += *text == '-';
        signed_ |= !n && *text != ' ' && *text != ',';
        if (!taken) return false;
        text += taken;
    }
    return digits && signed_ && dashes < 2;
}

cor_number_look cor_number_look_of(const char *text)
{
    char plain[MAX_NUMBER];
    if (is_number(text)) return COR_LOOKS_PLAIN;
    if (with_point(text, plain) && is_number(plain))
        return is_surely_decimal(text) ? COR_LOOKS_COMMA : COR_LOOKS_EITHER;
    if (without_groups(text, plain) && is_number(plain)) return COR_LOOKS_GROUPED;
    if (is_missing(text)) return COR_LOOKS_MISSING;
    const char *at = text + strspn(text, " ");
    bool code = *at == '+' || (at[0] == '0' && g_ascii_isdigit(at[1])) || is_identifier(at);
    return !code && is_inexact(text) ? COR_LOOKS_INEXACT : COR_LOOKS_OTHER;
}

double cor_number_with_comma(const char *text)
{
    double x;
    char point[MAX_NUMBER];
    return with_point(text, point) && cor_parse_number(point, &x) ? x : NAN;
}

double cor_number_grouped(const char *text)
{
    double x;
    char plain[MAX_NUMBER];
    return without_groups(text, plain) && cor_parse_number(plain, &x) ? x : NAN;
}
