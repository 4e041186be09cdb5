#include "api/starter_subject.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "geo/inside.h"
#include "table/table.h"

enum {
    GRID = 24, /* places across and down at which is asked whose ground it is */
    MOST = 5,  /* countries that a map can be about before it is about all */
    LARGE = 5  /* a country is a subject that has one in so many of the places on land, or is in view with most of it */
};

/* The country of one row. */
typedef struct {
    size_t row;
    size_t places; /* of the view's grid on its ground */
    bool is_subject;
} country;

static cor_status read_countries(cor_session *session, cor_rect reach, const cor_table **ret_table, cor_error *err)
{
    static const char *const fields[] = {"name", "iso_a2", "kind"};
    const char *bundled = cor_session_bundled(session);
    if (!bundled)
        return cor_fail(err, COR_BAD_DATA,
                        "the bundled shapes are not found; they belong into share/corridor beside the library's lib");
    cor_request request = {.name = "countries",
                           .url = cor_arena_format(session->arena, "%s/shapes/countries.shp", bundled),
                           .fields = fields,
                           .n_fields = G_N_ELEMENTS(fields),
                           .has_extent = reach.x1 <= 180,
                           .extent = reach};
    return cor_source_read(session->sources, &request, session->arena, session->interns, session->diagnostics,
                           ret_table, err);
}

static cor_point grid_place(cor_rect box, int i)
{
    return (cor_point){box.x0 + (i % GRID + 0.5) / GRID * (box.x1 - box.x0),
                       box.y0 + (i / GRID + 0.5) / GRID * (box.y1 - box.y0)};
}

/* How many places of the grid over BOX lie in RINGS. */
static size_t places_on(const cor_path *rings, cor_rect box)
{
    size_t n = 0;
    for (int i = 0; i < GRID * GRID; i++) {
        cor_point at = grid_place(box, i);
        if (at.x > 180) at.x -= 360;
        n += cor_path_contains(rings, at);
    }
    return n;
}

/* Whether more than half of RINGS lies in REACH, by a grid of their own. */
static bool is_mostly_in(const cor_path *rings, cor_rect reach)
{
    cor_rect bounds = cor_path_bounds(rings);
    size_t all = 0, in = 0;
    for (int i = 0; i < GRID * GRID; i++) {
        cor_point at = grid_place(bounds, i);
        if (!cor_path_contains(rings, at)) continue;
        all++;
        if (at.x < reach.x0) at.x += 360;
        in += at.x <= reach.x1 && at.y >= reach.y0 && at.y <= reach.y1;
    }
    return 2 * in > all;
}

static const char *text_of(const cor_table *table, const char *field, size_t row)
{
    cor_value value = cor_column_value(cor_table_column(table, field), row);
    return value.kind == COR_STRING ? value.string : "";
}

/* Those of COUNTRIES that have some of the grid's places, into FOUND (room for all); *ret_land is the places on land.
 */
static size_t find_countries(const cor_table *countries, cor_rect reach, country *found, size_t *ret_land)
{
    size_t n = 0;
    *ret_land = 0;
    for (size_t row = 0; row < countries->n_rows; row++) {
        if (cor_geometry_kind(&countries->geometry, row) != COR_SHAPE_POLYGON) continue;
        cor_path rings = cor_geometry_path(&countries->geometry, row);
        size_t places = places_on(&rings, reach);
        *ret_land += places;
        if (places && !strcmp(text_of(countries, "kind", row), "country"))
            found[n++] = (country){.row = row, .places = places};
    }
    for (size_t i = 0; i < n; i++) {
        cor_path rings = cor_geometry_path(&countries->geometry, found[i].row);
        found[i].is_subject = found[i].places * LARGE >= *ret_land || is_mostly_in(&rings, reach);
    }
    return n;
}

static int by_places(const void *a, const void *b)
{
    const country *x = a, *y = b;
    return x->places != y->places ? (x->places < y->places) - (x->places > y->places)
                                  : (x->row > y->row) - (x->row < y->row);
}

cor_status cor_starter_find_subject(cor_session *session, cor_rect reach, cor_starter_subject *ret_subject,
                                    cor_error *err)
{
    const cor_table *table;
    cor_status st = read_countries(session, reach, &table, err);
    if (st) return st;
    country *found = COR_NEW_ARRAY(session->arena, country, table->n_rows + 1);
    size_t on_land, n_found = find_countries(table, reach, found, &on_land), n = 0;
    qsort(found, n_found, sizeof *found, by_places);
    const char **names = COR_NEW_ARRAY(session->arena, const char *, n_found + 1);
    GString *codes = g_string_new(NULL);
    for (size_t i = 0; i < n_found; i++) {
        if (!found[i].is_subject) continue;
        names[n++] = text_of(table, "name", found[i].row);
        g_string_append_printf(codes, "%s%s", codes->len ? " " : "", text_of(table, "iso_a2", found[i].row));
    }
    bool few = n > 0 && n <= MOST;
    if (!few) names[0] = NULL;
    *ret_subject =
        (cor_starter_subject){.names = names, .codes = few ? cor_arena_copy(session->arena, codes->str) : "all"};
    g_string_free(codes, TRUE);
    return COR_OK;
}
