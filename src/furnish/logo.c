/* The maker's picture, as it is: no colour of the style reaches it. */
#include "furnish/layout.h"
#include "furnish/pen.h"

/* Points before `unit`; and the most of the frame's width that it takes. */
static const double USUAL_HEIGHT = 30, MAX_WIDTH = 0.4;

void cor_furnish_logo(cor_pen *pen)
{
    static const cor_at corners[4] = {COR_AT_BOTTOM_RIGHT, COR_AT_BOTTOM_LEFT, COR_AT_TOP_RIGHT, COR_AT_TOP_LEFT};
    const cor_page_logo *logo = pen->what->logo;
    const cor_logo *options = &pen->what->map->furniture.logo;
    double height = options->height > 0 ? options->height : USUAL_HEIGHT * pen->unit;
    height = fmin(height, MAX_WIDTH * cor_rect_width(pen->scene->frame) / logo->ratio);
    cor_rect box = cor_furniture_place(pen, "logo", options->at, height * logo->ratio, height, corners);
    if (cor_rect_is_empty(box)) return;
    cor_scene_group(pen->scene, "logo", "Logo");
    if (logo->icon) {
        cor_point middle = cor_rect_center(box);
        cor_scene_add(pen->scene, COR_ITEM_ICON)->icon = (cor_icon_item){.icon = logo->icon,
                                                                         .x = middle.x,
                                                                         .y = middle.y,
                                                                         .width = cor_rect_width(box),
                                                                         .height = height,
                                                                         .opacity = 1};
    } else {
        cor_scene_add(pen->scene, COR_ITEM_IMAGE)->image = (cor_image){
            .width = logo->width, .height = logo->height, .rgba = logo->rgba, .at = box, .opacity = 1, .smooth = true};
    }
    cor_pen_obstacle(pen, cor_rect_grown(box, 2 * pen->unit), "logo");
}
