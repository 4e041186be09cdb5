#include "source/shp/dbf.h"

#include <string.h>

#include <glib.h>

#include "base/number.h"

bool cor_dbf_start(const cor_shapefile *file, cor_dbf *ret_dbf)
{
    DBFHandle handle = file->dbf.data ? cor_dbf_open(file) : NULL;
    if (!handle) return false;
    size_t header = (size_t) handle->nHeaderLength, length = (size_t) handle->nRecordLength;
    if (handle->nRecordLength <= 0 || handle->nHeaderLength < 32 || header > file->dbf.size || handle->nRecords < 0) {
        DBFClose(handle);
        return false;
    }
    *ret_dbf = (cor_dbf){.handle = handle, .records = file->dbf.data + header, .length = length};
    ret_dbf->n = MIN((size_t) handle->nRecords, (file->dbf.size - header) / length);
    return true;
}

void cor_dbf_close(cor_dbf *dbf)
{
    if (dbf->handle) DBFClose(dbf->handle);
    *dbf = (cor_dbf){0};
}

bool cor_dbf_is_deleted(const cor_dbf *dbf, size_t record)
{
    return record < dbf->n && dbf->records[record * dbf->length] == '*';
}

/* Where a field lies in a record. */
typedef struct {
    size_t offset, width;
    int decimals;
} span;

static bool field_span(const cor_dbf *dbf, int field, span *ret_span)
{
    const DBFInfo *info = dbf->handle;
    int offset = info->panFieldOffset[field], width = info->panFieldSize[field];
    if (offset < 1 || width < 0 || (size_t) offset + (size_t) width > dbf->length) return false;
    *ret_span = (span){(size_t) offset, (size_t) width, info->panFieldDecimals[field]};
    return true;
}

static const char *cell_of(const cor_dbf *dbf, cor_shp_rows rows, size_t row, const span *at)
{
    size_t record = rows.numbers ? rows.numbers[row] : row;
    return record < dbf->n ? (const char *) dbf->records + record * dbf->length + at->offset : NULL;
}

static char type_of(const cor_dbf *dbf, int field)
{
    return g_ascii_toupper(dbf->handle->pachFieldType[field]);
}

static bool is_number_type(char type)
{
    return type == 'N' || type == 'F';
}

cor_bytes_look cor_dbf_look(const cor_dbf *dbf)
{
    cor_bytes_look look = COR_BYTES_ASCII;
    span at;
    for (int field = 0; field < dbf->handle->nFields; field++) {
        char type = type_of(dbf, field);
        if (is_number_type(type) || type == 'D' || type == 'L' || !field_span(dbf, field, &at)) continue;
        for (size_t record = 0; record < dbf->n && look != COR_BYTES_OTHER; record++)
            look = cor_bytes_look_at(look, (const char *) dbf->records + record * dbf->length + at.offset, at.width);
    }
    return look;
}

const char *cor_dbf_field_name(const cor_dbf *dbf, int field, cor_decoder *decoder)
{
    char name[XBASE_FLDNAME_LEN_READ + 1];
    DBFGetFieldInfo(dbf->handle, field, name, NULL, NULL);
    return cor_decode(decoder, name, strlen(name));
}

const char *cor_dbf_field_kind(const cor_dbf *dbf, int field)
{
    char type = type_of(dbf, field);
    return is_number_type(type) ? "Number" : type == 'D' ? "Date" : type == 'L' ? "Boolean" : "String";
}

static bool are_thousands(const char *text)
{
    for (const char *comma = strchr(text, ','); comma; comma = strchr(comma + 1, ','))
        if (strspn(comma + 1, "0123456789") != 3) return false;
    return true;
}

/* A comma among the digits: a decimal comma where exactly as many digits follow as the field has
 * decimals; else it parts thousands where each group has three digits; else it is a decimal comma. */
static void settle_commas(char *text, int decimals)
{
    char *comma = strchr(text, ',');
    bool alone = !strchr(comma + 1, ',') && !strchr(text, '.');
    if (alone && ((int) strlen(comma + 1) == decimals || !are_thousands(text))) {
        *comma = '.';
        return;
    }
    if (!are_thousands(text)) return;
    char *to = text;
    for (const char *from = text; *from; from++)
        if (*from != ',') *to++ = *from;
    *to = 0;
}

/* What is no plain decimal number: exponents, commas, overflow ('****'), words. NaN is null. */
static double parse_odd(const char *cell, size_t n, int decimals, size_t *bad)
{
    char text[256];
    double x;
    while (n && (*cell == ' ' || *cell == 0)) {
        cell++;
        n--;
    }
    while (n && (cell[n - 1] == ' ' || cell[n - 1] == 0))
        n--;
    if (n == 0 || *cell == '*') return NAN;
    n = MIN(n, sizeof text - 1);
    memcpy(text, cell, n);
    text[n] = 0;
    if (strchr(text, ',')) settle_commas(text, decimals);
    if (cor_parse_number(text, &x)) return x;
    ++*bad;
    return NAN;
}

