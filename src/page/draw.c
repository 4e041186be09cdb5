#include "page/draw.h"

#include <glib.h>

#include "page/alt_text.h"
#include "page/chart_rows.h"
#include "page/credits.h"
#include "page/extents.h"
#include "page/feature_table.h"
#include "page/furnishing.h"
#include "page/hidden.h"
#include "page/inset.h"
#include "page/labels.h"
#include "page/layers.h"
#include "page/logo.h"
#include "page/mask.h"
#include "page/open.h"
#include "page/placeholders.h"
#include "page/stacks.h"
#include "page/warnings.h"
#include "page/whole_marks.h"
#include "page/words.h"
#include "place/place.h"
#include "place/show.h"
#include "prepare/layer_needs.h"

static cor_status check_annotations(const cor_render_context *context, cor_error *err)
{
    const cor_map_document *document = context->map->document;
    cor_status st = COR_OK;
    for (size_t i = 0; i < document->n_annotations && !st; i++) {
        const cor_annotation *annotation = &document->annotations[i];
        st = cor_layers_known(context, annotation->drawn, cor_node_get(annotation->node, "drawn"), err);
    }
    return st;
}

cor_status cor_page_check_furniture(const cor_render_context *context, cor_error *err)
{
    cor_status st = cor_feature_table_check(context, err);
    if (!st) st = cor_charts_check(context, err);
    if (!st) st = cor_mask_check(context, err);
    if (!st) st = check_annotations(context, err);
    return st ? st : cor_insets_check(context, err);
}

/* Fills the words of all furniture. Of credits and disclaimer what is made stays where the document has none. */
static cor_status fill_furniture(cor_drawing_page *page, cor_furnishing *f, cor_error *err)
{
    const cor_map_furniture *said = &page->context->map->document->furniture;
    const struct {
        bool on;
        const char *text, **filled;
    } words[] = {{true, said->legend.title, &f->legend_title},  {true, f->credits, &f->credits},
                 {true, f->disclaimer, &f->disclaimer},         {said->banner.on, said->banner.text, &f->banner},
                 {said->notes.on, said->notes.text, &f->notes}, {said->notes.on, said->notes.title, &f->notes_title}};
    cor_status st = COR_OK;
    for (size_t i = 0; i < G_N_ELEMENTS(words) && !st; i++)
        if (words[i].on) st = cor_page_fill(page, words[i].text, words[i].filled, err);
    return st;
}

/* The table with the words of its title and headings; NULL: there is none. */
static cor_status table_of(cor_drawing_page *page, const cor_feature_table **ret_table, cor_error *err)
{
    const cor_feature_table_options *options = &page->context->map->document->furniture.table;
    const char *title = NULL, **headings = COR_NEW_ARRAY(page->arena, const char *, options->n_columns);
    cor_status st = options->on ? cor_page_fill(page, options->title, &title, err) : COR_OK;
    for (size_t i = 0; i < options->n_columns && !st && options->on; i++)
        st = cor_page_fill(page, options->headings[i], &headings[i], err);
    if (!st) *ret_table = cor_feature_table_of(page, title, headings);
    return st;
}

static cor_status furnish(cor_drawing_page *page, double *ret_strip, cor_error *err)
{
    const cor_map_document *document = page->context->map->document;
    cor_charts_plan(page);
    cor_furnishing f = cor_page_furnishing(page);
    f.credits = cor_page_credits(page);
    f.disclaimer = cor_page_disclaimer(page);
    f.ret_strip = ret_strip;
    cor_status st = cor_page_fill(page, document->title, &f.title, err);
    if (!st) st = cor_page_fill(page, document->subtitle, &f.subtitle, err);
    if (!st) st = fill_furniture(page, &f, err);
    page->scene->title = f.title;
    page->subtitle = f.subtitle;
    page->scene->marking = f.banner;
    if (!st) st = table_of(page, &f.table, err);
    if (!st) st = cor_page_logo_of(page, &f.logo, err);
    if (!st) st = cor_insets_plan(page, &f.insets, err);
    f.n_insets = page->n_insets;
    for (size_t i = 0; i < f.n_insets && !st; i++)
        st = cor_page_fill(page, f.insets[i].options->title, &f.insets[i].title, err);
    if (!st) st = cor_furnish(&f, err);
    bool again = ret_strip && *ret_strip > 0;
    if (!st && !again) st = cor_insets_draw(page, f.insets, err);
    if (st || again) return st;
    /* With what the insets show. */
    if (!document->furniture.credits.text) f.credits = cor_page_credits(page);
    if (!document->furniture.disclaimer.text) f.disclaimer = cor_page_disclaimer(page);
    cor_page_warn_credits(page);
    return cor_furnish_words(&f, err);
}

