/* A map document to begin with, for a corridor anywhere. */
#include <string.h>

#include <glib.h>

#include "api/starter_text.h"
#include "base/relative_path.h"
#include "geo/inside.h"
#include "prepare/session.h"
#include "table/table.h"

enum {
    GRID = 24, /* places across and down the view at which is asked whose ground it is */
    MOST = 4,  /* countries that a map can be about before it is about all */
    SHARE = 5, /* a subject has one in so many of the places on land */
};

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

/* What the view is going to show, in degrees: the box asked for, else that of what is given. */
static cor_rect reach_of(const making *m, const cor_starter_parts *parts)
{
    const double *b = m->wish->bbox;
    if (b) return (cor_rect){b[0], b[1], b[2], b[3]};
    return parts->line ? parts->line->extent : parts->points->extent;
}

static cor_status read_countries(const making *m, cor_rect reach, const cor_table **ret_table)
{
    static const char *const fields[] = {"name", "iso_a2", "kind"};
    const char *bundled = cor_session_bundled(m->session);
    if (!bundled)
        return cor_fail(m->err, COR_BAD_DATA,
                        "the bundled shapes are not found; they belong into share/corridor beside the library's lib");
    cor_request request = {.name = "countries",
                           .url = cor_arena_format(m->arena, "%s/shapes/countries.shp", bundled),
                           .fields = fields,
                           .n_fields = G_N_ELEMENTS(fields),
                           .has_extent = true,
                           .extent = reach};
    return cor_source_read(m->session->sources, &request, m->arena, m->session->interns, m->session->diagnostics,
                           ret_table, m->err);
}

/* How many of the grid's places lie in each country, and in all. */
static size_t count_places(const cor_table *countries, cor_rect reach, size_t *of_country)
{
    size_t on_land = 0;
    for (size_t row = 0; row < countries->n_rows; row++) {
        if (cor_geometry_kind(&countries->geometry, row) != COR_SHAPE_POLYGON) continue;
        cor_path rings = cor_geometry_path(&countries->geometry, row);
        for (int i = 0; i < GRID * GRID; i++) {
            cor_point at = {reach.x0 + (i % GRID + 0.5) / GRID * (reach.x1 - reach.x0),
                            reach.y0 + (i / GRID + 0.5) / GRID * (reach.y1 - reach.y0)};
            of_country[row] += cor_path_contains(&rings, at);
        }
        on_land += of_country[row];
    }
    return on_land;
}

static const char *text_of(const cor_table *table, const char *field, size_t row)
{
    cor_value value = cor_column_value(cor_table_column(table, field), row);
    return value.kind == COR_STRING ? value.string : "";
}

/* The row of the country that has most places; none: the number of rows. */
static size_t next_country(const cor_table *countries, const size_t *places)
{
    size_t best = countries->n_rows;
    for (size_t row = 0; row < countries->n_rows; row++) {
        bool is_country = places[row] && !strcmp(text_of(countries, "kind", row), "country");
        if (is_country && (best == countries->n_rows || places[row] > places[best])) best = row;
    }
    return best;
}

static cor_status find_subject(const making *m, cor_rect reach, cor_starter_parts *parts)
{
    const cor_table *countries;
    cor_status st = read_countries(m, reach, &countries);
    if (st) return st;
    size_t *places = COR_NEW_ARRAY(m->arena, size_t, countries->n_rows + 1), n = 0;
    size_t on_land = count_places(countries, reach, places);
    const char **names = COR_NEW_ARRAY(m->arena, const char *, countries->n_rows + 1);
    GString *codes = g_string_new(NULL);
    for (size_t row; n <= MOST && (row = next_country(countries, places)) < countries->n_rows; n++) {
        if (places[row] * SHARE < on_land) break;
        names[n] = text_of(countries, "name", row);
        g_string_append_printf(codes, "%s%s", codes->len ? " " : "", text_of(countries, "iso_a2", row));
        places[row] = 0;
    }
    bool few = n > 0 && n <= MOST;
    if (!few) names[0] = NULL;
    parts->countries = names;
    parts->subject = few ? cor_arena_copy(m->arena, codes->str) : "all";
    g_string_free(codes, TRUE);
    return COR_OK;
}

static cor_status check_box(const making *m)
{
    const double *b = m->wish->bbox;
    if (b && !(b[0] >= -180 && b[0] < b[2] && b[2] <= 180 && b[1] >= -90 && b[1] < b[3] && b[3] <= 90))
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
    if (!st) st = find_subject(&m, reach_of(&m, &parts), &parts);
    if (st) return st;
    char *text = cor_starter_text(&parts);
    *ret_text = cor_arena_copy(m.arena, text);
    g_free(text);
    return COR_OK;
}
