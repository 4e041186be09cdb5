/* What depends on languages: case, collation, numbers for people. The only user of ICU.
 * Nothing here looks at the environment: where no locale is named it is en-US. */
#include <math.h>
#include <string.h>

#include <glib.h>
#include <unicode/ucol.h>
#include <unicode/ucurr.h>
#include <unicode/uformattedvalue.h>
#include <unicode/uloc.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

#include "base/number.h"
#include "expr/convert.h"
#include "expr/machine.h"

static const char *const DEFAULT_LOCALE = "en-US";

static UChar *wide(const char *text, int32_t *ret_n)
{
    UErrorCode code = U_ZERO_ERROR;
    size_t room = strlen(text) + 1;
    UChar *out = g_new(UChar, room);
    u_strFromUTF8(out, (int32_t) room, ret_n, text, -1, &code);
    if (U_FAILURE(code)) *ret_n = 0;
    return out;
}

static const char *narrow(cor_arena *arena, const UChar *text, int32_t n)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t room = 3 * n + 1;
    char *out = cor_alloc(arena, (size_t) room);
    u_strToUTF8(out, room, NULL, text, n, &code);
    return out;
}

/* Upper case may be three times as long. */
static const char *with_case(cor_arena *arena, const char *text, bool upper)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t n, room;
    UChar *from = wide(text, &n);
    room = 3 * n + 1;
    UChar *to = g_new(UChar, room);
    n = upper ? u_strToUpper(to, room, from, n, "", &code) : u_strToLower(to, room, from, n, "", &code);
    const char *result = U_SUCCESS(code) ? narrow(arena, to, n) : text;
    g_free(from);
    g_free(to);
    return result;
}

/* A language tag as ICU's locale; false when it is none. */
static bool read_locale(const char *tag, char *ret, int32_t room)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t parsed = 0;
    uloc_forLanguageTag(tag ? tag : DEFAULT_LOCALE, ret, room, &parsed, &code);
    return U_SUCCESS(code) && parsed > 0 && (!tag || (size_t) parsed == strlen(tag));
}

static UCollator *open_collator(const cor_collator *wanted)
{
    UErrorCode code = U_ZERO_ERROR;
    char locale[ULOC_FULLNAME_CAPACITY];
    if (!read_locale(wanted->locale, locale, sizeof locale)) strcpy(locale, "en_US");
    uloc_setKeywordValue("collation", "search", locale, sizeof locale, &code);
    UCollator *opened = ucol_open(locale, &code);
    if (U_FAILURE(code)) return NULL;
    UColAttributeValue strength = wanted->diacritics ? UCOL_SECONDARY : UCOL_PRIMARY;
    if (wanted->cases && wanted->diacritics) strength = UCOL_TERTIARY;
    ucol_setStrength(opened, strength);
    if (wanted->cases && !wanted->diacritics) ucol_setAttribute(opened, UCOL_CASE_LEVEL, UCOL_ON, &code);
    return opened;
}

int cor_collate(cor_value collator, const char *a, const char *b)
{
    UErrorCode code = U_ZERO_ERROR;
    UCollator *opened = open_collator(collator.other);
    if (!opened) return cor_compare_strings(a, b);
    UCollationResult order = ucol_strcollUTF8(opened, a, -1, b, -1, &code);
    ucol_close(opened);
    return order == UCOL_LESS ? -1 : order == UCOL_GREATER;
}

static bool run_collator(cor_machine *m, cor_value *args)
{
    char locale[ULOC_FULLNAME_CAPACITY];
    cor_collator *made = COR_NEW(m->eval->arena, cor_collator);
    *made = (cor_collator){args[0].boolean, args[1].boolean, args[2].kind == COR_STRING ? args[2].string : NULL};
    if (made->locale && !read_locale(made->locale, locale, sizeof locale))
        return cor_stop_value(m, "not a language tag; one is written like \"en\" or \"ur-PK\"", args[2]);
    args[0] = cor_other(COR_OTHER_COLLATOR, made);
    return true;
}

/* LOCALE without what is no part of a language's name, and by its newer name where it has one: "he" for "iw". */
static void make_plain(char *locale, int32_t room)
{
    UErrorCode code = U_ZERO_ERROR;
    char tag[ULOC_FULLNAME_CAPACITY], base[ULOC_FULLNAME_CAPACITY];
    uloc_getBaseName(locale, base, sizeof base, &code);
    uloc_toLanguageTag(base, tag, sizeof tag, false, &code);
    if (U_SUCCESS(code)) read_locale(tag, locale, room);
}

/* The locale that ICU has for the one asked for: "de" for "de-XX". */
static void run_resolved_locale(cor_machine *m, cor_value *args)
{
    const cor_collator *wanted = args[0].other;
    UErrorCode code = U_ZERO_ERROR;
    char locale[ULOC_FULLNAME_CAPACITY], tag[ULOC_FULLNAME_CAPACITY] = "";
    if (!read_locale(wanted->locale, locale, sizeof locale)) strcpy(locale, "en_US");
    make_plain(locale, sizeof locale);
    while (*locale) {
        bool known = false;
        for (int32_t i = 0; i < uloc_countAvailable() && !known; i++)
            known = !strcmp(uloc_getAvailable(i), locale);
        if (known) break;
        char parent[ULOC_FULLNAME_CAPACITY];
        uloc_getParent(locale, parent, sizeof parent, &code);
        strcpy(locale, parent);
    }
    code = U_ZERO_ERROR;
    if (*locale) uloc_toLanguageTag(locale, tag, sizeof tag, false, &code);
    args[0] = cor_string(cor_arena_copy(m->eval->arena, *tag ? tag : DEFAULT_LOCALE));
}

