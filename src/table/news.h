/* What is new in a table since an earlier report of the same things. */
#ifndef COR_TABLE_NEWS_H
#define COR_TABLE_NEWS_H

#include <stddef.h>

typedef enum {
    COR_NEWS_SAME, /* as the earlier report has it */
    COR_NEWS_OLD,  /* of a day before, where there is no report to compare it with */
    COR_NEWS_NEW,
    COR_NEWS_LATE, /* as new, but of a day that the earlier report was about */
    COR_NEWS_CHANGED,
    COR_NEWS_REMOVED, /* no row of the table */
    COR_NEWS_KINDS
} cor_news_kind;

/* "same", "new", … */
extern const char *const cor_news_words[];

/* The fields that a table has of them. */
#define COR_NEWS_FIELD "news"
#define COR_CHANGED_FIELD "changed"

typedef struct {
    const char *id;     /* without an earlier report, the row's number */
    const char *fields; /* of what is changed: their names, a comma between */
} cor_news_row;

typedef struct {
    const char *report; /* the earlier one; NULL: news are what is of days after a day */
    struct {
        const cor_news_row *rows; /* in the order of the table, or of the earlier report */
        size_t n;
    } of[COR_NEWS_KINDS]; /* from COR_NEWS_NEW on */
} cor_news;

#endif
