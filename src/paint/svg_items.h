/* Scene items as SVG elements; what the files svg_*.c share. */
#ifndef COR_PAINT_SVG_ITEMS_H
#define COR_PAINT_SVG_ITEMS_H

#include "paint/svg_writer.h"

typedef struct cor_svg_icons cor_svg_icons;

void cor_svg_fill(cor_svg *svg, const cor_fill *fill, cor_rect limits);
void cor_svg_stroke(cor_svg *svg, const cor_stroke *stroke, cor_rect limits);
void cor_svg_circles(cor_svg *svg, cor_svg_icons *icons, const cor_circles *circles, cor_rect limits);
void cor_svg_image(cor_svg *svg, const cor_image *image, cor_rect limits);
void cor_svg_text(cor_svg *svg, const cor_text_item *text, cor_rect limits);

/* Writes the path that lies BELOW points below the baseline of BEND. Returns the number of its id. */
unsigned cor_svg_curve(cor_svg *svg, const cor_bend *bend, double below);
/* " d=…" of the letters of LINE of TEXT, which is bent; the first of them is the FIRST of its run. */
void cor_svg_bent_letters(cor_svg *svg, const cor_text_item *text, const cor_text_line *line, size_t first,
                          cor_rect limits);

/* The icons of SCENE as symbols, each written once. Caller frees. */
cor_svg_icons *cor_svg_icons_of(const cor_svg *svg, const cor_scene *scene);
void cor_svg_icons_free(cor_svg_icons *icons);
void cor_svg_icon_symbols(cor_svg *svg, const cor_svg_icons *icons);
void cor_svg_icon(cor_svg *svg, const cor_svg_icons *icons, const cor_icon_item *icon, cor_rect limits);

/* The first use of a cell defines it. */
void cor_svg_pattern(cor_svg *svg, cor_svg_icons *icons, const cor_pattern *pattern, cor_rect limits);
/* The number of the symbol of ICON in its own colours, from 1; 0 when there is none. */
unsigned cor_svg_icon_number(const cor_svg_icons *icons, const cor_icon *icon);
/* The number of the cell or gradient that KEY stands for, from 1, and whether it is asked for the first time. */
unsigned cor_svg_tile_number(cor_svg_icons *icons, const char *key, bool *ret_new);
/* " d=…" of PATH. False when it has no usable point; nothing is written then. */
bool cor_svg_path_data(cor_svg *svg, const cor_path *path, cor_rect limits);

/* " transform=…": ANGLE degrees clockwise about (X, Y); nothing for no turn. */
void cor_svg_turn(cor_svg *svg, double angle, double x, double y);

#endif
