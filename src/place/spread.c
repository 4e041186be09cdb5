#include "place/spread.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "place/arrangement.h"
#include "place/distance.h"
#include "place/followers.h"
#include "place/grid.h"
#include "place/lead.h"
#include "place/mark_ground.h"

/* Cells may touch, but for this: what is reckoned is not exact. Points. */
static const double TOUCHING = 0.05;

/* Half the width of what a lead keeps to itself, points. */
static const double LEAD_RADIUS = 0.6;

/* Round pictures in square boxes may come so much nearer at their corners, as a share of their width. */
static const double CORNER = 0.15;

enum { COR_LEAD_PIECES = 12 };

typedef struct {
    cor_scene *scene;
    cor_label *labels;
    cor_stack *stacks;
    size_t n;
    cor_grid *taken;    /* by furniture, marks and leads; texts that stand with marks are COR_SHARED_LABEL */
    cor_grid *reserved; /* the middles of places of several, for a mark that may have to stand for all */
    cor_mark_ground *ground;
    const cor_obstacle *obstacles;
    size_t n_obstacles;
    GArray *added; /* of cor_obstacle: leads */
    cor_followers *followers;
} spreading;

static cor_rect moved(cor_rect r, cor_point by)
{
    return (cor_rect){r.x0 + by.x, r.y0 + by.y, r.x1 + by.x, r.y1 + by.y};
}

/* The picture of LABEL, round its middle. */
static cor_rect icon_of(const cor_label *label)
{
    return moved(cor_label_picture(label), (cor_point){-label->mark.x, -label->mark.y});
}

/* The text that stands with LABEL's mark, round the mark's middle: one with a choice of places finds its own. */
static cor_rect text_of(const cor_label *label)
{
    if (!label->run || label->n_candidates != 1) return COR_RECT_EMPTY;
    return moved(label->candidates[0].box, (cor_point){-label->mark.x, -label->mark.y});
}

static cor_point middle_of(const cor_label *label)
{
    return (cor_point){label->mark.x, label->mark.y};
}

/* The companions of LABEL's mark, round its middle. */
static cor_rect companions_of(const spreading *s, const cor_label *label)
{
    cor_rect all = COR_RECT_EMPTY;
    cor_follower_list list = cor_followers_companions(s->followers, label);
    for (size_t i = 0; i < list.n; i++) {
        const cor_label *companion = &s->labels[list.labels[i]];
        if (companion->icon) all = cor_rect_union(all, cor_label_picture(companion));
    }
    return cor_rect_is_empty(all) ? all : moved(all, (cor_point){-label->mark.x, -label->mark.y});
}

/* ---- moving a label ---------------------------------------------------------------------------------------------- */

static void move_label(spreading *s, cor_label *label, cor_point by)
{
    cor_candidate *all = cor_arena_memdup(s->scene->arena, label->candidates, label->n_candidates * sizeof *all);
    for (size_t i = 0; i < label->n_candidates; i++) {
        cor_rect *pieces = cor_arena_memdup(s->scene->arena, all[i].pieces, all[i].n_pieces * sizeof *pieces);
        for (size_t k = 0; k < all[i].n_pieces; k++)
            pieces[k] = moved(pieces[k], by);
        if (all[i].pieces) all[i].pieces = pieces;
        all[i].box = moved(all[i].box, by);
        all[i].text = (cor_point){all[i].text.x + by.x, all[i].text.y + by.y};
    }
    label->candidates = all;
    label->mark.x += by.x;
    label->mark.y += by.y;
    label->mark_box = moved(label->mark_box, by);
    label->text.pivot = (cor_point){label->text.pivot.x + by.x, label->text.pivot.y + by.y};
    label->y += by.y;
}

static void move_followers(spreading *s, cor_follower_list list, cor_point by)
{
    for (size_t i = 0; i < list.n; i++)
        move_label(s, &s->labels[list.labels[i]], by);
}

