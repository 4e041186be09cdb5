/* The words of pages in Burmese. */
#include "words/tables.h"

const char *const cor_words_burmese[COR_WORD_COUNT] = {
    /* From CLDR. */
    [COR_WORD_AND_MORE] = "{} နှင့်အထက်",
    [COR_WORD_BOTH] = "{}နှင့် {}",
    [COR_WORD_EITHER] = "{} သို့မဟုတ် {}",

    /* Ours, awaiting a native reader's review. */
    [COR_WORD_DATA] = "အချက်အလက်- {}။",
    [COR_WORD_PROJECTION] = "မြေပုံချနည်း- {}။",
    [COR_WORD_AS_OF] = "{} အထိ။",
    [COR_WORD_NEXT] = "၊ ",
    [COR_WORD_MOMENT] = "{}၊ {}",
    [COR_WORD_NORTH] = "{}\u00a0မြောက်",
    [COR_WORD_SOUTH] = "{}\u00a0တောင်",
    [COR_WORD_EAST] = "{}\u00a0အရှေ့",
    [COR_WORD_WEST] = "{}\u00a0အနောက်",
    [COR_WORD_ARROW_NORTH] = "မြောက်",
    [COR_WORD_ARROW_GRID] = "ဇယားကွက်မြောက်",
    [COR_WORD_KILOMETRES] = "{} ကီလိုမီတာ",
    [COR_WORD_METRES] = "{} မီတာ",
    [COR_WORD_MILES] = "{} မိုင်",
    [COR_WORD_FEET] = "{} ပေ",
    [COR_WORD_OTHER] = "အခြား",
    [COR_WORD_NO_DATA] = "အချက်အလက်မရှိ",
    [COR_WORD_BELOW] = "{} အောက်",
    [COR_WORD_RANGE] = "{}\u2013{}",
    [COR_WORD_BETWEEN] = "{} မှ {} အထိ",
    [COR_WORD_UP_TO] = "{} အထိ",
    [COR_WORD_MORE_THAN] = "{} ထက်ပို",
    [COR_WORD_NOT] = "{} မဟုတ်",
    [COR_WORD_WITHOUT] = "{} မပါ",
    [COR_WORD_NO_VALUE] = "တန်ဖိုးမရှိ",
    [COR_WORD_COMMA] = "၊ ",
    [COR_WORD_NUMBER] = "စဉ်",
    [COR_WORD_MORE] = "နောက်ထပ် {} ခု",
    [COR_WORD_FEW] = "နည်း",
    [COR_WORD_MANY] = "များ",
    [COR_WORD_START] = "အစ",
    [COR_WORD_END] = "အဆုံး",
};
