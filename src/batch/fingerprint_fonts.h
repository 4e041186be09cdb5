/* The fonts in a fingerprint: of the texts of a page, none but those. */
#ifndef COR_BATCH_FINGERPRINT_FONTS_H
#define COR_BATCH_FINGERPRINT_FONTS_H

#include <jansson.h>

#include "text/text.h"

/* The fingerprint of a picture that has WITHOUT_FONTS (cor_fingerprint_of_page), and whose texts asked for the font
 * FILES (cor_fonts_asked). In ARENA. */
const char *cor_fingerprint_with_fonts(const char *without_fonts, cor_fonts *fonts, const char *const *files,
                                       cor_arena *arena);

/* The same for the files that RECORD names, as they are now. NULL when it names none, not even an empty list. */
const char *cor_fingerprint_by_record(const char *without_fonts, cor_fonts *fonts, const json_t *record,
                                      cor_arena *arena);

#endif
