/* What the files of this storey share, and no other storey sees. */
#ifndef COR_PROJ_INTERNAL_H
#define COR_PROJ_INTERNAL_H

#include <glib.h>
#include <proj.h>

#include "proj/closed_form.h"
#include "proj/crs.h"
#include "proj/words.h"

/* How a projection lies on the globe: where it tears, and how far from its centre it is sane. */
typedef enum {
    COR_FRAME_UNKNOWN,
    COR_FRAME_GEOGRAPHIC, /* tears opposite the middle of the view */
    COR_FRAME_CYLINDRIC,  /* and pseudocylindric: tears opposite lon_0 */
    COR_FRAME_CONIC,      /* tears opposite lon_0 */
    COR_FRAME_AZIMUTHAL,  /* does not tear but at the antipode */
    COR_FRAME_TRANSVERSE, /* only the neighbourhood of lon_0 is meant */
    COR_FRAME_INTERRUPTED /* in lobes */
} cor_frame_kind;

/* A part of the globe that hangs together, degrees. */
typedef struct {
    double west, east;
    bool north; /* of the equator, or south */
} cor_lobe;

typedef struct {
    cor_frame_kind kind;
    bool is_mercator;
    bool is_rotated;       /* has a pole of its own: all this is said of the globe turned there */
    double lon_0, lat_0;   /* degrees, from Greenwich */
    const cor_lobe *lobes; /* of an interrupted one, from lon_0; the last has no width */
} cor_frame;

struct cor_crs {
    PJ *pj;
    PJ_CONTEXT *context;
    char *text, *name;
    char *wkt; /* NULL until asked for */
    bool is_geographic;
    bool is_wgs84; /* longitudes and latitudes on WGS 84 */
    char *direct;  /* the pipeline from there, when it is nothing but a projection; NULL */
    double metres;
    cor_frame frame;
    cor_crs *upright; /* the same for a map's plane; NULL: it is one, or not asked for yet */
};

struct cor_transform {
    const cor_crs *from, *to;
    PJ *pj;
    bool backwards;         /* PJ leads from TO to FROM */
    cor_closed_form closed; /* what PJ does, when it has a kind */
    /* Where poles differ lines and areas go in two steps, to degrees round the poles of TO (of the earth where FROM has
     * its own) and on from there, since only there it is known where they tear; NULL: in one. Own, unless borrowed. */
    const cor_transform *first_step, *second_step;
    bool borrows_second;
};

struct cor_proj {
    PJ_CONTEXT *context;
    PJ_CONTEXT *plain;     /* without database and files: for direct pipelines, which need neither */
    PJ *wgs84;             /* longitudes and latitudes */
    GHashTable *crss;      /* text → cor_crs */
    GPtrArray *transforms; /* cor_transform */
};

/* A new PJ for TEXT, which is allowed; NULL when PROJ doesn't know it. */
PJ *cor_crs_parse(PJ_CONTEXT *context, const char *text);

/* WORDS of a projected CRS that is nothing but a projection of WGS 84, as a pipeline from longitudes and latitudes;
 * NULL for any other. The caller frees it. */
char *cor_direct_pipeline(const cor_proj_words *words);

/* Whether TEXT is a code of longitudes and latitudes on WGS 84. */
bool cor_crs_is_wgs84_code(const char *text);

/* Whether of the axes of a CRS one lies along the parallels, one along the meridians, and one of them points south or
 * west. At a pole both may point south, which says no more than where the pole is. */
bool cor_axes_are_turned(PJ_CONTEXT *context, const PJ *pj);

/* A new cor_crs, which takes PJ over. */
cor_crs *cor_crs_describe(const cor_proj *proj, PJ *pj, const char *text);

/* MERIDIAN: degrees of the prime meridian east of Greenwich. */
cor_frame cor_frame_of_words(const cor_proj_words *words, double meridian);
cor_frame cor_frame_of(PJ_CONTEXT *context, PJ *crs);

#endif
