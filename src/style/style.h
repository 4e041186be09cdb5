/* The style: sources and layers of a MapLibre Style Spec v8 document, read from
 * JSON or YAML, checked against one table taken from the spec, compiled, frozen.
 * Knows no file but its own, no table, no dot and no cairo.
 *
 * `src/style/properties.c` holds the table: layer type × property → name, group
 * (layout or paint), cor_property_spec, and whether it is drawn, meaningless on
 * paper, or not yet drawn. What is not drawn is a warning that names layer and
 * property, with its place. */
#ifndef COR_STYLE_STYLE_H
#define COR_STYLE_STYLE_H

#include "expr/expr.h"

typedef enum {
    COR_LAYER_BACKGROUND,
    COR_LAYER_FILL,
    COR_LAYER_LINE,
    COR_LAYER_CIRCLE,
    COR_LAYER_SYMBOL,
    COR_LAYER_RASTER,
    COR_LAYER_HILLSHADE,
    COR_LAYER_HEATMAP,
    COR_LAYER_COLOR_RELIEF,
    COR_LAYER_FILL_EXTRUSION,
    COR_LAYER_TYPES
} cor_layer_type;

const char *cor_layer_type_name(cor_layer_type type); /* "fill", … */

typedef enum { COR_DRAWN, COR_NOT_ON_PAPER } cor_support;

/* One line of the property table. */
typedef struct {
    cor_layer_type layer;
    const char *name; /* "line-width" */
    bool layout;      /* else paint */
    cor_property_spec spec;
    cor_support support;
    const char *why;       /* of COR_NOT_ON_PAPER: a few words; NULL when drawn */
    const char *odd_value; /* a value of a drawn property that is drawn otherwise than the specification says; NULL */
    const char *odd_why;   /* how: "is drawn as …"; NULL */
    bool transition;       /* NAME-transition is a key too */
    bool literal;          /* takes no expression */
    bool ramp;             /* a colour by line-progress, heatmap-density or elevation, not by zoom or feature */
} cor_property_row;

/* The whole table, ordered by layer type, then layout before paint, then name. */
const cor_property_row *cor_property_table(size_t *ret_n);

/* A property that clusters have, made of those of their points. Both read the fields of a feature: `map` those of a
 * point; `reduce` all such properties of the next point or cluster, and `accumulated`. */
typedef struct {
    const char *name; /* interned */
    const cor_program *map, *reduce;
} cor_cluster_property;

/* How the points of a source are grouped. */
typedef struct {
    double radius;      /* px */
    size_t least;       /* as many points make a cluster; at least 2 */
    int max_zoom;       /* above it there are only points; 0…30 */
    double source_zoom; /* from which on a page shows the same clusters */
    const cor_cluster_property *properties;
    size_t n_properties;
} cor_clustering;

typedef struct {
    const char *id;
    const char *type;                 /* "vector", "geojson", "raster", "raster-dem" */
    const char *url;                  /* a path relative to the style's folder, or an OGR/GDAL name; NULL when inline */
    const char *inline_json;          /* `data` written in the style, as JSON text; NULL otherwise */
    const cor_node *node;             /* for anything else, and for places in errors */
    const cor_program *filter;        /* features that no layer shall see are false; NULL: none */
    const cor_clustering *clustering; /* NULL: none */
    bool generate_ids;                /* ids are places in the file, from 0 */
} cor_style_source;

/* The field that holds the ids of SOURCE's features in LAYER (NULL: the only one); NULL: none does. */
const char *cor_source_id_field(const cor_style_source *source, const char *layer);

/* The fields that SOURCE itself reads of its LAYER, whatever is drawn of it; names in ARENA. */
cor_program_fields cor_source_fields(const cor_style_source *source, const char *layer, cor_arena *arena);

/* Where icons come from. */
typedef struct {
    const char *id;  /* its icons are called ID:NAME; "default": NAME */
    const char *url; /* a path relative to the style's folder: PATH.json and PATH.png, or a folder; or of the web */
    bool remote;     /* of the web: not read, which is remarked */
    const cor_node *node; /* for places in errors */
} cor_style_sprite;

