/* Map documents, styles and GeoJSON made from a seed: small, odd, now and then wrong. */
#ifndef COR_PROPERTY_RENDER_MADE_MAP_H
#define COR_PROPERTY_RENDER_MADE_MAP_H

#include <glib.h>

#include "support/workshop.h"

/* Writes data.geojson and made.yaml into W's folder; returns the map document. Caller frees. */
char *made_map(workshop *w, guint32 seed);

/* Every third map has no frame or words, and nothing in it is transparent or without width: what its report counts
 * as drawn is seen. */
bool is_plain(guint32 seed);

#endif
