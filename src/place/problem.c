#include "place/problem.h"

#include <stdlib.h>

#include <glib.h>

#include "place/avoid.h"

/* More of one label are not looked at: a style has eight or nine, then those that slide, and those with leaders. */
enum { MAX_CANDIDATES = 240, MAX_OPTIONS = 4 * MAX_CANDIDATES + 2 };

typedef struct {
    const cor_label *label;
    uint32_t source;
} entry;

/* What is wanted comes first. Later layers lie on top and come before others; then the lower sort key; then the order
 * of the data. */
static int by_importance(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    if (x->label->wanted != y->label->wanted) return x->label->wanted ? -1 : 1;
    if (x->label->group != y->label->group) return x->label->group > y->label->group ? -1 : 1;
    if (x->label->sort_key != y->label->sort_key) return x->label->sort_key < y->label->sort_key ? -1 : 1;
    return x->source < y->source ? -1 : x->source > y->source;
}

static entry *in_order(cor_arena *arena, const cor_label *labels, size_t n)
{
    entry *entries = COR_NEW_ARRAY(arena, entry, n);
    for (size_t i = 0; i < n; i++)
        entries[i] = (entry){&labels[i], (uint32_t) i};
    qsort(entries, n, sizeof *entries, by_importance);
    return entries;
}

int cor_option_claims(const cor_problem *problem, const cor_option *option, cor_claim claims[2])
{
    const cor_label *label = &problem->sources[problem->labels[option->label].source];
    const cor_candidate *c = option->candidate < 0 ? NULL : &label->candidates[option->candidate];
    int n = 0;
    if (c)
        claims[n++] = (cor_claim){.whole = &c->box,
                                  .boxes = c->pieces ? c->pieces : &c->box,
                                  .n_boxes = c->pieces ? c->n_pieces : 1,
                                  .minds = option->minds,
                                  .occupies = !label->text_ignore_placement,
                                  .sharing = label->text_shares,
                                  .shared = label->text_shares || label->text_allow_overlap};
    if (option->mark) {
        const cor_rect *box = c && c->mark ? &c->mark->box : &label->mark_box;
        claims[n++] = (cor_claim){.whole = box,
                                  .boxes = box,
                                  .n_boxes = 1,
                                  .minds = !label->icon_allow_overlap,
                                  .occupies = !label->icon_ignore_placement,
                                  .sharing = label->icon_shares,
                                  .shared = label->icon_shares || label->icon_allow_overlap};
    }
    return n;
}

static size_t text_options(const cor_label *label, bool mark, cor_option *out)
{
    size_t n = 0;
    int candidates = (int) (label->n_candidates < MAX_CANDIDATES ? label->n_candidates : MAX_CANDIDATES);
    bool overlaps = label->text_allow_overlap, whole = mark || !label->icon;
    cor_worth all = whole ? COR_WORTH_ALL : COR_WORTH_TEXT;
    for (int i = 0; i < candidates && !(overlaps && candidates == 1); i++) {
        cor_worth worth = label->candidates[i].leader ? MIN(all, COR_WORTH_LED) : all;
        out[n++] = (cor_option){.candidate = (int16_t) i, .mark = mark, .minds = true, .worth = (uint8_t) worth};
    }
    for (int i = 0; i < candidates && label->owed; i++)
        out[n++] = (cor_option){.candidate = (int16_t) i,
                                .mark = mark,
                                .minds = true,
                                .lies_on = true,
                                .worth = (uint8_t) MIN(all, COR_WORTH_OVERLAPPING)};
    /* Only when no place is free does a text lie over others, and then at its best place. */
    if (overlaps && candidates) {
        out[n] = (cor_option){.candidate = 0,
                              .mark = mark,
                              .minds = false,
                              .worth = (uint8_t) (whole && n ? COR_WORTH_OVERLAPPING : all)};
        n++;
    }
    return n;
}

static cor_option mark_option(const cor_label *label)
{
    return (cor_option){.candidate = -1, .mark = true, .worth = label->run ? COR_WORTH_ICON : COR_WORTH_ALL};
}

/* As MapLibre: text and icon together, unless one of them is optional. */
static size_t options_of(const cor_label *label, cor_option *out)
{
    size_t n = 0;
    bool text = label->run && label->n_candidates, mark = label->icon != NULL;
    if (text) n += text_options(label, mark, out);
    if (text && mark && label->icon_optional) n += text_options(label, false, out + n);
    if (mark && (!label->run || label->text_optional)) out[n++] = mark_option(label);
    return n;
}

static size_t count_options(const cor_label *labels, size_t n)
{
    size_t sum = 0;
    cor_option options[MAX_OPTIONS];
    for (size_t i = 0; i < n; i++)
        sum += options_of(&labels[i], options);
    return sum;
}

