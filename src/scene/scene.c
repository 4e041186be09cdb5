#include "scene/scene.h"

#include <glib.h>

struct cor_scene_lists {
    GArray *groups;    /* of cor_group; items live in `items` until the scene is read */
    GPtrArray *items;  /* of GArray of cor_item, one a group */
    GArray *labels;    /* of cor_label */
    GArray *obstacles; /* of cor_obstacle */
    GArray *terrains;  /* of cor_terrain */
    GArray *stacks;    /* of cor_stack */
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
    scene->lists->stacks = g_array_new(FALSE, TRUE, sizeof(cor_stack));
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
    g_array_unref(scene->lists->stacks);
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

void cor_scene_lower_group(cor_scene *scene, size_t from, size_t to)
{
    cor_group group = g_array_index(scene->lists->groups, cor_group, from);
    gpointer items = g_ptr_array_steal_index(scene->lists->items, (guint) from);
    g_array_remove_index(scene->lists->groups, (guint) from);
    g_array_insert_val(scene->lists->groups, (guint) to, group);
    g_ptr_array_insert(scene->lists->items, (gint) to, items);
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

cor_stack *cor_scene_stack(cor_scene *scene)
{
    g_assert(scene->lists->groups->len);
    cor_stack *stack = grown(scene->lists->stacks);
    stack->group = scene->lists->groups->len - 1;
    return stack;
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

cor_stack *cor_scene_stacks(const cor_scene *scene, size_t *ret_n)
{
    *ret_n = scene->lists->stacks->len;
    return (cor_stack *) (void *) scene->lists->stacks->data;
}

cor_rect cor_label_picture(const cor_label *label)
{
    const cor_icon_item *mark = &label->mark;
    double c = fabs(cos(mark->angle * M_PI / 180)), s = fabs(sin(mark->angle * M_PI / 180));
    double w = (mark->width * c + mark->height * s) / 2, h = (mark->width * s + mark->height * c) / 2;
    return (cor_rect){mark->x - w, mark->y - h, mark->x + w, mark->y + h};
}

/* What places are chosen by stays: its layer, group and feature. */
void cor_label_leave_out(cor_label *label)
{
    label->run = NULL;
    label->icon = NULL;
    label->candidates = NULL;
    label->n_candidates = 0;
    label->absent = true;
}

void cor_stack_merge(const cor_scene *scene, const cor_stack *stack)
{
    size_t n;
    cor_label *labels = cor_scene_labels(scene, &n);
    labels[stack->labels[0]] = *stack->several;
    for (size_t i = 1; i < stack->n; i++)
        cor_label_leave_out(&labels[stack->labels[i]]);
}
