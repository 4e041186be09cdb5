/* The border between the library and corridor-gdal.so, the module that holds everything of GDAL.
 * Both sides are built from this header in one go; the module is loaded at first need, because
 * GDAL's libraries take longer to load than a small map takes to draw. */
#ifndef COR_SOURCE_MODULE_H
#define COR_SOURCE_MODULE_H

#include "source/object_store.h"
#include "source/shp/shapefile.h"

#define COR_GDAL_ENTRY "cor_gdal_module"

/* What the module keeps open between calls. */
typedef struct cor_gdal_connections cor_gdal_connections;

/* What the module does. Arguments are those of source.h; SHAPEFILE is the loaded file with its
 * encoding when the url names one, else NULL: OGR reads it from memory, so it looks for nothing beside it
 * and writes nothing there. CONNECTIONS points to NULL at first; databases stay open in it, in one transaction each,
 * until release. */
typedef struct {
    const char *version; /* COR_VERSION: a module of another build is refused */
    size_t request_size; /* sizeof(cor_request), for the same reason */
    cor_status (*read)(cor_gdal_connections **connections, const cor_request *request, const cor_shapefile *shapefile,
                       const char *encoding, cor_arena *arena, cor_interns *interns, cor_diagnostics *diagnostics,
                       const cor_table **ret_table, cor_error *err);
    void (*release)(cor_gdal_connections **connections);
    /* Those of source.h: names of snapshots stay in CONNECTIONS, past release, until unshare. */
    void (*share)(cor_gdal_connections **connections, const cor_request *request, cor_diagnostics *diagnostics);
    void (*unshare)(cor_gdal_connections **connections);
    void (*forked)(cor_gdal_connections **connections);
    cor_status (*describe)(const cor_request *request, cor_arena *arena, const cor_source_info **ret_info,
                           cor_error *err);
    cor_status (*read_raster)(const cor_raster_request *request, cor_arena *arena, const cor_raster **ret_raster,
                              cor_error *err);
    cor_status (*read_elevation)(const cor_raster_request *request, cor_arena *arena,
                                 const cor_elevation **ret_elevation, cor_error *err);
    /* Those of store.h. */
    cor_status (*put)(const char *path, int fd, const char *type, cor_error *err);
    cor_status (*get)(const char *path, char **ret_text, cor_error *err);
    cor_status (*list)(const char *path, cor_object_visit visit, void *context, cor_error *err);
    cor_status (*remove)(const char *path, cor_error *err);
    void (*hang_up)(void);
} cor_gdal;

typedef const cor_gdal *(*cor_gdal_entry)(void);

/* Loads the module from the folder "corridor" beside the library (or program) that holds this very
 * function; never from a path of the environment. It stays loaded until the process ends. COR_INTERNAL when it is
 * missing. */
cor_status cor_gdal_load(const cor_gdal **ret_gdal, cor_error *err);

/* The same, once for a session's readers. */
cor_status cor_sources_gdal(cor_sources *sources, const cor_gdal **ret_gdal, cor_error *err);

#endif
