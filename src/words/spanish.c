/* The words of pages in Spanish. */
#include "words/tables.h"

const char *const cor_words_spanish[COR_WORD_COUNT] = {
    /* From CLDR: short units of length and of coordinates, lists of two. */
    [COR_WORD_NORTH] = "{}\u00a0N",
    [COR_WORD_SOUTH] = "{}\u00a0S",
    [COR_WORD_EAST] = "{}\u00a0E",
    [COR_WORD_WEST] = "{}\u00a0O",
    [COR_WORD_KILOMETRES] = "{} km",
    [COR_WORD_METRES] = "{} m",
    [COR_WORD_MILES] = "{} mi",
    [COR_WORD_FEET] = "{} ft",
    [COR_WORD_BOTH] = "{} y {}",
    [COR_WORD_EITHER] = "{} o {}",

    /* Ours, awaiting a native reader's review. */
    [COR_WORD_DATA] = "Datos: {}.",
    [COR_WORD_PROJECTION] = "Proyección: {}.",
    [COR_WORD_AS_OF] = "Situación al {}.",
    [COR_WORD_NEXT] = "; ",
    [COR_WORD_MOMENT] = "{}, {}",
    [COR_WORD_ARROW_NORTH] = "N",
    [COR_WORD_ARROW_GRID] = "NC",
    [COR_WORD_OTHER] = "Otros",
    [COR_WORD_NO_DATA] = "Sin datos",
    [COR_WORD_BELOW] = "menos de {}",
    [COR_WORD_AND_MORE] = "{} o más",
    [COR_WORD_RANGE] = "{}\u2013{}",
    [COR_WORD_BETWEEN] = "de {} a {}",
    [COR_WORD_UP_TO] = "hasta {}",
    [COR_WORD_MORE_THAN] = "más de {}",
    [COR_WORD_NOT] = "excepto {}",
    [COR_WORD_WITHOUT] = "sin {}",
    [COR_WORD_NO_VALUE] = "sin valor",
    [COR_WORD_COMMA] = ", ",
    [COR_WORD_NUMBER] = "N.º",
    [COR_WORD_MORE] = "y {} más",
    [COR_WORD_FEW] = "pocos",
    [COR_WORD_MANY] = "muchos",
    [COR_WORD_START] = "inicio",
    [COR_WORD_END] = "fin",
};
