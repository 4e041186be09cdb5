/* Entries in columns, and how they are drawn. */
#include <math.h>

#include "furnish/layout.h"
#include "furnish/legend.h"

/* Points before `unit`. */
static const double ROW_GAP = 2.2, COLUMN_GAP = 14, SAMPLE_GAP = 6;

static bool is_indented(const cor_entry *entry)
{
    return entry->kind == COR_ENTRY_SAMPLE || entry->kind == COR_ENTRY_NESTED || entry->kind == COR_ENTRY_SWATCH;
}

/* Room before the words. Nested circles take what they need; all other words stand in one line. */
static double sample_of(const cor_legend *legend, const cor_entry *entry)
{
    return fmax(legend->sample_width, entry->kind == COR_ENTRY_NESTED ? entry->sample : 0);
}

static double indent_of(const cor_legend *legend, const cor_entry *entry)
{
    return is_indented(entry) ? sample_of(legend, entry) + SAMPLE_GAP * legend->pen->unit : 0;
}

static double width_of(const cor_legend *legend, const cor_entry *entry)
{
    return entry->width + indent_of(legend, entry);
}

/* How high entries FROM … TO - 1 are, below Y in a column. */
static double stacked(const cor_legend *legend, size_t from, size_t to, double y)
{
    double unit = legend->pen->unit;
    for (size_t i = from; i < to; i++)
        y += legend->entries[i].height + (y > 0 ? legend->entries[i].above + ROW_GAP * unit : 0);
    return y;
}

/* Entries from I on that stay together: a heading and all below it, where a column of HEIGHT has room for them; else
 * headings and what comes first below them. Returns the end. */
static size_t chunk_end(const cor_legend *legend, size_t i, double height)
{
    size_t end = i, block;
    while (end + 1 < legend->n && legend->entries[end].kind == COR_ENTRY_HEADING)
        end++;
    for (block = end + 1; block < legend->n; block++)
        if (legend->entries[block].kind == COR_ENTRY_HEADING || legend->entries[block].loose) break;
    bool heads = legend->entries[i].kind == COR_ENTRY_HEADING;
    return heads && stacked(legend, i, block, 0) <= height + 0.01 ? block : end + 1;
}

/* Fills STARTS with the first entry of each column of at most HEIGHT; returns how many there are. */
static size_t break_columns(const cor_legend *legend, double height, size_t *starts, size_t most, double *ret_tallest)
{
    size_t n = 0;
    double y = 0;
    *ret_tallest = 0;
    for (size_t i = 0, end; i < legend->n; i = end) {
        end = chunk_end(legend, i, height);
        double below = stacked(legend, i, end, y);
        if (!n || (below > height + 0.01 && y > 0)) {
            if (n == most) return most + 1;
            starts[n++] = i;
            below = stacked(legend, i, end, 0);
        }
        y = below;
        *ret_tallest = fmax(*ret_tallest, y);
    }
    return n;
}

enum { MAX_COLUMNS = 12 };

/* The least height that N_COLUMNS columns need, by halving. */
static double min_height(const cor_legend *legend, size_t n_columns, size_t *ret_n)
{
    size_t starts[MAX_COLUMNS];
    double tallest, low = 0, high = stacked(legend, 0, legend->n, 0), best = high;
    for (int i = 0; i < 24; i++) {
        double middle = (low + high) / 2;
        if (break_columns(legend, middle, starts, n_columns, &tallest) > n_columns) {
            low = middle;
            continue;
        }
        high = middle;
        best = tallest;
    }
    *ret_n = break_columns(legend, best, starts, n_columns, &tallest);
    return best;
}

cor_legend_set cor_legend_in_columns(const cor_legend *legend, size_t n_columns)
{
    cor_legend_set set = {0};
    n_columns = n_columns < 1 ? 1 : n_columns > MAX_COLUMNS ? MAX_COLUMNS : n_columns;
    set.height = min_height(legend, n_columns, &set.n_columns);
    for (size_t i = 0; i < legend->n; i++)
        set.column_width = fmax(set.column_width, width_of(legend, &legend->entries[i]));
    double gaps = (double) (set.n_columns - 1) * COLUMN_GAP * legend->pen->unit;
    set.width = (double) set.n_columns * set.column_width + gaps;
    return set;
}

static void draw_swatch(cor_pen *pen, const cor_entry *entry, cor_point centre)
{
    double w = pen->sample_width / 2, h = COR_SAMPLE_HEIGHT * pen->unit / 2;
    cor_pen_box(pen, (cor_rect){centre.x - w, centre.y - h, centre.x + w, centre.y + h}, entry->color);
}

/* Where something WIDTH wide stands that begins INDENT from the start of a column at X: its left or, on a page read
 * from right to left, its right. */
static double in_column(const cor_legend *legend, const cor_legend_set *set, double x, double indent, double width)
{
    return legend->pen->mirrored ? x + set->column_width - indent - width : x + indent;
}

/* Nested circles and ramps have their marks at the right on any page. */
static void draw_entry(const cor_legend *legend, const cor_legend_set *set, const cor_entry *entry, double x, double y)
{
    cor_pen *pen = legend->pen;
    double sample = sample_of(legend, entry), indent = indent_of(legend, entry);
    if (entry->kind == COR_ENTRY_NESTED || entry->kind == COR_ENTRY_RAMP)
        x = in_column(legend, set, x, 0, width_of(legend, entry));
    bool beside = entry->kind == COR_ENTRY_SAMPLE || entry->kind == COR_ENTRY_SWATCH;
    cor_point middle = {(beside ? in_column(legend, set, x, 0, sample) : x) + sample / 2, y + entry->height / 2};
    double words = entry->words ? in_column(legend, set, x, indent, entry->words->width) : x + indent;
    if (entry->kind == COR_ENTRY_SAMPLE && entry->ground.said)
        cor_sample_chip(pen, entry->ground.color, middle, entry->size);
    if (entry->kind == COR_ENTRY_SAMPLE) cor_sample_draw(pen, entry->drawn, entry->classes, middle);
    if (entry->kind == COR_ENTRY_SWATCH) draw_swatch(pen, entry, middle);
    if (entry->kind == COR_ENTRY_NESTED) cor_nested_draw(pen, entry, middle.x, words, y);
    if (entry->kind == COR_ENTRY_RAMP) cor_ramp_draw(pen, entry->ramp, x, y);
    if (entry->words) cor_pen_run(pen, entry->words, words, middle.y - entry->words->height / 2, false, 0);
}

void cor_legend_draw(const cor_legend *legend, const cor_legend_set *set, double x, double y)
{
    double tallest, unit = legend->pen->unit, down = 0;
    size_t starts[MAX_COLUMNS], column = 0;
    size_t n = break_columns(legend, set->height, starts, set->n_columns, &tallest);
    for (size_t i = 0; i < legend->n; i++) {
        const cor_entry *entry = &legend->entries[i];
        if (column + 1 < n && i == starts[column + 1]) {
            column++;
            down = 0;
        }
        if (down > 0) down += entry->above + ROW_GAP * unit;
        size_t place = legend->pen->mirrored ? n - 1 - column : column;
        draw_entry(legend, set, entry, x + (double) place * (set->column_width + COLUMN_GAP * unit), y + down);
        down += entry->height;
    }
}
