/* Counting by areas of another source. */
#include <math.h>
#include <string.h>

#include "api/source_table.h"
#include "api/stats_axis.h"
#include "base/words.h"
#include "expr/convert.h"
#include "geo/representative.h"
#include "prepare/certainty.h"
#include "prepare/region_share.h"
#include "prepare/reproject.h"
#include "table/select.h"

typedef struct {
    const cor_region *region; /* NULL: it has no extent */
    const cor_region_edges *edges;
    cor_rect bounds;
    size_t group;
} area;

typedef struct {
    const cor_stats_subject *subject;
    const cor_table *table; /* of areas */
    area *areas;
    cor_geometry places; /* of the rows */
} area_count;

/* "provinces.name" → "provinces" and "name"; a source's name may have dots of its own. */
static cor_status split(const cor_stats_subject *subject, const char *areas, const char **ret_source,
                        const char **ret_field, cor_error *err)
{
    const char *dot = strrchr(areas, '.');
    if (!dot || dot == areas || !dot[1])
        return cor_fail_at(err, COR_BAD_DOCUMENT, cor_file_location(subject->context->map->document->file),
                           "--by inside:%.80s does not say what areas are called; write --by inside:%.80s.FIELD, such "
                           "as inside:provinces.name",
                           areas, areas);
    *ret_source = cor_arena_format(subject->arena, "%.*s", (int) (dot - areas), areas);
    *ret_field = dot + 1;
    return COR_OK;
}

static cor_rect bounds_of(const cor_geometry *rings)
{
    cor_rect r = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t i = 0; i < rings->n_points; i++) {
        cor_point p = rings->points[i];
        if (!isfinite(p.x) || !isfinite(p.y)) continue;
        r = (cor_rect){fmin(r.x0, p.x), fmin(r.y0, p.y), fmax(r.x1, p.x), fmax(r.y1, p.y)};
    }
    return r;
}

static cor_status open_areas(area_count *c, cor_error *err)
{
    cor_arena *arena = c->subject->arena;
    cor_status st = COR_OK;
    size_t n = 0;
    c->areas = COR_NEW_ARRAY(arena, area, c->table->n_rows + 1);
    for (uint32_t i = 0; i < c->table->n_rows && !st; i++) {
        const cor_table *one = cor_table_select(c->table, &i, 1, NULL, arena);
        st = cor_region_of_table(c->subject->context, one, arena, &c->areas[i].region, err);
        if (st || !c->areas[i].region) continue;
        c->areas[i].bounds = bounds_of(cor_region_rings(c->areas[i].region));
        n++;
    }
    if (st || n) return st;
    return cor_fail_at(err, COR_BAD_DOCUMENT, cor_file_location(c->subject->context->map->document->file),
                       "the source '%.60s' has no areas to lie in", c->table->source);
}

/* Longitudes may be written a turn off. */
static bool may_hold(const area *a, cor_point p)
{
    if (!a->region || !(p.y >= a->bounds.y0 && p.y <= a->bounds.y1)) return false;
    for (double turn = -360; turn <= 360; turn += 360)
        if (p.x + turn >= a->bounds.x0 && p.x + turn <= a->bounds.x1) return true;
    return false;
}

/* The first area that P lies in; the number of areas: none. */
static size_t area_at(const area_count *c, cor_point p)
{
    size_t i = 0;
    while (i < c->table->n_rows && !(may_hold(&c->areas[i], p) && cor_region_has(c->areas[i].region, p)))
        i++;
    return i;
}

