/* {NAME|date}, {NAME|date:long}, {NAME|number}: days and numbers of a map's words, as readers of its language write
 * them. */
#ifndef COR_PAGE_WORD_FORMATS_H
#define COR_PAGE_WORD_FORMATS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "text/days.h"

typedef struct {
    const char *name; /* of what is written so */
    bool is_number;
    bool is_iso;       /* of a day: as data have it */
    cor_day_form form; /* of another */
} cor_word_format;

/* Whether ASKED, what stands between braces, names a format: one bar, and behind it a word, or two with a colon between
 * them, of which the first is no form of a plural's. */
bool cor_word_format_is(const char *asked);

/* ASKED, in ARENA. COR_BAD_DOCUMENT without a place, with the nearest name, when there is no such format. */
cor_status cor_word_format_parse(cor_arena *arena, const char *asked, cor_word_format *ret_format, cor_error *err);

/* Whether VALUE can be written by FORMAT: a day, or a day and a time; a number. */
bool cor_word_format_fits(cor_arena *arena, const cor_word_format *format, const char *value);

/* VALUE, which fits, by FORMAT in the first of LANGUAGES, in ARENA. */
const char *cor_word_formatted(cor_arena *arena, const cor_word_format *format, const char *const *languages,
                               const char *value);

#endif
