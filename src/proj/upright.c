/* CRSs whose axes point south or west are made for surveyors' books: a map in one stands with north up and east to the
 * right, like any other. So a map's plane is the same projection on the same datum with the usual axes: PROJ says it
 * without axes as a PROJ string, which lacks the datum; from there comes the conversion, all else from the CRS itself.
 */
#include <string.h>

#include "proj/internal.h"

/* Where the element that begins at TEXT ("NAME[…]") ends, behind its bracket; NULL when it does not. */
static const char *element_end(const char *text)
{
    int depth = 0;
    bool quoted = false;
    for (; *text; text++) {
        if (*text == '"') quoted = !quoted;
        if (quoted) continue;
        if (*text == '[') depth++;
        if (*text == ']' && --depth == 0) return text + 1;
    }
    return NULL;
}

/* The element called NAME ("BASEGEOGCRS[") in WKT. */
static bool find_element(const char *wkt, const char *name, const char **ret_start, const char **ret_end)
{
    *ret_start = strstr(wkt, name);
    *ret_end = *ret_start ? element_end(*ret_start) : NULL;
    return *ret_end;
}

static char *wkt_of(PJ_CONTEXT *context, const PJ *pj)
{
    const char *const options[] = {"MULTILINE=NO", NULL};
    return g_strdup(proj_as_wkt(context, pj, PJ_WKT2_2019, options));
}

/* FROM's part of the element called NAME, in the place of INTO's; NULL when one has none. */
static char *with_element(const char *into, const char *from, const char *name)
{
    const char *a, *a_end, *b, *b_end;
    if (!find_element(into, name, &a, &a_end) || !find_element(from, name, &b, &b_end)) return NULL;
    GString *text = g_string_new_len(into, a - into);
    g_string_append_len(text, b, b_end - b);
    g_string_append(text, a_end);
    return g_string_free(text, FALSE);
}

/* The PROJ string of PJ without its axes, as a CRS; NULL when it has none. */
static PJ *without_axes(PJ_CONTEXT *context, const PJ *pj)
{
    const char *text = proj_as_proj_string(context, pj, PJ_PROJ_4, NULL);
    if (!text) return NULL;
    cor_proj_words words = cor_proj_words_new(text);
    GString *rest = g_string_new(NULL);
    for (size_t i = 0; i < words.n; i++)
        if (!g_str_has_prefix(words.words[i], "axis=")) g_string_append_printf(rest, "+%s ", words.words[i]);
    PJ *plain = cor_crs_parse(context, rest->str);
    g_string_free(rest, TRUE);
    cor_proj_words_free(&words);
    return plain;
}

static PJ *parse(PJ_CONTEXT *context, const char *wkt)
{
    return wkt ? proj_create_from_wkt(context, wkt, NULL, NULL, NULL) : NULL;
}

static char *replaced(char *text, const char *what, const char *by)
{
    char **parts = g_strsplit(text, what, -1), *result = g_strjoinv(by, parts);
    g_strfreev(parts);
    g_free(text);
    return result;
}

/* WKT, which is taken over, with axes to the east and north, and without the code that it has no more. */
static char *with_usual_axes(char *wkt)
{
    wkt = replaced(replaced(wkt, "\",west", "\",east"), "\",south", "\",north");
    char *id = g_strrstr(wkt, ",ID[");
    if (id && !strcmp(element_end(id) ? element_end(id) : "", "]")) g_strlcpy(id, "]", 2);
    return wkt;
}

/* Longitudes and latitudes need but other words. */
static PJ *upright_degrees(PJ_CONTEXT *context, const PJ *pj)
{
    char *wkt = wkt_of(context, pj);
    if (!wkt) return NULL;
    wkt = with_usual_axes(wkt);
    PJ *result = parse(context, wkt);
    g_free(wkt);
    return result;
}

/* The same with x to the east and y to the north; NULL when PROJ cannot say it. */
static PJ *upright(PJ_CONTEXT *context, const PJ *pj)
{
    PJ_TYPE type = proj_get_type(pj);
    if (type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS) return upright_degrees(context, pj);
    PJ *plain = without_axes(context, pj);
    if (!plain || proj_get_type(plain) != PJ_TYPE_PROJECTED_CRS) return plain;
    char *wkt = wkt_of(context, plain), *own = wkt_of(context, pj), *spliced = NULL;
    if (wkt && own) spliced = with_element(own, wkt, "CONVERSION[");
    if (spliced) spliced = with_usual_axes(spliced);
    PJ *result = parse(context, spliced);
    g_free(spliced);
    g_free(own);
    g_free(wkt);
    proj_destroy(plain);
    return result;
}

/* Written at first need; a session has one thread. */
static cor_status make_upright(cor_proj *proj, cor_crs *crs, cor_error *err)
{
    PJ *pj = upright(proj->context, crs->pj);
    if (!pj || cor_axes_are_turned(proj->context, pj)) {
        proj_destroy(pj);
        return cor_fail(err, COR_BAD_DOCUMENT,
                        "the axes of \"%s\" point south or west; choose one for a map that has x to the east and y to "
                        "the north",
                        crs->name);
    }
    crs->upright = cor_crs_describe(proj, pj, crs->text);
    g_free(crs->upright->name);
    crs->upright->name = g_strdup(crs->name);
    return COR_OK;
}

cor_status cor_crs_open_plane(cor_proj *proj, const char *text, const cor_crs **ret_crs, cor_error *err)
{
    const cor_crs *crs;
    cor_status st = cor_crs_open(proj, text, &crs, err);
    if (st) return st;
    if (!crs->upright && !crs->is_wgs84 && !crs->direct && cor_axes_are_turned(proj->context, crs->pj))
        st = make_upright(proj, (cor_crs *) crs, err);
    if (!st) *ret_crs = crs->upright ? crs->upright : crs;
    return st;
}
