/* What a style needs that is neither itself nor data: fonts and icons. */
#ifndef COR_API_CHECK_RESOURCES_H
#define COR_API_CHECK_RESOURCES_H

#include "prepare/render_context.h"

/* Warns of sprites that can't be read. */
void cor_check_sprites(const cor_render_context *context);

/* Warns of fonts that are not installed and icons that are in none of the sprites, as far as LAYER spells their
 * names out. ARENA is for scraps. */
void cor_check_layer_needs(const cor_render_context *context, const cor_layer *layer, cor_arena *arena);

#endif