/* All but the places of names. To *ret_strip goes the room below the frame that the legend asks for; NULL: it must do
 * with what it has. */
static cor_status set_out(cor_drawing_page *page, double *ret_strip, cor_error *err)
{
    cor_status st = cor_page_check_furniture(page->context, err);
    if (!st) st = cor_placeholders_check(page->context, NULL, err);
    if (!st) st = cor_page_extents(page, &page->extents, err);
    if (!st) st = cor_page_draw_layers(page, NULL, err);
    if (!st) st = furnish(page, ret_strip, err);
    return st ? st : cor_fonts_found(page->context->session->fonts, err);
}

/* Begins PAGE anew, with STRIP points below its frame. */
static cor_status begin_anew(cor_drawing_page *page, double strip, cor_error *err)
{
    const cor_render_context *context = page->context;
    const char *fingerprint = page->fingerprint;
    cor_page_free(page);
    cor_status st = cor_page_open_above(context, page, strip, err);
    if (!st) cor_page_set_fingerprint(page, fingerprint);
    return st;
}

/* All but what is known only when every mark has its place. Another frame, for a legend below it, is another view: all
 * begins anew. */
static cor_status set_out_and_place(cor_drawing_page *page, cor_error *err)
{
    double strip = 0;
    cor_status st = set_out(page, page->strip > 0 ? NULL : &strip, err);
    if (!st && strip > 0) {
        st = begin_anew(page, strip, err);
        if (!st) st = set_out(page, NULL, err);
    }
    if (!st) st = cor_labels_want(page, err);
    if (!st) st = cor_place(page->scene, err);
    return st ? st : cor_labels_check(page, err);
}

static cor_ids ids_copied(cor_arena *arena, const cor_ids *ids)
{
    return (cor_ids){cor_arena_memdup(arena, ids->ids, ids->n * sizeof *ids->ids), ids->n};
}

/* Begins PAGE anew, knowing what will be hidden. */
static cor_status begin_with_what_is_hidden(cor_drawing_page *page, cor_error *err)
{
    size_t n = page->n_layers;
    cor_arena *between = cor_arena_new();
    cor_expected *hidden = COR_NEW_ARRAY(between, cor_expected, n);
    for (size_t i = 0; i < n; i++) {
        const cor_drawn_layer *drawn = &page->layers[i];
        hidden[i] = (cor_expected){drawn->counts.hidden, ids_copied(between, &drawn->absent),
                                   ids_copied(between, &drawn->hidden)};
    }
    cor_status st = begin_anew(page, page->strip, err);
    cor_expected *kept = st ? NULL : cor_arena_memdup(page->arena, hidden, n * sizeof *kept);
    for (size_t i = 0; kept && i < n; i++) {
        kept[i].ids = ids_copied(page->arena, &hidden[i].ids);
        kept[i].hidden = ids_copied(page->arena, &hidden[i].hidden);
    }
    page->expected = kept;
    page->n_expected = kept ? n : 0;
    cor_arena_free(between);
    return st;
}

/* Titles say how many features are drawn before it is known which of their marks find no room: where they turn out to
 * be wrong the page is made once more. */
static cor_status draw_until_words_hold(cor_drawing_page *page, cor_error *err)
{
    enum { ROUNDS = 3 };
    for (int round = 0;; round++) {
        cor_status st = set_out_and_place(page, err);
        if (st) return st;
        cor_page_count_hidden(page, false);
        if (cor_page_words_hold(page)) return COR_OK;
        if (round == ROUNDS) break;
        st = begin_with_what_is_hidden(page, err);
        if (st) return st;
    }
    cor_warn(page->context->diagnostics, cor_file_location(page->context->map->document->file),
             "the counts in the page's words change which marks find room, and do not settle");
    return COR_OK;
}

cor_status cor_page_draw(cor_drawing_page *page, cor_error *err)
{
    cor_status st = draw_until_words_hold(page, err);
    if (!st) st = cor_charts_draw(page, err);
    if (st) return st;
    cor_furnishing placed = cor_page_furnishing(page);
    cor_furnish_check_words(&placed);
    cor_scene_set_labels(page->scene);
    if (page->context->map->debug_labels)
        cor_place_show(page->scene, page->context->session->fonts, page->context->diagnostics);
    cor_page_whole_marks(page);
    cor_insets_append(page);
    cor_feature_table_warn_missing(page);
    cor_page_warn_stacks(page);
    cor_page_warn_worldview(page);
    cor_page_note_detail(page);
    cor_page_warn_hidden(page);
    st = cor_page_describe(page, err);
    return st ? st : cor_page_warn_missing(page, err);
}
