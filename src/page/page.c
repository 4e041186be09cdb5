#include "page/page.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "page/feature_table.h"
#include "page/horizon.h"
#include "page/inset.h"
#include "page/logo.h"
#include "page/mask.h"
#include "page/placeholders.h"
#include "place/place.h"
#include "place/show.h"
#include "prepare/near.h"

void cor_page_set_fingerprint(cor_drawing_page *page, const char *fingerprint)
{
    page->map->fingerprint = fingerprint;
    page->scene->fingerprint = fingerprint;
    page->scene->alone = fingerprint != NULL;
}

static void open_scene(cor_drawing_page *page)
{
    const cor_map_document *document = page->map->document;
    page->scene = cor_scene_new(page->arena, document->page.width, document->page.height);
    page->scene->dpi = document->page.dpi;
    cor_credits_size credits = cor_page_credits_size(page);
    credits.strip = page->strip;
    page->scene->frame = cor_furnish_frame(document, &credits);
    page->scene->language = document->languages[0];
    page->scene->creation_date = document->as_of;
    cor_page_set_fingerprint(page, page->map->fingerprint);
}

static void open_symbolizer(cor_drawing_page *page)
{
    cor_map *map = page->map;
    page->symbolizer = (cor_symbolizer){.scene = page->scene,
                                        .interns = map->session->interns,
                                        .diagnostics = map->session->diagnostics,
                                        .fonts = map->session->fonts,
                                        .icons = map->icons,
                                        .zoom = page->view.zoom,
                                        .state = map->state,
                                        .n_state = map->n_state,
                                        .language = map->document->languages[0],
                                        .earth = cor_earth_outline(&page->view, page->arena)};
}

/* The pixels of the frame: pictures are made for the page's dpi and embedded as they are. */
static cor_raster_request picture_request(const cor_drawing_page *page, const cor_data_source *data_source)
{
    const cor_view *view = &page->view;
    double pixels = page->scene->dpi / 72;
    return (cor_raster_request){.name = data_source->name,
                                .url = data_source->request.url,
                                .crs = data_source->request.crs,
                                .trusted = data_source->request.trusted,
                                .target_wkt = cor_crs_wkt(view->crs),
                                .extent = view->extent,
                                .width = (int) fmax(1, round(cor_rect_width(view->frame) * pixels)),
                                .height = (int) fmax(1, round(cor_rect_height(view->frame) * pixels)),
                                .location = data_source->request.location};
}

/* Whether a picture shows anything. */
static bool shows_something(const cor_raster *raster)
{
    size_t n = (size_t) raster->width * (size_t) raster->height;
    for (size_t i = 0; i < n; i++)
        if (raster->rgba[i * 4 + 3]) return true;
    return false;
}

static cor_status draw_raster(cor_drawing_page *page, cor_drawn_layer *drawn, const cor_data_source *data_source,
                              cor_error *err)
{
    const cor_raster *raster;
    cor_raster_request request = picture_request(page, data_source);
    request.nearest = cor_raster_keeps_pixels(&page->symbolizer, drawn->layer);
    cor_status st = cor_raster_read(page->map->session->sources, &request, page->arena, &raster, err);
    if (st) return st;
    drawn->counts.drawn = shows_something(raster);
    return cor_symbolize_raster(&page->symbolizer, drawn->layer, raster, page->view.frame, err);
}

/* Light and shade are soft, so relief needs no more pixels per inch than these, unless a style wants to see its
 * heights' own squares. */
static const double RELIEF_DPI = 200;

/* Whether some dot of DEM has a height. */
static bool has_heights(const cor_elevation *dem)
{
    size_t n = (size_t) dem->width * (size_t) dem->height;
    for (size_t i = 0; i < n; i++)
        if (isfinite(dem->metres[i])) return true;
    return false;
}

static cor_status draw_hillshade(cor_drawing_page *page, cor_drawn_layer *drawn, const cor_data_source *data_source,
                                 cor_error *err)
{
    const cor_elevation *dem;
    cor_raster_request request = picture_request(page, data_source);
    request.nearest = cor_raster_keeps_pixels(&page->symbolizer, drawn->layer);
    double shrink = request.nearest ? 1 : fmin(1, RELIEF_DPI / page->scene->dpi);
    request.width = (int) fmax(1, round(request.width * shrink));
    request.height = (int) fmax(1, round(request.height * shrink));
    double metres = page->view.metres_per_point * cor_rect_width(page->view.frame) / request.width;
    cor_status st = cor_elevation_read(page->map->session->sources, &request, page->arena, &dem, err);
    if (st) return st;
    drawn->counts.drawn = has_heights(dem);
    return cor_symbolize_hillshade(&page->symbolizer, drawn->layer, dem, metres, page->view.frame, err);
}

