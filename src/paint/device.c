#include "paint/device.h"

static void draw_item(const cor_device *device, void *context, const cor_item *item)
{
    switch (item->kind) {
    case COR_ITEM_FILL:
        device->draw_fill(context, &item->fill);
        break;
    case COR_ITEM_STROKE:
        device->draw_stroke(context, &item->stroke);
        break;
    case COR_ITEM_CIRCLES:
        device->draw_circles(context, &item->circles);
        break;
    case COR_ITEM_ICON:
        device->draw_icon(context, &item->icon);
        break;
    case COR_ITEM_IMAGE:
        device->draw_image(context, &item->image);
        break;
    case COR_ITEM_TEXT:
        device->draw_text(context, &item->text);
        break;
    case COR_ITEM_PATTERN:
        device->draw_pattern(context, &item->pattern);
        break;
    }
}

static void draw_items(const cor_device *device, void *context, const cor_item *items, size_t n)
{
    for (size_t i = 0, done; i < n; i += done) {
        done = device->draw_together(context, items + i, n - i);
        if (done) continue;
        draw_item(device, context, &items[i]);
        done = 1;
    }
}

void cor_device_walk(const cor_device *device, void *context, const cor_scene *scene)
{
    for (size_t i = 0; i < cor_scene_group_count(scene); i++) {
        const cor_group *group = cor_scene_group_at(scene, i);
        if (!device->begin_group(context, group, i)) continue;
        draw_items(device, context, group->items, group->n_items);
        device->end_group(context, group);
    }
}

size_t cor_device_draw_none(void *context, const cor_item *items, size_t n)
{
    (void) context;
    (void) items;
    (void) n;
    return 0;
}
