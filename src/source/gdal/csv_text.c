/* The text of a CSV file: its encoding, its byte order mark, its row of HXL tags. */
#include <string.h>

#include <cpl_conv.h>
#include <cpl_vsi.h>
#include <glib.h>

#include "source/encoding.h"
#include "source/gdal/csv.h"

bool cor_csv_is(const char *url)
{
    return cor_file_has_extension(url, "csv") || cor_file_has_extension(url, "tsv");
}

/* Replaces BYTES by what they say in the encoding NAME. */
static void recode(cor_bytes *bytes, size_t skip, const char *name)
{
    size_t size;
    char *text = cor_convert_all(name, (const char *) bytes->data + skip, bytes->size - skip, &size);
    cor_bytes_free(bytes);
    *bytes = (cor_bytes){.data = (unsigned char *) text, .size = size};
}

static cor_status recode_stated(const cor_request *request, cor_bytes *bytes, cor_error *err)
{
    cor_source_location location = cor_location_of_request(request);
    cor_arena *scratch = cor_arena_new();
    const char *name = cor_encoding_name(scratch, request->encoding);
    if (name && strcmp(name, "UTF-8")) recode(bytes, 0, name);
    cor_arena_free(scratch);
    if (name) return COR_OK;
    return cor_source_fail(&location, err, "\"%s\" is no encoding known here; try UTF-8, CP1252, ISO-8859-1, CP1251",
                           request->encoding);
}

static cor_status make_utf8(const cor_request *request, cor_diagnostics *diagnostics, cor_bytes *bytes, cor_error *err)
{
    const unsigned char *b = bytes->data;
    if (bytes->size >= 3 && !memcmp(b, "\xef\xbb\xbf", 3)) {
        memmove(bytes->data, b + 3, bytes->size -= 3);
    } else if (bytes->size >= 2 && !memcmp(b, "\xff\xfe", 2)) {
        recode(bytes, 2, "UTF-16LE");
    } else if (bytes->size >= 2 && !memcmp(b, "\xfe\xff", 2)) {
        recode(bytes, 2, "UTF-16BE");
    } else if (request->encoding) {
        return recode_stated(request, bytes, err);
    } else if (!g_utf8_validate_len((const char *) b, bytes->size, NULL) && !memchr(b, 0, bytes->size)) {
        recode(bytes, 0, "CP1252");
        cor_warn(diagnostics, cor_file_location(request->url),
                 "is not valid UTF-8; taken as CP1252. State its encoding under the source, for example "
                 "\"encoding: CP1251\"");
    }
    return COR_OK;
}

/* Spreadsheets write "sep=;" above the names, which is no part of the table. */
static void leave_out_separator_line(cor_bytes *bytes)
{
    const char *text = (const char *) bytes->data;
    size_t n = bytes->size < 5 ? 0 : 5;
    if (!n || g_ascii_strncasecmp(text, "sep=", 4) != 0) return;
    while (n < bytes->size && (text[n] == '\r' || text[n] == '\n'))
        n++;
    if (n == 5) return;
    memmove(bytes->data, bytes->data + n, bytes->size -= n);
}

/* GDAL knows comma, semicolon, tab and blank. Where names are told apart by | alone, it becomes a tab. */
static void know_bars(cor_bytes *bytes)
{
    bool quoted = false;
    const char *line = (const char *) bytes->data, *end = memchr(line, '\n', bytes->size);
    size_t length = end ? (size_t) (end - line) : bytes->size;
    if (!memchr(line, '|', length) || memchr(line, ',', length) || memchr(line, ';', length)) return;
    if (memchr(line, '\t', bytes->size)) return;
    for (size_t i = 0; i < bytes->size; i++) {
        if (bytes->data[i] == '"') quoted = !quoted;
        if (bytes->data[i] == '|' && !quoted) bytes->data[i] = '\t';
    }
}

/* Where the record that starts at AT ends, its line break included; line breaks in quotes don't count. */
static size_t record_end(const cor_bytes *bytes, size_t at)
{
    bool quoted = false;
    for (; at < bytes->size; at++) {
        if (bytes->data[at] == '"') quoted = !quoted;
        if (!quoted && bytes->data[at] == '\n') return at + 1;
    }
    return at;
}

/* HXL tags a table's columns in the row below their names: #date, #geo+lat. */
static bool is_tag_row(OGRFeatureH row)
{
    int tags = 0;
    for (int i = 0; i < OGR_F_GetFieldCount(row); i++) {
        const char *cell = OGR_F_IsFieldSetAndNotNull(row, i) ? OGR_F_GetFieldAsString(row, i) : "";
        if (*cell && *cell != '#') return false;
        tags += *cell == '#';
    }
    return tags > 0;
}

