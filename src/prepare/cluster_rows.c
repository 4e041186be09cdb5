#include "prepare/cluster_rows.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "geo/cluster.h"
#include "prepare/source_filter.h"
#include "table/select.h"

static const char *const own_fields[] = {"cluster", "cluster_id", "point_count", "point_count_abbreviated", NULL};
enum { OWN_FIELDS = 4 };
static const uint32_t NO_ROW = UINT32_MAX;

typedef struct {
    const cor_render_context *context;
    const cor_clustering *how;
    const cor_table *table;
    const cor_geometry *lonlat;
    cor_arena *arena;
    uint32_t *point_rows; /* the row of each point */
    cor_point *points;    /* in a world of 0…1, y down */
    size_t n_points;
    cor_clusters clusters;
    cor_value *values; /* of each cluster: how->n_properties */
    uint32_t *rows;    /* of the grouped table: the row of the point, or NO_ROW */
    uint32_t *nodes;   /* and the node; n_points + n_clusters for a row without a place */
    size_t n_rows;
} grouping;

/* Spherical Mercator, as web maps have it. */
static cor_point in_world(cor_point lonlat)
{
    double x = lonlat.x / 360 + 0.5, sine = sin(lonlat.y * M_PI / 180);
    double y = 0.5 - 0.25 * log((1 + sine) / (1 - sine)) / M_PI;
    return (cor_point){x < 0 || x > 1 ? x - floor(x) : x, isnan(y) ? y : fmin(fmax(y, 0), 1)};
}

static cor_point on_earth(cor_point world)
{
    return (cor_point){(world.x - 0.5) * 360, 360 / M_PI * atan(exp((1 - 2 * world.y) * M_PI)) - 90};
}

static void collect_points(grouping *g)
{
    const cor_geometry *geometry = g->lonlat;
    g->points = COR_NEW_ARRAY(g->arena, cor_point, geometry->n_points);
    g->point_rows = COR_NEW_ARRAY(g->arena, uint32_t, geometry->n_points);
    for (size_t row = 0; row < g->table->n_rows; row++) {
        if (cor_geometry_kind(geometry, row) != COR_SHAPE_POINT) continue;
        size_t first = cor_geometry_first_point(geometry, cor_geometry_first_part(geometry, row));
        size_t end = cor_geometry_first_point(geometry, cor_geometry_first_part(geometry, row + 1));
        for (size_t i = first; i < end; i++) {
            g->points[g->n_points] = in_world(geometry->points[i]);
            g->point_rows[g->n_points++] = (uint32_t) row;
        }
    }
}

static void find_clusters(grouping *g, double zoom)
{
    enum { TILE_PX = 512 };
    double shown = fmin(zoom, g->how->source_zoom);
    const cor_cluster_rule rule = {.radius = g->how->radius / TILE_PX,
                                   .least = g->how->least,
                                   .max_zoom = g->how->max_zoom,
                                   .zoom = (int) fmin(fmax(floor(shown), 0), COR_CLUSTER_MAX_ZOOM + 1)};
    collect_points(g);
    g->clusters = cor_cluster_points(g->points, g->n_points, &rule, g->arena);
}

/* The properties of a point as its clusters see them, or those of a cluster, into OUT. */
static void properties_of(const grouping *g, const cor_program *const *maps, cor_eval *eval, uint32_t node,
                          cor_value *out)
{
    size_t n = g->how->n_properties;
    if (node >= g->n_points) {
        memcpy(out, g->values + (node - g->n_points) * n, n * sizeof *out);
        return;
    }
    eval->row = g->point_rows[node];
    for (size_t k = 0; k < n; k++) {
        out[k] = cor_evaluate(maps[k], eval);
        if (out[k].kind == COR_NULL) out[k] = cor_present_null();
    }
}

