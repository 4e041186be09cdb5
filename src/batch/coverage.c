#include "batch/coverage.h"

#include <stdarg.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "base/value_order.h"
#include "base/words.h"
#include "prepare/reproject.h"
#include "prepare/source_rows.h"

/* The source's own `where` and the atlas's. */
static const char *both(cor_arena *arena, const char *a, const char *b)
{
    if (!a || !b) return a ? a : b;
    return cor_arena_format(arena, "(%s) AND (%s)", a, b);
}

static cor_status read_table(cor_covering *c, cor_error *err)
{
    const cor_render_context *context = c->context;
    const cor_map_atlas *atlas = &context->map->document->atlas;
    cor_data_source data_source;
    cor_status st = cor_data_source_known(context, atlas->source, cor_node_get(atlas->node, "over"), err);
    if (!st) st = cor_data_source_of(context, atlas->source, &data_source, err);
    if (st) return st;
    data_source.request.where = both(c->arena, data_source.request.where, atlas->where);
    if (atlas->where) cor_data_source_set_location(&data_source, cor_node_get(atlas->node, "where"));
    data_source.request.all_fields = true;
    st = cor_source_rows(context, &data_source, c->arena, &c->table, err);
    if (!st) st = cor_lonlat_points(context->session->proj, c->arena, c->table, &c->lonlat, err);
    return st;
}

/* Corridor's own words are not a feature's to change. */
static bool is_taken(const char *name)
{
    static const char *const taken[] = {"as_of", "worldview", "language", "id", "page", "pages"};
    for (size_t i = 0; i < G_N_ELEMENTS(taken); i++)
        if (!strcmp(name, taken[i])) return true;
    return false;
}

static void add_fields(const cor_covering *c, cor_page_subject *page, size_t row)
{
    cor_parameter *fields = COR_NEW_ARRAY(c->arena, cor_parameter, c->table->n_columns);
    for (size_t i = 0; i < c->table->n_columns; i++) {
        const cor_column *column = &c->table->columns[i];
        if (!is_taken(column->name))
            fields[page->n_fields++] = (cor_parameter){column->name, cor_column_value(column, row)};
    }
    page->fields = fields;
}

static size_t first_point(const cor_geometry *g, size_t feature)
{
    return cor_geometry_first_point(g, cor_geometry_first_part(g, feature));
}

/* FEATURE alone, whose vertices are the N POINTS. */
static const cor_geometry *shape_of(const cor_covering *c, size_t feature, const cor_point *points, size_t n)
{
    const cor_geometry *all = &c->table->geometry;
    cor_geometry *shape = COR_NEW(c->arena, cor_geometry);
    size_t first = cor_geometry_first_part(all, feature), n_parts = cor_geometry_first_part(all, feature + 1) - first;
    *shape = (cor_geometry){
        .n_features = 1, .n_parts = n_parts, .n_points = n, .points = points, .kind = cor_geometry_kind(all, feature)};
    if (!all->parts) return shape;
    uint32_t *features = COR_NEW_ARRAY(c->arena, uint32_t, 2), *parts = COR_NEW_ARRAY(c->arena, uint32_t, n_parts + 1);
    for (size_t i = 0; i <= n_parts; i++)
        parts[i] = all->parts[first + i] - all->parts[first];
    features[0] = 0;
    features[1] = (uint32_t) n_parts;
    shape->parts = parts;
    shape->features = features;
    return shape;
}

cor_status cor_cover_features(cor_covering *c, cor_error *err)
{
    const cor_table *table = c->table;
    size_t without = 0;
    cor_status st = cor_cover_check_ids(c, err);
    if (st) return st;
    for (size_t row = 0; row < table->n_rows; row++) {
        size_t start = first_point(&table->geometry, row), end = first_point(&table->geometry, row + 1);
        cor_page_subject page = {.id = cor_covering_id(c, row), .points = c->lonlat + start, .n_points = end - start};
        page.bounds = cor_lonlat_bounds(page.points, page.n_points);
        without += cor_rect_is_empty(page.bounds);
        if (cor_rect_is_empty(page.bounds)) continue;
        page.shape = shape_of(c, row, page.points, page.n_points);
        add_fields(c, &page, row);
        g_array_append_val(c->list, page);
    }
    if (without)
        cor_warn(c->context->diagnostics, cor_file_location(table->file),
                 "%zu of %zu features have no usable position: no map", without, table->n_rows);
    if (c->list->len) return COR_OK;
    return cor_atlas_fail(
        c->context, "over", err, COR_BAD_DATA, "the atlas has no pages: source '%s' has no features%s",
        c->context->map->document->atlas.source, c->context->map->document->atlas.where ? " after its \"where\"" : "");
}

static cor_value field_of(const cor_page_subject *page, const char *name)
{
    for (size_t i = 0; i < page->n_fields; i++)
        if (!strcmp(page->fields[i].name, name)) return page->fields[i].value;
    return !strcmp(name, "id") ? cor_string(page->id) : cor_null();
}