static cor_status draw_color_relief(cor_drawing_page *page, cor_drawn_layer *drawn, const cor_data_source *data_source,
                                    cor_error *err)
{
    const cor_elevation *dem;
    cor_raster_request request = picture_request(page, data_source);
    request.nearest = cor_raster_keeps_pixels(&page->symbolizer, drawn->layer);
    cor_status st = cor_elevation_read(page->map->session->sources, &request, page->arena, &dem, err);
    if (st) return st;
    drawn->counts.drawn = has_heights(dem);
    return cor_symbolize_color_relief(&page->symbolizer, drawn->layer, dem, page->view.frame, err);
}

/* Rows that the source itself kept back, because they lie outside or its filter does not let them pass, are features
 * of it all the same. */
static void count_kept_back(cor_drawn_layer *drawn)
{
    drawn->counts.read += drawn->drawable->table->counts.left_out;
    drawn->counts.filtered += drawn->drawable->table->counts.left_out;
    size_t kept_back = drawn->drawable->table->counts.outside;
    if (kept_back == SIZE_MAX) return;
    drawn->counts.read += kept_back;
    drawn->counts.outside += kept_back;
}

/* Names stand and keep off where they would at any resolution. */
static cor_status symbolize(cor_drawing_page *page, cor_drawn_layer *drawn, cor_error *err)
{
    const cor_layer *layer = drawn->layer;
    cor_drawable drawable = *drawn->drawable;
    cor_status st = COR_OK;
    if (cor_layer_concerns_names(&page->symbolizer, layer, &drawable))
        st = cor_table_cache_placing(page->cache, cor_layer_source(layer), cor_layer_source_layer(layer), &page->view,
                                     &drawable.placing, err);
    return st ? st : cor_symbolize(&page->symbolizer, layer, &drawable, &drawn->counts, err);
}

static cor_status draw_features(cor_drawing_page *page, cor_drawn_layer *drawn, cor_error *err)
{
    const cor_layer *layer = drawn->layer;
    cor_status st = cor_table_cache_drawable(page->cache, cor_layer_source(layer), cor_layer_source_layer(layer),
                                             &page->view, &drawn->drawable, err);
    if (!st) st = cor_table_number(page, cor_layer_source(layer), &drawn->drawable, err);
    if (!st) st = symbolize(page, drawn, err);
    if (!st) count_kept_back(drawn);
    return st;
}

static cor_status draw_layer(cor_drawing_page *page, cor_drawn_layer *drawn, cor_error *err)
{
    cor_data_source data_source;
    if (!cor_layer_source(drawn->layer)) return cor_symbolize(&page->symbolizer, drawn->layer, NULL, NULL, err);
    cor_status st = cor_data_source_of(page->map, cor_layer_source(drawn->layer), &data_source, err);
    if (st) return st;
    switch (cor_layer_type_of(drawn->layer)) {
    case COR_LAYER_RASTER:
        return draw_raster(page, drawn, &data_source, err);
    case COR_LAYER_HILLSHADE:
        return draw_hillshade(page, drawn, &data_source, err);
    case COR_LAYER_COLOR_RELIEF:
        return draw_color_relief(page, drawn, &data_source, err);
    default:
        return draw_features(page, drawn, err);
    }
}

bool cor_page_shows(const cor_drawing_page *page, const cor_layer *layer)
{
    const cor_eval eval = {.zoom = page->view.zoom,
                           .state = page->map->state,
                           .n_state = page->map->n_state,
                           .arena = page->arena,
                           .interns = page->map->session->interns,
                           .diagnostics = page->map->session->diagnostics};
    return cor_layer_visible_in(layer, &eval);
}

/* Areas and pictures at the bottom of a style are ground; what comes after the first line or mark lies on it. */
static bool is_ground(const cor_layer *layer)
{
    switch (cor_layer_type_of(layer)) {
    case COR_LAYER_BACKGROUND:
    case COR_LAYER_FILL:
    case COR_LAYER_RASTER:
    case COR_LAYER_HILLSHADE:
    case COR_LAYER_COLOR_RELIEF:
        return true;
    default:
        return false;
    }
}

static const char *look_up(void *context, const char *name);

