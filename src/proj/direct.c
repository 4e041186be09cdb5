/* The short way from WGS 84 longitudes and latitudes to a projected CRS on the same datum: its projection and nothing
 * else. PROJ would come to the same, but reads its database for it, which costs more than drawing a small map. */
#include <string.h>

#include "proj/internal.h"
#include "proj/words.h"

/* Words that change more than the projection does. */
static bool has_other_words(const cor_proj_words *words)
{
    static const char *const others[] = {"towgs84", "nadgrids", "geoidgrids", "pm",     "axis", "to_meter",
                                         "vunits",  "wktext",   "ellps",      "lonc",   "a",    "b",
                                         "R",       "over",     "geoc",       "o_proj", "init", "step"};
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        if (cor_proj_word(words, others[i])) return true;
    return false;
}

static bool is_metric_on_wgs84(const cor_proj_words *words)
{
    const char *datum = cor_proj_word(words, "datum"), *units = cor_proj_word(words, "units");
    return datum && !strcmp(datum, "WGS84") && (!units || !strcmp(units, "m")) && !has_other_words(words);
}

static bool is_of_crs(const char *word)
{
    return g_str_has_prefix(word, "datum=") || g_str_has_prefix(word, "units=") || !strcmp(word, "no_defs") ||
           !strcmp(word, "type=crs");
}

char *cor_direct_pipeline(const cor_proj_words *words)
{
    if (!is_metric_on_wgs84(words)) return NULL;
    GString *pipeline = g_string_new("+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step");
    for (size_t i = 0; i < words->n; i++)
        if (!is_of_crs(words->words[i])) g_string_append_printf(pipeline, " +%s", words->words[i]);
    g_string_append(pipeline, " +ellps=WGS84");
    return g_string_free(pipeline, FALSE);
}
