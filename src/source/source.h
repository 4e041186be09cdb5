/* Sources: files and databases → columnar tables. Two readers agree on every
 * shapefile: shapelib (fast, no GDAL) and OGR (everything else, SQL), which lives in a
 * module loaded at first need. Reads only the fields wanted; never styles, never clips by style.
 *
 * Files are untrusted: drivers come from an allow-list, a url is a regular file
 * unless `trusted` says that the user wrote it himself, nothing is written beside inputs. */
#ifndef COR_SOURCE_SOURCE_H
#define COR_SOURCE_SOURCE_H

#include "base/diagnostics.h"
#include "base/intern.h"
#include "proj/crs.h"
#include "table/raster.h"
#include "table/table.h"

/* A field by a name of one's own: OURS is what map and style call the column THEIRS. */
typedef struct {
    const char *ours, *theirs;
    cor_location location; /* where that was said */
} cor_field_name;

/* What the cells of a field are. */
typedef enum { COR_FIELD_TEXT, COR_FIELD_NUMBER, COR_FIELD_DATE } cor_field_kind;
typedef struct {
    const char *field; /* by our name or theirs */
    cor_field_kind kind;
    const char *format; /* of days, see day_format.h; NULL: found out */
    cor_location location;
} cor_field_type;

/* What a code says of a place: that it lies within KM of its point, or by SURE that this stands for a whole district,
 * province, region or country, or that nothing is known ("unknown"). */
typedef struct {
    double code;
    const char *sure; /* NULL: KM says it */
    double km;
} cor_precision_code;

/* The field that tells how sure places are. */
typedef struct {
    const char *field; /* NULL: that of a known export */
    const cor_precision_code
        *codes; /* of these, in place of what the export's codebook says; none: it has kilometres */
    size_t n_codes;
    cor_location location;
} cor_precision;

/* What is asked of places: rows of which none is said are wrong in a table of text; taken as they are; not looked for.
 */
typedef enum { COR_PLACES_NEEDED, COR_PLACES_IF_ANY, COR_PLACES_UNASKED } cor_place_need;

typedef struct {
    const char *name;                /* the source's name, for messages */
    const char *url;                 /* path or OGR connection string; NULL when json is given */
    const char *json;                /* inline GeoJSON */
    const char *layer;               /* layer inside; NULL: the only one, or the one named like the file */
    const char *layer_hint;          /* used when layer is NULL. A source of several layers
                                      * without it gives no rows and says so; but what looks like a slip is an error */
    const char *crs;                 /* stated CRS: wins over the file's */
    const char *encoding;            /* of a .dbf; NULL: .cpg, LDID, then a guess */
    const char *column_x, *column_y; /* CSV; NULL: usual names */
    const char *where;               /* SQL, parameters already quoted; NULL */
    const cor_field_name *names;     /* of the map's own; they win over what a known export would be given */
    size_t n_names;
    const cor_field_type *types;
    size_t n_types;
    cor_precision precision;
    const char *const *languages; /* of names, NULL-terminated, the best first; NULL: none is looked for */
    bool keeps_names;             /* a known export is not recognised, nor names in languages */
    const char *sheet;            /* of a spreadsheet; NULL: the only one with cells */
    size_t skip;                  /* of a table of text: rows above the one that names the columns; 0: found out */
    cor_place_need places;
    bool trusted;              /* /vsi…, URLs and driver prefixes are allowed: the user's own document names them */
    const char *const *fields; /* wanted */
    size_t n_fields;
    bool all_fields;
    bool has_extent;
    cor_rect extent;       /* in degrees WGS 84; pushed down where the source can: rows outside may still come */
    cor_proj *proj;        /* for files in a projection, to hold their rows against the extent; NULL: they come whole */
    cor_location location; /* the document that asked, for errors */
} cor_request;

typedef struct cor_sources cor_sources; /* the session's readers */
cor_sources *cor_sources_new(void);
void cor_sources_free(cor_sources *sources);

/* READING (NULL: nobody) is told of each file or connection before it is read. */
void cor_sources_set_reading(cor_sources *sources, cor_reading reading, void *context);

