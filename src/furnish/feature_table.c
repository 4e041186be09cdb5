/* A table of what the page shows. Columns are as wide as their words, the widest give way where room is short, at last
 * by breaking words; rows that find no room are counted below the last. */
#include <math.h>

#include "furnish/layout.h"
#include "furnish/pen.h"
#include "furnish/strips.h"
#include "words/words.h"

/* Points before `unit`. */
static const double SIZE = 6.4, COLUMN_GAP = 6, ROW_GAP = 2.2, RULE = 0.25;

/* A table on the map takes at most this share of its width, and of its height. */
static const double MAX_WIDTH = 0.45, MAX_HEIGHT = 0.9;

/* A column narrower than this would have a letter or two a line, em. */
static const double MIN_COLUMN = 3;

enum { MAX_ROWS = 500 };

typedef struct {
    cor_pen *pen;
    const cor_feature_table *table;
    double widths[COR_MAX_TABLE_COLUMNS + 1]; /* of columns */
    double words[COR_MAX_TABLE_COLUMNS + 1];  /* of their widest words */
    size_t n_columns;                         /* that find room */
    const cor_run **runs;                     /* headings, then cells: n_columns a row */
    double *heights;                          /* of rows, the heading first */
    double *baselines;                        /* of their first lines, from the top of the row */
    size_t n_rows;                            /* that find room, without the heading */
    const cor_run *title, *more;
    double width, height;
} layout;

/* A width at which each word has a line of its own. */
static const double WHOLE_WORDS = 0.01;

static const cor_run *shape(layout *l, size_t row, size_t column, double width)
{
    const cor_feature_table *table = l->table;
    const char *text = row ? table->cells[(row - 1) * table->n_columns + column] : table->headings[column];
    return cor_pen_shape(l->pen, text,
                         (cor_words){.size = SIZE,
                                     .weight = row ? 400 : 700,
                                     .max_width = width,
                                     .whole = width == WHOLE_WORDS,
                                     .justify = table->right[column] ? COR_JUSTIFY_LEFT : cor_pen_side(l->pen)});
}

/* How wide columns are when their cells are set in WIDTH. */
static void measure_columns(layout *l, double width, double *widths)
{
    for (size_t c = 0; c < l->n_columns; c++)
        for (size_t r = 0; r <= l->n_rows; r++) {
            const cor_run *run = shape(l, r, c, width);
            if (run) widths[c] = fmax(widths[c], run->width);
        }
}

/* Column C where none but those of long words is wider than MAX; with BROKEN words none at all. */
static double width_up_to(const layout *l, size_t c, double most, bool broken)
{
    return broken ? fmin(l->words[c], most) : fmax(l->words[c], fmin(l->widths[c], most));
}

static double sum_up_to(const layout *l, double most, bool broken)
{
    double sum = 0;
    for (size_t c = 0; c < l->n_columns; c++)
        sum += width_up_to(l, c, most, broken);
    return sum;
}

static double gaps(const layout *l)
{
    return (double) (l->n_columns - 1) * COLUMN_GAP * l->pen->unit;
}

/* The last columns go where there is no room for a few letters of each. */
static void leave_out_columns(layout *l, double width)
{
    const cor_furnishing *what = l->pen->what;
    double least = MIN_COLUMN * cor_set_size(SIZE, l->pen->unit);
    while (l->n_columns > 1 && sum_up_to(l, least, true) + gaps(l) > width)
        l->n_columns--;
    if (l->n_columns < l->table->n_columns)
        cor_warn(what->symbolizer->diagnostics, cor_file_location(what->map->file),
                 "the table has room for %zu of %zu columns; make it wider, or show fewer", l->n_columns,
                 l->table->n_columns);
}

/* The widest columns give way until all fit into WIDTH: no further than to their widest words, if that will do. */
static void fit_columns(layout *l, double width)
{
    if (sum_up_to(l, INFINITY, false) + gaps(l) <= width) return;
    measure_columns(l, WHOLE_WORDS, l->words);
    leave_out_columns(l, width);
    double room = fmax(width - gaps(l), 10), low = 0, high = room;
    bool broken = sum_up_to(l, INFINITY, true) > room;
    for (int i = 0; i < 40; i++) {
        double most = (low + high) / 2;
        if (sum_up_to(l, most, broken) <= room)
            low = most;
        else
            high = most;
    }
    for (size_t c = 0; c < l->n_columns; c++)
        l->widths[c] = width_up_to(l, c, low, broken);
}

