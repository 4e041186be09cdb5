/* Which columns of a CSV say where a row is. */
#include <string.h>

#include <glib.h>

#include "base/words.h"
#include "source/gdal/csv.h"

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

static int find_usual(OGRFeatureDefnH fields, const char *usual)
{
    for (int i = 0; i < OGR_FD_GetFieldCount(fields); i++) {
        char *name = squeezed(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(fields, i)));
        bool same = !strcmp(name, usual);
        g_free(name);
        if (same) return i;
    }
    return -1;
}

/* The first pair of names of which both are there. */
static bool find_pair(OGRFeatureDefnH fields, const char *const *xs, const char *const *ys, cor_csv_place *place)
{
    for (int i = 0; xs[i]; i++) {
        place->x = find_usual(fields, xs[i]);
        place->y = find_usual(fields, ys[i]);
        if (place->x >= 0 && place->y >= 0) return true;
    }
    return false;
}

/* Any longitude with any latitude: "Long" with "Latitude". */
static bool find_any(OGRFeatureDefnH fields, const char *const *names, int *ret_column)
{
    *ret_column = -1;
    for (; *names && *ret_column < 0; names++)
        *ret_column = find_usual(fields, *names);
    return *ret_column >= 0;
}

static bool find_usual_place(OGRFeatureDefnH fields, bool crs_is_stated, cor_csv_place *place)
{
    if (find_pair(fields, usual_x, usual_y, place)) return true;
    if (find_any(fields, usual_x, &place->x) && find_any(fields, usual_y, &place->y)) return true;
    if (crs_is_stated && find_pair(fields, usual_metres_x, usual_metres_y, place)) return true;
    place->x = place->y = -1;
    return find_any(fields, usual_wkt, &place->wkt);
}

static cor_status fail_column(OGRFeatureDefnH fields, const cor_request *request, const char *wanted, cor_error *err)
{
    enum { SHOWN = 16 };
    int n = OGR_FD_GetFieldCount(fields);
    const char **names = g_new(const char *, n + 1);
    GString *list = g_string_new(NULL);
    cor_source_location location = cor_location_of_request(request);
    for (int i = 0; i < n; i++) {
        names[i] = OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(fields, i));
        if (i < SHOWN) g_string_append_printf(list, "%s\"%s\"", i ? ", " : "", names[i]);
    }
    bool metres = !wanted && find_pair(fields, usual_metres_x, usual_metres_y, &(cor_csv_place){-1, -1, -1});
    if (n > SHOWN) g_string_append_printf(list, " and %d more", n - SHOWN);
    const char *near = wanted ? cor_nearest_word(wanted, names, (size_t) n) : NULL;
    if (near)
        cor_source_fail(&location, err, "has no column \"%s\"; did you mean \"%s\"?", wanted, near);
    else if (wanted)
        cor_source_fail(&location, err, "has no column \"%s\"; it has %s", wanted, list->str);
    else if (metres)
        cor_source_fail(&location, err,
                        "has eastings and northings, and nobody knows of what; state their CRS under the source, for "
                        "example \"crs: EPSG:32642\"");
    else
        cor_source_fail(
            &location, err,
            "has no columns that look like longitude and latitude; say which they are under the source, for "
            "example \"columns: {x: lon, y: lat}\"; it has %s",
            list->str);
    g_string_free(list, TRUE);
    g_free(names);
    return COR_BAD_DATA;
}

/* As written, else whatever the case. */
static int find_stated(OGRFeatureDefnH fields, const char *name)
{
    int n = OGR_FD_GetFieldCount(fields);
    for (int i = 0; i < n; i++)
        if (!strcmp(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(fields, i)), name)) return i;
    for (int i = 0; i < n; i++)
        if (!g_ascii_strcasecmp(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(fields, i)), name)) return i;
    return -1;
}

cor_status cor_csv_find_place(OGRLayerH layer, const cor_request *request, cor_csv_place *ret_place, cor_error *err)
{
    OGRFeatureDefnH fields = OGR_L_GetLayerDefn(layer);
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
