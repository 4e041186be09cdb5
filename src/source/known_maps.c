/* Exports of what people draw, record and map themselves. */
#include "source/known_tables.h"

/* Placemarks of Google My Maps and Google Earth, as the reader of KML has them. */
static const cor_known_field of_kml[] = {ALIKE("name", "Name"), ALIKE("place", "Name"),
                                         ALIKE("description", "Description"), ALIKE("date", "timestamp")};

/* GPX 1.1, as GDAL names its elements. */
static const cor_known_field of_gpx[] = {ALIKE("date", "time"), ALIKE("description", "desc")};

/* OpenStreetMap: extracts of Geofabrik; what GDAL makes of a .pbf; what QuickOSM takes out of QGIS; what Overpass Turbo
 * and osmium export. */
static const cor_known_field of_geofabrik[] = {ALIKE("id", "osm_id"), ALIKE("kind", "fclass")};
static const cor_known_field of_gdal[] = {ALIKE("id", "osm_id")};
static const cor_known_field of_quickosm[] = {ALIKE("id", "full_id")};
static const cor_known_field of_overpass[] = {ALIKE("id", "@id")};

static const cor_known_export exports[] = {
    {.name = "Google My Maps or Earth", .columns = {"Name", "Description", "folder"}, FIELDS(of_kml)},
    {.name = "GPX", .columns = {"cmt", "desc", "src", "link1_href"}, FIELDS(of_gpx)},
    {.name = "OpenStreetMap", .columns = {"osm_id", "fclass", "code"}, FIELDS(of_geofabrik)},
    {.name = "OpenStreetMap", .columns = {"osm_id", "other_tags"}, FIELDS(of_gdal)},
    {.name = "OpenStreetMap", .columns = {"full_id", "osm_id", "osm_type"}, FIELDS(of_quickosm)},
    {.name = "OpenStreetMap", .columns = {"@id"}, FIELDS(of_overpass)},
};
const cor_known_exports cor_exports_of_maps = {exports, G_N_ELEMENTS(exports)};
