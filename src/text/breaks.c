#include "text/breaks.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

struct cor_breaks {
    UBreakIterator *lines, *letters;
    char *language; /* of lines */
};

void cor_breaks_free(cor_breaks *breaks)
{
    if (!breaks) return;
    if (breaks->lines) ubrk_close(breaks->lines);
    if (breaks->letters) ubrk_close(breaks->letters);
    g_free(breaks->language);
    g_free(breaks);
}

/* Without a language ICU would ask the process for its own. */
static UBreakIterator *open_breaks(UBreakIteratorType type, const char *language)
{
    UErrorCode code = U_ZERO_ERROR;
    UBreakIterator *found = ubrk_open(type, language ? language : "root", NULL, 0, &code);
    return U_SUCCESS(code) ? found : NULL;
}

static cor_breaks *breaks_of(cor_fonts *fonts)
{
    if (!fonts->breaks) fonts->breaks = g_new0(cor_breaks, 1);
    return fonts->breaks;
}

static UBreakIterator *line_iterator(cor_fonts *fonts, const char *language)
{
    cor_breaks *b = breaks_of(fonts);
    if (b->lines && !g_strcmp0(b->language, language)) return b->lines;
    if (b->lines) ubrk_close(b->lines);
    g_free(b->language);
    b->language = g_strdup(language);
    return b->lines = open_breaks(UBRK_LINE, language);
}

/* Marks in BREAKS each letter of P at which ITERATOR stops. Both count bytes. */
static void mark_stops(UBreakIterator *iterator, const cor_paragraph *p, bool *breaks)
{
    UErrorCode code = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, p->text, (int64_t) p->length, &code);
    ubrk_setUText(iterator, &text, &code);
    int32_t at = U_SUCCESS(code) ? ubrk_first(iterator) : UBRK_DONE;
    for (size_t i = 0; i < p->n && at != UBRK_DONE; i++) {
        while (at != UBRK_DONE && at < (int32_t) p->letters[i].at)
            at = ubrk_next(iterator);
        breaks[i] = at == (int32_t) p->letters[i].at;
    }
    utext_close(&text);
}

bool *cor_line_breaks(cor_fonts *fonts, cor_arena *arena, const cor_paragraph *paragraph, const char *language)
{
    bool *breaks = COR_NEW_ARRAY(arena, bool, paragraph->n + 1);
    UBreakIterator *iterator = line_iterator(fonts, language);
    if (iterator) mark_stops(iterator, paragraph, breaks);
    return breaks;
}

bool *cor_letter_breaks(cor_fonts *fonts, cor_arena *arena, const cor_paragraph *paragraph)
{
    bool *breaks = COR_NEW_ARRAY(arena, bool, paragraph->n + 1);
    cor_breaks *b = breaks_of(fonts);
    if (!b->letters) b->letters = open_breaks(UBRK_CHARACTER, NULL);
    if (b->letters) mark_stops(b->letters, paragraph, breaks);
    return breaks;
}
