#include "place/place.h"

#include <glib.h>

#include "place/hindrance.h"
#include "place/leader.h"
#include "place/repeat.h"
#include "place/slide.h"
#include "place/solve.h"
#include "place/spread.h"

/* A name that takes a leader may leave another without a place, which then gets its own. */
enum { ROUNDS = 3 };

/* LABEL for people. */
static const char *name_of(const cor_scene *scene, const cor_label *label)
{
    if (!label->run) return cor_arena_format(scene->arena, "an icon of %s", label->layer);
    return cor_arena_format(scene->arena, "%s \"%s\"", label->layer, label->run->spec.text);
}

static const char *described(const cor_problem *problem, const cor_scene *scene, cor_hindrance hindrance)
{
    size_t n;
    const cor_label *labels = cor_scene_labels(scene, &n);
    switch (hindrance.kind) {
    case COR_FRAME:
        return "the map's frame";
    case COR_OBSTACLE:
        return problem->obstacles[hindrance.index].what;
    case COR_LABEL:
    case COR_SHARED_LABEL:
        return name_of(scene, &labels[problem->labels[hindrance.index].source]);
    case COR_BARRIER:
    case COR_NOTHING:
        break;
    }
    return NULL;
}

/* What was in the way of the best option of the label, now that all others stand. */
static const char *blocker(const cor_problem *problem, const cor_scene *scene, const cor_grid *grid,
                           const cor_contender *contender)
{
    if (!contender->n_options && contender->barrier) return contender->barrier;
    if (!contender->n_options)
        return problem->sources[contender->source].along ? "its line, too short or too bent for it" : "nothing to draw";
    const cor_option *best = &problem->options[contender->first_option];
    cor_hindrance hindrance = cor_option_hindrance(problem, grid, best);
    const char *what = hindrance.kind == COR_BARRIER ? contender->barrier : described(problem, scene, hindrance);
    return what ? what : "a more important label";
}

static void commit(const cor_problem *problem, const cor_scene *scene, const cor_grid *grid, const int32_t *chosen)
{
    size_t n;
    cor_label *labels = cor_scene_labels(scene, &n);
    for (size_t i = 0; i < problem->n_labels; i++) {
        cor_label *label = &labels[problem->labels[i].source];
        const cor_option *option = chosen[i] == COR_NO_OPTION ? NULL : &problem->options[chosen[i]];
        label->chosen = option ? option->candidate : -1;
        label->mark_drawn = option && option->mark;
        bool missed = label->run ? label->chosen < 0 : !label->mark_drawn;
        label->blocked_by = missed && !label->absent ? blocker(problem, scene, grid, &problem->labels[i]) : NULL;
    }
}

/* A label that must be there and is not refuses the page. */
static cor_status check_required(const cor_scene *scene, cor_error *err)
{
    size_t n;
    const cor_label *labels = cor_scene_labels(scene, &n);
    for (size_t i = 0; i < n; i++)
        if (labels[i].require && labels[i].blocked_by)
            return cor_fail(err, COR_REFUSED, "%s is required and finds no place; %s is in the way",
                            name_of(scene, &labels[i]), labels[i].blocked_by);
    return COR_OK;
}

static void solve(const cor_scene *scene, cor_avoidance *avoidance)
{
    cor_arena *arena = cor_arena_new();
    cor_problem problem = cor_problem_of(arena, scene, avoidance);
    int32_t *chosen = COR_NEW_ARRAY(arena, int32_t, problem.n_labels);
    cor_grid *grid = cor_solve(arena, &problem, 1, chosen);
    commit(&problem, scene, grid, chosen);
    cor_grid_free(grid);
    cor_arena_free(arena);
}

/* Gives names without a place more to choose from, where leaders are wished for. Returns whether any got some. */
static bool lead_missing(const cor_scene *scene, cor_avoidance *avoidance, const cor_grid *points)
{
    size_t n;
    bool more = false;
    cor_label *labels = cor_scene_labels(scene, &n);
    for (uint32_t i = 0; i < n; i++) {
        size_t before = labels[i].n_candidates;
        if (labels[i].run && labels[i].chosen < 0) cor_lead_label(scene->arena, labels, i, avoidance, points);
        more = more || labels[i].n_candidates > before;
    }
    return more;
}

cor_status cor_place(cor_scene *scene, cor_error *err)
{
    cor_spread_stacks(scene);
    cor_avoidance *avoidance = cor_avoidance_new(scene);
    cor_grid *points = cor_label_points(scene);
    if (avoidance) cor_slide_labels(scene, avoidance, points);
    solve(scene, avoidance);
    for (int round = 0; round < ROUNDS && lead_missing(scene, avoidance, points); round++)
        solve(scene, avoidance);
    cor_grid_free(points);
    cor_avoidance_free(avoidance);
    cor_drop_repeats(scene, name_of);
    return check_required(scene, err);
}