static double width_of_columns(const layout *l)
{
    double sum = gaps(l);
    for (size_t c = 0; c < l->n_columns; c++)
        sum += l->widths[c];
    return sum;
}

/* Cells of one row stand on one line, though letters of some scripts hang deeper from it than others. */
static void measure_row(layout *l, size_t row)
{
    const cor_run **runs = l->runs + row * l->n_columns;
    double below = 0;
    for (size_t c = 0; c < l->n_columns; c++)
        if (runs[c]) l->baselines[row] = fmax(l->baselines[row], runs[c]->lines[0].baseline);
    for (size_t c = 0; c < l->n_columns; c++)
        if (runs[c]) below = fmax(below, runs[c]->height - runs[c]->lines[0].baseline);
    l->heights[row] = l->baselines[row] + below;
}

static void shape_all(layout *l)
{
    size_t n = l->n_columns;
    l->runs = COR_NEW_ARRAY(l->pen->arena, const cor_run *, (l->n_rows + 1) * n);
    l->heights = COR_NEW_ARRAY(l->pen->arena, double, l->n_rows + 1);
    l->baselines = COR_NEW_ARRAY(l->pen->arena, double, l->n_rows + 1);
    for (size_t r = 0; r <= l->n_rows; r++) {
        for (size_t c = 0; c < n; c++)
            l->runs[r * n + c] = shape(l, r, c, l->widths[c] + 0.01);
        measure_row(l, r);
    }
}

/* Says what is left out. */
static void cut(layout *l, size_t n_rows)
{
    const cor_furnishing *what = l->pen->what;
    double left = (double) (l->table->n_rows - n_rows);
    const char *text = cor_word_number(l->pen->arena, what->map->languages, left, 0);
    l->n_rows = n_rows;
    l->more = cor_pen_shape(l->pen, cor_word_with(l->pen->arena, what->map->languages, COR_WORD_MORE, text, NULL),
                            (cor_words){.size = SIZE, .justify = cor_pen_side(l->pen)});
    cor_warn(what->symbolizer->diagnostics, cor_file_location(what->map->file),
             "the table has room for %zu of %zu rows; make the page larger, or show fewer", n_rows, l->table->n_rows);
}

/* As many rows as ROOM takes. */
static void fit_rows(layout *l, double room)
{
    double gap = ROW_GAP * l->pen->unit, last = cor_set_size(SIZE, l->pen->unit) * COR_LEADING + gap;
    double height = (l->title ? l->title->height + 2 * gap : 0) + l->heights[0] + gap;
    size_t n = 0;
    for (; n < l->n_rows; n++) {
        double next = height + l->heights[n + 1] + gap;
        if (next + (n + 1 < l->table->n_rows ? last : 0) > room) break;
        height = next;
    }
    if (n < l->table->n_rows) {
        cut(l, n);
        height += last;
    }
    l->height = height;
}

static void draw_row(layout *l, size_t row, double x, double y)
{
    size_t n = l->n_columns;
    bool mirrored = l->pen->mirrored;
    double at = 0;
    for (size_t c = 0; c < n; c++) {
        const cor_run *run = l->runs[row * n + c];
        double shift = run && l->table->right[c] != mirrored ? l->widths[c] - run->width : 0;
        double left = mirrored ? l->width - at - l->widths[c] : at;
        double drop = run ? l->baselines[row] - run->lines[0].baseline : 0;
        cor_pen_run(l->pen, run, x + left + shift, y + drop, false, 0);
        at += l->widths[c] + COLUMN_GAP * l->pen->unit;
    }
}

/* What stands alone in its line. */
static void draw_alone(layout *l, const cor_run *run, double x, double y, bool muted)
{
    if (run) cor_pen_run(l->pen, run, l->pen->mirrored ? x + l->width - run->width : x, y, muted, 0);
}

