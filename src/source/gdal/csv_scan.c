#include "source/gdal/csv_scan.h"

#include <string.h>

#include <glib.h>

enum { MAX_QUOTED = 1 << 20 }; /* bytes: farther off, a quote is no closing one */

cor_csv_scan cor_csv_scan_of(const char *text, size_t size, char separator)
{
    return (cor_csv_scan){.at = text, .end = text + size, .separator = separator};
}

void cor_csv_scan_end(cor_csv_scan *scan)
{
    g_free(scan->cells);
    scan->cells = NULL;
}

static bool ends_cell(const cor_csv_scan *scan, const char *at)
{
    return at >= scan->end || *at == scan->separator || *at == '\n' || *at == '\r';
}

static const char *skip_blanks(const cor_csv_scan *scan, const char *at)
{
    while (at < scan->end && *at == ' ')
        at++;
    return at;
}

/* The quote that closes the one at OPENING, two of them being one in the text; NULL when there is none. */
static const char *find_closing(const cor_csv_scan *scan, const char *opening)
{
    const char *end = scan->end - opening > MAX_QUOTED ? opening + MAX_QUOTED : scan->end;
    for (const char *at = opening + 1; at < end; at++) {
        if (*at != '"') continue;
        if (at + 1 >= scan->end || at[1] != '"') return at;
        at++;
    }
    return NULL;
}

static const char *plain_end(const cor_csv_scan *scan, const char *at)
{
    while (!ends_cell(scan, at))
        at++;
    return at;
}

/* Where the quoted cell ends that begins at START, blanks before and behind it included; NULL when it is none. Words
 * behind the closing quote belong to it, unless a line ended between the quotes: then the first one was none. */
static const char *quoted_end(const cor_csv_scan *scan, const char *start)
{
    const char *opening = skip_blanks(scan, start);
    const char *closing = opening < scan->end && *opening == '"' ? find_closing(scan, opening) : NULL;
    if (!closing) return NULL;
    const char *end = skip_blanks(scan, closing + 1);
    if (ends_cell(scan, end)) return end;
    bool one_line = !memchr(opening, '\n', (size_t) (closing - opening));
    return one_line && opening == start ? plain_end(scan, end) : NULL;
}

static void add_cell(cor_csv_scan *scan, cor_csv_cell cell)
{
    if (scan->n == scan->capacity) {
        scan->capacity = MAX(32, scan->capacity * 2);
        scan->cells = g_renew(cor_csv_cell, scan->cells, scan->capacity);
    }
    scan->cells[scan->n++] = cell;
}

static const char *take_cell(cor_csv_scan *scan, const char *start)
{
    const char *quoted = quoted_end(scan, start), *end = quoted ? quoted : plain_end(scan, start);
    add_cell(scan, (cor_csv_cell){start, (size_t) (end - start), quoted != NULL});
    return end;
}

bool cor_csv_next_row(cor_csv_scan *scan)
{
    if (scan->at >= scan->end) return false;
    scan->row++;
    scan->n = 0;
    const char *at = take_cell(scan, scan->at);
    while (at < scan->end && *at == scan->separator)
        at = take_cell(scan, at + 1);
    if (at + 1 < scan->end && at[0] == '\r' && at[1] == '\n') at++;
    scan->at = at + 1;
    return true;
}

bool cor_csv_row_is_blank(const cor_csv_scan *scan)
{
    for (size_t i = 0; i < scan->n; i++)
        for (size_t k = 0; k < scan->cells[i].length; k++)
            if (!strchr(" \t\"", scan->cells[i].start[k])) return false;
    return true;
}

/* Without the quotes round it and the blanks outside of them. */
static const char *unquoted(const cor_csv_cell *cell, cor_arena *arena)
{
    size_t n = 0, end = cell->length;
    char *text = cor_alloc(arena, cell->length + 1);
    const char *from = memchr(cell->start, '"', cell->length), *behind = cell->start + cell->length;
    for (from++; from < behind && (*from != '"' || (from + 1 < behind && from[1] == '"')); from++) {
        text[n++] = *from;
        from += *from == '"';
    }
    const char *rest = from + 1;
    while (behind > rest && behind[-1] == ' ')
        behind--;
    for (; rest < behind && n < end; rest++)
        text[n++] = *rest;
    return text;
}

const char *cor_csv_text(const cor_csv_scan *scan, size_t i, cor_arena *arena)
{
    if (i >= scan->n || !scan->cells[i].length) return NULL;
    const cor_csv_cell *cell = &scan->cells[i];
    const char *text = cell->quoted ? unquoted(cell, arena) : cor_arena_copy_n(arena, cell->start, cell->length);
    return *text ? text : NULL;
}
