/* `show` of a source: in few words how its rows look. What it comes to are layers of the style; see show/. */
#ifndef COR_MAP_SHOW_OPTIONS_H
#define COR_MAP_SHOW_OPTIONS_H

#include "doc/doc.h"
#include "expr/expr.h"

/* AUTO: what the geometry is. */
typedef enum {
    COR_SHOW_AUTO,
    COR_SHOW_CIRCLE,
    COR_SHOW_BADGE,
    COR_SHOW_HEAT,
    COR_SHOW_AREAS,
    COR_SHOW_LINE
} cor_show_form;

/* How numbers are classed. AUTO: quantiles of numbers, categories of all else. */
typedef enum {
    COR_METHOD_AUTO,
    COR_METHOD_QUANTILE,
    COR_METHOD_JENKS,
    COR_METHOD_EQUAL,
    COR_METHOD_PRETTY,
    COR_METHOD_STDDEV,
    COR_METHOD_CATEGORIES
} cor_show_method;

/* How large a row's areas are, in square kilometres on the ellipsoid, as a field that any layer may read. */
#define COR_AREA_FIELD "corridor:area"

/* What a number is divided by. */
typedef struct {
    const char *field; /* NULL: nothing; COR_AREA_FIELD: the row's area */
    double times;      /* of how many of these the result is; 0: found out */
    const cor_node *node;
} cor_show_per;

/* NULL and 0: not said. */
typedef struct {
    const char *fixed; /* one colour for all; then nothing else is said */
    const char *field;
    cor_show_per per;
    double classes;
    const double *breaks; /* ascending */
    size_t n_breaks;
    cor_show_method method;
    bool has_center;
    double center;
    const char *palette;
    const char *others;  /* what the rest of the values is called */
    const char *missing; /* what rows without a value are called */
    bool without_others;
    const cor_node *names, *colors; /* {VALUE: WORDS}; {VALUE: COLOUR} or a list of colours */
    const char *title, *unit;
    const cor_node *node;
} cor_show_color;

typedef struct {
    const char *field;
    double least, most; /* px: radius of a circle, width of a line */
    const char *title, *unit;
    const cor_node *node;
} cor_show_size;

typedef struct {
    const char *field;
    const cor_node *icons; /* {VALUE: ICON}; "*": any other */
    const char *title;
    const cor_node *node;
} cor_show_icon;

typedef struct {
    cor_show_color color;
    cor_show_size size;
    cor_show_icon icon;
    const char *label; /* field */
    const char *order; /* field: the higher is drawn above */
    bool descending;
    cor_show_form form;
    const cor_node *node;
} cor_map_show;

#endif
