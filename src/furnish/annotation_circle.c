/* Circles of distance: every point of one lies as far from its centre, on the ellipsoid, as its words say. */
#include <math.h>

#include "furnish/annotate.h"
#include "furnish/ground.h"
#include "proj/geodesic.h"

/* A circle of 500 km is no more than 20 m inside of the true one between its vertices. */
enum { VERTICES = 360 };

static void add_ring(cor_geometry_builder *builder, cor_point centre, double metres)
{
    cor_builder_part(builder);
    cor_point first = cor_geodesic_direct(centre, 0, metres);
    for (int i = 0; i < VERTICES; i++) {
        cor_point p = cor_geodesic_direct(centre, i * 360.0 / VERTICES, metres);
        cor_builder_point(builder, p.x, p.y);
    }
    cor_builder_point(builder, first.x, first.y);
    cor_builder_end_part(builder, 4);
}

/* The ring of radius OUTER; of an area also that of INNER, its hole, where it is one. */
static cor_geometry rings_of(cor_arena *arena, cor_point centre, double outer, double inner, cor_shape_kind kind)
{
    cor_geometry_builder *builder = cor_geometry_builder_new();
    cor_builder_feature(builder, kind);
    add_ring(builder, centre, outer);
    if (inner > 0) add_ring(builder, centre, inner);
    cor_builder_end_feature(builder);
    cor_geometry rings = cor_builder_finish(builder, arena);
    cor_geometry_builder_free(builder);
    return rings;
}

static void fill_band(const cor_annotation_drawing *drawing, cor_point centre, size_t i)
{
    cor_pen *pen = drawing->pen;
    const cor_annotation *annotation = drawing->annotation;
    /* The innermost band is the strongest: it is what the map is about. */
    cor_color color =
        cor_annotation_fill(drawing, 0.16, (double) (annotation->n_radii - i) / (double) annotation->n_radii);
    cor_geometry band =
        rings_of(pen->arena, centre, annotation->radii[i], i ? annotation->radii[i - 1] : 0, COR_SHAPE_POLYGON);
    const cor_path *path = cor_ground_path(pen, &band);
    if (path) cor_scene_add(pen->scene, COR_ITEM_FILL)->fill = (cor_fill){path, 1, color};
}

static void stroke_ring(const cor_annotation_drawing *drawing, cor_point centre, double metres)
{
    cor_pen *pen = drawing->pen;
    cor_geometry ring = rings_of(pen->arena, centre, metres, 0, COR_SHAPE_LINE);
    cor_annotation_path(drawing, cor_ground_path(pen, &ring), cor_annotation_width(drawing, 0.8), COR_JOIN_ROUND);
}

void cor_annotation_circle(const cor_annotation_drawing *drawing)
{
    const cor_annotation *annotation = drawing->annotation;
    cor_point centre = {annotation->at.x, annotation->at.y};
    bool filled = cor_annotation_is_filled(drawing);
    for (size_t i = annotation->n_radii; filled && i-- > 0;)
        fill_band(drawing, centre, i);
    for (size_t i = 0; i < annotation->n_radii; i++)
        stroke_ring(drawing, centre, annotation->radii[i]);
}

/* The places of a label: outside of the circle, then inside, at its top first and then farther and farther round it. */
static size_t places(const cor_annotation_drawing *drawing, double metres, const cor_run *run, cor_point *out)
{
    static const double azimuths[] = {0, 180, 20, -20, 45, -45, 70, -70, 90, -90, 110, -110, 135, -135, 160, -160};
    enum { N = sizeof azimuths / sizeof *azimuths };
    const cor_annotation *annotation = drawing->annotation;
    cor_rect room = cor_rect_grown(drawing->pen->scene->frame, -2);
    double gap = 1.6 * drawing->pen->unit;
    size_t n = 0;
    for (int side = 1; side >= -1; side -= 2)
        for (int i = 0; i < N; i++) {
            cor_point c = {annotation->at.x, annotation->at.y}, g[2];
            g[0] = cor_geodesic_direct(c, azimuths[i], metres);
            g[1] = cor_geodesic_direct(c, azimuths[i], metres * 0.99);
            cor_lonlat_to_page(drawing->pen, g, 2);
            cor_point p = g[0], q = g[1];
            double length = hypot(p.x - q.x, p.y - q.y);
            if (!(length > 0 && length < 1e4) || !cor_rect_contains(room, p.x, p.y)) continue;
            cor_point corner = cor_annotation_beside(p, side * (p.x - q.x) / length, side * (p.y - q.y) / length, gap,
                                                     run->width, run->height);
            cor_rect box = {corner.x, corner.y, corner.x + run->width, corner.y + run->height};
            if (cor_rect_covers(room, box)) out[n++] = corner;
        }
    return n;
}

void cor_annotation_circle_labels(const cor_annotation_drawing *drawing)
{
    const cor_annotation *annotation = drawing->annotation;
    for (size_t i = 0; i < annotation->n_radii && !annotation->unlabelled; i++) {
        cor_point corners[64];
        cor_annotation_words options = {.corners = corners};
        options.run =
            cor_annotation_shape(drawing, drawing->labels[i], 7, 120 * drawing->pen->unit, COR_JUSTIFY_CENTER);
        if (!options.run) continue;
        options.n_corners = places(drawing, annotation->radii[i], options.run, corners);
        if (!options.n_corners) continue; /* the circle is not in view */
        options.anchor = (cor_point){corners[0].x + options.run->width / 2, corners[0].y + options.run->height / 2};
        cor_annotation_request(drawing, &options);
    }
}
