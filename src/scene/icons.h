/* Icons by name, from folders of SVG files and from MapLibre sprites (JSON + PNG). Read when first asked for and kept.
 * librsvg's home is here and in paint, libpng's is here. */
#ifndef COR_SCENE_ICONS_H
#define COR_SCENE_ICONS_H

#include "base/error.h"
#include "scene/icon.h"

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

/* JUDGE (NULL: none is asked) is asked once for each SVG that is not of the simplest kind, before it is read. */
void cor_icons_set_judge(cor_icons *icons, cor_icon_judge judge, void *context);
/* COR_BAD_DATA, with the file of the first icon that a judge has not allowed. */
cor_status cor_icons_refused(const cor_icons *icons, cor_error *err);

/* COR_BAD_DATA when there is no such icon (with the nearest name), or it is no usable picture; COR_REFUSED when a judge
 * does not allow it. Names with a path in them are refused. Borrowed from ICONS. */
cor_status cor_icon_open(cor_icons *icons, const char *name, const cor_icon **ret_icon, cor_error *err);

/* A disc in the colour that is asked for, of any size: a mark that is no particular one. Borrowed from ICONS. */
const cor_icon *cor_icons_disc(cor_icons *icons);

/* The names of all icons of all places that can be read, NULL-terminated; reads sprites and folders. Borrowed. */
const char *const *cor_icons_names(cor_icons *icons, size_t *ret_n);

/* COR_BAD_DATA when place INDEX can't be read. */
cor_status cor_icons_check(cor_icons *icons, size_t index, cor_error *err);

#endif