static bool is_digits(double x)
{
    return isfinite(x) && x >= 0 && x <= 100;
}

/* Decimals as Intl.NumberFormat takes them: least and most, in an ICU skeleton (".00##"). */
static bool append_decimals(GString *skeleton, const cor_value *args, int usual_least, int usual_most)
{
    double least = args[4].kind == COR_NUMBER ? floor(args[4].number) : usual_least;
    double most = args[5].kind == COR_NUMBER ? floor(args[5].number) : fmax(usual_most, least);
    if (args[4].kind != COR_NUMBER) least = fmin(least, most);
    if (!is_digits(least) || !is_digits(most) || least > most) return false;
    g_string_append(skeleton, most > 0 ? " ." : " precision-integer");
    for (int i = 0; i < (int) most; i++)
        g_string_append_c(skeleton, i < (int) least ? '0' : '#');
    return true;
}

/* The units that ECMA-402 sanctions (table 2), of the many that ICU knows. */
static bool is_simple_unit(const char *unit, size_t length)
{
    static const char *const units[] = {
        "acre",       "bit",         "byte",     "celsius",     "centimeter",  "day",        "degree",
        "fahrenheit", "fluid-ounce", "foot",     "gallon",      "gigabit",     "gigabyte",   "gram",
        "hectare",    "hour",        "inch",     "kilobit",     "kilobyte",    "kilogram",   "kilometer",
        "liter",      "megabit",     "megabyte", "meter",       "microsecond", "mile",       "mile-scandinavian",
        "milliliter", "millimeter",  "minute",   "millisecond", "month",       "nanosecond", "ounce",
        "percent",    "petabyte",    "pound",    "second",      "stone",       "terabit",    "terabyte",
        "week",       "yard",        "year"};
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
        if (strlen(units[i]) == length && !strncmp(units[i], unit, length)) return true;
    return false;
}

/* "kilometer", or "kilometer-per-hour". */
static bool is_unit(const char *unit)
{
    static const char per[] = "-per-";
    const char *found = strstr(unit, per);
    if (!found) return is_simple_unit(unit, strlen(unit));
    const char *below = found + strlen(per);
    return is_simple_unit(unit, (size_t) (found - unit)) && is_simple_unit(below, strlen(below));
}

static bool is_currency(const char *code)
{
    return strlen(code) == 3 && g_ascii_isalpha(code[0]) && g_ascii_isalpha(code[1]) && g_ascii_isalpha(code[2]);
}

static int currency_decimals(const char *currency)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t n;
    UChar *text = wide(currency, &n);
    int32_t digits = ucurr_getDefaultFractionDigits(text, &code);
    g_free(text);
    return U_SUCCESS(code) ? digits : 2;
}

static bool make_skeleton(GString *skeleton, const cor_value *args)
{
    g_string_append(skeleton, "rounding-mode-half-up");
    if (args[2].kind == COR_STRING) {
        if (!is_currency(args[2].string)) return false;
        char *upper = g_ascii_strup(args[2].string, -1);
        int digits = currency_decimals(upper);
        g_string_append_printf(skeleton, " currency/%s", upper);
        g_free(upper);
        return append_decimals(skeleton, args, digits, digits);
    }
    if (args[3].kind == COR_STRING) {
        if (!is_unit(args[3].string)) return false;
        if (!strcmp(args[3].string, "percent"))
            g_string_append(skeleton, " percent");
        else
            g_string_append_printf(skeleton, " unit/%s unit-width-short", args[3].string);
    }
    return append_decimals(skeleton, args, 0, 3);
}

static const char *format_number(cor_arena *arena, const char *skeleton, const char *locale, double x)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t n;
    const char *result = NULL;
    UChar *text = wide(skeleton, &n);
    UNumberFormatter *formatter = unumf_openForSkeletonAndLocale(text, n, locale, &code);
    UFormattedNumber *formatted = unumf_openResult(&code);
    unumf_formatDouble(formatter, isnan(x) ? NAN : x, formatted, &code); /* NaN has a sign, and it would show */
    int32_t length = 0;
    const UChar *out = ufmtval_getString(unumf_resultAsValue(formatted, &code), &length, &code);
    if (U_SUCCESS(code)) result = narrow(arena, out, length);
    unumf_closeResult(formatted);
    unumf_close(formatter);
    g_free(text);
    return result;
}

static bool run_number_format(cor_machine *m, cor_value *args)
{
    char locale[ULOC_FULLNAME_CAPACITY];
    const char *tag = args[1].kind == COR_STRING ? args[1].string : NULL, *text = NULL;
    if (!read_locale(tag, locale, sizeof locale))
        return cor_stop_value(m, "not a language tag; one is written like \"en\" or \"ur-PK\"", args[1]);
    GString *skeleton = g_string_new(NULL);
    bool ok = make_skeleton(skeleton, args);
    if (ok) text = format_number(m->eval->arena, skeleton->str, locale, args[0].number);
    g_string_free(skeleton, TRUE);
    if (!text)
        return cor_stop_text(m, "options that \"number-format\" can't follow; a currency is one like \"PKR\", a unit "
                                "one like \"kilometer\"");
    args[0] = cor_string(text);
    return true;
}

bool cor_run_locale(cor_machine *m, const cor_instruction *at, cor_value *args)
{
    switch ((cor_opcode) at->op) {
    case COR_OP_COLLATOR:
        return run_collator(m, args);
    case COR_OP_NUMBER_FORMAT:
        return run_number_format(m, args);
    case COR_OP_RESOLVED_LOCALE:
        run_resolved_locale(m, args);
        return true;
    default:
        args[0] = cor_string(with_case(m->eval->arena, args[0].string, at->op == COR_OP_UPCASE));
        return true;
    }
}
