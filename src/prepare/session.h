/* What maps share: strings, fonts, projections, readers, diagnostics. */
#ifndef COR_PREPARE_SESSION_H
#define COR_PREPARE_SESSION_H

#include "base/diagnostics.h"
#include "base/intern.h"
#include "proj/crs.h"
#include "scene/icon.h"
#include "source/source.h"
#include "text/text.h"

struct cor_session {
    cor_arena *arena; /* of what cor_info gives back: reset at each call */
    cor_interns *interns;
    cor_diagnostics *diagnostics;
    cor_proj *proj;
    cor_fonts *fonts;
    cor_sources *sources;
    cor_icon_judge icon_judge; /* with the session as its context; NULL: icons are read at once */
    cor_trial trial;           /* what it asks */
    void *trial_context;
    char *bundled; /* folder of what came with Corridor; NULL until asked for, and when there is none */
};

#endif
