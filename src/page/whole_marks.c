#include "page/whole_marks.h"

#include <math.h>
#include <string.h>

#include <glib.h>

/* A mark that reaches no farther over the frame than this is not seen to be cut, points. */
static const double UNSEEN = 0.4;

/* What is larger than this, points, is an area on the map rather than a mark: the frame may cut it. */
static const double LARGEST = 60;

/* What marks of a layer reach over the frame. */
typedef struct {
    const cor_scene *scene;
    cor_rect all;    /* their boxes and the frame */
    bool has_others; /* something of a place beyond the frame would be seen, too */
    size_t n;
} overhang;

/* MARK is the box of something drawn round AT. */
static void note_mark(overhang *o, cor_point at, cor_rect mark)
{
    cor_rect frame = o->scene->frame;
    if (cor_rect_covers(cor_rect_grown(frame, UNSEEN), mark) || !cor_rects_overlap(frame, mark)) return;
    if (!cor_rect_contains(frame, at.x, at.y) || cor_rect_width(mark) > LARGEST) {
        o->has_others = true;
        return;
    }
    o->all = cor_rect_union(o->all, mark);
    o->n++;
}

static void note_circles(overhang *o, const cor_circles *circles)
{
    for (size_t i = 0; i < circles->n; i++) {
        const cor_circle *kind = &circles->kinds[circles->kind ? circles->kind[i] : 0];
        cor_point at = circles->at[i];
        note_mark(o, at, cor_rect_grown((cor_rect){at.x, at.y, at.x, at.y}, kind->radius + kind->stroke_width));
    }
}

static void note_icon(overhang *o, const cor_icon_item *icon)
{
    double turned = icon->angle * M_PI / 180, c = fabs(cos(turned)), s = fabs(sin(turned));
    double x = (c * icon->width + s * icon->height) / 2, y = (s * icon->width + c * icon->height) / 2;
    note_mark(o, (cor_point){icon->x, icon->y}, (cor_rect){icon->x - x, icon->y - y, icon->x + x, icon->y + y});
}

static overhang overhang_of(const cor_scene *scene, const cor_group *group)
{
    overhang o = {.scene = scene, .all = scene->frame};
    for (size_t i = 0; i < group->n_items; i++) {
        if (group->items[i].kind == COR_ITEM_CIRCLES) note_circles(&o, &group->items[i].circles);
        if (group->items[i].kind == COR_ITEM_ICON) note_icon(&o, &group->items[i].icon);
    }
    return o;
}

/* The layer that GROUP shows, if it is one of marks; NULL. */
static const cor_drawn_layer *layer_of_marks(const cor_drawing_page *page, const cor_group *group)
{
    if (!group->clipped || !g_str_has_prefix(group->id, "layer-")) return NULL;
    for (size_t i = 0; i < page->n_layers; i++) {
        const cor_layer *layer = page->layers[i].layer;
        cor_layer_type type = cor_layer_type_of(layer);
        if (!strcmp(cor_layer_id(layer), group->id + strlen("layer-")))
            return type == COR_LAYER_CIRCLE || type == COR_LAYER_SYMBOL ? &page->layers[i] : NULL;
    }
    return NULL;
}

/* Whether BOX, part of which lies beyond the frame, is on the page and on none of the words beside the map. */
static bool has_margin(const cor_scene *scene, cor_rect box)
{
    if (!cor_rect_covers((cor_rect){0, 0, scene->width, scene->height}, box)) return false;
    for (size_t g = 0; g < cor_scene_group_count(scene); g++) {
        const cor_group *group = cor_scene_group_at(scene, g);
        for (size_t i = 0; i < group->n_items; i++) {
            const cor_text_item *text = &group->items[i].text;
            if (group->items[i].kind != COR_ITEM_TEXT || group->clipped) continue;
            cor_rect ink = {text->x + text->run->ink.x0, text->y + text->run->ink.y0, text->x + text->run->ink.x1,
                            text->y + text->run->ink.y1};
            if (!cor_rect_covers(scene->frame, ink) && cor_rects_overlap(ink, box)) return false;
        }
    }
    return true;
}

/* Each side by itself: marks at the left need not have room at the right. */
static bool has_margins(const cor_scene *scene, cor_rect all)
{
    cor_rect f = scene->frame;
    return (all.x0 >= f.x0 || has_margin(scene, (cor_rect){all.x0, all.y0, f.x0, all.y1})) &&
           (all.x1 <= f.x1 || has_margin(scene, (cor_rect){f.x1, all.y0, all.x1, all.y1})) &&
           (all.y0 >= f.y0 || has_margin(scene, (cor_rect){all.x0, all.y0, all.x1, f.y0})) &&
           (all.y1 <= f.y1 || has_margin(scene, (cor_rect){all.x0, f.y1, all.x1, all.y1}));
}

static void warn_cut(const cor_drawing_page *page, const cor_drawn_layer *drawn, size_t n)
{
    const cor_map_document *document = page->context->map->document;
    const char *source = cor_layer_source(drawn->layer);
    for (size_t i = 0; i < document->n_sources; i++)
        if (source && !strcmp(document->sources[i].name, source))
            cor_warn(page->context->diagnostics, cor_node_location(document->sources[i].node),
                     "layer '%s': the map's frame cuts %zu of its marks; show more of the map there",
                     cor_layer_id(drawn->layer), n);
}

static void lower_neat_line(cor_scene *scene, size_t below)
{
    for (size_t i = below + 1; i < cor_scene_group_count(scene); i++)
        if (!strcmp(cor_scene_group_at(scene, i)->id, "neat-line")) {
            cor_scene_lower_group(scene, i, below);
            return;
        }
}

void cor_page_whole_marks(cor_drawing_page *page)
{
    cor_scene *scene = page->scene;
    size_t lowest = SIZE_MAX;
    for (size_t i = 0; i < cor_scene_group_count(scene) && page->context->map->document->page.frame; i++) {
        cor_group *group = cor_scene_group_at(scene, i);
        const cor_drawn_layer *drawn = layer_of_marks(page, group);
        overhang o = {0};
        if (drawn) o = overhang_of(scene, group);
        if (!o.n) continue;
        if (o.has_others || !has_margins(scene, o.all)) {
            warn_cut(page, drawn, o.n);
            continue;
        }
        group->clip = o.all;
        lowest = MIN(lowest, i);
    }
    if (lowest != SIZE_MAX) lower_neat_line(scene, lowest);
}
