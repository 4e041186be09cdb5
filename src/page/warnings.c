#include "page/warnings.h"

#include <string.h>

#include <glib.h>

#include "base/words.h"
#include "page/inset_extent.h"
#include "page/shown.h"
#include "prepare/worldview.h"

/* What became of the features of a source in that of its layers which shows most of them, or lets most through. */
typedef struct {
    const char *source, *file;
    cor_layer_counts counts;
    size_t seen;
    size_t unusable, flat; /* of whichever layer has most */
    bool kept_back; /* some before any layer asked: by `near` or `inside`, or by what the style says of the source */
    bool nameless;  /* all that was to be drawn are labels, and none is */
} tally;

/* What became of the labels of one layer. */
typedef struct {
    size_t wanted; /* that nothing else says */
    bool some;     /* drawn */
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
        if (labels[i].absent || strcmp(labels[i].layer, cor_layer_id(drawn->layer)) != 0) continue;
        f.wanted += !labels[i].repeated;
        f.some = is_label_drawn(&labels[i]);
        if (!f.first && !labels[i].repeated) f.first = &labels[i];
    }
    return f;
}

/* Features that are drawn, or would be if there were room. */
static size_t count_wanted(const cor_drawn_layer *drawn)
{
    return drawn->counts.drawn + drawn->counts.hidden;
}

/* Features of which something can be seen: of names along lines all may have been left out. */
static size_t count_seen(const cor_drawing_page *page, const cor_drawn_layer *drawn)
{
    return drawn->counts.along && !visibility_of(page, drawn).some ? 0 : drawn->counts.drawn;
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
        if (cor_layer_type_of(drawn->layer) != COR_LAYER_SYMBOL || !count_wanted(drawn)) continue;
        if (is_optional(drawn->layer)) continue;
        visibility f = visibility_of(page, drawn);
        if (f.some || !f.wanted) continue;
        cor_warn(page->context->diagnostics, cor_file_location(page->context->map->document->file),
                 "layer '%s': no label finds a place; %zu %s wanted, and in the way of the first is %s",
                 cor_layer_id(drawn->layer), f.wanted, f.wanted == 1 ? "is" : "are",
                 f.first->blocked_by ? f.first->blocked_by : "nothing");
    }
}

static bool says_more(const tally *a, const tally *b)
{
    return a->seen != b->seen ? a->seen > b->seen : a->counts.filtered < b->counts.filtered;
}

