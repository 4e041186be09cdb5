#include "prepare/fit_view.h"

#include <math.h>
#include <string.h>

#include "prepare/data_source.h"
#include "prepare/layer_needs.h"
#include "prepare/reproject.h"
#include "proj/geodesic.h"

/* What is no larger than this, metres, has no extent to fit a view to: one point, or some at one place. Then the view
 * shows so much on each side of it. */
static const double POINT_EXTENT = 50, AROUND_POINT = 25e3;

static cor_status fail_view(const cor_render_context *context, cor_error *err, const char *message)
{
    const cor_node *node = context->view.node;
    return cor_fail_at(err, COR_BAD_DOCUMENT,
                       node ? cor_node_location(node) : cor_file_location(context->map->document->file), "%s", message);
}

typedef struct {
    cor_rect lonlat;         /* x1 may be beyond 180 */
    const cor_point *points; /* what must be seen, lon/lat; NULL: the rectangle */
    size_t n;
} subject;

static cor_rect widened(cor_rect r)
{
    const double metres_per_degree = 111e3;
    double narrowing = fmax(cos((r.y0 + r.y1) / 2 * M_PI / 180), 0.05);
    double width = cor_rect_width(r) * narrowing * metres_per_degree, height = cor_rect_height(r) * metres_per_degree;
    if (width > POINT_EXTENT || height > POINT_EXTENT) return r;
    double dy = AROUND_POINT / metres_per_degree, dx = dy / narrowing;
    return (cor_rect){r.x0 - dx, fmax(r.y0 - dy, -90), r.x1 + dx, fmin(r.y1 + dy, 90)};
}

/* Degrees, give or take a turn: anything else is not what the source's CRS says. */
static bool is_lonlat(cor_rect r)
{
    return r.x0 >= -540 && r.x1 <= 540 && r.y0 >= -90.01 && r.y1 <= 90.01;
}

static cor_status check_bounds(const cor_table *table, cor_rect bounds, cor_error *err)
{
    if (!cor_rect_is_empty(bounds) && is_lonlat(bounds)) return COR_OK;
    if (cor_rect_is_empty(cor_geometry_bounds(&table->geometry)))
        return cor_fail_at(err, COR_BAD_DATA, cor_file_location(table->file),
                           "the view is to fit source '%s', which has no geometry; state view: {bbox: [w, s, e, n]}",
                           table->source);
    return cor_fail_at(
        err, COR_BAD_DATA, cor_file_location(table->file),
        "the positions of source '%s' are no longitudes and latitudes by the CRS it is said to have; state "
        "the right one as its \"crs\"",
        table->source);
}

static cor_status add_table(const cor_render_context *context, cor_table_cache *cache, cor_arena *arena,
                            const char *source, subject *what, cor_error *err)
{
    const cor_table *table;
    const cor_point *points;
    cor_status st = cor_data_source_known(context, source, cor_node_get(context->view.node, "fit"), err);
    if (!st) st = cor_table_cache_table(cache, source, NULL, NULL, &table, err);
    if (!st) st = cor_lonlat_points(context->session->proj, arena, table, &points, err);
    if (st) return st;
    cor_rect bounds = cor_lonlat_bounds(points, table->geometry.n_points);
    st = check_bounds(table, bounds, err);
    if (st) return st;
    *what = (subject){.lonlat = widened(bounds), .points = points, .n = table->geometry.n_points};
    if (what->lonlat.x0 != bounds.x0) what->points = NULL;
    return COR_OK;
}

/* Without a word on the view, it fits all vector sources that the style draws. */
static cor_status fit_everything(const cor_render_context *context, cor_table_cache *cache, cor_arena *arena,
                                 subject *what, cor_error *err)
{
    cor_rect all = COR_RECT_EMPTY;
    for (size_t i = 0; i < cor_style_layer_count(context->map->style); i++) {
        const cor_layer *layer = cor_style_layer_at(context->map->style, i);
        subject one;
        if (!cor_layer_has_rows(layer)) continue;
        const cor_table *table;
        cor_status st =
            cor_table_cache_table(cache, cor_layer_source(layer), cor_layer_source_layer(layer), NULL, &table, err);
        if (!st) st = cor_lonlat_points(context->session->proj, arena, table, &one.points, err);
        if (st) return st;
        cor_rect bounds = cor_lonlat_bounds(one.points, table->geometry.n_points);
        if (!cor_rect_is_empty(bounds)) all = cor_rect_union(all, bounds);
    }
    if (cor_rect_is_empty(all))
        return fail_view(context, err, "there is nothing to fit the view to; state view: {bbox: [w, s, e, n]}");
    *what = (subject){.lonlat = widened(all)};
    return COR_OK;
}

