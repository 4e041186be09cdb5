#include "page/draw.h"

#include "page/credits.h"
#include "page/extents.h"
#include "page/feature_table.h"
#include "page/furnishing.h"
#include "page/inset.h"
#include "page/layers.h"
#include "page/logo.h"
#include "page/mask.h"
#include "page/open.h"
#include "page/placeholders.h"
#include "page/warnings.h"
#include "page/words.h"
#include "place/place.h"
#include "place/show.h"

cor_status cor_page_check_furniture(const cor_map *map, cor_error *err)
{
    cor_status st = cor_feature_table_check(map, err);
    if (!st) st = cor_mask_check(map, err);
    return st ? st : cor_insets_check(map, err);
}

/* The words that the document has for legend, credits and disclaimer; of the latter two, what is made stays where it
 * has none. */
static cor_status fill_furniture(cor_drawing_page *page, cor_furnishing *f, cor_error *err)
{
    const cor_map_document *document = page->map->document;
    const cor_node *all = cor_node_get(document->root, "furniture");
    const struct {
        const char *piece, *key, *text;
        const char **filled;
    } words[] = {{"legend", "title", document->furniture.legend.title, &f->legend_title},
                 {"credits", "text", f->credits ? document->furniture.credits.text : NULL, &f->credits},
                 {"disclaimer", "text", f->disclaimer ? document->furniture.disclaimer.text : NULL, &f->disclaimer}};
    cor_status st = COR_OK;
    for (size_t i = 0; i < G_N_ELEMENTS(words) && !st; i++) {
        const cor_node *piece = cor_node_get(all, words[i].piece), *own = cor_node_get(piece, words[i].key);
        if (words[i].text) st = cor_page_fill(page, words[i].text, own ? own : piece, words[i].filled, err);
    }
    return st;
}

static cor_status furnish(cor_drawing_page *page, double *ret_strip, cor_error *err)
{
    const cor_map_document *document = page->map->document;
    cor_furnishing f = cor_page_furnishing(page);
    f.credits = cor_page_credits(page);
    f.disclaimer = cor_page_disclaimer(page);
    f.ret_strip = ret_strip;
    const cor_node *root = document->root;
    const cor_banner *banner = &document->furniture.banner;
    cor_status st = cor_page_fill(page, document->title, cor_node_get(root, "title"), &f.title, err);
    if (!st) st = cor_page_fill(page, document->subtitle, cor_node_get(root, "subtitle"), &f.subtitle, err);
    if (!st) st = fill_furniture(page, &f, err);
    if (!st && banner->on) st = cor_page_fill(page, banner->text, banner->node, &f.banner, err);
    page->scene->title = f.title;
    page->scene->description = f.subtitle;
    page->scene->marking = f.banner;
    const cor_feature_table_options *table = &document->furniture.table;
    const char *table_title = NULL;
    if (!st && table->on) st = cor_page_fill(page, table->title, cor_node_get(table->node, "title"), &table_title, err);
    if (!st) f.table = cor_feature_table_of(page, table_title);
    const cor_notes *notes = &document->furniture.notes;
    if (!st && notes->on) st = cor_page_fill(page, notes->text, notes->node, &f.notes, err);
    if (!st && notes->on)
        st = cor_page_fill(page, notes->title, cor_node_get(notes->node, "title"), &f.notes_title, err);
    if (!st) st = cor_page_logo_of(page, &f.logo, err);
    if (!st) st = cor_insets_plan(page, &f.insets, err);
    f.n_insets = page->n_insets;
    for (size_t i = 0; i < f.n_insets && !st; i++)
        st = cor_page_fill(page, f.insets[i].options->title, cor_node_get(f.insets[i].options->node, "title"),
                           &f.insets[i].title, err);
    if (!st) st = cor_furnish(&f, err);
    bool again = ret_strip && *ret_strip > 0;
    if (!st && !again) st = cor_insets_draw(page, f.insets, err);
    if (st || again) return st;
    if (!document->furniture.credits.text) f.credits = cor_page_credits(page); /* with those of the insets */
    cor_furnish_words(&f);
    return COR_OK;
}

/* All but the places of names. To *ret_strip goes the room below the frame that the legend asks for; NULL: it must do
 * with what it has. */
static cor_status set_out(cor_drawing_page *page, double *ret_strip, cor_error *err)
{
    cor_status st = cor_page_check_furniture(page->map, err);
    if (!st) st = cor_placeholders_check(page->map, err);
    if (!st) st = cor_page_extents(page, &page->extents, err);
    if (!st) st = cor_page_draw_layers(page, NULL, err);
    return st ? st : furnish(page, ret_strip, err);
}

/* Another frame is another view: all begins anew. */
static cor_status set_out_above(cor_drawing_page *page, double strip, cor_error *err)
{
    cor_map *map = page->map;
    cor_page_free(page);
    cor_status st = cor_page_open_above(map, page, strip, err);
    return st ? st : set_out(page, NULL, err);
}

cor_status cor_page_draw(cor_drawing_page *page, cor_error *err)
{
    double strip = 0;
    cor_status st = set_out(page, &strip, err);
    if (!st && strip > 0) st = set_out_above(page, strip, err);
    if (!st) st = cor_place(page->scene, err);
    if (st) return st;
    cor_scene_set_labels(page->scene);
    if (page->map->debug_labels)
        cor_place_show(page->scene, page->map->session->fonts, page->map->session->diagnostics);
    cor_insets_append(page);
    cor_feature_table_warn_missing(page);
    cor_page_warn_worldview(page);
    return cor_page_warn_missing(page, err);
}
