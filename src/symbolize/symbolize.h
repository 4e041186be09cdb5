/* Symbolize: features × style → scene. Evaluates a layer for the rows of a table
 * and appends what it draws; text becomes label requests, not positions. Knows no
 * output format, reads no file, projects nothing: geometry comes in page points. */
#ifndef COR_SYMBOLIZE_SYMBOLIZE_H
#define COR_SYMBOLIZE_SYMBOLIZE_H

#include "base/diagnostics.h"
#include "base/stack_way.h"
#include "geo/gather.h"
#include "scene/icons.h"
#include "scene/scene.h"
#include "style/style.h"
#include "table/raster.h"
#include "table/table.h"

/* One CSS px on paper. */
#define COR_POINTS_PER_PX 0.75

/* A property that is not evaluated, but given. */
typedef struct {
    const char *property;
    cor_value value;
} cor_given;

/* What all layers of a page share. Borrowed members live at least as long as the scene. */
typedef struct {
    cor_scene *scene;
    cor_interns *interns;
    cor_diagnostics *diagnostics;
    cor_fonts *fonts;
    cor_icons *icons;
    double zoom;
    const cor_parameter *state; /* global-state */
    size_t n_state;
    const char *language;    /* BCP 47, of labels; NULL */
    const cor_path *earth;   /* where the frame shows it, page points; NULL: all over */
    const char *const *left; /* names that are not written: words, or ids of layers; NULL-terminated; NULL: none */
    bool *left_met;          /* which of them there would be */
    const cor_given *given;  /* in a legend: what a sample is like, whatever its feature says */
    size_t n_given;
} cor_symbolizer;

/* Where a row stands on this page. NEAR: outside of the frame, but so little that a wide line or a large circle may
 * reach into it; it is drawn and counted as outside. */
typedef enum {
    COR_VISIBILITY_INSIDE,
    COR_VISIBILITY_NEAR,
    COR_VISIBILITY_OUTSIDE,
    COR_VISIBILITY_UNUSABLE
} cor_visibility;

/* A table ready to be drawn. Row i of the table is feature i of both geometries. */
typedef struct {
    const cor_table *table;
    const cor_geometry *lonlat;    /* for `within` and `distance`; NULL when the layer asks for neither */
    const cor_geometry *page;      /* page points, clipped a little outside the frame, simplified */
    const uint8_t *visibility;     /* cor_visibility of each row; NULL: all inside */
    const cor_geometry *unclipped; /* as `page`, but not clipped: for what changes along a line; NULL: `page` will do */
    const cor_geometry *outlines;  /* as `page`, of areas that the map's end or tear cuts: lines without the edges that
                                      it  made, else COR_SHAPE_NONE; NULL: there are no such areas */
    const cor_geometry *placing;   /* as `page`, but the same at any resolution: what names see; NULL: `page` */
    const cor_geometry *vertices; /* the table's own vertices in page points, NaN where there is none; NULL: as above */
    cor_stack_way stack;          /* what becomes of the layer's marks at one place: see cor_layer_stack */
    const cor_places *places;     /* which rows are at one place; NULL: none are, or the layer does not ask */
} cor_drawable;

/* Each feature that was read is in exactly one of the next five. Filtered is also what the style draws nothing for: a
 * circle of no radius, a symbol without icon and words, a shape that is not of the layer's type. Unusable is what has
 * no position, or no extent where a layer draws areas. HIDDEN is known when the page is complete: none when it is
 * drawn. */
typedef struct {
    size_t read, drawn, outside, filtered, unusable, hidden;
    size_t flat;          /* of those that are unusable, areas without extent */
    size_t clusters;      /* drawn rows that stand for more than one feature */
    bool along;           /* names along lines, which share them: of one row it can't be told what became */
    const uint32_t *rows; /* drawn, inside or near, in drawing order: in the scene's arena */
    size_t n_rows;
} cor_layer_counts;

/* Whether names depend on the lines or areas of LAYER: then it wants `placing`. */
bool cor_layer_concerns_names(const cor_symbolizer *symbolizer, const cor_layer *layer, const cor_drawable *drawable);

