/* The words that index.html says of its own accord: a table for each language. NULL: English stands in. Numbers stand
 * behind a colon, so that no word has a plural to agree with. */
#include "batch/index.h"

#include "text/language.h"

static const struct {
    const char *language;
    const char *words[COR_INDEX_WORD_COUNT];
} tables[] = {
    {"en",
     {[COR_INDEX_MAPS] = "Maps: {}",
      [COR_INDEX_BOOK] = "All maps as one PDF",
      [COR_INDEX_WARNINGS] = "Warnings: {}",
      [COR_INDEX_FAILED] = "Failed: {}",
      [COR_INDEX_NOT_DRAWN] = "Not drawn",
      [COR_INDEX_OTHERS] = "Others"}},
    {"ur",
     {[COR_INDEX_MAPS] = "نقشے: {}",
      [COR_INDEX_BOOK] = "تمام نقشے ایک پی ڈی ایف میں",
      [COR_INDEX_WARNINGS] = "تنبیہات: {}",
      [COR_INDEX_FAILED] = "ناکام: {}",
      [COR_INDEX_NOT_DRAWN] = "نہیں بنایا گیا",
      [COR_INDEX_OTHERS] = "دیگر"}},
    {"zh",
     {[COR_INDEX_MAPS] = "地图：{}",
      [COR_INDEX_BOOK] = "全部地图（一个 PDF 文件）",
      [COR_INDEX_WARNINGS] = "警告：{}",
      [COR_INDEX_FAILED] = "失败：{}",
      [COR_INDEX_NOT_DRAWN] = "未绘制",
      [COR_INDEX_OTHERS] = "其他"}},
};

const char *cor_index_word_in(const char *language, cor_index_word word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
        if (cor_language_is(language, tables[i].language) && tables[i].words[word]) return tables[i].words[word];
    return tables[0].words[word];
}
