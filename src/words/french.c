/* The words of pages in French. */
#include "words/tables.h"

const char *const cor_words_french[COR_WORD_COUNT] = {
    /* From CLDR: short units of length and of coordinates, lists of two. */
    [COR_WORD_NORTH] = "{}\u00a0N",
    [COR_WORD_SOUTH] = "{}\u00a0S",
    [COR_WORD_EAST] = "{}\u00a0E",
    [COR_WORD_WEST] = "{}\u00a0O",
    [COR_WORD_KILOMETRES] = "{} km",
    [COR_WORD_METRES] = "{} m",
    [COR_WORD_MILES] = "{} mi",
    [COR_WORD_FEET] = "{} pi",
    [COR_WORD_BOTH] = "{} et {}",
    [COR_WORD_EITHER] = "{} ou {}",

    /* Ours, awaiting a native reader's review. */
    [COR_WORD_DATA] = "Données : {}.",
    [COR_WORD_PROJECTION] = "Projection : {}.",
    [COR_WORD_AS_OF] = "Situation au {}.",
    [COR_WORD_NEXT] = " ; ",
    [COR_WORD_MOMENT] = "{}, {}",
    [COR_WORD_ARROW_NORTH] = "N",
    [COR_WORD_ARROW_GRID] = "NG",
    [COR_WORD_OTHER] = "Autres",
    [COR_WORD_NO_DATA] = "Aucune donnée",
    [COR_WORD_BELOW] = "moins de {}",
    [COR_WORD_AND_MORE] = "{} et plus",
    [COR_WORD_RANGE] = "{}\u2013{}",
    [COR_WORD_BETWEEN] = "de {} à {}",
    [COR_WORD_UP_TO] = "jusqu’à {}",
    [COR_WORD_MORE_THAN] = "plus de {}",
    [COR_WORD_NOT] = "sauf {}",
    [COR_WORD_WITHOUT] = "sans {}",
    [COR_WORD_NO_VALUE] = "aucune valeur",
    [COR_WORD_COMMA] = ", ",
    [COR_WORD_NUMBER] = "N°",
    [COR_WORD_MORE] = "et {} de plus",
    [COR_WORD_FEW] = "peu",
    [COR_WORD_MANY] = "beaucoup",
    [COR_WORD_START] = "début",
    [COR_WORD_END] = "fin",
};
