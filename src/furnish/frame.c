#include <math.h>
#include <string.h>

#include "furnish/layout.h"
#include "furnish/pen.h"

/* A title that is too wide for the page goes on in a second line. Letters are about half as wide as high. */
static double lines_of(const char *text, double size, double width)
{
    return text ? fmax(1, ceil((double) strlen(text) * size * 0.5 / width)) : 0;
}

static double title_height(const cor_map_document *map, double unit, double width)
{
    double title = lines_of(map->title, COR_TITLE_SIZE * unit, width);
    double subtitle = lines_of(map->subtitle, COR_SUBTITLE_SIZE * unit, width);
    if (!map->furniture.title.on || title + subtitle == 0) return 0;
    return unit * (title * COR_TITLE_SIZE * COR_LEADING + subtitle * COR_SUBTITLE_SIZE * COR_LEADING + COR_GAP_SMALL);
}

/* Credits and disclaimer are about 230 letters each; the strip must be set aside before they are known. */
static double credits_height(const cor_map_document *map, double unit, double width)
{
    int n = map->furniture.credits.on + map->furniture.disclaimer.on;
    double lines = ceil(n * 230 * COR_CREDITS_SIZE * unit * 0.5 / width);
    return n ? unit * (fmin(lines, 7) * COR_CREDITS_SIZE * COR_LEADING + COR_GAP_SMALL * 0.6) : 0;
}

cor_rect cor_furnish_frame(const cor_map_document *map)
{
    double width = map->page.width, height = map->page.height, unit = cor_furniture_unit(width, height);
    if (!map->page.frame) return (cor_rect){0, 0, width, height};
    double margin = fmin(COR_MARGIN * unit, fmin(width, height) / 8), inner = width - 2 * margin;
    cor_rect frame = {margin, margin + title_height(map, unit, inner), width - margin,
                      height - margin - credits_height(map, unit, inner)};
    /* On a page too small for its words the map still gets half of it. */
    if (cor_rect_height(frame) < height / 2) {
        frame.y0 = fmin(frame.y0, height * 0.3);
        frame.y1 = frame.y0 + height / 2;
    }
    return frame;
}

void cor_furnish_title(cor_pen *pen)
{
    cor_rect frame = pen->scene->frame;
    double width = cor_rect_width(frame), y = fmin(COR_MARGIN * pen->unit, frame.y0);
    const cor_run *title =
        cor_pen_shape(pen, pen->what->title, (cor_words){.size = COR_TITLE_SIZE, .weight = 700, .max_width = width});
    const cor_run *subtitle =
        cor_pen_shape(pen, pen->what->subtitle, (cor_words){.size = COR_SUBTITLE_SIZE, .max_width = width});
    if (!title && !subtitle) return;
    cor_scene_group(pen->scene, "title", "Title");
    /* Set from below, so that the words sit on the frame whatever room there is. */
    double below = frame.y0 - COR_GAP_SMALL * pen->unit;
    if (subtitle) {
        below -= subtitle->height;
        cor_pen_run(pen, subtitle, frame.x0, fmax(below, y), true, 0);
    }
    if (title) cor_pen_run(pen, title, frame.x0, fmax(below - title->height, 0), false, 0);
}

void cor_furnish_credits(cor_pen *pen)
{
    cor_rect frame = pen->scene->frame;
    const char *credits = pen->what->credits, *disclaimer = pen->what->disclaimer;
    if (!credits && !disclaimer) return;
    const char *text = cor_arena_format(pen->arena, "%s%s%s", disclaimer ? disclaimer : "",
                                        credits && disclaimer ? "\n" : "", credits ? credits : "");
    const cor_run *run =
        cor_pen_shape(pen, text, (cor_words){.size = COR_CREDITS_SIZE, .max_width = cor_rect_width(frame)});
    cor_scene_group(pen->scene, "credits", "Credits");
    cor_pen_run(pen, run, frame.x0, frame.y1 + COR_GAP_SMALL * 0.6 * pen->unit, true, 0);
}
