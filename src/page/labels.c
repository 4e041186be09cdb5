#include "page/labels.h"

#include <string.h>

#include <glib.h>

#include "base/words.h"

static const cor_map_labels *wishes_of(const cor_drawing_page *page)
{
    return &page->context->map->document->labels;
}

bool *cor_labels_not_met(const cor_drawing_page *page)
{
    size_t n = 0;
    const char *const *leave = wishes_of(page)->leave.list;
    while (leave && leave[n])
        n++;
    return COR_NEW_ARRAY(page->arena, bool, n + 1);
}

static bool is_layer(const cor_drawing_page *page, const char *name)
{
    const cor_style *style = page->context->map->style;
    for (size_t i = 0; i < cor_style_layer_count(style); i++)
        if (!strcmp(cor_layer_id(cor_style_layer_at(style, i)), name)) return true;
    return false;
}

static bool says(const cor_label *label, const char *words)
{
    return label->run && cor_same_words(label->run->spec.text, words);
}

/* The name NAME, which stands at NODE, is nowhere on the map: what may have been meant. */
static cor_status fail_unknown(const cor_drawing_page *page, const char *name, const cor_node *node, cor_error *err)
{
    size_t n_labels;
    const cor_label *labels = cor_scene_labels(page->scene, &n_labels);
    const cor_style *style = page->context->map->style;
    GPtrArray *known = g_ptr_array_new();
    for (size_t i = 0; i < n_labels; i++)
        if (labels[i].run) g_ptr_array_add(known, (gpointer) labels[i].run->spec.text);
    for (size_t i = 0; i < cor_style_layer_count(style); i++)
        g_ptr_array_add(known, (gpointer) cor_layer_id(cor_style_layer_at(style, i)));
    const char *near = cor_nearest_word(name, (const char *const *) known->pdata, known->len);
    cor_status st = cor_node_fail(node, err, "no layer and no name on this map is called \"%.80s\"%s", name,
                                  cor_hint_of(near, '"', "").text);
    g_ptr_array_unref(known);
    return st;
}

/* A page of an atlas shows a part: there it can't be told what is nowhere. */
static bool is_whole(const cor_drawing_page *page)
{
    return page->context->map->document->atlas.kind == COR_ATLAS_NONE;
}

static cor_status check_left(const cor_drawing_page *page, cor_error *err)
{
    const cor_map_names *leave = &wishes_of(page)->leave;
    for (size_t i = 0; leave->list && leave->list[i] && is_whole(page); i++)
        if (!page->left_met[i] && !is_layer(page, leave->list[i]))
            return fail_unknown(page, leave->list[i], cor_node_item(leave->node, i), err);
    return COR_OK;
}

/* Returns whether there is such a name. */
static bool want(cor_drawing_page *page, const char *name)
{
    size_t n;
    bool layer = is_layer(page, name), any = layer;
    cor_label *labels = cor_scene_labels(page->scene, &n);
    for (size_t i = 0; i < n; i++) {
        bool all = layer && labels[i].layer && !strcmp(labels[i].layer, name);
        if (!all && !says(&labels[i], name)) continue;
        any = labels[i].wanted = labels[i].owed = true;
        labels[i].require = labels[i].require || all;
    }
    return any;
}

cor_status cor_labels_want(cor_drawing_page *page, cor_error *err)
{
    const cor_map_names *require = &wishes_of(page)->require;
    for (size_t i = 0; require->list && require->list[i]; i++)
        if (!want(page, require->list[i]) && is_whole(page))
            return fail_unknown(page, require->list[i], cor_node_item(require->node, i), err);
    return check_left(page, err);
}

/* One that is written is enough: a river has its name more than once. */
static cor_status check_written(const cor_drawing_page *page, const char *words, const cor_node *node, cor_error *err)
{
    size_t n;
    const char *in_the_way = NULL;
    const cor_label *labels = cor_scene_labels(page->scene, &n);
    for (size_t i = 0; i < n; i++) {
        if (!says(&labels[i], words) || labels[i].absent) continue;
        if (labels[i].chosen >= 0) return COR_OK;
        if (!in_the_way) in_the_way = labels[i].blocked_by;
    }
    if (!in_the_way) return COR_OK;
    return cor_fail_at(err, COR_REFUSED, cor_node_location(node),
                       "the name \"%.80s\" is required and finds no place; %s is in the way", words, in_the_way);
}

cor_status cor_labels_check(const cor_drawing_page *page, cor_error *err)
{
    const cor_map_names *require = &wishes_of(page)->require;
    cor_status st = COR_OK;
    for (size_t i = 0; require->list && require->list[i] && !st; i++)
        st = check_written(page, require->list[i], cor_node_item(require->node, i), err);
    return st;
}
