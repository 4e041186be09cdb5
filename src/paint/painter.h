/* Painters replay a frozen scene. They evaluate nothing, measure no text, reorder nothing, and know neither
 * features nor styles: what a scene holds is drawn, in its order, the same in every format.
 *
 *   device        the walk over groups and items, the same for all; each painter is a device
 *   canvas*       scene items on a cairo target: PDF, SVG as outlines, and what the rasterizer leaves over
 *   rasterizer    fills, strokes, text and small icons straight into pixels: cover counts how much of a dot is covered,
 *                 stroker turns lines into outlines, outline fetches letters
 *   stamp, disc   circles, made once a kind and stamped
 *   png*          the image and its file: palette, zlib_bands, deflate_join
 *   thumbnail     its small picture: few_colors
 *   svg*          the editable SVG, written by ourselves; svg_outlines is cairo's, with steady ids
 *   pdf, trace    PDF through cairo; the scene as text for tests
 *   guard         what cairo must never see: numbers that are none, and places far off the page
 *
 * Nothing is read but the scene and nothing is kept: painters may run in as many threads as there are scenes (fonts
 * and icons belong to one session, hence to one thread). The same scene gives the same bytes. */
#ifndef COR_PAINT_PAINTER_H
#define COR_PAINT_PAINTER_H

#include "base/sink.h"
#include "scene/scene.h"

struct cor_thumbnail; /* see thumbnail.h */

/* Each writes one whole file into SINK. COR_BAD_OUTPUT when the sink refuses or a limit is passed: 32,767 pixels a side
 * (PNG: of the page at DPI, parts of a dot counted as one; else points). */
cor_status cor_paint_png(const cor_scene *scene, double dpi, const cor_sink *sink, cor_error *err);
/* The same, and its thumbnail. SINK or RET_THUMBNAIL may be NULL: not wanted. */
cor_status cor_paint_png_small(const cor_scene *scene, double dpi, const cor_sink *sink,
                               struct cor_thumbnail *ret_thumbnail, cor_error *err);
/* The thumbnail alone, of a scene that nobody wants as PNG. */
cor_status cor_paint_thumbnail(const cor_scene *scene, struct cor_thumbnail *ret_thumbnail, cor_error *err);
cor_status cor_paint_pdf(const cor_scene *scene, const cor_sink *sink, cor_error *err);
cor_status cor_paint_svg(const cor_scene *scene, const cor_sink *sink,
                         cor_error *err); /* editable: real text, named groups */
cor_status cor_paint_svg_outlines(const cor_scene *scene, const cor_sink *sink, cor_error *err); /* through cairo */
cor_status cor_paint_trace(const cor_scene *scene, const cor_sink *sink, cor_error *err);        /* for tests */

#endif
