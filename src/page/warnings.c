#include "page/warnings.h"

#include <string.h>

#include <glib.h>

#include "page/shown.h"
#include "prepare/worldview.h"

/* All layers on one source, added up; what counts is their best. */
typedef struct {
    const char *source, *file;
    size_t read, drawn, outside, filtered, unusable;
    bool nameless; /* all that was to be drawn are labels, and none is */
} tally;

/* What became of the labels of one layer. */
typedef struct {
    size_t wanted;
    bool some; /* drawn */
    const cor_label *first;
} visibility;

static bool is_label_drawn(const cor_label *label)
{
    return (label->run && label->chosen >= 0) || (label->icon && label->mark_drawn);
}

static visibility visibility_of(const cor_drawing_page *page, const cor_drawn_layer *drawn)
{
    size_t n;
    visibility f = {0};
    const cor_label *labels = cor_scene_labels(page->scene, &n);
    for (size_t i = 0; i < n && !f.some; i++) {
        if (strcmp(labels[i].layer, cor_layer_id(drawn->layer)) != 0) continue;
        f.wanted++;
        f.some = is_label_drawn(&labels[i]);
        if (!f.first) f.first = &labels[i];
    }
    return f;
}

/* Features of which something can be seen: a symbol layer may have had all its labels left out. */
static size_t count_seen(const cor_drawing_page *page, const cor_drawn_layer *drawn)
{
    bool symbols = cor_layer_type_of(drawn->layer) == COR_LAYER_SYMBOL;
    return drawn->counts.drawn && symbols && !visibility_of(page, drawn).some ? 0 : drawn->counts.drawn;
}

/* Names without an icon that the style itself calls optional. */
static bool is_optional(const cor_layer *layer)
{
    const cor_node *optional = cor_node_get(cor_node_get(cor_layer_node(layer), "layout"), "text-optional");
    return optional && optional->kind == COR_NODE_BOOL && optional->boolean && !cor_layer_property(layer, "icon-image");
}

/* A layer of names without a name is said aloud. */
static void warn_nameless(const cor_drawing_page *page)
{
    for (size_t i = 0; i < page->n_layers; i++) {
        const cor_drawn_layer *drawn = &page->layers[i];
        if (cor_layer_type_of(drawn->layer) != COR_LAYER_SYMBOL || !drawn->counts.drawn) continue;
        if (is_optional(drawn->layer)) continue;
        visibility f = visibility_of(page, drawn);
        if (f.some || !f.wanted) continue;
        cor_warn(page->context->diagnostics, cor_file_location(page->context->map->document->file),
                 "layer '%s': no label finds a place; %zu are wanted, and in the way of the first is %s",
                 cor_layer_id(drawn->layer), f.wanted, f.first->blocked_by ? f.first->blocked_by : "nothing");
    }
}

static tally tally_of(const cor_drawing_page *page, const char *source)
{
    tally t = {.source = source};
    for (size_t i = 0; i < page->n_layers; i++) {
        const cor_drawn_layer *drawn = &page->layers[i];
        if (!drawn->drawable || strcmp(cor_layer_source(drawn->layer), source) != 0) continue;
        t.file = drawn->drawable->table->file;
        t.read = MAX(t.read, drawn->counts.read);
        size_t seen = count_seen(page, drawn);
        t.nameless = t.nameless || seen < drawn->counts.drawn;
        t.drawn = MAX(t.drawn, seen);
        t.outside = MAX(t.outside, drawn->counts.outside);
        t.filtered = MAX(t.filtered, drawn->counts.filtered);
        t.unusable = MAX(t.unusable, drawn->counts.unusable);
    }
    return t;
}

static bool is_first_of_its_source(const cor_drawing_page *page, size_t index)
{
    const char *source = cor_layer_source(page->layers[index].layer);
    if (!source || !page->layers[index].drawable) return false;
    for (size_t i = 0; i < index; i++)
        if (page->layers[i].drawable && !strcmp(cor_layer_source(page->layers[i].layer), source)) return false;
    return true;
}

/* The map document's own sources are what the page is about; a style's ground may well lie outside. */
static const cor_node *named_by_map(const cor_render_context *context, const char *source)
{
    for (size_t i = 0; i < context->map->document->n_sources; i++)
        if (!strcmp(context->map->document->sources[i].name, source)) return context->map->document->sources[i].node;
    return NULL;
}

static const char *why(const tally *t)
{
    if (t->nameless && !t->drawn) return "are to be named, and no name is there or finds a place";
    if (t->outside && t->outside >= t->filtered) return "lie outside the view";
    return t->filtered ? "are filtered out by the style" : "can't be drawn by the layers that the style has for them";
}

