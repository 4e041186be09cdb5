/* Notes in simple markup: **bold**, *italic*, a backslash before a star that is one; lines as they are broken; "- "
 * begins an item of a list; an empty line parts paragraphs.
 *
 * A paragraph is set as a whole, so that scripts are shaped and turned right whatever is bold in it. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "furnish/layout.h"
#include "furnish/pen.h"

/* Points before `unit`. */
static const double SIZE = 6.8, TITLE_SIZE = 7.4, ITEM_INDENT = 8, PARAGRAPH_GAP = 3;

/* Notes are at most this share of the frame wide unless they are told. */
static const double USUAL_FRACTION = 0.26;

enum { MAX_PIECES = 1000 };

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
    bool from_right;
} layout;

/* DROP: below where the next line begins. */
static void add(layout *l, const cor_run *run, double x, double drop)
{
    piece p = {run, x, l->height + drop, l->from_right};
    if (!run || l->pieces->len >= MAX_PIECES) return;
    g_array_append_val(l->pieces, p);
    l->width = fmax(l->width, x + run->width);
}

static cor_words look_of(const layout *l, double most)
{
    return (cor_words){
        .size = SIZE, .max_width = most, .justify = l->from_right ? COR_JUSTIFY_RIGHT : COR_JUSTIFY_LEFT};
}

/* Words without their marks, and how each stretch of them is set. */
typedef struct {
    GString *words;
    GArray *parts; /* of cor_text_part */
    bool bold, italic;
} marked;

/* Ends the stretch that is at hand, where it has words. */
static void end_part(cor_arena *arena, marked *m)
{
    guint n = m->parts->len;
    size_t start = n ? g_array_index(m->parts, cor_text_part, n - 1).end : 0;
    if (m->words->len == start) return;
    const cor_font font = {"Noto Sans", m->bold ? 700 : 400, m->italic};
    cor_text_part part = {.end = m->words->len, .scale = 1, .font = cor_arena_memdup(arena, &font, sizeof font)};
    g_array_append_val(m->parts, part);
}

/* At a star: how many there are, up to two. */
static int stars_at(const char *text)
{
    return text[0] != '*' ? 0 : text[1] == '*' ? 2 : 1;
}

/* Takes the marks out of LINE: nothing reaches beyond it. */
static void read_marks(cor_arena *arena, const char *line, marked *m)
{
    for (const char *c = line; *c; c++) {
        int stars = stars_at(c);
        if (!stars) {
            if (*c == '\\' && c[1] == '*') c++;
            g_string_append_c(m->words, *c);
            continue;
        }
        end_part(arena, m);
        if (stars == 2) m->bold = !m->bold;
        if (stars == 1) m->italic = !m->italic;
        c += stars - 1;
    }
    end_part(arena, m);
}

static const cor_run *shape_marked(layout *l, const char *line, double most)
{
    cor_pen *pen = l->pen;
    marked m = {.words = g_string_new(NULL), .parts = g_array_new(FALSE, FALSE, sizeof(cor_text_part))};
    read_marks(pen->arena, cor_pen_said(pen, line), &m);
    const cor_text_part *parts = (cor_text_part *) (void *) m.parts->data;
    const cor_run *run = NULL;
    if (m.words->len) run = cor_pen_shape_parts(pen, m.words->str, parts, m.parts->len, look_of(l, most));
    g_string_free(m.words, TRUE);
    g_array_unref(m.parts);
    return run;
}

static const cor_run *shape(layout *l, const char *line, double most)
{
    return strchr(line, '*') ? shape_marked(l, line, most) : cor_pen_shape(l->pen, line, look_of(l, most));
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
    double indent = item ? ITEM_INDENT * l->pen->unit : 0;
    if (!*line) {
        l->height += PARAGRAPH_GAP * l->pen->unit;
        return;
    }
    if (item) line += 2;
    l->from_right = reads_from_right(l, line);
    const cor_run *run = shape(l, line, fmax(l->most - indent, 20));
    const cor_run *dot = run && item ? shape(l, "\u2022", 0) : NULL;
    if (dot) add(l, dot, indent * 0.25, run->lines[0].baseline - dot->lines[0].baseline);
    if (!run) return;
    add(l, run, indent, 0);
    l->height += run->height;
}

static void lay_out(layout *l)
{
    l->from_right = l->pen->mirrored;
    const cor_run *title = cor_pen_shape(
        l->pen, l->pen->what->notes_title,
        (cor_words){.size = TITLE_SIZE, .weight = 700, .max_width = l->most, .justify = cor_pen_side(l->pen)});
    if (title) {
        add(l, title, 0, 0);
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
    cor_pen_cover(pen, box, "notes");
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
