/* The words of pages in Arabic. */
#include "words/tables.h"

const char *const cor_words_arabic[COR_WORD_COUNT] = {
    /* From CLDR: short units of length and of coordinates, lists of two. */
    [COR_WORD_NORTH] = "{}\u00a0شمال",
    [COR_WORD_EAST] = "{}\u00a0شرق",
    [COR_WORD_KILOMETRES] = "{} كم",
    [COR_WORD_METRES] = "{} متر",
    [COR_WORD_MILES] = "{} ميل",
    [COR_WORD_FEET] = "{} قدم",
    [COR_WORD_BOTH] = "{} و{}",
    [COR_WORD_EITHER] = "{} أو {}",

    /* Ours, awaiting a native reader's review. */
    [COR_WORD_DATA] = "البيانات: {}.",
    [COR_WORD_PROJECTION] = "الإسقاط: {}.",
    [COR_WORD_AS_OF] = "حتى {}.",
    [COR_WORD_NEXT] = "؛ ",
    [COR_WORD_MOMENT] = "{}، {}",
    [COR_WORD_SOUTH] = "{}\u00a0جنوب",
    [COR_WORD_WEST] = "{}\u00a0غرب",
    [COR_WORD_ARROW_NORTH] = "شمال",
    [COR_WORD_ARROW_GRID] = "شمال الشبكة",
    [COR_WORD_OTHER] = "أخرى",
    [COR_WORD_NO_DATA] = "لا توجد بيانات",
    [COR_WORD_BELOW] = "أقل من {}",
    [COR_WORD_AND_MORE] = "{} فأكثر",
    [COR_WORD_RANGE] = "{}\u2013{}",
    [COR_WORD_BETWEEN] = "من {} إلى {}",
    [COR_WORD_UP_TO] = "حتى {}",
    [COR_WORD_MORE_THAN] = "أكثر من {}",
    [COR_WORD_NOT] = "غير {}",
    [COR_WORD_WITHOUT] = "دون {}",
    [COR_WORD_NO_VALUE] = "بلا قيمة",
    [COR_WORD_COMMA] = "، ",
    [COR_WORD_NUMBER] = "رقم",
    [COR_WORD_MORE] = "و{} غيرها",
    [COR_WORD_FEW] = "قليل",
    [COR_WORD_MANY] = "كثير",
    [COR_WORD_START] = "البداية",
    [COR_WORD_END] = "النهاية",
};
