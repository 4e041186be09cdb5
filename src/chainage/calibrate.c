/* Kilometres by what is published of places along a route. */
#include <math.h>
#include <stdlib.h>

#include <glib.h>

#include "chainage/internal.h"
#include "chainage/locate.h"

typedef struct {
    const cor_post *post;
    double measure;
} placed;

static int by_measure(const void *a, const void *b)
{
    const placed *p = a, *q = b;
    if (p->measure != q->measure) return p->measure < q->measure ? -1 : 1;
    return (p->post > q->post) - (p->post < q->post);
}

static cor_status place_posts(const cor_route *route, const cor_post *posts, size_t n, double within, placed *out,
                              cor_error *err)
{
    cor_status st = COR_OK;
    cor_arena *scratch = cor_arena_new();
    const cor_locator *locator = cor_locator_new(&route, 1, scratch);
    for (size_t i = 0; i < n && !st; i++) {
        cor_route_position position;
        if (!isfinite(posts[i].km))
            st = cor_fail(err, COR_BAD_DATA, "%s has no kilometre", posts[i].name);
        else if (!cor_locate(locator, posts[i].place, INFINITY, &position))
            st = cor_fail(err, COR_BAD_DATA, "%s has no place", posts[i].name);
        else if (position.distance > within)
            st = cor_fail(err, COR_BAD_DATA, "%s, kilometre %g, lies %.1f km from the route; at most %g km is allowed",
                          posts[i].name, posts[i].km, position.distance / 1000, within / 1000);
        else
            out[i] = (placed){&posts[i], position.measure};
    }
    cor_arena_free(scratch);
    return st;
}

/* Whether kilometres fall from the first post to the last, and may. */
static bool runs_backward(const cor_route *route, const placed *list, size_t n)
{
    return route->direction == COR_DIRECTION_UNSAID && n > 1 && list[0].post->km > list[n - 1].post->km;
}

static cor_status check_rising(const placed *list, size_t n, cor_error *err)
{
    for (size_t i = 1; i < n; i++) {
        const placed *a = &list[i - 1], *b = &list[i];
        if (b->measure > a->measure && b->post->km > a->post->km) continue;
        return cor_fail(err, COR_BAD_DATA,
                        "kilometres must rise along the route: %s, kilometre %g, lies %.3f km beyond %s, which has %g",
                        b->post->name, b->post->km, (b->measure - a->measure) / 1000, a->post->name, a->post->km);
    }
    return COR_OK;
}

static void set_breaks(cor_route *route, const placed *list, size_t n)
{
    cor_route_break *breaks = COR_NEW_ARRAY(route->arena, cor_route_break, n);
    for (size_t i = 0; i < n; i++)
        breaks[i] = (cor_route_break){list[i].measure, list[i].post->km};
    route->breaks = breaks;
    route->n_breaks = n;
}

static cor_status calibrate(cor_route *route, const cor_post *posts, size_t n, double within, placed *list,
                            cor_error *err)
{
    cor_status st = place_posts(route, posts, n, within, list, err);
    if (st) return st;
    qsort(list, n, sizeof *list, by_measure);
    if (runs_backward(route, list, n)) {
        double end = cor_route_end(route);
        cor_route_reverse(route);
        for (size_t i = 0; i < n; i++)
            list[i].measure = end - list[i].measure;
        qsort(list, n, sizeof *list, by_measure);
    }
    st = check_rising(list, n, err);
    if (!st) set_breaks(route, list, n);
    return st;
}

cor_status cor_route_calibrate(cor_route *route, const cor_post *posts, size_t n, double within, cor_error *err)
{
    if (!n) return cor_fail(err, COR_BAD_DATA, "there are no posts to calibrate by");
    placed *list = g_new(placed, n);
    cor_status st = calibrate(route, posts, n, within, list, err);
    g_free(list);
    return st;
}

bool cor_route_is_calibrated(const cor_route *route, double *ret_by_posts, double *ret_drawn)
{
    if (!route->breaks) return false;
    const cor_route_break *first = &route->breaks[0], *last = &route->breaks[route->n_breaks - 1];
    *ret_by_posts = last->km - first->km;
    *ret_drawn = (last->measure - first->measure) / 1000;
    return true;
}
