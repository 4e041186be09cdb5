/* labels [--long] FILE            lines of `x y w h`: a point and the size of its label, y up; blank ones and those
 *                                 that begin with # count for nothing
 * labels [--long] --random N SEED the literature's instance: N points uniform on 792 × 612, labels of 30 × 7
 *
 * Sets each label with a corner at its point, or leaves it out, so that none overlaps another; by the solver that
 * places the labels of a page. Prints `index x0 y0` (lower left corner) of each label that was set, then how many
 * they are and the seconds it took. INDEX counts the lines that should be labels, from 0. With --long it also says how
 * many a search of a hundred times the work sets. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <glib.h>

#include "base/number.h"
#include "place/place.h"
#include "place/solve.h"
#include "support/random.h"

static const char BLANKS[] = " \t\r,;", BYTE_ORDER_MARK[] = "\xef\xbb\xbf";

typedef struct {
    double x, y, w, h;
} point_label;

static GArray *random_labels(long n, long seed)
{
    uint64_t state = (uint64_t) seed;
    GArray *labels = g_array_new(FALSE, FALSE, sizeof(point_label));
    for (long i = 0; i < n; i++) {
        point_label l = {random_between(0, 792, &state), 0, 30, 7};
        l.y = random_between(0, 612, &state);
        g_array_append_val(labels, l);
    }
    return labels;
}

/* Beyond that a point is no place on any page. */
static const double FARTHEST = 1e9;

static bool read_line(char *line, point_label *ret)
{
    double numbers[4];
    char *rest = NULL, *word = strtok_r(line, BLANKS, &rest);
    for (int i = 0; i < 4; i++, word = strtok_r(NULL, BLANKS, &rest))
        if (!word || !cor_parse_number(word, &numbers[i]) || !(fabs(numbers[i]) <= FARTHEST)) return false;
    *ret = (point_label){numbers[0], numbers[1], numbers[2], numbers[3]};
    return (!word || *word == '#') && ret->w >= 0 && ret->h >= 0;
}

/* NULL when PATH can't be read. What is no label is one that no place suits. */
static GArray *read_labels(const char *path)
{
    char *text;
    if (!g_file_get_contents(path, &text, NULL, NULL)) return NULL;
    GArray *labels = g_array_new(FALSE, FALSE, sizeof(point_label));
    char *rest = g_str_has_prefix(text, BYTE_ORDER_MARK) ? text + strlen(BYTE_ORDER_MARK) : text;
    for (int n = 1; rest; n++) {
        point_label l;
        char *line = strsep(&rest, "\n");
        size_t blanks = strspn(line, BLANKS);
        if (line[blanks] == 0 || line[blanks] == '#') continue;
        if (!read_line(line, &l)) {
            fprintf(stderr, "%s:%d: not x y w h; it gets no place\n", path, n);
            l = (point_label){NAN, NAN, NAN, NAN};
        }
        g_array_append_val(labels, l);
    }
    g_free(text);
    return labels;
}

/* The four places of L, y down: right above first. Their far sides are near side + size, as a checker will add it. */
static cor_candidate *corner_places(cor_arena *arena, const point_label *l)
{
    cor_candidate *candidates = COR_NEW_ARRAY(arena, cor_candidate, 4);
    for (int i = 0; i < 4; i++) {
        double x0 = i & 1 ? l->x - l->w : l->x, y0 = i & 2 ? l->y - l->h : l->y;
        candidates[i].box = (cor_rect){x0, -(y0 + l->h), x0 + l->w, -y0};
        candidates[i].text = (cor_point){x0, y0};
    }
    return candidates;
}

static cor_scene *page_of(cor_arena *arena, const GArray *labels)
{
    cor_rect frame = COR_RECT_EMPTY;
    cor_scene *scene = cor_scene_new(arena, 1, 1);
    cor_run *run = COR_NEW(arena, cor_run);
    run->spec.text = "";
    cor_scene_group(scene, "labels", NULL);
    for (guint i = 0; i < labels->len; i++) {
        cor_label *label = cor_scene_label(scene);
        label->layer = "labels";
        label->run = run;
        label->candidates = corner_places(arena, &g_array_index(labels, point_label, i));
        label->n_candidates = 4;
        for (int k = 0; k < 4 && isfinite(label->candidates[k].box.x0); k++)
            frame = cor_rect_union(frame, label->candidates[k].box);
    }
    scene->frame = frame;
    return scene;
}

static size_t print_places(const cor_scene *scene)
{
    size_t n, placed = 0;
    const cor_label *labels = cor_scene_labels(scene, &n);
    for (size_t i = 0; i < n; i++) {
        char x[COR_NUMBER_SPACE], y[COR_NUMBER_SPACE];
        if (labels[i].chosen < 0) continue;
        cor_format_shortest(x, labels[i].candidates[labels[i].chosen].text.x);
        cor_format_shortest(y, labels[i].candidates[labels[i].chosen].text.y);
        printf("%zu %s %s\n", i, x, y);
        placed++;
    }
    return placed;
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double) t.tv_sec + (double) t.tv_nsec / 1e9;
}

/* What a search finds that has a hundred times the steps. */
static size_t long_search(const cor_scene *scene)
{
    size_t placed = 0;
    cor_arena *arena = cor_arena_new();
    cor_problem problem = cor_problem_of(arena, scene, NULL);
    int32_t *chosen = COR_NEW_ARRAY(arena, int32_t, problem.n_labels);
    cor_grid_free(cor_solve(arena, &problem, 100, chosen));
    for (size_t i = 0; i < problem.n_labels; i++)
        placed += chosen[i] != COR_NO_OPTION;
    cor_arena_free(arena);
    return placed;
}

static int run(const GArray *labels, bool compare)
{
    cor_error err;
    cor_arena *arena = cor_arena_new();
    cor_scene *scene = page_of(arena, labels);
    double start = seconds();
    cor_status st = cor_place(scene, &err);
    double took = seconds() - start;
    size_t placed = print_places(scene);
    printf("%zu %.3f\n", placed, took);
    fprintf(stderr, "%zu of %u placed (%.2f %%) in %.3f s\n", placed, labels->len,
            100. * (double) placed / MAX(labels->len, 1), took);
    if (compare) fprintf(stderr, "%zu by a search a hundred times as long\n", long_search(scene));
    cor_scene_free(scene);
    cor_arena_free(arena);
    return st;
}

int main(int argc, char **argv)
{
    GArray *labels = NULL;
    bool compare = argc > 1 && !strcmp(argv[1], "--long");
    argc -= compare;
    argv += compare;
    if (argc == 4 && !strcmp(argv[1], "--random")) labels = random_labels(atol(argv[2]), atol(argv[3]));
    if (argc == 2) labels = read_labels(argv[1]);
    if (!labels) {
        fputs("usage: labels [--long] FILE | labels [--long] --random N SEED\n", stderr);
        return 2;
    }
    int st = run(labels, compare);
    g_array_unref(labels);
    return st;
}