/* Of more marks at one place than that one stands for all. */
enum { COR_MOST_SPREAD = 12 };

/* What becomes of LAYER's marks where several lie at one place; SAID: what the map document says of its source; OWN:
 * that is a source which the document names. A symbol layer has marks where its icons stand on points, not along lines:
 * what the document says holds for all of them but those of `corridor:stack: false`; else what the layer says itself;
 * else icons that may overlap are spread if the source is the document's own. COR_STACK_NEVER: it has no such marks. */
cor_stack_way cor_layer_stack(const cor_symbolizer *symbolizer, const cor_layer *layer, const cor_drawable *drawable,
                              cor_stack_way said, bool own);

/* The id of the layer whose marks those of LAYER go along with: `corridor:stack: {with: ID}`. NULL: none. */
const char *cor_layer_companion_of(const cor_layer *layer);

/* How wide the icons of LAYER are that stand on rows of DRAWABLE inside of the frame: points, one for each such row, in
 * WIDTHS (room for all rows). Returns how many. */
size_t cor_mark_widths(const cor_symbolizer *symbolizer, const cor_layer *layer, const cor_drawable *drawable,
                       double *widths);

/* Whether circles of LAYER that lie at one place are drawn as one, as large as all of them: `corridor:stack: sum`. */
bool cor_layer_sums(const cor_layer *layer);

/* Appends a group named like LAYER, clipped to the scene's frame, with what LAYER draws of DRAWABLE (NULL for
 * `background`). COUNTS may be NULL. */
cor_status cor_symbolize(const cor_symbolizer *symbolizer, const cor_layer *layer, const cor_drawable *drawable,
                         cor_layer_counts *counts, cor_error *err);

/* The same into the current group, without a group of its own, and with icons drawn instead of being requested: a
 * legend's samples are drawn by the layer itself. They stand where their geometry says: what moves features on the map
 * (translation, offset, anchor) does not move them. Texts are left out. */
cor_status cor_symbolize_sample(const cor_symbolizer *symbolizer, const cor_layer *layer, const cor_drawable *drawable,
                                cor_error *err);

/* The colours of a heatmap layer by heatmap-density, the spec's own where the style is silent. In the scene's arena. */
const cor_program *cor_heatmap_color(const cor_symbolizer *symbolizer, const cor_layer *layer);

/* A raster layer's picture, which covers AT. */
cor_status cor_symbolize_raster(const cor_symbolizer *symbolizer, const cor_layer *layer, const cor_raster *raster,
                                cor_rect at, cor_error *err);

/* A hillshade layer's picture of heights whose pixels measure METRES on the ground. */
cor_status cor_symbolize_hillshade(const cor_symbolizer *symbolizer, const cor_layer *layer, const cor_elevation *dem,
                                   double metres, cor_rect at, cor_error *err);

/* A color-relief layer's picture: heights by its ramp. */
cor_status cor_symbolize_color_relief(const cor_symbolizer *symbolizer, const cor_layer *layer,
                                      const cor_elevation *dem, cor_rect at, cor_error *err);

/* Whether the pixels of what LAYER's picture is made of shall stay apart (resampling: nearest) when it is brought to
 * the page. */
bool cor_raster_keeps_pixels(const cor_symbolizer *symbolizer, const cor_layer *layer);

/* The rows of TABLE that LAYER's filter lets through, in ROWS (room for all rows); returns how many. */
size_t cor_layer_rows(const cor_symbolizer *symbolizer, const cor_layer *layer, const cor_drawable *drawable,
                      uint32_t *rows);

/* Keeps those of the N ROWS of TABLE that LAYER's filter lets through; returns how many. */
size_t cor_layer_keep(const cor_symbolizer *symbolizer, const cor_layer *layer, const cor_drawable *drawable,
                      uint32_t *rows, size_t n);

/* Where programs are evaluated for the rows of DRAWABLE as the layers of the page evaluate them. What they make on the
 * way goes into ARENA; failures are not remarked. */
cor_eval cor_page_eval(const cor_symbolizer *symbolizer, const cor_drawable *drawable, cor_arena *arena);

#endif
