/* The words that a page or an index of pages says of its own accord, in its language: the one home of such words, a
 * file for each language. What documents, styles and data say is not looked at. */
#ifndef COR_WORDS_WORDS_H
#define COR_WORDS_WORDS_H

#include "base/arena.h"
#include "stats/period.h"

/* A "{}" in a word is where a value goes; two values go in their order. */
typedef enum {
    COR_WORD_DATA,       /* sentences of the credits: "Data: {}." */
    COR_WORD_PROJECTION, /* "Projection: {}." */
    COR_WORD_AS_OF,      /* "As of {}." */
    COR_WORD_NEXT,       /* between things of a list: "; " */
    COR_WORD_MOMENT,     /* a day and a time: "{}, {}" */
    COR_WORD_NORTH,      /* of latitudes and longitudes: "{} N" */
    COR_WORD_SOUTH,
    COR_WORD_EAST,
    COR_WORD_WEST,
    COR_WORD_ARROW_NORTH, /* over a north arrow: "N" */
    COR_WORD_ARROW_GRID,  /* where it is the grid's north: "GN" */
    COR_WORD_KILOMETRES,  /* "{} km" */
    COR_WORD_METRES,
    COR_WORD_MILES,
    COR_WORD_FEET,
    COR_WORD_OTHER,    /* what no class of a legend takes */
    COR_WORD_NO_DATA,  /* rows that have nothing to be classed by */
    COR_WORD_BELOW,    /* classes of numbers: "below {}" */
    COR_WORD_AND_MORE, /* "{} and more" */
    COR_WORD_RANGE,    /* of whole numbers: "{}–{}" */
    COR_WORD_BETWEEN,  /* of others: "{} to {}" */
    COR_WORD_UP_TO,    /* "up to {}", that number too */
    COR_WORD_MORE_THAN,
    COR_WORD_NOT,      /* "not {}" */
    COR_WORD_WITHOUT,  /* where a field is missing: "without {}" */
    COR_WORD_NO_VALUE, /* where the field that a layer goes by is empty */
    COR_WORD_COMMA,    /* between the values of a class: ", " */
    COR_WORD_BOTH,     /* "{} and {}" */
    COR_WORD_EITHER,   /* "{} or {}" */
    COR_WORD_NUMBER,   /* heads a column of numbers: "No." */
    COR_WORD_MORE,     /* rows that find no room: "and {} more" */
    COR_WORD_FEW,      /* the ends of a heatmap's colours */
    COR_WORD_MANY,
    COR_WORD_START, /* the ends of a line whose colour runs along it */
    COR_WORD_END,
    COR_WORD_BY_MONTH, /* what a timeline counts: "{} by month", and by quarter and year */
    COR_WORD_BY_QUARTER,
    COR_WORD_BY_YEAR,
    COR_WORD_IN_ALL,       /* "{} in all" */
    COR_WORD_UNDATED,      /* "{} of them without a date, not shown" */
    COR_WORD_NARROW_MONTH, /* "narrow bars: part of a month", and of a quarter and a year */
    COR_WORD_NARROW_QUARTER,
    COR_WORD_NARROW_YEAR,
    COR_WORD_BY,                /* what a ranking counts, and by which field: "{} by {}" */
    COR_WORD_OTHERS,            /* its last bar: "{} others" */
    COR_WORD_INTERVALS,         /* "lines: 95 % Poisson intervals" */
    COR_WORD_ALT_MAP,           /* what is said to those who can't see the picture: "Map: {}" */
    COR_WORD_ALT_UNTITLED,      /* "Map." */
    COR_WORD_ALT_EXTENT,        /* "Extent: {}." */
    COR_WORD_ALT_SHOWN,         /* with {source}, {drawn} and forms by number, as in a map document's titles */
    COR_WORD_ALT_SHOWN_OF,      /* the same, with {total} */
    COR_WORD_ALT_PLACES,        /* where the most are: "Most at: {}." */
    COR_WORD_ALT_STRETCHES,     /* "Most along: {}." */
    COR_WORD_ALT_LEGEND,        /* "Legend: {}." */
    COR_WORD_SENTENCE,          /* what is no sentence yet: "{}." */
    COR_WORD_PER,               /* a rate: "per {}", as "per 1000 km²" */
    COR_WORD_SQUARE_KILOMETRES, /* without a number: "km²" */
    COR_WORD_MAPS,              /* of an index: how many there are, "Maps: {}" */
    COR_WORD_BOOK,
    COR_WORD_WARNINGS,    /* how many: "Warnings: {}" */
    COR_WORD_FAILED,      /* how many, or why: "Failed: {}" */
    COR_WORD_NOT_DRAWN,   /* nobody has come to it yet */
    COR_WORD_ALONG,       /* what a strip counts, and along which route: "{} along {}" */
    COR_WORD_EACH_BAR,    /* how long a stretch is one bar: "each bar {}", "25 km" */
    COR_WORD_BEYOND_ENDS, /* of the route: "{} of them beyond its ends, not shown" */
    COR_WORD_OFF_ROUTE,   /* "{} of them along another route, not shown" */
    COR_WORD_COUNT
} cor_word;

/* In the first of LANGUAGES (NULL-terminated, "ur" or "ur-PK") that has a table, else in English. Static. */
const char *cor_word_in(const char *const *languages, cor_word word);

/* The language that WORD is in there, whose forms by number it has. Static. */
const char *cor_word_language(const char *const *languages, cor_word word);

/* With its values in place, in ARENA; SECOND may be NULL. */
const char *cor_word_with(cor_arena *arena, const char *const *languages, cor_word word, const char *first,
                          const char *second);

/* What a period is called within its year, short: "Aug", "Q3". INDEX is from 1; a year by itself: "2024". In ARENA. */
const char *cor_word_period(cor_arena *arena, const char *const *languages, cor_period_unit unit, int year, int index);

/* X with at most DECIMALS decimals as it is written in the first of LANGUAGES, in ARENA. */
const char *cor_word_number(cor_arena *arena, const char *const *languages, double x, int decimals);

/* "2024-08-26" → "26 Aug 2024", as it is written in the first of LANGUAGES, in ARENA. DATE is a valid day. */
const char *cor_word_date(cor_arena *arena, const char *const *languages, const char *date);

/* "2024-08-26" → "26 Aug 2024", "2024-08-26T06:00:00Z" → "26 Aug 2024, 06:00 UTC", "06:00:00" → "06:00", in ARENA. NULL
 * when TEXT is none of these, or no day of the calendar. */
const char *cor_word_moment(cor_arena *arena, const char *const *languages, const char *text);

#endif
