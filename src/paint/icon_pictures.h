/* What painting an icon needs again and again: pictures as cairo has them, outlines of SVG icons for their halos. */
#ifndef COR_PAINT_ICON_PICTURES_H
#define COR_PAINT_ICON_PICTURES_H

#include <cairo.h>
#include <glib.h>

#include "scene/scene.h"

/* An empty table from GBytes, what makes pictures differ, to the cairo_surface_t of each; it owns both. */
GHashTable *cor_surfaces_by_bytes(void);

typedef struct cor_icon_pictures cor_icon_pictures;

cor_icon_pictures *cor_icon_pictures_new(void);
void cor_icon_pictures_free(cor_icon_pictures *pictures); /* NULL is fine */

/* The pixels of ITEM's icon, as they are or stretched to the item's size. Borrowed; one surface for all that look
 * alike, so that a file holds it once. NULL when the icon is no picture. */
cairo_surface_t *cor_icon_picture(cor_icon_pictures *pictures, const cor_icon_item *item);

/* The outline of an icon that takes a colour, in px from its corner. Borrowed. */
const cor_path *cor_icon_outline(cor_icon_pictures *pictures, const cor_icon *icon);

#endif
