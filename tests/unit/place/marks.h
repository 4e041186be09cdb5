/* Marks in stacks, on pages to place them. */
#ifndef COR_UNIT_PLACE_MARKS_H
#define COR_UNIT_PLACE_MARKS_H

#include "scene/icons.h"
#include "unit/place/page.h"

enum { MARK_SIZE = 12, SIGN_SIZE = 6, SIGN_ASIDE = 6 }; /* points */

/* A round mark at X, Y that may overlap others, of feature number FEATURE of the source "data". */
static inline cor_label *mark_at(page *p, cor_icons *icons, double x, double y, double feature)
{
    cor_label *label = cor_scene_label(p->scene);
    double r = MARK_SIZE / 2.0;
    label->layer = "marks";
    label->source = "data";
    label->feature = feature;
    label->row = (uint32_t) feature;
    label->icon = cor_icons_disc(icons);
    label->icon_allow_overlap = true;
    label->at = (cor_point){x, y};
    label->mark = (cor_icon_item){.icon = label->icon, .x = x, .y = y, .width = MARK_SIZE, .height = MARK_SIZE};
    label->mark_box = (cor_rect){x - r, y - r, x + r, y + r};
    return label;
}

/* A sign on the upper right shoulder of a mark of row ROW that belongs at X, Y; it may overlap others. */
static inline cor_label *sign_at(page *p, cor_icons *icons, double x, double y, uint32_t row)
{
    cor_label *label = mark_at(p, icons, x + SIGN_ASIDE, y - SIGN_ASIDE, row);
    double r = SIGN_SIZE / 2.0;
    label->layer = "signs";
    label->with = "marks";
    label->mark.width = label->mark.height = SIGN_SIZE;
    label->mark_box = cor_rect_grown((cor_rect){label->mark.x, label->mark.y, label->mark.x, label->mark.y}, r);
    return label;
}

static inline size_t n_labels(const page *p)
{
    size_t n;
    cor_scene_labels(p->scene, &n);
    return n;
}

/* The last N labels as a stack round X, Y that is to be spread; what would stand for all is a mark there. */
static inline cor_stack *stack_of(page *p, size_t n, double x, double y)
{
    size_t all = n_labels(p);
    uint32_t *labels = COR_NEW_ARRAY(p->arena, uint32_t, n);
    cor_stack *stack = cor_scene_stack(p->scene);
    for (size_t i = 0; i < n; i++)
        labels[i] = (uint32_t) (all - n + i);
    cor_label *several = cor_arena_memdup(p->arena, &cor_scene_labels(p->scene, &all)[labels[0]], sizeof *several);
    several->feature = -1;
    several->mark.x = x;
    several->mark.y = y;
    several->mark_box = (cor_rect){x - MARK_SIZE / 2.0, y - MARK_SIZE / 2.0, x + MARK_SIZE / 2.0, y + MARK_SIZE / 2.0};
    several->at = (cor_point){x, y};
    stack->layer = "marks";
    stack->at = (cor_point){x, y};
    stack->labels = labels;
    stack->n = n;
    stack->spread = true;
    stack->several = n > 1 ? several : NULL;
    return stack;
}

/* Furniture in BOX. */
static inline void put_furniture(page *p, cor_rect box)
{
    *cor_scene_obstacle(p->scene) = (cor_obstacle){.box = box, .what = "legend", .minding = COR_MIND_ALWAYS};
}

static inline cor_label *labels_of(const page *p)
{
    size_t n;
    return cor_scene_labels(p->scene, &n);
}

static inline const cor_stack *stacks_of(const page *p)
{
    size_t n;
    return cor_scene_stacks(p->scene, &n);
}

static inline double distance(cor_point a, cor_point b)
{
    return hypot(a.x - b.x, a.y - b.y);
}

static inline cor_point mark_of(const cor_label *label)
{
    return (cor_point){label->mark.x, label->mark.y};
}

static inline void place_all(page *p)
{
    cor_error err;
    assert_int_equal(cor_place(p->scene, &err), COR_OK);
}

#endif
