/* Notes in simple markup: **bold**, *italic*, a backslash before a star that is one; lines as they are broken; "- "
 * begins an item of a list; an empty line parts paragraphs.
 *
 * A paragraph without markup is set as a whole, in any script. One with markup is set word by word. */
#include <string.h>

#include <glib.h>

#include "furnish/layout.h"
#include "furnish/pen.h"

/* Points before `unit`; spaces in em. */
static const double SIZE = 6.8, TITLE_SIZE = 7.4, WORD_SPACE = 0.26, ITEM_INDENT = 8, PARAGRAPH_GAP = 3;

/* Notes are at most this share of the frame wide unless they are told. */
static const double USUAL_FRACTION = 0.26;

enum { MAX_WORDS = 1000 };

typedef struct {
    const cor_run *run;
    double x, y; /* from the notes' corner, where its line is read from */
    bool from_right;
} piece;

typedef struct {
    cor_pen *pen;
    GArray *pieces;
    double most;          /* how wide a line may be */
    double width, height; /* so far */
    double x;             /* of the next word in its line */
    double indent;
    bool bold, italic, from_right;
} layout;

static double line_height(const layout *l)
{
    return cor_set_size(SIZE, l->pen->unit) * COR_LEADING;
}

static void add(layout *l, const cor_run *run, double x)
{
    piece p = {run, x, l->height, l->from_right};
    if (!run || l->pieces->len >= MAX_WORDS) return;
    g_array_append_val(l->pieces, p);
    l->width = fmax(l->width, x + run->width);
}

static const cor_run *shape(layout *l, const char *text, double most)
{
    return cor_pen_shape(l->pen, text,
                         (cor_words){.size = SIZE,
                                     .weight = l->bold ? 700 : 400,
                                     .italic = l->italic,
                                     .max_width = most,
                                     .justify = l->from_right ? COR_JUSTIFY_RIGHT : COR_JUSTIFY_LEFT});
}

/* One word, or the part of one that has one look. JOINED: it goes on with what stands before it. */
static void add_word(layout *l, const char *text, bool joined)
{
    const cor_run *run = shape(l, text, 0);
    if (!run) return;
    double space = joined || l->x <= l->indent ? 0 : WORD_SPACE * cor_set_size(SIZE, l->pen->unit);
    if (!joined && l->x > l->indent && l->x + space + run->width > l->most) {
        l->height += line_height(l);
        l->x = l->indent;
        space = 0;
    }
    add(l, run, l->x + space);
    l->x += space + run->width;
}

/* At a star: how many there are, up to two. */
static int stars_at(const char *text)
{
    return text[0] != '*' ? 0 : text[1] == '*' ? 2 : 1;
}

static void add_marked(layout *l, const char *line)
{
    GString *word = g_string_new(NULL);
    bool joined = false;
    for (const char *c = line;; c++) {
        int stars = stars_at(c);
        if (*c && *c != ' ' && !stars) {
            if (*c == '\\' && c[1] == '*') c++;
            g_string_append_c(word, *c);
            continue;
        }
        if (word->len) {
            add_word(l, cor_arena_copy(l->pen->arena, word->str), joined);
            joined = true;
        }
        g_string_truncate(word, 0);
        if (!*c) break;
        if (*c == ' ') joined = false;
        if (stars == 2) l->bold = !l->bold;
        if (stars == 1) l->italic = !l->italic;
        c += stars ? stars - 1 : 0;
    }
    g_string_free(word, TRUE);
    l->bold = l->italic = false; /* nothing reaches beyond its line */
    l->height += line_height(l);
}

static void add_plain(layout *l, const char *line)
{
    const cor_run *run = shape(l, line, fmax(l->most - l->indent, 20));
    if (!run) return;
    add(l, run, l->indent);
    l->height += run->height;
}

/* Whether LINE is of a script that is read from right to left; words of no script follow the page. */
static bool reads_from_right(layout *l, const char *line)
{
    const cor_run *run = shape(l, line, 0);
    return run && run->n_lines ? run->lines[0].rtl : l->pen->mirrored;
}

static void add_line(layout *l, const char *line)
{
    bool item = g_str_has_prefix(line, "- ") || g_str_has_prefix(line, "* ");
    if (!*line) {
        l->height += PARAGRAPH_GAP * l->pen->unit;
        return;
    }
    l->from_right = reads_from_right(l, item ? line + 2 : line);
    l->indent = item ? ITEM_INDENT * l->pen->unit : 0;
    if (item) add(l, shape(l, "\u2022", 0), l->indent * 0.25);
    if (item) line += 2;
    l->x = l->indent;
    if (strchr(line, '*'))
        add_marked(l, line);
    else
        add_plain(l, line);
}

static void lay_out(layout *l)
{
    l->from_right = l->pen->mirrored;
    const cor_run *title = cor_pen_shape(l->pen, l->pen->what->notes_title,
                                         (cor_words){.size = TITLE_SIZE, .weight = 700, .max_width = l->most});
    if (title) {
        add(l, title, 0);
        l->height += title->height + PARAGRAPH_GAP * l->pen->unit / 2;
    }
    char **lines = g_strsplit(cor_pen_words(l->pen, l->pen->what->notes), "\n", -1);
    for (char **line = lines; *line; line++)
        add_line(l, cor_arena_copy(l->pen->arena, g_strstrip(*line)));
    g_strfreev(lines);
}

static void draw(layout *l)
{
    static const cor_at corners[4] = {COR_AT_BOTTOM_LEFT, COR_AT_TOP_LEFT, COR_AT_BOTTOM_RIGHT, COR_AT_TOP_RIGHT};
    cor_pen *pen = l->pen;
    double pad = COR_GAP_SMALL * pen->unit;
    cor_rect box = cor_furniture_place(pen, "notes", pen->what->map->furniture.notes.at, l->width + 2 * pad,
                                       l->height + 2 * pad, corners);
    if (cor_rect_is_empty(box)) return;
    cor_scene_group(pen->scene, "notes", "Notes");
    cor_pen_box(pen, box, pen->panel);
    for (guint i = 0; i < l->pieces->len; i++) {
        const piece *p = &g_array_index(l->pieces, piece, i);
        double x = p->from_right ? l->width - p->x - p->run->width : p->x;
        cor_pen_run(pen, p->run, box.x0 + pad + x, box.y0 + pad + p->y, false, 0);
    }
    cor_pen_obstacle(pen, box, "notes");
}

/* Notes that take this share of the frame hide the map. */
static const double LARGEST_FRACTION = 0.5;

void cor_furnish_notes(cor_pen *pen)
{
    const cor_notes *options = &pen->what->map->furniture.notes;
    cor_rect frame = pen->scene->frame;
    layout l = {.pen = pen, .pieces = g_array_new(FALSE, TRUE, sizeof(piece))};
    l.most = options->width > 0 ? options->width : fmax(USUAL_FRACTION * cor_rect_width(frame), 110 * pen->unit);
    l.most = fmin(l.most, cor_rect_width(frame) - 4 * COR_GAP_SMALL * pen->unit);
    lay_out(&l);
    if (l.width * l.height > LARGEST_FRACTION * cor_rect_width(frame) * cor_rect_height(frame) ||
        l.height > cor_rect_height(frame))
        cor_warn(
            pen->what->symbolizer->diagnostics, cor_file_location(pen->what->map->file),
            "the notes are left out: they would take more than half of the map; make the page larger, or say less");
    else if (l.pieces->len)
        draw(&l);
    g_array_unref(l.pieces);
}
