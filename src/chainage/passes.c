/* Each time that routes pass a place. */
#include <math.h>
#include <stdlib.h>

#include <glib.h>

#include "chainage/locator.h"

typedef struct {
    const cor_locator *locator;
    cor_vector p;
    double metres;
    GArray *feet; /* cor_foot: of each arc that comes near enough */
} gathering;

static void see(void *context, size_t first, size_t end, double *within2)
{
    gathering *g = context;
    (void) within2;
    for (size_t i = first; i < end; i++) {
        cor_foot foot = {.arc = i};
        foot.far2 = cor_arc_nearest(&g->locator->arcs[i], g->p, &foot.u);
        if (cor_ground_distance(cor_arc_at(&g->locator->arcs[i], foot.u), g->p) <= g->metres)
            g_array_append_val(g->feet, foot);
    }
}

static int by_arc(const void *a, const void *b)
{
    const cor_foot *f = a, *g = b;
    return (f->arc > g->arc) - (f->arc < g->arc);
}

/* Whether arc NEXT goes on from arc BEFORE without leaving the neighbourhood of P. */
static bool goes_on(const gathering *g, size_t before, size_t next)
{
    const cor_arc *arcs = g->locator->arcs;
    cor_vector off = cor_vector_minus(arcs[next].at, cor_arc_at(&arcs[before], 1));
    return cor_vector_length(off) < COR_ENDS_MEET && cor_ground_distance(arcs[next].at, g->p) <= g->metres;
}

/* Of a loop the first stretch goes on from the last. */
static void close_loop(const gathering *g, GArray *passes, guint first)
{
    cor_foot *a = &g_array_index(passes, cor_foot, first), *b = &g_array_index(passes, cor_foot, passes->len - 1);
    size_t number = cor_locator_route(g->locator, a->arc), start = g->locator->starts[number];
    const cor_route *route = g->locator->routes[number];
    bool is_open = passes->len - first < 2 || !route->is_loop;
    if (is_open || cor_ground_distance(g->locator->arcs[start].at, g->p) > g->metres) return;
    if (b->far2 < a->far2) *a = *b;
    g_array_set_size(passes, passes->len - 1);
}

/* The nearest foot of each stretch that lies near enough. */
static GArray *passes_of(const gathering *g)
{
    GArray *passes = g_array_new(FALSE, FALSE, sizeof(cor_foot));
    const cor_foot *feet = (const cor_foot *) (const void *) g->feet->data;
    guint first = 0; /* of the route at hand */
    for (guint i = 0; i < g->feet->len; i++) {
        cor_foot *last = passes->len ? &g_array_index(passes, cor_foot, passes->len - 1) : NULL;
        bool same = i && cor_locator_route(g->locator, feet[i - 1].arc) == cor_locator_route(g->locator, feet[i].arc);
        if (same && feet[i].arc == feet[i - 1].arc + 1 && goes_on(g, feet[i - 1].arc, feet[i].arc)) {
            if (feet[i].far2 < last->far2) *last = feet[i];
            continue;
        }
        if (i && !same) {
            close_loop(g, passes, first);
            first = passes->len;
        }
        g_array_append_val(passes, feet[i]);
    }
    if (passes->len) close_loop(g, passes, first);
    return passes;
}

size_t cor_locate_all(const cor_locator *locator, cor_point p, double metres, cor_arena *arena,
                      const cor_route_position **ret_positions)
{
    if (!cor_is_place(p)) return 0;
    gathering g = {locator, cor_geocentric(p), metres, g_array_new(FALSE, FALSE, sizeof(cor_foot))};
    double within2 = metres * metres;
    cor_arc_tree_visit(locator->tree, g.p, &within2, see, &g);
    if (g.feet->len) qsort(g.feet->data, g.feet->len, sizeof(cor_foot), by_arc);
    GArray *passes = passes_of(&g);
    cor_route_position *positions = COR_NEW_ARRAY(arena, cor_route_position, passes->len);
    size_t n = passes->len;
    for (size_t i = 0; i < n; i++)
        positions[i] = cor_position_at(locator, g.p, g_array_index(passes, cor_foot, i));
    *ret_positions = positions;
    g_array_unref(passes);
    g_array_unref(g.feet);
    return n;
}
