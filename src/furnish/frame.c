#include <math.h>
#include <string.h>

#include <glib.h>

#include "furnish/graticule.h"
#include "furnish/layout.h"
#include "furnish/pen.h"
#include "text/language.h"

/* How many lines of SIZE points LETTERS take in WIDTH. Letters are about half as wide as high. */
static double lines_of(size_t letters, double size, double width)
{
    return letters ? fmax(1, ceil((double) letters * size * 0.52 / width)) : 0;
}

/* The height of text of that many letters, set SIZE points (before UNIT) high in WIDTH. */
static double text_height(size_t letters, double size, double unit, double width)
{
    double set = cor_set_size(size, unit);
    return lines_of(letters, set, width) * set * COR_LEADING;
}

/* Letters that hang from their line are larger, and their lines as high as their ink. */
static double leading_of(const cor_map_document *map)
{
    double larger = cor_language_size(map->languages ? map->languages[0] : NULL);
    return larger > 1 ? larger * 1.7 : 1;
}

static size_t letters_of(const char *text)
{
    return text ? (size_t) g_utf8_strlen(text, -1) : 0;
}

static double title_height(const cor_map_document *map, double unit, double width)
{
    double title = text_height(letters_of(map->title), COR_TITLE_SIZE, unit, width);
    double subtitle = text_height(letters_of(map->subtitle), COR_SUBTITLE_SIZE, unit, width);
    return map->furniture.title.on && title + subtitle > 0 ? (title + subtitle) * leading_of(map) + COR_GAP_SMALL * unit
                                                           : 0;
}

/* At most a third of the page: what does not fit is better too long than the map too small. */
static double credits_height(const cor_map_document *map, const cor_credits_size *size, double unit, double width)
{
    double page = map->page.height;
    double height = (text_height(size->disclaimer, COR_CREDITS_SIZE, unit, width) +
                     text_height(size->credits, COR_CREDITS_SIZE, unit, width)) *
                    leading_of(map);
    return height > 0 ? fmin(height, page / 3) + COR_GAP_SMALL * 0.6 * unit : 0;
}

cor_rect cor_furnish_frame(const cor_map_document *map, const cor_credits_size *credits)
{
    double width = map->page.width, height = map->page.height, unit = cor_furniture_unit(width, height);
    double banner = fmin(cor_banner_height(map, unit), height / 8);
    if (!map->page.frame) return (cor_rect){0, banner, width, height - banner};
    double margin = fmin(COR_MARGIN * unit, fmin(width, height) / 8), inner = width - 2 * margin;
    double ruler = cor_graticule_ruler(map, unit), table = cor_table_strip(map, unit);
    cor_rect frame = {margin + ruler, banner + margin + ruler + title_height(map, unit, inner),
                      width - margin - ruler - table,
                      height - banner - margin - ruler - credits_height(map, credits, unit, inner) - credits->strip};
    /* On a page too small for its words the map still gets half of it, and what the legend leaves of that. */
    double least = height / 2 - credits->strip;
    if (cor_rect_height(frame) < least) {
        frame.y0 = fmin(frame.y0, height * 0.3);
        frame.y1 = frame.y0 + least;
    }
    return frame;
}

/* Where RUN begins, so that it stands on the frame's left or, on a page read from right to left, on its right. */
static double start_of(const cor_pen *pen, const cor_run *run)
{
    double right = pen->scene->frame.x1 + cor_table_strip(pen->what->map, pen->unit);
    return pen->mirrored ? right - run->width : pen->scene->frame.x0;
}

void cor_furnish_title(cor_pen *pen)
{
    cor_rect frame = pen->scene->frame;
    double width = cor_rect_width(frame) + cor_table_strip(pen->what->map, pen->unit),
           y = fmin(COR_MARGIN * pen->unit, frame.y0);
    cor_justify side = pen->mirrored ? COR_JUSTIFY_RIGHT : COR_JUSTIFY_LEFT;
    const cor_run *title = cor_pen_shape(
        pen, pen->what->title, (cor_words){.size = COR_TITLE_SIZE, .weight = 700, .max_width = width, .justify = side});
    const cor_run *subtitle = cor_pen_shape(
        pen, pen->what->subtitle, (cor_words){.size = COR_SUBTITLE_SIZE, .max_width = width, .justify = side});
    if (!title && !subtitle) return;
    cor_scene_group(pen->scene, "title", "Title");
    /* Set from below, so that the words sit on the frame whatever room there is. */
    double below = frame.y0 - cor_graticule_ruler(pen->what->map, pen->unit) - COR_GAP_SMALL * pen->unit;
    if (subtitle) {
        below -= subtitle->height;
        cor_pen_run(pen, subtitle, start_of(pen, subtitle), fmax(below, y), true, 0);
    }
    if (title) cor_pen_run(pen, title, start_of(pen, title), fmax(below - title->height, 0), false, 0);
}

double cor_furnish_below_frame(const cor_pen *pen)
{
    return pen->scene->frame.y1 + cor_graticule_ruler(pen->what->map, pen->unit);
}

void cor_furnish_credits(cor_pen *pen)
{
    cor_rect frame = pen->scene->frame;
    const char *credits = pen->what->credits, *disclaimer = pen->what->disclaimer;
    if (!credits && !disclaimer) return;
    const char *text = cor_arena_format(pen->arena, "%s%s%s", disclaimer ? cor_pen_words(pen, disclaimer) : "",
                                        credits && disclaimer ? "\n" : "", credits ? credits : "");
    double width = cor_rect_width(frame) + cor_table_strip(pen->what->map, pen->unit);
    const cor_run *run = cor_pen_shape(pen, text,
                                       (cor_words){.size = COR_CREDITS_SIZE,
                                                   .max_width = width,
                                                   .justify = pen->mirrored ? COR_JUSTIFY_RIGHT : COR_JUSTIFY_LEFT});
    double y = cor_furnish_below_frame(pen) + pen->what->strip + COR_GAP_SMALL * 0.6 * pen->unit;
    if (run && y + run->height > pen->scene->height)
        cor_warn(pen->what->symbolizer->remarks, pen->what->map->file, 0, 0,
                 "the page is too small for its credits and disclaimer: %.0f mm are missing; make it higher, or state "
                 "shorter "
                 "ones under `furniture`",
                 ceil((y + run->height - pen->scene->height) * 25.4 / 72));
    cor_scene_group(pen->scene, "credits", "Credits");
    if (run) cor_pen_run(pen, run, start_of(pen, run), y, true, 0);
}
