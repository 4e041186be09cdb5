/* Counting by pieces of the routes that a source lies along. */
#include <math.h>
#include <string.h>

#include "api/stats_axis.h"
#include "base/number.h"
#include "chainage/locate.h"
#include "prepare/along_routes.h"
#include "prepare/certainty.h"

enum { MOST_PIECES = 100000 };

/* The pieces of a route are numbered one after the other, those of all routes likewise. */
typedef struct {
    const cor_route *route;
    double from, to;      /* kilometres */
    double first;         /* piece I begins at (first + I) × step, but for the ends of the route */
    size_t start, n;      /* its pieces among all */
    size_t before, after; /* the groups of what lies beyond its ends; SIZE_MAX: nothing does */
} cut_route;

typedef struct {
    const cor_stats_subject *subject;
    double step; /* kilometres */
    cut_route *routes;
    size_t n_routes;
    const cor_column *names, *kms, *sides;
    cor_stats_piece *pieces;
    cor_value *labels;
    size_t n;
} cutting;

/* "25 km", or "25": kilometres. */
static cor_status step_of(const cor_stats_subject *subject, const char *text, double *ret_km, cor_error *err)
{
    double metres;
    cor_error why = {0};
    if (cor_parse_number(text, &metres)) text = cor_arena_format(subject->arena, "%s km", text);
    cor_status st = cor_distance_parse(text, &metres, &why);
    *ret_km = metres / 1000;
    return st ? cor_fail_at(err, st, cor_file_location(subject->context->map->document->file), "--by segment: %s",
                            why.message)
              : COR_OK;
}

static cor_status fail_far(const cutting *c, cor_error *err)
{
    return cor_fail_at(err, COR_BAD_DOCUMENT, cor_file_location(c->subject->context->map->document->file),
                       "--by segment: the routes have more than %d pieces of that length; take longer ones",
                       MOST_PIECES);
}

/* A piece ends where the next begins; no sliver of rounding is one. */
static cut_route cut(const cor_route *route, double step)
{
    static const double sliver = 1e-6;
    cut_route r = {.route = route, .before = SIZE_MAX, .after = SIZE_MAX};
    r.from = cor_route_km(route, 0);
    r.to = cor_route_km(route, cor_route_end(route));
    r.first = floor(r.from / step + sliver);
    r.n = (size_t) fmax(1, fmin(ceil(r.to / step - sliver) - r.first, MOST_PIECES + 1));
    return r;
}

static cor_status cut_routes(cutting *c, cor_error *err)
{
    size_t n;
    const cor_route *const *routes;
    cor_status st = cor_along_routes(c->subject->context, c->subject->options, &routes, &n, err);
    if (st) return st;
    c->routes = COR_NEW_ARRAY(c->subject->arena, cut_route, n + 1);
    for (size_t i = 0; i < n; i++) {
        cut_route r = cut(routes[i], c->step);
        r.start = c->n;
        c->n += r.n;
        c->routes[c->n_routes++] = r;
        if (c->n > MOST_PIECES) return fail_far(c, err);
    }
    return COR_OK;
}

static void add_piece(cutting *c, size_t at, const cut_route *r, const char *words, double from, double to)
{
    const char *route = cor_route_name(r->route);
    c->pieces[at] = (cor_stats_piece){route, from, to};
    c->labels[at] = cor_string(cor_arena_format(c->subject->arena, "%s %s", route, words));
}

static void name_pieces(cutting *c)
{
    char from[COR_NUMBER_SPACE], to[COR_NUMBER_SPACE];
    for (const cut_route *r = c->routes; r < c->routes + c->n_routes; r++)
        for (size_t i = 0; i < r->n; i++) {
            double a = i ? (r->first + (double) i) * c->step : r->from,
                   b = i + 1 < r->n ? (r->first + (double) i + 1) * c->step : r->to;
            cor_format_decimals(from, a, 3);
            cor_format_decimals(to, b, 3);
            add_piece(c, r->start + i, r, cor_arena_format(c->subject->arena, "km %s–%s", from, to), a, b);
        }
}

