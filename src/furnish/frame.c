#include <math.h>
#include <string.h>

#include <glib.h>

#include "furnish/graticule.h"
#include "furnish/layout.h"
#include "furnish/pen.h"
#include "text/language.h"

/* Of the line round the map, points before `unit`. */
static const double NEAT_LINE = 0.6;

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

/* Letters that TEXT will have; what fills a pair of braces is about as long as a number. */
static size_t letters_of(const char *text)
{
    enum { LETTERS_OF_A_NUMBER = 3 };
    size_t n = 0;
    for (const char *c = text; c && *c; c = g_utf8_next_char(c)) {
        const char *end = *c == '{' ? strchr(c, '}') : NULL;
        n += end ? LETTERS_OF_A_NUMBER : 1;
        if (end) c = end;
    }
    return n;
}

static double title_height(const cor_map_document *map, double unit, double width)
{
    double title = text_height(letters_of(map->title), COR_TITLE_SIZE, unit, width);
    double subtitle = text_height(letters_of(map->subtitle), COR_SUBTITLE_SIZE, unit, width);
    return map->furniture.title.on && title + subtitle > 0 ? (title + subtitle) * leading_of(map) + COR_GAP_SMALL * unit
                                                           : 0;
}

/* What may be said below the map, the best first: where there is no room for all of it, licences ask for the credits.
 */
typedef struct {
    bool disclaimer, credits;
} words_below;

static const words_below BELOW[] = {{true, true}, {false, true}, {true, false}};

/* At most MAX: what takes more is left out rather than cut. */
static double credits_height(const cor_map_document *map, const cor_credits_size *size, double unit, double width,
                             double most)
{
    for (size_t i = 0; i < G_N_ELEMENTS(BELOW); i++) {
        double height = ((BELOW[i].disclaimer ? text_height(size->disclaimer, COR_CREDITS_SIZE, unit, width) : 0) +
                         (BELOW[i].credits ? text_height(size->credits, COR_CREDITS_SIZE, unit, width) : 0)) *
                        leading_of(map);
        if (height > 0) height += COR_GAP_SMALL * 0.6 * unit;
        if (height > 0 && height <= most) return height;
    }
    return 0;
}

double cor_page_margin(const cor_map_document *map, double unit)
{
    return fmin(COR_MARGIN * unit, fmin(map->page.width, map->page.height) / 8);
}

cor_rect cor_furnish_frame(const cor_map_document *map, const cor_credits_size *credits)
{
    double width = map->page.width, height = map->page.height, unit = cor_furniture_unit(width, height);
    double banner = fmin(cor_banner_height(map, unit), height / 8);
    if (!map->page.frame) return (cor_rect){0, banner, width, height - banner};
    double margin = cor_page_margin(map, unit), inner = width - 2 * margin;
    double ruler = cor_graticule_ruler(map, unit), table = cor_table_strip(map, unit);
    cor_rect frame = {margin + ruler, banner + margin + ruler + title_height(map, unit, inner), width - margin - ruler,
                      height - banner - margin - ruler - credits->strip};
    /* On a page too small for its words the map still gets half of it, and what the legend leaves of that. */
    double least = height / 2 - credits->strip;
    frame.y1 -= credits_height(map, credits, unit, inner, fmin(height / 3, cor_rect_height(frame) - least));
    if (cor_language_is_rtl(map->languages[0]))
        frame.x0 += table;
    else
        frame.x1 -= table;
    if (cor_rect_height(frame) < least) {
        frame.y0 = fmin(frame.y0, height * 0.3);
        frame.y1 = fmax(frame.y1, frame.y0 + least);
    }
    return frame;
}

/* To the left, in the middle or to the right, as AT says; else where the page is read from. */
static cor_justify justify_of(const cor_pen *pen, cor_at at)
{
    if (at == COR_AT_TOP || at == COR_AT_BOTTOM) return COR_JUSTIFY_CENTER;
    if (at == COR_AT_TOP_RIGHT || at == COR_AT_BOTTOM_RIGHT) return COR_JUSTIFY_RIGHT;
    if (at == COR_AT_TOP_LEFT || at == COR_AT_BOTTOM_LEFT) return COR_JUSTIFY_LEFT;
    return pen->mirrored ? COR_JUSTIFY_RIGHT : COR_JUSTIFY_LEFT;
}

/* Where RUN begins, between the ends of the frame and of what stands beside it. */
static double start_of(const cor_pen *pen, const cor_run *run, cor_justify side)
{
    double strip = cor_table_strip(pen->what->map, pen->unit);
    double left = pen->scene->frame.x0 - (pen->mirrored ? strip : 0),
           right = pen->scene->frame.x1 + (pen->mirrored ? 0 : strip);
    return side == COR_JUSTIFY_RIGHT    ? right - run->width
           : side == COR_JUSTIFY_CENTER ? (left + right - run->width) / 2
                                        : left;
}

/* The line round the map; a double one has its second line outside. */
void cor_furnish_neat_line(cor_pen *pen)
{
    const cor_neat_line *options = &pen->what->map->furniture.neat_line;
    double width = options->width > 0 ? options->width : NEAT_LINE * pen->unit;
    cor_color color = options->color.said ? options->color.color : pen->ink;
    cor_scene_group(pen->scene, "neat-line", "Neat line");
    for (int i = 0; i < (options->is_double ? 2 : 1); i++) {
        cor_rect f = cor_rect_grown(pen->scene->frame, i * (2 * width + 1.4 * pen->unit));
        cor_pen_outline(pen, f, i ? 2 * width : width, color);
    }
}

/* MISSING points of height. */
static void warn_small(const cor_pen *pen, const char *what, double missing)
{
    cor_warn(pen->what->symbolizer->diagnostics, cor_file_location(pen->what->map->file),
             "the page is too small: its %s; a page %.0f mm higher has room for it", what, ceil(missing * 25.4 / 72));
}