static void sort_pages(cor_covering *c)
{
    const cor_map_atlas *atlas = &c->context->map->document->atlas;
    size_t n = c->list->len;
    cor_page_subject *pages = (cor_page_subject *) (void *) c->list->data;
    cor_value *values = COR_NEW_ARRAY(c->arena, cor_value, n);
    for (size_t i = 0; i < n; i++)
        values[i] = field_of(&pages[i], atlas->order);
    const size_t *order = cor_order_values(c->arena, values, n, atlas->descending);
    const cor_page_subject *unsorted = cor_arena_memdup(c->arena, pages, n * sizeof *pages);
    for (size_t i = 0; i < n; i++)
        pages[i] = unsorted[order[i]];
}

/* That the pages have the field NAME, which stands at KEY of the atlas. */
static cor_status check_field(const cor_covering *c, const char *key, const char *name, cor_error *err)
{
    const cor_page_subject *first = (cor_page_subject *) (void *) c->list->data;
    bool known = false;
    const char **names = COR_NEW_ARRAY(c->arena, const char *, first->n_fields + 1);
    size_t n = 0;
    names[n++] = "id";
    for (size_t i = 0; i < first->n_fields; i++)
        names[n++] = first->fields[i].name;
    for (size_t i = 0; i < n; i++)
        known |= !strcmp(names[i], name);
    if (known) return COR_OK;
    return cor_atlas_fail(c->context, key, err, COR_BAD_DOCUMENT, "the pages have no field '%s' to be %s by%s", name,
                          !strcmp(key, "order") ? "ordered" : "grouped",
                          cor_hint_of(cor_nearest_word(name, names, n), '\'', "").text);
}

static cor_status order_pages(cor_covering *c, cor_error *err)
{
    const cor_map_atlas *atlas = &c->context->map->document->atlas;
    cor_status st = atlas->order ? check_field(c, "order", atlas->order, err) : COR_OK;
    if (!st && atlas->order) sort_pages(c);
    return st;
}

static cor_status group_pages(cor_covering *c, cor_error *err)
{
    const char *field = c->context->map->document->atlas.group;
    cor_status st = field ? check_field(c, "group", field, err) : COR_OK;
    cor_page_subject *pages = (cor_page_subject *) (void *) c->list->data;
    for (guint i = 0; i < c->list->len && field && !st; i++) {
        cor_value value = field_of(&pages[i], field);
        const char *text = value.kind == COR_NULL ? "" : cor_value_text(value, c->arena);
        if (*text) pages[i].group = cor_valid_text(c->arena, text, strlen(text));
    }
    return st;
}

static void number_pages(cor_covering *c)
{
    cor_interns *interns = c->context->interns;
    cor_page_subject *pages = (cor_page_subject *) (void *) c->list->data;
    const char *id = cor_intern(interns, "id"), *page = cor_intern(interns, "page"),
               *all = cor_intern(interns, "pages");
    for (guint i = 0; i < c->list->len; i++) {
        cor_page_subject *p = &pages[i];
        cor_parameter *fields = COR_NEW_ARRAY(c->arena, cor_parameter, p->n_fields + 3);
        if (p->n_fields) memcpy(fields, p->fields, p->n_fields * sizeof *fields);
        p->number = i + 1;
        fields[p->n_fields++] = (cor_parameter){id, cor_interned(cor_intern(interns, p->id))};
        fields[p->n_fields++] = (cor_parameter){page, cor_number((double) p->number)};
        fields[p->n_fields++] = (cor_parameter){all, cor_number((double) c->list->len)};
        p->fields = fields;
    }
}

static cor_status cover(cor_covering *c, cor_error *err)
{
    const cor_map_atlas *atlas = &c->context->map->document->atlas;
    cor_status st = atlas->source && atlas->kind != COR_ATLAS_ROUTE ? read_table(c, err) : COR_OK;
    if (st) return st;
    if (atlas->kind == COR_ATLAS_FEATURES) st = cor_cover_features(c, err);
    if (atlas->kind == COR_ATLAS_GRID) st = cor_cover_grid(c, err);
    if (atlas->kind == COR_ATLAS_ROUTE) st = cor_cover_route(c, err);
    if (!st && c->list->len > COR_MAX_PAGES)
        st = cor_atlas_fail(c->context, "over", err, COR_BAD_DOCUMENT, "the atlas has %u pages; the limit is %d",
                            c->list->len, COR_MAX_PAGES);
    if (!st) st = order_pages(c, err);
    if (!st) st = group_pages(c, err);
    if (!st) number_pages(c);
    return st;
}

cor_status cor_coverage_read(const cor_render_context *context, cor_arena *arena, cor_coverage *ret_coverage,
                             cor_error *err)
{
    if (context->map->document->atlas.kind == COR_ATLAS_NONE)
        return cor_fail_at(err, COR_BAD_DOCUMENT, cor_file_location(context->map->document->file),
                           "the map document has no \"atlas\"; add one like atlas: {over: SOURCE, file: \"{id}.png\"}");
    cor_covering c = {.context = context, .arena = arena, .list = g_array_new(FALSE, TRUE, sizeof(cor_page_subject))};
    cor_status st = cover(&c, err);
    cor_page_subject *pages = st ? NULL : cor_arena_memdup(arena, c.list->data, c.list->len * sizeof(cor_page_subject));
    if (!st) st = cor_cover_names(context, arena, pages, c.list->len, err);
    if (!st) *ret_coverage = (cor_coverage){pages, c.list->len};
    g_array_unref(c.list);
    return st;
}
