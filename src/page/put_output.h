/* One output, to a file or to an object of a store. */
#ifndef COR_PAGE_PUT_OUTPUT_H
#define COR_PAGE_PUT_OUTPUT_H

#include "base/sink.h"
#include "source/source.h"

/* One output at PATH, a file or an object: whole or absent. LASTING: a file shall survive a power cut; an object does.
 */
cor_status cor_put_output(cor_sources *sources, const char *path, bool lasting, cor_paint_to paint, void *context,
                          cor_error *err);

#endif
