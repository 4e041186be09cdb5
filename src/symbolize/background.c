/* Background layers. */
#include "symbolize/drawing.h"
#include "symbolize/pattern.h"

static const cor_path *whole_frame(const cor_drawing *drawing)
{
    cor_rect frame = drawing->scene->frame;
    cor_point *corners = COR_NEW_ARRAY(drawing->arena, cor_point, 5);
    corners[0] = corners[4] = (cor_point){frame.x0, frame.y0};
    corners[1] = (cor_point){frame.x1, frame.y0};
    corners[2] = (cor_point){frame.x1, frame.y1};
    corners[3] = (cor_point){frame.x0, frame.y1};
    return cor_path_of(drawing->arena, corners, 5, true);
}

/* Of the earth, as on the reference's globe: space has no background. */
void cor_draw_background(cor_drawing *drawing)
{
    cor_use color = cor_use_of(drawing, "background-color"), opacity = cor_use_of(drawing, "background-opacity");
    cor_use pattern = cor_use_of(drawing, "background-pattern");
    double strength = cor_use_number(drawing, &opacity, 0, 0, 1);
    const cor_path *path = drawing->with->earth ? drawing->with->earth : whole_frame(drawing);
    if (cor_layer_property(drawing->layer, "background-pattern")) {
        cor_add_area_pattern(drawing->scene, cor_use_icon(drawing, &pattern, 0), strength, path, 1);
        return;
    }
    cor_scene_add(drawing->scene, COR_ITEM_FILL)->fill =
        (cor_fill){.paths = path, .n_paths = 1, .color = cor_faded(cor_use_color(drawing, &color, 0), strength)};
}
