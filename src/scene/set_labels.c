/* Placed labels become items. */
#include <math.h>

#include <glib.h>

#include "geo/index.h"
#include "scene/scene.h"

/* The icon of LABEL as it stands with the text that was chosen. */
static cor_icon_item mark_of(const cor_label *label)
{
    cor_icon_item mark = label->mark;
    const cor_stand *stand = label->chosen < 0 ? NULL : label->candidates[label->chosen].mark;
    if (!stand) return mark;
    mark.x = stand->at.x;
    mark.y = stand->at.y;
    mark.angle = stand->angle;
    return mark;
}

/* Lays TEXT as COURSE says. */
static void lay(cor_arena *arena, cor_text_item *text, const cor_course *course)
{
    text->pivot = course->pivot;
    text->angle = course->angle;
    if (!course->curve.n) return;
    text->bend = cor_bend_of(arena, text->run, course->curve, course->upright);
    text->x = course->curve.points[0].x;
    text->y = course->curve.points[0].y;
}

/* Points. */
static const double LEADER_WIDTH = 0.5;

static void add_leader_line(cor_scene *scene, const cor_label *label, const cor_point *ends, cor_color color,
                            double width)
{
    cor_stroke *stroke = &cor_scene_add_to(scene, label->group, COR_ITEM_STROKE)->stroke;
    *stroke = (cor_stroke){.paths = cor_path_of(scene->arena, ends, 2, false),
                           .n_paths = 1,
                           .color = color,
                           .width = width,
                           .miter_limit = 10};
}

/* In the text's colours: a line on ground of the halo's. */
static void add_leader(cor_scene *scene, const cor_label *label)
{
    const cor_point *ends = label->candidates[label->chosen].leader;
    if (!ends) return;
    if (label->text.halo_width > 0 && label->text.halo.a > 0)
        add_leader_line(scene, label, ends, label->text.halo, LEADER_WIDTH + label->text.halo_width);
    add_leader_line(scene, label, ends, label->text.color, LEADER_WIDTH);
}

static void add_mark(cor_scene *scene, const cor_label *label)
{
    if (label->icon && label->mark_drawn) cor_scene_add_to(scene, label->group, COR_ITEM_ICON)->icon = mark_of(label);
}

/* COLOR, whose alpha includes OPACITY, without it. */
static cor_color unfaded(cor_color color, double opacity)
{
    if (opacity > 0) color.a = (float) fmin(1, color.a / opacity);
    return color;
}

/* The pictures among the words, which turn with them and hide none of them. */
static void add_pictures(cor_scene *scene, size_t group, const cor_text_item *text)
{
    double angle = text->angle * M_PI / 180, c = cos(angle), s = sin(angle);
    for (size_t i = 0; i < text->run->n_images; i++) {
        const cor_text_image *image = &text->run->images[i];
        double x = text->x + image->x - text->pivot.x, y = text->y + image->y - text->pivot.y;
        cor_scene_add_to(scene, group, COR_ITEM_ICON)->icon = (cor_icon_item){
            .icon = image->part->image,
            .x = text->pivot.x + x * c - y * s,
            .y = text->pivot.y + x * s + y * c,
            .width = image->part->width,
            .height = image->part->height,
            .angle = text->angle,
            .opacity = text->opacity,
            .recolor = cor_icon_takes_color(image->part->image),
            .color = unfaded(text->color, text->opacity),
            .halo = unfaded(text->halo, text->opacity),
            .halo_width = text->halo_width,
            .halo_blur = text->halo_blur,
        };
    }
}

static bool has_text(const cor_label *label)
{
    return label->run && label->chosen >= 0;
}

/* How the text of LABEL, which has one, is set. */
static cor_text_item text_of(cor_arena *arena, const cor_label *label)
{
    const cor_candidate *candidate = &label->candidates[label->chosen];
    cor_text_item text = label->text;
    text.run = candidate->run ? candidate->run : label->run;
    text.x = candidate->text.x;
    text.y = candidate->text.y;
    if (candidate->course) lay(arena, &text, candidate->course);
    return text;
}

static void add_halo(cor_scene *scene, const cor_label *label)
{
    cor_text_item text = text_of(scene->arena, label);
    text.halo_alone = true;
    cor_scene_add_to(scene, label->group, COR_ITEM_TEXT)->text = text;
}

/* BARE: without its halo. */
static void add_text(cor_scene *scene, const cor_label *label, bool bare)
{
    cor_text_item text = text_of(scene->arena, label);
    if (label->callout) cor_scene_callout(scene, label->group, label->callout, text.run, &text);
    add_pictures(scene, label->group, &text);
    if (bare) text.halo_width = 0;
    cor_scene_add_to(scene, label->group, COR_ITEM_TEXT)->text = text;
}

/* Requests of one group are all by y or none is. Of two at one height the first is on top, as in MapLibre. */
static int by_drawing(gconstpointer a, gconstpointer b)
{
    const cor_label *p = *(const cor_label *const *) a, *q = *(const cor_label *const *) b;
    if (p->group != q->group) return p->group < q->group ? -1 : 1;
    if (!p->by_y) return p < q ? -1 : p > q;
    if (p->y != q->y) return p->y < q->y ? -1 : 1;
    return p < q ? 1 : p > q ? -1 : 0;
}