/* Moves LABEL, and what goes along with it. */
static void move_mark(spreading *s, cor_label *label, cor_point by)
{
    move_label(s, label, by);
    move_followers(s, cor_followers_names(s->followers, label), by);
    move_followers(s, cor_followers_companions(s->followers, label), by);
}

/* Where one mark stands for all of STACK it has no companions. */
static void leave_out_companions(spreading *s, const cor_stack *stack)
{
    for (size_t i = 0; i < stack->n; i++) {
        cor_follower_list list = cor_followers_companions(s->followers, &s->labels[stack->labels[i]]);
        for (size_t k = 0; k < list.n; k++)
            cor_label_leave_out(&s->labels[list.labels[k]]);
    }
}

/* ---- what is taken ----------------------------------------------------------------------------------------------- */

static void take_icon(spreading *s, const cor_label *label, uint32_t stack)
{
    cor_follower_list companions = cor_followers_companions(s->followers, label);
    cor_grid_add(s->taken, moved(icon_of(label), middle_of(label)), (cor_hindrance){COR_LABEL, stack});
    for (size_t i = 0; i < companions.n; i++)
        if (s->labels[companions.labels[i]].icon)
            cor_grid_add(s->taken, cor_label_picture(&s->labels[companions.labels[i]]),
                         (cor_hindrance){COR_LABEL, stack});
}

static void take_text(spreading *s, const cor_label *label, uint32_t stack)
{
    cor_rect text = text_of(label);
    if (!cor_rect_is_empty(text))
        cor_grid_add(s->taken, moved(text, middle_of(label)), (cor_hindrance){COR_SHARED_LABEL, stack});
}

static void take_mark(spreading *s, const cor_label *label, uint32_t stack)
{
    take_icon(s, label, stack);
    take_text(s, label, stack);
}

/* Boxes along a lead, so that what it may not cross can be asked for as marks are. */
static size_t strip_of(cor_point a, cor_point b, cor_rect *out)
{
    double length = fmin(fabs(b.x - a.x), fabs(b.y - a.y));
    size_t n = (size_t) fmin(COR_LEAD_PIECES, 1 + floor(length / 3));
    for (size_t i = 0; i < n; i++) {
        double p = (double) i / (double) n, q = (double) (i + 1) / (double) n;
        cor_rect box = cor_rect_between((cor_point){a.x + p * (b.x - a.x), a.y + p * (b.y - a.y)},
                                        (cor_point){a.x + q * (b.x - a.x), a.y + q * (b.y - a.y)});
        out[i] = cor_rect_grown(box, LEAD_RADIUS);
    }
    return n;
}

typedef struct {
    const spreading *s;
    uint32_t stack;
    cor_point from;
    bool hit;
} passing;

static cor_rect reserved_for(const cor_stack *stack)
{
    return moved(icon_of(stack->several), stack->at);
}

/* A lead may leave its own place, and pass one whose marks are spread. */
static void pass_reserved(void *context, cor_hindrance what)
{
    passing *p = context;
    const cor_stack *other = &p->s->stacks[what.index];
    cor_rect box = reserved_for(other);
    p->hit = p->hit || (what.index != p->stack && other->stacked != COR_STACKED_SPREAD &&
                        !cor_rect_contains(box, p->from.x, p->from.y));
}

/* A mark alone that lies over the place where a lead begins gives way, or the lead comes out from below it. */
static void pass_taken(void *context, cor_hindrance what)
{
    passing *p = context;
    if (what.kind != COR_OBSTACLE && what.index == p->stack) return;
    const cor_stack *other = what.kind == COR_OBSTACLE ? NULL : &p->s->stacks[what.index];
    const cor_label *label = other && other->n == 1 ? &p->s->labels[other->labels[0]] : NULL;
    cor_rect icon = label ? moved(icon_of(label), middle_of(label)) : COR_RECT_EMPTY;
    p->hit = p->hit || !label || !cor_rect_contains(icon, p->from.x, p->from.y);
}

