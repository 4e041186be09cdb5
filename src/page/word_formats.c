#include "page/word_formats.h"

#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "base/words.h"
#include "text/plural.h"
#include "words/words.h"

/* What follows "date:"; "date" alone is the short form. */
static const struct {
    const char *name;
    cor_day_form form;
} day_forms[] = {
    {"short", COR_DAY_SHORT}, {"long", COR_DAY_LONG}, {"full", COR_DAY_FULL},
    {"month", COR_DAY_MONTH}, {"year", COR_DAY_YEAR},
};

static const char *const formats[] = {"date",       "date:short", "date:long", "date:full",
                                      "date:month", "date:year",  "date:iso",  "number"};

/* How many letters TEXT begins with. */
static size_t word_length(const char *text)
{
    size_t n = 0;
    while (g_ascii_isalpha(text[n]))
        n++;
    return n;
}

static bool is_form_of_plural(const char *text, size_t length)
{
    for (size_t i = 0; i < COR_PLURAL_FORMS; i++)
        if (strlen(cor_plural_names[i]) == length && !strncmp(cor_plural_names[i], text, length)) return true;
    return false;
}

bool cor_word_format_is(const char *asked)
{
    const char *bar = strchr(asked, '|'), *word = bar ? bar + 1 + strspn(bar + 1, " ") : NULL;
    size_t length = bar ? word_length(word) : 0;
    if (!length) return false;
    if (word[length] != ':') return !word[length + strspn(word + length, " ")];
    const char *second = word + length + 1 + strspn(word + length + 1, " ");
    size_t rest = word_length(second);
    return rest && !second[rest + strspn(second + rest, " ")] && !is_form_of_plural(word, length);
}

/* ASKED's format without blanks. */
static const char *format_of(cor_arena *arena, const char *asked)
{
    char *text = cor_arena_copy(arena, strchr(asked, '|') + 1), *to = text;
    for (const char *from = text; *from; from++)
        if (*from != ' ') *to++ = *from;
    *to = 0;
    return text;
}

cor_status cor_word_format_parse(cor_arena *arena, const char *asked, cor_word_format *ret_format, cor_error *err)
{
    const char *format = format_of(arena, asked);
    size_t length = strcspn(asked, "|");
    while (length && asked[length - 1] == ' ')
        length--;
    *ret_format = (cor_word_format){.name = cor_arena_copy_n(arena, asked, length),
                                    .is_number = !strcmp(format, "number"),
                                    .is_iso = !strcmp(format, "date:iso")};
    if (ret_format->is_number || ret_format->is_iso || !strcmp(format, "date")) return COR_OK;
    for (size_t i = 0; i < G_N_ELEMENTS(day_forms); i++) {
        if (!g_str_has_prefix(format, "date:") || strcmp(format + 5, day_forms[i].name) != 0) continue;
        ret_format->form = day_forms[i].form;
        return COR_OK;
    }
    const char *nearest = cor_nearest_word(format, formats, G_N_ELEMENTS(formats));
    return cor_fail(err, COR_BAD_DOCUMENT, "{%.40s|…}: there is no format \"%.40s\"%s; formats are %s",
                    ret_format->name, format, cor_hint_of(nearest, '"', "").text,
                    cor_words_listed(arena, formats, G_N_ELEMENTS(formats), "and"));
}

bool cor_word_format_fits(cor_arena *arena, const cor_word_format *format, const char *value)
{
    double number;
    if (format->is_number) return cor_parse_number(value, &number);
    return strlen(value) >= strlen("2024-11-30") && value[4] == '-' && cor_word_moment(arena, NULL, value);
}

const char *cor_word_formatted(cor_arena *arena, const cor_word_format *format, const char *const *languages,
                               const char *value)
{
    enum { MOST_DECIMALS = 6 };
    double number = 0;
    if (format->is_number)
        return cor_parse_number(value, &number) ? cor_word_number(arena, languages, number, MOST_DECIMALS) : value;
    if (format->is_iso) return cor_arena_copy_n(arena, value, strlen("2024-11-30"));
    return cor_day_text(arena, languages[0], value, format->form);
}
