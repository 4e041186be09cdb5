/* What the machine (machine.c) can do. Operands are on its stack, the last one on
 * top, unless said otherwise; the result takes their place. */
#ifndef COR_EXPR_OPCODE_H
#define COR_EXPR_OPCODE_H

#include <stdint.h>

typedef enum {
    /* The flow of control. `arg` is a place in the code, or data that holds such places. */
    COR_OP_CONSTANT, /* arg: which constant */
    COR_OP_RETURN,
    COR_OP_JUMP,
    COR_OP_JUMP_IF_FALSE,     /* takes the operand */
    COR_OP_JUMP_UNLESS_TEXTS, /* leaves the two operands */
    COR_OP_AND,               /* false: jumps, and leaves it; true: takes it */
    COR_OP_OR,
    COR_OP_VARIABLE, /* n: which variable, arg: the code that gives its value */
    COR_OP_STEP,     /* arg: a curve */
    COR_OP_CURVE,
    COR_OP_MATCH,         /* arg: a choice */
    COR_OP_COALESCE,      /* n: whether it is the last operand; below it the first image that was missing */
    COR_OP_SKIP_IF_IMAGE, /* an image is left, n nulls are put on it, and arg jumped to */
    COR_OP_ASSERT,        /* arg: an attempt; n: whether it is the last operand */
    COR_OP_COERCE,
    COR_OP_ASSERT_NUMBER,
    COR_OP_ASSERT_STRING,
    COR_OP_ASSERT_BOOLEAN,

    /* The feature and what is around it. */
    COR_OP_FIELD,     /* arg: which field name */
    COR_OP_COLUMN,    /* arg: which column; made by binding */
    COR_OP_RAW_FIELD, /* a field for legacy filters: absent and null differ */
    COR_OP_RAW_COLUMN,
    COR_OP_HAS_FIELD,
    COR_OP_HAS_COLUMN,
    COR_OP_ABSENT, /* a field that no row has; n: whether that is asked. Made by binding */
    COR_OP_GET,    /* n: 1: of the feature, 2: of an object */
    COR_OP_HAS,
    COR_OP_PROPERTIES,
    COR_OP_ID, /* arg: an id that is not there is a null that was written */
    COR_OP_GEOMETRY_TYPE,
    COR_OP_FEATURE_STATE,
    COR_OP_GLOBAL_STATE, /* arg: the constant that is the name */
    COR_OP_ACCUMULATED,
    COR_OP_ZOOM,
    COR_OP_LINE_PROGRESS,
    COR_OP_HEATMAP_DENSITY,
    COR_OP_ELEVATION,
    COR_OP_WITHIN, /* arg: an area */
    COR_OP_DISTANCE,

    /* Numbers. */
    COR_OP_ADD,
    COR_OP_MULTIPLY,
    COR_OP_SUBTRACT,
    COR_OP_NEGATE,
    COR_OP_DIVIDE,
    COR_OP_REMAINDER,
    COR_OP_POWER,
    COR_OP_MIN,
    COR_OP_MAX,
    COR_OP_SQRT,
    COR_OP_LOG10,
    COR_OP_LN,
    COR_OP_LOG2,
    COR_OP_SIN,
    COR_OP_COS,
    COR_OP_TAN,
    COR_OP_ASIN,
    COR_OP_ACOS,
    COR_OP_ATAN,
    COR_OP_ABS,
    COR_OP_ROUND,
    COR_OP_FLOOR,
    COR_OP_CEIL,
    COR_OP_LN2,
    COR_OP_PI,
    COR_OP_E,

    /* Decisions. */
    COR_OP_NOT,
    COR_OP_ALL, /* never run: compiled to jumps */
    COR_OP_ANY,
    COR_OP_EQUAL, /* n: 2, or 3 with a collator; arg: whether a side may be of any type */
    COR_OP_NOT_EQUAL,
    COR_OP_LESS,
    COR_OP_GREATER,
    COR_OP_LESS_EQUAL,
    COR_OP_GREATER_EQUAL,
    COR_OP_TYPEOF,
    COR_OP_ERROR,
    COR_OP_IS_SUPPORTED_SCRIPT, /* never run: always true */

    /* Legacy filters: comparisons that are false, not failures, when the types differ. */
    COR_OP_FILTER_EQUAL,
    COR_OP_FILTER_LESS,
    COR_OP_FILTER_GREATER,
    COR_OP_FILTER_LESS_EQUAL,
    COR_OP_FILTER_GREATER_EQUAL,
    COR_OP_FILTER_IN,  /* arg: a choice */
    COR_OP_FILTER_HAS, /* whether the operand is there at all; arg: null is not */

    /* Lists and texts. */
    COR_OP_AT,
    COR_OP_IN,
    COR_OP_INDEX_OF, /* n: 2 or 3 */
    COR_OP_SLICE,    /* n: 2 or 3 */
    COR_OP_LENGTH,
    COR_OP_LIST, /* n operands become one array */
    COR_OP_CONCAT,
    COR_OP_SPLIT,
    COR_OP_JOIN,
    COR_OP_UPCASE,
    COR_OP_DOWNCASE,
    COR_OP_NUMBER_FORMAT, /* 6 operands: number, locale, currency, unit, least and most decimals; null: not said */
    COR_OP_COLLATOR,      /* 3 operands: cases differ, diacritics differ, locale or null */
    COR_OP_RESOLVED_LOCALE,
    COR_OP_FORMAT, /* n / 5 sections: content, scale, fonts, color, vertical align; null: not said */
    COR_OP_IMAGE,

    /* Colors. */
    COR_OP_RGBA, /* n: 3 or 4 */
    COR_OP_TO_RGBA,
} cor_opcode;

typedef struct {
    uint16_t op;
    uint16_t n;
    uint32_t arg;
} cor_instruction;

#endif
