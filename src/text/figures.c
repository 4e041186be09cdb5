#include "text/figures.h"

#include <math.h>

#include <glib.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "base/number.h"
#include "text/language.h"

static const char *plain(cor_arena *arena, double x, int decimals)
{
    char text[COR_NUMBER_SPACE];
    cor_format_people(text, x, decimals);
    return cor_arena_copy(arena, text);
}

/* 0 where ICU fails. */
static int32_t write_number(const char *locale, double x, int decimals, UChar *words, int32_t most)
{
    UErrorCode error = U_ZERO_ERROR;
    UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, locale, NULL, &error);
    if (U_FAILURE(error)) return 0;
    unum_setAttribute(format, UNUM_MIN_FRACTION_DIGITS, 0);
    unum_setAttribute(format, UNUM_MAX_FRACTION_DIGITS, decimals);
    unum_setAttribute(format, UNUM_ROUNDING_MODE, UNUM_ROUND_HALFEVEN);
    int32_t n = unum_formatDouble(format, x, words, most, NULL, &error);
    unum_close(format);
    return U_SUCCESS(error) ? n : 0;
}

const char *cor_figures(cor_arena *arena, const char *language, double x, int decimals)
{
    enum { MOST = 64 };
    UErrorCode error = U_ZERO_ERROR;
    UChar words[MOST];
    char text[MOST * U8_MAX_LENGTH];
    int32_t length;
    if (!language || !g_ascii_strcasecmp(language, "en") || !cor_language_is_known(language) || fabs(x) >= 1e15)
        return plain(arena, x, decimals);
    if (round(x * pow(10, decimals)) == 0) x = 0; /* no "-0" */
    int32_t n = write_number(cor_arena_format(arena, "%s@numbers=latn", language), x, decimals, words, MOST);
    u_strToUTF8(text, sizeof text, &length, words, n, &error);
    return n && U_SUCCESS(error) ? cor_arena_copy_n(arena, text, (size_t) length) : plain(arena, x, decimals);
}
