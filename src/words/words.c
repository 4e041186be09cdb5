#include "furnish/words.h"

#include <string.h>

#include <glib.h>

#include "furnish/words_tables.h"
#include "text/language.h"

static const char *const english[COR_WORD_COUNT] = {
    [COR_WORD_DATA] = "Data: {}.",
    [COR_WORD_PROJECTION] = "Projection: {}.",
    [COR_WORD_AS_OF] = "As of {}.",
    [COR_WORD_NEXT] = "; ",
    [COR_WORD_DAY] = "{day} {month} {year}",
    [COR_WORD_JANUARY] = "Jan",
    [COR_WORD_JANUARY + 1] = "Feb",
    [COR_WORD_JANUARY + 2] = "Mar",
    [COR_WORD_JANUARY + 3] = "Apr",
    [COR_WORD_JANUARY + 4] = "May",
    [COR_WORD_JANUARY + 5] = "Jun",
    [COR_WORD_JANUARY + 6] = "Jul",
    [COR_WORD_JANUARY + 7] = "Aug",
    [COR_WORD_JANUARY + 8] = "Sep",
    [COR_WORD_JANUARY + 9] = "Oct",
    [COR_WORD_JANUARY + 10] = "Nov",
    [COR_WORD_DECEMBER] = "Dec",
    [COR_WORD_MOMENT] = "{}, {}",
    [COR_WORD_NORTH] = "{}\u00a0N",
    [COR_WORD_SOUTH] = "{}\u00a0S",
    [COR_WORD_EAST] = "{}\u00a0E",
    [COR_WORD_WEST] = "{}\u00a0W",
    [COR_WORD_ARROW_NORTH] = "N",
    [COR_WORD_ARROW_GRID] = "GN",
    [COR_WORD_KILOMETRES] = "{} km",
    [COR_WORD_METRES] = "{} m",
    [COR_WORD_MILES] = "{} mi",
    [COR_WORD_FEET] = "{} ft",
    [COR_WORD_OTHER] = "Other",
    [COR_WORD_BELOW] = "below {}",
    [COR_WORD_AND_MORE] = "{} and more",
    [COR_WORD_RANGE] = "{}\u2013{}",
    [COR_WORD_BETWEEN] = "{} to {}",
    [COR_WORD_UP_TO] = "up to {}",
    [COR_WORD_MORE_THAN] = "more than {}",
    [COR_WORD_NOT] = "not {}",
    [COR_WORD_WITHOUT] = "without {}",
    [COR_WORD_NO_VALUE] = "no value",
    [COR_WORD_COMMA] = ", ",
    [COR_WORD_BOTH] = "{} and {}",
    [COR_WORD_EITHER] = "{} or {}",
    [COR_WORD_NUMBER] = "No.",
    [COR_WORD_MORE] = "and {} more",
    [COR_WORD_FEW] = "few",
    [COR_WORD_MANY] = "many",
    [COR_WORD_START] = "start",
    [COR_WORD_END] = "end",
};

/* A table may leave words out: English stands in for them. */
static const struct {
    const char *language;
    const char *const *words;
} tables[] = {{"en", english}, {"ur", cor_words_urdu}, {"zh", cor_words_chinese}};

static const char *const *table_of(const char *const *languages)
{
    for (size_t i = 0; languages && languages[i]; i++)
        for (size_t k = 0; k < G_N_ELEMENTS(tables); k++)
            if (cor_language_is(languages[i], tables[k].language)) return tables[k].words;
    return english;
}

const char *cor_word_in(const char *const *languages, cor_word word)
{
    const char *text = table_of(languages)[word];
    return text ? text : english[word];
}

/* Of the tables OF_STYLE that of the language CODE; a table "ur" serves "ur-PK", too. */
static const cor_node *style_table_of(const cor_node *of_style, const char *code)
{
    const cor_node *table = cor_node_get(of_style, code);
    for (size_t i = 0; !table && i < of_style->n; i++)
        if (of_style->items[i]->key && cor_language_is(code, of_style->items[i]->key)) table = of_style->items[i];
    return table;
}

const char *cor_word_of_style(const cor_style *style, const char *const *languages, const char *text)
{
    const cor_node *of_style = cor_style_metadata(style, "corridor:words");
    for (const char *const *code = languages; of_style && code && *code; code++) {
        const cor_node *word = cor_node_get(style_table_of(of_style, *code), text);
        if (word && word->kind == COR_NODE_STRING) return word->text;
    }
    return NULL;
}

/* TEXT with its first NAME replaced by VALUE. */
static const char *filled(cor_arena *arena, const char *text, const char *name, const char *value)
{
    const char *hole = strstr(text, name);
    if (!hole || !value) return text;
    return cor_arena_format(arena, "%.*s%s%s", (int) (hole - text), text, value, hole + strlen(name));
}

const char *cor_word_with(cor_arena *arena, const char *const *languages, cor_word word, const char *first,
                          const char *second)
{
    const char *text = cor_word_in(languages, word), *hole = strstr(text, "{}");
    if (!hole) return text;
    /* The second is filled first: a value may hold braces of its own. */
    const char *rest = filled(arena, hole + 2, "{}", second);
    return cor_arena_format(arena, "%.*s%s%s", (int) (hole - text), text, first, rest);
}

const char *cor_word_date(cor_arena *arena, const char *const *languages, const char *date)
{
    int month = (int) g_ascii_strtoll(date + 5, NULL, 10), day = (int) g_ascii_strtoll(date + 8, NULL, 10);
    const char *name = cor_word_in(languages, (cor_word) (COR_WORD_JANUARY + CLAMP(month, 1, 12) - 1));
    const char *text = filled(arena, cor_word_in(languages, COR_WORD_DAY), "{day}", cor_arena_format(arena, "%d", day));
    text = filled(arena, text, "{month}", name);
    return filled(arena, text, "{year}", cor_arena_format(arena, "%.4s", date));
}
