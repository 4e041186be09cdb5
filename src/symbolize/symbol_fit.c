/* As MapLibre GL JS does it in symbol/shaping.ts (fitIconToText, applyTextFit) and symbol/quads.ts (getIconQuads), but
 * where it would divide by nothing. */
#include "symbolize/symbol_fit.h"

#include <math.h>
#include <string.h>

cor_fitting cor_fitting_of(cor_drawing *d, const cor_symbol_icon *uses, uint32_t row, const cor_icon *icon)
{
    const char *word = cor_use_word(d, &uses->fit, row);
    const cor_icon_fit *fit = cor_icon_fit_of(icon);
    double padding[4] = {0}, offset[2] = {0};
    cor_use_numbers(d, &uses->fit_padding, row, padding, 4);
    cor_use_numbers(d, &uses->offset, row, offset, 2);
    cor_fitting fitting = {.icon = icon,
                           .wide = !strcmp(word, "width") || !strcmp(word, "both"),
                           .high = !strcmp(word, "height") || !strcmp(word, "both"),
                           .offset = {offset[0] * COR_POINTS_PER_PX, offset[1] * COR_POINTS_PER_PX},
                           .scale = cor_use_number(d, &uses->size, row, 0, 100),
                           .fixed = fit->n_x || fit->n_y ? COR_POINTS_PER_PX : 0};
    for (int i = 0; i < 4; i++)
        fitting.padding[i] = padding[i] * COR_POINTS_PER_PX;
    return fitting;
}

/* The text with its padding where the side follows it, else the icon's own size about the text's middle. */
static cor_rect wanted(const cor_fitting *f, cor_rect text)
{
    double width = cor_icon_width(f->icon) * COR_POINTS_PER_PX, height = cor_icon_height(f->icon) * COR_POINTS_PER_PX;
    double x = (text.x0 + text.x1 - width) / 2, y = (text.y0 + text.y1 - height) / 2;
    cor_rect box = {x, y, x + width, y + height};
    if (f->wide) {
        box.x0 = text.x0 - f->padding[3];
        box.x1 = text.x1 + f->padding[1];
    }
    if (f->high) {
        box.y0 = text.y0 - f->padding[0];
        box.y1 = text.y1 + f->padding[2];
    }
    return (cor_rect){box.x0 + f->offset.x, box.y0 + f->offset.y, box.x1 + f->offset.x, box.y1 + f->offset.y};
}

static double whole_px(double points)
{
    return ceil(points / COR_POINTS_PER_PX) * COR_POINTS_PER_PX;
}

/* textFitWidth and textFitHeight: which side follows the other, so that the content keeps its proportions. */
static cor_rect proportioned(const cor_icon_fit *fit, cor_rect box)
{
    double width = cor_rect_width(box), height = cor_rect_height(box);
    double fraction = cor_rect_width(fit->content) / cor_rect_height(fit->content);
    bool wider =
        fit->height == COR_FIT_PROPORTIONAL &&
        (fit->width == COR_FIT_PROPORTIONAL || (fit->width == COR_FIT_STRETCH_ONLY && width < height * fraction));
    bool higher =
        fit->height == COR_FIT_STRETCH_ONLY && fit->width == COR_FIT_PROPORTIONAL && width > height * fraction;
    if (wider && width > 0) {
        double side = whole_px(height * fraction);
        box.x0 *= side / width;
        box.x1 = box.x0 + side;
    }
    if (higher && height > 0) {
        double side = whole_px(width / fraction);
        box.y0 *= side / height;
        box.y1 = box.y0 + side;
    }
    return box;
}

/* How much of FROM…TO stretches, px. */
static double stretching(const cor_icon_zone *zones, size_t n, double from, double to)
{
    double sum = 0;
    if (!n) return to - from;
    for (size_t i = 0; i < n; i++)
        sum += fmax(0, fmin(to, zones[i].to) - fmax(from, zones[i].from));
    return sum;
}

/* One axis: the icon's *FROM and *TO such that its content, at LOW…HIGH px of SIZE, comes to lie there. */
static void spread(const cor_icon_zone *zones, size_t n, double size, double low, double high, double fixed,
                   double *from, double *to)
{
    double within = stretching(zones, n, low, high), before = stretching(zones, n, 0, low);
    double all = stretching(zones, n, 0, size), room = *to - *from - (high - low - within) * fixed;
    double stretch = within > 0 ? fmax(0, room / within) : COR_POINTS_PER_PX;
    double content = (high - low - within) * fixed + within * stretch;
    double start = (*from + *to - content) / 2 - (low - before) * fixed - before * stretch;
    *from = start;
    *to = start + (size - all) * fixed + all * stretch;
}

static cor_rect held(cor_rect box)
{
    double x = (box.x0 + box.x1) / 2, y = (box.y0 + box.y1) / 2;
    double w = fmin(COR_LARGEST_MARK, fmax(0, cor_rect_width(box))) / 2;
    double h = fmin(COR_LARGEST_MARK, fmax(0, cor_rect_height(box))) / 2;
    return (cor_rect){x - w, y - h, x + w, y + h};
}

cor_rect cor_fitted_box(const cor_fitting *f, cor_rect text)
{
    const cor_icon_fit *fit = cor_icon_fit_of(f->icon);
    double width = cor_icon_width(f->icon), height = cor_icon_height(f->icon);
    cor_rect content = fit->has_content ? fit->content : (cor_rect){0, 0, width, height}, box = wanted(f, text);
    if (fit->has_content) box = proportioned(fit, box);
    box = (cor_rect){box.x0 * f->scale, box.y0 * f->scale, box.x1 * f->scale, box.y1 * f->scale};
    spread(fit->x, fit->n_x, width, content.x0, content.x1, f->fixed, &box.x0, &box.x1);
    spread(fit->y, fit->n_y, height, content.y0, content.y1, f->fixed, &box.y0, &box.y1);
    return held(box);
}
