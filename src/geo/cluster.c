#include "geo/cluster.h"

#include <math.h>
#include <string.h>

#include <glib.h>

/* Steps in one world. Places are whole numbers of them, for the reference implementation's are: so both agree on which
 * points are within the radius. */
static const double STEPS = 0x40000000;

typedef struct {
    int32_t x, y;
    uint32_t node, n_points;
    bool merged; /* at this zoom */
} item;

typedef struct {
    const cor_cluster_rule *rule;
    size_t n_points;
    int zoom;
    double radius, side; /* in steps; of a square, at least one step */
    item *items, *next;
    size_t n, n_next;
    uint64_t *squares; /* of each item: squares as wide as the radius, by which neighbours are found */
    uint32_t *placed;  /* items, bucket by bucket */
    uint32_t *starts;  /* where bucket k begins stands at k + 1 */
    size_t mask;       /* of buckets, a power of two less one */
    GArray *near;      /* uint32_t: items round the current one */
    GArray *clusters, *members;
} clustering;

static bool fits(double steps)
{
    return fabs(steps) < INT32_MAX; /* false for NaN */
}

static void add_point(clustering *c, cor_point at, uint32_t index)
{
    double x = (at.x - 0.5) * STEPS, y = (at.y - 0.5) * STEPS;
    if (!fits(x) || !fits(y)) return;
    c->items[c->n++] = (item){(int32_t) floor(x + 0.5), (int32_t) floor(y + 0.5), index, 1, false};
}

static uint64_t band(const clustering *c, int32_t steps)
{
    return (uint64_t) floor(((double) steps - INT32_MIN) / c->side);
}

static uint64_t square_at(uint64_t row, uint64_t column)
{
    return row << 32 | column;
}

/* Which of the buckets SQUARE is in: the finaliser of MurmurHash3, which spreads neighbours. */
static size_t bucket_of(const clustering *c, uint64_t square)
{
    square = (square ^ square >> 33) * 0xff51afd7ed558ccdU;
    square = (square ^ square >> 33) * 0xc4ceb9fe1a85ec53U;
    return (size_t) (square ^ square >> 33) & c->mask;
}

/* Items by their buckets, each in its order: a counting sort. */
static void place(clustering *c)
{
    memset(c->starts, 0, (c->mask + 2) * sizeof *c->starts);
    for (size_t i = 0; i < c->n; i++) {
        c->squares[i] = square_at(band(c, c->items[i].y), band(c, c->items[i].x));
        c->starts[bucket_of(c, c->squares[i]) + 1]++;
    }
    for (size_t i = 0; i <= c->mask; i++)
        c->starts[i + 1] += c->starts[i];
    for (size_t i = c->n; i-- > 0;)
        c->placed[--c->starts[bucket_of(c, c->squares[i]) + 1]] = (uint32_t) i;
}

static bool is_near(const clustering *c, const item *a, const item *b)
{
    double dx = (double) a->x - b->x, dy = (double) a->y - b->y;
    return dx * dx + dy * dy <= c->radius * c->radius;
}

static int by_number(gconstpointer a, gconstpointer b)
{
    uint32_t p = *(const uint32_t *) a, q = *(const uint32_t *) b;
    return p < q ? -1 : p > q;
}

static void find_in_square(clustering *c, const item *centre, uint64_t square)
{
    size_t bucket = bucket_of(c, square), end = bucket < c->mask ? c->starts[bucket + 2] : c->n;
    for (size_t i = c->starts[bucket + 1]; i < end; i++) {
        uint32_t at = c->placed[i];
        if (c->squares[at] == square && !c->items[at].merged && is_near(c, centre, &c->items[at]))
            g_array_append_val(c->near, at);
    }
}

/* Items round CENTRE that are not merged yet, in their order. */
static void find_near(clustering *c, const item *centre)
{
    uint64_t row = band(c, centre->y), column = band(c, centre->x);
    g_array_set_size(c->near, 0);
    for (uint64_t r = row ? row - 1 : 0; r <= row + 1; r++)
        for (uint64_t k = column ? column - 1 : 0; k <= column + 1; k++)
            find_in_square(c, centre, square_at(r, k));
    if (c->near->len > 1) g_array_sort(c->near, by_number);
}

static void take(clustering *c, const item *it)
{
    c->next[c->n_next] = *it;
    c->next[c->n_next++].merged = false;
}

/* The mean is rounded to a step, half up. */
static int32_t mean(double sum, size_t n)
{
    return (int32_t) floor(sum / (double) n + 0.5);
}