static cor_status subject_of(const cor_render_context *context, cor_table_cache *cache, cor_arena *arena, subject *what,
                             cor_error *err)
{
    const cor_page_subject *page = context->subject;
    if (context->fits_subject) {
        *what = (subject){.lonlat = widened(page->bounds), .points = page->points, .n = page->n_points};
        if (what->lonlat.x0 != page->bounds.x0) what->points = NULL;
        return COR_OK;
    }
    if (context->view.has_bbox) {
        *what = (subject){.lonlat = context->view.bbox};
        if (what->lonlat.x1 < what->lonlat.x0) what->lonlat.x1 += 360;
        return COR_OK;
    }
    if (context->view.fit) return add_table(context, cache, arena, context->view.fit, what, err);
    return fit_everything(context, cache, arena, what, err);
}

/* The document's line, unless the options have said TEXT instead. */
static cor_status blame_crs(const cor_render_context *context, const char *text, cor_status status, cor_error *err)
{
    const cor_node *node = cor_node_get(context->view.node, "crs");
    if (!err) return status;
    bool is_auto = !strcmp(text, "auto");
    if (!is_auto && (!node || !node->text || strcmp(node->text, text) != 0)) {
        cor_error said = *err;
        return cor_fail(err, status, "crs: %s", said.message);
    }
    err->line = node ? node->line : 0;
    err->column = node ? node->column : 0;
    cor_fail_in(err, context->map->document->file);
    return status;
}

static cor_status open_crs(const cor_render_context *context, const subject *what, cor_view *view, cor_error *err)
{
    cor_proj *proj = context->session->proj;
    const char *text = context->view.crs;
    cor_status st;
    view->chosen = !strcmp(text, "auto");
    st = view->chosen ? cor_crs_auto(proj, what->lonlat, &view->crs, err)
                      : cor_crs_open_plane(proj, text, &view->crs, err);
    if (st) return blame_crs(context, text, st, err);
    st = cor_transform_open(proj, cor_crs_lonlat(proj), view->crs, &view->from_lonlat, err);
    if (!st) st = cor_transform_open(proj, view->crs, cor_crs_lonlat(proj), &view->to_lonlat, err);
    return st;
}

static cor_rect bounds_of(const cor_transform *from_lonlat, cor_point *points, size_t n)
{
    cor_rect bounds = COR_RECT_EMPTY;
    cor_transform_forward(from_lonlat, points, n);
    for (size_t i = 0; i < n; i++)
        if (isfinite(points[i].x) && isfinite(points[i].y)) bounds = cor_rect_with(bounds, points[i].x, points[i].y);
    return bounds;
}

/* Of both sides of the meridian along which the map is torn, where it runs through LONLAT. */
static cor_rect bounds_of_tear(const cor_transform *from_lonlat, cor_rect lonlat)
{
    enum { N = 72 };
    static const double beside = 1e-6;
    double tear;
    cor_point sides[2 * N + 2];
    if (!cor_transform_tear(from_lonlat, &tear)) return COR_RECT_EMPTY;
    tear += 360 * ceil((lonlat.x0 - tear) / 360);
    if (tear >= lonlat.x1) return COR_RECT_EMPTY;
    for (int i = 0; i <= N; i++) {
        double y = lonlat.y0 + cor_rect_height(lonlat) * i / N;
        sides[2 * i] = (cor_point){tear - beside, y};
        sides[2 * i + 1] = (cor_point){tear + beside, y};
    }
    return bounds_of(from_lonlat, sides, 2 * N + 2);
}

/* By the rectangle's edges, and those that a tear makes in it; by what is inside, too, where its middle shows that the
 * edges don't enclose it: on a globe those of the whole earth lie behind it. */