static bool is_lead_free(const spreading *s, const cor_lead *lead, uint32_t stack)
{
    cor_rect strip[COR_LEAD_PIECES];
    passing p = {s, stack, lead->points[0], false};
    for (size_t i = 0; i + 1 < lead->n; i++) {
        size_t n = strip_of(lead->points[i], lead->points[i + 1], strip);
        for (size_t k = 0; k < n; k++) {
            cor_grid_hits(s->taken, strip[k], pass_taken, &p);
            cor_grid_hits(s->reserved, strip[k], pass_reserved, &p);
        }
    }
    return !p.hit;
}

/* What else than marks of STACK is in BOX, or may come to be there. SHARING: texts do not count. */
static bool is_box_free(const spreading *s, cor_rect box, uint32_t stack, bool sharing)
{
    return cor_grid_hit(s->taken, box, stack, sharing).kind == COR_NOTHING &&
           cor_grid_hit(s->reserved, box, stack, sharing).kind == COR_NOTHING;
}

static void take_lead(spreading *s, const cor_lead *lead, uint32_t index)
{
    cor_rect strip[COR_LEAD_PIECES];
    const cor_stack *stack = &s->stacks[index];
    uint32_t line = (uint32_t) (s->n_obstacles + s->added->len + 1);
    for (size_t i = 0; i + 1 < lead->n; i++) {
        cor_point a = lead->points[i], b = lead->points[i + 1];
        size_t n = strip_of(a, b, strip);
        cor_obstacle o = {.box = cor_rect_grown(cor_rect_between(a, b), LEAD_RADIUS),
                          .what = stack->layer,
                          .minding = COR_MIND_PLACES,
                          .group = stack->group,
                          .a = a,
                          .b = b,
                          .radius = LEAD_RADIUS,
                          .line = line};
        for (size_t k = 0; k < n; k++)
            cor_grid_add(s->taken, strip[k], (cor_hindrance){COR_LABEL, index});
        g_array_append_val(s->added, o);
    }
}

/* ---- choosing ---------------------------------------------------------------------------------------------------- */

typedef struct {
    spreading *s;
    uint32_t index; /* of the stack */
    cor_arranged arranged;
    cor_point on_page[COR_MOST_ARRANGED]; /* the places that they belong to */
    cor_mark_places places;
    cor_arrangement best;
    bool found;
} choice;

static cor_point shifted(cor_point a, cor_point b)
{
    return (cor_point){a.x + b.x, a.y + b.y};
}

static cor_lead lead_of(const choice *c, const cor_arrangement *made, size_t i)
{
    cor_point at = c->s->stacks[c->index].at, knee = shifted(made->knee[i], at);
    return cor_lead_of(shifted(c->arranged.places[i], at), shifted(made->at[i], at), c->arranged.icon, c->arranged.cell,
                       made->bent[i] ? &knee : NULL);
}

static cor_rect cell_at(const choice *c, const cor_arrangement *made, size_t i)
{
    return moved(c->arranged.cell, shifted(made->at[i], c->s->stacks[c->index].at));
}

/* A mark keeps off the places of the others of its stack, lest it seem to be theirs. */
static bool covers_another(const choice *c, const cor_arrangement *made, size_t i)
{
    cor_rect icon = moved(c->arranged.icon, made->at[i]);
    for (size_t k = 0; k < c->arranged.n; k++) {
        cor_point p = c->arranged.places[k], own = c->arranged.places[i];
        bool same = hypot(p.x - own.x, p.y - own.y) < TOUCHING;
        if (!same && cor_rect_contains(cor_rect_grown(icon, -TOUCHING), p.x, p.y)) return true;
    }
    return false;
}

