#include "source/known_exports.h"

#include <string.h>

#include <glib.h>

#define FIELDS(array) .fields = (array), .n_fields = G_N_ELEMENTS(array)
#define ALIKE(name, column)                                                                                            \
    {                                                                                                                  \
        .ours = (name), .theirs = { column }                                                                           \
    }
#define CODES(array) .codes = (array), .n_codes = G_N_ELEMENTS(array)

/* UCDP Georeferenced Event Dataset, codebook 23.1: where_prec is 1 where the place is known, 2 where it lies within
 * some 25 km of the point; the others are units of administration, lines and countries, which have no distance.
 * type_of_violence has three values. best counts the dead of all sides. */
static const cor_export_code ucdp_precision[] = {{1, NULL, 0}, {2, NULL, 25}};
static const cor_export_code ucdp_violence[] = {
    {1, "state-based conflict", 0}, {2, "non-state conflict", 0}, {3, "one-sided violence", 0}};
static const cor_known_field of_ucdp[] = {
    {.ours = "date", .made = COR_MADE_OF_DAY, .theirs = {"date_start"}},
    ALIKE("killed", "best"),
    ALIKE("place", "where_coordinates"),
    ALIKE("province", "adm_1"),
    {.ours = "event_type", .made = COR_MADE_BY_CODES, .theirs = {"type_of_violence"}, CODES(ucdp_violence)},
    {.ours = "precision_km", .made = COR_MADE_BY_CODES, .theirs = {"where_prec"}, CODES(ucdp_precision)},
};

/* ACLED codebook (2023): geo_precision is 1 for a town, 2 for a part of a region, 3 for a larger region: no distance.
 * fatalities are of all sides. event_type has the name that it has here, and words of its own. */
static const cor_known_field of_acled[] = {
    ALIKE("id", "event_id_cnty"), ALIKE("date", "event_date"), ALIKE("killed", "fatalities"),
    ALIKE("place", "location"),   ALIKE("province", "admin1"),
};

/* Global Terrorism Database, codebook 2021: imonth and iday are 0 where they are not known; nkill counts victims and
 * attackers, nkillter attackers alone. */
static const cor_known_field of_gtd[] = {
    ALIKE("id", "eventid"),
    {.ours = "date", .made = COR_MADE_OF_YMD, .theirs = {"iyear", "imonth", "iday"}},
    ALIKE("killed", "nkill"),
    ALIKE("attackers_killed", "nkillter"),
    ALIKE("place", "city"),
    ALIKE("province", "provstate"),
    ALIKE("event_type", "attacktype1_txt"),
    ALIKE("target", "target1"),
};

