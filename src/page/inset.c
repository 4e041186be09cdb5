#include "page/inset.h"

#include <math.h>
#include <string.h>

#include "base/words.h"
#include "geo/inside.h"
#include "page/furnishing.h"
#include "page/hidden.h"
#include "page/inset_extent.h"
#include "page/inset_subject.h"
#include "page/layers.h"
#include "place/place.h"
#include "prepare/fit_view.h"
#include "prepare/layer_needs.h"

/* The longer side of an inset that has no size, as a share of the frame's shorter side; and the most it may have. */
static const double LOCATOR_FRACTION = 0.3, DETAIL_FRACTION = 0.36, MAX_FRACTION = 0.7;

/* An inset is at most this many times longer one way than the other. */
static const double MAX_RATIO = 2;

/* Lines of a locator are thinner than on the page, which is so much larger. */
static const double LOCATOR_LINES = 0.55;

/* The page's view but for what an inset has of its own. */
static cor_map_view view_of(const cor_drawing_page *page, const cor_inset *options)
{
    cor_map_view view = page->context->view;
    view.fit = NULL;
    view.has_bbox = true;
    view.has_extent = false;
    view.bbox = options->bbox;
    view.margin = view.margin_points = 0;
    view.node = options->node;
    view.crs = options->crs ? options->crs : options->is_detail ? cor_crs_text(page->view.crs) : "auto";
    return view;
}

/* A detail round a place is measured in the page's own map: so many times smaller than its frame. */
static void set_extent(const cor_drawing_page *page, cor_map_view *view, const cor_inset *options, double width,
                       double height)
{
    cor_point c = options->around;
    double units = page->view.units_per_point / options->magnify;
    cor_transform_forward(page->view.from_lonlat, &c, 1);
    view->has_bbox = false;
    view->has_extent = true;
    view->extent = (cor_rect){c.x - width / 2 * units, c.y - height / 2 * units, c.x + width / 2 * units,
                              c.y + height / 2 * units};
}

/* What BBOX covers in the CRS of the inset; empty when that does not show it. */
static cor_status covered_by(cor_drawing_page *page, const char *text, cor_rect bbox, cor_rect *ret_covered,
                             cor_error *err)
{
    const cor_crs *crs;
    const cor_transform *transform;
    cor_proj *proj = page->context->session->proj;
    if (bbox.x1 < bbox.x0) bbox.x1 += 360;
    cor_status st =
        !strcmp(text, "auto") ? cor_crs_auto(proj, bbox, &crs, err) : cor_crs_open_plane(proj, text, &crs, err);
    if (!st) st = cor_transform_open(proj, cor_crs_lonlat(proj), crs, &transform, err);
    if (!st) *ret_covered = cor_covered_by_degrees(transform, bbox);
    return st;
}

static cor_status fail_inset(cor_status st, const cor_inset *options, const char *key, cor_error *err)
{
    const cor_node *node = cor_node_get(options->node, key) ? cor_node_get(options->node, key) : options->node;
    if (!st || !err) return st;
    if (!err->line) cor_fail_there(err, cor_node_location(node));
    cor_fail_in(err, node->file);
    return st;
}

static cor_status check_layers(const cor_render_context *context, const cor_inset *options, cor_error *err)
{
    return cor_layers_known(context, options->layers, cor_node_get(options->node, "layers"), err);
}

cor_status cor_insets_check(const cor_render_context *context, cor_error *err)
{
    cor_status st = COR_OK;
    for (size_t i = 0; i < context->map->document->furniture.n_insets && !st; i++)
        st = check_layers(context, &context->map->document->furniture.insets[i], err);
    return st;
}

static void set_size(const cor_drawing_page *page, const cor_inset *options, double ratio, cor_inset_box *box)
{
    cor_rect frame = page->scene->frame;
    double least = fmin(cor_rect_width(frame), cor_rect_height(frame));
    double longer =
        options->width > 0 ? options->width : least * (options->is_detail ? DETAIL_FRACTION : LOCATOR_FRACTION);
    ratio = fmin(fmax(ratio, 1 / MAX_RATIO), MAX_RATIO);
    box->width = ratio > 1 ? longer : longer * ratio;
    box->height = ratio > 1 ? longer / ratio : longer;
    if (options->height > 0) {
        box->width = options->width;
        box->height = options->height;
    }
}

/* No inset takes more than its share of the map, whatever size was asked for. */
static void limit_size(const cor_drawing_page *page, cor_inset_box *box)
{
    cor_rect frame = page->scene->frame;
    double fits =
        fmin(MAX_FRACTION * cor_rect_width(frame) / box->width, MAX_FRACTION * cor_rect_height(frame) / box->height);
    if (fits >= 1) return;
    box->width *= fits;
    box->height *= fits;
    if (box->options->width > 0)
        cor_warn(page->context->diagnostics, cor_node_location(box->options->node),
                 "the inset is made smaller: it would take more than %.0f %% of the map's width or height",
                 MAX_FRACTION * 100);
}

