#include "text/wrap.h"

#include <pango/pango.h>

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

/* Breaking after a soft hyphen would call for a hyphen that is not in the text. */
static bool may_break(const cor_paragraph *p, const PangoLogAttr *attributes, size_t at)
{
    return attributes[at].is_line_break && p->letters[at - 1].letter != 0xad;
}

static stop *find_stops(cor_arena *arena, const cor_paragraph *p, const char *language, size_t *ret_n)
{
    PangoLogAttr *attributes = g_new0(PangoLogAttr, p->n + 1);
    stop *stops = COR_NEW_ARRAY(arena, stop, p->n + 2);
    size_t n = 1; /* the first is the start */
    pango_get_log_attrs(p->text, (int) p->length, p->rtl ? 1 : 0,
                        pango_language_from_string(language ? language : "und"), attributes, (int) p->n + 1);
    for (size_t i = 1; i < p->n; i++)
        if (may_break(p, attributes, i)) stops[n++].at = i;
    stops[n++].at = p->n;
    g_free(attributes);
    *ret_n = n;
    return stops;
}

/* SUMS[i] is the width of all letters before i. */
static double width_between(const cor_paragraph *p, const double *sums, size_t from, size_t to)
{
    cor_span span = cor_span_trimmed(p, from, to);
    return sums[span.to] - sums[span.from];
}

static bool is_better(const stop *a, const stop *b)
{
    if (a->excess != b->excess) return a->excess < b->excess;
    if (a->lines != b->lines) return a->lines < b->lines;
    return a->raggedness < b->raggedness;
}

/* The best way to stop J over one of the stops before it. */
static void reach(const cor_paragraph *p, const double *sums, double max_width, stop *stops, size_t j)
{
    for (size_t i = j; i-- > 0;) {
        double width = width_between(p, sums, stops[i].at, stops[j].at), over = width - max_width;
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
static void keep_company(const cor_paragraph *p, const double *sums, double max_width, stop *stops, size_t last)
{
    size_t line = stops[last].before;
    while (line > stops[line].before + 1 &&
           width_between(p, sums, stops[line].at, stops[last].at) < MIN_LAST * max_width &&
           width_between(p, sums, stops[line - 1].at, stops[last].at) <= max_width)
        line--;
    stops[last].before = line;
}

/* Each line ends at the last stop that it has room for. */
static void fill(const cor_paragraph *p, const double *sums, double max_width, stop *stops, size_t n)
{
    size_t start = 0;
    for (size_t j = 1; j < n; j++) {
        if (j > start + 1 && width_between(p, sums, stops[start].at, stops[j].at) > max_width) start = j - 1;
        stops[j].before = start;
        stops[j].lines = stops[start].lines + 1;
    }
    keep_company(p, sums, max_width, stops, n - 1);
}

cor_span *cor_wrap(cor_arena *arena, const cor_paragraph *paragraph, const double *widths, double max_width,
                   bool filled, const char *language, size_t *ret_n)
{
    size_t n;
    const double *sums = sums_of(arena, paragraph, widths);
    stop *stops = find_stops(arena, paragraph, language, &n);
    if (filled) fill(paragraph, sums, max_width, stops, n);
    for (size_t j = 1; j < n && !filled; j++)
        reach(paragraph, sums, max_width, stops, j);
    size_t lines = stops[n - 1].lines;
    cor_span *spans = COR_NEW_ARRAY(arena, cor_span, lines);
    for (size_t j = n - 1, i = lines; i-- > 0; j = stops[j].before)
        spans[i] = cor_span_trimmed(paragraph, stops[stops[j].before].at, stops[j].at);
    *ret_n = lines;
    return spans;
}
