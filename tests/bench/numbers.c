/* How long the shortest text of a number takes, for numbers of few digits and of many. */
#include <stdio.h>
#include <stdlib.h>

#include <glib.h>

#include "base/number.h"
#include "support/random.h"

enum { NUMBERS = 1000, ROUNDS = 200 };

/* Microseconds for one number. */
static double time_of(const double *numbers)
{
    char text[COR_NUMBER_SPACE];
    gint64 start = g_get_monotonic_time();
    for (int round = 0; round < ROUNDS; round++)
        for (int i = 0; i < NUMBERS; i++)
            cor_format_shortest(text, numbers[i]);
    return (double) (g_get_monotonic_time() - start) / NUMBERS / ROUNDS;
}

int main(void)
{
    double numbers[NUMBERS];
    for (int decimals = 2; decimals <= 18; decimals += 4) {
        uint64_t seed = 1;
        for (int i = 0; i < NUMBERS; i++) {
            char text[COR_NUMBER_SPACE];
            snprintf(text, sizeof text, "%.*f", decimals, random_between(-180, 180, &seed));
            numbers[i] = strtod(text, NULL);
        }
        printf("%2d decimals: %.2f us\n", decimals, time_of(numbers));
    }
    return 0;
}
