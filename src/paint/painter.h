/* Painters replay a frozen scene. They evaluate nothing, measure no text, reorder nothing, and know neither
 * features nor styles: what a scene holds is drawn, in its order, the same in every format.
 *
 *   canvas*       scene items on a cairo target: PDF, SVG as outlines, and what raster leaves over
 *   raster*       fills, strokes, text and small icons straight into pixels: cover counts how much of a dot is covered,
 *                 stroker turns lines into outlines, outline fetches letters
 *   stamp, disc   circles, made once a kind and stamped
 *   png*          the image and its file: palette, zlib_bands, deflate_join
 *   svg*          the editable SVG, written by ourselves; svg_outlines is cairo's, with steady ids
 *   pdf, trace    PDF through cairo; the scene as text for tests
 *   guard         what cairo must never see: numbers that are none, and places far off the page
 *   whole         files that are whole or absent
 *
 * Nothing is read but the scene and nothing is kept: painters may run in as many threads as there are scenes (fonts
 * and icons belong to one session, hence to one thread). The same scene gives the same bytes. */
#ifndef COR_PAINT_PAINTER_H
#define COR_PAINT_PAINTER_H

#include "scene/scene.h"

/* Where the bytes go. */
typedef struct {
    cor_write write;
    void *context;
} cor_sink;

/* Each writes one whole file into SINK. COR_BAD_OUTPUT when the sink refuses or a limit is passed: 32,767 pixels a side
 * (PNG: of the page at DPI, parts of a dot counted as one; else points). */
cor_status cor_paint_png(const cor_scene *scene, double dpi, const cor_sink *sink, cor_error *err);
cor_status cor_paint_pdf(const cor_scene *scene, const cor_sink *sink, cor_error *err);
cor_status cor_paint_svg(const cor_scene *scene, const cor_sink *sink,
                         cor_error *err); /* editable: real text, named groups */
cor_status cor_paint_svg_outlines(const cor_scene *scene, const cor_sink *sink, cor_error *err); /* through cairo */
cor_status cor_paint_trace(const cor_scene *scene, const cor_sink *sink, cor_error *err);        /* for tests */

/* Paints into the sink it is given. */
typedef cor_status (*cor_paint_to)(void *context, const cor_sink *sink, cor_error *err);

/* PATH whole or absent: written beside, then renamed; an older file stays as it was when PAINT fails. A link is
 * followed, a pipe or a device is written to as it is. COR_BAD_OUTPUT says what is in the way (folder missing, not
 * writable, disk full); else the status is PAINT's. */
cor_status cor_write_whole(const char *path, cor_paint_to paint, void *context, cor_error *err);

/* The same, and the bytes are on the disk before the file has its name: a power cut leaves it whole or absent, too.
 * PATH is a place in a folder that others may write to as well: a link, a pipe or whatever is there but a folder is
 * replaced. */
cor_status cor_write_lasting(const char *path, cor_paint_to paint, void *context, cor_error *err);

/* The same bytes in a file of the system's temporary folder that has no name, and so goes with its last descriptor.
 * PATH is where they shall go, for messages. Caller closes *ret_fd. */
cor_status cor_write_unnamed(const char *path, cor_paint_to paint, void *context, int *ret_fd, cor_error *err);

/* Takes away what cor_write_whole left in FOLDER when its process PID (0: any) was ended in the middle. */
void cor_remove_unfinished(const char *folder, long pid);

#endif