static GPtrArray *in_drawing_order(const cor_label *labels, size_t n)
{
    bool by_y = false;
    GPtrArray *order = g_ptr_array_sized_new((guint) n);
    for (size_t i = 0; i < n; i++) {
        g_ptr_array_add(order, (gpointer) &labels[i]);
        by_y |= labels[i].by_y;
    }
    if (by_y) g_ptr_array_sort(order, by_drawing);
    return order;
}

/* What the letters of LABEL, which has a text, cover at most. */
static cor_rect ink_of(const cor_label *label)
{
    const cor_candidate *c = &label->candidates[label->chosen];
    return cor_rect_grown(c->n_leader ? c->pieces[0] : c->box, -label->padding);
}

/* How far a halo comes out of its letters, points: no farther than painters go, whatever the blur. */
static double halo_reach(const cor_label *label)
{
    const cor_text_item *text = &label->text;
    if (!(text->halo_width > 0) || !(text->halo.a > 0)) return 0;
    return fmin(text->halo_width + 2 * fmax(text->halo_blur, 0), label->run->spec.size);
}

typedef struct {
    const cor_label *const *labels;
    uint32_t i;
    bool covers; /* letters of one before it in its layer */
} question;

static void meet(void *context, uint32_t other)
{
    question *q = context;
    q->covers = q->covers || (other < q->i && q->labels[other]->group == q->labels[q->i]->group);
}

/* Marks in EARLY the texts among the N LABELS whose halos would lie on letters drawn before them: those halos are
 * drawn below all letters of the layer. The others stay one with their letters, which keeps files small. */
static void mark_early(const cor_label *const *labels, size_t n, bool *early)
{
    cor_arena *arena = cor_arena_new();
    cor_rect *inks = COR_NEW_ARRAY(arena, cor_rect, n);
    for (size_t i = 0; i < n; i++)
        inks[i] = ink_of(labels[i]);
    const cor_index *index = cor_index_new(arena, inks, n);
    for (size_t i = 0; i < n; i++) {
        question q = {labels, (uint32_t) i, false};
        double reach = halo_reach(labels[i]);
        if (reach > 0) cor_index_find(index, cor_rect_grown(inks[i], reach), meet, &q);
        early[i] = q.covers;
    }
    cor_arena_free(arena);
}

/* The texts of one layer after the other. */
static void add_texts(cor_scene *scene, const cor_label *const *labels, size_t n)
{
    bool *early = g_new(bool, n);
    mark_early(labels, n, early);
    for (size_t i = 0; i < n; i++)
        if (early[i]) add_halo(scene, labels[i]);
    for (size_t i = 0; i < n; i++)
        add_text(scene, labels[i], early[i]);
    g_free(early);
}

/* The end of a lead that is on its place, points. */
static const double LEAD_DOT = 0.75;

static void add_lead_lines(cor_scene *scene, const cor_stack *stack, cor_color color, double width)
{
    cor_scene_add_to(scene, stack->group, COR_ITEM_STROKE)->stroke = (cor_stroke){.paths = stack->leads,
                                                                                  .n_paths = stack->n_leads,
                                                                                  .color = color,
                                                                                  .width = width,
                                                                                  .cap = COR_CAP_ROUND,
                                                                                  .join = COR_JOIN_ROUND,
                                                                                  .miter_limit = 2};
}

static void add_lead_dots(cor_scene *scene, const cor_stack *stack)
{
    cor_circle *kind = COR_NEW(scene->arena, cor_circle);
    cor_point *at = COR_NEW_ARRAY(scene->arena, cor_point, stack->n_leads);
    *kind = (cor_circle){.radius = LEAD_DOT, .fill = stack->color};
    for (size_t i = 0; i < stack->n_leads; i++)
        at[i] = stack->leads[i].points[0];
    cor_scene_add_to(scene, stack->group, COR_ITEM_CIRCLES)->circles =
        (cor_circles){.kinds = kind, .n_kinds = 1, .at = at, .n = stack->n_leads};
}

/* Below all marks of their layer: lines on ground of the halo's colour, with a dot at each place. */
static void add_leads(cor_scene *scene)
{
    size_t n;
    const cor_stack *stacks = cor_scene_stacks(scene, &n);
    for (size_t i = 0; i < n; i++)
        if (stacks[i].n_leads && stacks[i].halo_width > 0 && stacks[i].halo.a > 0)
            add_lead_lines(scene, &stacks[i], stacks[i].halo, LEADER_WIDTH + stacks[i].halo_width);
    for (size_t i = 0; i < n; i++) {
        if (!stacks[i].n_leads) continue;
        add_lead_lines(scene, &stacks[i], stacks[i].color, LEADER_WIDTH);
        add_lead_dots(scene, &stacks[i]);
    }
}

/* Marks first, then leaders and texts last, so that no icon hides a name of its own layer; but what is to be seen
 * whole. */
void cor_scene_set_labels(cor_scene *scene)
{
    size_t n, n_texts = 0;
    const cor_label *labels = cor_scene_labels(scene, &n);
    GPtrArray *order = in_drawing_order(labels, n);
    const cor_label **texts = g_new(const cor_label *, n);
    add_leads(scene);
    for (guint i = 0; i < order->len; i++) {
        const cor_label *label = order->pdata[i];
        add_mark(scene, label);
        if (!has_text(label)) continue;
        if (label->whole)
            add_text(scene, label, false);
        else
            texts[n_texts++] = label;
    }
    for (guint i = 0; i < order->len; i++)
        if (has_text(order->pdata[i])) add_leader(scene, order->pdata[i]);
    add_texts(scene, texts, n_texts);
    g_free(texts);
    g_ptr_array_unref(order);
}
