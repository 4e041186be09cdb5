/* Any boxes and flags: texts that must not overlap don't. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "place/place.h"

typedef struct {
    int16_t x, y;
    uint8_t w, h, flags, key;
} piece;

static cor_rect box_of(const piece *p, int dx, int dy)
{
    double x = p->x / 64. + dx * p->w, y = p->y / 64. + dy * p->h;
    return (cor_rect){x, y, x + 1 + p->w, y + 1 + p->h};
}

static void add(cor_scene *scene, const piece *p)
{
    if ((p->flags & 3) == 3) {
        cor_rect box = box_of(p, 0, 0);
        *cor_scene_obstacle(scene) = (cor_obstacle){.box = box,
                                                    .what = "obstacle",
                                                    .minding = (cor_minding) (p->flags >> 2) % 3,
                                                    .a = {box.x0, box.y0},
                                                    .b = {box.x1, box.y1},
                                                    .radius = p->flags >> 5,
                                                    .line = p->key};
        return;
    }
    cor_label *label = cor_scene_label(scene);
    cor_candidate *candidates = COR_NEW_ARRAY(scene->arena, cor_candidate, 4);
    cor_run *run = COR_NEW(scene->arena, cor_run);
    run->spec.text = "name";
    for (int i = 0; i < 4; i++)
        candidates[i].box = box_of(p, -(i & 1), -(i >> 1));
    label->layer = "layer";
    label->run = (p->flags & 3) == 2 ? NULL : run;
    label->icon = p->flags & 3 ? (const cor_icon *) "icon" : NULL;
    label->mark_box = (cor_rect){p->x / 64. - 2, p->y / 64. - 2, p->x / 64. + 2, p->y / 64. + 2};
    label->candidates = candidates;
    label->n_candidates = p->key % 5;
    label->text.pivot = (cor_point){p->x / 64., p->y / 64.};
    label->along = p->key & 32;
    label->leader = p->key & 16 ? 60 : 0;
    label->sort_key = p->key / 64;
    label->text_allow_overlap = p->flags & 4;
    label->text_ignore_placement = p->flags & 8;
    label->text_optional = p->flags & 16;
    label->icon_allow_overlap = p->flags & 32;
    label->icon_ignore_placement = p->flags & 64;
    label->icon_optional = p->flags & 128;
}

static bool is_strict(const cor_label *label)
{
    return label->chosen >= 0 && !label->text_allow_overlap && !label->text_ignore_placement;
}

static cor_rect text_box(const cor_label *label)
{
    const cor_candidate *c = &label->candidates[label->chosen];
    return c->pieces ? c->pieces[0] : c->box;
}

static void check(const cor_scene *scene)
{
    size_t n;
    const cor_label *labels = cor_scene_labels(scene, &n);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < i && is_strict(&labels[i]); k++)
            if (is_strict(&labels[k]) && cor_rects_overlap(text_box(&labels[i]), text_box(&labels[k]))) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cor_error err;
    cor_arena *arena = cor_arena_new();
    cor_scene *scene = cor_scene_new(arena, 500, 400);
    cor_scene_group(scene, "layer", NULL);
    for (; size >= sizeof(piece); data += sizeof(piece), size -= sizeof(piece)) {
        piece p;
        memcpy(&p, data, sizeof p);
        add(scene, &p);
    }
    if (cor_place(scene, &err)) abort();
    check(scene);
    cor_scene_free(scene);
    cor_arena_free(arena);
    return 0;
}
