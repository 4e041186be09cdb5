#include "scene/scene.h"

#include <math.h>

#include <glib.h>

struct cor_scene_lists {
    GArray *groups;    /* of cor_group; items live in `items` until the scene is read */
    GPtrArray *items;  /* of GArray of cor_item, one a group */
    GArray *labels;    /* of cor_label */
    GArray *obstacles; /* of cor_obstacle */
    GArray *terrains;  /* of cor_terrain */
};

cor_scene *cor_scene_new(cor_arena *arena, double width, double height)
{
    cor_scene *scene = COR_NEW(arena, cor_scene);
    scene->arena = arena;
    scene->width = width;
    scene->height = height;
    scene->dpi = 150;
    scene->frame = (cor_rect){0, 0, width, height};
    scene->background = (cor_color){1, 1, 1, 1};
    scene->lists = g_new0(struct cor_scene_lists, 1);
    scene->lists->groups = g_array_new(FALSE, TRUE, sizeof(cor_group));
    scene->lists->items = g_ptr_array_new_with_free_func((GDestroyNotify) g_array_unref);
    scene->lists->labels = g_array_new(FALSE, TRUE, sizeof(cor_label));
    scene->lists->obstacles = g_array_new(FALSE, TRUE, sizeof(cor_obstacle));
    scene->lists->terrains = g_array_new(FALSE, TRUE, sizeof(cor_terrain));
    return scene;
}

void cor_scene_free(cor_scene *scene)
{
    if (!scene) return;
    g_array_unref(scene->lists->groups);
    g_ptr_array_unref(scene->lists->items);
    g_array_unref(scene->lists->labels);
    g_array_unref(scene->lists->obstacles);
    g_array_unref(scene->lists->terrains);
    g_free(scene->lists);
    scene->lists = NULL;
}

/* Makes room for one more element, zeroed, and returns it. */
static void *grown(GArray *array)
{
    g_array_set_size(array, array->len + 1);
    return array->data + (gsize) (array->len - 1) * g_array_get_element_size(array);
}

const char *cor_blend_name(cor_blend blend)
{
    static const char *const names[COR_BLENDS] = {"normal", "multiply",   "screen",      "overlay",
                                                  "color",  "luminosity", "plus-lighter"};
    return names[blend];
}

cor_group *cor_scene_group(cor_scene *scene, const char *id, const char *label)
{
    g_ptr_array_add(scene->lists->items, g_array_new(FALSE, TRUE, sizeof(cor_item)));
    cor_group *group = grown(scene->lists->groups);
    group->id = id;
    group->label = label;
    group->opacity = 1;
    return group;
}

void cor_scene_append(cor_scene *scene, const cor_scene *other, const char *prefix)
{
    for (guint i = 0; i < other->lists->groups->len; i++) {
        const cor_group *from = &g_array_index(other->lists->groups, cor_group, i);
        cor_group *group =
            cor_scene_group(scene, cor_arena_format(scene->arena, "%s%s", prefix, from->id), from->label);
        GArray *items = g_ptr_array_index(scene->lists->items, scene->lists->items->len - 1);
        const char *id = group->id;
        if (from->n_items) g_array_append_vals(items, from->items, (guint) from->n_items);
        *group = *from;
        group->id = id;
        group->items = (cor_item *) (void *) items->data;
    }
}

cor_item *cor_scene_add_to(cor_scene *scene, size_t index, cor_item_kind kind)
{
    GArray *items = g_ptr_array_index(scene->lists->items, index);
    cor_item *item = grown(items);
    cor_group *group = &g_array_index(scene->lists->groups, cor_group, index);
    group->items = (cor_item *) (void *) items->data;
    group->n_items = items->len;
    item->kind = kind;
    return item;
}

cor_item *cor_scene_add(cor_scene *scene, cor_item_kind kind)
{
    g_assert(scene->lists->groups->len);
    return cor_scene_add_to(scene, scene->lists->groups->len - 1, kind);
}

cor_label *cor_scene_label(cor_scene *scene)
{
    g_assert(scene->lists->groups->len);
    cor_label *label = grown(scene->lists->labels);
    label->group = scene->lists->groups->len - 1;
    label->chosen = -1;
    return label;
}

cor_obstacle *cor_scene_obstacle(cor_scene *scene)
{
    return grown(scene->lists->obstacles);
}

cor_terrain *cor_scene_terrain(cor_scene *scene)
{
    return grown(scene->lists->terrains);
}

size_t cor_scene_group_count(const cor_scene *scene)
{
    return scene->lists->groups->len;
}

cor_group *cor_scene_group_at(const cor_scene *scene, size_t index)
{
    return &g_array_index(scene->lists->groups, cor_group, index);
}

cor_label *cor_scene_labels(const cor_scene *scene, size_t *ret_n)
{
    *ret_n = scene->lists->labels->len;
    return (cor_label *) (void *) scene->lists->labels->data;
}

const cor_obstacle *cor_scene_obstacles(const cor_scene *scene, size_t *ret_n)
{
    *ret_n = scene->lists->obstacles->len;
    return (const cor_obstacle *) (const void *) scene->lists->obstacles->data;
}

const cor_terrain *cor_scene_terrains(const cor_scene *scene, size_t *ret_n)
{
    *ret_n = scene->lists->terrains->len;
    return (const cor_terrain *) (const void *) scene->lists->terrains->data;
}

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

static void add_text(cor_scene *scene, const cor_label *label)
{
    if (!label->run || label->chosen < 0) return;
    const cor_candidate *candidate = &label->candidates[label->chosen];
    cor_text_item text = label->text;
    text.run = candidate->run ? candidate->run : label->run;
    text.x = candidate->text.x;
    text.y = candidate->text.y;
    if (candidate->course) lay(scene->arena, &text, candidate->course);
    if (label->callout) cor_scene_callout(scene, label->group, label->callout, text.run, &text);
    add_pictures(scene, label->group, &text);
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

/* Marks first, then leaders and texts last, so that no icon hides a name of its own layer; but what is to be seen
 * whole. */
void cor_scene_set_labels(cor_scene *scene)
{
    size_t n;
    const cor_label *labels = cor_scene_labels(scene, &n);
    GPtrArray *order = in_drawing_order(labels, n);
    for (guint i = 0; i < order->len; i++) {
        const cor_label *label = order->pdata[i];
        add_mark(scene, label);
        if (label->whole) add_text(scene, label);
    }
    for (guint i = 0; i < order->len; i++) {
        const cor_label *label = order->pdata[i];
        if (label->run && label->chosen >= 0) add_leader(scene, label);
    }
    for (guint i = 0; i < order->len; i++)
        if (!((const cor_label *) order->pdata[i])->whole) add_text(scene, order->pdata[i]);
    g_ptr_array_unref(order);
}
