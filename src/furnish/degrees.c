/* Degrees as people write them. */
#include <math.h>

#include "base/number.h"
#include "furnish/graticule.h"
#include "words/words.h"

static const char *figures_of(cor_arena *arena, double degrees)
{
    char text[COR_NUMBER_SPACE];
    double seconds = round(degrees * 3600);
    if (fabs(degrees * 3600 - seconds) > 1e-5) {
        cor_format_decimals(text, degrees, 6);
        return cor_arena_format(arena, "%s\u00b0", text);
    }
    int whole = (int) seconds, d = whole / 3600, m = whole / 60 % 60, s = whole % 60;
    if (s) return cor_arena_format(arena, "%d\u00b0%02d\u2032%02d\u2033", d, m, s);
    return m ? cor_arena_format(arena, "%d\u00b0%02d\u2032", d, m) : cor_arena_format(arena, "%d\u00b0", d);
}

double cor_longitude_turned(double longitude)
{
    return longitude - 360 * round(longitude / 360);
}

const char *cor_graticule_label(cor_arena *arena, const char *const *languages, double degrees, bool is_longitude)
{
    double turned = is_longitude ? cor_longitude_turned(degrees) : degrees;
    const char *figures = figures_of(arena, fabs(turned));
    if (fabs(turned) < 1e-9 || fabs(fabs(turned) - 180) < 1e-9) return figures;
    cor_word word =
        is_longitude ? (turned > 0 ? COR_WORD_EAST : COR_WORD_WEST) : (turned > 0 ? COR_WORD_NORTH : COR_WORD_SOUTH);
    return cor_word_with(arena, languages, word, figures, NULL);
}
