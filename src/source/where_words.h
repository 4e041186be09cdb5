/* A filter's text as words: names, numbers, quoted text, signs. Part of `where`; nobody else includes it. */
#ifndef COR_SOURCE_WHERE_WORDS_H
#define COR_SOURCE_WHERE_WORDS_H

#include "base/arena.h"

typedef enum {
    COR_WHERE_WORD_END,
    COR_WHERE_WORD_NAME,   /* bare: a field, a function or a word of the language */
    COR_WHERE_WORD_QUOTED, /* "in double quotes": always a field */
    COR_WHERE_WORD_TEXT,   /* 'in single quotes' */
    COR_WHERE_WORD_NUMBER,
    COR_WHERE_WORD_SIGN, /* ( ) , = <> < <= > >= + - * / % || :: */
    COR_WHERE_WORD_BROKEN
} cor_where_word_kind;

typedef struct {
    cor_where_word_kind kind;
    const char *text; /* without quotes, in the arena; of a sign always the same one ("!=" is "<>", "==" is "=") */
    const char *start, *end;
} cor_where_word;

/* The word at or behind AT. COR_WHERE_WORD_BROKEN: a quote that is not closed, or a sign that is none. */
cor_where_word cor_where_word_at(const char *at, cor_arena *arena);

#endif
