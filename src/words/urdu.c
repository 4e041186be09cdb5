/* The words of pages in Urdu. */
#include "words/tables.h"

const char *const cor_words_urdu[COR_WORD_COUNT] = {
    /* From CLDR. */
    [COR_WORD_METRES] = "{} میٹر",
    [COR_WORD_MILES] = "{} میل",
    [COR_WORD_BOTH] = "{} اور {}",
    [COR_WORD_EITHER] = "{} یا {}",

    /* Ours, awaiting a native reader's review. */
    [COR_WORD_DATA] = "ماخذ: {}۔",
    [COR_WORD_PROJECTION] = "تظلیل: {}۔",
    [COR_WORD_AS_OF] = "{} تک کی صورتِ حال۔",
    [COR_WORD_NEXT] = "; ",
    [COR_WORD_MOMENT] = "{}، {}",
    [COR_WORD_NORTH] = "{}\u00a0شمال",
    [COR_WORD_SOUTH] = "{}\u00a0جنوب",
    [COR_WORD_EAST] = "{}\u00a0مشرق",
    [COR_WORD_WEST] = "{}\u00a0مغرب",
    [COR_WORD_ARROW_NORTH] = "شمال",
    [COR_WORD_ARROW_GRID] = "جالی کا شمال",
    [COR_WORD_KILOMETRES] = "{} کلومیٹر",
    [COR_WORD_FEET] = "{} فٹ",
    [COR_WORD_OTHER] = "دیگر",
    [COR_WORD_NO_DATA] = "کوائف دستیاب نہیں",
    [COR_WORD_BELOW] = "{} سے کم",
    [COR_WORD_AND_MORE] = "{} یا زیادہ",
    [COR_WORD_RANGE] = "{} تا {}",
    [COR_WORD_BETWEEN] = "{} تا {}",
    [COR_WORD_UP_TO] = "{} تک",
    [COR_WORD_MORE_THAN] = "{} سے زیادہ",
    [COR_WORD_NOT] = "{} نہیں",
    [COR_WORD_WITHOUT] = "{} کے بغیر",
    [COR_WORD_NO_VALUE] = "کوئی قدر نہیں",
    [COR_WORD_COMMA] = "، ",
    [COR_WORD_NUMBER] = "شمار",
    [COR_WORD_MORE] = "اور مزید {}",
    [COR_WORD_FEW] = "کم",
    [COR_WORD_MANY] = "زیادہ",
    [COR_WORD_START] = "آغاز",
    [COR_WORD_END] = "اختتام",
};