static cut_route *route_called(const cutting *c, const char *name)
{
    for (size_t i = 0; i < c->n_routes; i++)
        if (!g_strcmp0(cor_route_name(c->routes[i].route), name)) return &c->routes[i];
    return NULL;
}

/* What lies beyond an end belongs to no piece: it would pile up in the last one. */
static size_t beyond(cutting *c, cut_route *r, bool after)
{
    size_t *group = after ? &r->after : &r->before;
    if (*group == SIZE_MAX) {
        *group = c->n;
        add_piece(c, c->n++, r, after ? "after its end" : "before its start", NAN, NAN);
    }
    return *group;
}

/* Kilometres are given to a decimetre. */
static size_t piece_at(const cutting *c, const cut_route *r, double km)
{
    double at = floor(km / c->step + 1e-9) - r->first;
    return r->start + (size_t) fmax(0, fmin(at, (double) r->n - 1));
}

static size_t group_of(cutting *c, size_t row)
{
    const char *side = c->sides->strings[row];
    cut_route *r = route_called(c, c->names->strings[row]);
    if (!g_strcmp0(side, cor_route_side_words[COR_BEFORE_START])) return beyond(c, r, false);
    if (!g_strcmp0(side, cor_route_side_words[COR_AFTER_END])) return beyond(c, r, true);
    return piece_at(c, r, c->kms->numbers[row]);
}

/* As far as the row may lie either way along the route: exact where that is straight, and hardly ever wrong elsewhere.
 */
static bool lies_surely(const cutting *c, const cor_certainty *certainty, size_t row, size_t group)
{
    double km = cor_certainty_radius(certainty, row) / 1000;
    const cor_stats_piece *piece = &c->pieces[group];
    if (km == 0) return true;
    return c->kms->numbers[row] - km >= piece->from && c->kms->numbers[row] + km < piece->to;
}

static void group_rows(cutting *c, cor_stats_axis *axis)
{
    const cor_stats_subject *s = c->subject;
    const cor_certainty certainty = cor_certainty_of(s->options, s->table);
    size_t *of = COR_NEW_ARRAY(s->arena, size_t, s->table->n_rows + 1);
    uint8_t *surely = certainty.km || certainty.sure ? COR_NEW_ARRAY(s->arena, uint8_t, s->table->n_rows + 1) : NULL;
    for (size_t i = 0; i < s->table->n_rows; i++) {
        of[i] = group_of(c, i);
        if (surely) surely[i] = lies_surely(c, &certainty, i, of[i]);
    }
    axis->of = of;
    axis->surely = surely;
}

static cor_status check_along(const cor_stats_subject *subject, cor_error *err)
{
    if (subject->options && subject->options->along.routes) return COR_OK;
    return cor_fail_at(err, COR_BAD_DOCUMENT, cor_file_location(subject->context->map->document->file),
                       "--by segment: the source '%.60s' lies along no route; give it \"along: {route: NAME, within: "
                       "50 km}\"",
                       subject->source);
}

cor_status cor_stats_segment_axis(const cor_stats_subject *subject, const char *step, cor_stats_axis *axis,
                                  cor_error *err)
{
    cutting c = {.subject = subject};
    cor_status st = check_along(subject, err);
    if (!st) st = step_of(subject, step, &c.step, err);
    if (!st) st = cut_routes(&c, err);
    if (st) return st;
    c.names = cor_table_column(subject->table, "route");
    c.kms = cor_table_column(subject->table, "route_km");
    c.sides = cor_table_column(subject->table, "route_side");
    c.pieces = COR_NEW_ARRAY(subject->arena, cor_stats_piece, c.n + 2 * c.n_routes + 1);
    c.labels = COR_NEW_ARRAY(subject->arena, cor_value, c.n + 2 * c.n_routes + 1);
    name_pieces(&c);
    group_rows(&c, axis);
    axis->name = "segment";
    axis->labels = c.labels;
    axis->n = c.n;
    axis->pieces = c.pieces;
    axis->unlabelled = "(none)";
    return COR_OK;
}