cor_rect cor_covered_by_degrees(const cor_transform *from_lonlat, cor_rect lonlat)
{
    enum { N = 72 };
    cor_point middle = cor_rect_center(lonlat), inside[N + 1];
    cor_rect bounds = cor_transform_bounds(from_lonlat, lonlat, 64), torn = bounds_of_tear(from_lonlat, lonlat);
    if (!cor_rect_is_empty(torn)) bounds = cor_rect_union(bounds, torn);
    cor_transform_forward(from_lonlat, &middle, 1);
    if (!isfinite(middle.x) || !isfinite(middle.y) || cor_rect_contains(bounds, middle.x, middle.y)) return bounds;
    for (int row = 0; row <= N; row++) {
        for (int i = 0; i <= N; i++)
            inside[i] =
                (cor_point){lonlat.x0 + cor_rect_width(lonlat) * i / N, lonlat.y0 + cor_rect_height(lonlat) * row / N};
        bounds = cor_rect_union(bounds, bounds_of(from_lonlat, inside, N + 1));
    }
    return bounds;
}

/* What the subject covers in map units: its own vertices, or the rectangle. */
static cor_rect covered(const cor_view *view, cor_arena *arena, const subject *what)
{
    if (!what->points) return cor_covered_by_degrees(view->from_lonlat, what->lonlat);
    return bounds_of(view->from_lonlat, cor_arena_memdup(arena, what->points, what->n * sizeof *what->points), what->n);
}

static cor_rect with_margin(cor_rect r, double margin)
{
    double by = margin * fmax(cor_rect_width(r), cor_rect_height(r));
    return cor_rect_grown(r, by);
}

/* A margin on paper takes its share of the frame, so the subject gets what is left of it. */
static cor_rect with_paper_margin(cor_rect r, cor_rect frame, double margin)
{
    double w = fmax(cor_rect_width(frame) - 2 * margin, 1), h = fmax(cor_rect_height(frame) - 2 * margin, 1);
    double units = fmax(cor_rect_width(r) / w, cor_rect_height(r) / h);
    return cor_rect_grown(r, units * margin);
}

/* The smallest rectangle around R that has the frame's proportions. */
static cor_rect in_proportion(cor_rect r, cor_rect frame)
{
    double ratio = cor_rect_width(frame) / cor_rect_height(frame);
    cor_point c = cor_rect_center(r);
    double width = fmax(cor_rect_width(r), cor_rect_height(r) * ratio), height = width / ratio;
    return (cor_rect){c.x - width / 2, c.y - height / 2, c.x + width / 2, c.y + height / 2};
}

static void set_affine(cor_view *view)
{
    cor_rect e = view->extent, f = view->frame;
    double s = cor_rect_width(f) / cor_rect_width(e), u = 1 / s;
    view->units_per_point = u;
    view->to_page = (cor_affine){s, 0, 0, -s, f.x0 - s * e.x0, f.y1 + s * e.y0};
    view->to_map = (cor_affine){u, 0, 0, -u, e.x0 - u * f.x0, e.y0 + u * f.y1};
}

/* Ground metres for one point at the centre: the mean of both directions, measured on the ellipsoid. */
static bool measure_scale(cor_view *view)
{
    cor_point c = cor_rect_center(view->extent);
    double d = view->units_per_point / 2;
    cor_point p[5] = {c, {c.x - d, c.y}, {c.x + d, c.y}, {c.x, c.y - d}, {c.x, c.y + d}};
    cor_transform_forward(view->to_lonlat, p, 5);
    double x = cor_geodesic_distance(p[1], p[2]), y = cor_geodesic_distance(p[3], p[4]);
    view->centre = p[0];
    view->metres_per_point = sqrt(x * y);
    if (!isfinite(view->metres_per_point) || view->metres_per_point <= 0) return false;
    double metres_per_px = view->metres_per_point * COR_POINTS_PER_PX;
    view->zoom = log2(2 * M_PI * 6378137 * cos(p[0].y * M_PI / 180) / (512 * metres_per_px));
    return true;
}

/* The lon/lat rectangle that holds all that the frame shows; none when a grid of points over the frame
 * does not invert everywhere, or the seam runs through it. */
