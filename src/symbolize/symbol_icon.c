/* The icon of a symbol's label request. */
#include <math.h>
#include <string.h>

#include "symbolize/anchors.h"
#include "symbolize/internal.h"
#include "symbolize/symbol_fit.h"

/* px; what is beyond is folly. */
enum { WIDEST_HALO = 100 };

cor_symbol_icon cor_symbol_icon_of(cor_drawing *d)
{
    return (cor_symbol_icon){
        .image = cor_use_of(d, "icon-image"),
        .size = cor_use_of(d, "icon-size"),
        .color = cor_use_of(d, "icon-color"),
        .opacity = cor_use_of(d, "icon-opacity"),
        .rotate = cor_use_of(d, "icon-rotate"),
        .anchor = cor_use_of(d, "icon-anchor"),
        .offset = cor_use_of(d, "icon-offset"),
        .padding = cor_use_of(d, "icon-padding"),
        .halo_color = cor_use_of(d, "icon-halo-color"),
        .halo_width = cor_use_of(d, "icon-halo-width"),
        .halo_blur = cor_use_of(d, "icon-halo-blur"),
        .translate = cor_use_of(d, "icon-translate"),
        .fit = cor_use_of(d, "icon-text-fit"),
        .fit_padding = cor_use_of(d, "icon-text-fit-padding"),
        .has_color = cor_layer_property(d->layer, "icon-color") != NULL,
    };
}

/* What must be free round ITEM: its box, turned as it is, with `icon-padding` (top, right, bottom, left). */
static cor_rect mark_box(cor_drawing *d, const cor_symbol_icon *uses, uint32_t row, const cor_icon_item *item)
{
    double px[4] = {2, 2, 2, 2};
    cor_use_numbers(d, &uses->padding, row, px, 4);
    double c = fabs(cos(item->angle * M_PI / 180)), s = fabs(sin(item->angle * M_PI / 180));
    double w = (item->width * c + item->height * s) / 2, h = (item->width * s + item->height * c) / 2;
    return (cor_rect){item->x - w - px[3] * COR_POINTS_PER_PX, item->y - h - px[0] * COR_POINTS_PER_PX,
                      item->x + w + px[1] * COR_POINTS_PER_PX, item->y + h + px[2] * COR_POINTS_PER_PX};
}

static void add_halo(cor_drawing *d, const cor_symbol_icon *uses, uint32_t row, cor_icon_item *mark)
{
    mark->halo = cor_use_color(d, &uses->halo_color, row);
    mark->halo_width = cor_use_number(d, &uses->halo_width, row, 0, WIDEST_HALO) * COR_POINTS_PER_PX;
    mark->halo_blur = cor_use_number(d, &uses->halo_blur, row, 0, WIDEST_HALO) * COR_POINTS_PER_PX;
}

double cor_symbol_icon_width(cor_drawing *d, const cor_symbol_icon *uses, uint32_t row, const cor_icon *icon)
{
    double scale = cor_use_number(d, &uses->size, row, 0, 100) * COR_POINTS_PER_PX;
    return fmin(cor_icon_width(icon) * scale, COR_LARGEST_MARK);
}

/* The icon's box round its point, not turned: by its own size, anchor and offset. */
static cor_rect own_box(cor_drawing *d, const cor_symbol_icon *uses, uint32_t row, const cor_icon *icon)
{
    double scale = cor_use_number(d, &uses->size, row, 0, 100) * COR_POINTS_PER_PX, px[2] = {0, 0};
    double width = cor_symbol_icon_width(d, uses, row, icon);
    double height = fmin(cor_icon_height(icon) * scale, COR_LARGEST_MARK);
    cor_use_numbers(d, &uses->offset, row, px, 2);
    cor_anchor anchor = cor_anchor_parse(cor_use_word(d, &uses->anchor, row));
    cor_point corner =
        cor_anchored((cor_point){0, 0}, anchor, width, height, (cor_point){px[0] * scale, px[1] * scale});
    return (cor_rect){corner.x, corner.y, corner.x + width, corner.y + height};
}

/* An icon turns with its anchor and offset, about the point it belongs to. */
static void stand(cor_icon_item *mark, cor_rect box, const cor_symbol_spot *where, double angle)
{
    cor_point middle = {where->at.x + (box.x0 + box.x1) / 2, where->at.y + (box.y0 + box.y1) / 2};
    cor_point centre = cor_turned(middle, where->at, angle);
    mark->x = centre.x;
    mark->y = centre.y;
    mark->width = cor_rect_width(box);
    mark->height = cor_rect_height(box);
    mark->angle = angle;
}

/* With a text that may stand in several places its icon moves along. */
static void fit_to_text(cor_drawing *d, const cor_symbol_icon *uses, uint32_t row, const cor_symbol_spot *where,
                        double angle, cor_label *label)
{
    cor_candidate *candidates = cor_arena_memdup(d->arena, label->candidates, label->n_candidates * sizeof *candidates);
    cor_stand *stands = COR_NEW_ARRAY(d->arena, cor_stand, label->n_candidates);
    cor_fitting fitting = cor_fitting_of(d, uses, row, label->icon);
    label->mark.fixed = fitting.fixed;
    for (size_t i = label->n_candidates; i-- > 0;) {
        cor_point at = {candidates[i].text.x - label->text.pivot.x, candidates[i].text.y - label->text.pivot.y};
        const cor_run *run = candidates[i].run ? candidates[i].run : label->run;
        cor_rect text = {at.x, at.y, at.x + run->width, at.y + run->height};
        stand(&label->mark, cor_fitted_box(&fitting, text), where, angle);
        label->mark_box = mark_box(d, uses, row, &label->mark);
        stands[i] = (cor_stand){{label->mark.x, label->mark.y}, angle, label->mark_box};
        candidates[i].mark = &stands[i];
    }
    label->candidates = candidates;
}

void cor_symbol_add_icon(cor_drawing *d, const cor_symbol_icon *uses, uint32_t row, const cor_icon *icon,
                         const cor_symbol_spot *at, cor_label *label)
{
    cor_symbol_spot where = cor_symbol_spot_moved(at, cor_use_offset(d, &uses->translate));
    double angle = cor_use_number(d, &uses->rotate, row, -3600, 3600) + at->icon_angle;
    label->icon = icon;
    label->y = at->at.y;
    label->at = where.at;
    label->mark = (cor_icon_item){.icon = icon,
                                  .opacity = cor_use_number(d, &uses->opacity, row, 0, 1),
                                  .recolor = uses->has_color,
                                  .color = cor_use_color(d, &uses->color, row)};
    if (cor_icon_takes_color(icon)) add_halo(d, uses, row, &label->mark);
    stand(&label->mark, own_box(d, uses, row, icon), &where, angle);
    label->mark_box = mark_box(d, uses, row, &label->mark);
    if (label->run && label->n_candidates && strcmp(cor_use_word(d, &uses->fit, row), "none") != 0)
        fit_to_text(d, uses, row, &where, angle, label);
}