/* On the page's map; empty when it is not there. */
static cor_rect part_on_page(const cor_drawing_page *page, const cor_map_view *own, const cor_inset_box *box)
{
    const cor_view *view = &page->view;
    cor_rect bbox = own->bbox;
    if (bbox.x1 < bbox.x0) bbox.x1 += 360;
    cor_rect in_map = own->has_extent ? own->extent : cor_transform_bounds(view->from_lonlat, bbox, 64);
    cor_point a = cor_affine_apply(view->to_page, in_map.x0, in_map.y0),
              b = cor_affine_apply(view->to_page, in_map.x1, in_map.y1);
    cor_rect r = cor_rect_between(a, b);
    if (!(cor_rect_width(r) > 0 && isfinite(cor_rect_width(r) + cor_rect_height(r)))) return COR_RECT_EMPTY;
    /* The inset shows its part in the proportions of its frame. */
    double ratio = box->width / box->height;
    cor_point c = cor_rect_center(r);
    double width = fmax(cor_rect_width(r), cor_rect_height(r) * ratio), height = width / ratio;
    return (cor_rect){c.x - width / 2, c.y - height / 2, c.x + width / 2, c.y + height / 2};
}

static cor_status plan_detail(cor_drawing_page *page, cor_map_view *view, cor_inset_box *box, cor_error *err)
{
    const cor_inset *options = box->options;
    cor_rect covered = {0, 0, 1, 1};
    if (!options->is_around) {
        cor_status st = covered_by(page, view->crs, options->bbox, &covered, err);
        if (st) return st;
    }
    set_size(page, options, cor_rect_width(covered) / cor_rect_height(covered), box);
    if (options->magnify > 0 && !options->is_around && !(options->width > 0)) {
        double points = options->magnify / page->view.units_per_point;
        box->width = cor_rect_width(covered) * points;
        box->height = cor_rect_height(covered) * points;
    }
    limit_size(page, box);
    if (options->is_around) set_extent(page, view, options, box->width, box->height);
    return COR_OK;
}

static cor_status plan_locator(cor_drawing_page *page, cor_map_view *view, cor_inset_box *box, cor_error *err)
{
    cor_rect covered;
    cor_status st = cor_locator_bbox(page, box->options, &view->bbox, err);
    if (!st) st = covered_by(page, view->crs, view->bbox, &covered, err);
    if (st) return st;
    set_size(page, box->options, cor_rect_width(covered) / cor_rect_height(covered), box);
    limit_size(page, box);
    return COR_OK;
}

static cor_status plan(cor_drawing_page *page, size_t index, cor_inset_box *box, cor_error *err)
{
    const cor_inset *options = box->options;
    cor_map_view view = view_of(page, options);
    cor_status st = options->is_detail ? plan_detail(page, &view, box, err) : plan_locator(page, &view, box, err);
    if (st) return fail_inset(st, options, "crs", err);
    if (!(box->width > 0 && box->height > 0 && isfinite(box->width + box->height)))
        return fail_inset(
            cor_fail(err, COR_BAD_DOCUMENT, "nothing of the inset can be projected; choose another \"crs\""), options,
            "crs", err);
    if (options->is_detail) box->avoid = part_on_page(page, &view, box);
    const cor_page_own own = {.view = &view, .within = page->context, .is_inset = true};
    page->insets[index].context =
        cor_render_context_open(page->context->session, page->context->map, &own, page->arena);
    return COR_OK;
}

cor_status cor_insets_plan(cor_drawing_page *page, cor_inset_box **ret_boxes, cor_error *err)
{
    size_t n = page->context->map->document->furniture.n_insets;
    cor_status st = COR_OK;
    page->insets = COR_NEW_ARRAY(page->arena, cor_inset_page, n);
    page->n_insets = n;
    *ret_boxes = COR_NEW_ARRAY(page->arena, cor_inset_box, n);
    for (size_t i = 0; i < n && !st; i++) {
        (*ret_boxes)[i] =
            (cor_inset_box){.options = &page->context->map->document->furniture.insets[i], .avoid = COR_RECT_EMPTY};
        st = plan(page, i, &(*ret_boxes)[i], err);
    }
    return st;
}

static cor_drawing_page open_inset(const cor_drawing_page *page, size_t index)
{
    cor_drawing_page small = {.context = page->insets[index].context,
                              .arena = page->arena,
                              .has_below = true,
                              .numbers = page->numbers,
                              .left_met = page->left_met};
    small.cache = cor_table_cache_new(small.context, page->arena);
    return small;
}

