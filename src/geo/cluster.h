/* Points that stand close together, merged level by level as web maps merge them. Knows places and numbers alone: what
 * a cluster's features have in common is the caller's to work out. */
#ifndef COR_GEO_CLUSTER_H
#define COR_GEO_CLUSTER_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "geo/rect.h"

enum { COR_CLUSTER_MAX_ZOOM = 30 };

typedef struct {
    double radius; /* within which points merge, as a share of the world's width at zoom 0; at most 2^1000 */
    size_t least;  /* as many points make a cluster */
    int max_zoom;  /* above it nothing merges; 0…COR_CLUSTER_MAX_ZOOM */
    int zoom;      /* of the page */
} cor_cluster_rule;

typedef struct {
    cor_point at;       /* mean of its points */
    uint32_t n_points;  /* in it, at any depth */
    int32_t id;         /* as the reference implementation numbers them */
    uint32_t first;     /* of its members, in `members` */
    uint32_t n_members; /* at least 2; the first one is where it began */
} cor_cluster;

/* A node is a point, or a cluster: node n_points + i is clusters[i]. */
typedef struct {
    uint32_t n_points;
    const cor_cluster *clusters; /* all that came to be; members before what they are merged into */
    size_t n_clusters;
    const uint32_t *members; /* nodes */
    const uint32_t *nodes;   /* what there is at the page's zoom: each point is in exactly one */
    size_t n_nodes;
} cor_clusters;

/* POINTS lie in a world of 0…1 each way; one that is more than two worlds off, or not finite, is in no node. From the
 * highest zoom down to that of the page each point not yet merged takes its neighbours to itself, in the order of
 * POINTS (the method of supercluster, https://github.com/mapbox/supercluster). In ARENA. N is below 2^31. */
cor_clusters cor_cluster_points(const cor_point *points, size_t n, const cor_cluster_rule *rule, cor_arena *arena);

#endif
