/* Painters' output in memory. */
#ifndef COR_SUPPORT_BYTES_H
#define COR_SUPPORT_BYTES_H

#include <glib.h>

#include "paint/painter.h"
#include "support/picture.h"

typedef enum { AS_PNG, AS_PDF, AS_SVG, AS_OUTLINES, AS_TRACE } painted_as;

/* SCENE painted, at 96 dpi where there are dots. A failure fails the test. Caller frees. */
GByteArray *painted(const cor_scene *scene, painted_as format);

/* The same as a string, NUL-terminated. Caller frees. */
char *painted_text(const cor_scene *scene, painted_as format);

/* Painted as PNG and read back. picture_free afterwards. */
picture painted_picture(const cor_scene *scene);

bool same_bytes(const GByteArray *a, const GByteArray *b);

/* A sink that appends to a GByteArray. */
cor_sink sink_into(GByteArray *bytes);

#endif
