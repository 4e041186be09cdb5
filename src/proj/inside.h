/* What the files of this storey share, and no other storey sees. */
#ifndef COR_PROJ_INSIDE_H
#define COR_PROJ_INSIDE_H

#include <glib.h>
#include <proj.h>

#include "proj/closed.h"
#include "proj/crs.h"

/* How a projection lies on the globe: where it tears, and how far from its centre it is sane. */
typedef enum {
    COR_FRAME_UNKNOWN,
    COR_FRAME_GEOGRAPHIC, /* tears opposite the middle of the view */
    COR_FRAME_CYLINDRIC,  /* and pseudocylindric: tears opposite lon_0 */
    COR_FRAME_CONIC,      /* tears opposite lon_0 */
    COR_FRAME_AZIMUTHAL,  /* does not tear but at the antipode */
    COR_FRAME_TRANSVERSE  /* only the neighbourhood of lon_0 is meant */
} cor_frame_kind;

typedef struct {
    cor_frame_kind kind;
    bool is_mercator;
    double lon_0, lat_0; /* degrees, from Greenwich */
} cor_frame;

struct cor_crs {
    PJ *pj;
    char *text, *name, *wkt;
    bool is_geographic;
    double metres;
    cor_frame frame;
};

struct cor_transform {
    const cor_crs *from, *to;
    PJ *pj;
    cor_closed closed; /* used when it has a kind */
};

struct cor_proj {
    PJ_CONTEXT *context;
    GHashTable *crss;      /* text → cor_crs */
    GPtrArray *transforms; /* cor_transform */
};

/* COR_OK when TEXT is of a form that may be handed to PROJ: no file, URL, name or grid. */
cor_status cor_crs_allow(const char *text, cor_error *err);

/* A new PJ for TEXT, which is allowed; NULL when PROJ doesn't know it. */
PJ *cor_crs_parse(PJ_CONTEXT *context, const char *text);

cor_frame cor_frame_of(PJ_CONTEXT *context, PJ *crs);

#endif
