/* What maps share: strings, fonts, projections, readers, diagnostics. */
#ifndef COR_PREPARE_SESSION_H
#define COR_PREPARE_SESSION_H

#include "base/diagnostics.h"
#include "base/intern.h"
#include "proj/crs.h"
#include "source/source.h"
#include "text/text.h"

struct cor_session {
    cor_arena *arena; /* of what cor_info gives back: reset at each call */
    cor_interns *interns;
    cor_diagnostics *diagnostics;
    cor_proj *proj;
    cor_fonts *fonts;
    cor_sources *sources;
};

#endif
