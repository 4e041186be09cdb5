/* A shapefile as a table: its rows, their geometry and the wanted columns. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "source/extent.h"
#include "source/field_names.h"
#include "source/lonlat.h"
#include "source/shp/dbf.h"
#include "source/wanted.h"

/* What all steps of reading one shapefile share. */
typedef struct {
    cor_shapefile *file;
    const cor_request *request;
    cor_arena *arena;
    cor_interns *interns;
    cor_diagnostics *diagnostics;
    SHPHandle shp; /* NULL: a .dbf alone */
    cor_dbf dbf;   /* handle NULL: no attributes */
    const char *crs;
    cor_decoder *decoder;
    cor_shp_rows rows;
    cor_table *table;
    cor_fields fields;
} reading;

enum { TURN = 360 };

static bool is_in_degrees(const reading *r)
{
    return !r->crs || cor_is_nearly_lonlat(r->crs);
}

/* Whether records outside the extent can be told by their boxes, and by which rectangle. */
static bool find_rect(const reading *r, cor_rect *ret_rect)
{
    cor_rect e = r->request->extent;
    if (!r->request->has_extent || !r->shp || !(e.x0 <= e.x1) || !(e.y0 <= e.y1)) return false;
    if (cor_rect_width(e) >= TURN - 1) return false;
    *ret_rect = cor_rect_grown(e, COR_EXTENT_SLACK);
    if (!is_in_degrees(r) && !cor_extent_projected(r->request, r->crs, *ret_rect, ret_rect)) return false;
    /* A file that is all inside needs no look at its records. Its own box is believed only for that. */
    const SHPInfo *shp = r->shp;
    cor_rect box = {shp->adBoundsMin[0], shp->adBoundsMin[1], shp->adBoundsMax[0], shp->adBoundsMax[1]};
    return !(box.x0 < box.x1 && cor_rect_covers(*ret_rect, box));
}

static size_t count_records(const reading *r)
{
    return r->shp ? (size_t) r->shp->nRecords : r->dbf.n;
}

static bool any_deleted(reading *r, size_t n)
{
    for (size_t i = 0; r->dbf.handle && i < n; i++)
        if (cor_dbf_is_deleted(&r->dbf, i)) return true;
    return false;
}

/* All records but the deleted ones and those surely outside the extent. */
static void choose_rows(reading *r)
{
    cor_rect rect = {0};
    size_t n = count_records(r);
    bool degrees = is_in_degrees(r), by_rect = find_rect(r, &rect);
    r->rows = (cor_shp_rows){.n = n};
    if (!by_rect && !any_deleted(r, n)) return;
    uint32_t *numbers = COR_NEW_ARRAY(r->arena, uint32_t, n);
    r->rows = (cor_shp_rows){.n = 0, .numbers = numbers};
    for (size_t i = 0; i < n; i++) {
        if (r->dbf.handle && cor_dbf_is_deleted(&r->dbf, i)) continue;
        if (by_rect && !cor_shp_record_may_meet(cor_shp_record_head(r->file, r->shp, i), rect, degrees))
            r->table->counts.outside++;
        else
            numbers[r->rows.n++] = (uint32_t) i;
    }
}

static void number_rows(reading *r)
{
    if (!r->rows.numbers) return;
    cor_value *ids = COR_NEW_ARRAY(r->arena, cor_value, r->rows.n);
    for (size_t row = 0; row < r->rows.n; row++)
        ids[row] = cor_number(r->rows.numbers[row]);
    r->table->ids = ids;
}

static cor_status read_geometry(reading *r, cor_error *err)
{
    cor_shapes shapes;
    cor_table *table = r->table;
    cor_source_location location = cor_location_of_request(r->request);
    if (!r->shp) {
        cor_shapes_start(&shapes, r->arena, 0, 0, 0);
        for (size_t row = 0; row < r->rows.n; row++)
            cor_shapes_null(&shapes);
    } else {
        cor_shp_read_shapes(r->file, r->shp, r->rows, r->arena, &shapes);
    }
    table->geometry = cor_shapes_finish(&shapes);
    table->counts.null_shapes = shapes.null_shapes;
    table->counts.bad_shapes = shapes.bad_shapes;
    cor_warn_bad_shapes(r->diagnostics, table, shapes.first_bad);
    if (shapes.too_many) return cor_source_fail(&location, err, "has more than 4,294,967,295 vertices; split it");
    return COR_OK;
}

static bool have_column(const cor_column *columns, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (columns[i].name == name) return true; /* both interned */
    return false;
}

static void warn_on_bad_cells(const reading *r, const cor_dbf_field *field)
{
    if (field->bad)
        cor_warn(r->diagnostics, cor_file_location(r->file->path),
                 "field \"%s\": %zu cell%s hold%s no number and %s taken as empty", field->column->name, field->bad,
                 field->bad == 1 ? "" : "s", field->bad == 1 ? "s" : "", field->bad == 1 ? "is" : "are");
}

