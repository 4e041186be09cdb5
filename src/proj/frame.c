/* How a CRS lies on the globe, read from its PROJ string. */
#include <string.h>

#include "proj/internal.h"
#include "proj/words.h"

static bool is_one_of(const char *word, const char *const *list)
{
    for (; *list; list++)
        if (!strcmp(word, *list)) return true;
    return false;
}

static cor_frame_kind kind_of(const char *proj)
{
    static const char *const conic[] = {"lcc",    "lcca",  "aea",   "eqdc",   "leac",  "bonne",
                                        "poly",   "ccon",  "euler", "murd1",  "murd2", "murd3",
                                        "pconic", "rpoly", "vitk1", "tissot", NULL};
    static const char *const azimuthal[] = {"stere", "sterea", "ups",  "laea", "aeqd",  "gnom",
                                            "ortho", "nsper",  "geos", "airy", "rouss", NULL};
    static const char *const transverse[] = {"tmerc", "etmerc", "utm", "gstmerc", "cass", "tcea", "tcc", NULL};
    static const char *const cylindric[] = {
        "merc",    "webmerc",  "eqc",       "cea",     "mill",    "gall",   "comill", "patterson", "eqearth", "robin",
        "moll",    "sinu",     "eck1",      "eck2",    "eck3",    "eck4",   "eck5",   "eck6",      "vandg",   "vandg2",
        "vandg3",  "vandg4",   "wintri",    "wink1",   "wink2",   "hatano", "kav5",   "kav7",      "aitoff",  "hammer",
        "times",   "wag1",     "wag2",      "wag3",    "wag4",    "wag5",   "wag6",   "wag7",      "putp1",   "putp2",
        "putp3",   "putp3p",   "putp4p",    "putp5",   "putp5p",  "putp6",  "putp6p", "mbt_s",     "mbt_fps", "mbtfpp",
        "mbtfpq",  "mbtfps",   "goode",     "boggs",   "collg",   "crast",  "denoy",  "fahey",     "fouc",    "fouc_s",
        "gins8",   "gn_sinu",  "larr",      "lask",    "loxim",   "nell",   "nell_h", "nicol",     "ortel",   "apian",
        "bacon",   "august",   "lagrng",    "qua_aut", "tobmerc", "urm5",   "urmfps", "weren",     "longlat", "latlon",
        "latlong", "natearth", "natearth2", NULL};
    if (is_one_of(proj, conic)) return COR_FRAME_CONIC;
    if (is_one_of(proj, azimuthal)) return COR_FRAME_AZIMUTHAL;
    if (is_one_of(proj, transverse)) return COR_FRAME_TRANSVERSE;
    if (is_one_of(proj, cylindric)) return COR_FRAME_CYLINDRIC;
    return COR_FRAME_UNKNOWN;
}

/* Goode's: of continents, or of oceans ("_o"). */
static const cor_lobe *lobes_of(const char *proj)
{
    static const char *const continental[] = {"igh", "imoll", NULL}, *const oceanic[] = {"igh_o", "imoll_o", NULL};
    static const cor_lobe continents[] = {{-180, -40, true}, {-40, 180, true}, {-180, -100, false}, {-100, -20, false},
                                          {-20, 80, false},  {80, 180, false}, {0, 0, false}};
    static const cor_lobe oceans[] = {{-180, -90, true}, {-90, 60, true},  {60, 180, true}, {-180, -60, false},
                                      {-60, 90, false},  {90, 180, false}, {0, 0, false}};
    if (is_one_of(proj, continental)) return continents;
    return is_one_of(proj, oceanic) ? oceans : NULL;
}

static double central_meridian(const cor_proj_words *words)
{
    double zone = cor_proj_number(words, "zone", 0);
    if (zone) return zone * 6 - 183;
    return cor_proj_number(words, "lon_0", cor_proj_number(words, "lonc", 0));
}

/* Degrees of the prime meridian east of Greenwich. */
static double prime_meridian(PJ_CONTEXT *context, const PJ *crs)
{
    double degrees = 0, longitude = 0, unit = 1;
    PJ *meridian = proj_get_prime_meridian(context, crs);
    if (meridian && proj_prime_meridian_get_parameters(context, meridian, &longitude, &unit, NULL))
        degrees = longitude * unit * 180 / G_PI;
    proj_destroy(meridian);
    return degrees;
}

cor_frame cor_frame_of_words(const cor_proj_words *words, double meridian)
{
    const char *proj = cor_proj_word(words, "proj");
    if (!proj) return (cor_frame){0};
    if (!strcmp(proj, "ob_tran")) {
        const char *turned = cor_proj_word(words, "o_proj");
        return (cor_frame){.kind = turned ? kind_of(turned) : COR_FRAME_UNKNOWN,
                           .is_rotated = true,
                           .lat_0 = cor_proj_number(words, "lat_0", 0)};
    }
    const cor_lobe *lobes = lobes_of(proj);
    return (cor_frame){.kind = lobes ? COR_FRAME_INTERRUPTED : kind_of(proj),
                       .lobes = lobes,
                       .is_mercator = !strcmp(proj, "merc") || !strcmp(proj, "webmerc"),
                       .lon_0 = central_meridian(words) + meridian,
                       .lat_0 = cor_proj_number(words, "lat_0", 0)};
}

/* Whether longitudes and latitudes are derived from others. */
static bool is_derived(PJ_CONTEXT *context, const PJ *crs)
{
    PJ_TYPE type = proj_get_type(crs);
    if (type != PJ_TYPE_GEOGRAPHIC_2D_CRS && type != PJ_TYPE_GEOGRAPHIC_3D_CRS) return false;
    PJ *operation = proj_crs_get_coordoperation(context, crs);
    proj_destroy(operation);
    return operation;
}

cor_frame cor_frame_of(PJ_CONTEXT *context, PJ *crs)
{
    const char *text = proj_as_proj_string(context, crs, PJ_PROJ_4, NULL);
    cor_proj_words words = cor_proj_words_new(text ? text : "");
    cor_frame frame = cor_frame_of_words(&words, prime_meridian(context, crs));
    cor_proj_words_free(&words);
    frame.is_rotated = frame.is_rotated || is_derived(context, crs);
    return frame;
}
