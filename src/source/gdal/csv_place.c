/* Which columns of a CSV say where a row is. */
#include <string.h>

#include <glib.h>

#include "base/words.h"
#include "source/gdal/csv.h"
#include "source/known_exports.h"

typedef struct {
    const char *const *names;
    size_t n;
} name_list;

/* Without blanks, signs and what stands in brackets, in lower case; the likelier first. */
static const char *const usual_x[] = {
    "lon",    "lng",      "long",         "longitude",   "longitud",          "x",
    "xcoord", "coordx",   "pointx",       "geolon",      "decimallongitude",  "longitudedeg",
    "londeg", "lonwgs84", "gpslongitude", "centroidlon", "centroidlongitude", NULL};
static const char *const usual_y[] = {
    "lat",    "lat",      "lat",         "latitude",    "latitud",          "y",
    "ycoord", "coordy",   "pointy",      "geolat",      "decimallatitude",  "latitudedeg",
    "latdeg", "latwgs84", "gpslatitude", "centroidlat", "centroidlatitude", NULL};
static const char *const usual_metres_x[] = {"easting", "eastings", "east", "e", "xm", "utmx", NULL};
static const char *const usual_metres_y[] = {"northing", "northings", "north", "n", "ym", "utmy", NULL};
static const char *const usual_wkt[] = {"wkt",     "geomwkt", "wktgeom",  "geometrywkt", "wktgeometry",
                                        "thegeom", "geom",    "geometry", NULL};

/* "Longitude (°)", "geo-lon", "(lon)", "Lat °": letters and digits, up to a remark in brackets. */
static char *squeezed(const char *name)
{
    GString *out = g_string_new(NULL);
    for (const char *at = name; *at && (at == name || !strchr("([", *at)); at++) {
        if (g_str_has_prefix(at, "°"))
            at++;
        else if (!g_ascii_isspace(*at) && !g_ascii_ispunct(*at))
            g_string_append_c(out, g_ascii_tolower(*at));
    }
    return g_string_free(out, FALSE);
}

static int find_usual(const name_list *fields, const char *usual)
{
    for (size_t i = 0; i < fields->n; i++) {
        char *name = squeezed(fields->names[i]);
        bool same = !strcmp(name, usual);
        g_free(name);
        if (same) return (int) i;
    }
    return -1;
}

/* The first pair of names of which both are there. */
static bool find_pair(const name_list *fields, const char *const *xs, const char *const *ys, cor_csv_place *place)
{
    for (int i = 0; xs[i]; i++) {
        place->x = find_usual(fields, xs[i]);
        place->y = find_usual(fields, ys[i]);
        if (place->x >= 0 && place->y >= 0) return true;
    }
    return false;
}

/* Any longitude with any latitude: "Long" with "Latitude". */
static bool find_any(const name_list *fields, const char *const *names, int *ret_column)
{
    *ret_column = -1;
    for (; *names && *ret_column < 0; names++)
        *ret_column = find_usual(fields, *names);
    return *ret_column >= 0;
}

static bool find_usual_place(const name_list *fields, bool crs_is_stated, cor_csv_place *place)
{
    if (find_pair(fields, usual_x, usual_y, place)) return true;
    if (find_any(fields, usual_x, &place->x) && find_any(fields, usual_y, &place->y)) return true;
    if (crs_is_stated && find_pair(fields, usual_metres_x, usual_metres_y, place)) return true;
    place->x = place->y = -1;
    return find_any(fields, usual_wkt, &place->wkt);
}

static cor_status fail_column(const name_list *fields, const cor_request *request, const char *wanted, cor_error *err)
{
    char *list = cor_list_names(fields->names, fields->n);
    cor_source_location location = cor_location_of_request(request);
    bool metres = !wanted && find_pair(fields, usual_metres_x, usual_metres_y, &(cor_csv_place){-1, -1, -1});
    const char *near = wanted ? cor_nearest_word(wanted, fields->names, fields->n) : NULL;
    char *otherwise = g_strdup_printf("; it has %s", list);
    if (wanted)
        cor_source_fail(&location, err, "has no column \"%s\"%s", wanted, cor_hint_of(near, '"', otherwise).text);
    else if (metres)
        cor_source_fail(&location, err,
                        "has eastings and northings, and nobody knows of what; state their CRS under the source, for "
                        "example \"crs: EPSG:32642\"");
    else
        cor_source_fail(
            &location, err,
            "has no columns that look like longitude and latitude; say which they are under the source, for "
            "example \"columns: {x: lon, y: lat}\"%s",
            otherwise);
    g_free(otherwise);
    g_free(list);
    return COR_BAD_DATA;
}

/* As written, else whatever the case. */
static int find_stated(const name_list *fields, const char *name)
{
    for (size_t i = 0; i < fields->n; i++)
        if (!strcmp(fields->names[i], name)) return (int) i;
    for (size_t i = 0; i < fields->n; i++)
        if (!g_ascii_strcasecmp(fields->names[i], name)) return (int) i;
    return -1;
}

cor_status cor_csv_find_place(const char *const *names, size_t n, const cor_request *request, cor_csv_place *ret_place,
                              cor_error *err)
{
    const name_list list = {names, n}, *fields = &list;
    cor_csv_place place = {-1, -1, -1};
    if (!request->column_x && !request->column_y) {
        if (!find_usual_place(fields, request->crs != NULL, &place)) return fail_column(fields, request, NULL, err);
        *ret_place = place;
        return COR_OK;
    }
    bool x_stated = request->column_x != NULL, y_stated = request->column_y != NULL;
    if (x_stated) place.x = find_stated(fields, request->column_x);
    if (y_stated) place.y = find_stated(fields, request->column_y);
    if (x_stated && place.x < 0) return fail_column(fields, request, request->column_x, err);
    if (y_stated && place.y < 0) return fail_column(fields, request, request->column_y, err);
    bool found = (x_stated || find_any(fields, usual_x, &place.x)) && (y_stated || find_any(fields, usual_y, &place.y));
    if (!found) return fail_column(fields, request, NULL, err);
    *ret_place = place;
    return COR_OK;
}

cor_status cor_csv_place_of(const cor_csv *csv, const cor_request *request, cor_csv_place *ret_place, cor_error *err)
{
    size_t n = csv->n_columns, x = n, y = n;
    cor_status st = cor_csv_find_place(csv->names, n, request, ret_place, err);
    if (!st || !csv->tags || request->column_x || request->column_y) return st;
    x = cor_column_tagged("#geo+lon", csv->tags, n);
    y = cor_column_tagged("#geo+lat", csv->tags, n);
    if (x == n || y == n) return st;
    *ret_place = (cor_csv_place){(int) x, (int) y, -1};
    return COR_OK;
}