static bool is_free(const choice *c, const cor_arrangement *made)
{
    cor_rect frame = c->s->scene->frame;
    for (size_t i = 0; i < c->arranged.n; i++) {
        cor_rect cell = cell_at(c, made, i);
        if (!cor_rect_covers(frame, cell) || covers_another(c, made, i) ||
            !is_box_free(c->s, cor_rect_grown(cell, -TOUCHING), c->index, false))
            return false;
    }
    for (size_t i = 0; i < c->arranged.n; i++) {
        cor_lead lead = lead_of(c, made, i);
        for (size_t k = 0; k < c->arranged.n && lead.n; k++)
            if (k != i && cor_lead_crosses(&lead, cor_rect_grown(cell_at(c, made, k), -2 * TOUCHING))) return false;
        if (lead.n && !is_lead_free(c->s, &lead, c->index)) return false;
    }
    return true;
}

static double cost_of(const choice *c, const cor_arrangement *made)
{
    double sum = 0;
    for (size_t i = 0; i < c->arranged.n; i++)
        sum += cor_mark_ground_cost(c->s->ground, c->places, i, cell_at(c, made, i));
    return made->cost + sum / sqrt((double) c->arranged.n);
}

static void consider(void *context, const cor_arrangement *made)
{
    choice *c = context;
    if ((c->found && made->cost >= c->best.cost) || !is_free(c, made)) return;
    double cost = cost_of(c, made);
    if (c->found && cost >= c->best.cost) return;
    c->found = true;
    c->best = *made;
    c->best.cost = cost;
}

/* The first N labels of the stack, all with the room that the largest takes. */
static void open_choice(choice *c, spreading *s, uint32_t index, size_t n)
{
    const cor_stack *stack = &s->stacks[index];
    *c = (choice){.s = s, .index = index, .arranged = {.n = n, .icon = COR_RECT_EMPTY, .cell = COR_RECT_EMPTY}};
    for (size_t i = 0; i < n; i++) {
        const cor_label *label = &s->labels[stack->labels[i]];
        cor_rect text = text_of(label), companions = companions_of(s, label);
        c->arranged.icon = cor_rect_union(c->arranged.icon, icon_of(label));
        if (!cor_rect_is_empty(text)) c->arranged.cell = cor_rect_union(c->arranged.cell, text);
        if (!cor_rect_is_empty(companions)) c->arranged.cell = cor_rect_union(c->arranged.cell, companions);
        c->arranged.places[i] = (cor_point){label->at.x - stack->at.x, label->at.y - stack->at.y};
        c->on_page[i] = label->at;
    }
    c->arranged.cell = cor_rect_union(c->arranged.cell, c->arranged.icon);
    c->places = (cor_mark_places){c->on_page, n};
    c->arranged.reach = cor_mark_ground_reach(s->ground, c->places, stack->at);
}

/* Moves the labels as was chosen. */
static void carry_out(choice *c)
{
    spreading *s = c->s;
    cor_stack *stack = &s->stacks[c->index];
    cor_path *leads = COR_NEW_ARRAY(s->scene->arena, cor_path, c->arranged.n);
    for (size_t i = 0; i < c->arranged.n; i++) {
        cor_label *label = &s->labels[stack->labels[i]];
        cor_lead lead = lead_of(c, &c->best, i);
        cor_point to = shifted(c->best.at[i], stack->at);
        move_mark(s, label, (cor_point){to.x - label->mark.x, to.y - label->mark.y});
        take_mark(s, label, c->index);
        if (lead.n < 2) continue;
        take_lead(s, &lead, c->index);
        const cor_point *points = cor_arena_memdup(s->scene->arena, lead.points, lead.n * sizeof *lead.points);
        leads[stack->n_leads++] = *cor_path_of(s->scene->arena, points, lead.n, false);
    }
    stack->leads = leads;
}

/* ---- stacks in their turn ---------------------------------------------------------------------------------------- */

