/* The map document: what is on the page. A plain model, read and checked once,
 * then frozen. Knows no data, no style content, no page arithmetic beyond units.
 *
 * Unknown keys are errors with the nearest right one. Lengths are points. */
#ifndef COR_MAP_MAP_H
#define COR_MAP_MAP_H

#include "base/diagnostics.h"
#include "base/stack_way.h"
#include "doc/doc.h"
#include "expr/expr.h"
#include "map/annotation.h"
#include "map/show_options.h"

/* A field of a source: what it is called here, and the column that it is in the data. */
typedef struct {
    const char *ours, *theirs;
    const cor_node *node;
} cor_map_field_name;
typedef enum { COR_MAP_FIELD_TEXT, COR_MAP_FIELD_NUMBER, COR_MAP_FIELD_DATE } cor_map_field_kind;
typedef struct {
    const char *field;
    cor_map_field_kind kind;
    const char *format; /* of days; NULL: found out */
    const cor_node *node;
} cor_map_field_type;

/* Only what lies in the areas of the source SOURCE that pass WHERE (NULL: all of them); SOURCE may be the page. */
typedef struct {
    const char *source; /* NULL: not said */
    const char *where;  /* SQL with :name parameters, as written */
    const cor_node *node;
} cor_map_inside;

/* Each row and the one of the source TO that has the same key: what they have is one row's. */
typedef struct {
    const char *to;           /* NULL: not said */
    const char *own, *theirs; /* the fields of the keys */
    const cor_node *node;
} cor_map_join;

typedef enum { COR_MAP_GAP_REFUSE, COR_MAP_GAP_STRAIGHT, COR_MAP_GAP_STEP } cor_map_gap;
typedef enum { COR_MAP_DIRECTION_UNSAID, COR_MAP_FORWARD, COR_MAP_BACKWARD } cor_map_direction;

/* Points whose field KM says at which kilometre of a route they stand. */
typedef struct {
    const char *points, *file; /* a source, or else a file: as written, and from the document's folder */
    const char *km;
    const char *where; /* SQL with :name parameters, as written; NULL: all */
    double within;     /* metres from the route that they may lie at most */
    const cor_node *node;
} cor_map_calibration;

/* Lines of a source that follow each other, and how kilometres are counted along them. NULL and 0: not said. */
typedef struct {
    const char *name;
    const char *source;
    const char *where; /* SQL over source, with :name parameters, as written */
    const char *order; /* field that they follow each other by; NULL: by where their ends meet */
    bool descending;
    cor_map_gap gap;
    double step; /* metres */
    bool has_origin;
    cor_point origin; /* degrees */
    cor_map_direction direction;
    cor_map_calibration calibrate;
    const cor_node *node;
} cor_map_route;

/* What lies within WITHIN ("50 km", or a parameter in braces) of ROUTES, and where along them. */
typedef struct {
    const char *const *routes; /* NULL-terminated; NULL: not said */
    const char *within;
    bool all_passes; /* a row for each time that a route passes, not for the nearest place alone */
    const cor_node *node;
} cor_map_along;

/* A source that is made of a route rather than read: points at its round kilometres, or the lines between them. */
typedef enum { COR_MADE_OF_NO_ROUTE, COR_MADE_POSTS, COR_MADE_SEGMENTS } cor_map_made_kind;
typedef struct {
    cor_map_made_kind kind;
    const char *route;
    double every;      /* metres */
    const char *count; /* of segments: the source whose rows are counted by where they lie; NULL */
    const char *sum;   /* its field that is added up; NULL */
    const cor_node *node;
} cor_map_made;

/* What a code of a precision's field says: the place lies within KM of its point, or SURE says what the point stands
 * for.
 */
typedef struct {
    double code;
    const char *sure; /* NULL: KM says it */
    double km;
} cor_map_precision_code;

/* Which field tells how sure places are: in kilometres, or by CODES. */
typedef struct {
    const char *field; /* NULL: that of a known export */
    const cor_map_precision_code *codes;
    size_t n_codes;
    bool is_ignored; /* all places count as exact */
    const cor_node *node;
} cor_map_precision;

/* What is new in the source: since REPORT, an earlier export of it whose rows have the same ID, or in days after DATE.
 */
typedef struct {
    const char *report; /* resolved as a url is; NULL: there is none */
    const char *date;   /* YYYY-MM-DD: with REPORT, the day that it is of; NULL: not said */
    const char *id;     /* the field that rows are told by; never NULL with REPORT */
    const char *day;    /* the field of days; NULL: which rows are late is not told */
    const cor_node *node;
} cor_map_since;