/* Members come before what they make up, so one walk is enough. */
static void reduce(grouping *g)
{
    size_t n = g->how->n_properties;
    cor_column *columns = COR_NEW_ARRAY(g->arena, cor_column, n);
    cor_value *other = COR_NEW_ARRAY(g->arena, cor_value, n);
    const cor_program **maps = COR_NEW_ARRAY(g->arena, const cor_program *, n);
    const cor_program **reduces = COR_NEW_ARRAY(g->arena, const cor_program *, n);
    for (size_t k = 0; k < n; k++)
        columns[k] = (cor_column){.name = g->how->properties[k].name, .kind = COR_COLUMN_VALUES, .values = &other[k]};
    for (size_t k = 0; k < n; k++) {
        maps[k] = cor_program_bind(g->how->properties[k].map, g->table->columns, g->table->n_columns, g->arena);
        reduces[k] = cor_program_bind(g->how->properties[k].reduce, columns, n, g->arena);
    }
    cor_eval of_points = cor_source_filter_eval(g->context, g->table, g->lonlat, g->arena), of_others = of_points;
    of_others.columns = columns;
    of_others.n_columns = n;
    of_others.geometry = NULL;
    of_others.ids = NULL;
    g->values = COR_NEW_ARRAY(g->arena, cor_value, g->clusters.n_clusters * n);
    for (size_t i = 0; i < g->clusters.n_clusters; i++) {
        const cor_cluster *cluster = &g->clusters.clusters[i];
        cor_value *so_far = g->values + i * n;
        properties_of(g, maps, &of_points, g->clusters.members[cluster->first], so_far);
        for (size_t m = 1; m < cluster->n_members; m++) {
            properties_of(g, maps, &of_points, g->clusters.members[cluster->first + m], other);
            for (size_t k = 0; k < n; k++) {
                of_others.accumulated = &so_far[k];
                so_far[k] = cor_evaluate(reduces[k], &of_others);
            }
        }
    }
}

/* Rows that have no place on earth stay, to be counted as what they are. */
static void choose_rows(grouping *g)
{
    size_t n = g->clusters.n_nodes + g->table->n_rows;
    bool *placed = COR_NEW_ARRAY(g->arena, bool, g->table->n_rows);
    g->rows = COR_NEW_ARRAY(g->arena, uint32_t, n);
    g->nodes = COR_NEW_ARRAY(g->arena, uint32_t, n);
    for (size_t i = 0; i < g->clusters.n_nodes; i++) {
        uint32_t node = g->clusters.nodes[i];
        g->nodes[g->n_rows] = node;
        g->rows[g->n_rows++] = node < g->n_points ? g->point_rows[node] : NO_ROW;
    }
    for (size_t i = 0; i < g->n_points; i++)
        placed[g->point_rows[i]] |= isfinite(g->points[i].x) && isfinite(g->points[i].y);
    for (uint32_t row = 0; row < g->table->n_rows; row++) {
        cor_shape_kind kind = cor_geometry_kind(g->lonlat, row);
        if (placed[row] || kind > COR_SHAPE_POINT) continue;
        g->nodes[g->n_rows] = (uint32_t) (g->n_points + g->clusters.n_clusters);
        g->rows[g->n_rows++] = row;
    }
}

static const cor_cluster *cluster_at(const grouping *g, size_t row)
{
    return g->rows[row] == NO_ROW ? &g->clusters.clusters[g->nodes[row] - g->n_points] : NULL;
}

static cor_geometry geometry_of(const grouping *g)
{
    cor_geometry_builder *builder = cor_geometry_builder_new();
    for (size_t i = 0; i < g->n_rows; i++) {
        const cor_cluster *cluster = cluster_at(g, i);
        bool placed = cluster || g->nodes[i] < g->n_points;
        cor_point at = cluster  ? on_earth(cluster->at)
                       : placed ? on_earth(g->points[g->nodes[i]])
                                : (cor_point){NAN, NAN};
        cor_builder_feature(builder, COR_SHAPE_POINT);
        cor_builder_part(builder);
        if (placed) cor_builder_point(builder, at.x, at.y);
        cor_builder_end_part(builder, 1);
        cor_builder_end_feature(builder);
    }
    cor_geometry geometry = cor_builder_finish(builder, g->arena);
    cor_geometry_builder_free(builder);
    return geometry;
}

/* 1234 → "1.2k", 12345 → "12k"; below a thousand the number itself. */
static cor_value abbreviated(const grouping *g, uint32_t n)
{
    char text[COR_NUMBER_SPACE];
    if (n < 1000) return cor_number(n);
    cor_format_decimals(text, n < 10000 ? round(n / 100.0) / 10 : round(n / 1000.0), 1);
    return cor_interned(cor_intern(g->context->interns, cor_arena_format(g->arena, "%sk", text)));
}

