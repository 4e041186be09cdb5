/* The text of a CSV file: its encoding, its byte order mark, the row that names its columns. */
#include <string.h>

#include <glib.h>

#include "base/words.h"
#include "source/encoding.h"
#include "source/gdal/bytes.h"
#include "source/gdal/csv.h"
#include "source/gdal/workbook.h"

bool cor_csv_is(const char *url)
{
    return cor_file_has_extension(url, "csv") || cor_file_has_extension(url, "tsv") || cor_workbook_is(url);
}

static cor_status recode_stated(const cor_request *request, cor_bytes *bytes, cor_error *err)
{
    cor_source_location location = cor_location_of_request(request);
    cor_arena *scratch = cor_arena_new();
    const char *name = cor_encoding_name(scratch, request->encoding);
    if (name && strcmp(name, "UTF-8")) cor_bytes_recode(bytes, 0, name);
    cor_arena_free(scratch);
    if (name) return COR_OK;
    return cor_source_fail(&location, err, "\"%s\" is no encoding known here; try UTF-8, CP1252, ISO-8859-1, CP1251",
                           request->encoding);
}

static cor_status make_utf8(const cor_request *request, cor_diagnostics *diagnostics, cor_bytes *bytes, cor_error *err)
{
    if (cor_bytes_obey_mark(bytes)) return COR_OK;
    if (request->encoding) return recode_stated(request, bytes, err);
    if (!g_utf8_validate_len((const char *) bytes->data, bytes->size, NULL) && !memchr(bytes->data, 0, bytes->size)) {
        cor_bytes_recode(bytes, 0, "CP1252");
        cor_warn(diagnostics, cor_file_location(request->url),
                 "is not valid UTF-8; taken as CP1252. State its encoding under the source, for example "
                 "\"encoding: CP1251\"");
    }
    return COR_OK;
}

/* Spreadsheets write "sep=;" above the names, which they don't count as a row. *ret_separator: 0 where they don't. */
static void leave_out_separator_line(cor_bytes *bytes, char *ret_separator)
{
    const char *text = (const char *) bytes->data;
    size_t n = bytes->size < 5 ? 0 : 5;
    *ret_separator = 0;
    if (!n || g_ascii_strncasecmp(text, "sep=", 4) != 0) return;
    while (n < bytes->size && (text[n] == '\r' || text[n] == '\n'))
        n++;
    if (n == 5) return;
    *ret_separator = text[4];
    memmove(bytes->data, bytes->data + n, bytes->size -= n);
}

/* HXL tags a table's columns in the row below their names: #date, #geo+lat. */
static bool is_tag_row(const cor_csv_scan *scan)
{
    size_t tags = 0;
    cor_arena *scratch = cor_arena_new();
    bool others = false;
    for (size_t i = 0; i < scan->n; i++) {
        const char *cell = cor_csv_text(scan, i, scratch);
        tags += cell && *cell == '#';
        others |= cell && *cell != '#';
    }
    cor_arena_free(scratch);
    return tags && !others;
}

/* The row behind that of SCAN, when it is one of tags, for N columns; NULL: it is none. In ARENA. */
static const char **tags_behind(const cor_csv_scan *at, size_t n, cor_arena *arena)
{
    cor_csv_scan scan = *at;
    scan.cells = NULL;
    scan.capacity = 0;
    bool there = cor_csv_next_row(&scan) && is_tag_row(&scan);
    const char **tags = there ? COR_NEW_ARRAY(arena, const char *, n) : NULL;
    for (size_t i = 0; there && i < n; i++)
        tags[i] = cor_csv_text(&scan, i, arena);
    cor_csv_scan_end(&scan);
    return tags;
}

static bool find_place(const cor_csv_scan *scan, const cor_request *request)
{
    cor_csv_place unused;
    cor_arena *scratch = cor_arena_new();
    const char **names = COR_NEW_ARRAY(scratch, const char *, scan->n);
    for (size_t i = 0; i < scan->n; i++) {
        const char *name = cor_csv_text(scan, i, scratch);
        names[i] = name ? name : "";
    }
    const cor_csv csv = {.names = names, .n_columns = scan->n, .tags = tags_behind(scan, scan->n, scratch)};
    bool found = !cor_csv_place_of(&csv, request, &unused, NULL);
    cor_arena_free(scratch);
    return found;
}

/* A row that may name the columns. */
typedef struct {
    char separator;
    size_t row, n_columns; /* row 0: none was found */
} header;

/* Row ROW. */
static header header_at(const cor_bytes *text, char separator, size_t row, const cor_request *request,
                        bool *ret_has_place)
{
    cor_csv_scan scan = cor_csv_scan_of((const char *) text->data, text->size, separator);
    while (scan.row < row && cor_csv_next_row(&scan)) {
    }
    header at = {separator, row, scan.row == row ? scan.n : 0};
    *ret_has_place = at.n_columns > 1 && find_place(&scan, request);
    cor_csv_scan_end(&scan);
    return at;
}

/* The row that REQUEST states; else the first row among the first few in which columns of a place are named; else the
 * first that is not blank. */
