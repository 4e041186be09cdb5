/* Bulk reading through OGR's Arrow stream: columns come as arrays, geometry as well-known binary.
 * Only plain types are read here; layers with others go feature by feature. */
#include <string.h>

#include <glib.h>
#include <ogr_recordbatch.h>

#include "source/gdal/read.h"

/* Where the parts of a row are among the stream's children; -1: not there. */
typedef struct {
    int fid, geometry;
    int *columns; /* of each of the reading's cells */
} layout;

/* Truth values are none of them: GDAL 3.6 puts their bits into the wrong places. */
static bool is_plain_format(const struct ArrowSchema *schema)
{
    static const char *const formats[] = {"c", "C", "s", "S", "i", "I", "l", "L", "f", "g", "u", "U", "tdD"};
    for (size_t i = 0; i < G_N_ELEMENTS(formats) && !schema->dictionary; i++)
        if (!strcmp(schema->format, formats[i])) return true;
    return false;
}

static int find_child(const struct ArrowSchema *schema, const char *name)
{
    for (int i = 0; i < schema->n_children; i++)
        if (!strcmp(schema->children[i]->name, name)) return i;
    return -1;
}

static int find_geometry(const struct ArrowSchema *schema)
{
    for (int i = 0; i < schema->n_children; i++)
        if (!strcmp(schema->children[i]->format, "z") || !strcmp(schema->children[i]->format, "Z")) return i;
    return -1;
}

static int find_fid(const struct ArrowSchema *schema, OGRLayerH layer)
{
    const char *name = OGR_L_GetFIDColumn(layer);
    int i = find_child(schema, name && *name ? name : "OGC_FID");
    return i >= 0 && !strcmp(schema->children[i]->format, "l") ? i : -1;
}

static bool find_layout(const cor_gdal_reading *reading, const struct ArrowSchema *schema, layout *at)
{
    at->geometry = find_geometry(schema);
    at->fid = find_fid(schema, reading->layer);
    for (size_t i = 0; i < reading->n_cells; i++) {
        at->columns[i] = find_child(schema, reading->cells[i].name);
        if (at->columns[i] < 0 || !is_plain_format(schema->children[at->columns[i]])) return false;
    }
    return at->geometry >= 0 && at->fid >= 0;
}

static bool is_set(const struct ArrowArray *array, size_t i)
{
    const uint8_t *bits = array->buffers[0];
    return !bits || array->null_count == 0 || bits[i / 8] >> i % 8 & 1;
}

/* The bytes of element I of a text or binary array. */
static const uint8_t *bytes_at(const struct ArrowArray *array, bool large, size_t i, size_t *ret_size)
{
    const uint8_t *data = array->buffers[2];
    if (large) {
        const int64_t *offsets = array->buffers[1];
        *ret_size = (size_t) (offsets[i + 1] - offsets[i]);
        return data + offsets[i];
    }
    const int32_t *offsets = array->buffers[1];
    *ret_size = (size_t) (offsets[i + 1] - offsets[i]);
    return data + offsets[i];
}

static double number_at(const void *values, char format, size_t i)
{
    switch (format) {
    case 'c':
        return ((const int8_t *) values)[i];
    case 'C':
        return ((const uint8_t *) values)[i];
    case 's':
        return ((const int16_t *) values)[i];
    case 'S':
        return ((const uint16_t *) values)[i];
    case 'i':
        return ((const int32_t *) values)[i];
    case 'I':
        return ((const uint32_t *) values)[i];
    case 'l':
        return (double) ((const int64_t *) values)[i];
    case 'L':
        return (double) ((const uint64_t *) values)[i];
    case 'f':
        return ((const float *) values)[i];
    default:
        return ((const double *) values)[i];
    }
}

/* Days since 1970 as "2024-11-30". */
static void put_day(cor_cells *cells, size_t row, int32_t days)
{
    char text[32];
    GDate date;
    enum { JULIAN_1970 = 719163 };
    int64_t julian = (int64_t) days + JULIAN_1970;
    if (julian < 1 || julian > 3652059) { /* years 1…9999 */
        cor_cells_put_null(cells, row);
        return;
    }
    g_date_set_julian(&date, (guint32) julian);
    int n = g_snprintf(text, sizeof text, "%04d-%02d-%02d", g_date_get_year(&date), g_date_get_month(&date),
                       g_date_get_day(&date));
    cor_cells_put_text(cells, row, text, (size_t) n);
}

static void put_cell(cor_cells *cells, size_t row, const struct ArrowArray *array, const char *format, size_t i)
{
    size_t size;
    if (!is_set(array, i)) {
        cor_cells_put_null(cells, row);
    } else if (*format == 'u' || *format == 'U') {
        const uint8_t *text = bytes_at(array, *format == 'U', i, &size);
        cor_cells_put_text(cells, row, (const char *) text, size);
    } else if (*format == 't') {
        put_day(cells, row, ((const int32_t *) array->buffers[1])[i]);
    } else {
        cor_cells_put_number(cells, row, number_at(array->buffers[1], *format, i));
    }
}

static void add_rows(cor_gdal_reading *reading, const struct ArrowArray *batch, const struct ArrowSchema *schema,
                     const layout *at)
{
    const struct ArrowArray *geometry = batch->children[at->geometry], *fid = batch->children[at->fid];
    bool large = *schema->children[at->geometry]->format == 'Z';
    for (int64_t n = 0; n < batch->length; n++) {
        size_t g = (size_t) (n + geometry->offset), size = 0;
        const uint8_t *wkb = is_set(geometry, g) ? bytes_at(geometry, large, g, &size) : NULL;
        cor_gdal_add_row(reading, ((const int64_t *) fid->buffers[1])[n + fid->offset], wkb, size);
    }
}

static void add_column(cor_cells *cells, size_t first_row, const struct ArrowArray *array,
                       const struct ArrowSchema *schema)
{
    for (int64_t n = 0; n < array->length; n++)
        put_cell(cells, first_row + (size_t) n, array, schema->format, (size_t) (n + array->offset));
}

static cor_status read_batches(cor_gdal_reading *reading, struct ArrowArrayStream *stream,
                               const struct ArrowSchema *schema, const layout *at, cor_error *err)
{
    cor_source_location location = cor_location_of_request(reading->request);
    for (;;) {
        struct ArrowArray batch = {0};
        size_t first = reading->n_rows;
        if (stream->get_next(stream, &batch))
            return cor_gdal_fail(reading->call, &location, err, "can't be read to its end");
        if (!batch.release) return COR_OK;
        add_rows(reading, &batch, schema, at);
        for (size_t i = 0; i < reading->n_cells; i++)
            add_column(&reading->cells[i], first, batch.children[at->columns[i]], schema->children[at->columns[i]]);
        batch.release(&batch);
    }
}

bool cor_gdal_read_arrow(cor_gdal_reading *reading, cor_status *ret_status, cor_error *err)
{
    struct ArrowArrayStream stream = {0};
    struct ArrowSchema schema = {0};
    const char *const options[] = {"INCLUDE_FID=YES", NULL};
    layout at = {.columns = g_new(int, reading->n_cells + 1)};
    bool fits = false;
    if (OGR_L_TestCapability(reading->layer, OLCFastGetArrowStream) &&
        OGR_L_GetArrowStream(reading->layer, &stream, (char **) options)) {
        fits = stream.get_schema(&stream, &schema) == 0 && find_layout(reading, &schema, &at);
        if (fits) *ret_status = read_batches(reading, &stream, &schema, &at, err);
    }
    if (schema.release) schema.release(&schema);
    if (stream.release) stream.release(&stream);
    g_free(at.columns);
    return fits;
}
