/* What the fields of a KML hold. Its values are text, and are judged as those of a table of text are: numbers, days or
 * words, by all of them. */
#include <math.h>
#include <string.h>

#include "source/gdal/kml_internal.h"
#include "source/wanted.h"
#include "source/where.h"

static const char *value_of(const cor_kml *kml, size_t row, guint field)
{
    const cor_kml_placemark *mark = g_ptr_array_index(kml->placemarks, row);
    return field < mark->n_values ? mark->values[field] : NULL;
}

/* Whether the document says what FIELD is, by its own name or by that of the file: then its values stay as they are
 * until that is done. */
static bool has_stated_type(const cor_request *request, const char *field)
{
    for (size_t i = 0; i < request->n_types; i++) {
        const char *stated = request->types[i].field;
        if (!g_ascii_strcasecmp(stated, field)) return true;
        for (size_t k = 0; k < request->n_names; k++)
            if (!strcmp(request->names[k].ours, stated) && !g_ascii_strcasecmp(request->names[k].theirs, field))
                return true;
    }
    return false;
}

static bool is_in_filter(const cor_request *request, const char *field)
{
    cor_where *where;
    cor_arena *scratch = cor_arena_new();
    bool open = request->where && !cor_where_open(request->where, scratch, &where, NULL);
    bool named = open && cor_where_names(where, field);
    if (open) cor_where_close(where);
    cor_arena_free(scratch);
    return named;
}

/* Whether the map has a use for FIELD. */
static bool is_used(const cor_request *request, const char *field)
{
    for (size_t i = 0; i < request->n_names; i++)
        if (!g_ascii_strcasecmp(request->names[i].theirs, field)) return true;
    return cor_request_wants(request, field) || is_in_filter(request, field);
}

static double number_of(const void *unused, size_t placemark)
{
    (void) unused;
    return (double) placemark + 1;
}

static cor_text_column judge(const char *const *cells, size_t n, const char *name, const cor_request *request,
                             cor_diagnostics *diagnostics)
{
    const cor_text_column look = cor_text_column_of(cells, n, NULL, ',');
    const cor_text_cells from = {
        .request = request, .name = name, .row_word = "placemark", .row_of = number_of, .cells = cells};
    if (is_used(request, name)) cor_text_column_say(&look, &from, diagnostics, NULL);
    return look;
}

cor_text_column *cor_kml_columns(const cor_kml *kml, const cor_request *request, cor_diagnostics *diagnostics)
{
    size_t n = kml->placemarks->len;
    cor_text_column *columns = g_new0(cor_text_column, kml->fields->len + 1);
    const char **cells = g_new(const char *, n + 1);
    for (guint i = 0; i < kml->fields->len; i++) {
        const cor_kml_field *field = &g_array_index(kml->fields, cor_kml_field, i);
        if (field->is_text || has_stated_type(request, field->name)) continue;
        for (size_t row = 0; row < n; row++)
            cells[row] = value_of(kml, row, i);
        columns[i] = judge(cells, n, field->name, request, diagnostics);
    }
    g_free(cells);
    return columns;
}

void cor_kml_put_values(OGRFeatureH feature, const cor_kml_placemark *mark, const cor_text_column *columns)
{
    char day[COR_DAY_SPACE];
    for (guint i = 0; i < mark->n_values; i++) {
        const char *value = mark->values[i];
        if (!value) continue;
        if (columns[i].kind == COR_COLUMN_OF_NUMBERS) {
            double x = cor_text_column_number(&columns[i], value);
            if (isfinite(x)) OGR_F_SetFieldDouble(feature, (int) i, x);
        } else if (columns[i].kind == COR_COLUMN_OF_TEXT) {
            OGR_F_SetFieldString(feature, (int) i, value);
        } else if (cor_text_column_day(&columns[i], value, day)) {
            OGR_F_SetFieldString(feature, (int) i, day);
        }
    }
}
