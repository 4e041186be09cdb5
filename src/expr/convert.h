/* Values as other values, by the rules of ECMAScript that the reference
 * implementation inherits. Knows no expression. */
#ifndef COR_EXPR_CONVERT_H
#define COR_EXPR_CONVERT_H

#include "base/arena.h"
#include "base/value.h"

/* A formatted text: what COR_OTHER_FORMATTED points to. */
typedef struct {
    size_t n;
    const struct cor_formatted_section *sections;
} cor_formatted;

struct cor_formatted_section {
    const char *text;  /* "" beside an image */
    const char *image; /* NULL: text */
    bool image_available;
    double scale;           /* NaN: not said */
    const cor_array *fonts; /* strings; NULL: not said */
    bool has_color;
    cor_color color;
    const char *vertical_align; /* NULL: not said */
};

/* What COR_OTHER_IMAGE points to. */
typedef struct {
    const char *name;
    bool available;
} cor_resolved_image;

/* What COR_OTHER_COLLATOR points to: what tells two texts apart, and the language tag (NULL: the default). */
typedef struct {
    bool cases, diacritics;
    const char *locale;
} cor_collator;

/* What COR_OTHER_PROJECTION points to. */
typedef struct {
    const char *from, *to;
    double transition;
} cor_projection;

cor_value cor_other(uint8_t subkind, const void *what);
cor_value cor_other_array(cor_arena *arena, uint8_t subkind, const cor_value *items, size_t n);
cor_value cor_array_value(cor_arena *arena, const cor_value *items, size_t n);
cor_value cor_color_value(cor_color color);

/* The text of VALUE, as `to-string` and `concat` have it. Strings are returned as they are. */
const char *cor_text_of(cor_arena *arena, cor_value value);

/* VALUE as JSON, as messages and texts of nested values have it. */
const char *cor_json_of(cor_arena *arena, cor_value value);

/* VALUE as `Number(…)` reads it; NaN when it is none. */
double cor_number_of(cor_arena *arena, cor_value value);

bool cor_is_true(cor_value value);

/* Whether A and B are strictly equal: the same kind and the same content; arrays and objects only if they are the same
 * one. */
bool cor_values_equal(cor_value a, cor_value b);

/* Order of two strings by UTF-16 code units: <0, 0, >0. */
int cor_compare_strings(const char *a, const char *b);

/* The color's channels (0…1, alpha last) free of the noise of single precision. */
void cor_color_channels(cor_color color, double channels[4]);

#endif
