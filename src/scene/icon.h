/* Icons: small pictures by name, from folders of SVG files and from MapLibre sprites (JSON + PNG). Read when first
 * asked for and kept; drawn at any size. librsvg's home is here and in paint, libpng's is here. */
#ifndef COR_SCENE_ICON_H
#define COR_SCENE_ICON_H

#include "base/value.h"
#include "geo/geometry.h"

typedef struct cor_icon cor_icon;
typedef struct cor_icons cor_icons;

/* Where icons come from. The place is a sprite when PLACE.json or PLACE@2x.json is a file, else a folder of NAME.svg.
 */
typedef struct {
    const char *id;    /* its icons are called ID:NAME; NULL or "default": NAME */
    const char *place; /* a path */
} cor_icon_place;

/* Nothing is read before an icon is asked for. FINE: of a sprite the pictures of double size are preferred. PLACES are
 * copied. N may be 0: no icons. */
cor_icons *cor_icons_of(const cor_icon_place *places, size_t n, bool fine);
/* The same of one place; NULL: no icons. */
cor_icons *cor_icons_new(const char *place);
void cor_icons_free(cor_icons *icons);

/* COR_BAD_DATA when there is no such icon (with the nearest name), or it is no usable picture. Names with a path in
 * them are refused. Borrowed from ICONS. */
cor_status cor_icon_open(cor_icons *icons, const char *name, const cor_icon **ret_icon, cor_error *err);

/* The names of all icons of all places that can be read, NULL-terminated; reads sprites and folders. Borrowed. */
const char *const *cor_icons_names(cor_icons *icons, size_t *ret_n);

/* COR_BAD_DATA when place INDEX can't be read. */
cor_status cor_icons_check(cor_icons *icons, size_t index, cor_error *err);

const char *cor_icon_name(const cor_icon *icon);
double cor_icon_width(const cor_icon *icon); /* CSS px, as the SVG or the sprite says */
double cor_icon_height(const cor_icon *icon);

/* What an icon is made of. */
typedef enum {
    COR_ICON_SVG,  /* librsvg's */
    COR_ICON_DOTS, /* a picture */
    COR_ICON_SHAPE /* one outline, in one colour: a sprite's distance field */
} cor_icon_kind;
cor_icon_kind cor_icon_kind_of(const cor_icon *icon);

/* Whether a style may choose the icon's colour and halo: an SVG with `currentColor`, a shape. */
bool cor_icon_takes_color(const cor_icon *icon);

/* librsvg's handle of an SVG icon with currentColor set to COLOR: borrowed, for painters. NULL for other kinds. */
struct _RsvgHandle *cor_icon_handle(const cor_icon *icon, cor_color color);

/* The pixels of a picture: RGBA, not premultiplied, row 0 on top. NULL for other kinds. */
const uint8_t *cor_icon_pixels(const cor_icon *icon, int *ret_width, int *ret_height);

/* The outline of a shape, px from the icon's corner, for the even-odd rule. NULL for other kinds. */
const cor_path *cor_icon_shape(const cor_icon *icon);

/* How an icon behaves that is fitted to a text: only its zones stretch, and the text goes into the content box. */
typedef struct {
    double from, to; /* px */
} cor_icon_zone;

typedef enum { COR_FIT_STRETCH_OR_SHRINK, COR_FIT_STRETCH_ONLY, COR_FIT_PROPORTIONAL } cor_icon_fit_rule;

typedef struct {
    const cor_icon_zone *x, *y; /* in order; none: all of it stretches */
    size_t n_x, n_y;
    bool has_content;
    cor_rect content; /* px */
    cor_icon_fit_rule width, height;
} cor_icon_fit;
const cor_icon_fit *cor_icon_fit_of(const cor_icon *icon);

/* One axis of an icon stretched to LENGTH with all that does not stretch at FIXED points a px. What does not stretch
 * shrinks where LENGTH has no room for it. */
typedef struct {
    const cor_icon_zone *zones;
    size_t n;
    double size;             /* px */
    double fixed, stretched; /* points a px */
} cor_icon_axis;
cor_icon_axis cor_icon_axis_x(const cor_icon *icon, double length, double fixed);
cor_icon_axis cor_icon_axis_y(const cor_icon *icon, double length, double fixed);

/* Where PX of the icon goes, points; and which px is found at POINTS. */
double cor_icon_stretched(const cor_icon_axis *axis, double px);
double cor_icon_unstretched(const cor_icon_axis *axis, double points);

#endif
