/* One call into GDAL: its drivers, its settings and its words. Settings are the
 * thread's and are put back, so that a program with a GDAL of its own keeps its own. */
#ifndef COR_SOURCE_GDAL_CALL_H
#define COR_SOURCE_GDAL_CALL_H

#include <cpl_error.h>

#include "source/location.h"
#include "source/module.h"

enum { COR_GDAL_PATIENCE = 5 }; /* settings about waiting */

typedef struct {
    cor_gdal_connections **connections; /* databases that stay open; NULL: none do */
    char words[300];                    /* the first error of GDAL, else its first warning; one line, "" for none */
    bool failed;                        /* it was an error */
    bool to_store;                      /* it is about objects of a store */
    bool ours[COR_GDAL_PATIENCE];       /* settings that are not the user's */
    char reply[600];                    /* the last refusal of a store in its own words, which are XML; "" for none */
} cor_gdal_call;

/* CALL must stay where it is until cor_gdal_end. CONNECTIONS (NULL allowed) as in module.h. */
void cor_gdal_begin(cor_gdal_call *call, cor_gdal_connections **connections);
void cor_gdal_end(cor_gdal_call *call);

/* The same for a call about a store: GDAL may ask for keys where it is used to, and gives up after a while. */
void cor_gdal_begin_store(cor_gdal_call *call);

/* COR_BAD_DATA: WHAT, followed by what GDAL said first, which is nearest to the cause. */
cor_status cor_gdal_fail(const cor_gdal_call *call, const cor_source_location *location, cor_error *err,
                         const char *what);

/* A warning about FILE with what GDAL complained of, though it went on. */
void cor_gdal_warn(const cor_gdal_call *call, cor_diagnostics *diagnostics, const char *file);

#endif
