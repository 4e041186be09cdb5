/* What the features of a layer differ in: its properties that look at the feature, each with the arms of its
 * expression, and which of them each drawn row takes. Private to furnish. */
#ifndef COR_FURNISH_TRAITS_H
#define COR_FURNISH_TRAITS_H

#include <glib.h>

#include "expr/arms.h"
#include "expr/follow.h"
#include "furnish/furnish.h"

/* How the rows of an arm look. */
typedef enum {
    COR_ROWS_ALIKE,
    COR_ROWS_BY_VALUE, /* by what a field holds, word for word */
    COR_ROWS_FOLLOW,   /* by a number */
    COR_ROWS_UNREADABLE
} cor_rows_look;

/* What a row is like in one trait: a code. */
typedef struct {
    int arm; /* -1: the expression fails, the property's default is drawn */
    cor_rows_look look;
    cor_value value; /* of BY_VALUE: the cell */
    bool nothing;    /* of FOLLOW: a size or an opacity of 0 */
    bool empty;      /* of a failure: the field has no value */
} cor_code;

typedef struct {
    const cor_property_row *row;
    const cor_node *node;       /* as the style has it */
    const cor_node *plain;      /* NULL: too large */
    const cor_program *program; /* bound to the table; what fails is NaN, or a colour of alpha -1, or null */
    const cor_arms *arms;       /* NULL: too many */
    const cor_follow *follow;   /* of the arms that follow a number; NULL: none does */
    const cor_node *followed;   /* the outcome of those arms */
    uint32_t *codes;            /* of each drawn row; freed with the traits */
    const cor_code *kinds;      /* what the codes mean */
    size_t n_kinds;
    bool sizes; /* a size that is not the same for all rows of some arm: it is explained by itself, apart from kinds */
} cor_trait;

typedef struct {
    const cor_furnishing *what;
    const cor_drawn_layer *drawn;
    cor_arena *arena;
    cor_compiler compiler;
    cor_eval eval;
    const uint32_t *rows; /* drawn */
    size_t n_rows;
    cor_trait *traits; /* those that tell most come first */
    size_t n;
} cor_traits;

/* The style's own words for property NAME of LAYER, in paint or layout; NULL when it is silent. */
const cor_node *cor_class_property(const cor_layer *layer, const char *name);

/* Whether LAYER draws all of its features alike. */
bool cor_layer_is_plain(const cor_layer *layer);

/* Of the N ROWS that DRAWN shows. ROWS must live as long; to be closed. */
void cor_traits_open(cor_traits *traits, const cor_furnishing *what, const cor_drawn_layer *drawn, cor_arena *arena,
                     const uint32_t *rows, size_t n);
void cor_traits_close(cor_traits *traits);

/* What FOLLOW's input is for each drawn row; NaN where it is no number. The caller frees it with g_free. */
double *cor_traits_inputs(cor_traits *traits, const cor_program *reads);

/* What FOLLOW comes to where its input is X. */
cor_value cor_traits_result(cor_traits *traits, const cor_follow *follow, double x);

/* Whether TRAIT is a size: a radius, a width, the size of an icon. */
bool cor_trait_is_size(const cor_trait *trait);

/* Whether TRAIT is the colour that fills a mark, an area or a line. */
bool cor_trait_is_fill(const cor_trait *trait);

/* Whether two traits follow one number. */
bool cor_follows_equal(const cor_follow *a, const cor_follow *b);

#endif
