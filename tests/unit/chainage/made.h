/* Routes made of a few lines, for tests. */
#ifndef COR_MADE_H
#define COR_MADE_H

#include "chainage/locate.h"

/* Lines in degrees, one feature each. */
typedef struct {
    cor_geometry_builder *builder;
} made_lines;

made_lines new_lines(void);
void add_line(made_lines *lines, const cor_point *points, size_t n);
/* The features, in ARENA; LINES is over. */
cor_ground_features finish_lines(made_lines *lines, cor_arena *arena);

#define LINE(lines, ...)                                                                                               \
    do {                                                                                                               \
        const cor_point line_points[] = {__VA_ARGS__};                                                                 \
        add_line(lines, line_points, sizeof line_points / sizeof *line_points);                                        \
    } while (0)

/* Fails the test where there is none. */
cor_route *made_route(const cor_ground_features *lines, const cor_route_options *options, cor_arena *arena);
/* Fails the test where there is one, or where what is said of it lacks WORDS. */
void refused_route(const cor_ground_features *lines, const cor_route_options *options, const char *words);

#endif