/* An atlas shows a piece at a time: that all lies on other pages is no news. */
static bool is_elsewhere(const cor_drawing_page *page, const tally *t)
{
    return page->context->map->document->atlas.kind != COR_ATLAS_NONE && t->outside &&
           t->outside + t->unusable >= t->read;
}

static void say(const cor_drawing_page *page, const tally *t)
{
    cor_diagnostics *diagnostics = page->context->diagnostics;
    const cor_node *node = named_by_map(page->context, t->source);
    if (t->unusable)
        cor_warn(diagnostics, cor_file_location(t->file), "%zu of %zu features have no usable position", t->unusable,
                 t->read);
    /* What the page itself has no room for may stand in a detail. */
    if (is_elsewhere(page, t) || cor_insets_show(page, t->source)) return;
    if (node && t->read && !t->drawn && t->unusable < t->read)
        cor_warn(diagnostics, cor_node_location(node), "nothing of source '%s' is drawn: its %zu features %s",
                 t->source, t->read, why(t));
}

/* Pictures that show nothing here are said; returns whether another one does. */
static bool has_pictures(const cor_drawing_page *page, size_t *ret_n)
{
    bool shown = false;
    *ret_n = 0;
    for (size_t i = 0; i < page->n_layers; i++) {
        const char *source = cor_layer_source(page->layers[i].layer);
        if (!source || page->layers[i].drawable) continue;
        (*ret_n)++;
        shown |= page->layers[i].counts.drawn > 0;
        if (!page->layers[i].counts.drawn && named_by_map(page->context, source))
            cor_warn(page->context->diagnostics, cor_file_location(page->context->map->document->file),
                     "nothing of source '%s' is drawn: it has no data in the view", source);
    }
    return shown;
}

static bool shows_disputed(const cor_drawing_page *page)
{
    for (size_t i = 0; i < page->n_layers; i++) {
        const cor_drawn_layer *drawn = &page->layers[i];
        const cor_node *mark = cor_layer_metadata(drawn->layer, "corridor:disputed");
        if (mark && mark->kind == COR_NODE_BOOL && mark->boolean && drawn->counts.drawn) return true;
    }
    return false;
}

/* Whose lines are drawn is the reader's to know: where layers that the style marks with `corridor:disputed` show
 * something, and nobody chose, it is said who did. */
void cor_page_warn_worldview(const cor_drawing_page *page)
{
    const cor_render_context *context = page->context;
    const char *known = cor_worldviews_listed(context->map, page->arena);
    if (context->map->worldview_is_set || !shows_disputed(page)) return;
    if (!context->map->worldview)
        cor_warn(context->diagnostics, cor_file_location(context->map->document->file),
                 "borders in dispute are in view, and neither map nor style says whose view of them is drawn; state a "
                 "worldview");
    else
        cor_warn(context->diagnostics, cor_file_location(context->map->document->file),
                 "borders in dispute are in view and no worldview is stated: they are drawn as '%s' has them; state "
                 "worldview: %s",
                 context->map->worldview, known ? known : context->map->worldview);
}

/* A blank map is rather due to a source that the map document names than to the style's ground; among equals the upper
 * one's. */
static bool is_likelier_to_blame(const cor_drawing_page *page, const tally *t, const tally *so_far)
{
    if (!so_far->source) return true;
    bool named = named_by_map(page->context, t->source), was_named = named_by_map(page->context, so_far->source);
    return named != was_named ? named : t->read > 0;
}

cor_status cor_page_warn_missing(const cor_drawing_page *page, cor_error *err)
{
    size_t sources = 0, drawn = 0, pictures;
    bool shown = has_pictures(page, &pictures);
    tally last = {0};
    warn_nameless(page);
    for (size_t i = 0; i < page->n_layers; i++) {
        if (!is_first_of_its_source(page, i)) continue;
        tally t = tally_of(page, cor_layer_source(page->layers[i].layer));
        say(page, &t);
        sources++;
        drawn += t.drawn;
        if (is_likelier_to_blame(page, &t, &last)) last = t;
    }
    if (drawn || shown || sources + pictures == 0) return COR_OK;
    if (!sources)
        return cor_fail_at(err, COR_BAD_DATA, cor_file_location(page->context->map->document->file),
                           "the map would be blank: its pictures have no data in the view");
    if (!last.read)
        return cor_fail_at(err, COR_BAD_DATA, cor_file_location(page->context->map->document->file),
                           "the map would be blank: source '%s' has no features%s", last.source,
                           page->view.has_reach ? " in this view" : "");
    return cor_fail_at(err, COR_BAD_DATA, cor_file_location(page->context->map->document->file),
                       "the map would be blank: the %zu features of source '%s' %s", last.read, last.source,
                       last.unusable == last.read ? "have no usable position" : why(&last));
}
