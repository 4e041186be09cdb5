#include "paint/canvas_device.h"

#include "paint/guard.h"

/* On an image the clip lies on whole pixels: a clip through pixels would leave a pale
 * edge, and cairo clips whole pixels much faster. */
static cor_rect snapped(const cor_canvas *canvas, cor_rect r)
{
    double s = canvas->pixels;
    if (s <= 0) return r;
    return (cor_rect){round(r.x0 * s) / s, round(r.y0 * s) / s, round(r.x1 * s) / s, round(r.y1 * s) / s};
}

static void clip_to_rect(cor_canvas *canvas, const cor_group *group)
{
    canvas->clip = canvas->page;
    if (!group->clipped) return;
    cor_rect r = snapped(canvas, cor_guard_rect(group->clip, canvas->limits));
    canvas->clip = r;
    cairo_rectangle(canvas->cr, r.x0, r.y0, fmax(0, cor_rect_width(r)), fmax(0, cor_rect_height(r)));
    cairo_clip(canvas->cr);
}

static void clip_to_path(cor_canvas *canvas, const cor_path *path)
{
    cairo_new_path(canvas->cr);
    cor_canvas_path(canvas, path);
    cairo_set_fill_rule(canvas->cr, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_clip(canvas->cr);
}

/* PDF has no addition: on vectors, screen is the nearest that needs no picture of what lies below. */
static cairo_operator_t operator_of(const cor_canvas *canvas, cor_blend blend)
{
    switch (blend) {
    case COR_BLEND_MULTIPLY:
        return CAIRO_OPERATOR_MULTIPLY;
    case COR_BLEND_SCREEN:
        return CAIRO_OPERATOR_SCREEN;
    case COR_BLEND_OVERLAY:
        return CAIRO_OPERATOR_OVERLAY;
    case COR_BLEND_COLOR:
        return CAIRO_OPERATOR_HSL_COLOR;
    case COR_BLEND_LUMINOSITY:
        return CAIRO_OPERATOR_HSL_LUMINOSITY;
    case COR_BLEND_PLUS_LIGHTER:
        return canvas->pixels > 0 ? CAIRO_OPERATOR_ADD : CAIRO_OPERATOR_SCREEN;
    default:
        return CAIRO_OPERATOR_OVER;
    }
}

/* Whether the items of GROUP come onto the page together, once they are drawn. What draws straight into pixels knows
 * no clip but a rectangle, so on an image an area cuts them out only then. */
static bool is_composed(const cor_canvas *canvas, const cor_group *group)
{
    return cor_guard_unit(group->opacity) < 1 || group->blend != COR_BLEND_NORMAL ||
           (group->within && canvas->pixels > 0);
}

static bool begin_group(void *context, const cor_group *group, size_t index)
{
    cor_canvas *canvas = context;
    (void) index;
    if (cor_guard_unit(group->opacity) <= 0 || group->n_items == 0) return false;
    cairo_save(canvas->cr);
    clip_to_rect(canvas, group);
    if (group->within && canvas->pixels <= 0) clip_to_path(canvas, group->within);
    if (is_composed(canvas, group)) cairo_push_group(canvas->cr);
    return true;
}

static void end_group(void *context, const cor_group *group)
{
    cor_canvas *canvas = context;
    if (is_composed(canvas, group)) {
        cairo_pop_group_to_source(canvas->cr);
        if (group->within && canvas->pixels > 0) clip_to_path(canvas, group->within);
        cairo_set_operator(canvas->cr, operator_of(canvas, group->blend));
        cairo_paint_with_alpha(canvas->cr, cor_guard_unit(group->opacity));
    }
    cairo_restore(canvas->cr);
}

static void draw_fill(void *canvas, const cor_fill *fill)
{
    cor_canvas_fill(canvas, fill);
}

static void draw_stroke(void *canvas, const cor_stroke *stroke)
{
    cor_canvas_stroke(canvas, stroke);
}

static void draw_circles(void *canvas, const cor_circles *circles)
{
    cor_canvas_circles(canvas, circles);
}

static void draw_icon(void *canvas, const cor_icon_item *icon)
{
    cor_canvas_icon(canvas, icon);
}

static void draw_image(void *canvas, const cor_image *image)
{
    cor_canvas_image(canvas, image);
}

static void draw_text(void *canvas, const cor_text_item *text)
{
    cor_canvas_text(canvas, text);
}

static void draw_pattern(void *canvas, const cor_pattern *pattern)
{
    cor_canvas_pattern(canvas, pattern);
}

const cor_device cor_canvas_device = {
    .begin_group = begin_group,
    .end_group = end_group,
    .draw_together = cor_device_draw_none,
    .draw_fill = draw_fill,
    .draw_stroke = draw_stroke,
    .draw_circles = draw_circles,
    .draw_icon = draw_icon,
    .draw_image = draw_image,
    .draw_text = draw_text,
    .draw_pattern = draw_pattern,
};

cor_status cor_canvas_scene(cor_canvas *canvas, const cor_device *device, const cor_scene *scene, cor_error *err)
{
    if (scene->background.a > 0) {
        cor_canvas_color(canvas, scene->background);
        cairo_paint(canvas->cr);
    }
    cor_device_walk(device, canvas, scene);
    cor_canvas_drop_tile(canvas);
    cor_canvas_drop_pictures(canvas);
    cairo_status_t status = cairo_status(canvas->cr);
    if (status != CAIRO_STATUS_SUCCESS)
        return cor_fail(err, COR_BAD_OUTPUT, "the picture could not be drawn: %s", cairo_status_to_string(status));
    return COR_OK;
}