static tally tally_of(const cor_drawing_page *page, const char *source)
{
    tally best = {.source = source};
    size_t unusable = 0, flat = 0;
    bool nameless = false;
    for (size_t i = 0; i < page->n_layers; i++) {
        const cor_drawn_layer *drawn = &page->layers[i];
        if (!drawn->drawable || strcmp(cor_layer_source(drawn->layer), source) != 0) continue;
        const cor_table *table = drawn->drawable->table;
        tally one = {.source = source, .file = table->file, .counts = drawn->counts};
        one.seen = count_seen(page, drawn);
        one.kept_back = table->counts.left_out > 0;
        nameless = nameless || (cor_layer_type_of(drawn->layer) == COR_LAYER_SYMBOL && one.seen < count_wanted(drawn));
        unusable = MAX(unusable, drawn->counts.unusable - drawn->counts.flat);
        flat = MAX(flat, drawn->counts.flat);
        if (!best.file || says_more(&one, &best)) best = one;
    }
    best.unusable = unusable;
    best.flat = flat;
    best.nameless = nameless;
    return best;
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

/* One cause of several, as "lie outside the view", and how many features it has. */
typedef struct {
    size_t n;
    const char *one, *more;
} cause;

enum { CAUSES = 4 };

static size_t causes_of(const tally *t, cause causes[CAUSES])
{
    const cor_layer_counts *c = &t->counts;
    const cause all[CAUSES] = {
        {c->outside, "lies outside the view", "lie outside the view"},
        {c->filtered, t->kept_back ? "is filtered out" : "is filtered out by the style",
         t->kept_back ? "are filtered out" : "are filtered out by the style"},
        {c->unusable, "has no usable position or extent", "have no usable position or extent"},
        {c->drawn + c->hidden,
         t->nameless ? "is to be named, and no name is there or finds a place" : "is hidden or finds no room",
         t->nameless ? "are to be named, and no name is there or finds a place" : "are hidden or find no room"}};
    size_t n = 0;
    for (size_t i = 0; i < CAUSES; i++)
        if (all[i].n) causes[n++] = all[i];
    return n;
}

/* "its 3 features lie outside the view"; "of its 5 features 3 lie outside the view and 2 are filtered out by the style"
 */
static const char *why(const cor_drawing_page *page, const tally *t)
{
    cause causes[CAUSES];
    const char *words[CAUSES];
    size_t n = causes_of(t, causes), read = t->counts.read;
    const char *features = read == 1 ? "feature" : "features";
    if (!n) return cor_arena_format(page->arena, "its %zu %s can't be drawn", read, features);
    for (size_t i = 0; i < n; i++)
        words[i] =
            cor_arena_format(page->arena, "%zu %s", causes[i].n, causes[i].n == 1 ? causes[i].one : causes[i].more);
    if (n == 1)
        return cor_arena_format(page->arena, "its %s%s %s",
                                read == 1 ? "only " : cor_arena_format(page->arena, "%zu ", read), features,
                                read == 1 ? causes[0].one : causes[0].more);
    return cor_arena_format(page->arena, "of its %zu %s %s", read, features,
                            cor_words_listed(page->arena, words, n, "and"));
}

/* Not of an atlas, whose pages each show a part of the data: that all of them lie on other pages is usual. */
static bool is_elsewhere(const cor_drawing_page *page, const tally *t)
{
    return page->context->map->document->atlas.kind != COR_ATLAS_NONE && t->counts.outside &&
           t->counts.outside + t->counts.unusable >= t->counts.read;
}

static void say(const cor_drawing_page *page, const tally *t)
{
    cor_diagnostics *diagnostics = page->context->diagnostics;
    const cor_node *node = named_by_map(page->context, t->source);
    if (t->unusable)
        cor_warn(diagnostics, cor_file_location(t->file), "%zu of %zu features %s no usable position", t->unusable,
                 t->counts.read, t->unusable == 1 ? "has" : "have");
    if (t->flat)
        cor_warn(diagnostics, cor_file_location(t->file), "%zu of %zu features %s no extent: nothing to fill", t->flat,
                 t->counts.read, t->flat == 1 ? "is an area of" : "are areas of");
    /* What the page itself has no room for may stand in a detail. */
    if (is_elsewhere(page, t) || cor_insets_show(page, t->source)) return;
    if (node && t->counts.read && !t->seen && t->unusable < t->counts.read)
        cor_warn(diagnostics, cor_node_location(node), "nothing of source '%s' is drawn: %s", t->source, why(page, t));
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

/* Readers must know by whose usage borders are drawn: where layers that the style marks with `corridor:disputed` show
 * something and no document chooses a worldview, the default one is named. */
void cor_page_note_detail(const cor_drawing_page *page)
{
    const cor_node *said = cor_style_metadata(page->context->map->style, "corridor:detail");
    if (!said) return;
    const cor_node *box = cor_node_get(said, "bbox");
    double w = box->items[0]->number, s = box->items[1]->number, e = box->items[2]->number, n = box->items[3]->number;
    cor_point outline[COR_OUTLINE];
    size_t n_points = cor_view_outline(&page->view, outline);
    bool within = n_points >= 3; /* else a pole or the seam is in view */
    for (size_t i = 0; i < n_points; i++)
        within &= cor_rect_contains((cor_rect){w, s, e, n}, outline[i].x, outline[i].y);
    if (within) return;
    cor_note(page->context->diagnostics, cor_file_location(page->context->map->document->file),
             "the map reaches beyond %g, %g, %g, %g: %s", w, s, e, n, cor_node_get(said, "beyond")->text);
}

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
    return named != was_named ? named : t->counts.read > 0;
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
        drawn += t.seen;
        if (is_likelier_to_blame(page, &t, &last)) last = t;
    }
    if (drawn || shown || sources + pictures == 0) return COR_OK;
    if (!sources)
        return cor_fail_at(err, COR_BAD_DATA, cor_file_location(page->context->map->document->file),
                           "the map would be blank: its pictures have no data in the view");
    if (!last.counts.read)
        return cor_fail_at(err, COR_BAD_DATA, cor_file_location(page->context->map->document->file),
                           "the map would be blank: source '%s' has no features%s", last.source,
                           page->view.has_reach ? " in this view" : "");
    return cor_fail_at(err, COR_BAD_DATA, cor_file_location(page->context->map->document->file),
                       "the map would be blank: nothing of source '%s' is drawn: %s", last.source, why(page, &last));
}
