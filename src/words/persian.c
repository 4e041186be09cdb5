/* The words of pages in Persian. */
#include "words/tables.h"

const char *const cor_words_persian[COR_WORD_COUNT] = {
    /* From CLDR: short units of length and of coordinates, lists of two. */
    [COR_WORD_NORTH] = "{}\u00a0شمالی",
    [COR_WORD_SOUTH] = "{}\u00a0جنوبی",
    [COR_WORD_EAST] = "{}\u00a0شرقی",
    [COR_WORD_WEST] = "{}\u00a0غربی",
    [COR_WORD_MILES] = "{} مایل",
    [COR_WORD_FEET] = "{} فوت",
    [COR_WORD_BOTH] = "{} و {}",
    [COR_WORD_EITHER] = "{} یا {}",

    /* Ours, awaiting a native reader's review. */
    [COR_WORD_DATA] = "داده‌ها: {}.",
    [COR_WORD_PROJECTION] = "تصویر: {}.",
    [COR_WORD_AS_OF] = "تا {}.",
    [COR_WORD_NEXT] = "؛ ",
    [COR_WORD_MOMENT] = "{}، {}",
    [COR_WORD_ARROW_NORTH] = "شمال",
    [COR_WORD_ARROW_GRID] = "شمال شبکه",
    [COR_WORD_KILOMETRES] = "{} کیلومتر",
    [COR_WORD_METRES] = "{} متر",
    [COR_WORD_OTHER] = "سایر",
    [COR_WORD_NO_DATA] = "بدون داده",
    [COR_WORD_BELOW] = "کمتر از {}",
    [COR_WORD_AND_MORE] = "{} و بیشتر",
    [COR_WORD_RANGE] = "{} تا {}",
    [COR_WORD_BETWEEN] = "{} تا {}",
    [COR_WORD_UP_TO] = "حداکثر {}",
    [COR_WORD_MORE_THAN] = "بیش از {}",
    [COR_WORD_NOT] = "غیر از {}",
    [COR_WORD_WITHOUT] = "بدون {}",
    [COR_WORD_NO_VALUE] = "بدون مقدار",
    [COR_WORD_COMMA] = "، ",
    [COR_WORD_NUMBER] = "شماره",
    [COR_WORD_MORE] = "و {} مورد دیگر",
    [COR_WORD_FEW] = "کم",
    [COR_WORD_MANY] = "زیاد",
    [COR_WORD_START] = "آغاز",
    [COR_WORD_END] = "پایان",
};