static bool same_rank(const cor_label *a, const cor_label *b)
{
    return a->wanted == b->wanted && a->group == b->group && a->sort_key == b->sort_key;
}

/* How good an option is: the ground under its text, then what it is worth, then the side of shores and borders it is
 * on, and how far away. Less is better. */
static unsigned place_of(cor_avoidance *avoidance, uint32_t source, cor_option *o, const char **ret_what)
{
    *ret_what = NULL;
    if (o->candidate < 0 || !o->minds) return (unsigned) (COR_WORTH_ALL - o->worth) << 8;
    const cor_candidate *candidate = &cor_avoidance_label(avoidance, source)->candidates[o->candidate];
    cor_ground ground = cor_avoidance_ground(avoidance, source, candidate, ret_what);
    if (ground == COR_GROUND_CROWDED && o->worth == COR_WORTH_ALL) o->worth = COR_WORTH_OVERLAPPING;
    o->barred = (ground == COR_GROUND_BARRED) != o->lies_on; /* elsewhere it would be the same option twice */
    unsigned wrong = MIN(cor_avoidance_wrong_side(avoidance, source, candidate) + candidate->farther, 0xff);
    return ((unsigned) ground << 16 | (COR_WORTH_ALL - o->worth)) << 8 | wrong;
}

/* What is drawn under and round the texts of OPTIONS orders them: clear ones first, barred ones last. */
static void sort_options(cor_avoidance *avoidance, uint32_t source, cor_option *options, size_t n,
                         const char **ret_barrier)
{
    unsigned places[MAX_OPTIONS];
    for (size_t i = 0; i < n; i++) {
        cor_option option = options[i];
        const char *what;
        unsigned place = place_of(avoidance, source, &option, &what);
        if (option.barred && !*ret_barrier) *ret_barrier = what;
        size_t k = i;
        for (; k > 0 && places[k - 1] > place; k--) {
            places[k] = places[k - 1];
            options[k] = options[k - 1];
        }
        places[k] = place;
        options[k] = option;
    }
}

/* Whether O lies over all of LABEL's mark or hides the middle of it; or, where it has none, the place that it names. */
static bool covers(const cor_obstacle *o, const cor_label *label)
{
    bool has_mark = label->icon && !cor_rect_is_empty(label->mark_box);
    cor_point place = has_mark ? cor_rect_center(label->mark_box) : label->text.pivot;
    if (o->minding != COR_MIND_ALWAYS || o->radius > 0) return false;
    if (has_mark && cor_rect_covers(o->box, label->mark_box)) return true;
    return o->covers && (has_mark || (label->run && label->sided)) && cor_rect_contains(o->box, place.x, place.y);
}

/* The furniture under which what LABEL marks or names lies: nothing would be seen of it. NULL: none. */
static const char *cover_of(const cor_problem *problem, const cor_label *label)
{
    for (size_t i = 0; i < problem->n_obstacles; i++)
        if (covers(&problem->obstacles[i], label)) return problem->obstacles[i].what;
    return NULL;
}

static void add_label(cor_problem *problem, cor_avoidance *avoidance, const entry *entries, size_t i)
{
    cor_contender *contender = &problem->labels[i];
    cor_option *options = &problem->options[problem->n_options];
    contender->source = entries[i].source;
    if (i) contender->rank = contender[-1].rank + !same_rank(entries[i - 1].label, entries[i].label);
    contender->first_option = (uint32_t) problem->n_options;
    contender->barrier = cover_of(problem, entries[i].label);
    contender->n_options = contender->barrier ? 0 : (uint32_t) options_of(entries[i].label, options);
    if (avoidance) sort_options(avoidance, contender->source, options, contender->n_options, &contender->barrier);
    for (uint32_t k = 0; k < contender->n_options; k++)
        options[k].label = (uint32_t) i;
    problem->n_options += contender->n_options;
}

cor_problem cor_problem_of(cor_arena *arena, const cor_scene *scene, cor_avoidance *avoidance)
{
    cor_problem problem = {.frame = scene->frame};
    const cor_label *labels = problem.sources = cor_scene_labels(scene, &problem.n_labels);
    problem.obstacles = cor_scene_obstacles(scene, &problem.n_obstacles);
    problem.labels = COR_NEW_ARRAY(arena, cor_contender, problem.n_labels);
    problem.options = COR_NEW_ARRAY(arena, cor_option, count_options(labels, problem.n_labels));
    const entry *entries = in_order(arena, labels, problem.n_labels);
    for (size_t i = 0; i < problem.n_labels; i++)
        add_label(&problem, avoidance, entries, i);
    return problem;
}
