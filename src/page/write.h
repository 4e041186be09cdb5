/* From a finished scene to files: one frozen scene, any number of painters. */
#ifndef COR_PAGE_WRITE_H
#define COR_PAGE_WRITE_H

#include "page/page.h"

/* Writes the scene to each of OUTPUTS; LASTING: they shall survive a power cut. RET_BYTES: how many went to each; NULL.
 */
cor_status cor_page_put_out(const cor_drawing_page *page, const cor_output *outputs, size_t n, bool lasting,
                            size_t *ret_bytes, cor_error *err);

/* What a batch writes: the same, lasting, and the scene's small picture as PATH, which is made of the first PNG where
 * there is one. */
typedef struct {
    const char *path;
    int width, height; /* filled in */
    size_t bytes;
} cor_small_picture;
cor_status cor_page_put_out_small(const cor_drawing_page *page, const cor_output *outputs, size_t n, size_t *ret_bytes,
                                  cor_small_picture *small, cor_error *err);

#endif
