#include "text/days.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "text/language.h"

enum { LONGEST = 160 };

/* What is to be seen of a day, in ICU's letters, and how the world's English has it: that is asked for the most, and a
 * pattern that is stated spares ICU the reading of all of CLDR's. Without a skeleton it is that of all languages. */
static const struct {
    const char *skeleton, *english;
} forms[] = {
    [COR_DAY_SHORT] = {"yMMMd", "d MMM y"},
    [COR_DAY_LONG] = {"yMMMMd", "d MMMM y"},
    [COR_DAY_FULL] = {"yMMMMEEEEd", "EEEE, d MMMM y"},
    [COR_DAY_MONTH] = {"yMMMM", "MMMM y"},
    [COR_DAY_YEAR] = {"y", "y"},
    [COR_DAY_MONTH_ALONE] = {NULL, "LLL"},
    [COR_DAY_QUARTER] = {NULL, "QQQ"},
};

/* English of no country, or of a language that ICU has no dates of. */
static bool is_plain_english(const char *language)
{
    return !language || !g_ascii_strcasecmp(language, "en") || !cor_language_is_known(language);
}

/* UTC noon: no zone's midnight is near. */
static UDate noon_of(const char *date)
{
    GDate day;
    g_date_clear(&day, 1);
    g_date_set_dmy(&day, (GDateDay) atoi(date + 8), (GDateMonth) atoi(date + 5), (GDateYear) atoi(date));
    GDate epoch;
    g_date_clear(&epoch, 1);
    g_date_set_dmy(&epoch, 1, G_DATE_JANUARY, 1970);
    return (g_date_days_between(&epoch, &day) + 0.5) * 86400000.0;
}

static int32_t pattern_of(const char *locale, cor_day_form form, bool english, UChar pattern[LONGEST])
{
    UErrorCode error = U_ZERO_ERROR;
    UChar skeleton[LONGEST];
    english = english || !forms[form].skeleton;
    u_uastrcpy(english ? pattern : skeleton, english ? forms[form].english : forms[form].skeleton);
    if (english) return u_strlen(pattern);
    UDateTimePatternGenerator *generator = udatpg_open(locale, &error);
    int32_t n = udatpg_getBestPattern(generator, skeleton, -1, pattern, LONGEST, &error);
    if (generator) udatpg_close(generator);
    return U_SUCCESS(error) ? n : 0;
}

/* ISO 8601 has the Gregorian calendar before there was one. */
static void never_julian(UDateFormat *format, UErrorCode *error)
{
    UCalendar *calendar = U_SUCCESS(*error) ? ucal_clone(udat_getCalendar(format), error) : NULL;
    if (!calendar) return;
    ucal_setGregorianChange(calendar, -1e15, error);
    udat_setCalendar(format, calendar);
    ucal_close(calendar);
}

const char *cor_day_text(cor_arena *arena, const char *language, const char *date, cor_day_form form)
{
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UErrorCode error = U_ZERO_ERROR;
    UChar pattern[LONGEST], words[LONGEST];
    char text[LONGEST * U8_MAX_LENGTH];
    bool english = is_plain_english(language);
    const char *locale = cor_arena_format(arena, "%s@calendar=gregorian;numbers=latn", english ? "en_001" : language);
    int32_t length, n = pattern_of(locale, form, english, pattern);
    UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, utc, 3, pattern, n, &error);
    never_julian(format, &error);
    n = udat_format(format, noon_of(date), words, LONGEST, NULL, &error);
    if (format) udat_close(format);
    u_strToUTF8(text, sizeof text, &length, words, n, &error);
    return U_SUCCESS(error) && length ? cor_arena_copy_n(arena, text, (size_t) length)
                                      : cor_arena_copy_n(arena, date, strlen("2024-11-30"));
}
