/* What all charts have: a title, a key, a note, words beside an axis. */
#include <math.h>

#include <glib.h>

#include "furnish/chart.h"
#include "furnish/contrast.h"
#include "furnish/layout.h"
#include "words/words.h"

/* Points before `unit`; figures are at least so large, points. */
static const double SIZE = 6.6, LEAST_SIZE = 6.5, TITLE_SIZE = 7.6, GAP = 2.5, SWATCH = 6, KEY_GAP = 9;

/* A colour that is told no better from the paper has a rim, of so many points before `unit`. */
static const double HARDLY_TOLD = 1.6, RIM = 0.35;

void cor_chart_bar(cor_pen *pen, cor_rect box, cor_color color)
{
    double rim = RIM * pen->unit;
    cor_pen_box(pen, box, color);
    if (cor_contrast(color, pen->paper) < HARDLY_TOLD && cor_rect_height(box) > 2 * rim)
        cor_pen_outline(pen, cor_rect_grown(box, -rim / 2), rim, pen->muted);
}

double cor_chart_size(const cor_pen *pen)
{
    return fmax(SIZE * pen->unit, LEAST_SIZE);
}

const cor_run *cor_chart_words(cor_pen *pen, const char *text, double max_width)
{
    return cor_pen_shape(
        pen, text, (cor_words){.set_size = cor_chart_size(pen), .max_width = max_width, .justify = cor_pen_side(pen)});
}

const char *cor_chart_figure(const cor_pen *pen, double x)
{
    return cor_word_number(pen->arena, pen->what->map->languages, x, 2);
}

const char *cor_chart_joined(const cor_pen *pen, const char *so_far, const char *next)
{
    if (!so_far) return next;
    return cor_arena_format(pen->arena, "%s%s%s", so_far, cor_word_in(pen->what->map->languages, COR_WORD_NEXT), next);
}

void cor_chart_warn(const cor_pen *pen, const cor_chart *chart, const char *what)
{
    cor_warn(pen->what->symbolizer->diagnostics, cor_node_location(chart->options->node), "the %s %s",
             cor_piece_key(chart->piece), what);
}

/* RUN where lines of the chart begin. */
static void draw_at_start(const cor_chart_frame *frame, const cor_run *run, double y, bool muted)
{
    double x = frame->pen->mirrored ? frame->box.x1 - run->width : frame->box.x0;
    cor_pen_run(frame->pen, run, x, y, muted, 0);
}

void cor_chart_title(cor_chart_frame *frame, const char *title)
{
    cor_pen *pen = frame->pen;
    const cor_run *run = cor_pen_shape(pen, title,
                                       (cor_words){.set_size = fmax(TITLE_SIZE * pen->unit, LEAST_SIZE),
                                                   .weight = 700,
                                                   .max_width = cor_rect_width(frame->box),
                                                   .justify = cor_pen_side(pen)});
    if (!run) return;
    draw_at_start(frame, run, frame->box.y0, false);
    frame->box.y0 += run->height + GAP * pen->unit;
}

void cor_chart_note(cor_chart_frame *frame, const char *note)
{
    const cor_run *run = cor_chart_words(frame->pen, note, cor_rect_width(frame->box));
    if (!run) return;
    frame->box.y1 -= run->height;
    draw_at_start(frame, run, frame->box.y1, true);
    frame->box.y1 -= GAP * frame->pen->unit;
}

void cor_chart_key(cor_chart_frame *frame, const cor_chart_classes *classes)
{
    cor_pen *pen = frame->pen;
    double unit = pen->unit, swatch = SWATCH * unit, line = 0, along = 0, width = cor_rect_width(frame->box);
    if (!classes->told_apart || classes->is_explained) return;
    for (size_t i = 0; i < classes->n; i++) {
        const cor_run *run = cor_chart_words(pen, classes->list[i].words, width - swatch - GAP * unit);
        if (!run) continue;
        double needed = swatch + GAP * unit + run->width;
        if (along > 0 && along + needed > width) {
            frame->box.y0 += line + GAP * unit / 2;
            along = line = 0;
        }
        line = fmax(line, run->height);
        double x = pen->mirrored ? frame->box.x1 - along - swatch : frame->box.x0 + along,
               y = frame->box.y0 + (run->height - swatch) / 2;
        cor_chart_bar(pen, (cor_rect){x, y, x + swatch, y + swatch}, classes->list[i].color);
        cor_pen_run(pen, run, pen->mirrored ? x - GAP * unit - run->width : x + swatch + GAP * unit, frame->box.y0,
                    false, 0);
        along += needed + KEY_GAP * unit;
    }
    frame->box.y0 += line + GAP * unit;
}

void cor_chart_word_at(const cor_chart_frame *frame, const cor_run *run, double x, double y, bool muted)
{
    double left = fmin(fmax(x - run->width / 2, frame->box.x0), frame->box.x1 - run->width);
    cor_pen_run(frame->pen, run, left, y, muted, 0);
}

const cor_run *cor_chart_word_within(cor_pen *pen, const char *text, double most)
{
    const cor_run *run = cor_chart_words(pen, text, 0);
    glong length = g_utf8_strlen(text, -1);
    while (run && run->width > most && length > 1) {
        length = MIN(length - 1, (glong) ((double) length * most / run->width));
        if (length < 1) length = 1;
        size_t bytes = (size_t) (g_utf8_offset_to_pointer(text, length) - text);
        char *start = g_strchomp(cor_arena_copy_n(pen->arena, text, bytes));
        run = cor_chart_words(pen, cor_arena_format(pen->arena, "%s\u2026", start), 0);
    }
    return run;
}
