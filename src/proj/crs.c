#include "proj/crs.h"

#include <string.h>

#include "proj/internal.h"
#include "proj/words.h"

/* PROJ's own words are for programmers; ours are made where an error is reported. */
static void stay_silent(void *data, int level, const char *message)
{
    (void) data;
    (void) level;
    (void) message;
}

/* WGS 84 in words that PROJ understands without its database, whose opening would be half the time that a
 * small map takes. */
static const char *const wgs84_words = "+proj=longlat +datum=WGS84 +no_defs +type=crs";

static void free_crs(void *data)
{
    cor_crs *crs = data;
    if (crs->upright) free_crs(crs->upright);
    proj_destroy(crs->pj);
    g_free(crs->text);
    g_free(crs->name);
    g_free(crs->wkt);
    g_free(crs->direct);
    g_free(crs);
}

static void free_transform(void *data)
{
    cor_transform *transform = data;
    if (!transform) return;
    free_transform((cor_transform *) transform->first_step);
    if (!transform->borrows_second) free_transform((cor_transform *) transform->second_step);
    proj_destroy(transform->pj);
    g_free(transform);
}

static PJ_CONTEXT *new_context(void)
{
    PJ_CONTEXT *context = proj_context_create();
    proj_log_func(context, NULL, stay_silent);
    proj_context_set_enable_network(context, 0);
    proj_context_use_proj4_init_rules(context, 0);
    return context;
}

cor_proj *cor_proj_new(void)
{
    static const char *const nowhere[] = {"/dev/null"};
    cor_proj *proj = g_new0(cor_proj, 1);
    proj->context = new_context();
    proj->plain = new_context();
    proj_context_set_search_paths(proj->plain, 1, nowhere);
    proj->wgs84 = proj_create(proj->context, wgs84_words);
    proj->crss = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_crs);
    proj->transforms = g_ptr_array_new_with_free_func(free_transform);
    return proj;
}

void cor_proj_free(cor_proj *proj)
{
    if (!proj) return;
    g_ptr_array_unref(proj->transforms);
    g_hash_table_unref(proj->crss);
    proj_destroy(proj->wgs84);
    proj_context_destroy(proj->plain);
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
    if (cor_crs_is_wgs84_code(text)) return proj_create(context, wgs84_words);
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

/* Whether it is a CRS of longitudes and latitudes, or of a plane projected from them. */
static bool is_of_maps(PJ_CONTEXT *context, const PJ *pj)
{
    PJ *source = proj_get_type(pj) == PJ_TYPE_BOUND_CRS ? proj_get_source_crs(context, pj) : NULL;
    PJ_TYPE type = proj_get_type(source ? source : pj);
    proj_destroy(source);
    return type == PJ_TYPE_PROJECTED_CRS || type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
}

static cor_status open_new(cor_proj *proj, const char *text, cor_crs **ret_crs, cor_error *err)
{
    cor_status st = cor_crs_allow(text, err);
    if (st) return st;
    PJ *pj = cor_crs_parse(proj->context, text);
    if (pj) pj = flat(proj->context, pj);
    if (!pj) return not_understood(proj, text, err);
    if (!is_of_maps(proj->context, pj)) {
        proj_destroy(pj);
        return cor_fail(err, COR_BAD_DOCUMENT,
                        "\"%.*s\" is not a CRS of the plane or of longitudes and latitudes (it is geocentric, vertical "
                        "or local); name a projected or geographic one",
                        (int) MIN(strcspn(text, "\r\n"), 60), text);
    }
    *ret_crs = cor_crs_describe(proj, pj, text);
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

const cor_crs *cor_crs_lonlat(cor_proj *proj)
{
    const cor_crs *crs = NULL;
    cor_crs_open(proj, "EPSG:4326", &crs, NULL);
    return crs;
}
