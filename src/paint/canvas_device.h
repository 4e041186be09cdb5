/* A whole scene on a canvas: groups with their clips, opacity and blending. */
#ifndef COR_PAINT_CANVAS_DEVICE_H
#define COR_PAINT_CANVAS_DEVICE_H

#include "paint/canvas.h"
#include "paint/device.h"

/* Draws through cairo alone. Its context is a cor_canvas. */
extern const cor_device cor_canvas_device;

/* Replays all of SCENE: background, then groups in their order. DEVICE is the above, or one like it that takes some
 * items upon itself. COR_BAD_OUTPUT when cairo's target failed. */
cor_status cor_canvas_scene(cor_canvas *canvas, const cor_device *device, const cor_scene *scene, cor_error *err);

#endif
