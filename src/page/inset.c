#include "page/inset.h"

#include <math.h>
#include <string.h>

#include "base/words.h"
#include "geo/inside.h"
#include "place/place.h"

/* The longer side of an inset that has no size, as a share of the frame's shorter side; and the most it may have. */
static const double LOCATOR_FRACTION = 0.3, DETAIL_FRACTION = 0.36, MAX_FRACTION = 0.7;

/* An inset is at most this many times longer one way than the other. */
static const double MAX_RATIO = 2;

/* What a locator shows beside what the page shows, where it is told nothing else: so many times its sides. */
static const double LOCATOR_REACH = 4;

/* Lines of a locator are thinner than on the page, which is so much larger. */
static const double LOCATOR_LINES = 0.55;

enum { EDGE_STEPS = 24, OUTLINE = 4 * EDGE_STEPS };

/* ---- what it shows ---------------------------------------------------------------------------------------- */

/* The frame of PAGE walked clockwise, in degrees; places without ground are left out. Returns how many. */
static size_t outline_of(const cor_view *view, cor_point outline[OUTLINE])
{
    cor_rect f = view->frame;
    const cor_point corners[5] = {{f.x0, f.y0}, {f.x1, f.y0}, {f.x1, f.y1}, {f.x0, f.y1}, {f.x0, f.y0}};
    size_t n = 0;
    for (int i = 0; i < OUTLINE; i++) {
        cor_point a = corners[i / EDGE_STEPS], b = corners[i / EDGE_STEPS + 1];
        double t = (double) (i % EDGE_STEPS) / EDGE_STEPS;
        cor_point p = cor_affine_apply(view->to_map, a.x + t * (b.x - a.x), a.y + t * (b.y - a.y));
        cor_transform_forward(view->to_lonlat, &p, 1);
        if (isfinite(p.x) && isfinite(p.y)) outline[n++] = p;
    }
    return n;
}

/* Degrees round the view's centre, so that nothing is torn at the antimeridian. */
static cor_rect shown_by(const cor_view *view)
{
    cor_point outline[OUTLINE];
    size_t n = outline_of(view, outline);
    cor_rect r = {view->centre.x, view->centre.y, view->centre.x, view->centre.y};
    for (size_t i = 0; i < n; i++)
        r = cor_rect_with(r, view->centre.x + remainder(outline[i].x - view->centre.x, 360), outline[i].y);
    return r;
}

static cor_rect world_if_wide(cor_rect r)
{
    r.y0 = fmax(r.y0, -85);
    r.y1 = fmin(r.y1, 85);
    return cor_rect_width(r) < 150 ? r : (cor_rect){-180, -85, 180, 85};
}

static cor_rect around_view(const cor_view *view)
{
    cor_rect r = shown_by(view);
    cor_point c = cor_rect_center(r);
    double w = cor_rect_width(r) * LOCATOR_REACH / 2, h = cor_rect_height(r) * LOCATOR_REACH / 2;
    return world_if_wide((cor_rect){c.x - w, c.y - h, c.x + w, c.y + h});
}

static cor_rect path_bounds_near(const cor_path *path, double longitude)
{
    cor_rect r = COR_RECT_EMPTY;
    for (size_t i = path->parts[0]; i < path->parts[path->n_parts]; i++)
        r = cor_rect_with(r, longitude + remainder(path->points[i].x - longitude, 360), path->points[i].y);
    return r;
}

/* Where a country lies is seen from all of its parts, so the table is read whole, whatever the layers want of it. */
static cor_status read_country(cor_drawing_page *page, cor_table_cache *whole, cor_rect *bounds, cor_error *err)
{
    const cor_table *table;
    cor_point centre = page->view.centre;
    cor_status st = cor_table_cache_table(whole, "countries", NULL, NULL, &table, err);
    if (st || table->crs || !table->geometry.parts) return st;
    for (size_t i = 0; i < table->geometry.n_features; i++) {
        if (cor_geometry_kind(&table->geometry, i) != COR_SHAPE_POLYGON) continue;
        cor_path path = cor_geometry_path(&table->geometry, i);
        if (cor_path_contains(&path, centre)) *bounds = path_bounds_near(&path, centre.x);
    }
    return COR_OK;
}

