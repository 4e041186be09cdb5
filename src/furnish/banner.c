/* The marking of a page: the same words in a bar of colour along its upper and its lower edge. */
#include "furnish/contrast.h"
#include "furnish/layout.h"
#include "furnish/pen.h"

/* Points before `unit`. */
static const double BANNER_HEIGHT = 13, BANNER_SIZE = 7.5;

double cor_banner_height(const cor_map_document *map, double unit)
{
    const cor_banner *banner = &map->furniture.banner;
    return banner->on ? fmax(BANNER_HEIGHT * unit, cor_set_size(BANNER_SIZE, unit) * 1.5) : 0;
}

/* White or black, whichever is told from COLOR more easily. */
static cor_color told_from(cor_color color)
{
    return cor_luminance(color) > 0.179 ? (cor_color){0, 0, 0, 1} : (cor_color){1, 1, 1, 1};
}

static void draw_bar(cor_pen *pen, cor_rect box, const cor_run *words, cor_color fill, cor_color ink)
{
    cor_pen_box(pen, box, fill);
    cor_point ink_middle = cor_rect_center(words->ink), middle = cor_rect_center(box);
    cor_scene_add(pen->scene, COR_ITEM_TEXT)->text =
        (cor_text_item){.run = words, .x = middle.x - ink_middle.x, .y = middle.y - ink_middle.y, .color = ink};
}

void cor_furnish_banner(cor_pen *pen)
{
    const cor_banner *banner = &pen->what->map->furniture.banner;
    double height = cor_banner_height(pen->what->map, pen->unit), width = pen->scene->width, page = pen->scene->height;
    cor_color fill = banner->color.said ? banner->color.color : pen->ink;
    const cor_run *words = cor_pen_shape(pen, pen->what->banner, (cor_words){.size = BANNER_SIZE, .weight = 700});
    if (!words) return;
    if (words->width > width)
        cor_warn(pen->what->symbolizer->diagnostics, cor_file_location(pen->what->map->file),
                 "the banner is longer than the page is wide; shorten its text");
    cor_scene_group(pen->scene, "banner", "Banner");
    const cor_rect bars[2] = {{0, 0, width, height}, {0, page - height, width, page}};
    for (int i = 0; i < 2; i++) {
        draw_bar(pen, bars[i], words, fill, told_from(fill));
        cor_pen_cover(pen, bars[i], "banner");
    }
}