/* Of two fields of one name the first counts, as in OGR. */
static void read_columns(reading *r)
{
    int n_fields = r->dbf.handle ? r->dbf.handle->nFields : 0;
    cor_column *columns = COR_NEW_ARRAY(r->arena, cor_column, (size_t) n_fields);
    cor_dbf_field *fields = g_new0(cor_dbf_field, n_fields + 1);
    size_t n = 0;
    for (int field = 0; field < n_fields; field++) {
        const char *name = cor_dbf_field_name(&r->dbf, field, r->decoder);
        if (!name || !cor_request_wants(r->request, name) || have_column(columns, n, name)) continue;
        columns[n].name = name;
        fields[n] = (cor_dbf_field){.field = field, .column = &columns[n]};
        n++;
    }
    cor_dbf_read(&r->dbf, fields, n, r->rows, r->decoder, r->interns, r->arena);
    for (size_t i = 0; i < n; i++)
        warn_on_bad_cells(r, &fields[i]);
    g_free(fields);
    r->table->columns = columns;
    r->table->n_columns = n;
}

/* From here on the request is in the file's own words. */
static cor_status settle_fields(reading *r, cor_error *err)
{
    size_t n = 0;
    int n_fields = r->dbf.handle ? r->dbf.handle->nFields : 0;
    const char **names = COR_NEW_ARRAY(r->arena, const char *, (size_t) n_fields);
    for (int field = 0; field < n_fields; field++) {
        const char *name = cor_dbf_field_name(&r->dbf, field, r->decoder);
        if (name) names[n++] = name;
    }
    cor_status st = cor_fields_settle(r->request, names, NULL, n, COR_TYPES_ARE_MADE, r->arena, &r->fields, err);
    if (!st) r->request = &r->fields.request;
    return st;
}

static void warn_on_files(const reading *r)
{
    const cor_shapefile *file = r->file;
    if (file->shx_rebuilt)
        cor_warn(r->diagnostics, cor_file_location(file->path),
                 "its .shx does not fit its .shp; the index was made anew in memory from the .shp");
    if (!file->dbf.there)
        cor_warn(r->diagnostics, cor_file_location(file->path),
                 "has no .dbf beside it: its features have no attributes");
    else if (!r->dbf.handle)
        cor_warn(r->diagnostics, cor_file_location(file->path),
                 "the header of its .dbf makes no sense: its features have no attributes");
    else if (r->shp && r->dbf.n != (size_t) r->shp->nRecords)
        cor_warn(r->diagnostics, cor_file_location(file->path),
                 "its .shp has %d records and its .dbf %zu; attributes that are missing are taken as empty",
                 r->shp->nRecords, r->dbf.n);
}

static cor_status open_both(reading *r, cor_error *err)
{
    cor_source_location location = cor_location_of_request(r->request);
    if (r->file->shp.there) {
        r->shp = cor_shp_open(r->file);
        if (!r->shp) return cor_source_fail(&location, err, "is no shapefile that can be read: its header is damaged");
    }
    cor_dbf_start(r->file, &r->dbf);
    if (!r->shp && !r->dbf.handle)
        return cor_source_fail(&location, err, "is no dBASE table that can be read: its header is damaged");
    return COR_OK;
}

static void close_both(reading *r)
{
    if (r->shp) SHPClose(r->shp);
    cor_dbf_close(&r->dbf);
    cor_decoder_free(r->decoder);
}

static cor_status check_layer(const reading *r, cor_error *err)
{
    cor_source_location location = cor_location_of_request(r->request);
    const char *layer = cor_shapefile_layer(r->file, r->arena);
    if (!r->request->layer || !strcmp(r->request->layer, layer)) return COR_OK;
    return cor_source_fail(&location, err, "has no layer \"%s\"; a shapefile has one, which is called \"%s\"",
                           r->request->layer, layer);
}

static cor_status read_table(reading *r, cor_error *err)
{
    const char *encoding = NULL;
    cor_status st = check_layer(r, err);
    if (!st) st = open_both(r, err);
    if (!st) st = cor_shapefile_crs(r->file, r->request, r->arena, &r->crs, err);
    if (!st) st = cor_shapefile_encoding(r->file, r->request, r->arena, r->diagnostics, &encoding, err);
    if (st) return st;
    r->decoder = cor_decoder_new(encoding, r->interns);
    st = settle_fields(r, err);
    if (st) return st;
    r->table = COR_NEW(r->arena, cor_table);
    r->table->source = cor_arena_copy(r->arena, r->request->name);
    r->table->file = cor_arena_copy(r->arena, r->file->path);
    r->table->crs = r->crs;
    choose_rows(r);
    number_rows(r);
    r->table->n_rows = r->table->counts.read = r->rows.n;
    warn_on_files(r);
    st = read_geometry(r, err);
    if (st) return st;
    read_columns(r);
    return cor_fields_finish(&r->fields, COR_TYPES_ARE_MADE, r->table, r->arena, r->interns, r->diagnostics, err);
}

cor_status cor_shapefile_table(cor_shapefile *file, const cor_request *request, cor_arena *arena, cor_interns *interns,
                               cor_diagnostics *diagnostics, const cor_table **ret_table, cor_error *err)
{
    reading r = {.file = file, .request = request, .arena = arena, .interns = interns, .diagnostics = diagnostics};
    cor_status st = read_table(&r, err);
    close_both(&r);
    if (!st) *ret_table = r.table;
    return st;
}
