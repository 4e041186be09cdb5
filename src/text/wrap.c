#include "text/wrap.h"

#include <string.h>

#include "text/breaks.h"

enum { SOFT_HYPHEN = 0xad };

/* A place where a line may end, and the best way there. */
typedef struct {
    size_t at; /* the first letter of the next line */
    size_t before;
    double excess; /* squared, of lines wider than allowed */
    size_t lines;
    double raggedness;
} stop;

static bool is_blank(uint32_t letter)
{
    return letter != 0xa0 && letter != 0x202f && g_unichar_isspace(letter);
}

cor_span cor_span_trimmed(const cor_paragraph *paragraph, size_t from, size_t to)
{
    while (from < to && is_blank(paragraph->letters[from].letter))
        from++;
    while (to > from && is_blank(paragraph->letters[to - 1].letter))
        to--;
    return (cor_span){from, to};
}

bool cor_ends_in_hyphen(const cor_paragraph *paragraph, size_t from, size_t to)
{
    const cor_letter *last = to > from ? &paragraph->letters[to - 1] : NULL;
    return last && to < paragraph->n && last->letter == SOFT_HYPHEN && cor_face_knows(last->face, '-');
}

typedef struct {
    const cor_paragraph *paragraph;
    const cor_wrapping *how;
    const double *sums; /* [i] is the width of all letters before i */
} wrapping;

static double width_between(const wrapping *w, size_t from, size_t to)
{
    cor_span span = cor_span_trimmed(w->paragraph, from, to);
    double hyphen = cor_ends_in_hyphen(w->paragraph, span.from, span.to) ? w->how->hyphens[span.to - 1] : 0;
    return w->sums[span.to] - w->sums[span.from] + hyphen;
}

/* Adds to ENDS, the places where a line may end, those of MAY that lie within words wider than a line. */
static void break_wide_words(const wrapping *w, bool *ends, const bool *may)
{
    size_t n = w->paragraph->n;
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && !ends[to]; to++)
            ;
        if (width_between(w, from, to) <= w->how->max_width) continue;
        for (size_t i = from + 1; i < to; i++)
            ends[i] = may[i];
    }
}

/* Signs that tie the parts of addresses, names of files and identifiers. */
static bool is_tie(uint32_t letter)
{
    return letter < 128 && letter && strchr("_-/\\.,:;@?&=#+|~%", (int) letter);
}

static void break_words(cor_fonts *fonts, const wrapping *w, bool *ends)
{
    const cor_paragraph *p = w->paragraph;
    const bool *letters = cor_letter_breaks(fonts, fonts->scratch, p);
    bool *ties = COR_NEW_ARRAY(fonts->scratch, bool, p->n + 1);
    for (size_t i = 1; i < p->n; i++)
        ties[i] = letters[i] && is_tie(p->letters[i - 1].letter);
    break_wide_words(w, ends, ties);
    break_wide_words(w, ends, letters);
}

static stop *find_stops(cor_fonts *fonts, const wrapping *w, size_t *ret_n)
{
    const cor_paragraph *p = w->paragraph;
    bool *ends = cor_line_breaks(fonts, fonts->scratch, p, w->how->language);
    stop *stops = COR_NEW_ARRAY(fonts->scratch, stop, p->n + 2);
    size_t n = 1; /* the first is the start */
    if (w->how->broken) break_words(fonts, w, ends);
    for (size_t i = 1; i < p->n; i++)
        if (ends[i]) stops[n++].at = i;
    stops[n++].at = p->n;
    *ret_n = n;
    return stops;
}

static bool is_better(const stop *a, const stop *b)
{
    if (a->excess != b->excess) return a->excess < b->excess;
    if (a->lines != b->lines) return a->lines < b->lines;
    return a->raggedness < b->raggedness;
}

/* The best way to stop J over one of the stops before it. */
static void reach(const wrapping *w, stop *stops, size_t j)
{
    for (size_t i = j; i-- > 0;) {
        double over = width_between(w, stops[i].at, stops[j].at) - w->how->max_width;
        if (over > 0 && i + 1 < j) return;
        stop way = stops[i];
        way.at = stops[j].at;
        way.before = i;
        way.excess += over > 0 ? over * over : 0;
        way.lines++;
        way.raggedness += over < 0 ? over * over : 0;
        if (i + 1 == j || is_better(&way, &stops[j])) stops[j] = way;
    }
}

static double *sums_of(cor_arena *arena, const cor_paragraph *p, const double *widths)
{
    double *sums = COR_NEW_ARRAY(arena, double, p->n + 1);
    for (size_t i = 0; i < p->n; i++)
        sums[i + 1] = sums[i] + widths[i];
    return sums;
}

/* A last line is at least this share of the width: a word alone there looks lost. */
static const double MIN_LAST = 0.12;

/* Takes words of the line before into a last one, which ends at stop LAST, that is too short: those it has room for.
 */
static void keep_company(const wrapping *w, stop *stops, size_t last)
{
    double most = w->how->max_width;
    size_t line = stops[last].before;
    while (line > stops[line].before + 1 && width_between(w, stops[line].at, stops[last].at) < MIN_LAST * most &&
           width_between(w, stops[line - 1].at, stops[last].at) <= most)
        line--;
    stops[last].before = line;
}

/* Each line ends at the last stop that it has room for. */
static void fill(const wrapping *w, stop *stops, size_t n)
{
    size_t start = 0;
    for (size_t j = 1; j < n; j++) {
        if (j > start + 1 && width_between(w, stops[start].at, stops[j].at) > w->how->max_width) start = j - 1;
        stops[j].before = start;
        stops[j].lines = stops[start].lines + 1;
    }
    keep_company(w, stops, n - 1);
}

cor_span *cor_wrap(cor_fonts *fonts, const cor_paragraph *paragraph, const cor_wrapping *how, size_t *ret_n)
{
    size_t n;
    wrapping w = {paragraph, how, sums_of(fonts->scratch, paragraph, how->widths)};
    stop *stops = find_stops(fonts, &w, &n);
    if (how->filled) fill(&w, stops, n);
    for (size_t j = 1; j < n && !how->filled; j++)
        reach(&w, stops, j);
    size_t lines = stops[n - 1].lines;
    cor_span *spans = COR_NEW_ARRAY(fonts->scratch, cor_span, lines);
    for (size_t j = n - 1, i = lines; i-- > 0; j = stops[j].before)
        spans[i] = cor_span_trimmed(paragraph, stops[stops[j].before].at, stops[j].at);
    *ret_n = lines;
    return spans;
}
