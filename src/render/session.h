/* What maps share: strings, fonts, projections, readers, remarks. */
#ifndef COR_RENDER_SESSION_H
#define COR_RENDER_SESSION_H

#include "base/intern.h"
#include "base/remarks.h"
#include "proj/crs.h"
#include "source/source.h"
#include "text/text.h"

struct cor_session {
    cor_arena *arena; /* of what cor_info gives back: reset at each call */
    cor_interns *interns;
    cor_remarks *remarks;
    cor_proj *proj;
    cor_fonts *fonts;
    cor_sources *sources;
    char *bundled; /* folder of what came with Corridor; NULL until asked for, and when there is none */
};

#endif
