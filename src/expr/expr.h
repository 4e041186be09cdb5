/* MapLibre expressions: values, types, compiler and evaluator.
 *
 * An expression is compiled once, checked against what its property expects,
 * into a flat program that is evaluated for rows of a table. Constants are
 * folded; what needs only zoom is known to. Strings are interned, numbers and colours are evaluated
 * without allocation. Knows tables only as columns and geometry; knows no layer. */
#ifndef COR_EXPR_EXPR_H
#define COR_EXPR_EXPR_H

#include "base/arena.h"
#include "base/column.h"
#include "base/diagnostics.h"
#include "base/intern.h"
#include "doc/doc.h"
#include "geo/geometry.h"

/* What a property expects. */
typedef enum {
    COR_EXPECT_BOOLEAN,
    COR_EXPECT_NUMBER,
    COR_EXPECT_STRING,
    COR_EXPECT_ENUM,
    COR_EXPECT_COLOR,
    COR_EXPECT_FORMATTED,
    COR_EXPECT_IMAGE,
    COR_EXPECT_PADDING,
    COR_EXPECT_NUMBER_ARRAY, /* `length` items, 0: any */
    COR_EXPECT_STRING_ARRAY,
    COR_EXPECT_COLOR_ARRAY,
    COR_EXPECT_VARIABLE_ANCHORS, /* variableAnchorOffsetCollection */
    COR_EXPECT_PROJECTION,
    COR_EXPECT_VALUE,
    COR_EXPECT_NUMBER_OR_ARRAY, /* numberArray: one number or a list of them; so is a NUMBER_ARRAY whose fallback is one
                                 */
    COR_EXPECT_ARRAY            /* `length` items of any type */
} cor_expect;

typedef struct {
    cor_expect kind;
    size_t length;            /* of arrays; 0: any */
    const char *const *enums; /* NULL-terminated, for COR_EXPECT_ENUM */
    bool zoom;                /* may depend on zoom */
    bool feature;             /* may depend on the feature (data-driven) */
    bool interpolated;        /* transitions between values make sense */
    cor_value fallback;       /* the property's default; COR_NULL: none */
    double minimum, maximum;  /* numbers; NaN: no limit */
    bool tokens;              /* "{name}" in a text is a field; always so for COR_EXPECT_FORMATTED and _IMAGE */
} cor_property_spec;

typedef struct cor_program cor_program; /* in the arena it was compiled into */

/* Where compiling happens. */
typedef struct {
    cor_arena *arena;
    cor_interns *interns;
    cor_diagnostics *diagnostics; /* warnings; may be NULL */
} cor_compiler;

/* One thing wrong with an expression. */
typedef struct {
    const char *key; /* "[1][2]" as the reference implementation has it */
    const char *message;
    int line, column;
} cor_expr_error;

/* Compiles NODE: an expression, a legacy stop function, a "{token}" string where the
 * spec allows it, or a plain constant. On failure *ret_errors (may be NULL) lists all errors and ERR says the first. */
cor_status cor_compile(const cor_compiler *compiler, const cor_node *node, const cor_property_spec *spec,
                       const cor_program **ret_program, const cor_expr_error **ret_errors, size_t *ret_n_errors,
                       cor_error *err);

/* The same for what must be an expression (or a legacy function): a list that no operator starts is an error, not
 * a constant. */
cor_status cor_compile_expression(const cor_compiler *compiler, const cor_node *node, const cor_property_spec *spec,
                                  const cor_program **ret_program, const cor_expr_error **ret_errors,
                                  size_t *ret_n_errors, cor_error *err);

/* Compiles a filter: an expression that gives a boolean, or a legacy filter. */
cor_status cor_compile_filter(const cor_compiler *compiler, const cor_node *node, const cor_program **ret_program,
                              cor_error *err);

bool cor_program_is_feature_constant(const cor_program *program);
bool cor_program_is_zoom_constant(const cor_program *program);
const char *cor_program_type(const cor_program *program); /* "number", "array<number, 2>", … */

/* The properties that PROGRAM may read: names in NAMES[0…n). ALL is true when the names can't be known
 * (a computed `get`, `properties`). Interned, borrowed from PROGRAM. */
