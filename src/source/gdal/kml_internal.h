/* What the files of KML share: a document as it is read. Nobody else includes it. */
#ifndef COR_SOURCE_GDAL_KML_INTERNAL_H
#define COR_SOURCE_GDAL_KML_INTERNAL_H

#include <glib.h>
#include <ogr_api.h>

#include "source/text_column.h"

enum { COR_KML_FIELDS = 1000 }; /* the most that a document may have */

typedef struct {
    char *name; /* NULL: it has none */
    bool used;  /* placemarks stand in it */
} cor_kml_folder;

typedef struct {
    cor_kml_folder *folder;
    OGRGeometryH geometry; /* NULL: none */
    char **values;         /* by field, NULL for none; fields that came up later are beyond the end */
    guint n_values;
} cor_kml_placemark;

typedef struct {
    char *name;
    bool is_text; /* its Schema says so, or it is one of KML's own */
} cor_kml_field;

typedef struct {
    GPtrArray *folders;    /* cor_kml_folder, in document order */
    GArray *fields;        /* cor_kml_field */
    GPtrArray *placemarks; /* cor_kml_placemark */
    bool has_links;        /* NetworkLink */
    bool too_many_fields;
} cor_kml;

/* COR_BAD_DATA with the line at which TEXT is no XML; the message and the line alone are set. Caller frees *ret_kml
 * with cor_kml_free. */
cor_status cor_kml_parse(const char *text, size_t size, cor_kml **ret_kml, cor_error *err);
void cor_kml_free(cor_kml *kml);

/* What the values of each field of KML are; one whose type REQUEST states is text. Says what is not read as it stands
 * of those that REQUEST has a use for. Caller frees with g_free. */
cor_text_column *cor_kml_columns(const cor_kml *kml, const cor_request *request, cor_diagnostics *diagnostics);

/* Gives FEATURE, whose fields are those of COLUMNS in their order, the values of MARK. */
void cor_kml_put_values(OGRFeatureH feature, const cor_kml_placemark *mark, const cor_text_column *columns);

/* Vertices "lon,lat,height lon,lat …" of a coordinates element, or of a track's "lon lat height", as x, y pairs behind
 * POINTS (double). */
void cor_kml_add_coordinates(GArray *points, const char *text);
void cor_kml_add_track_coordinate(GArray *points, const char *text);

/* What the vertices make: of one a point, else a line, or a ring. Caller owns it. */
OGRGeometryH cor_kml_point(const GArray *points);
OGRGeometryH cor_kml_line(const GArray *points);
OGRGeometryH cor_kml_ring(const GArray *points);

/* The geometries of PARTS (OGRGeometryH, taken) as one; NULL for none. */
OGRGeometryH cor_kml_collect(GPtrArray *parts);

#endif
