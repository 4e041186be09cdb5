#include "source/lonlat.h"

#include <string.h>

#include <glib.h>

/* TEXT in upper case without blanks and quotes. Caller frees. */
static char *squeezed(const char *text)
{
    GString *out = g_string_new(NULL);
    for (; *text; text++)
        if (!g_ascii_isspace(*text) && *text != '"') g_string_append_c(out, g_ascii_toupper(*text));
    return g_string_free(out, FALSE);
}

static bool starts_with_any(const char *text, const char *const *starts)
{
    for (; *starts; starts++)
        if (g_str_has_prefix(text, *starts)) return true;
    return false;
}

static bool is_degrees_from_greenwich(const char *wkt)
{
    static const char *const starts[] = {"GEOGCS[", "GEOGCRS[", "GEODCRS[", NULL};
    return starts_with_any(wkt, starts) && strstr(wkt, "[GREENWICH,0") && strstr(wkt, "0.01745329") &&
           !strstr(wkt, "AXIS[LONGITUDE,WEST") && !strstr(wkt, "DERIVINGCONVERSION[");
}

bool cor_is_nearly_lonlat(const char *text)
{
    char *wkt = squeezed(text);
    bool is = cor_is_plain_lonlat(text) || is_degrees_from_greenwich(wkt);
    g_free(wkt);
    return is;
}

bool cor_is_plain_lonlat(const char *text)
{
    static const char *const codes[] = {"EPSG:4326", "OGC:CRS84", "CRS84", NULL};
    static const char *const wgs84[] = {"GEOGCS[GCS_WGS_1984,DATUM[D_WGS_1984,SPHEROID[WGS_1984,6378137",
                                        "GEOGCS[WGS84,DATUM[D_WGS_1984,SPHEROID[WGS_1984,6378137",
                                        "GEOGCS[WGS84,DATUM[WGS_1984,SPHEROID[WGS84,6378137", NULL};
    bool is = false;
    char *wkt = squeezed(text);
    for (const char *const *code = codes; *code && !is; code++)
        is = !strcmp(wkt, *code);
    if (!is && starts_with_any(wkt, wgs84))
        is = is_degrees_from_greenwich(wkt) && !strstr(wkt, "TOWGS84[") && !strstr(wkt, "PROJECTION[");
    g_free(wkt);
    return is;
}