typedef struct {
    const char *const *names;
    size_t n;
    bool all;
    bool geometry; /* geometry-type, within, distance */
    bool id;
} cor_program_fields;
cor_program_fields cor_program_wants(const cor_program *program);

/* A named parameter for `global-state`. */
typedef struct {
    const char *name;
    cor_value value;
} cor_parameter;

/* What does not change from row to row, then the row. */
typedef struct {
    double zoom;
    const cor_parameter *state; /* global-state */
    size_t n_state;
    const char *const *images; /* known icon names, for `image`; NULL: all */
    size_t n_images;
    cor_arena *arena; /* for strings and arrays made on the way; reset by the caller between rows or batches. NULL:
                       * a text or list that was made is the fallback instead, unless it is a word of the enum */
    cor_interns *interns;
    cor_diagnostics *diagnostics; /* the first failure of each program is said; may be NULL */

    const cor_column *columns; /* of the table */
    size_t n_columns;
    const cor_geometry *geometry; /* lon/lat; may be NULL */
    const char *geometry_type;    /* what `geometry-type` is, whatever the geometry; NULL: as the geometry is */
    const cor_value *ids;         /* one a row; may be NULL: no ids */
    size_t row;
    double line_progress, heatmap_density, elevation; /* NaN: not known */
    const cor_object *feature_state;                  /* of the row's feature; NULL: none */
    const cor_value *accumulated;                     /* of a cluster's property; NULL: none */
} cor_eval;

/* A cell of a COR_COLUMN_VALUES column that is there and null. Any other null cell is a field that the
 * feature does not have, which `has` and legacy filters tell apart. */
cor_value cor_present_null(void);

/* Ties PROGRAM's `get`s to the columns of a table, so that evaluation needs no name look-up. Gives a
 * copy bound to COLUMNS, in ARENA; the unbound program may go on being used elsewhere. */
const cor_program *cor_program_bind(const cor_program *program, const cor_column *columns, size_t n_columns,
                                    cor_arena *arena);

/* The value at EVAL's row. A failing expression gives the spec's fallback (and one diagnostic). */
cor_value cor_evaluate(const cor_program *program, const cor_eval *eval);

/* The same, but a failure is reported: returns false and a message in EVAL's arena. */
bool cor_evaluate_strict(const cor_program *program, const cor_eval *eval, cor_value *ret_value,
                         const char **ret_error);

/* Rows[0…n) at once. Numbers that fail are the fallback. OUT has N items. */
void cor_evaluate_numbers(const cor_program *program, const cor_eval *eval, const uint32_t *rows, size_t n,
                          double *out);
void cor_evaluate_colors(const cor_program *program, const cor_eval *eval, const uint32_t *rows, size_t n,
                         cor_color *out);
/* Keeps in ROWS those for which the filter is true; returns how many. */
size_t cor_evaluate_filter(const cor_program *program, const cor_eval *eval, uint32_t *rows, size_t n);

/* Any CSS colour that styles may use: names, #rgb…, rgb(), rgba(), hsl(), hsla(). */
bool cor_parse_color(const char *text, cor_color *ret_color);

/* A value of `formatted` type: its sections. */
typedef struct {
    const char *text; /* NULL: an image */
    const char *image;
    double scale;             /* 1: as the layer says */
    const char *const *fonts; /* NULL-terminated; NULL: the layer's */
    bool has_color;
    cor_color color;
    const char *vertical_align; /* NULL: bottom */
} cor_text_section;
/* The sections of VALUE (formatted, or any other kind as one plain section). */
const cor_text_section *cor_value_sections(cor_value value, cor_arena *arena, size_t *ret_n);

/* VALUE, a result of PROGRAM, as JSON in ARENA; colors as [r, g, b, a] with r, g and b multiplied by a, rich values
 * as the reference implementation's objects. */
const char *cor_value_json(const cor_program *program, cor_value value, cor_arena *arena);

/* The name of an image value, or of a plain string; NULL when there is none. */
const char *cor_value_image(cor_value value);

/* The items of an array, padding (top, right, bottom, left), number or colour array, or variable anchors
 * (name, offset array, name, …); NULL for any other value. */
const cor_array *cor_value_array(cor_value value);

/* VALUE as `to-string` writes it (JSON for arrays and objects). */
const char *cor_value_text(cor_value value, cor_arena *arena);

#endif
