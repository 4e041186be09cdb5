/* Coordinates of KML as OGR's geometries, without heights. */
#include <math.h>
#include <string.h>

#include "source/gdal/kml_internal.h"

static const char *skip_blanks(const char *at)
{
    while (g_ascii_isspace(*at))
        at++;
    return at;
}

/* The number at *AT, which is moved past it; infinite for what is none, so that its feature counts as unusable. */
static double take_number(const char **at)
{
    char *end;
    double x = g_ascii_strtod(*at, &end);
    if (end != *at) {
        *at = end;
        return x;
    }
    while (**at && **at != ',' && !g_ascii_isspace(**at))
        ++*at;
    return INFINITY;
}

/* Commas may have blanks round them, though they should not. */
void cor_kml_add_coordinates(GArray *points, const char *text)
{
    for (const char *at = skip_blanks(text); *at; at = skip_blanks(at)) {
        double tuple[3] = {INFINITY, INFINITY, 0};
        size_t n = 0;
        do {
            at = skip_blanks(at + (*at == ','));
            double x = take_number(&at);
            if (n < 3) tuple[n++] = x;
            at = skip_blanks(at);
        } while (*at == ',');
        g_array_append_vals(points, tuple, 2);
    }
}

void cor_kml_add_track_coordinate(GArray *points, const char *text)
{
    double pair[2];
    const char *at = skip_blanks(text);
    if (!*at) return;
    pair[0] = take_number(&at);
    at = skip_blanks(at);
    pair[1] = take_number(&at);
    g_array_append_vals(points, pair, 2);
}

static OGRGeometryH of_vertices(const GArray *points, OGRwkbGeometryType type)
{
    OGRGeometryH geometry = OGR_G_CreateGeometry(type);
    const double *xy = (const double *) (const void *) points->data;
    for (guint i = 0; i + 1 < points->len; i += 2)
        OGR_G_AddPoint_2D(geometry, xy[i], xy[i + 1]);
    return geometry;
}

OGRGeometryH cor_kml_point(const GArray *points)
{
    return of_vertices(points, wkbPoint);
}

OGRGeometryH cor_kml_line(const GArray *points)
{
    return of_vertices(points, points->len == 2 ? wkbPoint : wkbLineString);
}

OGRGeometryH cor_kml_ring(const GArray *points)
{
    return of_vertices(points, wkbLinearRing);
}

static OGRwkbGeometryType collection_of(OGRwkbGeometryType part)
{
    return part == wkbPoint        ? wkbMultiPoint
           : part == wkbLineString ? wkbMultiLineString
           : part == wkbPolygon    ? wkbMultiPolygon
                                   : wkbGeometryCollection;
}

OGRGeometryH cor_kml_collect(GPtrArray *parts)
{
    if (parts->len == 0) return NULL;
    OGRGeometryH first = g_ptr_array_index(parts, 0);
    OGRwkbGeometryType type = wkbFlatten(OGR_G_GetGeometryType(first));
    if (parts->len == 1) return first;
    for (guint i = 1; i < parts->len; i++)
        if (wkbFlatten(OGR_G_GetGeometryType(g_ptr_array_index(parts, i))) != type) type = wkbGeometryCollection;
    OGRGeometryH all = OGR_G_CreateGeometry(collection_of(type));
    for (guint i = 0; i < parts->len; i++)
        OGR_G_AddGeometryDirectly(all, g_ptr_array_index(parts, i));
    return all;
}
