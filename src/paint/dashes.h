/* Dashes as other programs draw them: cairo's PDF and librsvg leave a dash without length out, though with round or
 * square ends it is a dot. */
#ifndef COR_PAINT_DASHES_H
#define COR_PAINT_DASHES_H

#include "scene/scene.h"

enum { COR_MAX_DASHES = 64 };

/* The dashes of STROKE, which cor_guard_dashes lets pass: as many, with pixels just long enough to be drawn. */
void cor_written_dashes(const cor_stroke *stroke, double dashes[COR_MAX_DASHES]);

#endif
