#include "source/gdal/csv.h"

#include <string.h>

#include <glib.h>

#include "source/gdal/csv_reading.h"
#include "source/gdal/paths.h"
#include "source/gdal/workbook.h"
#include "source/lonlat.h"

static void warn_long_rows(const cor_csv_reading *r)
{
    if (r->n_long)
        cor_warn(r->base.diagnostics, cor_file_location(r->base.request->url),
                 "%zu row%s more cells than there are columns, of which the last are left out; the first is row %zu. A "
                 "cell that holds a separator stands in double quotes",
                 r->n_long, r->n_long == 1 ? " has" : "s have", r->long_row);
}

typedef struct {
    const cor_csv_reading *reading;
    size_t row;
} cell_place;

static cor_value cell_of(const void *at, size_t column)
{
    const cell_place *place = at;
    return cor_csv_value(&place->reading->columns[column], place->row);
}

static cor_status bind_filter(cor_csv_reading *r, cor_error *err)
{
    if (!r->base.where) return COR_OK;
    const char **names = g_new(const char *, r->n_columns + 1);
    for (size_t i = 0; i < r->n_columns; i++)
        names[i] = r->columns[i].name;
    cor_status st =
        cor_filter_bind(r->base.request, r->base.where, names, r->n_columns, NULL, r->csv.names, r->csv.n_columns, err);
    g_free(names);
    return st;
}

static cor_status add_rows(cor_csv_reading *r, cor_error *err)
{
    r->kept = COR_NEW_ARRAY(r->scratch, uint32_t, r->n_all);
    for (size_t row = 0; row < r->n_all; row++) {
        const cell_place place = {r, row};
        if (r->base.where &&
            !cor_where_keeps(r->base.where, cell_of, &place, (double) row + 1, (double) cor_csv_row_number(r, row)))
            continue;
        r->kept[r->base.n_rows] = (uint32_t) row;
        cor_csv_add_place(r, row);
    }
    return cor_filter_check(r->base.request, r->base.where, "row", err);
}

/* A file of that name has one table, which is called like it. */
static cor_status check_layer(const cor_csv_reading *r, cor_error *err)
{
    const cor_request *request = r->base.request;
    const char *stem = cor_gdal_stem(request->url, r->scratch);
    cor_source_location location = cor_location_of_request(request);
    if (!request->layer || cor_workbook_is(request->url) || !strcmp(request->layer, stem)) return COR_OK;
    return cor_source_fail(&location, err, "has no layer \"%s\"; it has \"%s\"", request->layer, stem);
}

/* From here on the request is in the file's own words. */
static cor_status settle_fields(cor_csv_reading *r, cor_error *err)
{
    cor_gdal_reading *base = &r->base;
    const char **names = COR_NEW_ARRAY(base->arena, const char *, r->csv.n_columns);
    for (size_t i = 0; i < r->csv.n_columns; i++)
        names[i] = cor_intern(base->interns, r->csv.names[i]);
    cor_status st = cor_fields_settle(base->request, names, r->csv.tags, r->csv.n_columns, COR_TYPES_ARE_READ,
                                      base->arena, &base->fields, err);
    if (!st) base->request = &base->fields.request;
    return st;
}

/* The columns that are asked for, with all of their cells. */
static cor_status take_table(cor_csv_reading *r, bool place_is_needed, cor_error *err)
{
    const cor_request *request = r->base.request;
    cor_source_location location = cor_location_of_request(request);
    cor_status st = cor_csv_open(request, r->base.diagnostics, &r->csv, err);
    if (!st) st = check_layer(r, err);
    if (st) return st;
    st = request->places == COR_PLACES_UNASKED ? COR_OK : cor_csv_place_of(&r->csv, request, &r->place, err);
    if (st && place_is_needed) return st;
    st = settle_fields(r, err);
    if (!st) st = cor_filter_open(r->base.request, r->base.arena, &r->base.where, err);
    if (st) return st;
    cor_csv_choose_columns(r);
    st = cor_csv_take_columns(r, err);
    if (st) return st;
    if (r->n_all > UINT32_MAX) return cor_source_fail(&location, err, "has more than 4,294,967,295 rows; split it");
    return bind_filter(r, err);
}