static bool shows_country(const cor_map_document *document)
{
    bool shows = false;
    for (size_t i = 0; i < document->furniture.n_insets; i++)
        shows |= !document->furniture.insets[i].is_detail && document->furniture.insets[i].extent == COR_INSET_COUNTRY;
    return shows;
}

cor_status cor_insets_country(cor_drawing_page *page, cor_rect *ret_bounds, cor_error *err)
{
    cor_rect *bounds = COR_NEW(page->arena, cor_rect);
    cor_status st = COR_OK;
    *bounds = COR_RECT_EMPTY;
    if (!page->country && shows_country(page->map->document) &&
        !cor_data_source_known(page->map, "countries", NULL, NULL)) {
        cor_table_cache *whole = cor_table_cache_new(page->map, page->arena);
        st = read_country(page, whole, bounds, err);
        cor_table_cache_free(whole);
    }
    if (!st && !page->country) page->country = bounds;
    if (!st) *ret_bounds = *page->country;
    return st;
}

static cor_status locator_bbox(cor_drawing_page *page, const cor_inset *options, cor_rect *ret_bbox, cor_error *err)
{
    cor_rect country;
    *ret_bbox = options->bbox;
    if (options->extent == COR_INSET_BBOX) return COR_OK;
    *ret_bbox = around_view(&page->view);
    if (options->extent == COR_INSET_AUTO) return COR_OK;
    cor_status st = cor_insets_country(page, &country, err);
    if (st) return st;
    if (cor_rect_is_empty(country)) {
        cor_warn(page->map->session->diagnostics, cor_node_location(options->node),
                 "the inset shows no country: the middle of the map lies in no area of a source called 'countries'");
        return COR_OK;
    }
    cor_rect all = cor_rect_union(country, shown_by(&page->view));
    *ret_bbox = world_if_wide(cor_rect_grown(all, 0.06 * fmax(cor_rect_width(all), cor_rect_height(all))));
    return COR_OK;
}

/* ---- its view --------------------------------------------------------------------------------------------- */

/* One inset being made: the page's map with another view. */
typedef struct {
    cor_map map;
    cor_map_document document;
    cor_session session; /* what is said of the page need not be said again */
} small_map;

static small_map *small_map_of(cor_drawing_page *page, const cor_inset *options, cor_rect bbox)
{
    small_map *small = COR_NEW(page->arena, small_map);
    small->map = *page->map;
    small->document = *page->map->document;
    small->session = *page->map->session;
    small->map.document = &small->document;
    small->map.session = &small->session;
    small->session.diagnostics = NULL;
    cor_map_document *d = &small->document;
    d->view.fit = NULL;
    d->view.has_bbox = true;
    d->view.has_extent = false;
    d->view.bbox = bbox;
    d->view.margin = d->view.margin_points = 0;
    d->view.node = options->node;
    d->view.crs = options->crs ? options->crs : options->is_detail ? cor_crs_text(page->view.crs) : "auto";
    return small;
}

/* A detail round a place is measured in the page's own map: so many times smaller than its frame. */
static void set_extent(const cor_drawing_page *page, small_map *small, const cor_inset *options, double width,
                       double height)
{
    cor_map_document *d = &small->document;
    cor_point c = options->around;
    double units = page->view.units_per_point / options->magnify;
    cor_transform_forward(page->view.from_lonlat, &c, 1);
    d->view.has_bbox = false;
    d->view.has_extent = true;
    d->view.extent = (cor_rect){c.x - width / 2 * units, c.y - height / 2 * units, c.x + width / 2 * units,
                                c.y + height / 2 * units};
}

/* What BBOX covers in the CRS of the inset; empty when that does not show it. */
static cor_status covered_by(cor_drawing_page *page, small_map *small, cor_rect bbox, cor_rect *ret_covered,
                             cor_error *err)
{
    const cor_crs *crs;
    const cor_transform *transform;
    cor_proj *proj = page->map->session->proj;
    const char *text = small->document.view.crs;
    if (bbox.x1 < bbox.x0) bbox.x1 += 360;
    cor_status st = !strcmp(text, "auto") ? cor_crs_auto(proj, bbox, &crs, err) : cor_crs_open(proj, text, &crs, err);
    if (!st) st = cor_transform_open(proj, cor_crs_lonlat(proj), crs, &transform, err);
    if (!st) *ret_covered = cor_transform_bounds(transform, bbox, 64);
    return st;
}