static bool is_under_furniture(const spreading *s, cor_point at)
{
    for (size_t i = 0; i < s->n_obstacles; i++)
        if (s->obstacles[i].minding == COR_MIND_ALWAYS && !s->obstacles[i].radius &&
            cor_rect_contains(s->obstacles[i].box, at.x, at.y))
            return true;
    return false;
}

/* The label that stands alone in its stack, or for all of it. */
static cor_label *single_of(const spreading *s, const cor_stack *stack)
{
    return &s->labels[stack->labels[0]];
}

/* Whether PICTURE is whole and clear of what is taken, but for its corners. */
static bool is_clear(const spreading *s, uint32_t index, cor_rect picture)
{
    cor_rect core = cor_rect_grown(picture, -CORNER * cor_rect_width(picture));
    return cor_rect_covers(s->scene->frame, picture) && is_box_free(s, core, index, true);
}

static bool companions_stand_well(const spreading *s, uint32_t index, const cor_label *label)
{
    cor_follower_list list = cor_followers_companions(s->followers, label);
    for (size_t i = 0; i < list.n; i++) {
        const cor_label *companion = &s->labels[list.labels[i]];
        if (companion->icon && !is_clear(s, index, cor_label_picture(companion))) return false;
    }
    return true;
}

static bool stands_well(const spreading *s, uint32_t index)
{
    const cor_label *label = single_of(s, &s->stacks[index]);
    cor_rect icon = moved(icon_of(label), middle_of(label)), text = text_of(label);
    if (!is_clear(s, index, icon) || cor_mark_ground_cuts(s->ground, label->at, icon)) return false;
    if (!companions_stand_well(s, index, label)) return false;
    if (cor_rect_is_empty(text)) return true;
    text = moved(text, middle_of(label));
    return cor_rect_covers(s->scene->frame, text) && is_box_free(s, cor_rect_grown(text, -TOUCHING), index, true);
}

/* A mark that is cut or covered where it stands, or covers a part of another, is set beside its place; where that is
 * covered itself, it says nothing to stand beside it. */
static void settle_single(spreading *s, uint32_t index)
{
    const cor_label *label = single_of(s, &s->stacks[index]);
    if (!stands_well(s, index) && !is_under_furniture(s, label->at)) {
        choice c;
        open_choice(&c, s, index, 1);
        cor_arrange(&c.arranged, consider, &c);
        if (c.found) {
            carry_out(&c);
            return;
        }
    }
    take_mark(s, label, index);
}

static void settle_several(spreading *s, uint32_t index)
{
    cor_stack *stack = &s->stacks[index];
    bool hidden = is_under_furniture(s, stack->at);
    choice c = {.found = false};
    if (!hidden && stack->n <= COR_MOST_ARRANGED) {
        open_choice(&c, s, index, stack->n);
        cor_arrange(&c.arranged, consider, &c);
    }
    if (c.found) {
        stack->stacked = COR_STACKED_SPREAD;
        carry_out(&c);
        return;
    }
    stack->stacked = hidden ? COR_STACKED_ONE : COR_STACKED_FULL;
    leave_out_companions(s, stack);
    cor_stack_merge(s->scene, stack);
    settle_single(s, index);
}

/* Of those that are to be spread, the largest first: they find a place hardest. Then from north to south. */
static int by_size(gconstpointer a, gconstpointer b, gpointer context)
{
    const cor_stack *stacks = context, *p = &stacks[*(const uint32_t *) a], *q = &stacks[*(const uint32_t *) b];
    if (p->n != q->n) return p->n > q->n ? -1 : 1;
    if (p->at.y != q->at.y) return p->at.y < q->at.y ? -1 : 1;
    if (p->at.x != q->at.x) return p->at.x < q->at.x ? -1 : 1;
    return p < q ? -1 : p > q;
}

static bool is_several(const cor_stack *stack)
{
    return stack->n > 1 && stack->spread;
}

