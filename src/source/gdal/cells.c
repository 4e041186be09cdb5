#include "source/gdal/cells.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/words.h"
#include "source/gdal/json.h"
#include "source/wanted.h"

bool cor_cells_kind(OGRFieldDefnH field, cor_column_kind *ret_kind)
{
    OGRFieldSubType subtype = OGR_Fld_GetSubType(field);
    switch (OGR_Fld_GetType(field)) {
    case OFTInteger:
        *ret_kind = subtype == OFSTBoolean ? COR_COLUMN_BOOLS : COR_COLUMN_NUMBERS;
        return true;
    case OFTInteger64:
    case OFTReal:
        *ret_kind = COR_COLUMN_NUMBERS;
        return true;
    case OFTString:
        *ret_kind = subtype == OFSTJSON ? COR_COLUMN_VALUES : COR_COLUMN_STRINGS;
        return true;
    case OFTDate:
    case OFTTime:
    case OFTDateTime:
        *ret_kind = COR_COLUMN_STRINGS;
        return true;
    case OFTIntegerList:
    case OFTInteger64List:
    case OFTRealList:
    case OFTStringList:
        *ret_kind = COR_COLUMN_VALUES;
        return true;
    default:
        return false;
    }
}

static size_t cell_size(cor_column_kind kind)
{
    static const size_t sizes[] = {[COR_COLUMN_NUMBERS] = sizeof(double),
                                   [COR_COLUMN_STRINGS] = sizeof(const char *),
                                   [COR_COLUMN_BOOLS] = sizeof(uint8_t),
                                   [COR_COLUMN_VALUES] = sizeof(cor_value)};
    return sizes[kind];
}

void cor_cells_start(cor_cells *cells, const char *name, int field, cor_column_kind kind, size_t expected,
                     cor_arena *arena, cor_interns *interns)
{
    *cells = (cor_cells){.name = name, .field = field, .kind = kind, .arena = arena, .interns = interns};
    cor_growing_start(&cells->rows, arena, expected, cell_size(kind));
}

static void *cell(cor_cells *cells, size_t row)
{
    size_t size = cell_size(cells->kind);
    cor_growing_reserve(&cells->rows, row + 1, size);
    return (char *) cells->rows.data + row * size;
}

void cor_cells_put_null(cor_cells *cells, size_t row)
{
    switch (cells->kind) {
    case COR_COLUMN_NUMBERS:
        *(double *) cell(cells, row) = NAN;
        return;
    case COR_COLUMN_STRINGS:
        *(const char **) cell(cells, row) = NULL;
        return;
    case COR_COLUMN_BOOLS:
        *(uint8_t *) cell(cells, row) = 2;
        return;
    case COR_COLUMN_VALUES:
        *(cor_value *) cell(cells, row) = cor_null();
    }
}

void cor_cells_put_number(cor_cells *cells, size_t row, double x)
{
    *(double *) cell(cells, row) = isfinite(x) ? x : NAN;
}

void cor_cells_put_bool(cor_cells *cells, size_t row, bool b)
{
    *(uint8_t *) cell(cells, row) = b;
}

void cor_cells_put_value(cor_cells *cells, size_t row, cor_value value)
{
    *(cor_value *) cell(cells, row) = value;
}

void cor_cells_put_text(cor_cells *cells, size_t row, const char *text, size_t n)
{
    if (cells->kind == COR_COLUMN_VALUES)
        *(cor_value *) cell(cells, row) = cor_json_value(text, n, cells->arena, cells->interns);
    else
        *(const char **) cell(cells, row) = cor_intern_valid(cells->interns, text, n);
}

/* "2024-11-30", "2024-11-30T08:15:00", with a fraction and a zone where there are such. */
static void put_time(cor_cells *cells, size_t row, OGRFeatureH feature, OGRFieldType type)
{
    int year, month, day, hour, minute, zone;
    float second;
    char text[64];
    size_t n = 0;
    if (!OGR_F_GetFieldAsDateTimeEx(feature, cells->field, &year, &month, &day, &hour, &minute, &second, &zone)) {
        cor_cells_put_null(cells, row);
        return;
    }
    if (type != OFTTime) n += (size_t) g_snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    if (type != OFTDate) {
        int milliseconds = (int) lrintf(second * 1000);
        n += (size_t) g_snprintf(text + n, sizeof text - n, "%s%02d:%02d:%02d", n ? "T" : "", hour, minute,
                                 milliseconds / 1000);
        if (milliseconds % 1000) n += (size_t) g_snprintf(text + n, sizeof text - n, ".%03d", milliseconds % 1000);
    }
    if (type == OFTDateTime && zone == 100) {
        text[n++] = 'Z';
    } else if (type == OFTDateTime && zone > 1) { /* OGR counts quarters of an hour from 100 */
        int minutes = (zone - 100) * 15;
        n += (size_t) g_snprintf(text + n, sizeof text - n, "%c%02d:%02d", minutes < 0 ? '-' : '+', ABS(minutes) / 60,
                                 ABS(minutes) % 60);
    }
    cor_cells_put_text(cells, row, text, n);
}

