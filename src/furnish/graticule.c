/* The lines of the graticule, or what stands for them: crosses where they meet, ticks where they meet the frame. */
#include "furnish/graticule.h"

#include <math.h>

#include "furnish/ground.h"
#include "geo/fit.h"
#include "proj/densify.h"

/* Points: how near a drawn line is to the true curve, and how wide and dark it is. */
static const double TOLERANCE = 0.08, LINE_WIDTH = 0.25, CROSS_ARM = 3;
static const float LINE_ALPHA = 0.5f;

/* Where meridians meet in a point, most of them end when they come nearer to one another than this, points. */
static const double CROWDED = 9;

static cor_color color_of(const cor_pen *pen)
{
    const cor_optional_color *options = &pen->what->map->furniture.graticule.color;
    cor_color quiet = pen->muted;
    quiet.a *= LINE_ALPHA;
    return options->said ? options->color : quiet;
}

static bool meets_in_a_point(const cor_pen *pen, double pole)
{
    cor_point p[2] = {{0, pole}, {90, pole}};
    cor_lonlat_to_page(pen, p, 2);
    return hypot(p[0].x - p[1].x, p[0].y - p[1].y) < 1;
}

/* The latitude at which a meridian ends towards POLE. */
static double end_of(const cor_pen *pen, const cor_graticule_lines *graticule, double longitude, double pole)
{
    bool quarter = fabs(longitude / 90 - round(longitude / 90)) < 1e-9;
    if (quarter || graticule->step_lon >= 45 || !meets_in_a_point(pen, pole)) return pole;
    double away = CROWDED / (graticule->points_per_lat * graticule->step_lon * M_PI / 180);
    return copysign(90 - fmin(fmax(away, 1e-3), 20), pole);
}

static void add_line(cor_geometry_builder *builder, cor_point from, cor_point to)
{
    /* Short enough that no projection bends a piece beyond what halving it finds. */
    double longest = fmax(fabs(to.x - from.x), fabs(to.y - from.y));
    int n = (int) ceil(fmax(longest / 2, 16));
    if (!(longest > 0)) return;
    cor_builder_feature(builder, COR_SHAPE_LINE);
    cor_builder_part(builder);
    for (int i = 0; i <= n; i++)
        cor_builder_point(builder, from.x + (to.x - from.x) * i / n, from.y + (to.y - from.y) * i / n);
    cor_builder_end_part(builder, 2);
    cor_builder_end_feature(builder);
}

/* Where the world tears at the antimeridian, that line has two places. */
static bool tears_at(const cor_pen *pen, double longitude)
{
    cor_point p[2] = {{longitude - 1e-7, 0}, {longitude + 1e-7, 0}};
    cor_lonlat_to_page(pen, p, 2);
    return hypot(p[0].x - p[1].x, p[0].y - p[1].y) > 1;
}

static void add_meridian(const cor_pen *pen, const cor_graticule_lines *graticule, cor_geometry_builder *builder,
                         double longitude)
{
    double low = fmax(graticule->shown.y0, end_of(pen, graticule, longitude, -90)),
           high = fmin(graticule->shown.y1, end_of(pen, graticule, longitude, 90));
    if (!(low < high)) return;
    if (!tears_at(pen, longitude)) {
        add_line(builder, (cor_point){longitude, low}, (cor_point){longitude, high});
        return;
    }
    for (double side = -1e-7; side < 2e-7; side += 2e-7)
        add_line(builder, (cor_point){longitude + side, low}, (cor_point){longitude + side, high});
}

static cor_geometry lines_of(const cor_pen *pen, const cor_graticule_lines *graticule)
{
    cor_geometry_builder *builder = cor_geometry_builder_new();
    cor_rect r = graticule->shown;
    bool whole_turn = r.x1 - r.x0 >= 360;
    double first;
    size_t n = cor_graticule_multiples(graticule->step_lon, r.x0, r.x1, &first);
    for (size_t i = 0; i < n; i++) {
        double longitude = first + (double) i * graticule->step_lon;
        if (!whole_turn || longitude < r.x0 + 360 - 1e-9) add_meridian(pen, graticule, builder, longitude);
    }
    n = cor_graticule_multiples(graticule->step_lat, r.y0, r.y1, &first);
    for (size_t i = 0; i < n; i++) {
        double latitude = first + (double) i * graticule->step_lat;
        bool pole = fabs(latitude) > 90 - 1e-9;
        if (!pole || !meets_in_a_point(pen, copysign(90, latitude)))
            add_line(builder, (cor_point){r.x0, latitude}, (cor_point){r.x1, latitude});
    }
    cor_geometry geometry = cor_builder_finish(builder, pen->arena);
    cor_geometry_builder_free(builder);
    return geometry;
}

