/* Any bytes as a shapefile: a table whose arrays hold together, or COR_BAD_DATA with a message. The input is the
 * .shp, the .shx and the .dbf behind two lengths of two bytes each. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "source/shp/shapefile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The next N bytes of the input, as far as there are such; none at all for a file that is missing. */
static cor_bytes take(const uint8_t **data, size_t *size, size_t n)
{
    n = MIN(n, *size);
    cor_bytes bytes = {.data = n ? g_malloc(n + 1) : NULL, .size = n};
    if (n) memcpy(bytes.data, *data, n);
    if (n) bytes.data[n] = 0;
    *data += n;
    *size -= n;
    return bytes;
}

static void check_geometry(const cor_geometry *g)
{
    for (size_t i = 0; i < g->n_features; i++) {
        size_t first = cor_geometry_first_part(g, i), end = cor_geometry_first_part(g, i + 1);
        if (first > end || end > g->n_parts) abort();
        if ((cor_geometry_kind(g, i) == COR_SHAPE_NONE) != (first == end)) abort();
        for (size_t p = first; p < end; p++)
            if (cor_geometry_first_point(g, p) >= cor_geometry_first_point(g, p + 1)) abort();
    }
    for (size_t i = 0; i < g->n_points; i++)
        if (!isfinite(g->points[i].x) || !isfinite(g->points[i].y)) abort();
}

static void check_columns(const cor_table *table)
{
    for (size_t i = 0; i < table->n_columns; i++)
        for (size_t row = 0; row < table->n_rows; row++) {
            cor_value value = cor_column_value(&table->columns[i], row);
            if (value.kind == COR_STRING && !g_utf8_validate(value.string, -1, NULL)) abort();
            if (value.kind == COR_NUMBER && !isfinite(value.number)) abort();
        }
}

static void read_table(cor_shapefile *file, const cor_request *request)
{
    cor_error err = {0};
    const cor_table *table = NULL;
    const cor_source_info *info = NULL;
    cor_arena *arena = cor_arena_new();
    cor_interns *interns = cor_interns_new();
    cor_status st = cor_shapefile_table(file, request, arena, interns, NULL, &table, &err);
    if (st && (st != COR_BAD_DATA || !*err.message)) abort();
    if (!st && table->geometry.n_features != table->n_rows) abort();
    if (!st) check_geometry(&table->geometry);
    if (!st) check_columns(table);
    cor_shapefile_describe(file, request, arena, &info, &err);
    cor_arena_free(arena);
    cor_interns_free(interns);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 4) return 0;
    size_t shp = data[0] | (size_t) data[1] << 8, shx = data[2] | (size_t) data[3] << 8;
    data += 4;
    size -= 4;
    cor_shapefile file = {.path = "fuzz.shp"};
    cor_request request = {.name = "fuzz",
                           .url = "fuzz.shp",
                           .crs = "EPSG:4326",
                           .all_fields = true,
                           .has_extent = true,
                           .extent = {-100, -60, 100, 60}};
    cor_source_location location = cor_location_of_request(&request);
    cor_error err = {0};
    file.shp = cor_input_of_bytes(take(&data, &size, shp));
    file.shx = take(&data, &size, shx);
    file.dbf = cor_input_of_bytes(take(&data, &size, size));
    if (!cor_shapefile_prepare(&location, &file, &err)) read_table(&file, &request);
    cor_shapefile_free(&file);
    return 0;
}
