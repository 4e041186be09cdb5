#include "map/internal.h"

#include <string.h>

#include <glib.h>

static int two_digits(const char *text)
{
    return g_ascii_digit_value(text[0]) * 10 + g_ascii_digit_value(text[1]);
}

bool cor_date_is_valid(const char *text)
{
    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-') return false;
    for (int i = 0; i < 10; i++)
        if (i != 4 && i != 7 && !g_ascii_isdigit(text[i])) return false;
    int year = two_digits(text) * 100 + two_digits(text + 2), month = two_digits(text + 5), day = two_digits(text + 8);
    return g_date_valid_dmy((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}
