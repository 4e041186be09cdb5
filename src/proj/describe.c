/* What is to be known of a CRS once it is open. PROJ answers most questions by way of its database, whose opening would
 * be half the time that a small map takes; so what a plain PROJ string says itself is read from there, and WKT is
 * written when it is asked for. */
#include <string.h>

#include "proj/internal.h"
#include "proj/words.h"

/* As GDAL should see it. */
static const char *const wgs84_wkt =
    "GEOGCRS[\"WGS 84\",DATUM[\"World Geodetic System 1984\",ELLIPSOID[\"WGS 84\",6378137,298.257223563,"
    "LENGTHUNIT[\"metre\",1]]],PRIMEM[\"Greenwich\",0,ANGLEUNIT[\"degree\",0.0174532925199433]],CS[ellipsoidal,2],"
    "AXIS[\"geodetic latitude (Lat)\",north,ORDER[1],ANGLEUNIT[\"degree\",0.0174532925199433]],"
    "AXIS[\"geodetic longitude (Lon)\",east,ORDER[2],ANGLEUNIT[\"degree\",0.0174532925199433]],ID[\"EPSG\",4326]]";

bool cor_crs_is_wgs84_code(const char *text)
{
    return !g_ascii_strcasecmp(text, "EPSG:4326") || !g_ascii_strcasecmp(text, "OGC:CRS84");
}

static const char *plain_name(const char *proj)
{
    static const struct {
        const char *proj, *name;
    } names[] = {
        {"lcc", "Lambert Conformal Conic"},       {"aea", "Albers Equal Area"},     {"merc", "Mercator"},
        {"laea", "Lambert Azimuthal Equal Area"}, {"stere", "Stereographic"},       {"eqearth", "Equal Earth"},
        {"utm", "Universal Transverse Mercator"}, {"tmerc", "Transverse Mercator"},
    };
    for (size_t i = 0; proj && i < G_N_ELEMENTS(names); i++)
        if (!strcmp(proj, names[i].proj)) return names[i].name;
    return NULL;
}

/* Fills what a plain projection on WGS 84 says itself; false when the text is not one. */
static bool describe_plain(cor_crs *crs)
{
    if (crs->text[0] != '+') return false;
    cor_proj_words words = cor_proj_words_new(crs->text);
    const char *name = plain_name(cor_proj_word(&words, "proj"));
    if (name) crs->direct = cor_direct_pipeline(&words);
    if (crs->direct) {
        crs->name = g_strdup(name);
        crs->frame = cor_frame_of_words(&words, 0);
        crs->metres = 1;
    }
    cor_proj_words_free(&words);
    return crs->direct;
}

/* What a CRS bound to a datum shift is without the shift; the caller destroys it. */
static PJ *unbound(PJ_CONTEXT *context, const PJ *pj)
{
    if (proj_get_type(pj) == PJ_TYPE_BOUND_CRS) return proj_get_source_crs(context, pj);
    return proj_clone(context, pj);
}

/* PROJ calls what came as a PROJ string "unknown"; its method is a better name. */
static char *people_name(PJ_CONTEXT *context, const PJ *base, const char *text)
{
    const char *name = proj_get_name(base), *method = NULL;
    if (name && *name && g_ascii_strcasecmp(name, "unknown") != 0) return g_strdup(name);
    PJ *operation = proj_crs_get_coordoperation(context, base);
    if (operation) proj_coordoperation_get_method_info(context, operation, &method, NULL, NULL);
    char *copy = g_strdup(method && *method ? method : text);
    proj_destroy(operation);
    return copy;
}

/* Metres in one unit of the first axis; 0 when that is not known. */
static double axis_unit(PJ_CONTEXT *context, const PJ *base)
{
    double unit = 0;
    PJ *axes = proj_crs_get_coordinate_system(context, base);
    if (axes) proj_cs_get_axis_info(context, axes, 0, NULL, NULL, NULL, &unit, NULL, NULL, NULL);
    proj_destroy(axes);
    return unit;
}

static char *direct_pipeline_of(PJ_CONTEXT *context, const PJ *pj)
{
    const char *text =
        proj_get_type(pj) == PJ_TYPE_PROJECTED_CRS ? proj_as_proj_string(context, pj, PJ_PROJ_4, NULL) : NULL;
    if (!text) return NULL;
    cor_proj_words words = cor_proj_words_new(text);
    char *pipeline = cor_direct_pipeline(&words);
    cor_proj_words_free(&words);
    return pipeline;
}

