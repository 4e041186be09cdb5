/* What a table cell or an expression holds. A value is 24 bytes, passed by
 * value; what it points to belongs to whoever made it (the interns for
 * strings of tables and constants, an arena for the rest). */
#ifndef COR_BASE_VALUE_H
#define COR_BASE_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* sRGB, each 0…1, alpha not premultiplied. */
typedef struct {
    float r, g, b, a;
} cor_color;

typedef enum {
    COR_NULL,
    COR_BOOL,
    COR_NUMBER,
    COR_STRING,
    COR_COLOR,
    COR_ARRAY,
    COR_OBJECT,
    COR_OTHER /* kinds that only expressions know: collator, formatted, image, padding, … */
} cor_value_kind;

typedef struct cor_value cor_value;
typedef struct cor_array cor_array;
typedef struct cor_object cor_object;

struct cor_value {
    uint8_t kind;    /* cor_value_kind */
    uint8_t subkind; /* of COR_OTHER, private to expr */
    bool interned;   /* a string that equals another interned one only if the pointers do */
    union {
        bool boolean;
        double number;
        const char *string; /* valid UTF-8, NUL-terminated */
        cor_color color;
        const cor_array *array;
        const cor_object *object;
        const void *other;
    };
};

struct cor_array {
    size_t n;
    const cor_value *items;
};

/* In document order; keys are unique. */
struct cor_object {
    size_t n;
    const char *const *keys;
    const cor_value *values;
};

static inline cor_value cor_null(void)
{
    return (cor_value){.kind = COR_NULL};
}
static inline cor_value cor_bool(bool b)
{
    return (cor_value){.kind = COR_BOOL, .boolean = b};
}
static inline cor_value cor_number(double x)
{
    return (cor_value){.kind = COR_NUMBER, .number = x};
}
static inline cor_value cor_string(const char *s)
{
    return (cor_value){.kind = COR_STRING, .string = s};
}
static inline cor_value cor_interned(const char *s)
{
    return (cor_value){.kind = COR_STRING, .interned = true, .string = s};
}

#endif
