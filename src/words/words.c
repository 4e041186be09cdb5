#include "words/words.h"

#include <string.h>

#include <glib.h>

#include "text/days.h"
#include "text/figures.h"
#include "text/language.h"
#include "words/tables.h"

typedef struct {
    const char *language;
    const char *const *words;
} table;

static const table tables[] = {
    {"en", cor_words_english}, {"ar", cor_words_arabic}, {"es", cor_words_spanish}, {"fa", cor_words_persian},
    {"fr", cor_words_french},  {"hi", cor_words_hindi},  {"my", cor_words_burmese}, {"pt", cor_words_portuguese},
    {"ru", cor_words_russian}, {"ur", cor_words_urdu},   {"zh", cor_words_chinese},
};

/* The table that has WORD in the first of LANGUAGES that there are words for; English is the first of all. */
static const table *table_of(const char *const *languages, cor_word word)
{
    for (size_t i = 0; languages && languages[i]; i++)
        for (size_t k = 0; k < G_N_ELEMENTS(tables); k++)
            if (cor_language_is(languages[i], tables[k].language)) return tables[k].words[word] ? &tables[k] : tables;
    return tables;
}

const char *cor_word_in(const char *const *languages, cor_word word)
{
    return table_of(languages, word)->words[word];
}

const char *cor_word_language(const char *const *languages, cor_word word)
{
    return table_of(languages, word)->language;
}

/* What stands behind a value: a full stop of its own ends the sentence, too ("30 nov.", "2024 г."). */
static const char *after(const char *value, const char *rest)
{
    return *rest == '.' && g_str_has_suffix(value, ".") ? rest + 1 : rest;
}

const char *cor_word_with(cor_arena *arena, const char *const *languages, cor_word word, const char *first,
                          const char *second)
{
    const char *text = cor_word_in(languages, word), *hole = strstr(text, "{}");
    if (!hole) return text;
    /* The second is filled first: a value may hold braces of its own. */
    const char *rest = hole + 2, *next = second ? strstr(rest, "{}") : NULL;
    if (next) rest = cor_arena_format(arena, "%.*s%s%s", (int) (next - rest), rest, second, after(second, next + 2));
    return cor_arena_format(arena, "%.*s%s%s", (int) (hole - text), text, first, after(first, rest));
}

const char *cor_word_number(cor_arena *arena, const char *const *languages, double x, int decimals)
{
    return cor_figures(arena, languages ? languages[0] : NULL, x, decimals);
}

const char *cor_word_period(cor_arena *arena, const char *const *languages, cor_period_unit unit, int year, int index)
{
    static const cor_day_form forms[] = {
        [COR_BY_MONTH] = COR_DAY_MONTH_ALONE, [COR_BY_QUARTER] = COR_DAY_QUARTER, [COR_BY_YEAR] = COR_DAY_YEAR};
    int month = unit == COR_BY_MONTH ? index : unit == COR_BY_QUARTER ? 3 * index - 2 : 1;
    const char *day = cor_arena_format(arena, "%04d-%02d-01", year, month);
    return cor_day_text(arena, languages ? languages[0] : NULL, day, forms[unit]);
}

const char *cor_word_date(cor_arena *arena, const char *const *languages, const char *date)
{
    return cor_day_text(arena, languages ? languages[0] : NULL, date, COR_DAY_SHORT);
}