/* Replaces or adds to a source of the style. NULL and 0: not said. */
typedef struct {
    const char *name;
    const char *url;   /* resolved against the map document's folder unless it is a connection string */
    const char *layer; /* layer inside the file; NULL: the style's source-layer or the only one */
    const char *crs;
    const char *encoding;            /* of a .dbf: "CP1252", … */
    const char *column_x, *column_y; /* CSV */
    const char *where;               /* SQL with :name parameters, as written */
    const char *sheet;               /* of a spreadsheet */
    double skip;                     /* rows above the one that names the columns */
    cor_map_precision precision;
    bool keeps_names; /* known exports are not recognised */
    const cor_map_field_name *fields;
    size_t n_fields;
    const cor_map_field_type *types;
    size_t n_types;
    const char *attribution; /* whom to credit; NULL: the style's word, where the data are the style's */
    /* Only what lies within NEAR_WITHIN ("50 km", or a parameter in braces) of the source NEAR_SOURCE; NULL: all. */
    const char *near_source, *near_within;
    const cor_node *near_node;
    cor_map_inside inside;
    cor_map_join join;
    cor_map_route lines; /* how its lines are a route where it is named as one; it passes all lines */
    cor_map_along along;
    cor_map_since since;
    cor_map_made made;
    const char *along_where; /* SQL over the fields that ALONG adds, too, as written */
    const cor_map_show *show;
    cor_stack_way stack; /* what becomes of marks at one place */
    const cor_node *node;
} cor_map_source;

typedef enum { COR_ATLAS_NONE, COR_ATLAS_FEATURES, COR_ATLAS_GRID, COR_ATLAS_ROUTE } cor_atlas_kind;
typedef enum { COR_SCALE_FIT, COR_SCALE_FIXED, COR_SCALE_LIST } cor_scale_kind;

/* One map for each of many things. NULL and 0: not said. */
typedef struct {
    cor_atlas_kind kind;
    const char
        *source; /* whose features; of a grid: cells that touch none of it are left out; where a route is, if said */
    const char *route; /* its name; NULL: the only line of SOURCE */
    double step;       /* metres: side of a cell, length of a stretch */
    const char *where; /* SQL over source, with :name parameters, as written */
    const char *order; /* field */
    bool descending;
    const char *id;               /* field by which pages are called; NULL: `id`, else the source's own numbers */
    const char *group;            /* field by which the index puts pages together */
    const char *file;             /* "{id}", without ending: relative, no component begins with a dot */
    const char *const *formats;   /* NULL-terminated, never empty */
    bool fit;                     /* to the feature; else every page has the document's view */
    double margin, margin_points; /* as in view */
    cor_scale_kind scale;
    const double *scales; /* of COR_SCALE_LIST: denominators, ascending */
    size_t n_scales;
    bool one_crs;      /* crs auto is chosen once for all pages */
    bool book;         /* also one PDF of all pages */
    bool thumbnails;   /* a small picture of each page, for the index */
    const char *title; /* of the index and the book; never NULL */
    const cor_node *node;
} cor_map_atlas;

/* Names on the map, called by their words or by the id of their layer. */
typedef struct {
    cor_map_names require; /* those that must find a place */
    cor_map_names leave;   /* those that are not written */
} cor_map_labels;

/* Which part of the world. */
typedef struct {
    const char *fit; /* name of a source; NULL */
    bool has_bbox;
    cor_rect bbox; /* degrees; west may be > east across the antimeridian */
    bool has_extent;
    cor_rect extent;      /* in the map's CRS */
    double margin;        /* share of the fitted extent, each side: 0.08 */
    double margin_points; /* when the margin is a length on paper: this, and margin is 0 */
    const char *crs;      /* "auto" or anything cor_crs_open takes */
    const double *scales; /* denominators, ascending: the first that shows all is taken; NULL: what fits */
    size_t n_scales;
    const cor_node *node;
} cor_map_view;

typedef struct {
    const char *size;     /* as written */
    double width, height; /* points */
    double dpi;
    bool frame; /* false: the map fills the whole page, without margin, title block or credits strip */
} cor_map_page;

/* Words that may hold {…}, and where they stand. */
typedef struct {
    const char *text;
    const cor_node *node;
    bool of_circle; /* which knows {radius}, too */
} cor_map_prose;