cor_status cor_insets_visit(const cor_drawing_page *page, cor_inset_visit *visit, void *context, cor_error *err)
{
    cor_inset_box *boxes = NULL;
    cor_render_context quiet = *page->context;
    cor_drawing_page planned = *page;
    quiet.diagnostics = NULL;
    planned.context = &quiet;
    cor_status st = cor_insets_plan(&planned, &boxes, err);
    for (size_t i = 0; i < planned.n_insets && !st; i++) {
        cor_drawing_page small = open_inset(&planned, i);
        const cor_rect frame = {0, 0, boxes[i].width, boxes[i].height};
        st = cor_view_fit(small.context, small.cache, frame, &small.view, err);
        if (!st) st = visit(context, &small, boxes[i].options, err);
        cor_table_cache_free(small.cache);
        if (st) st = fail_inset(st, boxes[i].options, "bbox", err);
    }
    return st;
}

static void thin_lines(cor_scene *scene)
{
    for (size_t g = 0; g < cor_scene_group_count(scene); g++) {
        cor_group *group = cor_scene_group_at(scene, g);
        for (size_t i = 0; i < group->n_items; i++) {
            cor_stroke *stroke = &group->items[i].stroke;
            if (group->items[i].kind != COR_ITEM_STROKE) continue;
            double *dashes = COR_NEW_ARRAY(scene->arena, double, stroke->n_dashes);
            for (size_t k = 0; k < stroke->n_dashes; k++)
                dashes[k] = fmax(stroke->dashes[k] * LOCATOR_LINES, stroke->dashes[k] > 0 ? 0.3 : 0);
            stroke->dashes = dashes;
            stroke->dash_offset *= LOCATOR_LINES;
            stroke->width *= LOCATOR_LINES;
        }
    }
}

static void open_scene(const cor_drawing_page *page, cor_drawing_page *small, cor_rect frame)
{
    small->scene = cor_scene_new(page->arena, page->scene->width, page->scene->height);
    small->scene->dpi = page->scene->dpi;
    small->scene->frame = frame;
    small->scene->language = page->scene->language;
}

static cor_status draw_inset(cor_drawing_page *page, cor_drawing_page *small, const cor_inset_box *box, cor_error *err)
{
    cor_inset_subject subject = {0};
    open_scene(page, small, box->box);
    cor_status st = cor_view_fit(small->context, small->cache, box->box, &small->view, err);
    if (!st) st = cor_page_draw_layers(small, box->options, err);
    if (st) return st;
    if (!box->options->is_detail) thin_lines(small->scene);
    cor_furnishing f = cor_page_furnishing(small);
    if (!box->options->is_detail) subject = cor_locator_subject(page, &small->view);
    cor_furnish_inset(&f, box, &subject);
    st = cor_place(small->scene, err);
    if (st) return st;
    if (box->options->is_detail) cor_page_count_hidden(small, true);
    cor_scene_set_labels(small->scene);
    return COR_OK;
}

/* Returns the letter that stands in place of a line; NULL: none. */
static const char *mark_part(cor_drawing_page *page, const cor_inset_box *box, size_t index)
{
    bool marked =
        box->options->is_detail && box->options->has_leader && cor_rects_overlap(box->avoid, page->view.frame);
    cor_furnishing f = cor_page_furnishing(page);
    return marked ? cor_furnish_leader(&f, box, box->avoid, index) : NULL;
}

static cor_status draw(cor_drawing_page *page, size_t index, cor_inset_box *box, cor_error *err)
{
    cor_inset_page *inset = &page->insets[index];
    if (cor_rect_is_empty(box->box)) return COR_OK; /* left out, and said */
    cor_drawing_page small = open_inset(page, index);
    box->letter = mark_part(page, box, index);
    cor_status st = draw_inset(page, &small, box, err);
    cor_table_cache_free(small.cache);
    inset->scene = small.scene;
    inset->view = small.view;
    inset->frame = box->box;
    inset->is_detail = box->options->is_detail;
    inset->layers = small.layers;
    inset->n_layers = small.n_layers;
    return fail_inset(st, box->options, "bbox", err);
}

cor_status cor_insets_draw(cor_drawing_page *page, cor_inset_box *boxes, cor_error *err)
{
    cor_status st = COR_OK;
    for (size_t i = 0; i < page->n_insets && !st; i++)
        st = draw(page, i, &boxes[i], err);
    return st;
}

void cor_insets_append(cor_drawing_page *page)
{
    for (size_t i = 0; i < page->n_insets; i++)
        if (page->insets[i].scene)
            cor_scene_append(page->scene, page->insets[i].scene, cor_arena_format(page->arena, "inset-%zu-", i + 1));
}
