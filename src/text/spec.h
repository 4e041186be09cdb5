/* What makes two text requests the same, and which are folly. Private to text. */
#ifndef COR_TEXT_SPEC_H
#define COR_TEXT_SPEC_H

#include <glib.h>

#include "text/text.h"

enum { COR_MAX_TEXT = 4096 }; /* bytes of one label */

/* Of cor_text_spec *, for GHashTable. */
guint cor_spec_hash(gconstpointer spec);
gboolean cor_spec_equal(gconstpointer a, gconstpointer b);

/* COR_BAD_DATA when the text is too long or no UTF-8, COR_BAD_DOCUMENT when a number is not finite or beyond sense. */
cor_status cor_spec_check(const cor_text_spec *spec, cor_error *err);

/* SPEC with its strings in ARENA. */
cor_text_spec *cor_spec_copy(cor_arena *arena, const cor_text_spec *spec);

#endif