static cor_geometry on_page(const cor_pen *pen, const cor_geometry *lines)
{
    cor_rect frame = pen->scene->frame;
    cor_affine to_map = pen->what->to_map;
    cor_point a = cor_affine_apply(to_map, frame.x0, frame.y0), b = cor_affine_apply(to_map, frame.x1, frame.y1);
    cor_rect seen = cor_rect_between(a, b);
    double units = hypot(to_map.xx, to_map.yx);
    const cor_transform *from_lonlat = pen->what->from_lonlat;
    const cor_window window = cor_window_of(from_lonlat, cor_rect_grown(seen, 36 * units));
    cor_geometry projected = cor_project_geometry(from_lonlat, lines, TOLERANCE * units, &window, pen->arena, NULL);
    return cor_fit_geometry(&projected, pen->what->to_page, cor_rect_grown(frame, 1), TOLERANCE / 2, pen->arena, NULL);
}

static void draw_lines(cor_pen *pen, const cor_graticule_lines *graticule)
{
    cor_geometry lines = lines_of(pen, graticule), page = on_page(pen, &lines);
    cor_path *paths = COR_NEW_ARRAY(pen->arena, cor_path, page.n_features + 1);
    size_t n = 0;
    for (size_t i = 0; page.parts && i < page.n_features; i++)
        if (cor_geometry_kind(&page, i) == COR_SHAPE_LINE) paths[n++] = cor_geometry_path(&page, i);
    if (n)
        cor_scene_add(pen->scene, COR_ITEM_STROKE)->stroke = (cor_stroke){.paths = paths,
                                                                          .n_paths = n,
                                                                          .color = color_of(pen),
                                                                          .width = LINE_WIDTH * pen->unit,
                                                                          .join = COR_JOIN_ROUND,
                                                                          .miter_limit = 10};
}

/* One arm each way along the line from PLACE to a place NEXT to it. */
static void draw_arms(cor_pen *pen, cor_point place, cor_point next)
{
    double dx = next.x - place.x, dy = next.y - place.y, length = hypot(dx, dy), arm = CROSS_ARM * pen->unit;
    if (!(length > 0) || !isfinite(length)) return;
    cor_point arms[2] = {{place.x - dx / length * arm, place.y - dy / length * arm},
                         {place.x + dx / length * arm, place.y + dy / length * arm}};
    cor_pen_line(pen, arms, 2, false, LINE_WIDTH * 1.6 * pen->unit, color_of(pen));
}

static void draw_cross(cor_pen *pen, double longitude, double latitude)
{
    static const double small = 1e-4;
    cor_point p[3] = {{longitude, latitude}, {longitude + small, latitude}, {longitude, latitude + small}};
    cor_lonlat_to_page(pen, p, 3);
    if (!cor_rect_contains(pen->scene->frame, p[0].x, p[0].y)) return;
    draw_arms(pen, p[0], p[1]);
    draw_arms(pen, p[0], p[2]);
}

static void draw_crosses(cor_pen *pen, const cor_graticule_lines *graticule)
{
    double lon, lat;
    size_t n_lon = cor_graticule_multiples(graticule->step_lon, graticule->shown.x0, graticule->shown.x1 - 1e-6, &lon);
    size_t n_lat = cor_graticule_multiples(graticule->step_lat, fmax(graticule->shown.y0, -89),
                                           fmin(graticule->shown.y1, 89), &lat);
    for (size_t i = 0; i < n_lon; i++)
        for (size_t k = 0; k < n_lat; k++)
            draw_cross(pen, lon + (double) i * graticule->step_lon, lat + (double) k * graticule->step_lat);
}

void cor_furnish_graticule(cor_pen *pen)
{
    cor_graticule_lines graticule;
    cor_graticule_style style = pen->what->map->furniture.graticule.style;
    if (!cor_graticule_lines_of(pen, &graticule)) return;
    cor_group *group = cor_scene_group(pen->scene, "graticule", "Graticule");
    group->clipped = true;
    group->clip = pen->scene->frame;
    if (style == COR_GRATICULE_LINES) draw_lines(pen, &graticule);
    if (style == COR_GRATICULE_CROSSES) draw_crosses(pen, &graticule);
}
