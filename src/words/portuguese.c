/* The words of pages in Portuguese. */
#include "words/tables.h"

const char *const cor_words_portuguese[COR_WORD_COUNT] = {
    /* From CLDR: short units of length and of coordinates, lists of two. */
    [COR_WORD_NORTH] = "{}\u00a0N",
    [COR_WORD_SOUTH] = "{}\u00a0S",
    [COR_WORD_EAST] = "{}\u00a0L",
    [COR_WORD_WEST] = "{}\u00a0O",
    [COR_WORD_KILOMETRES] = "{} km",
    [COR_WORD_METRES] = "{} m",
    [COR_WORD_MILES] = "{} mi",
    [COR_WORD_FEET] = "{} pés",
    [COR_WORD_BOTH] = "{} e {}",
    [COR_WORD_EITHER] = "{} ou {}",

    /* Ours, awaiting a native reader's review. */
    [COR_WORD_DATA] = "Dados: {}.",
    [COR_WORD_PROJECTION] = "Projeção: {}.",
    [COR_WORD_AS_OF] = "Situação em {}.",
    [COR_WORD_NEXT] = "; ",
    [COR_WORD_MOMENT] = "{}, {}",
    [COR_WORD_ARROW_NORTH] = "N",
    [COR_WORD_ARROW_GRID] = "NQ",
    [COR_WORD_OTHER] = "Outros",
    [COR_WORD_NO_DATA] = "Sem dados",
    [COR_WORD_BELOW] = "menos de {}",
    [COR_WORD_AND_MORE] = "{} ou mais",
    [COR_WORD_RANGE] = "{}\u2013{}",
    [COR_WORD_BETWEEN] = "de {} a {}",
    [COR_WORD_UP_TO] = "até {}",
    [COR_WORD_MORE_THAN] = "mais de {}",
    [COR_WORD_NOT] = "exceto {}",
    [COR_WORD_WITHOUT] = "sem {}",
    [COR_WORD_NO_VALUE] = "sem valor",
    [COR_WORD_COMMA] = ", ",
    [COR_WORD_NUMBER] = "N.º",
    [COR_WORD_MORE] = "e mais {}",
    [COR_WORD_FEW] = "poucos",
    [COR_WORD_MANY] = "muitos",
    [COR_WORD_START] = "início",
    [COR_WORD_END] = "fim",
};
