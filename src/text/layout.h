/* Lines stacked and justified into a run. Private to text. */
#ifndef COR_TEXT_LAYOUT_H
#define COR_TEXT_LAYOUT_H

#include "text/fonts.h"

/* SPEC is checked and lives as long as FONTS, as the run does. */
cor_status cor_layout(cor_fonts *fonts, const cor_text_spec *spec, const cor_run **ret_run, cor_error *err);

#endif
