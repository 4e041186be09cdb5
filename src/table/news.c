#include "table/news.h"

const char *const cor_news_words[] = {
    [COR_NEWS_SAME] = "same", [COR_NEWS_OLD] = "old",         [COR_NEWS_NEW] = "new",
    [COR_NEWS_LATE] = "late", [COR_NEWS_CHANGED] = "changed", [COR_NEWS_REMOVED] = "removed"};
