/* The words of pages in Chinese. */
#include "words/tables.h"

const char *const cor_words_chinese[COR_WORD_COUNT] = {
    /* From CLDR: short units of length and of coordinates, lists of two. */
    [COR_WORD_NORTH] = "北纬{}",
    [COR_WORD_SOUTH] = "南纬{}",
    [COR_WORD_EAST] = "东经{}",
    [COR_WORD_WEST] = "西经{}",
    [COR_WORD_KILOMETRES] = "{} 公里",
    [COR_WORD_METRES] = "{} 米",
    [COR_WORD_MILES] = "{} 英里",
    [COR_WORD_FEET] = "{} 英尺",
    [COR_WORD_EITHER] = "{}或{}",

    /* Ours, awaiting a native reader's review. */
    [COR_WORD_DATA] = "数据：{}。",
    [COR_WORD_PROJECTION] = "投影：{}。",
    [COR_WORD_AS_OF] = "截至{}。",
    [COR_WORD_NEXT] = "；",
    [COR_WORD_MOMENT] = "{} {}",
    [COR_WORD_ARROW_NORTH] = "北",
    [COR_WORD_ARROW_GRID] = "坐标北",
    [COR_WORD_OTHER] = "其他",
    [COR_WORD_NO_DATA] = "无数据",
    [COR_WORD_BELOW] = "低于 {}",
    [COR_WORD_AND_MORE] = "{} 及以上",
    [COR_WORD_RANGE] = "{}\u2013{}",
    [COR_WORD_BETWEEN] = "{} 至 {}",
    [COR_WORD_UP_TO] = "不超过 {}",
    [COR_WORD_MORE_THAN] = "超过 {}",
    [COR_WORD_NOT] = "非{}",
    [COR_WORD_WITHOUT] = "无{}",
    [COR_WORD_NO_VALUE] = "无数值",
    [COR_WORD_COMMA] = "、",
    [COR_WORD_BOTH] = "{}且{}",
    [COR_WORD_NUMBER] = "序号",
    [COR_WORD_MORE] = "另有 {} 条",
    [COR_WORD_FEW] = "少",
    [COR_WORD_MANY] = "多",
    [COR_WORD_START] = "起点",
    [COR_WORD_END] = "终点",
};