typedef struct {
    const char *file;             /* the document's path */
    const char *folder;           /* its folder */
    const char *name;             /* its file name without ending */
    const char *title, *subtitle; /* as written, with {…}; NULL */
    const char *alt, *caption;    /* of the picture: the same; NULL: made of what was drawn */
    /* YYYY-MM-DD: the caller's as_of, else the document's, else the caller's today; NULL: none of them */
    const char *as_of;
    bool as_of_is_said;              /* it is the caller's or the document's, not today */
    const char *const *styles;       /* paths, resolved; NULL-terminated; the later wins */
    const cor_node *layers;          /* a list: what is added to the style's layers, changed and left out; NULL */
    const char *worldview;           /* as asked for: one of the style's, or "all"; NULL: not said */
    const cor_node *worldview_node;  /* NULL: an option's */
    const char *const *languages;    /* NULL-terminated; never empty */
    bool native_digits;              /* figures of the furniture in the first language's script */
    const cor_parameter *parameters; /* numbers, strings, booleans */
    size_t n_parameters;
    const cor_map_source *sources;
    size_t n_sources;
    const cor_map_route *routes;
    size_t n_routes;

    cor_map_labels labels;
    cor_map_view view;
    cor_map_page page;
    cor_mask mask;
    cor_map_furniture furniture;
    const cor_annotation *annotations;
    size_t n_annotations;
    const char *const *outputs; /* NULL-terminated, never empty: png, svg, svg-outlines, pdf */
    cor_map_atlas atlas;
    cor_map_prose *prose; /* all words with {…}, in any order */
    size_t n_prose;
    const cor_node *root;
} cor_map_document;

/* Reads PATH and applies what the caller wants otherwise (OPTIONS may be NULL: see cor_options).
 * `set` changes parameters that the document declares, and "sources.NAME.url", ".layer", ".crs",
 * ".encoding" and ".where"; a url given so is relative to the current folder.
 * Warnings go to DIAGNOSTICS (NULL: dropped), and so does every mistake, in the order of the text; ERR is the first of
 * them. All is in ARENA. COR_BAD_DOCUMENT with the place; an option's error has no place and begins with the option's
 * name. */
cor_status cor_map_document_read(cor_arena *arena, cor_interns *interns, cor_diagnostics *diagnostics, const char *path,
                                 const cor_options *options, const cor_map_document **ret_map, cor_error *err);

/* Whether URL is a connection string or an address ("PG:dbname=x", "https://…"), which no folder goes before. */
bool cor_url_is_connection(const char *url);

/* A unit of lengths on paper, in points, or of distances on the ground, in metres. */
typedef struct {
    const char *name;
    bool on_ground;
    double size;
    const char *note; /* what those may not know who use it: "1/72 inch"; NULL */
} cor_unit;

/* NULL behind the last. */
const cor_unit *cor_unit_at(size_t index);

/* "280 x 190 mm", "A4 landscape", "1600 x 1200 px" → points. A side is 24 to 14,400 points (the most a PDF page can
 * have). Errors: COR_BAD_DOCUMENT without a place. */
cor_status cor_page_size_parse(const char *text, double *ret_width, double *ret_height, cor_error *err);
/* "30 mm", "12pt", "-3 px" → points, within ±14,400. */
cor_status cor_length_parse(const char *text, double *ret_points, cor_error *err);

/* "50 km", "3 nmi" → metres on the ground, above 0 and at most COR_MAX_METRES. Errors: COR_BAD_DOCUMENT without a
 * place. */
#define COR_MAX_METRES 2e7
cor_status cor_distance_parse(const char *text, double *ret_metres, cor_error *err);

/* What cor_format_called knows FORMAT by; NULL for AUTO. */
const char *cor_format_name(cor_format format);
/* The names of all formats: "png, svg, … and pdf". */
const char *cor_formats_listed(cor_arena *arena);

/* TEXT with {name} and {source.drawn} replaced through LOOK_UP, which gives NULL for a name it does not know:
 * that is an error. A name goes up to the brace that closes it, so it may hold braces. "{{" stands for "{", "}}" for
 * "}". */
typedef const char *(*cor_text_look_up)(void *context, const char *name);
cor_status cor_text_fill(cor_arena *arena, const char *text, cor_text_look_up look_up, void *context,
                         const char **ret_text, cor_error *err);

/* What is wrong with words that WHY says can't be filled: the nearest of N NAMES to UNKNOWN, the name that was asked
 * for in vain (NULL: none was), else the words of WHY. */
const char *cor_text_unfilled(cor_arena *arena, const cor_error *why, const char *unknown, const char *const *names,
                              size_t n);

#endif
