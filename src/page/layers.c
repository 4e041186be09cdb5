#include "page/layers.h"

#include <math.h>

#include "page/feature_table.h"
#include "page/furnishing.h"
#include "page/horizon.h"
#include "page/inset.h"
#include "page/labels.h"
#include "page/mask.h"
#include "page/shown.h"
#include "page/stacks.h"
#include "prepare/data_source.h"

static void open_symbolizer(cor_drawing_page *page)
{
    const cor_render_context *context = page->context;
    if (!page->left_met) page->left_met = cor_labels_not_met(page);
    page->symbolizer = (cor_symbolizer){.scene = page->scene,
                                        .interns = context->interns,
                                        .diagnostics = context->diagnostics,
                                        .fonts = context->session->fonts,
                                        .icons = context->icons,
                                        .zoom = page->view.zoom,
                                        .state = context->state,
                                        .n_state = context->n_state,
                                        .language = context->map->document->languages[0],
                                        .left = context->map->document->labels.leave.list,
                                        .left_met = page->left_met,
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
    cor_status st = cor_raster_read(page->context->session->sources, &request, page->arena, &raster, err);
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
    cor_status st = cor_elevation_read(page->context->session->sources, &request, page->arena, &dem, err);
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
    cor_status st = cor_elevation_read(page->context->session->sources, &request, page->arena, &dem, err);
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
static cor_status symbolize(cor_drawing_page *page, const cor_inset *inset, cor_drawn_layer *drawn, cor_error *err)
{
    const cor_layer *layer = drawn->layer;
    cor_drawable drawable = *drawn->drawable;
    cor_status st = cor_page_stack(page, inset, layer, &drawable, err);
    if (st) return st;
    drawn->drawable = cor_arena_memdup(page->arena, &drawable, sizeof drawable); /* its legend knows places, too */
    if (cor_layer_concerns_names(&page->symbolizer, layer, &drawable))
        st = cor_table_cache_placing(page->cache, cor_layer_source(layer), cor_layer_source_layer(layer), &page->view,
                                     &drawable.placing, err);
    return st ? st : cor_symbolize(&page->symbolizer, layer, &drawable, &drawn->counts, err);
}

static cor_status draw_features(cor_drawing_page *page, const cor_inset *inset, cor_drawn_layer *drawn, cor_error *err)
{
    const cor_layer *layer = drawn->layer;
    cor_status st = cor_table_cache_drawable(page->cache, cor_layer_source(layer), cor_layer_source_layer(layer),
                                             &page->view, &drawn->drawable, err);
    if (!st) st = cor_feature_table_number(page, cor_layer_source(layer), &drawn->drawable, err);
    if (!st) st = symbolize(page, inset, drawn, err);
    if (!st) count_kept_back(drawn);
    return st;
}

static cor_status draw_layer(cor_drawing_page *page, const cor_inset *inset, cor_drawn_layer *drawn, cor_error *err)
{
    cor_data_source data_source;
    if (!cor_layer_source(drawn->layer)) return cor_symbolize(&page->symbolizer, drawn->layer, NULL, NULL, err);
    cor_status st = cor_data_source_of(page->context, cor_layer_source(drawn->layer), &data_source, err);
    if (st) return st;
    switch (cor_layer_type_of(drawn->layer)) {
    case COR_LAYER_RASTER:
        return draw_raster(page, drawn, &data_source, err);
    case COR_LAYER_HILLSHADE:
        return draw_hillshade(page, drawn, &data_source, err);
    case COR_LAYER_COLOR_RELIEF:
        return draw_color_relief(page, drawn, &data_source, err);
    default:
        return draw_features(page, inset, drawn, err);
    }
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
    if (page->area.drawn || !page->context->map->document->mask.on || (inset && !inset->is_detail)) return COR_OK;
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
    const cor_mask *mask = &page->context->map->document->mask;
    if (!mask->on || mask->style == COR_MASK_NONE || cor_mask_keeps(mask, cor_layer_id(layer))) return false;
    if (inset && !inset->is_detail) return false;
    return !page->area.drawn || cor_layer_type_of(layer) == COR_LAYER_SYMBOL;
}

cor_status cor_page_draw_layers(cor_drawing_page *page, const cor_inset *inset, cor_error *err)
{
    open_symbolizer(page);
    const cor_style *style = page->context->map->style;
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
        if (names || cor_mask_keeps(&page->context->map->document->mask, cor_layer_id(layer)))
            st = draw_mask(page, inset, err);
        if (names) furnish_below(page);
        cor_drawn_layer *drawn = &page->layers[page->n_layers++];
        drawn->layer = layer;
        if (page->n_layers <= page->n_expected) drawn->absent = page->expected[page->n_layers - 1].ids;
        drawn->masked = is_masked(page, inset, layer);
        if (!st) st = draw_layer(page, inset, drawn, err);
    }
    if (!st && on_ground) furnish_ground(page);
    if (!st) st = draw_mask(page, inset, err);
    if (!st) furnish_below(page);
    if (!st && page->area.drawn) {
        cor_furnishing f = cor_page_furnishing(page);
        cor_furnish_mask_labels(&f, page->area.paths, page->area.n);
    }
    return st ? st : cor_icons_refused(page->context->icons, err);
}
