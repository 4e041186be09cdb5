#include "proj/crs.h"

#include <string.h>

#include "proj/inside.h"
#include "proj/words.h"

/* PROJ's own words are for programmers; ours are made where an error is reported. */
static void stay_silent(void *data, int level, const char *message)
{
    (void) data;
    (void) level;
    (void) message;
}

static void free_crs(void *data)
{
    cor_crs *crs = data;
    proj_destroy(crs->pj);
    g_free(crs->text);
    g_free(crs->name);
    g_free(crs->wkt);
    g_free(crs);
}

static void free_transform(void *data)
{
    cor_transform *transform = data;
    proj_destroy(transform->pj);
    g_free(transform);
}

cor_proj *cor_proj_new(void)
{
    cor_proj *proj = g_new0(cor_proj, 1);
    proj->context = proj_context_create();
    proj_log_func(proj->context, NULL, stay_silent);
    proj_context_set_enable_network(proj->context, 0);
    proj_context_use_proj4_init_rules(proj->context, 0);
    proj->crss = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_crs);
    proj->transforms = g_ptr_array_new_with_free_func(free_transform);
    return proj;
}

void cor_proj_free(cor_proj *proj)
{
    if (!proj) return;
    g_ptr_array_unref(proj->transforms);
    g_hash_table_unref(proj->crss);
    proj_context_destroy(proj->context);
    g_free(proj);
}

static PJ *parse_wkt(PJ_CONTEXT *context, const char *text)
{
    PROJ_STRING_LIST warnings = NULL, errors = NULL;
    PJ *pj = proj_create_from_wkt(context, text, NULL, &warnings, &errors);
    proj_string_list_destroy(warnings);
    proj_string_list_destroy(errors);
    return pj;
}

static PJ *parse_code(PJ_CONTEXT *context, const char *text)
{
    const char *colon = strchr(text, ':');
    char *authority = g_ascii_strup(text, colon - text);
    PJ *pj = proj_create_from_database(context, authority, colon + 1, PJ_CATEGORY_CRS, 0, NULL);
    g_free(authority);
    return pj;
}

static PJ *parse_proj_string(PJ_CONTEXT *context, const char *text)
{
    char *whole = g_strconcat(text, strstr(text, "+type=crs") ? "" : " +type=crs", NULL);
    PJ *pj = proj_create(context, whole);
    g_free(whole);
    return pj;
}

PJ *cor_crs_parse(PJ_CONTEXT *context, const char *text)
{
    if (text[0] == '+' || g_str_has_prefix(text, "proj=")) return parse_proj_string(context, text);
    if (strpbrk(text, "[(")) return parse_wkt(context, text);
    return parse_code(context, text);
}

/* The horizontal part of a compound; takes PJ over. */
static PJ *flat(PJ_CONTEXT *context, PJ *pj)
{
    if (proj_get_type(pj) == PJ_TYPE_COMPOUND_CRS) {
        PJ *horizontal = proj_crs_get_sub_crs(context, pj, 0);
        proj_destroy(pj);
        pj = horizontal;
    }
    return pj;
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

/* Metres (or radians) in one unit of the first axis; 0 when that is not known. */
static double axis_unit(PJ_CONTEXT *context, const PJ *base)
{
    double unit = 0;
    PJ *axes = proj_crs_get_coordinate_system(context, base);
    if (axes) proj_cs_get_axis_info(context, axes, 0, NULL, NULL, NULL, &unit, NULL, NULL, NULL);
    proj_destroy(axes);
    return unit;
}

static char *one_line_wkt(PJ_CONTEXT *context, const PJ *pj)
{
    const char *const options[] = {"MULTILINE=NO", NULL};
    const char *wkt = proj_as_wkt(context, pj, PJ_WKT2_2019, options);
    return g_strdup(wkt ? wkt : "");
}

static cor_crs *describe(PJ_CONTEXT *context, PJ *pj, PJ *base, const char *text)
{
    cor_crs *crs = g_new0(cor_crs, 1);
    crs->pj = pj;
    crs->text = g_strdup(text);
    crs->name = people_name(context, base, text);
    crs->wkt = one_line_wkt(context, pj);
    crs->is_geographic = proj_get_type(base) != PJ_TYPE_PROJECTED_CRS;
    crs->metres = crs->is_geographic ? 0 : axis_unit(context, base);
    crs->frame = cor_frame_of(context, pj);
    if (crs->is_geographic) crs->frame.kind = COR_FRAME_GEOGRAPHIC;
    return crs;
}

static cor_status not_understood(cor_proj *proj, const char *text, cor_error *err)
{
    int number = proj_context_errno(proj->context);
    const char *why = number ? proj_context_errno_string(proj->context, number) : NULL;
    int shown = (int) MIN(strcspn(text, "\r\n"), 60);
    if (text[0] != '+' && !strpbrk(text, "[(="))
        return cor_fail(err, COR_BAD_DOCUMENT,
                        "\"%.*s\" is not in PROJ's database of CRSs; a code looks like EPSG:32642", shown, text);
    return cor_fail(err, COR_BAD_DOCUMENT, "PROJ does not understand the CRS \"%.*s\"%s%s", shown, text,
                    why ? ": " : "", why ? why : "");
}

static cor_status open_new(cor_proj *proj, const char *text, cor_crs **ret_crs, cor_error *err)
{
    cor_status st = cor_crs_allow(text, err);
    if (st) return st;
    PJ *pj = cor_crs_parse(proj->context, text);
    if (pj) pj = flat(proj->context, pj);
    if (!pj) return not_understood(proj, text, err);
    PJ *base = unbound(proj->context, pj);
    PJ_TYPE type = base ? proj_get_type(base) : PJ_TYPE_UNKNOWN;
    if (type != PJ_TYPE_PROJECTED_CRS && type != PJ_TYPE_GEOGRAPHIC_2D_CRS && type != PJ_TYPE_GEOGRAPHIC_3D_CRS) {
        proj_destroy(base);
        proj_destroy(pj);
        return cor_fail(err, COR_BAD_DOCUMENT,
                        "\"%.*s\" is not a CRS of the plane or of longitudes and latitudes (it is geocentric, vertical "
                        "or local); name a projected or geographic one",
                        (int) MIN(strcspn(text, "\r\n"), 60), text);
    }
    *ret_crs = describe(proj->context, pj, base, text);
    proj_destroy(base);
    return COR_OK;
}

cor_status cor_crs_open(cor_proj *proj, const char *text, const cor_crs **ret_crs, cor_error *err)
{
    char *key = g_strstrip(g_strdup(text ? text : ""));
    cor_crs *crs = g_hash_table_lookup(proj->crss, key);
    cor_status st = COR_OK;
    if (!crs) {
        st = open_new(proj, key, &crs, err);
        if (!st) g_hash_table_insert(proj->crss, crs->text, crs);
    }
    if (!st) *ret_crs = crs;
    g_free(key);
    return st;
}

/* The parameters themselves stand for EPSG:4326, should PROJ's database be missing. */
const cor_crs *cor_crs_lonlat(cor_proj *proj)
{
    const cor_crs *crs = NULL;
    if (cor_crs_open(proj, "EPSG:4326", &crs, NULL)) cor_crs_open(proj, "+proj=longlat +ellps=WGS84", &crs, NULL);
    return crs;
}

const char *cor_crs_name(const cor_crs *crs)
{
    return crs->name;
}
const char *cor_crs_text(const cor_crs *crs)
{
    return crs->text;
}
const char *cor_crs_wkt(const cor_crs *crs)
{
    return crs->wkt;
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