static header find_header(const cor_bytes *text, char separator, const cor_request *request, bool *ret_has_place)
{
    enum { LOOKED_AT = 40 };
    if (request->skip) return header_at(text, separator, request->skip + 1, request, ret_has_place);
    header first = {separator, 0, 0}, found = {separator, 0, 0};
    cor_csv_scan scan = cor_csv_scan_of((const char *) text->data, text->size, separator);
    while (!found.row && scan.row < LOOKED_AT && cor_csv_next_row(&scan)) {
        if (cor_csv_row_is_blank(&scan)) continue;
        header here = {separator, scan.row, scan.n};
        if (!first.row) first = here;
        if (scan.n > 1 && find_place(&scan, request)) found = here;
    }
    cor_csv_scan_end(&scan);
    *ret_has_place = found.row > 0;
    return found.row ? found : first;
}

/* Of all separators the one under which a place is named, the higher up the better; else the one that parts most. */
static header choose_header(const cor_bytes *text, char stated, const cor_request *request)
{
    const char all[] = {',', ';', '\t', '|'};
    bool best_has_place = false, has_place;
    if (stated) return find_header(text, stated, request, &has_place);
    header best = {0};
    for (size_t i = 0; i < sizeof all; i++) {
        header h = find_header(text, all[i], request, &has_place);
        bool better = has_place != best_has_place ? has_place
                      : has_place                 ? h.row < best.row
                                                  : h.n_columns > best.n_columns;
        if (i && !better) continue;
        best = h;
        best_has_place = has_place;
    }
    return best;
}

/* Blanks round a name don't count; a column without one is called by its place, as OGR does. */
static void take_names(cor_csv *csv)
{
    const cor_csv_scan *scan = &csv->body;
    csv->n_columns = scan->n;
    csv->names = COR_NEW_ARRAY(csv->arena, const char *, scan->n);
    for (size_t i = 0; i < scan->n; i++) {
        const char *text = cor_csv_text(scan, i, csv->arena);
        char *name = g_strstrip(g_strdup(text ? text : ""));
        csv->names[i] = *name ? cor_valid_text(csv->arena, cor_arena_copy(csv->arena, name), strlen(name))
                              : cor_arena_format(csv->arena, "field_%zu", i + 1);
        g_free(name);
    }
}

/* Leaves the body before the first row of data. */
static void take_header(cor_csv *csv, header at, const cor_request *request, cor_diagnostics *diagnostics)
{
    size_t above = 0;
    csv->body = cor_csv_scan_of((const char *) csv->text.data, csv->text.size, at.separator);
    while (csv->body.row < at.row && cor_csv_next_row(&csv->body))
        above += csv->body.row < at.row && !cor_csv_row_is_blank(&csv->body);
    take_names(csv);
    if (above && !request->skip)
        cor_warn(diagnostics, cor_file_location(request->url),
                 "row %zu names its columns; what stands above %s left out", at.row,
                 above == 1 ? "is a title, which was" : "are titles, which were");
    csv->tags = tags_behind(&csv->body, csv->n_columns, csv->arena);
    if (!csv->tags) return;
    cor_csv_next_row(&csv->body);
    cor_note(diagnostics, cor_file_location(request->url), "its %s row is a row of HXL tags, which was left out",
             at.row == 1 ? "second" : "next");
}

static cor_status read_text(const cor_request *request, cor_diagnostics *diagnostics, cor_bytes *bytes,
                            char *ret_separator, cor_error *err)
{
    cor_source_location location = cor_location_of_request(request);
    if (cor_workbook_is(request->url)) {
        *ret_separator = COR_WORKBOOK_SEPARATOR;
        return cor_workbook_text(request, bytes, err);
    }
    cor_file_result result = cor_gdal_read_file(request, bytes);
    if (result) return cor_source_fail(&location, err, "%s", cor_file_words(result));
    cor_status st = make_utf8(request, diagnostics, bytes, err);
    if (!st) leave_out_separator_line(bytes, ret_separator);
    if (!st && bytes->size == 0)
        st = cor_source_fail(&location, err, "is empty; its first line should name the columns");
    if (!st && memchr(bytes->data, 0, bytes->size))
        st = cor_source_fail(&location, err,
                             "is not a text file; a CSV has lines of text with separators between the cells");
    if (st) cor_bytes_free(bytes);
    return st;
}

cor_status cor_csv_open(const cor_request *request, cor_diagnostics *diagnostics, cor_csv *ret_csv, cor_error *err)
{
    char separator = 0;
    cor_source_location location = cor_location_of_request(request);
    *ret_csv = (cor_csv){.arena = cor_arena_new()};
    cor_status st = read_text(request, diagnostics, &ret_csv->text, &separator, err);
    if (st) return st;
    header at = choose_header(&ret_csv->text, separator, request);
    if (at.n_columns > 1) {
        take_header(ret_csv, at, request, diagnostics);
        return COR_OK;
    }
    if (request->skip)
        return cor_source_fail(&location, err,
                               "has no row of several cells behind the first %zu, which \"skip\" leaves out",
                               request->skip);
    return cor_source_fail(&location, err,
                           cor_workbook_is(request->url)
                               ? "has no table of several columns in that sheet"
                               : "has no table of several columns; a CSV names them in its first line, between commas, "
                                 "semicolons, tabs or |");
}

void cor_csv_close(cor_csv *csv)
{
    cor_csv_scan_end(&csv->body);
    cor_bytes_free(&csv->text);
    cor_arena_free(csv->arena);
    *csv = (cor_csv){0};
}
