#include "source/shp/dbf.h"

#include <string.h>

#include <glib.h>

#include "base/number.h"

bool cor_dbf_start(cor_shapefile *file, cor_dbf *ret_dbf)
{
    DBFHandle handle = file->dbf.there ? cor_dbf_open(file) : NULL;
    if (!handle) return false;
    size_t header = (size_t) handle->nHeaderLength, length = (size_t) handle->nRecordLength;
    if (handle->nRecordLength <= 0 || handle->nHeaderLength < 32 || header > file->dbf.size || handle->nRecords < 0) {
        DBFClose(handle);
        return false;
    }
    *ret_dbf = (cor_dbf){.handle = handle, .input = &file->dbf, .header = header, .length = length};
    ret_dbf->n = MIN((size_t) handle->nRecords, (file->dbf.size - header) / length);
    return true;
}

void cor_dbf_close(cor_dbf *dbf)
{
    if (dbf->handle) DBFClose(dbf->handle);
    *dbf = (cor_dbf){0};
}

/* NULL beyond the end. */
static const char *record_at(cor_dbf *dbf, size_t record)
{
    if (record >= dbf->n) return NULL;
    return (const char *) cor_input_at(dbf->input, dbf->header + record * dbf->length, dbf->length);
}

bool cor_dbf_is_deleted(cor_dbf *dbf, size_t record)
{
    const char *bytes = record_at(dbf, record);
    return bytes && *bytes == '*';
}

static char type_of(const cor_dbf *dbf, int field)
{
    return g_ascii_toupper(dbf->handle->pachFieldType[field]);
}

static bool is_number_type(char type)
{
    return type == 'N' || type == 'F';
}

/* Where FIELD lies in a record; nowhere when the records have no room for it. */
static cor_dbf_field locate(const cor_dbf *dbf, int field)
{
    const DBFInfo *info = dbf->handle;
    int offset = info->panFieldOffset[field], width = info->panFieldSize[field];
    cor_dbf_field at = {.field = field, .decimals = info->panFieldDecimals[field], .type = type_of(dbf, field)};
    if (offset < 1 || width < 0 || (size_t) offset + (size_t) width > dbf->length) return at;
    at.offset = (size_t) offset;
    at.width = (size_t) width;
    return at;
}

cor_bytes_look cor_dbf_look(cor_dbf *dbf)
{
    cor_bytes_look look = COR_BYTES_ASCII;
    int n = dbf->handle->nFields;
    cor_dbf_field *fields = g_new(cor_dbf_field, n + 1);
    for (int field = 0; field < n; field++)
        fields[field] = locate(dbf, field);
    for (size_t record = 0; record < dbf->n && look != COR_BYTES_OTHER; record++) {
        const char *bytes = record_at(dbf, record);
        for (int field = 0; bytes && field < n; field++)
            if (!is_number_type(fields[field].type) && !strchr("DL", fields[field].type))
                look = cor_bytes_look_at(look, bytes + fields[field].offset, fields[field].width);
    }
    g_free(fields);
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

static uint8_t read_bool(char c)
{
    return c && strchr("TtYy1", c) ? 1 : c && strchr("FfNn0", c) ? 0 : 2;
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

/* RECORD NULL: a row beyond the end. */
static void read_cell(cor_dbf_field *field, const char *record, size_t row, cor_decoder *decoder, cor_interns *interns)
{
    const char *cell = record ? record + field->offset : NULL;
    bool there = record && field->width;
    switch (field->type) {
    case 'N':
    case 'F':
        field->column->numbers[row] = there ? parse_cell(cell, field->width, field->decimals, &field->bad) : NAN;
        return;
    case 'L':
        field->column->bools[row] = there ? read_bool(*cell) : 2;
        return;
    case 'D':
        field->column->strings[row] = there && field->width >= 8 ? read_date(cell, interns) : NULL;
        return;
    default:
        field->column->strings[row] = there ? cor_decode(decoder, cell, field->width) : NULL;
    }
}

static void start_column(const cor_dbf_field *field, size_t n, cor_arena *arena)
{
    cor_column *column = field->column;
    if (is_number_type(field->type)) {
        column->kind = COR_COLUMN_NUMBERS;
        column->numbers = COR_NEW_ARRAY(arena, double, n);
    } else if (field->type == 'L') {
        column->kind = COR_COLUMN_BOOLS;
        column->bools = COR_NEW_ARRAY(arena, uint8_t, n);
    } else {
        column->kind = COR_COLUMN_STRINGS;
        column->strings = COR_NEW_ARRAY(arena, const char *, n);
    }
}

void cor_dbf_read(cor_dbf *dbf, cor_dbf_field *fields, size_t n, cor_shp_rows rows, cor_decoder *decoder,
                  cor_interns *interns, cor_arena *arena)
{
    for (size_t i = 0; i < n; i++) {
        cor_column *column = fields[i].column;
        fields[i] = locate(dbf, fields[i].field);
        fields[i].column = column;
        start_column(&fields[i], rows.n, arena);
    }
    for (size_t row = 0; n && row < rows.n; row++) {
        const char *record = record_at(dbf, rows.numbers ? rows.numbers[row] : row);
        for (size_t i = 0; i < n; i++)
            read_cell(&fields[i], record, row, decoder, interns);
    }
}
