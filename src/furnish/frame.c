/* The grid of the page: the frame that title, credits and strips leave to the map, and these themselves. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "furnish/graticule.h"
#include "furnish/layout.h"
#include "furnish/pen.h"
#include "furnish/strips.h"
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

/* Whether TEXT is set in letters of another script than Arabic: what fills its braces counts for nothing. */
static bool has_upright_letters(const char *text)
{
    bool upright = false;
    for (const char *c = text; c && *c; c = g_utf8_next_char(c)) {
        const char *end = *c == '{' ? strchr(c, '}') : NULL;
        gunichar letter = g_utf8_get_char(c);
        if (g_unichar_get_script(letter) == G_UNICODE_SCRIPT_ARABIC) return false;
        upright = upright || (!end && g_unichar_isalpha(letter));
        if (end) c = end;
    }
    return upright;
}

/* Letters that hang from their line are larger, and their lines as high as their ink. TEXT in other letters takes no
 * more room than anywhere; NULL: it is not known yet. */
static double leading_of(const cor_map_document *map, const char *text)
{
    double larger = cor_language_size(map->languages ? map->languages[0] : NULL);
    return larger > 1 && !has_upright_letters(text) ? larger * 1.7 : 1;
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
    double title = text_height(letters_of(map->title), COR_TITLE_SIZE, unit, width) * leading_of(map, map->title);
    double subtitle =
        text_height(letters_of(map->subtitle), COR_SUBTITLE_SIZE, unit, width) * leading_of(map, map->subtitle);
    return map->furniture.title.on && title + subtitle > 0 ? title + subtitle + COR_GAP_SMALL * unit : 0;
}

/* Credits and disclaimer are owed: where there is no room for them they are set smaller, these times their usual size.
 */
static const double SMALLER[] = {1, 0.9, 0.8, 0.7};

/* In points: no eye reads less. */
static const double MIN_CREDITS = 4.2;

static double credits_size(double unit, size_t step)
{
    return fmax(cor_set_size(COR_CREDITS_SIZE, unit) * SMALLER[step], MIN_CREDITS);
}

/* At most MAX. */
static double credits_height(const cor_map_document *map, const cor_credits_size *letters, double unit, double width,
                             double most)
{
    double height = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(SMALLER); i++) {
        double size = credits_size(unit, i);
        height = (lines_of(letters->disclaimer, size, width) + lines_of(letters->credits, size, width)) * size *
                 COR_LEADING * leading_of(map, NULL);
        if (height > 0) height += COR_GAP_SMALL * 0.6 * unit;
        if (height <= most) return height;
    }
    return fmax(most, 0);
}

cor_rect cor_furnish_frame(const cor_map_document *map, const cor_credits_size *credits)
{
    double width = map->page.width, height = map->page.height, unit = cor_furniture_unit(width, height);
    double banner = fmin(cor_banner_height(map, unit), height / 8);
    if (!map->page.frame) return (cor_rect){0, banner, width, height - banner};
    double margin = cor_page_margin(map, unit), inner = width - 2 * margin;
    double ruler = cor_graticule_ruler(map, unit), table = cor_beside_strip(map, unit);
    cor_rect frame = {margin + ruler, banner + margin + ruler + title_height(map, unit, inner), width - margin - ruler,
                      height - banner - margin - ruler - credits->strip};
    /* On a page too small for its words the map still gets half of it, and what the legend leaves of that. */
    double least = height / 2 - credits->strip - cor_charts_below(map, unit);
    frame.y1 -= credits_height(map, credits, unit, inner, fmin(height / 3, cor_rect_height(frame) - least));
    frame.y1 -= cor_charts_below(map, unit);
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
    return cor_pen_side(pen);
}

