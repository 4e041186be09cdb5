/* A table of points → a table of clusters, as a style's source asks for it. */
#ifndef COR_PREPARE_CLUSTER_ROWS_H
#define COR_PREPARE_CLUSTER_ROWS_H

#include "prepare/render_context.h"

/* TABLE (with its geometry in degrees, LONLAT) at ZOOM: a row for each cluster and for each point in none. Clusters
 * have the fields `cluster`, `cluster_id`, `point_count`, `point_count_abbreviated` and those of SOURCE's
 * clusterProperties, and no others. Each place of a multipoint is a point of its own. What is no point is left out and
 * said. In ARENA. */
const cor_table *cor_grouped(const cor_render_context *context, const cor_style_source *source, double zoom,
                             const cor_table *table, const cor_geometry *lonlat, cor_arena *arena);

/* The names of the fields that SOURCE's clusters have, NULL-terminated, in ARENA. */
const char **cor_grouped_fields(const cor_style_source *source, cor_arena *arena);

#endif
