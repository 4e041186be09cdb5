/* The icon of a symbol's label request. */
#include <math.h>

#include "symbolize/anchors.h"
#include "symbolize/symbol_parts.h"

/* Points and px; what is beyond is folly. */
enum { LARGEST_ICON = 2000, WIDEST_HALO = 100 };

cor_symbol_icon cor_symbol_icon_of(cor_drawing *d)
{
    return (cor_symbol_icon){
        .image = cor_use_of(d, "icon-image"),
        .size = cor_use_of(d, "icon-size"),
        .color = cor_use_of(d, "icon-color"),
        .opacity = cor_use_of(d, "icon-opacity"),
        .rotate = cor_use_of(d, "icon-rotate"),
        .anchor = cor_use_of(d, "icon-anchor"),
        .offset = cor_use_of(d, "icon-offset"),
        .padding = cor_use_of(d, "icon-padding"),
        .halo_color = cor_use_of(d, "icon-halo-color"),
        .halo_width = cor_use_of(d, "icon-halo-width"),
        .halo_blur = cor_use_of(d, "icon-halo-blur"),
        .has_color = cor_layer_property(d->layer, "icon-color") != NULL,
    };
}

/* What must be free round ITEM: its box, turned as it is, with `icon-padding` (top, right, bottom, left). */
static cor_rect mark_box(cor_drawing *d, const cor_symbol_icon *uses, uint32_t row, const cor_icon_item *item)
{
    double px[4] = {2, 2, 2, 2};
    cor_use_numbers(d, &uses->padding, row, px, 4);
    double c = fabs(cos(item->angle * M_PI / 180)), s = fabs(sin(item->angle * M_PI / 180));
    double w = (item->width * c + item->height * s) / 2, h = (item->width * s + item->height * c) / 2;
    return (cor_rect){item->x - w - px[3] * COR_POINTS_PER_PX, item->y - h - px[0] * COR_POINTS_PER_PX,
                      item->x + w + px[1] * COR_POINTS_PER_PX, item->y + h + px[2] * COR_POINTS_PER_PX};
}

static void add_halo(cor_drawing *d, const cor_symbol_icon *uses, uint32_t row, cor_icon_item *mark)
{
    mark->halo = cor_use_color(d, &uses->halo_color, row);
    mark->halo_width = cor_use_number(d, &uses->halo_width, row, 0, WIDEST_HALO) * COR_POINTS_PER_PX;
    mark->halo_blur = cor_use_number(d, &uses->halo_blur, row, 0, WIDEST_HALO) * COR_POINTS_PER_PX;
}

/* An icon turns with its anchor and offset, about the point it belongs to. */
void cor_symbol_add_icon(cor_drawing *d, const cor_symbol_icon *uses, uint32_t row, const cor_icon *icon,
                         const cor_spot *where, cor_label *label)
{
    double scale = cor_use_number(d, &uses->size, row, 0, 100) * COR_POINTS_PER_PX, px[2] = {0, 0};
    double width = fmin(cor_icon_width(icon) * scale, LARGEST_ICON);
    double height = fmin(cor_icon_height(icon) * scale, LARGEST_ICON);
    double angle = cor_use_number(d, &uses->rotate, row, -3600, 3600);
    cor_use_numbers(d, &uses->offset, row, px, 2);
    cor_anchor anchor = cor_anchor_parse(cor_use_word(d, &uses->anchor, row));
    cor_point corner = cor_anchored(where->at, anchor, width, height, (cor_point){px[0] * scale, px[1] * scale});
    cor_point centre = cor_turned((cor_point){corner.x + width / 2, corner.y + height / 2}, where->at, angle);
    label->icon = icon;
    label->mark = (cor_icon_item){.icon = icon,
                                  .x = centre.x,
                                  .y = centre.y,
                                  .width = width,
                                  .height = height,
                                  .angle = angle,
                                  .opacity = cor_use_number(d, &uses->opacity, row, 0, 1),
                                  .recolor = uses->has_color,
                                  .color = cor_use_color(d, &uses->color, row)};
    if (cor_icon_takes_color(icon)) add_halo(d, uses, row, &label->mark);
    label->mark_box = mark_box(d, uses, row, &label->mark);
}
