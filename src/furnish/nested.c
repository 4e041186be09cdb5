/* Circles of several sizes, one in the other, standing on one line: what they amount to is read at their tops. */
#include <math.h>

#include "furnish/layout.h"
#include "furnish/legend.h"

/* Smaller than this (points before `unit`) circles are told apart more easily one below the other. */
static const double LEAST_DIAMETER = 11;

static const double LINE = 0.4, GAP = 1.2;

static double diameter_of(cor_pen *pen, const cor_drawn_layer *drawn, const cor_class *class)
{
    return cor_sample_size(pen, drawn, class).y;
}

static double line_height(const cor_entry *entry)
{
    return entry->marks[0]->height;
}

/* Where the words of circle I begin, seen from the line they all stand on: at its top, or above those of the smaller
 * ones. */
static double words_top(cor_pen *pen, const cor_entry *entry, size_t i)
{
    double below = -GAP;
    for (size_t k = 0; k <= i; k++) {
        double top = diameter_of(pen, entry->drawn, &entry->classes[k]) + line_height(entry) / 2;
        below = fmax(top, below + line_height(entry));
        below = fmax(below, line_height(entry));
    }
    return below;
}

cor_entry cor_nested_entry(cor_pen *pen, const cor_drawn_layer *drawn, const cor_class *classes, size_t n)
{
    cor_entry entry = {.kind = COR_ENTRY_NESTED, .drawn = drawn, .classes = classes, .n_classes = n};
    const cor_run **marks = COR_NEW_ARRAY(pen->arena, const cor_run *, n + 1);
    entry.marks = marks;
    for (size_t i = 0; i < n; i++) {
        marks[i] = cor_pen_shape(pen, classes[i].words, (cor_words){.size = COR_LEGEND_SIZE});
        if (!marks[i]) return (cor_entry){0};
        entry.width = fmax(entry.width, marks[i]->width);
    }
    if (n < 2 || diameter_of(pen, drawn, &classes[n - 1]) < LEAST_DIAMETER * pen->unit) return (cor_entry){0};
    entry.sample = cor_sample_size(pen, drawn, &classes[n - 1]).x;
    entry.height = fmax(diameter_of(pen, drawn, &classes[n - 1]), words_top(pen, &entry, n - 1)) + 2 * pen->unit;
    return entry;
}

void cor_nested_draw(cor_pen *pen, const cor_entry *entry, double middle, double words, double y)
{
    double ground = y + entry->height - pen->unit;
    for (size_t i = entry->n_classes; i-- > 0;) {
        double d = diameter_of(pen, entry->drawn, &entry->classes[i]);
        cor_sample_draw(pen, entry->drawn, &entry->classes[i], (cor_point){middle, ground - d / 2});
    }
    for (size_t i = 0; i < entry->n_classes; i++) {
        double d = diameter_of(pen, entry->drawn, &entry->classes[i]), top = ground - words_top(pen, entry, i);
        double level = top + line_height(entry) / 2;
        const cor_point line[3] = {
            {middle, ground - d}, {words - 4 * pen->unit, level}, {words - GAP * pen->unit, level}};
        cor_pen_line(pen, line, 3, false, LINE * pen->unit, pen->muted);
        cor_pen_run(pen, entry->marks[i], words, top, false, 0);
    }
}
