/* The words of pages in Hindi. */
#include "words/tables.h"

const char *const cor_words_hindi[COR_WORD_COUNT] = {
    /* From CLDR. */
    [COR_WORD_KILOMETRES] = "{} कि॰मी॰",
    [COR_WORD_METRES] = "{} मी",
    [COR_WORD_MILES] = "{} मील",
    [COR_WORD_FEET] = "{} फ़ीट",
    [COR_WORD_BOTH] = "{} और {}",
    [COR_WORD_EITHER] = "{} या {}",

    /* Ours, awaiting a native reader's review. */
    [COR_WORD_DATA] = "आँकड़े: {}।",
    [COR_WORD_PROJECTION] = "प्रक्षेप: {}।",
    [COR_WORD_AS_OF] = "{} तक की स्थिति।",
    [COR_WORD_NEXT] = "; ",
    [COR_WORD_MOMENT] = "{}, {}",
    [COR_WORD_NORTH] = "{}\u00a0उ॰",
    [COR_WORD_SOUTH] = "{}\u00a0द॰",
    [COR_WORD_EAST] = "{}\u00a0पू॰",
    [COR_WORD_WEST] = "{}\u00a0प॰",
    [COR_WORD_ARROW_NORTH] = "उ॰",
    [COR_WORD_ARROW_GRID] = "ग्रिड उ॰",
    [COR_WORD_OTHER] = "अन्य",
    [COR_WORD_NO_DATA] = "कोई आँकड़ा नहीं",
    [COR_WORD_BELOW] = "{} से कम",
    [COR_WORD_AND_MORE] = "{} या अधिक",
    [COR_WORD_RANGE] = "{}\u2013{}",
    [COR_WORD_BETWEEN] = "{} से {}",
    [COR_WORD_UP_TO] = "{} तक",
    [COR_WORD_MORE_THAN] = "{} से अधिक",
    [COR_WORD_NOT] = "{} नहीं",
    [COR_WORD_WITHOUT] = "{} के बिना",
    [COR_WORD_NO_VALUE] = "कोई मान नहीं",
    [COR_WORD_COMMA] = ", ",
    [COR_WORD_NUMBER] = "क्रमांक",
    [COR_WORD_MORE] = "और {} अन्य",
    [COR_WORD_FEW] = "कम",
    [COR_WORD_MANY] = "अधिक",
    [COR_WORD_START] = "आरंभ",
    [COR_WORD_END] = "अंत",
};