/* The title as large as HEIGHT has room for; NULL where even small letters have none. */
static const cor_run *fitting_title(cor_pen *pen, cor_words how, double height)
{
    static const double smaller = 0.9;
    for (;; how.size *= smaller) {
        const cor_run *run = cor_pen_shape(pen, pen->what->title, how);
        if (!run || run->height <= height) return run;
        if (how.size * pen->unit <= COR_MIN_SIZE) break;
    }
    return NULL;
}

void cor_furnish_title(cor_pen *pen)
{
    cor_rect frame = pen->scene->frame;
    double width = cor_rect_width(frame) + cor_table_strip(pen->what->map, pen->unit),
           y = fmin(COR_MARGIN * pen->unit, frame.y0);
    cor_justify side = justify_of(pen, pen->what->map->furniture.title.at);
    /* Set from below, so that the words sit on the frame whatever room there is. */
    double below = frame.y0 - cor_graticule_ruler(pen->what->map, pen->unit) - COR_GAP_SMALL * pen->unit;
    double room = below - fmin(y, cor_page_margin(pen->what->map, pen->unit)) / 2;
    cor_words how = {.size = COR_TITLE_SIZE, .weight = 700, .max_width = width, .justify = side};
    const cor_run *title = fitting_title(pen, how, room);
    const cor_run *subtitle = cor_pen_shape(
        pen, pen->what->subtitle, (cor_words){.size = COR_SUBTITLE_SIZE, .max_width = width, .justify = side});
    if (pen->what->title && *pen->what->title && !title)
        warn_small(pen, "title is left out", COR_MIN_SIZE * COR_LEADING - room);
    double needed = (title ? title->height : 0) + (subtitle ? subtitle->height : 0);
    if (subtitle && needed > fmax(room, title ? below - y : 0)) {
        warn_small(pen, "subtitle is left out", needed - room);
        subtitle = NULL;
    }
    if (!title && !subtitle) return;
    cor_scene_group(pen->scene, "title", "Title");
    if (subtitle) {
        below -= subtitle->height;
        cor_pen_run(pen, subtitle, start_of(pen, subtitle, side), below, true, 0);
    }
    if (title) cor_pen_run(pen, title, start_of(pen, title, side), below - title->height, false, 0);
}

double cor_furnish_below_frame(const cor_pen *pen)
{
    return pen->scene->frame.y1 + cor_graticule_ruler(pen->what->map, pen->unit);
}

/* At most two texts, one below the other. */
typedef struct {
    const cor_run *runs[2];
    cor_justify sides[2];
    size_t n;
    double height;
} paragraphs;

static void add_paragraph(cor_pen *pen, paragraphs *p, const char *text, cor_justify side)
{
    double width = cor_rect_width(pen->scene->frame) + cor_table_strip(pen->what->map, pen->unit);
    const cor_words how = {.size = COR_CREDITS_SIZE, .max_width = width, .filled = true, .justify = side};
    const cor_run *run = cor_pen_shape(pen, text, how);
    if (!run) return;
    p->runs[p->n] = run;
    p->sides[p->n++] = side;
    p->height += run->height;
}

/* On one side disclaimer and credits are one text. */
static paragraphs paragraphs_of(cor_pen *pen, words_below said)
{
    const cor_at at = pen->what->map->furniture.credits.at, other = pen->what->map->furniture.disclaimer.at;
    const char *credits = said.credits ? pen->what->credits : NULL;
    const char *disclaimer = said.disclaimer ? pen->what->disclaimer : NULL;
    cor_justify side = justify_of(pen, at), its_side = other == COR_AT_AUTO ? side : justify_of(pen, other);
    paragraphs p = {.n = 0};
    if (disclaimer) disclaimer = cor_pen_words(pen, disclaimer);
    if (credits && disclaimer && side == its_side)
        credits = cor_arena_format(pen->arena, "%s\n%s", disclaimer, credits);
    else if (disclaimer)
        add_paragraph(pen, &p, disclaimer, its_side);
    if (credits) add_paragraph(pen, &p, credits, side);
    return p;
}

static void warn_unsaid(const cor_pen *pen, words_below said, double missing)
{
    bool disclaimer = pen->what->disclaimer && !said.disclaimer, credits = pen->what->credits && !said.credits;
    if (disclaimer && credits)
        warn_small(pen, "credits and disclaimer are left out", missing);
    else if (disclaimer || credits)
        warn_small(pen, disclaimer ? "disclaimer is left out" : "credits are left out", missing);
}

/* As much as there is room for, in whole texts. */
void cor_furnish_credits(cor_pen *pen)
{
    const cor_map_document *map = pen->what->map;
    double y = cor_furnish_below_frame(pen) + pen->what->strip + COR_GAP_SMALL * 0.6 * pen->unit;
    double room = pen->scene->height - fmin(cor_banner_height(map, pen->unit), pen->scene->height / 8) - y;
    words_below said = BELOW[0];
    paragraphs p = paragraphs_of(pen, said);
    double missing = p.height - room;
    for (size_t i = 1; p.n && p.height > room && i <= G_N_ELEMENTS(BELOW); i++) {
        said = i < G_N_ELEMENTS(BELOW) ? BELOW[i] : (words_below){false, false};
        p = paragraphs_of(pen, said);
    }
    if (missing > 0) warn_unsaid(pen, said, missing);
    if (p.n) cor_scene_group(pen->scene, "credits", "Credits");
    for (size_t i = 0; i < p.n; y += p.runs[i++]->height)
        cor_pen_run(pen, p.runs[i], start_of(pen, p.runs[i], p.sides[i]), y, true, 0);
}
