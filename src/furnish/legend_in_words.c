/* The legend's words in a row, for where it can't be seen. */
#include <glib.h>

#include "furnish/layout.h"
#include "furnish/legend.h"
#include "words/words.h"

static const char *joined(const cor_pen *pen, const char *words, const char *between, const char *more)
{
    return words ? cor_arena_format(pen->arena, "%s%s%s", words, between, more) : more;
}

/* NULL: it has none, as a run of colours. */
static const char *words_of(const cor_pen *pen, const cor_entry *entry)
{
    const char *words = NULL, *comma = cor_word_in(pen->what->map->languages, COR_WORD_COMMA);
    if (entry->words) return entry->words->spec.text;
    for (size_t i = 0; entry->kind == COR_ENTRY_NESTED && i < entry->n_classes; i++)
        words = joined(pen, words, comma, entry->marks[i]->spec.text);
    return words;
}

const char *cor_legend_in_words(const cor_legend *legend)
{
    const cor_pen *pen = legend->pen;
    const char *const *languages = pen->what->map->languages;
    const char *text = NULL;
    const cor_entry *last = NULL; /* that had words */
    for (size_t i = 0; i < legend->n; i++) {
        const cor_entry *entry = &legend->entries[i];
        const char *words = words_of(pen, entry);
        if (!words) continue;
        bool heading = entry->kind == COR_ENTRY_HEADING, headed = last && last->kind == COR_ENTRY_HEADING && !heading;
        bool apart = heading || (entry->loose && !(last && last->loose));
        const char *between =
            headed && !entry->loose ? ": " : cor_word_in(languages, apart ? COR_WORD_NEXT : COR_WORD_COMMA);
        text = joined(pen, text, between, words);
        last = entry;
    }
    return text;
}