static cor_value make_list(cor_cells *cells, size_t n, cor_value **ret_items)
{
    cor_array *array = COR_NEW(cells->arena, cor_array);
    *ret_items = COR_NEW_ARRAY(cells->arena, cor_value, n);
    *array = (cor_array){.n = n, .items = *ret_items};
    return (cor_value){.kind = COR_ARRAY, .array = array};
}

static cor_value integer_list(cor_cells *cells, OGRFeatureH feature)
{
    int n;
    cor_value *items;
    const GIntBig *integers = OGR_F_GetFieldAsInteger64List(feature, cells->field, &n);
    cor_value list = make_list(cells, (size_t) n, &items);
    for (int i = 0; i < n; i++)
        items[i] = cor_number((double) integers[i]);
    return list;
}

static cor_value small_integer_list(cor_cells *cells, OGRFeatureH feature)
{
    int n;
    cor_value *items;
    const int *integers = OGR_F_GetFieldAsIntegerList(feature, cells->field, &n);
    OGRFieldDefnH field = OGR_F_GetFieldDefnRef(feature, cells->field);
    bool booleans = OGR_Fld_GetSubType(field) == OFSTBoolean;
    cor_value list = make_list(cells, (size_t) n, &items);
    for (int i = 0; i < n; i++)
        items[i] = booleans ? cor_bool(integers[i] != 0) : cor_number(integers[i]);
    return list;
}

static cor_value real_list(cor_cells *cells, OGRFeatureH feature)
{
    int n;
    cor_value *items;
    const double *reals = OGR_F_GetFieldAsDoubleList(feature, cells->field, &n);
    cor_value list = make_list(cells, (size_t) n, &items);
    for (int i = 0; i < n; i++)
        items[i] = isfinite(reals[i]) ? cor_number(reals[i]) : cor_null();
    return list;
}

static cor_value string_list(cor_cells *cells, OGRFeatureH feature)
{
    cor_value *items;
    char **strings = OGR_F_GetFieldAsStringList(feature, cells->field);
    size_t n = strings ? g_strv_length(strings) : 0;
    cor_value list = make_list(cells, n, &items);
    for (size_t i = 0; i < n; i++)
        items[i] = cor_interned(cor_intern_valid(cells->interns, strings[i], strlen(strings[i])));
    return list;
}

static void put_set_field(cor_cells *cells, size_t row, OGRFeatureH feature)
{
    OGRFieldType type = OGR_Fld_GetType(OGR_F_GetFieldDefnRef(feature, cells->field));
    const char *text;
    switch (type) {
    case OFTInteger:
    case OFTInteger64:
    case OFTReal:
        if (cells->kind == COR_COLUMN_BOOLS)
            cor_cells_put_bool(cells, row, OGR_F_GetFieldAsInteger(feature, cells->field) != 0);
        else
            cor_cells_put_number(cells, row, OGR_F_GetFieldAsDouble(feature, cells->field));
        return;
    case OFTDate:
    case OFTTime:
    case OFTDateTime:
        put_time(cells, row, feature, type);
        return;
    case OFTIntegerList:
        *(cor_value *) cell(cells, row) = small_integer_list(cells, feature);
        return;
    case OFTInteger64List:
        *(cor_value *) cell(cells, row) = integer_list(cells, feature);
        return;
    case OFTRealList:
        *(cor_value *) cell(cells, row) = real_list(cells, feature);
        return;
    case OFTStringList:
        *(cor_value *) cell(cells, row) = string_list(cells, feature);
        return;
    default:
        text = OGR_F_GetFieldAsString(feature, cells->field);
        cor_cells_put_text(cells, row, text, strlen(text));
    }
}

void cor_cells_put_field(cor_cells *cells, size_t row, OGRFeatureH feature)
{
    if (OGR_F_IsFieldSetAndNotNull(feature, cells->field))
        put_set_field(cells, row, feature);
    else
        cor_cells_put_null(cells, row);
}

cor_value cor_cells_value(const cor_cells *cells, size_t row)
{
    const cor_column column = {.kind = cells->kind, .numbers = cells->rows.data};
    return cor_column_value(&column, row);
}

cor_column cor_cells_finish(cor_cells *cells, size_t n_rows)
{
    cor_column column = {.name = cells->name, .kind = cells->kind};
    column.numbers = cor_growing_finish(&cells->rows, cells->arena, n_rows, cell_size(cells->kind));
    return column;
}

void cor_cells_discard(cor_cells *cells)
{
    cor_growing_discard(&cells->rows);
}
