#include "page/inset_extent.h"

#include <math.h>

#include "geo/inside.h"
#include "prepare/data_source.h"

/* What a locator shows beside what the page shows, where it is told nothing else: so many times its sides. */
static const double LOCATOR_REACH = 4;

size_t cor_view_outline(const cor_view *view, cor_point outline[COR_OUTLINE])
{
    cor_rect f = view->frame;
    const cor_point corners[5] = {{f.x0, f.y0}, {f.x1, f.y0}, {f.x1, f.y1}, {f.x0, f.y1}, {f.x0, f.y0}};
    size_t n = 0;
    for (int i = 0; i < COR_OUTLINE; i++) {
        cor_point a = corners[i / COR_OUTLINE_STEPS], b = corners[i / COR_OUTLINE_STEPS + 1];
        double t = (double) (i % COR_OUTLINE_STEPS) / COR_OUTLINE_STEPS;
        cor_point p = cor_affine_apply(view->to_map, a.x + t * (b.x - a.x), a.y + t * (b.y - a.y));
        cor_transform_forward(view->to_lonlat, &p, 1);
        if (isfinite(p.x) && isfinite(p.y)) outline[n++] = p;
    }
    return n;
}

/* Degrees round the view's centre, so that nothing is torn at the antimeridian. */
static cor_rect shown_by(const cor_view *view)
{
    cor_point outline[COR_OUTLINE];
    size_t n = cor_view_outline(view, outline);
    cor_rect r = {view->centre.x, view->centre.y, view->centre.x, view->centre.y};
    for (size_t i = 0; i < n; i++)
        r = cor_rect_with(r, view->centre.x + remainder(outline[i].x - view->centre.x, 360), outline[i].y);
    return r;
}

/* The world, cut at the antimeridian, or on its other side when the page SHOWS that. */
static cor_rect world_round(cor_rect shows)
{
    bool is_cut = shows.x0 < -180 || shows.x1 > 180;
    double middle = is_cut ? round((shows.x0 + shows.x1) / 2) : 0, half = is_cut ? 180 - 1e-6 : 180;
    return (cor_rect){middle - half, -85, middle + half, 85};
}

static cor_rect world_if_wide(cor_rect r, cor_rect shows)
{
    r.y0 = fmax(r.y0, -85);
    r.y1 = fmin(r.y1, 85);
    return cor_rect_width(r) < 150 ? r : world_round(shows);
}

static cor_rect around_view(const cor_view *view)
{
    cor_rect r = shown_by(view);
    cor_point c = cor_rect_center(r);
    double w = cor_rect_width(r) * LOCATOR_REACH / 2, h = cor_rect_height(r) * LOCATOR_REACH / 2;
    return world_if_wide((cor_rect){c.x - w, c.y - h, c.x + w, c.y + h}, r);
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
    if (!page->country && shows_country(page->context->map->document) &&
        !cor_data_source_known(page->context, "countries", NULL, NULL)) {
        cor_table_cache *whole = cor_table_cache_new(page->context, page->arena);
        st = read_country(page, whole, bounds, err);
        cor_table_cache_free(whole);
    }
    if (!st && !page->country) page->country = bounds;
    if (!st) *ret_bounds = *page->country;
    return st;
}

cor_status cor_locator_bbox(cor_drawing_page *page, const cor_inset *options, cor_rect *ret_bbox, cor_error *err)
{
    cor_rect country;
    *ret_bbox = options->bbox;
    if (options->extent == COR_INSET_BBOX) return COR_OK;
    *ret_bbox = around_view(&page->view);
    if (options->extent == COR_INSET_AUTO) return COR_OK;
    cor_status st = cor_insets_country(page, &country, err);
    if (st) return st;
    if (cor_rect_is_empty(country)) {
        cor_warn(page->context->diagnostics, cor_node_location(options->node),
                 "the inset shows no country: the middle of the map lies in no area of a source called 'countries'");
        return COR_OK;
    }
    cor_rect shows = shown_by(&page->view), all = cor_rect_union(country, shows);
    *ret_bbox = world_if_wide(cor_rect_grown(all, 0.06 * fmax(cor_rect_width(all), cor_rect_height(all))), shows);
    return COR_OK;
}