/* Directions of the first two axes, as PROJ spells them. */
static bool axes_of(PJ_CONTEXT *context, const PJ *pj, const char *ret_directions[2])
{
    PJ *source = proj_get_type(pj) == PJ_TYPE_BOUND_CRS ? proj_get_source_crs(context, pj) : NULL;
    PJ *axes = proj_crs_get_coordinate_system(context, source ? source : pj);
    bool known = axes && proj_cs_get_axis_count(context, axes) >= 2;
    for (int i = 0; i < 2 && known; i++) {
        const char *direction = NULL;
        known = proj_cs_get_axis_info(context, axes, i, NULL, NULL, &direction, NULL, NULL, NULL, NULL) && direction;
        if (known) ret_directions[i] = g_intern_string(direction);
    }
    proj_destroy(axes);
    proj_destroy(source);
    return known;
}

static bool is_any(const char *direction, const char *a, const char *b)
{
    return !g_ascii_strcasecmp(direction, a) || !g_ascii_strcasecmp(direction, b);
}

bool cor_axes_are_turned(PJ_CONTEXT *context, const PJ *pj)
{
    const char *axes[2];
    if (!axes_of(context, pj, axes)) return false;
    bool across = is_any(axes[0], "east", "west") != is_any(axes[1], "east", "west");
    bool along = is_any(axes[0], "north", "south") != is_any(axes[1], "north", "south");
    return across && along && (is_any(axes[0], "west", "south") || is_any(axes[1], "west", "south"));
}

static bool is_wgs84(const cor_proj *proj, const cor_crs *crs)
{
    if (cor_crs_is_wgs84_code(crs->text)) return true;
    return proj_is_equivalent_to(crs->pj, proj->wgs84, PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) &&
           !cor_axes_are_turned(proj->context, crs->pj);
}

static void describe_wgs84(cor_crs *crs)
{
    crs->is_geographic = crs->is_wgs84 = true;
    crs->frame.kind = COR_FRAME_GEOGRAPHIC;
    crs->name = g_strdup("WGS 84");
    crs->wkt = g_strdup(wgs84_wkt);
}

static void describe_any(cor_crs *crs, const cor_proj *proj)
{
    PJ *base = unbound(proj->context, crs->pj);
    crs->is_geographic = proj_get_type(base) != PJ_TYPE_PROJECTED_CRS;
    crs->name = people_name(proj->context, base, crs->text);
    crs->direct = direct_pipeline_of(proj->context, crs->pj);
    crs->metres = crs->is_geographic ? 0 : axis_unit(proj->context, base);
    crs->frame = cor_frame_of(proj->context, crs->pj);
    if (crs->is_geographic) crs->frame.kind = COR_FRAME_GEOGRAPHIC;
    proj_destroy(base);
}

cor_crs *cor_crs_describe(const cor_proj *proj, PJ *pj, const char *text)
{
    cor_crs *crs = g_new0(cor_crs, 1);
    crs->context = proj->context;
    crs->pj = pj;
    crs->text = g_strdup(text);
    if (is_wgs84(proj, crs))
        describe_wgs84(crs);
    else if (!describe_plain(crs))
        describe_any(crs, proj);
    return crs;
}

/* Written at first need; a session has one thread. */
const char *cor_crs_wkt(const cor_crs *crs)
{
    const char *const options[] = {"MULTILINE=NO", NULL};
    if (!crs->wkt) {
        const char *wkt = proj_as_wkt(crs->context, crs->pj, PJ_WKT2_2019, options);
        ((cor_crs *) crs)->wkt = g_strdup(wkt ? wkt : "");
    }
    return crs->wkt;
}

const char *cor_crs_name(const cor_crs *crs)
{
    return crs->name;
}
const char *cor_crs_text(const cor_crs *crs)
{
    return crs->text;
}
bool cor_crs_is_geographic(const cor_crs *crs)
{
    return crs->is_geographic;
}
bool cor_crs_is_mercator(const cor_crs *crs)
{
    return crs->frame.is_mercator;
}
double cor_crs_metres(const cor_crs *crs)
{
    return crs->metres;
}