/* Exact for up to 15 digits with up to 15 decimals: a whole number below 2^53 through a power of ten. */
static inline double parse_cell(const char *cell, size_t n, int decimals, size_t *bad)
{
    static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const char *at = cell, *end = cell + n, *point = NULL;
    uint64_t whole = 0;
    while (at < end && *at == ' ')
        at++;
    bool negative = at < end && *at == '-';
    at += negative;
    const char *first = at;
    for (; at < end; at++) {
        unsigned digit = (unsigned) (*at - '0');
        if (digit <= 9)
            whole = whole * 10 + digit;
        else if (*at == '.' && !point)
            point = at + 1;
        else
            break;
    }
    size_t digits = (size_t) (at - first) - (point != NULL);
    const char *after = at;
    while (at < end && *at == ' ')
        at++;
    if (at < end || digits == 0 || digits > 15) return parse_odd(cell, n, decimals, bad);
    double x = (double) whole / powers[point ? after - point : 0];
    return negative ? -x : x;
}

static size_t read_numbers(const cor_dbf *dbf, const span *at, cor_shp_rows rows, double *numbers)
{
    size_t bad = 0;
    for (size_t row = 0; row < rows.n; row++) {
        const char *cell = cell_of(dbf, rows, row, at);
        numbers[row] = cell ? parse_cell(cell, at->width, at->decimals, &bad) : NAN;
    }
    return bad;
}

static void read_bools(const cor_dbf *dbf, const span *at, cor_shp_rows rows, uint8_t *bools)
{
    for (size_t row = 0; row < rows.n; row++) {
        const char *cell = at->width ? cell_of(dbf, rows, row, at) : NULL;
        char c = cell ? *cell : '?';
        bools[row] = c && strchr("TtYy1", c) ? 1 : c && strchr("FfNn0", c) ? 0 : 2;
    }
}

/* "20240130" → "2024-01-30"; NULL for what is no day. */
static const char *read_date(const char *cell, cor_interns *interns)
{
    char date[] = "YYYY-MM-DD";
    for (int i = 0; i < 8; i++)
        if (!g_ascii_isdigit(cell[i])) return NULL;
    memcpy(date, cell, 4);
    memcpy(date + 5, cell + 4, 2);
    memcpy(date + 8, cell + 6, 2);
    int month = (cell[4] - '0') * 10 + cell[5] - '0', day = (cell[6] - '0') * 10 + cell[7] - '0';
    return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? cor_intern_n(interns, date, 10) : NULL;
}

static void read_dates(const cor_dbf *dbf, const span *at, cor_shp_rows rows, cor_interns *interns,
                       const char **strings)
{
    for (size_t row = 0; row < rows.n && at->width >= 8; row++) {
        const char *cell = cell_of(dbf, rows, row, at);
        strings[row] = cell ? read_date(cell, interns) : NULL;
    }
}

static void read_strings(const cor_dbf *dbf, const span *at, cor_shp_rows rows, cor_decoder *decoder,
                         const char **strings)
{
    for (size_t row = 0; row < rows.n; row++) {
        const char *cell = cell_of(dbf, rows, row, at);
        strings[row] = cell ? cor_decode(decoder, cell, at->width) : NULL;
    }
}

size_t cor_dbf_read_column(const cor_dbf *dbf, int field, cor_shp_rows rows, cor_decoder *decoder, cor_interns *interns,
                           cor_arena *arena, cor_column *ret_column)
{
    span at = {0};
    char type = type_of(dbf, field);
    if (!field_span(dbf, field, &at)) at = (span){.offset = 1}; /* no room for it in the records: all null */
    if (is_number_type(type)) {
        ret_column->kind = COR_COLUMN_NUMBERS;
        ret_column->numbers = COR_NEW_ARRAY(arena, double, rows.n);
        return read_numbers(dbf, &at, rows, ret_column->numbers);
    }
    if (type == 'L') {
        ret_column->kind = COR_COLUMN_BOOLS;
        ret_column->bools = COR_NEW_ARRAY(arena, uint8_t, rows.n);
        read_bools(dbf, &at, rows, ret_column->bools);
        return 0;
    }
    ret_column->kind = COR_COLUMN_STRINGS;
    ret_column->strings = COR_NEW_ARRAY(arena, const char *, rows.n);
    if (type == 'D')
        read_dates(dbf, &at, rows, interns, ret_column->strings);
    else
        read_strings(dbf, &at, rows, decoder, ret_column->strings);
    return 0;
}
