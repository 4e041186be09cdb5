/* Icons through cairo: SVG by librsvg, pictures as they are, shapes as paths; halos as strokes. */
#include <librsvg/rsvg.h>

#include "paint/canvas.h"
#include "paint/guard.h"
#include "paint/halo.h"
#include "paint/icon_pictures.h"

void cor_canvas_drop_pictures(cor_canvas *canvas)
{
    cor_icon_pictures_free(canvas->pictures);
    canvas->pictures = NULL;
}

static cor_icon_axis axis(const cor_icon_item *item, bool down)
{
    double length = down ? item->height : item->width;
    if (item->fixed > 0) return (down ? cor_icon_axis_y : cor_icon_axis_x)(item->icon, length, item->fixed);
    double size = down ? cor_icon_height(item->icon) : cor_icon_width(item->icon);
    return (cor_icon_axis){.size = size, .stretched = length / size};
}

/* Adds the outline of ITEM's icon to cairo's path, where the icon's middle is the origin. */
static void add_outline(cor_canvas *canvas, const cor_icon_item *item)
{
    cor_icon_axis across = axis(item, false), down = axis(item, true);
    const cor_path *path = cor_icon_outline(canvas->pictures, item->icon);
    cairo_new_path(canvas->cr);
    for (size_t part = 0; part < path->n_parts; part++) {
        for (uint32_t i = path->parts[part]; i + 1 < path->parts[part + 1]; i++)
            cairo_line_to(canvas->cr, cor_icon_stretched(&across, path->points[i].x) - item->width / 2,
                          cor_icon_stretched(&down, path->points[i].y) - item->height / 2);
        cairo_close_path(canvas->cr);
    }
}

static void draw_halo(cor_canvas *canvas, const cor_icon_item *item)
{
    cor_halo_ring rings[COR_MAX_RINGS];
    size_t n = cor_halo_rings(item->halo, item->halo_width, item->halo_blur, rings);
    if (!n || !cor_icon_takes_color(item->icon)) return;
    add_outline(canvas, item);
    cairo_set_line_join(canvas->cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_dash(canvas->cr, NULL, 0, 0);
    for (size_t i = 0; i < n; i++) {
        cor_canvas_color(canvas, rings[i].color);
        cairo_set_line_width(canvas->cr, rings[i].width);
        cairo_stroke_preserve(canvas->cr);
    }
}

static void draw_shape(cor_canvas *canvas, const cor_icon_item *item)
{
    add_outline(canvas, item);
    cor_canvas_color(canvas, cor_guard_ink(item));
    cairo_set_fill_rule(canvas->cr, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_fill(canvas->cr);
}

static void draw_picture(cor_canvas *canvas, const cor_icon_item *item)
{
    cairo_surface_t *surface = cor_icon_picture(canvas->pictures, item);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) return;
    cairo_translate(canvas->cr, -item->width / 2, -item->height / 2);
    cairo_scale(canvas->cr, item->width / cairo_image_surface_get_width(surface),
                item->height / cairo_image_surface_get_height(surface));
    cairo_set_source_surface(canvas->cr, surface, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(canvas->cr), CAIRO_FILTER_GOOD);
    cairo_paint(canvas->cr);
}

static void draw_svg(cor_canvas *canvas, const cor_icon_item *item)
{
    double width = cor_icon_width(item->icon), height = cor_icon_height(item->icon);
    RsvgRectangle viewport = {.x = -width / 2, .y = -height / 2, .width = width, .height = height};
    RsvgHandle *handle = cor_icon_handle(item->icon, cor_guard_ink(item));
    cairo_scale(canvas->cr, item->width / width, item->height / height);
    /* What librsvg can't draw was refused when the icon was opened; a partial icon is no reason to lose the map. */
    if (handle) (void) rsvg_handle_render_document(handle, canvas->cr, &viewport, NULL);
}

static void draw_look(cor_canvas *canvas, const cor_icon_item *item)
{
    if (!canvas->pictures) canvas->pictures = cor_icon_pictures_new();
    draw_halo(canvas, item);
    switch (cor_icon_kind_of(item->icon)) {
    case COR_ICON_SVG:
        draw_svg(canvas, item);
        break;
    case COR_ICON_DOTS:
        draw_picture(canvas, item);
        break;
    case COR_ICON_SHAPE:
        draw_shape(canvas, item);
        break;
    }
}

void cor_canvas_icon(cor_canvas *canvas, const cor_icon_item *icon)
{
    double opacity = cor_guard_unit(icon->opacity);
    cor_point at = {icon->x, icon->y};
    if (!icon->icon || opacity <= 0 || !cor_guard_size(icon->width) || !cor_guard_size(icon->height) ||
        !cor_guard_point(at) || !cor_rect_contains(canvas->limits, at.x, at.y))
        return;
    cairo_save(canvas->cr);
    cairo_translate(canvas->cr, at.x, at.y);
    if (isfinite(icon->angle)) cairo_rotate(canvas->cr, fmod(icon->angle, 360) * M_PI / 180);
    if (opacity < 1) cairo_push_group(canvas->cr);
    cairo_save(canvas->cr);
    draw_look(canvas, icon);
    cairo_restore(canvas->cr);
    if (opacity < 1) {
        cairo_pop_group_to_source(canvas->cr);
        cairo_paint_with_alpha(canvas->cr, opacity);
    }
    cairo_new_path(canvas->cr);
    cairo_restore(canvas->cr);
}
