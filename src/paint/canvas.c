#include "paint/canvas.h"

#include "paint/guard.h"
#include "paint/raster.h"

cor_canvas cor_canvas_on(cairo_t *cr, const cor_scene *scene, double pixels)
{
    return (cor_canvas){.cr = cr, .pixels = pixels, .limits = cor_guard_limits(scene), .clip = cor_guard_page(scene)};
}

void cor_canvas_color(cor_canvas *canvas, cor_color color)
{
    cairo_set_source_rgba(canvas->cr, color.r, color.g, color.b, color.a);
}

static void draw_item(cor_canvas *canvas, const cor_item *item)
{
    switch (item->kind) {
    case COR_ITEM_FILL:
        cor_canvas_fill(canvas, &item->fill);
        break;
    case COR_ITEM_STROKE:
        cor_canvas_stroke(canvas, &item->stroke);
        break;
    case COR_ITEM_CIRCLES:
        cor_canvas_circles(canvas, &item->circles);
        break;
    case COR_ITEM_ICON:
        cor_canvas_icon(canvas, &item->icon);
        break;
    case COR_ITEM_IMAGE:
        cor_canvas_image(canvas, &item->image);
        break;
    case COR_ITEM_TEXT:
        cor_canvas_text(canvas, &item->text);
        break;
    case COR_ITEM_PATTERN:
        cor_canvas_pattern(canvas, &item->pattern);
        break;
    }
}

static void draw_items(cor_canvas *canvas, const cor_item *items, size_t n)
{
    for (size_t i = 0, done; i < n; i += done) {
        done = canvas->raster ? cor_raster_items(canvas->raster, canvas, items + i, n - i) : 0;
        if (done) continue;
        draw_item(canvas, &items[i]);
        done = 1;
    }
}

/* On an image the clip lies on whole pixels: a clip through pixels would leave a pale
 * edge, and cairo clips whole pixels much faster. */
static cor_rect snapped(const cor_canvas *canvas, cor_rect r)
{
    double s = canvas->pixels;
    if (s <= 0) return r;
    return (cor_rect){round(r.x0 * s) / s, round(r.y0 * s) / s, round(r.x1 * s) / s, round(r.y1 * s) / s};
}

static void clip_group(cor_canvas *canvas, const cor_group *group, cor_rect page)
{
    canvas->clip = page;
    if (!group->clipped) return;
    cor_rect r = snapped(canvas, cor_guard_rect(group->clip, canvas->limits));
    canvas->clip = r;
    cairo_rectangle(canvas->cr, r.x0, r.y0, fmax(0, cor_rect_width(r)), fmax(0, cor_rect_height(r)));
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

static void draw_group(cor_canvas *canvas, const cor_group *group, cor_rect page)
{
    double opacity = cor_guard_unit(group->opacity);
    bool together = opacity < 1 || group->blend != COR_BLEND_NORMAL;
    if (opacity <= 0 || group->n_items == 0) return;
    cairo_save(canvas->cr);
    clip_group(canvas, group, page);
    if (together) cairo_push_group(canvas->cr);
    draw_items(canvas, group->items, group->n_items);
    if (together) {
        cairo_pop_group_to_source(canvas->cr);
        cairo_set_operator(canvas->cr, operator_of(canvas, group->blend));
        cairo_paint_with_alpha(canvas->cr, opacity);
    }
    cairo_restore(canvas->cr);
}

cor_status cor_canvas_scene(cor_canvas *canvas, const cor_scene *scene, cor_error *err)
{
    cor_rect page = cor_guard_page(scene);
    if (scene->background.a > 0) {
        cor_canvas_color(canvas, scene->background);
        cairo_paint(canvas->cr);
    }
    for (size_t i = 0; i < cor_scene_group_count(scene); i++)
        draw_group(canvas, cor_scene_group_at(scene, i), page);
    cor_canvas_drop_tile(canvas);
    cor_canvas_drop_pictures(canvas);
    cairo_status_t status = cairo_status(canvas->cr);
    if (status != CAIRO_STATUS_SUCCESS)
        return cor_fail(err, COR_BAD_OUTPUT, "the picture could not be drawn: %s", cairo_status_to_string(status));
    return COR_OK;
}