static void draw_rule(layout *l, double x, double y, double width)
{
    cor_color quiet = l->pen->muted;
    quiet.a *= 0.5f;
    cor_pen_line(l->pen, (cor_point[2]){{x, y}, {x + l->width, y}}, 2, false, width * l->pen->unit, quiet);
}

static void draw(layout *l, double x, double y)
{
    double gap = ROW_GAP * l->pen->unit;
    if (l->title) {
        draw_alone(l, l->title, x, y, false);
        y += l->title->height + 2 * gap;
    }
    draw_row(l, 0, x, y);
    y += l->heights[0] + gap;
    draw_rule(l, x, y - gap / 2, 2 * RULE);
    for (size_t r = 1; r <= l->n_rows; r++) {
        draw_row(l, r, x, y);
        y += l->heights[r] + gap;
        if (r < l->n_rows) draw_rule(l, x, y - gap / 2, RULE);
    }
    draw_alone(l, l->more, x, y, true);
}

static void lay_out(layout *l, double width, double height)
{
    l->n_columns = l->table->n_columns;
    measure_columns(l, 0, l->widths);
    fit_columns(l, width);
    l->width = width_of_columns(l);
    l->title = cor_pen_shape(l->pen, l->table->title,
                             (cor_words){.size = SIZE * 1.15,
                                         .weight = 700,
                                         .max_width = fmax(l->width, fmin(width, 40)),
                                         .justify = cor_pen_side(l->pen)});
    if (l->title) l->width = fmax(l->width, l->title->width);
    shape_all(l);
    fit_rows(l, height);
}

/* In the strip that the frame has left for it. */
static void draw_beside(layout *l)
{
    cor_pen *pen = l->pen;
    cor_rect frame = pen->scene->frame;
    double margin = cor_page_margin(pen->what->map, pen->unit),
           width = cor_beside_strip(pen->what->map, pen->unit) - COR_GAP * pen->unit,
           above = cor_charts_above_table(pen->what->map, pen->unit);
    /* A legend below the map leaves its height to the table. */
    lay_out(l, width, cor_rect_height(frame) + pen->what->strip - above);
    frame.y0 += above;
    cor_scene_group(pen->scene, "table", "Table");
    double x = pen->mirrored ? margin + width - l->width : pen->scene->width - margin - width;
    draw(l, x, frame.y0);
    cor_pen_obstacle(pen, (cor_rect){x, frame.y0, x + l->width, frame.y0 + l->height}, "table");
}

static void draw_on_map(layout *l)
{
    static const cor_at corners[4] = {COR_AT_BOTTOM_RIGHT, COR_AT_TOP_RIGHT, COR_AT_BOTTOM_LEFT, COR_AT_TOP_LEFT};
    cor_pen *pen = l->pen;
    const cor_feature_table_options *options = &pen->what->map->furniture.table;
    cor_rect frame = pen->scene->frame;
    double pad = COR_GAP_SMALL * pen->unit,
           most = options->width > 0 ? options->width : MAX_WIDTH * cor_rect_width(frame);
    lay_out(l, most - 2 * pad, MAX_HEIGHT * cor_rect_height(frame) - 2 * pad);
    cor_rect box = cor_furniture_place(pen, "table", options->at, l->width + 2 * pad,
                                       l->height + 2 * pad - ROW_GAP * pen->unit, corners);
    if (cor_rect_is_empty(box)) return;
    cor_scene_group(pen->scene, "table", "Table");
    cor_pen_box(pen, box, pen->panel);
    draw(l, box.x0 + pad, box.y0 + pad);
    cor_pen_cover(pen, box, "table");
}

void cor_furnish_feature_table(cor_pen *pen)
{
    layout l = {.pen = pen, .table = pen->what->table};
    l.n_rows = l.table->n_rows < MAX_ROWS ? l.table->n_rows : MAX_ROWS;
    if (!l.n_rows) return;
    if (cor_feature_table_strip(pen->what->map, pen->unit) > 0)
        draw_beside(&l);
    else
        draw_on_map(&l);
}
