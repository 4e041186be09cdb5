/* Days and times as data have them, ISO 8601, written as people do. What is no day of any calendar, or no time of any
 * day, is left as it is: a date that looks like one must be one. */
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "words/words.h"

typedef struct {
    const char *text; /* what is left to read */
    bool failed;
} scan;

/* The next DIGITS digits, from LOW to HIGH. */
static int number(scan *s, int digits, int low, int high)
{
    int value = 0;
    for (int i = 0; i < digits && !s->failed; i++) {
        s->failed = !g_ascii_isdigit(*s->text);
        if (!s->failed) value = value * 10 + g_ascii_digit_value(*s->text++);
    }
    s->failed = s->failed || value < low || value > high;
    return value;
}

/* Whether SIGN comes next; then it is read. */
static bool took(scan *s, char sign)
{
    bool there = !s->failed && *s->text == sign;
    s->text += there;
    return there;
}

/* "2024-08-26" */
static void read_day(scan *s)
{
    int year = number(s, 4, 1, 9999);
    s->failed = s->failed || !took(s, '-');
    int month = number(s, 2, 1, 12);
    s->failed = s->failed || !took(s, '-');
    int day = number(s, 2, 1, 31);
    s->failed = s->failed || !g_date_valid_dmy((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/* ".250", without zeros at its end: as many of its bytes go to the time. */
static int fraction_of(scan *s)
{
    const char *start = s->text;
    if (!took(s, '.')) return 0;
    s->failed = s->failed || !g_ascii_isdigit(*s->text);
    while (g_ascii_isdigit(*s->text))
        s->text++;
    int length = (int) (s->text - start);
    while (length && (start[length - 1] == '0' || start[length - 1] == '.'))
        length--;
    return length;
}

/* "06:00", "06:00:00", "10:20:30.5": seconds stand where there are some. */
static const char *read_time(scan *s, cor_arena *arena)
{
    int hour = number(s, 2, 0, 24), second = 0, fraction = 0;
    s->failed = s->failed || !took(s, ':');
    int minute = number(s, 2, 0, 59);
    const char *digits = s->text;
    if (took(s, ':')) {
        second = number(s, 2, 0, 60);
        digits = s->text;
        fraction = fraction_of(s);
    }
    s->failed = s->failed || (hour == 24 && (minute || second || fraction)); /* it is the end of the day */
    if (second || fraction)
        return cor_arena_format(arena, "%02d:%02d:%02d%.*s", hour, minute, second, fraction, digits);
    return cor_arena_format(arena, "%02d:%02d", hour, minute);
}

/* "Z", "+05:30", "+0530", "+05", nothing → " UTC", " UTC+5:30", "". */
static const char *read_zone(scan *s, cor_arena *arena)
{
    if (took(s, 'Z')) return " UTC";
    bool east = took(s, '+');
    if (!east && !took(s, '-')) return "";
    int hours = number(s, 2, 0, 14), minutes = 0;
    if (took(s, ':') || (!s->failed && *s->text)) minutes = number(s, 2, 0, 59);
    if (!hours && !minutes) return " UTC";
    const char *sign = east ? "+" : "\u2212";
    return minutes ? cor_arena_format(arena, " UTC%s%d:%02d", sign, hours, minutes)
                   : cor_arena_format(arena, " UTC%s%d", sign, hours);
}

static const char *time_of(scan *s, cor_arena *arena)
{
    const char *time = read_time(s, arena), *zone = read_zone(s, arena);
    return s->failed || *s->text ? NULL : cor_arena_format(arena, "%s%s", time, zone);
}

const char *cor_word_moment(cor_arena *arena, const char *const *languages, const char *text)
{
    scan day = {text, false}, time = {text, false};
    read_day(&day);
    if (day.failed) return time_of(&time, arena);
    const char *date = cor_word_date(arena, languages, text);
    if (!*day.text) return date;
    if (!took(&day, 'T') && !took(&day, ' ')) return NULL;
    const char *rest = time_of(&day, arena);
    return rest ? cor_word_with(arena, languages, COR_WORD_MOMENT, date, rest) : NULL;
}
