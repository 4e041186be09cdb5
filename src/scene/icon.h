/* Icons: small SVG pictures, parsed once and drawn at any size. librsvg's home is
 * here and in paint. `currentColor` in the SVG takes the colour that the style asks for. */
#ifndef COR_SCENE_ICON_H
#define COR_SCENE_ICON_H

#include "base/arena.h"
#include "base/value.h"

typedef struct cor_icon cor_icon;
typedef struct cor_icons cor_icons;

/* FOLDER holds NAME.svg files. Nothing is read before an icon is asked for. NULL: no icons. */
cor_icons *cor_icons_new(const char *folder);
void cor_icons_free(cor_icons *icons);

/* COR_BAD_DATA when there is no such file (with the nearest name), or it is no usable SVG (limit 1 MiB). Names with
 * a path in them are refused. Borrowed from ICONS. */
cor_status cor_icon_open(cor_icons *icons, const char *name, const cor_icon **ret_icon, cor_error *err);

const char *cor_icon_name(const cor_icon *icon);
double cor_icon_width(const cor_icon *icon); /* CSS px, as the SVG says */
double cor_icon_height(const cor_icon *icon);

/* librsvg's handle of ICON with currentColor set to COLOR: borrowed, for painters. */
struct _RsvgHandle *cor_icon_handle(const cor_icon *icon, cor_color color);

#endif