/* Where its marks belong, and room for the one that may have to stand for all. */
static void reserve(spreading *s, uint32_t index)
{
    const cor_stack *stack = &s->stacks[index];
    cor_grid_add(s->reserved, reserved_for(stack), (cor_hindrance){COR_LABEL, index});
    for (size_t i = 0; i < stack->n; i++) {
        cor_point at = s->labels[stack->labels[i]].at;
        cor_grid_add(s->reserved, cor_rect_grown((cor_rect){at.x, at.y, at.x, at.y}, LEAD_RADIUS),
                     (cor_hindrance){COR_LABEL, index});
    }
}

static GArray *reserve_all(spreading *s)
{
    GArray *several = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (uint32_t i = 0; i < s->n; i++) {
        if (!is_several(&s->stacks[i])) continue;
        g_array_append_val(several, i);
        reserve(s, i);
    }
    g_array_sort_with_data(several, by_size, s->stacks);
    return several;
}

/* One mark stands there, whatever there may have been. */
static bool is_single(const cor_stack *stack)
{
    return stack->n == 1 || (stack->several && !stack->spread);
}

/* Marks alone that stand well stay; the others find their places last, and may have to stay, too. */
static GArray *settle_standing(spreading *s)
{
    GArray *later = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (uint32_t i = 0; i < s->n; i++)
        if (is_single(&s->stacks[i])) take_icon(s, single_of(s, &s->stacks[i]), i);
    for (uint32_t i = 0; i < s->n; i++) {
        if (!is_single(&s->stacks[i])) continue;
        if (stands_well(s, i))
            take_text(s, single_of(s, &s->stacks[i]), i);
        else
            g_array_append_val(later, i);
    }
    return later;
}

static void settle_all(spreading *s)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->stacks[i].stacked == COR_STACKED_ONE) leave_out_companions(s, &s->stacks[i]);
    GArray *several = reserve_all(s), *later = settle_standing(s);
    for (guint i = 0; i < several->len; i++)
        settle_several(s, g_array_index(several, uint32_t, i));
    for (guint i = 0; i < later->len; i++)
        settle_single(s, g_array_index(later, uint32_t, i));
    g_array_unref(several);
    g_array_unref(later);
}

static int by_group(gconstpointer a, gconstpointer b)
{
    const cor_obstacle *p = a, *q = b;
    if (p->group != q->group) return p->group < q->group ? -1 : 1;
    return p->line < q->line ? -1 : p->line > q->line;
}

/* All obstacles of a group stand in a row. */
static void add_obstacles(spreading *s)
{
    g_array_sort(s->added, by_group);
    for (guint i = 0; i < s->added->len; i++)
        *cor_scene_obstacle(s->scene) = g_array_index(s->added, cor_obstacle, i);
}

void cor_spread_stacks(cor_scene *scene)
{
    size_t n_labels;
    spreading s = {.scene = scene, .labels = cor_scene_labels(scene, &n_labels)};
    s.stacks = cor_scene_stacks(scene, &s.n);
    if (!s.n) return;
    s.obstacles = cor_scene_obstacles(scene, &s.n_obstacles);
    s.taken = cor_grid_new(scene->frame, 12);
    s.reserved = cor_grid_new(scene->frame, 12);
    s.ground = cor_mark_ground_new(scene);
    s.added = g_array_new(FALSE, FALSE, sizeof(cor_obstacle));
    for (size_t i = 0; i < s.n_obstacles; i++)
        if (s.obstacles[i].minding == COR_MIND_ALWAYS)
            cor_grid_add(s.taken, s.obstacles[i].box, (cor_hindrance){COR_OBSTACLE, (uint32_t) i});
    s.followers = cor_followers_new(s.labels, n_labels);
    settle_all(&s);
    cor_followers_free(s.followers);
    cor_mark_ground_free(s.ground);
    cor_grid_free(s.taken);
    cor_grid_free(s.reserved);
    add_obstacles(&s);
    g_array_unref(s.added);
}
