/* The fonts in a stamp: of the texts of a page, none but those. Private to render. */
#ifndef COR_RENDER_STAMP_FONTS_H
#define COR_RENDER_STAMP_FONTS_H

#include <jansson.h>

#include "text/text.h"

/* The stamp of a picture of these MAKINGS whose texts asked for the font FILES (cor_fonts_asked). In ARENA. */
const char *cor_stamp_with_fonts(const char *makings, cor_fonts *fonts, const char *const *files, cor_arena *arena);

/* The same for the files that RECORD names, as they are now. NULL when it names none, not even an empty list. */
const char *cor_stamp_by_record(const char *makings, cor_fonts *fonts, const json_t *record, cor_arena *arena);

#endif