/* ---- the check -------------------------------------------------------------------------------------------- */

static cor_status blame_inset(cor_status st, const cor_inset *options, const char *key, cor_error *err)
{
    const cor_node *node = cor_node_get(options->node, key) ? cor_node_get(options->node, key) : options->node;
    if (!st || !err) return st;
    if (!err->line) {
        err->line = node->line;
        err->column = node->column;
    }
    cor_fail_in(err, node->file);
    return st;
}

static cor_status check_layers(const cor_map *map, const cor_inset *options, cor_error *err)
{
    return cor_layers_known(map, options->layers, cor_node_get(options->node, "layers"), err);
}

cor_status cor_insets_check(const cor_map *map, cor_error *err)
{
    cor_status st = COR_OK;
    for (size_t i = 0; i < map->document->furniture.n_insets && !st; i++)
        st = check_layers(map, &map->document->furniture.insets[i], err);
    return st;
}

/* ---- the plan --------------------------------------------------------------------------------------------- */

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
        cor_warn(page->map->session->diagnostics, cor_node_location(box->options->node),
                 "the inset is made smaller: it would take more than %.0f %% of the map's width or height",
                 MAX_FRACTION * 100);
}

/* On the page's map; empty when it is not there. */
static cor_rect part_on_page(const cor_drawing_page *page, const small_map *small, const cor_inset_box *box)
{
    const cor_map_document *d = &small->document;
    const cor_view *view = &page->view;
    cor_rect bbox = d->view.bbox;
    if (bbox.x1 < bbox.x0) bbox.x1 += 360;
    cor_rect in_map = d->view.has_extent ? d->view.extent : cor_transform_bounds(view->from_lonlat, bbox, 64);
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

static cor_status plan_detail(cor_drawing_page *page, small_map *small, cor_inset_box *box, cor_error *err)
{
    const cor_inset *options = box->options;
    cor_rect covered = {0, 0, 1, 1};
    if (!options->is_around) {
        cor_status st = covered_by(page, small, options->bbox, &covered, err);
        if (st) return st;
    }
    set_size(page, options, cor_rect_width(covered) / cor_rect_height(covered), box);
    if (options->magnify > 0 && !options->is_around && !(options->width > 0)) {
        double points = options->magnify / page->view.units_per_point;
        box->width = cor_rect_width(covered) * points;
        box->height = cor_rect_height(covered) * points;
    }
    limit_size(page, box);
    if (options->is_around) set_extent(page, small, options, box->width, box->height);
    return COR_OK;
}

static cor_status plan_locator(cor_drawing_page *page, small_map *small, cor_inset_box *box, cor_error *err)
{
    cor_rect covered;
    cor_status st = locator_bbox(page, box->options, &small->document.view.bbox, err);
    if (!st) st = covered_by(page, small, small->document.view.bbox, &covered, err);
    if (st) return st;
    set_size(page, box->options, cor_rect_width(covered) / cor_rect_height(covered), box);
    limit_size(page, box);
    return COR_OK;
}

static cor_status plan(cor_drawing_page *page, size_t index, cor_inset_box *box, cor_error *err)
{
    const cor_inset *options = box->options;
    small_map *small = small_map_of(page, options, options->bbox);
    cor_status st = options->is_detail ? plan_detail(page, small, box, err) : plan_locator(page, small, box, err);
    if (st) return blame_inset(st, options, "crs", err);
    if (!(box->width > 0 && box->height > 0 && isfinite(box->width + box->height)))
        return blame_inset(
            cor_fail(err, COR_BAD_DOCUMENT, "nothing of the inset can be projected; choose another `crs`"), options,
            "crs", err);
    if (options->is_detail) box->avoid = part_on_page(page, small, box);
    page->insets[index].map = &small->map;
    return COR_OK;
}

cor_status cor_insets_plan(cor_drawing_page *page, cor_inset_box **ret_boxes, cor_error *err)
{
    size_t n = page->map->document->furniture.n_insets;
    cor_status st = COR_OK;
    page->insets = COR_NEW_ARRAY(page->arena, cor_inset_page, n);
    page->n_insets = n;
    *ret_boxes = COR_NEW_ARRAY(page->arena, cor_inset_box, n);
    for (size_t i = 0; i < n && !st; i++) {
        (*ret_boxes)[i] =
            (cor_inset_box){.options = &page->map->document->furniture.insets[i], .avoid = COR_RECT_EMPTY};
        st = plan(page, i, &(*ret_boxes)[i], err);
    }
    return st;
}

/* ---- the drawing ------------------------------------------------------------------------------------------ */

bool cor_inset_shows(const cor_inset *inset, const cor_layer *layer)
{
    const cor_node *said = cor_layer_metadata(layer, "corridor:inset");
    cor_layer_type type = cor_layer_type_of(layer);
    if (inset->layers) return g_strv_contains(inset->layers, cor_layer_id(layer));
    bool out = said && (said->kind == COR_NODE_BOOL ? !said->boolean
                                                    : strcmp(said->text, inset->is_detail ? "detail" : "locator") != 0);
    return !out &&
           (inset->is_detail || type == COR_LAYER_BACKGROUND || type == COR_LAYER_FILL || type == COR_LAYER_LINE);
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

/* What the page shows, as a ring on the locator. */
static size_t subject_of(const cor_drawing_page *page, const cor_view *view, cor_point ring[OUTLINE])
{
    cor_point outline[OUTLINE];
    size_t n = outline_of(&page->view, outline), kept = 0;
    cor_transform_forward(view->from_lonlat, outline, n);
    for (size_t i = 0; i < n; i++) {
        cor_point p = cor_affine_apply(view->to_page, outline[i].x, outline[i].y);
        if (isfinite(p.x) && isfinite(p.y)) ring[kept++] = p;
    }
    return kept >= 3 ? kept : 0;
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
    cor_point ring[OUTLINE];
    open_scene(page, small, box->box);
    cor_status st = cor_view_fit(small->map, small->cache, box->box, &small->view, err);
    if (!st) st = cor_page_draw_layers(small, box->options, err);
    if (st) return st;
    if (!box->options->is_detail) thin_lines(small->scene);
    cor_furnishing f = cor_page_furnishing(small);
    cor_furnish_inset(&f, box, ring, box->options->is_detail ? 0 : subject_of(page, &small->view, ring));
    st = cor_place(small->scene, err);
    if (!st) cor_scene_set_labels(small->scene);
    return st;
}

static cor_status draw(cor_drawing_page *page, size_t index, const cor_inset_box *box, cor_error *err)
{
    cor_inset_page *inset = &page->insets[index];
    cor_drawing_page small = {.map = inset->map, .arena = page->arena, .has_below = true, .numbers = page->numbers};
    small.cache = cor_table_cache_new(inset->map, page->arena);
    cor_status st = draw_inset(page, &small, box, err);
    cor_table_cache_free(small.cache);
    inset->scene = small.scene;
    inset->view = small.view;
    inset->frame = box->box;
    inset->layers = small.layers;
    inset->n_layers = small.n_layers;
    if (st) return blame_inset(st, box->options, "bbox", err);
    if (box->options->is_detail && box->options->has_leader && cor_rects_overlap(box->avoid, page->view.frame)) {
        cor_furnishing f = cor_page_furnishing(page);
        cor_furnish_leader(&f, box, box->avoid, index);
    }
    return COR_OK;
}

cor_status cor_insets_draw(cor_drawing_page *page, const cor_inset_box *boxes, cor_error *err)
{
    cor_status st = COR_OK;
    for (size_t i = 0; i < page->n_insets && !st; i++)
        st = draw(page, i, &boxes[i], err);
    return st;
}

bool cor_insets_show(const cor_drawing_page *page, const char *source)
{
    for (size_t i = 0; i < page->n_insets; i++)
        for (size_t k = 0; k < page->insets[i].n_layers; k++) {
            const cor_drawn_layer *drawn = &page->insets[i].layers[k];
            const char *own = cor_layer_source(drawn->layer);
            if (drawn->counts.drawn && own && !strcmp(own, source)) return true;
        }
    return false;
}

void cor_insets_append(cor_drawing_page *page)
{
    for (size_t i = 0; i < page->n_insets; i++)
        cor_scene_append(page->scene, page->insets[i].scene, cor_arena_format(page->arena, "inset-%zu-", i + 1));
}
