/* The numbers of the table's rows beside what they stand for: labels like those of the map, placed before them. */
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

/* Asked of each two rows: nearly all are told apart by one coordinate. */
static bool same_place(cor_point a, cor_point b)
{
    return fabs(a.x - b.x) <= SAME_PLACE && hypot(a.x - b.x, a.y - b.y) <= SAME_PLACE;
}

/* "2, 5, 9–11": the rows from FIRST on that stand at its place; they count as DONE. */
static const char *numbers_at(cor_pen *pen, size_t first, bool *done)
{
    const cor_page_table *table = pen->what->table;
    const char *text = "";
    for (size_t i = first; i < table->n_rows; i++) {
        size_t last = i;
        if (done[i] || !same_place(table->at[first], table->at[i])) continue;
        while (last + 1 < table->n_rows && !done[last + 1] && same_place(table->at[first], table->at[last + 1]))
            last++;
        text = cor_arena_format(pen->arena, "%s%s%s", text, *text ? ", " : "", table->cells[i * table->n_columns]);
        if (last > i)
            text = cor_arena_format(pen->arena, "%s%s%s", text, last > i + 1 ? "\u2013" : ", ",
                                    table->cells[last * table->n_columns]);
        for (; i <= last; i++)
            done[i] = true;
        i = last;
    }
    return text;
}

void cor_furnish_numbers(cor_pen *pen)
{
    const cor_page_table *table = pen->what->table;
    if (!table->at) return;
    bool *done = COR_NEW_ARRAY(pen->arena, bool, table->n_rows);
    cor_group *group = cor_scene_group(pen->scene, "table-numbers", "Numbers");
    group->clipped = true;
    group->clip = pen->scene->frame;
    for (size_t i = 0; i < table->n_rows; i++)
        if (!done[i] && isfinite(table->at[i].x + table->at[i].y)) request(pen, numbers_at(pen, i, done), table->at[i]);
}