static void merge(clustering *c, size_t origin, size_t n_points)
{
    const item *first = &c->items[origin];
    double x = (double) first->x * first->n_points, y = (double) first->y * first->n_points;
    cor_cluster cluster = {.n_points = (uint32_t) n_points,
                           .id =
                               (int32_t) (((uint32_t) origin << 5) + (uint32_t) (c->zoom + 1) + (uint32_t) c->n_points),
                           .first = c->members->len,
                           .n_members = c->near->len + 1};
    g_array_append_val(c->members, first->node);
    for (guint i = 0; i < c->near->len; i++) {
        item *other = &c->items[g_array_index(c->near, uint32_t, i)];
        other->merged = true;
        x += (double) other->x * other->n_points;
        y += (double) other->y * other->n_points;
        g_array_append_val(c->members, other->node);
    }
    item merged = {mean(x, n_points), mean(y, n_points), (uint32_t) (c->n_points + c->clusters->len),
                   (uint32_t) n_points, false};
    cluster.at = (cor_point){merged.x / STEPS + 0.5, merged.y / STEPS + 0.5};
    g_array_append_val(c->clusters, cluster);
    take(c, &merged);
}

/* Too few for a cluster: they stay, and are not looked at again at this zoom. */
static void leave(clustering *c, size_t origin)
{
    take(c, &c->items[origin]);
    for (guint i = 0; i < c->near->len; i++) {
        item *other = &c->items[g_array_index(c->near, uint32_t, i)];
        other->merged = true;
        take(c, other);
    }
}

static void gather(clustering *c, size_t origin)
{
    c->items[origin].merged = true;
    find_near(c, &c->items[origin]);
    size_t n_points = c->items[origin].n_points;
    for (guint i = 0; i < c->near->len; i++)
        n_points += c->items[g_array_index(c->near, uint32_t, i)].n_points;
    if (c->near->len && n_points >= c->rule->least)
        merge(c, origin, n_points);
    else
        leave(c, origin);
}

static void merge_at(clustering *c, int zoom)
{
    c->zoom = zoom;
    c->radius = ldexp(c->rule->radius * STEPS, -zoom);
    c->side = fmax(1, c->radius);
    c->n_next = 0;
    place(c);
    for (size_t i = 0; i < c->n; i++)
        if (!c->items[i].merged) gather(c, i);
    item *items = c->items;
    c->items = c->next;
    c->next = items;
    c->n = c->n_next;
}

static cor_clusters finish(clustering *c, cor_arena *arena)
{
    uint32_t *nodes = COR_NEW_ARRAY(arena, uint32_t, c->n);
    for (size_t i = 0; i < c->n; i++)
        nodes[i] = c->items[i].node;
    return (cor_clusters){.n_points = (uint32_t) c->n_points,
                          .clusters =
                              cor_arena_memdup(arena, c->clusters->data, c->clusters->len * sizeof(cor_cluster)),
                          .n_clusters = c->clusters->len,
                          .members = cor_arena_memdup(arena, c->members->data, c->members->len * sizeof(uint32_t)),
                          .nodes = nodes,
                          .n_nodes = c->n};
}

/* About one item a bucket. */
static size_t mask_for(size_t n)
{
    size_t buckets = 1;
    while (buckets < n)
        buckets *= 2;
    return buckets - 1;
}

cor_clusters cor_cluster_points(const cor_point *points, size_t n, const cor_cluster_rule *rule, cor_arena *arena)
{
    clustering c = {.rule = rule,
                    .n_points = n,
                    .items = g_new(item, n + 1),
                    .next = g_new(item, n + 1),
                    .squares = g_new(uint64_t, n + 1),
                    .placed = g_new(uint32_t, n + 1),
                    .mask = mask_for(n),
                    .near = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
                    .clusters = g_array_new(FALSE, FALSE, sizeof(cor_cluster)),
                    .members = g_array_new(FALSE, FALSE, sizeof(uint32_t))};
    c.starts = g_new(uint32_t, c.mask + 2);
    for (size_t i = 0; i < n; i++)
        add_point(&c, points[i], (uint32_t) i);
    for (int zoom = rule->max_zoom; zoom >= MAX(rule->zoom, 0); zoom--)
        merge_at(&c, zoom);
    cor_clusters clusters = finish(&c, arena);
    g_free(c.items);
    g_free(c.next);
    g_free(c.squares);
    g_free(c.placed);
    g_free(c.starts);
    g_array_unref(c.near);
    g_array_unref(c.clusters);
    g_array_unref(c.members);
    return clusters;
}