/* Where RUN begins, between the ends of the frame and of what stands beside it. */
static double start_of(const cor_pen *pen, const cor_run *run, cor_justify side)
{
    double strip = cor_beside_strip(pen->what->map, pen->unit);
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

static const double SMALLER_TITLE = 0.9, MIN_WHOLE = 0.6;

/* The title with no word broken, where one is too wide somewhat smaller; NULL where there is no room for it so. */
static const cor_run *whole_title(cor_pen *pen, cor_words how, double height)
{
    double least = MIN_WHOLE * how.size;
    how.whole = true;
    for (; how.size >= least; how.size *= SMALLER_TITLE) {
        const cor_run *run = cor_pen_shape(pen, pen->what->title, how);
        if (!run || (run->height <= height && run->width <= how.max_width)) return run;
        if (how.size * pen->unit <= COR_MIN_SIZE) break;
    }
    return NULL;
}

/* The title as large as HEIGHT has room for; NULL where even small letters have none. */
static const cor_run *fitting_title(cor_pen *pen, cor_words how, double height)
{
    const cor_run *whole = whole_title(pen, how, height);
    for (; !whole; how.size *= SMALLER_TITLE) {
        const cor_run *run = cor_pen_shape(pen, pen->what->title, how);
        if (!run || run->height <= height) return run;
        if (how.size * pen->unit <= COR_MIN_SIZE) break;
    }
    return whole;
}

static double needed_height(const cor_run *title, const cor_run *subtitle)
{
    return (title ? title->height : 0) + (subtitle ? subtitle->height : 0);
}

void cor_furnish_title(cor_pen *pen)
{
    cor_rect frame = pen->scene->frame;
    double width = cor_rect_width(frame) + cor_beside_strip(pen->what->map, pen->unit),
           y = fmin(COR_MARGIN * pen->unit, frame.y0);
    cor_justify side = justify_of(pen, pen->what->map->furniture.title.at);
    /* Set from below, so that the words sit on the frame whatever room there is. */
    double below = frame.y0 - cor_graticule_ruler(pen->what->map, pen->unit) - COR_GAP_SMALL * pen->unit;
    double room = below - fmin(y, cor_page_margin(pen->what->map, pen->unit)) / 2;
    cor_words how = {.size = COR_TITLE_SIZE, .weight = 700, .max_width = width, .justify = side};
    const cor_run *title = fitting_title(pen, how, room);
    const cor_run *subtitle = cor_pen_shape(
        pen, pen->what->subtitle, (cor_words){.size = COR_SUBTITLE_SIZE, .max_width = width, .justify = side});
    if (pen->what->title && *pen->what->title && !title && !cor_fonts_found(pen->what->symbolizer->fonts, NULL))
        warn_small(pen, "title is left out", COR_MIN_SIZE * COR_LEADING - room);
    double needed = needed_height(title, subtitle);
    if (subtitle && needed > fmax(room, title ? below - y : 0)) {
        warn_small(pen, "subtitle is left out", needed - room);
        subtitle = NULL;
    }
    if (!title && !subtitle) return;
    cor_scene_group(pen->scene, "title", "Title");
    cor_pen_obstacle(pen, (cor_rect){frame.x0, below - needed_height(title, subtitle), frame.x0 + width, below},
                     "title");
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

static cor_status add_paragraph(cor_pen *pen, paragraphs *p, const char *text, cor_justify side, double size,
                                cor_error *err)
{
    double width = cor_rect_width(pen->scene->frame) + cor_beside_strip(pen->what->map, pen->unit);
    const cor_words how = {.set_size = size, .max_width = width, .filled = true, .justify = side};
    const cor_run *run;
    cor_status st = cor_pen_shape_owed(pen, text, how, &run, err);
    if (st || !run) return st;
    p->runs[p->n] = run;
    p->sides[p->n++] = side;
    p->height += run->height;
    return COR_OK;
}

/* Set SIZE points high. On one side disclaimer and credits are one text. */
static cor_status set_paragraphs(cor_pen *pen, double size, paragraphs *p, cor_error *err)
{
    const cor_at at = pen->what->map->furniture.credits.at, other = pen->what->map->furniture.disclaimer.at;
    const char *credits = pen->what->credits, *disclaimer = pen->what->disclaimer;
    cor_justify side = justify_of(pen, at), its_side = other == COR_AT_AUTO ? side : justify_of(pen, other);
    cor_status st = COR_OK;
    *p = (paragraphs){.n = 0};
    if (credits && disclaimer && side == its_side)
        credits = cor_arena_format(pen->arena, "%s\n%s", disclaimer, credits);
    else if (disclaimer)
        st = add_paragraph(pen, p, disclaimer, its_side, size, err);
    if (!st && credits) st = add_paragraph(pen, p, credits, side, size, err);
    return st;
}

/* MISSING points of height. Who wants a page without what it owes must say so. */
static cor_status fail_unsaid(const cor_pen *pen, double missing, cor_error *err)
{
    static const char *const owed[][2] = {{"credits", "credits: none"},
                                          {"disclaimer", "disclaimer: none"},
                                          {"credits and disclaimer", "credits: none, disclaimer: none"}};
    const cor_furnishing *what = pen->what;
    bool credits = what->credits && *what->credits, disclaimer = what->disclaimer && *what->disclaimer;
    const char *const *words = owed[disclaimer + (credits && disclaimer)];
    return cor_fail_at(
        err, COR_BAD_DOCUMENT, cor_file_location(what->map->file),
        "the page is too small for its %s; a page %.0f mm higher has room, or 'furniture: {%s}' does without", words[0],
        ceil(missing * 25.4 / 72), words[1]);
}

cor_status cor_furnish_credits(cor_pen *pen, cor_error *err)
{
    const cor_map_document *map = pen->what->map;
    double y = cor_furnish_below_frame(pen) + pen->what->strip + cor_charts_below(map, pen->unit) +
               COR_GAP_SMALL * 0.6 * pen->unit;
    double room = pen->scene->height - fmin(cor_banner_height(map, pen->unit), pen->scene->height / 8) - y;
    paragraphs p = {.height = INFINITY};
    double missing = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(SMALLER) && p.height > room; i++) {
        cor_status st = set_paragraphs(pen, credits_size(pen->unit, i), &p, err);
        if (st) return st;
        if (i == 0) missing = p.height - room;
    }
    if (p.height > room) return fail_unsaid(pen, missing, err);
    if (p.n) cor_scene_group(pen->scene, "credits", "Credits");
    for (size_t i = 0; i < p.n; y += p.runs[i++]->height)
        cor_pen_run(pen, p.runs[i], start_of(pen, p.runs[i], p.sides[i]), y, true, 0);
    return COR_OK;
}
