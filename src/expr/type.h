/* The types of expressions and which fits where. Knows values only to say what
 * type one has. */
#ifndef COR_EXPR_TYPE_H
#define COR_EXPR_TYPE_H

#include "base/arena.h"
#include "base/value.h"

typedef enum {
    COR_TYPE_NULL,
    COR_TYPE_NUMBER,
    COR_TYPE_STRING,
    COR_TYPE_BOOLEAN,
    COR_TYPE_COLOR,
    COR_TYPE_OBJECT,
    COR_TYPE_VALUE, /* any of the others but collator and error */
    COR_TYPE_ERROR, /* of an expression that never gives a value; fits everywhere */
    COR_TYPE_COLLATOR,
    COR_TYPE_FORMATTED,
    COR_TYPE_IMAGE,
    COR_TYPE_PADDING,
    COR_TYPE_NUMBER_ARRAY,
    COR_TYPE_COLOR_ARRAY,
    COR_TYPE_ANCHORS,
    COR_TYPE_PROJECTION,
    COR_TYPE_ARRAY
} cor_type_kind;

typedef struct cor_type cor_type;
struct cor_type {
    cor_type_kind kind;
    const cor_type *item; /* of arrays */
    long n;               /* of arrays: how many items; -1: any number */
};

/* Subkinds of values of kind COR_OTHER. Padding, number array, color array and
 * anchors point to a cor_array; the others to the structs of text.h. */
typedef enum {
    COR_OTHER_COLLATOR = COR_TYPE_COLLATOR,
    COR_OTHER_FORMATTED = COR_TYPE_FORMATTED,
    COR_OTHER_IMAGE = COR_TYPE_IMAGE,
    COR_OTHER_PADDING = COR_TYPE_PADDING,
    COR_OTHER_NUMBER_ARRAY = COR_TYPE_NUMBER_ARRAY,
    COR_OTHER_COLOR_ARRAY = COR_TYPE_COLOR_ARRAY,
    COR_OTHER_ANCHORS = COR_TYPE_ANCHORS,
    COR_OTHER_PROJECTION = COR_TYPE_PROJECTION
} cor_other_kind;

/* The one type of KIND; of COR_TYPE_ARRAY: an array of anything. */
const cor_type *cor_type_of_kind(cor_type_kind kind);
const cor_type *cor_type_strings(void);      /* array<string> */
const cor_type *cor_type_four_numbers(void); /* array<number, 4> */
const cor_type *cor_type_array(cor_arena *arena, const cor_type *item, long n);

/* "number", "array<string, 2>": as the reference implementation writes types. */
const char *cor_type_name(cor_arena *arena, const cor_type *type);

/* "number found where string is expected; …", with the operator that makes the one of the other where there is one. */
const char *cor_type_complaint(cor_arena *arena, const cor_type *found, const cor_type *expected);

/* Whether a TYPE may stand where EXPECTED is wanted. */
bool cor_type_fits(const cor_type *expected, const cor_type *type);

const cor_type *cor_type_of_value(cor_arena *arena, cor_value value);

/* Whether VALUE's type fits EXPECTED; the same answer as with cor_type_of_value, without making a type. */
bool cor_value_fits(cor_value value, const cor_type *expected);

#endif
