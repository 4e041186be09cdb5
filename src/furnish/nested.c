/* Circles of several sizes, one in the other, standing on one line: what they amount to is read at their tops. */
#include <math.h>

#include "furnish/layout.h"
#include "furnish/legend.h"

/* Smaller than this (points before `unit`) circles are told apart more easily one below the other. */
static const double MIN_DIAMETER = 11;

static const double LINE = 0.4, GAP = 1.2;

static double line_height(const cor_entry *entry)
{
    return entry->marks[0]->height;
}

/* Where the words of circle I begin, seen from the line they all stand on: at its top, or above those of the smaller
 * ones. */
static double words_top(const cor_entry *entry, size_t i)
{
    double below = 0;
    for (size_t k = 0; k <= i; k++)
        below = fmax(entry->diameters[k] + line_height(entry) / 2, below + line_height(entry));
    return below;
}

cor_entry cor_nested_entry(cor_pen *pen, const cor_drawn_layer *drawn, const cor_class *classes, size_t n)
{
    cor_entry entry = {.kind = COR_ENTRY_NESTED, .drawn = drawn, .classes = classes, .n_classes = n};
    const cor_run **marks = COR_NEW_ARRAY(pen->arena, const cor_run *, n + 1);
    double *diameters = COR_NEW_ARRAY(pen->arena, double, n + 1);
    entry.marks = marks;
    entry.diameters = diameters;
    for (size_t i = 0; i < n; i++) {
        cor_sample_look look = cor_sample_look_of(pen, drawn, &classes[i]);
        if (!look.stands_apart) return (cor_entry){0};
        if (i + 1 == n) entry.ground = cor_sample_ground(pen, drawn, &look);
        diameters[i] = look.size.y;
        entry.sample = fmax(entry.sample, look.size.x);
        marks[i] = cor_pen_shape(pen, classes[i].words, (cor_words){.size = COR_LEGEND_SIZE});
        if (!marks[i]) return (cor_entry){0};
        entry.width = fmax(entry.width, marks[i]->width);
    }
    if (n < 2 || diameters[n - 1] < MIN_DIAMETER * pen->unit) return (cor_entry){0};
    entry.height = fmax(diameters[n - 1], words_top(&entry, n - 1)) + 2 * pen->unit;
    if (!entry.ground.said) return entry;
    entry.size = (cor_point){diameters[n - 1], diameters[n - 1]};
    entry.sample = cor_sample_chip_size(pen, entry.size).x;
    entry.height += cor_sample_chip_size(pen, entry.size).y - diameters[n - 1];
    return entry;
}

void cor_nested_draw(cor_pen *pen, const cor_entry *entry, double middle, double words, double y)
{
    double ground = y + entry->height - pen->unit, largest = entry->diameters[entry->n_classes - 1];
    if (entry->ground.said) {
        ground -= (cor_sample_chip_size(pen, entry->size).y - largest) / 2;
        cor_sample_chip(pen, entry->ground.color, (cor_point){middle, ground - largest / 2}, entry->size);
    }
    for (size_t i = entry->n_classes; i-- > 0;) {
        cor_point centre = {middle, ground - entry->diameters[i] / 2};
        cor_sample_draw(pen, entry->drawn, &entry->classes[i], centre);
    }
    for (size_t i = 0; i < entry->n_classes; i++) {
        double top = ground - words_top(entry, i), level = top + line_height(entry) / 2;
        const cor_point line[3] = {
            {middle, ground - entry->diameters[i]}, {words - 4 * pen->unit, level}, {words - GAP * pen->unit, level}};
        cor_pen_line(pen, line, 3, false, LINE * pen->unit, pen->muted);
        cor_pen_run(pen, entry->marks[i], words, top, false, 0);
    }
}