static bool has_tag_row(OGRLayerH layer)
{
    OGRFeatureH row = OGR_L_GetNextFeature(layer);
    bool has = row && is_tag_row(row);
    if (row) OGR_F_Destroy(row);
    OGR_L_ResetReading(layer);
    return has;
}

/* The file in memory is called as the one on disk, so that the layer is too. */
static GDALDatasetH open_text(cor_gdal_open *open, bool typed)
{
    static const char *const drivers[] = {"CSV", NULL};
    static const char *const as_text[] = {"HEADERS=YES", "EMPTY_STRING_AS_NULL=YES", "GEOM_POSSIBLE_NAMES=\x01", NULL};
    static const char *const as_typed[] = {
        "HEADERS=YES",         "EMPTY_STRING_AS_NULL=YES", "GEOM_POSSIBLE_NAMES=\x01",
        "AUTODETECT_TYPE=YES", "AUTODETECT_SIZE_LIMIT=0",  NULL};
    GDALDatasetH dataset = GDALOpenEx(open->path, GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, drivers,
                                      typed ? as_typed : as_text, NULL);
    return dataset;
}

GDALDatasetH cor_csv_open_typed(cor_gdal_open *open)
{
    return open_text(open, true);
}

static void lend_text(cor_gdal_open *open, const char *name, const cor_bytes *bytes)
{
    g_free(open->path);
    open->path = cor_gdal_lend(open, name, bytes->data, bytes->size);
    open->dataset = open_text(open, false);
}

/* Takes the second record out of the text and opens it anew. */
static void leave_out_tags(cor_gdal_open *open, const char *name, cor_bytes *bytes)
{
    size_t start = record_end(bytes, 0), end = record_end(bytes, start);
    GDALClose(open->dataset);
    open->dataset = NULL;
    memmove(bytes->data + start, bytes->data + end, bytes->size - end);
    bytes->size -= end - start;
    lend_text(open, name, bytes);
}

/* A file that only GDAL can reach, which the user's own document names. */
static cor_file_result read_virtual(const cor_request *request, cor_bytes *bytes)
{
    enum { LARGEST = 1 << 30 };
    GByte *data = NULL;
    vsi_l_offset size = 0;
    if (!request->trusted || !g_str_has_prefix(request->url, "/vsi")) return COR_FILE_MISSING;
    if (!VSIIngestFile(NULL, request->url, &data, &size, LARGEST)) return COR_FILE_MISSING;
    *bytes = (cor_bytes){.data = g_malloc(size + 1), .size = size};
    memcpy(bytes->data, data, size + 1); /* VSIIngestFile puts a NUL at the end, too */
    CPLFree(data);
    return COR_FILE_READ;
}

static cor_status read_text(const cor_request *request, cor_diagnostics *diagnostics, cor_bytes *bytes, cor_error *err)
{
    cor_source_location location = cor_location_of_request(request);
    cor_file_result result = cor_file_read(request->url, bytes);
    if (result == COR_FILE_MISSING) result = read_virtual(request, bytes);
    if (result) return cor_source_fail(&location, err, "%s", cor_file_words(result));
    cor_status st = make_utf8(request, diagnostics, bytes, err);
    if (!st) leave_out_separator_line(bytes);
    if (!st && bytes->size == 0)
        st = cor_source_fail(&location, err, "is empty; its first line should name the columns");
    if (!st && memchr(bytes->data, 0, bytes->size))
        st = cor_source_fail(&location, err,
                             "is not a text file; a CSV has lines of text with separators between the cells");
    if (!st) know_bars(bytes);
    if (st) cor_bytes_free(bytes);
    return st;
}

cor_status cor_csv_open(const cor_request *request, cor_diagnostics *diagnostics, cor_gdal_open *open, cor_error *err)
{
    cor_bytes bytes = {0};
    cor_source_location location = cor_location_of_request(request);
    *open = (cor_gdal_open){0};
    cor_status st = read_text(request, diagnostics, &bytes, err);
    if (st) return st;
    char *name = g_path_get_basename(request->url);
    open->text = bytes.data; /* OPEN's from here on */
    lend_text(open, name, &bytes);
    OGRLayerH layer = open->dataset ? GDALDatasetGetLayer(open->dataset, 0) : NULL;
    if (layer && has_tag_row(layer)) {
        leave_out_tags(open, name, &bytes);
        layer = open->dataset ? GDALDatasetGetLayer(open->dataset, 0) : NULL;
        cor_warn(diagnostics, cor_file_location(request->url),
                 "its second line is a row of HXL tags, which was left out");
    }
    g_free(name);
    if (layer) return COR_OK;
    return cor_source_fail(&location, err,
                           "has no table of several columns; a CSV names them in its first line, between commas, "
                           "semicolons, tabs or |");
}