/* A database stays open, and in one transaction, from the first source that is read of it until this: what is read
 * in between is all of one moment. To be called when a map has all it needs, and before a fork. */
void cor_sources_release(cor_sources *sources);

/* While HELD, letting go does nothing; not held any more, databases are let go of. */
void cor_sources_hold(cor_sources *sources, bool held);

/* Whether REQUEST is for a database, whose state may be another one at each look. */
bool cor_source_is_database(const cor_request *request);

/* What is read of REQUEST's database from here on is all of one moment: that of the transaction which it is open in,
 * else now; also past letting go, and in processes forked from here. A connection waits for that, and is used for
 * nothing else, until cor_sources_unshare, which each call needs one of. A server that does not do this is a warning.
 * When the connection is lost, reading is COR_BAD_DATA. */
void cor_sources_share(cor_sources *sources, const cor_request *request, cor_diagnostics *diagnostics);
void cor_sources_unshare(cor_sources *sources);

/* To be called first in a forked process: it forgets the parent's connections without closing them. Such a process
 * ends with _exit, for GDAL closes what it knows of at an exit. */
void cor_sources_forked(cor_sources *sources);

/* Closes the connections to stores ("/vsis3/…") that reading and writing keep open in this thread: two processes must
 * not share one. To be called before a fork. */
void cor_sources_hang_up(cor_sources *sources);

/* All of the table goes into ARENA. COR_BAD_DATA with what was found and what would be right. */
cor_status cor_source_read(cor_sources *sources, const cor_request *request, cor_arena *arena, cor_interns *interns,
                           cor_diagnostics *diagnostics, const cor_table **ret_table, cor_error *err);

/* What is in a source, for `info` and `check`. */
typedef struct {
    const char *name;
    const char *kind; /* "Number", "String", "Date", … */
    const char *from; /* the column that it is made of; NULL: it is one itself */
    const char *tag;  /* of HXL, below its name; NULL */
} cor_field_info;
typedef struct {
    const char *name;
    const char *geometry; /* "Point", "MultiPoint", "LineString", "Polygon", "none", "mixed", "raster" */
    const char *crs;      /* short name, or NULL */
    double n_features;    /* -1: not known without reading */
    cor_rect extent;      /* in its CRS; empty when not known */
    const cor_field_info *fields;
    size_t n_fields;
    const char *known; /* the export whose columns these are; NULL */
} cor_layer_info;
typedef struct {
    const char *driver;
    const cor_layer_info *layers;
    size_t n_layers;
} cor_source_info;
cor_status cor_source_describe(cor_sources *sources, const cor_request *request, cor_arena *arena,
                               const cor_source_info **ret_info, cor_error *err);

/* Rasters, warped into the page by GDAL. Row 0 is the top of the page. */
typedef struct {
    const char *name, *url, *crs; /* as in cor_request */
    bool trusted;
    const char *target_wkt; /* the map's CRS */
    cor_rect extent;        /* in the map's CRS: what the pixels cover */
    int width, height;      /* pixels wanted */
    bool nearest;           /* else bilinear (downsampling: average) */
    cor_location location;
} cor_raster_request;

cor_status cor_raster_read(cor_sources *sources, const cor_raster_request *request, cor_arena *arena,
                           const cor_raster **ret_raster, cor_error *err);
cor_status cor_elevation_read(cor_sources *sources, const cor_raster_request *request, cor_arena *arena,
                              const cor_elevation **ret_elevation, cor_error *err);

/* VALUE quoted for SQL by its type: 12.5, 'O''Hara', DATE '…' stays a string. */
const char *cor_sql_quote(cor_arena *arena, cor_value value);
/* WHERE, for a database, with columns called as it calls them instead of by N NAMES. */
const char *cor_sql_rename(cor_arena *arena, const char *where, const cor_field_name *names, size_t n);
/* WHERE with every :name (outside quotes) replaced by its quoted value. Unknown names are errors with the nearest. */
cor_status cor_sql_bind(cor_arena *arena, const char *where, const char *const *names, const cor_value *values,
                        size_t n, const char **ret_where, cor_error *err);

#endif