typedef struct cor_layer cor_layer;
typedef struct cor_style cor_style;

/* The style BASE with what the style LATER says: layers by id, as below, new ones on top or before the one that their
 * corridor:before names; sources and state by name; sprites by id; metadata as a JSON Merge Patch; of all else LATER's
 * word. What LATER says is null is taken away. Both are borrowed and must live as long as *ret_root, which is in
 * COMPILER's arena and holds their nodes, with their places. Errors as of cor_style_read. */
cor_status cor_style_combine(const cor_compiler *compiler, const cor_node *base, const cor_node *later,
                             const cor_node **ret_root, cor_error *err);
/* The style BASE with the list LAYERS of a map document. One with an id that BASE has is merged into it key by key, and
 * so are its layout, paint and metadata; a new type does without the layout and paint there were, a new source without
 * source-layer and filter. Others are new, on top of all, and named by their id in the legend. `before` puts a layer
 * before another; `visible` leaves it out, or shows it whatever its visibility was. The rest as above. */
cor_status cor_style_add_layers(const cor_compiler *compiler, const cor_node *base, const cor_node *layers,
                                const cor_node **ret_root, cor_error *err);

/* Checks and compiles ROOT into COMPILER's arena; ROOT is borrowed and must live as long. All errors and warnings
 * become diagnostics of COMPILER; the first error is returned too (COR_BAD_DOCUMENT), and *ret_style is left alone
 * then. */
cor_status cor_style_read(const cor_compiler *compiler, const cor_node *root, const cor_style **ret_style,
                          cor_error *err);

const char *cor_style_name(const cor_style *style); /* NULL when it has none */
size_t cor_style_source_count(const cor_style *style);
const cor_style_source *cor_style_source_at(const cor_style *style, size_t index);
const cor_style_source *cor_style_source_of(const cor_style *style, const char *id); /* NULL: there is none */
size_t cor_style_layer_count(const cor_style *style);
const cor_layer *cor_style_layer_at(const cor_style *style, size_t index);
const cor_style_sprite *cor_style_sprites(const cor_style *style, size_t *ret_n);
const cor_node *cor_style_metadata(const cor_style *style, const char *key); /* "corridor:…"; NULL */
/* Defaults of the style's root `state` object, for global-state. */
const cor_parameter *cor_style_state(const cor_style *style, size_t *ret_n);

const char *cor_layer_id(const cor_layer *layer);
cor_layer_type cor_layer_type_of(const cor_layer *layer);
const char *cor_layer_source(const cor_layer *layer);       /* NULL for background */
const char *cor_layer_source_layer(const cor_layer *layer); /* NULL: the only one */
/* minzoom ≤ zoom < maxzoom, and visibility at EVAL's zoom and global state. */
bool cor_layer_visible_in(const cor_layer *layer, const cor_eval *eval);
const cor_program *cor_layer_filter(const cor_layer *layer); /* NULL: everything */
const cor_node *cor_layer_metadata(const cor_layer *layer, const char *key);
const cor_node *cor_layer_node(const cor_layer *layer);

/* The program of a property: NULL when the style does not set it. NAME is one of the table's for this layer type. */
const cor_program *cor_layer_property(const cor_layer *layer, const char *name);
/* The table's line for NAME; never NULL for a name the table has. */
const cor_property_row *cor_layer_row(const cor_layer *layer, const char *name);

/* The texts and lists that property NAME of LAYER may come to, as far as the style spells them out, in ARENA. */
const cor_node *const *cor_layer_outcomes(const cor_layer *layer, const char *name, cor_arena *arena, size_t *ret_n);

/* Where LAYER spells out the icon, pattern or font called NAME; NULL: nowhere. ARENA is for scraps. */
const cor_node *cor_layer_names(const cor_layer *layer, const char *name, cor_arena *arena);

/* The fields of the source that LAYER's filter and properties read; `all` when that can't be known. */
cor_program_fields cor_layer_fields(const cor_layer *layer, cor_arena *arena);

#endif
