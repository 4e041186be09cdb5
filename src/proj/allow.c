/* Which texts may name a CRS. Maps and data are not trusted: what makes PROJ open a file of the
 * text's choosing, or ask a server, is refused here. */
#include <string.h>

#include "proj/internal.h"
#include "proj/words.h"

enum { LONGEST = 8192 };

#define ALLOWED "a CRS is EPSG:n (or another authority's code), WKT, or a PROJ string such as \"+proj=utm +zone=42\""

static bool is_code(const char *text)
{
    size_t authority = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
    if (!authority || text[authority] != ':' || !g_ascii_isalpha(text[0])) return false;
    const char *code = text + authority + 1;
    size_t length = strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");
    return length > 0 && !code[length];
}

static bool is_wkt(const char *text)
{
    static const char *const roots[] = {"GEOGCS",       "PROJCS",        "COMPD_CS",   "GEOGCRS",
                                        "GEODCRS",      "GEOGRAPHICCRS", "PROJCRS",    "GEODETICCRS",
                                        "PROJECTEDCRS", "BOUNDCRS",      "COMPOUNDCRS"};
    for (size_t i = 0; i < G_N_ELEMENTS(roots); i++) {
        size_t length = strlen(roots[i]);
        if (g_ascii_strncasecmp(text, roots[i], length) != 0) continue;
        const char *rest = text + length + strspn(text + length, " \t\r\n");
        if (*rest == '[' || *rest == '(') return true;
    }
    return false;
}

static bool is_proj_string(const char *text)
{
    return text[0] == '+' || g_str_has_prefix(text, "proj=");
}

/* "nadgrids=@null" (no shift, as Web Mercator has it) reads no file. */
static bool names_a_grid(const char *text)
{
    for (const char *at = text; (at = strstr(at, "grids=")); at += 6)
        if (!g_str_has_prefix(at + 6, "@null")) return true;
    return false;
}

static bool wkt_names_a_file(const char *text)
{
    char *upper = g_ascii_strup(text, -1);
    bool found = strstr(upper, "PARAMETERFILE") || strstr(upper, "GEOIDMODEL");
    char *lower = g_ascii_strdown(text, -1);
    found = found || names_a_grid(lower) || strstr(lower, "+init") || strstr(lower, "file=");
    g_free(upper);
    g_free(lower);
    return found;
}

static cor_status allow_proj_string(const char *text, cor_error *err)
{
    static const char *const refused[] = {"init",    "step", "grids",   "nadgrids", "geoidgrids", "xy_grids",
                                          "z_grids", "file", "catalog", "model",    "geoid_crs"};
    cor_proj_words words = cor_proj_words_new(text);
    const char *proj = cor_proj_word(&words, "proj"), *grids = cor_proj_word(&words, "nadgrids"), *bad = NULL;
    for (size_t i = 0; !bad && i < G_N_ELEMENTS(refused); i++)
        if (cor_proj_word(&words, refused[i])) bad = refused[i];
    if (bad && !strcmp(bad, "nadgrids") && !strcmp(grids, "@null")) bad = NULL;

    cor_status st = COR_OK;
    if (bad)
        st = cor_fail(err, COR_BAD_DOCUMENT, "the PROJ string uses +%s, which may read files; " ALLOWED, bad);
    else if (!proj || !*proj)
        st = cor_fail(err, COR_BAD_DOCUMENT, "the PROJ string has no +proj=; " ALLOWED);
    else if (!strcmp(proj, "pipeline"))
        st = cor_fail(err, COR_BAD_DOCUMENT, "the PROJ string is a pipeline, which is no CRS; " ALLOWED);
    cor_proj_words_free(&words);
    return st;
}

cor_status cor_crs_allow(const char *text, cor_error *err)
{
    if (!text || !*text) return cor_fail(err, COR_BAD_DOCUMENT, "the CRS is empty; " ALLOWED);
    if (strlen(text) > LONGEST)
        return cor_fail(err, COR_BAD_DOCUMENT, "the CRS is %zu bytes long; at most %d are read", strlen(text), LONGEST);
    if (is_proj_string(text)) return allow_proj_string(text, err);
    if (is_code(text)) return COR_OK;
    if (!is_wkt(text))
        return cor_fail(err, COR_BAD_DOCUMENT, "\"%.*s\" names no CRS; " ALLOWED, (int) MIN(strcspn(text, "\r\n"), 60),
                        text);
    if (wkt_names_a_file(text))
        return cor_fail(err, COR_BAD_DOCUMENT, "the CRS's WKT names a grid file; files are not read; " ALLOWED);
    return COR_OK;
}