/* Areas of one name are one group. Gives how many names there are. */
static size_t name_areas(area_count *c, const cor_column *field, cor_value *labels)
{
    cor_arena *arena = c->subject->arena;
    GHashTable *known = g_hash_table_new(g_str_hash, g_str_equal);
    size_t n = 0;
    for (size_t i = 0; i < c->table->n_rows; i++) {
        cor_value value = cor_column_value(field, i);
        const char *key = value.kind == COR_NULL
                              ? cor_arena_format(arena, "(unnamed area %.15g)", cor_table_id(c->table, i))
                              : cor_text_of(arena, value);
        size_t at = GPOINTER_TO_SIZE(g_hash_table_lookup(known, key));
        if (!at) {
            labels[n] = value.kind == COR_NUMBER ? value : cor_string(key);
            at = ++n;
            g_hash_table_insert(known, (gpointer) key, GSIZE_TO_POINTER(at));
        }
        c->areas[i].group = at - 1;
    }
    g_hash_table_unref(known);
    return n;
}

static cor_status find_places(area_count *c, cor_error *err)
{
    const cor_table *table = c->subject->table;
    cor_geometry lonlat = table->geometry;
    cor_status st =
        cor_lonlat_points(c->subject->context->session->proj, c->subject->arena, table, &lonlat.points, err);
    if (st) return st;
    cor_point *places = COR_NEW_ARRAY(c->subject->arena, cor_point, table->n_rows + 1);
    for (size_t i = 0; i < table->n_rows; i++)
        places[i] = i < lonlat.n_features ? cor_representative_point(&lonlat, i) : (cor_point){NAN, NAN};
    c->places = (cor_geometry){.n_features = table->n_rows,
                               .n_parts = table->n_rows,
                               .n_points = table->n_rows,
                               .points = places,
                               .kind = COR_SHAPE_POINT};
    return COR_OK;
}

static bool lies_surely(const area_count *c, area *a, const cor_certainty *certainty, size_t row)
{
    double radius = cor_certainty_radius(certainty, row);
    if (radius > 0 && isfinite(radius) && !a->edges) a->edges = cor_region_edges_of(a->region, c->subject->arena);
    return cor_region_share_of(a->region, a->edges, &c->places, row, radius) == COR_REGION_HAS_ALL;
}

static void group_rows(area_count *c, size_t n_names, cor_stats_axis *axis)
{
    const cor_stats_subject *s = c->subject;
    const cor_certainty certainty = s->options ? cor_certainty_of(s->options, s->table) : (cor_certainty){0};
    bool knows = certainty.km || certainty.sure, some_outside = false;
    size_t *of = COR_NEW_ARRAY(s->arena, size_t, s->table->n_rows + 1);
    uint8_t *surely = knows ? COR_NEW_ARRAY(s->arena, uint8_t, s->table->n_rows + 1) : NULL;
    for (size_t i = 0; i < s->table->n_rows; i++) {
        size_t at = area_at(c, c->places.points[i]);
        bool outside = at == c->table->n_rows;
        of[i] = outside ? n_names : c->areas[at].group;
        if (surely && !outside) surely[i] = lies_surely(c, &c->areas[at], &certainty, i);
        some_outside |= outside;
    }
    axis->of = of;
    axis->surely = surely;
    axis->n = n_names + some_outside;
}

cor_status cor_stats_area_axis(const cor_stats_subject *subject, const char *areas, cor_stats_axis *axis,
                               cor_error *err)
{
    const char *source = NULL, *field = NULL;
    area_count c = {.subject = subject};
    const cor_column *column;
    cor_status st = split(subject, areas, &source, &field, err);
    if (!st) st = cor_source_table(subject->context, subject->cache, source, &c.table, err);
    if (st) return st;
    cor_stats_subject of_areas = *subject;
    of_areas.source = source;
    of_areas.table = c.table;
    st = cor_stats_column(&of_areas, field, "--by inside", &column, err);
    if (!st) st = open_areas(&c, err);
    if (!st) st = find_places(&c, err);
    if (st) return st;
    cor_value *labels = COR_NEW_ARRAY(subject->arena, cor_value, c.table->n_rows + 1);
    size_t n = name_areas(&c, column, labels);
    labels[n] = cor_null();
    axis->name = areas;
    axis->labels = labels;
    axis->unlabelled = "(in none of them)";
    group_rows(&c, n, axis);
    return COR_OK;
}
