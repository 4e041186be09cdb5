/* The numbers of the table's rows beside what they stand for: labels like those of the map, placed before them. */
#include <math.h>
#include <stdlib.h>

#include <glib.h>

#include "furnish/pen.h"

static const double NUMBER_SIZE = 6.6, NUMBER_GAP = 4.2, HALO = 1.1; /* points before `unit` */

/* Features no farther apart than this share one label, points. */
static const double SAME_PLACE = 3;

enum { WAYS = 8, RINGS = 3, CANDIDATES = WAYS * RINGS };

/* How far the marks reach that stand at AT: icons as they are wanted. */
static double reach_of(const cor_scene *scene, cor_point at)
{
    size_t n;
    double reach = 0;
    const cor_label *labels = cor_scene_labels(scene, &n);
    for (size_t i = 0; i < n; i++) {
        cor_rect box = labels[i].mark_box;
        if (!labels[i].icon || !cor_rect_contains(box, at.x, at.y)) continue;
        reach = fmax(reach, fmin(fmax(at.x - box.x0, box.x1 - at.x), fmax(at.y - box.y0, box.y1 - at.y)));
    }
    return reach;
}

/* Round the mark, the upper right first, then farther out. */
static void candidates_of(const cor_pen *pen, const cor_run *run, cor_point at, cor_candidate out[CANDIDATES])
{
    double reach = reach_of(pen->scene, at), gap = NUMBER_GAP * pen->unit;
    static const cor_point ways[WAYS] = {{1, -1}, {1, 0}, {1, 1}, {-1, -1}, {0, -1}, {-1, 0}, {-1, 1}, {0, 1}};
    double w = cor_rect_width(run->ink), h = cor_rect_height(run->ink);
    cor_point ink = cor_rect_center(run->ink);
    for (int i = 0; i < CANDIDATES; i++) {
        cor_point way = ways[i % WAYS];
        double away = fmax(gap, reach + 0.2 * gap) + gap * (i / WAYS);
        if (way.x != 0 && way.y != 0) away *= 0.75;
        cor_point m = {at.x + way.x * (away + w / 2), at.y + way.y * (away + h / 2)};
        out[i] = (cor_candidate){
            .box = cor_rect_grown((cor_rect){m.x - w / 2, m.y - h / 2, m.x + w / 2, m.y + h / 2}, 0.6 * pen->unit),
            .text = {m.x - ink.x, m.y - ink.y}};
    }
}

static void request(cor_pen *pen, const char *number, cor_point at)
{
    cor_candidate candidates[CANDIDATES];
    const cor_run *run = cor_pen_shape(pen, number, (cor_words){.size = NUMBER_SIZE, .weight = 700});
    if (!run) return;
    cor_label *label = cor_scene_label(pen->scene);
    label->layer = "table-numbers";
    label->run = run;
    label->n_candidates = CANDIDATES;
    candidates_of(pen, run, at, candidates);
    label->candidates = cor_arena_memdup(pen->arena, candidates, sizeof candidates);
    label->padding = 0.6 * pen->unit;
    label->text =
        (cor_text_item){.run = run, .pivot = at, .color = pen->ink, .halo = pen->paper, .halo_width = HALO * pen->unit};
}

/* More segments of numbers than these at one place nobody reads. */
enum { MAX_SEGMENTS = 40 };

/* The table's rows that have a place, from left to right, and how far they have been numbered. */
typedef struct {
    const cor_page_table *table;
    uint32_t *by_x;
    size_t n;
    bool *done; /* of all rows */
} numbering;

static int from_left(gconstpointer a, gconstpointer b, gpointer data)
{
    const cor_point *at = data;
    uint32_t p = *(const uint32_t *) a, q = *(const uint32_t *) b;
    if (at[p].x != at[q].x) return at[p].x < at[q].x ? -1 : 1;
    return (p > q) - (p < q);
}

static int by_number(const void *a, const void *b)
{
    uint32_t p = *(const uint32_t *) a, q = *(const uint32_t *) b;
    return (p > q) - (p < q);
}

static numbering numbering_of(cor_pen *pen, const cor_page_table *table)
{
    numbering n = {.table = table, .done = COR_NEW_ARRAY(pen->arena, bool, table->n_rows)};
    n.by_x = COR_NEW_ARRAY(pen->arena, uint32_t, table->n_rows);
    for (size_t i = 0; i < table->n_rows; i++)
        if (isfinite(table->at[i].x + table->at[i].y)) n.by_x[n.n++] = (uint32_t) i;
    g_qsort_with_data(n.by_x, (gint) n.n, sizeof *n.by_x, from_left, (gpointer) table->at);
    return n;
}

/* The first of the rows that stands at X or to the right of it. */
static size_t first_right_of(const numbering *n, double x)
{
    size_t low = 0, high = n->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (n->table->at[n->by_x[middle]].x < x)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The rows that stand at the place of row FIRST and have no number yet, in their order; they count as done. */
static GArray *rows_at(numbering *n, size_t first)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    cor_point at = n->table->at[first];
    for (size_t i = first_right_of(n, at.x - SAME_PLACE); i < n->n; i++) {
        uint32_t row = n->by_x[i];
        cor_point p = n->table->at[row];
        if (p.x > at.x + SAME_PLACE) break;
        if (n->done[row] || hypot(p.x - at.x, p.y - at.y) > SAME_PLACE) continue;
        g_array_append_val(rows, row);
        n->done[row] = true;
    }
    qsort(rows->data, rows->len, sizeof(uint32_t), by_number);
    return rows;
}

static const char *number_of(const numbering *n, uint32_t row)
{
    return n->table->cells[row * n->table->n_columns];
}

/* "2, 5, 9–11": the rows that stand at the place of row FIRST. */
static const char *numbers_at(cor_pen *pen, numbering *n, size_t first)
{
    GArray *rows = rows_at(n, first);
    GString *text = g_string_new(NULL);
    const uint32_t *row = (const uint32_t *) (const void *) rows->data;
    int segments = 0;
    for (guint i = 0, last; i < rows->len && segments < MAX_SEGMENTS; i = last + 1, segments++) {
        for (last = i; last + 1 < rows->len && row[last + 1] == row[last] + 1;)
            last++;
        g_string_append_printf(text, "%s%s", text->len ? ", " : "", number_of(n, row[i]));
        if (last > i) g_string_append_printf(text, "%s%s", last > i + 1 ? "\u2013" : ", ", number_of(n, row[last]));
        if (segments + 1 == MAX_SEGMENTS && last + 1 < rows->len) g_string_append(text, ", \u2026");
    }
    const char *copy = cor_arena_copy(pen->arena, text->str);
    g_string_free(text, TRUE);
    g_array_unref(rows);
    return copy;
}

void cor_furnish_numbers(cor_pen *pen)
{
    const cor_page_table *table = pen->what->table;
    if (!table->at) return;
    numbering n = numbering_of(pen, table);
    cor_group *group = cor_scene_group(pen->scene, "table-numbers", "Numbers");
    group->clipped = true;
    group->clip = pen->scene->frame;
    for (size_t i = 0; i < table->n_rows; i++)
        if (!n.done[i] && isfinite(table->at[i].x + table->at[i].y)) request(pen, numbers_at(pen, &n, i), table->at[i]);
}