static cor_status read_table(cor_csv_reading *r, cor_error *err)
{
    cor_gdal_reading *base = &r->base;
    const char *crs = base->request->crs;
    r->degrees = !crs || cor_is_plain_lonlat(crs);
    base->table->crs = r->degrees ? NULL : cor_arena_copy(base->arena, crs);
    cor_status st = take_table(r, base->request->places == COR_PLACES_NEEDED, err);
    if (st) return st;
    base->bad_are_said = true;
    cor_shapes_start(&base->shapes, base->arena, 0, 0, 0);
    st = add_rows(r, err);
    if (st) return st;
    cor_csv_finish_columns(r);
    warn_long_rows(r);
    cor_csv_warn_places(r);
    base->table->counts.filtered_out = r->n_all - base->n_rows;
    st = cor_gdal_finish_table(base, err);
    return st ? st
              : cor_fields_finish(&base->fields, COR_TYPES_ARE_READ, base->table, base->arena, base->interns,
                                  base->diagnostics, err);
}

static void discard(cor_csv_reading *r)
{
    for (size_t i = 0; i < r->n_columns; i++)
        cor_growing_discard(&r->columns[i].text);
    g_free(r->columns);
    cor_growing_discard(&r->row_numbers);
    g_free(r->fault);
    cor_arena_free(r->scratch);
    cor_gdal_discard_reading(&r->base);
    cor_csv_close(&r->csv);
}

static cor_csv_reading start(const cor_gdal_call *call, const cor_request *request, cor_arena *arena,
                             cor_interns *interns, cor_diagnostics *diagnostics)
{
    return (cor_csv_reading){
        .base = {.call = call, .request = request, .arena = arena, .interns = interns, .diagnostics = diagnostics},
        .place = {-1, -1, -1},
        .scratch = cor_arena_new()};
}

cor_status cor_csv_read(const cor_gdal_call *call, const cor_request *request, cor_arena *arena, cor_interns *interns,
                        cor_diagnostics *diagnostics, const cor_table **ret_table, cor_error *err)
{
    cor_csv_reading r = start(call, request, arena, interns, diagnostics);
    r.base.table = COR_NEW(arena, cor_table);
    r.base.table->source = cor_arena_copy(arena, request->name);
    r.base.table->file = cor_arena_copy(arena, request->url);
    cor_status st = read_table(&r, err);
    if (!st) *ret_table = r.base.table;
    discard(&r);
    return st;
}

static const cor_field_info *describe_columns(const cor_csv_reading *r, cor_arena *arena)
{
    cor_field_info *fields = COR_NEW_ARRAY(arena, cor_field_info, r->n_columns);
    for (size_t i = 0; i < r->n_columns; i++) {
        const cor_csv_column *c = &r->columns[i];
        fields[i] = (cor_field_info){.name = cor_arena_copy(arena, c->name),
                                     .kind = cor_text_column_name(&c->look, c->text.data, r->n_all),
                                     .tag = r->csv.tags ? cor_arena_copy(arena, r->csv.tags[c->at]) : NULL};
    }
    return fields;
}

cor_status cor_csv_describe(const cor_request *request, cor_arena *arena, cor_layer_info *layer, cor_error *err)
{
    cor_request all = *request;
    all.all_fields = true;
    all.where = NULL;
    all.layer = NULL;
    cor_interns *interns = cor_interns_new();
    cor_csv_reading r = start(NULL, &all, arena, interns, NULL);
    cor_status st = take_table(&r, false, err);
    if (!st) {
        bool has_place = r.place.x >= 0 || r.place.wkt >= 0;
        layer->fields = describe_columns(&r, arena);
        layer->n_fields = r.n_columns;
        layer->n_features = (double) r.n_all;
        layer->geometry = !has_place ? "none" : r.place.wkt >= 0 ? "mixed" : "Point";
    }
    discard(&r);
    cor_interns_free(interns);
    return st;
}
