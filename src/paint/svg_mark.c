#include "paint/svg_mark.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"

/* FNV-1a, as Fowler, Noll and Vo have it for 64 bits. */
static void add_bytes(uint64_t *sum, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++)
        *sum = (*sum ^ at[i]) * UINT64_C(0x100000001b3);
}

static void add_text(uint64_t *sum, const char *text)
{
    add_bytes(sum, text ? text : "", text ? strlen(text) + 1 : 1);
}

/* As an SVG prints them: the last bits of a place differ from one compiler or processor to the next. */
static void add_numbers(uint64_t *sum, const double *numbers, size_t n)
{
    char text[COR_NUMBER_SPACE];
    for (size_t i = 0; i < n; i++) {
        cor_format_decimals(text, numbers[i], 2);
        add_text(sum, text);
    }
}

static void add_color(uint64_t *sum, cor_color color)
{
    const float parts[] = {color.r, color.g, color.b, color.a};
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
        add_bytes(sum, &(uint8_t){(uint8_t) lroundf(255 * CLAMP(parts[i], 0, 1))}, 1);
}

/* What definitions are made of and what two states of one map differ in; outlines would take too long. */
static void add_item(uint64_t *sum, const cor_item *item)
{
    add_bytes(sum, &(int){(int) item->kind}, sizeof(int));
    if (item->kind == COR_ITEM_FILL) add_color(sum, item->fill.color);
    if (item->kind == COR_ITEM_STROKE) add_color(sum, item->stroke.color);
    if (item->kind == COR_ITEM_ICON) {
        add_numbers(sum, (double[]){item->icon.x, item->icon.y, item->icon.width, item->icon.height}, 4);
        add_color(sum, item->icon.color);
    }
    if (item->kind == COR_ITEM_TEXT) {
        add_numbers(sum, (double[]){item->text.x, item->text.y}, 2);
        add_color(sum, item->text.color);
    }
    for (size_t i = 0; item->kind == COR_ITEM_CIRCLES && i < item->circles.n_kinds; i++) {
        add_numbers(sum, (double[]){item->circles.kinds[i].radius, (double) item->circles.n}, 2);
        add_color(sum, item->circles.kinds[i].fill);
    }
}

void cor_svg_mark(const cor_scene *scene, char mark[COR_SVG_MARK])
{
    uint64_t sum = UINT64_C(0xcbf29ce484222325);
    add_text(&sum, scene->title);
    add_text(&sum, scene->description);
    add_text(&sum, scene->caption);
    add_text(&sum, scene->fingerprint);
    add_numbers(&sum, (double[]){scene->width, scene->height, scene->frame.x0, scene->frame.y0}, 4);
    add_color(&sum, scene->background);
    for (size_t i = 0; i < cor_scene_group_count(scene); i++) {
        const cor_group *group = cor_scene_group_at(scene, i);
        add_text(&sum, group->id);
        if (group->clipped)
            add_numbers(&sum, (double[]){group->clip.x0, group->clip.y0, group->clip.x1, group->clip.y1}, 4);
        if (group->within) {
            cor_rect within = cor_path_bounds(group->within);
            add_numbers(&sum, (double[]){within.x0, within.y0, within.x1, within.y1}, 4);
        }
        for (size_t j = 0; j < group->n_items; j++)
            add_item(&sum, &group->items[j]);
    }
    g_snprintf(mark, COR_SVG_MARK, "%06x", (unsigned) ((sum ^ sum >> 24 ^ sum >> 48) & 0xffffff));
}
