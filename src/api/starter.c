/* A map document to begin with, for a corridor anywhere. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "api/starter_subject.h"
#include "api/starter_text.h"
#include "base/relative_path.h"

typedef struct {
    cor_session *session;
    cor_arena *arena;
    const cor_starter *wish;
    cor_error *err;
} making;

/* The layer of FILE that holds WANTED ("line" or "point" geometry); *ret_n is how many layers there are. */
static cor_status describe(const making *m, const char *file, const char *wanted, const char *what,
                           const cor_layer_info **ret_layer, size_t *ret_n)
{
    const cor_source_info *info;
    cor_request request = {.name = file, .url = file, .trusted = true};
    cor_status st = cor_source_describe(m->session->sources, &request, m->arena, &info, m->err);
    if (st) return st;
    *ret_n = info->n_layers;
    for (size_t i = 0; i < info->n_layers; i++)
        if (strcasestr(info->layers[i].geometry, wanted) && info->layers[i].n_features) {
            *ret_layer = &info->layers[i];
            return COR_OK;
        }
    return cor_fail(m->err, COR_BAD_DATA, "%s holds no %s; name another file for the %s", file, wanted, what);
}

/* What the view is going to show, in degrees: the box asked for, else that of what is given. East lies beyond 180 where
 * the box crosses the antimeridian. */
static cor_rect reach_of(const making *m, const cor_starter_parts *parts)
{
    const double *b = m->wish->bbox;
    if (b) return (cor_rect){b[0], b[1], b[2] < b[0] ? b[2] + 360 : b[2], b[3]};
    return parts->line ? parts->line->extent : parts->points->extent;
}

static cor_status check_box(const making *m)
{
    const double *b = m->wish->bbox;
    if (b && !(fabs(b[0]) <= 180 && fabs(b[2]) <= 180 && b[0] != b[2] && b[1] >= -90 && b[1] < b[3] && b[3] <= 90))
        return cor_fail(m->err, COR_BAD_DOCUMENT,
                        "%g, %g, %g, %g is no box; write west, south, east, north in degrees, as 91,15,102,28", b[0],
                        b[1], b[2], b[3]);
    if (!b && !m->wish->route && !m->wish->incidents)
        return cor_fail(m->err, COR_BAD_DOCUMENT, "a starter needs a box, a route or a table of incidents");
    return COR_OK;
}

cor_status cor_starter_document(cor_session *session, const cor_starter *wish, const char **ret_text, cor_error *error)
{
    cor_starter_parts parts = {.bbox = wish->bbox};
    making m = {.session = session, .arena = session->arena, .wish = wish, .err = error};
    size_t n;
    *ret_text = NULL;
    cor_arena_reset(session->arena);
    cor_status st = check_box(&m);
    if (!st && wish->route) {
        st = describe(&m, wish->route, "line", "route", &parts.line, &n);
        parts.route = cor_relative_path(m.arena, wish->folder, wish->route);
        parts.several_lines = !st && n > 1;
    }
    if (!st && wish->incidents) {
        st = describe(&m, wish->incidents, "point", "incidents", &parts.points, &n);
        parts.incidents = cor_relative_path(m.arena, wish->folder, wish->incidents);
    }
    if (!st) st = cor_starter_find_subject(session, reach_of(&m, &parts), &parts.subject, error);
    if (st) return st;
    char *text = cor_starter_text(&parts);
    *ret_text = cor_arena_copy(m.arena, text);
    g_free(text);
    return COR_OK;
}