cor_status cor_page_check_furniture(const cor_map *map, cor_error *err)
{
    cor_status st = cor_table_check(map, err);
    if (!st) st = cor_mask_check(map, err);
    return st ? st : cor_insets_check(map, err);
}

cor_furnishing cor_page_furnishing(cor_drawing_page *page)
{
    return (cor_furnishing){.map = page->map->document,
                            .style = page->map->style,
                            .symbolizer = &page->symbolizer,
                            .layers = page->layers,
                            .n_layers = page->n_layers,
                            .to_map = page->view.to_map,
                            .to_page = page->view.to_page,
                            .to_lonlat = page->view.to_lonlat,
                            .from_lonlat = page->view.from_lonlat,
                            .look_up = look_up,
                            .look_up_context = page,
                            .extents = page->extents,
                            .area = page->area.paths,
                            .n_area = page->area.n,
                            .strip = page->strip};
}

static void furnish_ground(cor_drawing_page *page)
{
    cor_furnishing f = cor_page_furnishing(page);
    cor_furnish_ground(&f);
}

/* Circles and extents lie under the first layer of names, or over all. */
static void furnish_below(cor_drawing_page *page)
{
    cor_furnishing f = cor_page_furnishing(page);
    if (!page->has_below) cor_furnish_below(&f);
    page->has_below = true;
}

/* Under the first layer of names, or the first that it keeps; in details, too. */
static cor_status draw_mask(cor_drawing_page *page, const cor_inset *inset, cor_error *err)
{
    if (page->area.drawn || !page->map->document->mask.on || (inset && !inset->is_detail)) return COR_OK;
    cor_status st = cor_study_area_of(page, &page->area, err);
    if (st) return st;
    cor_furnishing f = cor_page_furnishing(page);
    cor_furnish_mask(&f, page->area.paths, page->area.n);
    page->area.drawn = true;
    return COR_OK;
}

/* What lies under the mask, and names and icons above it, which step back one by one. */
static bool is_masked(const cor_drawing_page *page, const cor_inset *inset, const cor_layer *layer)
{
    const cor_mask *mask = &page->map->document->mask;
    if (!mask->on || mask->style == COR_MASK_NONE || cor_mask_keeps(mask, cor_layer_id(layer))) return false;
    if (inset && !inset->is_detail) return false;
    return !page->area.drawn || cor_layer_type_of(layer) == COR_LAYER_SYMBOL;
}

cor_status cor_page_draw_layers(cor_drawing_page *page, const cor_inset *inset, cor_error *err)
{
    open_symbolizer(page);
    const cor_style *style = page->map->style;
    size_t n = cor_style_layer_count(style);
    bool on_ground = !inset; /* the graticule is the page's */
    cor_status st = COR_OK;
    page->layers = COR_NEW_ARRAY(page->arena, cor_drawn_layer, n);
    for (size_t i = 0; i < n && !st; i++) {
        const cor_layer *layer = cor_style_layer_at(style, i);
        if (!cor_page_shows(page, layer) || (inset && !cor_inset_shows(inset, layer))) continue;
        if (on_ground && !is_ground(layer)) {
            on_ground = false;
            furnish_ground(page);
        }
        bool names = cor_layer_type_of(layer) == COR_LAYER_SYMBOL;
        if (names || cor_mask_keeps(&page->map->document->mask, cor_layer_id(layer))) st = draw_mask(page, inset, err);
        if (names) furnish_below(page);
        cor_drawn_layer *drawn = &page->layers[page->n_layers++];
        drawn->layer = layer;
        drawn->masked = is_masked(page, inset, layer);
        if (!st) st = draw_layer(page, drawn, err);
    }
    if (!st && on_ground) furnish_ground(page);
    if (!st) st = draw_mask(page, inset, err);
    if (!st) furnish_below(page);
    if (!st && page->area.drawn) {
        cor_furnishing f = cor_page_furnishing(page);
        cor_furnish_mask_labels(&f, page->area.paths, page->area.n);
    }
    return st;
}

/* {source.drawn}, {source.total} and, with `near`, {source.within}: of the layers on a source, the one that draws most
 * speaks for it. */
static bool count_of(const cor_drawing_page *page, const char *source, size_t length, const char *what,
                     double *ret_count)
{
    bool known = false;
    *ret_count = 0;
    for (size_t i = 0; i < page->n_layers; i++) {
        const cor_drawn_layer *drawn = &page->layers[i];
        const char *name = cor_layer_source(drawn->layer);
        if (!drawn->drawable || strlen(name) != length || strncmp(name, source, length) != 0) continue;
        size_t n = drawn->counts.drawn;
        if (!strcmp(what, "total"))
            n = drawn->counts.read;
        else if (!strcmp(what, "within") && cor_near_options(page->map, name))
            n = drawn->drawable->table->counts.within;
        else if (strcmp(what, "drawn") != 0)
            return false;
        known = true;
        *ret_count = fmax(*ret_count, (double) n);
    }
    return known;
}