static void measure_reach(cor_view *view)
{
    enum { GRID = 25 };
    cor_point grid[GRID * GRID];
    cor_rect wide = cor_rect_grown(view->extent, 0.06 * cor_rect_width(view->extent)), r = COR_RECT_EMPTY;
    for (int i = 0; i < GRID * GRID; i++)
        grid[i] = (cor_point){wide.x0 + cor_rect_width(wide) * (i % GRID) / (GRID - 1),
                              wide.y0 + cor_rect_height(wide) * (i / GRID) / (GRID - 1)};
    if (cor_transform_forward(view->to_lonlat, grid, GRID * GRID)) return;
    for (int i = 0; i < GRID * GRID; i++)
        r = cor_rect_with(r, grid[i].x, grid[i].y);
    if (cor_rect_width(r) > 170 || r.y1 > 88 || r.y0 < -88) return;
    double by = 0.02 * fmax(cor_rect_width(r), cor_rect_height(r));
    view->reach = cor_rect_grown(r, by);
    view->has_reach = view->reach.x0 > -180 && view->reach.x1 < 180;
}

/* The view grows about its centre to the first of the document's scales that shows all of it. */
static void take_scale(const cor_render_context *context, cor_view *view)
{
    const cor_map_document *document = context->map->document;
    double least = cor_view_denominator(view), wanted = 0;
    for (size_t i = 0; i < context->view.n_scales && !wanted; i++)
        if (context->view.scales[i] >= least * (1 - 1e-9)) wanted = context->view.scales[i];
    bool fixed = context->view.n_scales && document->atlas.scale == COR_SCALE_FIXED;
    if (fixed) wanted = context->view.scales[0]; /* even where a legend has taken room since it was measured */
    if (context->view.n_scales && !wanted)
        cor_warn(context->diagnostics, cor_file_location(document->file),
                 "no scale of the list shows all of the view: 1:%.0f would be needed, and is taken", ceil(least));
    if (!wanted) return;
    cor_point c = cor_rect_center(view->extent);
    double by = wanted / least / 2, w = cor_rect_width(view->extent) * by, h = cor_rect_height(view->extent) * by;
    view->extent = (cor_rect){c.x - w, c.y - h, c.x + w, c.y + h};
    set_affine(view);
    measure_scale(view);
}

static cor_status choose_extent(const cor_render_context *context, cor_arena *arena, const subject *what,
                                cor_view *view, cor_error *err)
{
    cor_rect bounds = context->view.has_extent ? context->view.extent : covered(view, arena, what);
    if (cor_rect_is_empty(bounds) || !(cor_rect_width(bounds) > 0 || cor_rect_height(bounds) > 0) ||
        !isfinite(cor_rect_width(bounds) + cor_rect_height(bounds)))
        return fail_view(context, err,
                         "nothing of the view can be projected; choose another \"crs\" or another extent");
    if (!context->view.has_extent && context->view.margin_points > 0)
        bounds = with_paper_margin(bounds, view->frame, context->view.margin_points);
    else if (!context->view.has_extent)
        bounds = with_margin(bounds, context->view.margin);
    view->extent = in_proportion(bounds, view->frame);
    set_affine(view);
    if (!measure_scale(view))
        return fail_view(context, err, "the centre of the view lies outside of what its \"crs\" can show");
    take_scale(context, view);
    measure_reach(view);
    return COR_OK;
}

cor_status cor_view_fit(const cor_render_context *context, cor_table_cache *cache, cor_rect frame, cor_view *ret_view,
                        cor_error *err)
{
    subject what = {.lonlat = COR_RECT_EMPTY};
    cor_arena *scratch = cor_arena_new();
    cor_status st = COR_OK;
    *ret_view = (cor_view){.frame = frame};
    if (context->view.has_extent && !strcmp(context->view.crs, "auto"))
        st = fail_view(context, err,
                       "an extent in the map's units needs a \"crs\" to be in; state one, or give a bbox in degrees");
    if (!st && !context->view.has_extent) st = subject_of(context, cache, scratch, &what, err);
    if (!st) st = open_crs(context, &what, ret_view, err);
    if (!st) st = choose_extent(context, scratch, &what, ret_view, err);
    cor_arena_free(scratch);
    return st;
}
