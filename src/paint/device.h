/* A device draws what a scene holds, one callback for each kind of item; the walk over groups and items is one for all
 * painters. No callback may be NULL. */
#ifndef COR_PAINT_DEVICE_H
#define COR_PAINT_DEVICE_H

#include "scene/scene.h"

typedef struct {
    /* Group INDEX of the scene. False: nothing of it is seen; its items are left out, and so is its end. */
    bool (*begin_group)(void *context, const cor_group *group, size_t index);
    void (*end_group)(void *context, const cor_group *group);

    /* Draws the first of N items with as many of the next as belong together with it, and returns how many are done; 0,
     * with nothing drawn: the first is to be drawn by the callback of its kind. */
    size_t (*draw_together)(void *context, const cor_item *items, size_t n);

    void (*draw_fill)(void *context, const cor_fill *fill);
    void (*draw_stroke)(void *context, const cor_stroke *stroke);
    void (*draw_circles)(void *context, const cor_circles *circles);
    void (*draw_icon)(void *context, const cor_icon_item *icon);
    void (*draw_image)(void *context, const cor_image *image);
    void (*draw_text)(void *context, const cor_text_item *text);
    void (*draw_pattern)(void *context, const cor_pattern *pattern);
} cor_device;

/* The groups of SCENE in their order, and the items of each. */
void cor_device_walk(const cor_device *device, void *context, const cor_scene *scene);

/* A draw_together for devices that draw each item by itself. */
size_t cor_device_draw_none(void *context, const cor_item *items, size_t n);

#endif