/* {name} in a title: a parameter, or a count. */
static const char *look_up(void *context, const char *name)
{
    const cor_drawing_page *page = context;
    const char *dot = strrchr(name, '.');
    char text[COR_NUMBER_SPACE];
    double count;
    const char *parameter = cor_state_text(page->map, name, page->arena);
    if (parameter) return parameter;
    if (!dot || !count_of(page, name, (size_t) (dot - name), dot + 1, &count)) return NULL;
    cor_format_people(text, count, 0);
    return cor_arena_copy(page->arena, text);
}

/* NODE is where TEXT stands in the document. */
static cor_status fill_text(cor_drawing_page *page, const char *text, const cor_node *node, const char **ret_text,
                            cor_error *err)
{
    *ret_text = NULL;
    if (!text) return COR_OK;
    cor_status st = cor_text_fill(page->arena, text, look_up, page, ret_text, err);
    if (!st) return COR_OK;
    if (err && node) {
        err->line = node->line;
        err->column = node->column;
    }
    cor_fail_in(err, page->map->document->file);
    return st;
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
        if (words[i].text) st = fill_text(page, words[i].text, own ? own : piece, words[i].filled, err);
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
    cor_status st = fill_text(page, document->title, cor_node_get(root, "title"), &f.title, err);
    if (!st) st = fill_text(page, document->subtitle, cor_node_get(root, "subtitle"), &f.subtitle, err);
    if (!st) st = fill_furniture(page, &f, err);
    if (!st && banner->on) st = fill_text(page, banner->text, banner->node, &f.banner, err);
    page->scene->title = f.title;
    page->scene->description = f.subtitle;
    page->scene->marking = f.banner;
    const cor_feature_table_options *table = &document->furniture.table;
    const char *table_title = NULL;
    if (!st && table->on) st = fill_text(page, table->title, cor_node_get(table->node, "title"), &table_title, err);
    if (!st) f.table = cor_table_of(page, table_title);
    const cor_notes *notes = &document->furniture.notes;
    if (!st && notes->on) st = fill_text(page, notes->text, notes->node, &f.notes, err);
    if (!st && notes->on) st = fill_text(page, notes->title, cor_node_get(notes->node, "title"), &f.notes_title, err);
    if (!st) st = cor_page_logo_of(page, &f.logo, err);
    if (!st) st = cor_insets_plan(page, &f.insets, err);
    f.n_insets = page->n_insets;
    for (size_t i = 0; i < f.n_insets && !st; i++)
        st = fill_text(page, f.insets[i].options->title, cor_node_get(f.insets[i].options->node, "title"),
                       &f.insets[i].title, err);
    if (!st) st = cor_furnish(&f, err);
    bool again = ret_strip && *ret_strip > 0;
    if (!st && !again) st = cor_insets_draw(page, f.insets, err);
    if (st || again) return st;
    if (!document->furniture.credits.text) f.credits = cor_page_credits(page); /* with those of the insets */
    cor_furnish_words(&f);
    return COR_OK;
}

/* STRIP: room for the legend below the frame, points. */
static cor_status open_page(cor_map *map, cor_drawing_page *page, double strip, cor_error *err)
{
    *page = (cor_drawing_page){.map = map, .arena = cor_arena_new(), .strip = strip};
    page->cache = cor_table_cache_new(map, page->arena);
    open_scene(page);
    return cor_view_fit(map, page->cache, page->scene->frame, &page->view, err);
}

cor_status cor_page_open(cor_map *map, cor_drawing_page *page, cor_error *err)
{
    return open_page(map, page, 0, err);
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
    cor_status st = open_page(map, page, strip, err);
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
    cor_table_warn_missing(page);
    cor_page_warn_worldview(page);
    return cor_page_warn_missing(page, err);
}

void cor_page_free(cor_drawing_page *page)
{
    cor_scene_free(page->scene);
    for (size_t i = 0; i < page->n_insets; i++)
        cor_scene_free(page->insets[i].scene);
    cor_icons_free(page->logo_icons);
    cor_table_cache_free(page->cache);
    cor_arena_free(page->arena);
}
