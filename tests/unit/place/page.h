/* Pages to place labels on, which are made of boxes alone. */
#ifndef COR_UNIT_PLACE_PAGE_H
#define COR_UNIT_PLACE_PAGE_H

#include "place/place.h"
#include "support/cmocka_all.h"
#include "support/random.h"

typedef struct {
    cor_arena *arena;
    cor_scene *scene;
    uint64_t random;
    bool placed;
} page;

/* WIDTH × HEIGHT points; SEED is that of its random numbers. */
static inline page open_page(double width, double height, uint64_t seed)
{
    page p = {.arena = cor_arena_new(), .random = seed};
    p.scene = cor_scene_new(p.arena, width, height);
    return p;
}

static inline void close_page(page *p)
{
    cor_scene_free(p->scene);
    cor_arena_free(p->arena);
}

/* For a test: a page of 400 × 200 with two groups. */
static inline int set_up_groups(void **state, const char *first, const char *second)
{
    static page p;
    p = open_page(400, 200, 0);
    cor_scene_group(p.scene, first, NULL);
    cor_scene_group(p.scene, second, NULL);
    *state = &p;
    return 0;
}

static inline int tear_down(void **state)
{
    close_page(*state);
    return 0;
}

/* From 0 up to 1. */
static inline double uniform(page *p)
{
    return random_between(0, 1, &p->random);
}

/* A label of LAYER for the point PIVOT with these candidates, which are copied. */
static inline cor_label *label_with(page *p, const char *layer, const char *words, cor_point pivot,
                                    const cor_candidate *candidates, size_t n)
{
    cor_run *run = COR_NEW(p->arena, cor_run);
    cor_label *label = cor_scene_label(p->scene);
    run->spec.text = words;
    label->layer = layer;
    label->run = run;
    label->text.pivot = pivot;
    label->candidates = cor_arena_memdup(p->arena, candidates, n * sizeof *candidates);
    label->n_candidates = n;
    return label;
}

#endif