/* Field FIELD of a cluster: its own ones first, then those of clusterProperties. */
static cor_value cluster_value(const grouping *g, const cor_cluster *cluster, size_t field)
{
    switch (field) {
    case 0:
        return cor_bool(true);
    case 1:
        return cor_number(cluster->id);
    case 2:
        return cor_number(cluster->n_points);
    case 3:
        return abbreviated(g, cluster->n_points);
    default:
        return g->values[(size_t) (cluster - g->clusters.clusters) * g->how->n_properties + field - OWN_FIELDS];
    }
}

/* Points keep what they have under a name that clusters use, too. */
static cor_column cluster_column(const grouping *g, const char *name, size_t field)
{
    const cor_column *own = cor_table_column(g->table, name);
    cor_column column = {.name = cor_intern(g->context->interns, name), .kind = COR_COLUMN_VALUES};
    column.values = COR_NEW_ARRAY(g->arena, cor_value, g->n_rows);
    for (size_t i = 0; i < g->n_rows; i++) {
        const cor_cluster *cluster = cluster_at(g, i);
        column.values[i] = cluster ? cluster_value(g, cluster, field)
                           : own   ? cor_column_value(own, g->rows[i])
                                   : cor_null();
    }
    return column;
}

const char **cor_grouped_fields(const cor_style_source *source, cor_arena *arena)
{
    const cor_clustering *how = source->clustering;
    const char **names = COR_NEW_ARRAY(arena, const char *, OWN_FIELDS + how->n_properties + 1);
    for (size_t i = 0; i < OWN_FIELDS; i++)
        names[i] = own_fields[i];
    for (size_t i = 0; i < how->n_properties; i++)
        names[OWN_FIELDS + i] = how->properties[i].name;
    return names;
}

/* A clusterProperties entry called "point_count" does not replace the count. */
static void add_columns(grouping *g, const cor_style_source *source, cor_table *grouped)
{
    const char **names = cor_grouped_fields(source, g->arena);
    size_t n_names = OWN_FIELDS + g->how->n_properties, n = 0;
    cor_column *columns = COR_NEW_ARRAY(g->arena, cor_column, n_names + g->table->n_columns);
    for (size_t i = 0; i < n_names; i++)
        if (i < OWN_FIELDS || !g_strv_contains(own_fields, names[i])) columns[n++] = cluster_column(g, names[i], i);
    for (size_t i = 0; i < g->table->n_columns; i++)
        if (!g_strv_contains(names, g->table->columns[i].name))
            columns[n++] = cor_column_select(&g->table->columns[i], g->rows, g->n_rows, g->arena);
    grouped->columns = columns;
    grouped->n_columns = n;
}

static void add_ids(const grouping *g, cor_table *grouped)
{
    const cor_value *own = cor_table_ids(g->table, g->arena);
    cor_value *ids = COR_NEW_ARRAY(g->arena, cor_value, g->n_rows);
    uint32_t *features = COR_NEW_ARRAY(g->arena, uint32_t, g->n_rows);
    for (size_t i = 0; i < g->n_rows; i++) {
        const cor_cluster *cluster = cluster_at(g, i);
        ids[i] = cluster ? cor_number(cluster->id) : own[g->rows[i]];
        features[i] = cluster ? cluster->n_points : 1;
    }
    grouped->ids = ids;
    grouped->features = features;
}

static void leave_out_others(const grouping *g, cor_table *grouped)
{
    size_t others = 0;
    for (size_t i = 0; i < g->table->n_rows; i++)
        others += cor_geometry_kind(g->lonlat, i) > COR_SHAPE_POINT;
    grouped->counts.left_out += others;
    if (others)
        cor_warn(g->context->diagnostics, cor_file_location(g->table->file),
                 "source '%s': %zu feature%s no point; a source with 'cluster' shows points alone", g->table->source,
                 others, others == 1 ? " is" : "s are");
}

const cor_table *cor_grouped(const cor_render_context *context, const cor_style_source *source, double zoom,
                             const cor_table *table, const cor_geometry *lonlat, cor_arena *arena)
{
    grouping g = {.context = context, .how = source->clustering, .table = table, .lonlat = lonlat, .arena = arena};
    cor_table *grouped = cor_arena_memdup(arena, table, sizeof *table);
    find_clusters(&g, zoom);
    reduce(&g);
    choose_rows(&g);
    grouped->n_rows = g.n_rows;
    grouped->crs = NULL;
    grouped->geometry = geometry_of(&g);
    add_columns(&g, source, grouped);
    add_ids(&g, grouped);
    leave_out_others(&g, grouped);
    return grouped;
}
