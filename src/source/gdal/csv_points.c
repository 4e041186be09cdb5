/* Where the rows of a CSV are, by its columns of x and y or of well-known text. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "source/gdal/csv_position.h"
#include "source/gdal/csv_reading.h"

static const cor_csv_column *column_at(const cor_csv_reading *r, int at)
{
    for (size_t i = 0; i < r->n_columns; i++)
        if (r->columns[i].at == (size_t) at) return &r->columns[i];
    return NULL;
}

/* What is wrong with the first row that has no place on earth is kept for the diagnostic. Takes FAULT. */
static void keep_fault(cor_csv_reading *r, size_t row, char *fault)
{
    if (r->n_faults++) {
        g_free(fault);
        return;
    }
    r->fault = fault;
    r->fault_row = cor_csv_row_number(r, row);
}

/* Programs that know no place often write 0, 0. */
static void note_zero(cor_csv_reading *r, size_t row, double x, double y)
{
    if (!r->degrees || x != 0 || y != 0) return;
    if (!r->n_zeros++) r->zero_row = cor_csv_row_number(r, row);
}

/* An empty cell is no position; any other that is no number, or no place on earth, is a bad one. */
static void add_point(cor_csv_reading *r, size_t row)
{
    const cor_csv_column *x_column = column_at(r, r->place.x), *y_column = column_at(r, r->place.y);
    const char *x_text = cor_csv_cell_text(x_column, row), *y_text = cor_csv_cell_text(y_column, row);
    double x = NAN, y = NAN;
    if (cor_text_is_blank(x_text) && cor_text_is_blank(y_text)) {
        cor_shapes_null(&r->base.shapes);
        keep_fault(r, row, g_strdup_printf("its columns \"%s\" and \"%s\" are empty", x_column->name, y_column->name));
        return;
    }
    bool good = x_text && y_text && cor_csv_parse_coordinate(x_text, r->degrees, "EW", &x) &&
                cor_csv_parse_coordinate(y_text, r->degrees, "NS", &y);
    if (!good || (r->degrees && (fabs(y) > 90 || fabs(x) > 360))) {
        keep_fault(r, row, cor_csv_position_fault(x_column->name, x_text, y_column->name, y_text, r->degrees));
        x = y = NAN;
    }
    note_zero(r, row, x, y);
    cor_shapes_point(&r->base.shapes, x, y);
}

void cor_csv_warn_places(const cor_csv_reading *r)
{
    cor_diagnostics *diagnostics = r->base.diagnostics;
    const char *file = r->base.request->url;
    if (r->n_faults)
        cor_warn(diagnostics, cor_file_location(file),
                 "%zu row%s without a usable position %s left out; the first is row %zu: %s", r->n_faults,
                 r->n_faults == 1 ? "" : "s", r->n_faults == 1 ? "is" : "are", r->fault_row, r->fault);
    if (r->n_zeros)
        cor_warn(
            diagnostics, cor_file_location(file),
            "%zu row%s at longitude 0, latitude 0, which often means that the place is not known; the first is row "
            "%zu",
            r->n_zeros, r->n_zeros == 1 ? " lies" : "s lie", r->zero_row);
}

static void add_fid(cor_csv_reading *r, int64_t fid)
{
    cor_gdal_reading *base = &r->base;
    cor_growing_reserve(&base->fids, base->n_rows + 1, sizeof(int64_t));
    ((int64_t *) base->fids.data)[base->n_rows++] = fid;
}

static char *wkt_fault(const cor_csv_column *column, const char *text)
{
    enum { SHOWN = 40 };
    if (cor_text_is_blank(text)) return g_strdup_printf("its column \"%s\" is empty", column->name);
    char *valid = g_utf8_make_valid(text, -1),
         *start = g_utf8_substring(valid, 0, MIN(SHOWN, g_utf8_strlen(valid, -1)));
    char *fault = g_strdup_printf("\"%s\" in its column \"%s\" is no well-known text", start, column->name);
    g_free(start);
    g_free(valid);
    return fault;
}

static void add_wkt(cor_csv_reading *r, size_t row)
{
    const cor_csv_column *column = column_at(r, r->place.wkt);
    const char *text = cor_csv_cell_text(column, row);
    char *at = (char *) text;
    OGRGeometryH geometry = NULL;
    GByte *wkb = NULL;
    bool blank = cor_text_is_blank(text);
    if (!blank && OGR_G_CreateFromWkt(&at, NULL, &geometry) != OGRERR_NONE) geometry = NULL;
    size_t size = geometry ? OGR_G_WkbSizeEx(geometry) : 0;
    if (size) wkb = g_malloc(size);
    if (wkb && OGR_G_ExportToIsoWkb(geometry, wkbNDR, wkb) != OGRERR_NONE) size = 0;
    if (!wkb) keep_fault(r, row, wkt_fault(column, text));
    cor_gdal_add_row(&r->base, (int64_t) row + 1, blank ? NULL : wkb ? wkb : (const uint8_t *) "", blank ? 0 : size);
    if (geometry) OGR_G_DestroyGeometry(geometry);
    g_free(wkb);
}

void cor_csv_add_place(cor_csv_reading *r, size_t row)
{
    if (r->place.wkt >= 0) {
        add_wkt(r, row);
        return;
    }
    add_fid(r, (int64_t) row + 1);
    if (r->place.x >= 0)
        add_point(r, row);
    else
        cor_shapes_null(&r->base.shapes);
}
