#include "source/gdal/csv_days.h"

#include <string.h>

#include <glib.h>

/* A field's name, in quotes or not, a comparison, and a day. */
static const char comparison[] =
    "(?:\"([^\"]+)\"|([^\\s\"'()<>=!]+))\\s*(?:not\\s+)?(?:<>|!=|<=|>=|<|>|=|between)\\s*'\\d{4}-\\d\\d-\\d\\d";

static bool starts_with_day(const char *cell)
{
    static const char pattern[] = "dddd-dd-dd";
    for (const char *p = pattern; *p; p++, cell++)
        if (*p == 'd' ? !g_ascii_isdigit(*cell) : *cell != *p) return false;
    return true;
}

static void warn_first(OGRLayerH layer, int field, const char *url, cor_diagnostics *diagnostics)
{
    OGRFeatureH row;
    bool said = false;
    OGR_L_ResetReading(layer);
    while (!said && (row = OGR_L_GetNextFeature(layer))) {
        const char *cell = OGR_F_IsFieldSetAndNotNull(row, field) ? OGR_F_GetFieldAsString(row, field) : "";
        said = cell[strspn(cell, " \t")] && !starts_with_day(cell);
        if (said)
            cor_warn(diagnostics, cor_file_location(url),
                     "the \"%s\" of row %.0f is \"%.60s\", which the filter compares letter by letter; write days as "
                     "2024-01-31",
                     OGR_Fld_GetNameRef(OGR_F_GetFieldDefnRef(row, field)), (double) OGR_F_GetFID(row), cell);
        OGR_F_Destroy(row);
    }
    OGR_L_ResetReading(layer);
}

static void warn_compared(OGRLayerH layer, const GMatchInfo *match, const char *url, cor_diagnostics *diagnostics)
{
    char *quoted = g_match_info_fetch(match, 1), *bare = g_match_info_fetch(match, 2);
    OGRFeatureDefnH fields = OGR_L_GetLayerDefn(layer);
    int field = OGR_FD_GetFieldIndex(fields, quoted && *quoted ? quoted : bare ? bare : "");
    if (field >= 0 && OGR_Fld_GetType(OGR_FD_GetFieldDefn(fields, field)) == OFTString)
        warn_first(layer, field, url, diagnostics);
    g_free(quoted);
    g_free(bare);
}

void cor_csv_warn_days(OGRLayerH layer, const char *where, const char *url, cor_diagnostics *diagnostics)
{
    GMatchInfo *match = NULL;
    GRegex *regex = g_regex_new(comparison, G_REGEX_CASELESS | G_REGEX_RAW, 0, NULL);
    for (bool found = g_regex_match(regex, where, 0, &match); found; found = g_match_info_next(match, NULL))
        warn_compared(layer, match, url, diagnostics);
    g_match_info_free(match);
    g_regex_unref(regex);
}
