/* The words of pages in Russian. */
#include "words/tables.h"

const char *const cor_words_russian[COR_WORD_COUNT] = {
    /* From CLDR: short units of length and of coordinates, lists of two. */
    [COR_WORD_NORTH] = "{}\u00a0с.\u00a0ш.",
    [COR_WORD_SOUTH] = "{}\u00a0ю.\u00a0ш.",
    [COR_WORD_EAST] = "{}\u00a0в.\u00a0д.",
    [COR_WORD_WEST] = "{}\u00a0з.\u00a0д.",
    [COR_WORD_KILOMETRES] = "{} км",
    [COR_WORD_METRES] = "{} м",
    [COR_WORD_MILES] = "{} ми",
    [COR_WORD_FEET] = "{} фт",
    [COR_WORD_BOTH] = "{} и {}",
    [COR_WORD_EITHER] = "{} или {}",

    /* Ours, awaiting a native reader's review. */
    [COR_WORD_DATA] = "Данные: {}.",
    [COR_WORD_PROJECTION] = "Проекция: {}.",
    [COR_WORD_AS_OF] = "По состоянию на {}.",
    [COR_WORD_NEXT] = "; ",
    [COR_WORD_MOMENT] = "{}, {}",
    [COR_WORD_ARROW_NORTH] = "С",
    [COR_WORD_ARROW_GRID] = "СК",
    [COR_WORD_OTHER] = "Прочие",
    [COR_WORD_NO_DATA] = "Нет данных",
    [COR_WORD_BELOW] = "менее {}",
    [COR_WORD_AND_MORE] = "{} и более",
    [COR_WORD_RANGE] = "{}\u2013{}",
    [COR_WORD_BETWEEN] = "от {} до {}",
    [COR_WORD_UP_TO] = "до {} включительно",
    [COR_WORD_MORE_THAN] = "более {}",
    [COR_WORD_NOT] = "кроме: {}",
    [COR_WORD_WITHOUT] = "без: {}",
    [COR_WORD_NO_VALUE] = "нет значения",
    [COR_WORD_COMMA] = ", ",
    [COR_WORD_NUMBER] = "№",
    [COR_WORD_MORE] = "и ещё {}",
    [COR_WORD_FEW] = "мало",
    [COR_WORD_MANY] = "много",
    [COR_WORD_START] = "начало",
    [COR_WORD_END] = "конец",
};
