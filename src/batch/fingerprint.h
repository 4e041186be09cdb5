/* Fingerprints: what a picture was made of, as one number. Equal fingerprints mean equal pictures, so that a picture
 * which has its fingerprint need not be drawn again. SHA-256 in hexadecimal. */
#ifndef COR_BATCH_FINGERPRINT_H
#define COR_BATCH_FINGERPRINT_H

#include "page/page.h"
#include "prepare/shared_tables.h"

/* What all pages of CONTEXT's map share: Corridor's version, document, style, icons, pictures, and what the caller
 * wanted otherwise. In ARENA. TABLES, which must live as long, get their own sums where insets may show them whole. */
const char *cor_fingerprint_of_map(const cor_render_context *context, cor_shared_tables *tables, cor_arena *arena);

/* What PAGE, which is open but not drawn, will be made of: GROUND (the fingerprint of the map), its own fields and
 * view, and the rows near it and near what its insets show; but for the fonts, see fingerprint_fonts.h. Reads its
 * tables, which drawing will find read. In the page's arena. */
cor_status cor_fingerprint_of_page(cor_drawing_page *page, const cor_page_subject *subject, const char *ground,
                                   const char **ret_fingerprint, cor_error *err);

#endif
