/* Painters replay a frozen scene. They evaluate nothing, measure no text, reorder nothing. */
#ifndef COR_PAINT_PAINTER_H
#define COR_PAINT_PAINTER_H

#include "scene/scene.h"

/* Where the bytes go. */
typedef struct {
    cor_write write;
    void *context;
} cor_sink;

/* Each writes one whole file into SINK. COR_BAD_OUTPUT when the sink refuses or a limit is passed (32,767 dots a side).
 */
cor_status cor_paint_png(const cor_scene *scene, double dpi, const cor_sink *sink, cor_error *err);
cor_status cor_paint_pdf(const cor_scene *scene, const cor_sink *sink, cor_error *err);
cor_status cor_paint_svg(const cor_scene *scene, const cor_sink *sink,
                         cor_error *err); /* editable: real text, named groups */
cor_status cor_paint_svg_outlines(const cor_scene *scene, const cor_sink *sink, cor_error *err); /* through cairo */
cor_status cor_paint_trace(const cor_scene *scene, const cor_sink *sink, cor_error *err);        /* for tests */

/* PATH whole or absent: written beside, then renamed. The callback paints into the sink it is given. */
typedef cor_status (*cor_paint_to)(void *context, const cor_sink *sink, cor_error *err);
cor_status cor_write_whole(const char *path, cor_paint_to paint, void *context, cor_error *err);

#endif