/* Common Operational Datasets of OCHA: administrative units with their codes, by level. */
#define COD(level, suffix)                                                                                             \
    static const cor_known_field of_cod_##level##suffix[] = {                                                          \
        ALIKE("name", "ADM" #level "_" #suffix), ALIKE("pcode", "ADM" #level "_PCODE"),                                \
        ALIKE("province", "ADM1_" #suffix), ALIKE("country", "ADM0_PCODE")}
COD(0, EN);
COD(1, EN);
COD(2, EN);
COD(3, EN);
COD(4, EN);
COD(0, NAME);
COD(1, NAME);
COD(2, NAME);
COD(3, NAME);
COD(4, NAME);
#define COD_ROW(level, below, suffix)                                                                                  \
    {                                                                                                                  \
        .name = "OCHA COD", .columns = {"ADM" #level "_" #suffix, "ADM" #level "_PCODE", "ADM0_PCODE"},                \
        .lacks = "ADM" #below "_PCODE", FIELDS(of_cod_##level##suffix)                                                 \
    }

/* Placemarks of Google My Maps and Google Earth, as the reader of KML has them. */
static const cor_known_field of_kml[] = {ALIKE("name", "Name"), ALIKE("description", "Description")};

/* GPX 1.1, as GDAL names its elements. */
static const cor_known_field of_gpx[] = {ALIKE("date", "time"), ALIKE("description", "desc")};

/* OpenStreetMap: extracts of Geofabrik, what GDAL makes of a .pbf, what Overpass Turbo exports. */
static const cor_known_field of_geofabrik[] = {ALIKE("id", "osm_id"), ALIKE("kind", "fclass")};
static const cor_known_field of_osm[] = {ALIKE("id", "osm_id")};
static const cor_known_field of_overpass[] = {ALIKE("id", "@id")};

static const cor_known_export exports[] = {
    {.name = "UCDP GED",
     .columns = {"type_of_violence", "where_prec", "date_start", "best", "dyad_name"},
     FIELDS(of_ucdp),
     .remark = "\"best\" counts the dead of all sides, attackers too"},
    {.name = "ACLED",
     .columns = {"event_id_cnty", "event_date", "sub_event_type", "fatalities", "actor1"},
     FIELDS(of_acled),
     .remark = "\"fatalities\" are of all sides, and its \"geo_precision\" tells no distance"},
    {.name = "GTD",
     .columns = {"eventid", "iyear", "imonth", "iday", "attacktype1_txt", "nkill"},
     FIELDS(of_gtd),
     .remark = "\"nkill\" counts attackers, too, and its \"specificity\" tells no distance"},
    COD_ROW(0, 1, EN),
    COD_ROW(1, 2, EN),
    COD_ROW(2, 3, EN),
    COD_ROW(3, 4, EN),
    COD_ROW(4, 5, EN),
    COD_ROW(0, 1, NAME),
    COD_ROW(1, 2, NAME),
    COD_ROW(2, 3, NAME),
    COD_ROW(3, 4, NAME),
    COD_ROW(4, 5, NAME),
    {.name = "Google My Maps or Earth", .columns = {"Name", "Description", "folder"}, FIELDS(of_kml)},
    {.name = "GPX", .columns = {"cmt", "desc", "src", "link1_href"}, FIELDS(of_gpx)},
    {.name = "OpenStreetMap", .columns = {"osm_id", "fclass", "code"}, FIELDS(of_geofabrik)},
    {.name = "OpenStreetMap", .columns = {"osm_id", "other_tags"}, FIELDS(of_osm)},
    {.name = "OpenStreetMap", .columns = {"@id"}, FIELDS(of_overpass)},
};

/* HXL standard 1.1: what a column is stands in its tag, whatever its name. */
static const cor_known_field of_hxl[] = {
    ALIKE("id", "#event+id"),        ALIKE("date", "#date+start"),        ALIKE("date", "#date+occurred"),
    ALIKE("date", "#date"),          ALIKE("killed", "#affected+killed"), ALIKE("place", "#loc+name"),
    ALIKE("province", "#adm1+name"), ALIKE("event_type", "#event+type"),
};
static const cor_known_export hxl = {.name = "HXL tags", .columns = {NULL}, FIELDS(of_hxl)};

size_t cor_column_called(const char *name, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!strcmp(names[i], name)) return i;
    for (size_t i = 0; i < n; i++)
        if (!g_ascii_strcasecmp(names[i], name)) return i;
    return n;
}

/* Whether TAG is "#date" with at least the attributes of WANTED. */
static bool is_tag(const char *wanted, const char *tag)
{
    char **parts = g_strsplit(wanted, "+", -1), **found = g_strsplit(tag, "+", -1);
    for (char **part = found; *part; part++)
        g_strstrip(*part);
    bool same = *found && !g_ascii_strcasecmp(parts[0], found[0]);
    for (char **part = parts + 1; same && *part; part++)
        same = g_strv_contains((const char *const *) found, *part);
    g_strfreev(parts);
    g_strfreev(found);
    return same;
}

size_t cor_column_tagged(const char *name, const char *const *tags, size_t n)
{
    size_t found = n, exact = n, n_found = 0;
    for (size_t i = 0; i < n; i++) {
        if (!tags[i] || !is_tag(name, tags[i])) continue;
        n_found++;
        found = i;
        if (exact == n && !g_ascii_strcasecmp(name, tags[i])) exact = i;
    }
    return exact < n ? exact : n_found == 1 ? found : n;
}

static bool fits(const cor_known_export *one, const char *const *names, size_t n)
{
    for (size_t i = 0; i < G_N_ELEMENTS(one->columns) && one->columns[i]; i++)
        if (cor_column_called(one->columns[i], names, n) == n) return false;
    return !one->lacks || cor_column_called(one->lacks, names, n) == n;
}

const cor_known_export *cor_known_export_of(const char *const *names, const char *const *tags, size_t n)
{
    const cor_known_export *found = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(exports); i++) {
        if (!fits(&exports[i], names, n)) continue;
        if (found) return NULL;
        found = &exports[i];
    }
    return found ? found : tags ? &hxl : NULL;
}
