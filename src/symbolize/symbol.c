#include <math.h>
#include <string.h>

#include "geo/along.h"
#include "geo/inside.h"
#include "symbolize/anchors.h"
#include "symbolize/wording.h"

enum { MOST_ANCHORS = 9, LARGEST_ICON = 2000 };

typedef struct {
    cor_wording_uses wording;
    cor_use color, opacity, halo_color, halo_width, anchor, offset, radial, variable, padding, rotate;
    cor_use icon, icon_size, icon_color, icon_opacity, icon_rotate, icon_anchor, icon_offset, icon_padding;
    cor_use placement, sort_key;
    cor_use text_overlap, text_allow, text_ignore, text_optional, icon_overlap, icon_allow, icon_ignore, icon_optional;
    bool require, has_radial, has_icon_color;
} symbol_uses;

static symbol_uses uses_of(cor_drawing *d)
{
    const cor_node *require = cor_layer_metadata(d->layer, "corridor:require");
    return (symbol_uses){
        .wording = cor_wording_uses_of(d),
        .color = cor_use_of(d, "text-color"),
        .opacity = cor_use_of(d, "text-opacity"),
        .halo_color = cor_use_of(d, "text-halo-color"),
        .halo_width = cor_use_of(d, "text-halo-width"),
        .anchor = cor_use_of(d, "text-anchor"),
        .offset = cor_use_of(d, "text-offset"),
        .radial = cor_use_of(d, "text-radial-offset"),
        .variable = cor_use_of(d, "text-variable-anchor"),
        .padding = cor_use_of(d, "text-padding"),
        .rotate = cor_use_of(d, "text-rotate"),
        .icon = cor_use_of(d, "icon-image"),
        .icon_size = cor_use_of(d, "icon-size"),
        .icon_color = cor_use_of(d, "icon-color"),
        .icon_opacity = cor_use_of(d, "icon-opacity"),
        .icon_rotate = cor_use_of(d, "icon-rotate"),
        .icon_anchor = cor_use_of(d, "icon-anchor"),
        .icon_offset = cor_use_of(d, "icon-offset"),
        .icon_padding = cor_use_of(d, "icon-padding"),
        .placement = cor_use_of(d, "symbol-placement"),
        .sort_key = cor_use_of(d, "symbol-sort-key"),
        .text_overlap = cor_use_of(d, "text-overlap"),
        .text_allow = cor_use_of(d, "text-allow-overlap"),
        .text_ignore = cor_use_of(d, "text-ignore-placement"),
        .text_optional = cor_use_of(d, "text-optional"),
        .icon_overlap = cor_use_of(d, "icon-overlap"),
        .icon_allow = cor_use_of(d, "icon-allow-overlap"),
        .icon_ignore = cor_use_of(d, "icon-ignore-placement"),
        .icon_optional = cor_use_of(d, "icon-optional"),
        .require = require && require->kind == COR_NODE_BOOL && require->boolean,
        .has_radial = cor_layer_property(d->layer, "text-radial-offset") != NULL,
        .has_icon_color = cor_layer_property(d->layer, "icon-color") != NULL,
    };
}

/* Where the symbol of one feature (or part) stands, and how it is turned. */
typedef struct {
    cor_point at;
    double angle; /* degrees clockwise, of text along a line */
} spot;

/* A line's middle, with the direction in which text reads upright. */
static bool middle_of_line(const cor_path *path, spot *ret_spot)
{
    double length;
    size_t n, part = cor_path_longest_part(path, &length);
    if (!(length > 0)) return false;
    const cor_point *points = cor_path_part(path, part, &n);
    cor_along middle = cor_line_at(points, n, length / 2);
    ret_spot->at = middle.at;
    ret_spot->angle = middle.angle * 180 / M_PI;
    if (ret_spot->angle > 90) ret_spot->angle -= 180;
    if (ret_spot->angle < -90) ret_spot->angle += 180;
    return true;
}

/* Half a point is nearer than a name's place needs to be. */
static const double INSIDE_PRECISION = 0.5;

static bool spot_of(cor_drawing *d, uint32_t row, bool along, spot *ret_spot)
{
    const cor_geometry *g = d->what->page;
    cor_shape_kind kind = cor_geometry_kind(g, row);
    *ret_spot = (spot){{0, 0}, 0};
    if (kind == COR_SHAPE_NONE) return false;
    if (kind == COR_SHAPE_POINT) {
        if (along) return false;
        ret_spot->at = g->points[cor_geometry_first_point(g, cor_geometry_first_part(g, row))];
        return true;
    }
    cor_path path = cor_geometry_path(g, row);
    if (along) return middle_of_line(&path, ret_spot);
    ret_spot->at =
        kind == COR_SHAPE_POLYGON ? cor_path_inside_point(&path, INSIDE_PRECISION, NULL) : path.points[path.parts[0]];
    return true;
}

/* POINT turned about PIVOT by ANGLE degrees clockwise. */
static cor_point turned(cor_point point, cor_point pivot, double angle)
{
    double c = cos(angle * M_PI / 180), s = sin(angle * M_PI / 180), x = point.x - pivot.x, y = point.y - pivot.y;
    return (cor_point){pivot.x + c * x - s * y, pivot.y + s * x + c * y};
}

/* The box of a run's ink when its origin stands at ORIGIN, turned about PIVOT. */
static cor_rect turned_box(const cor_run *run, cor_point origin, cor_point pivot, double angle)
{
    cor_rect ink = {run->ink.x0 + origin.x, run->ink.y0 + origin.y, run->ink.x1 + origin.x, run->ink.y1 + origin.y};
    if (angle == 0) return ink;
    const double xs[2] = {ink.x0, ink.x1}, ys[2] = {ink.y0, ink.y1};
    cor_rect box = COR_RECT_EMPTY;
    for (int i = 0; i < 4; i++) {
        cor_point corner = turned((cor_point){xs[i & 1], ys[i >> 1]}, pivot, angle);
        box = cor_rect_with(box, corner.x, corner.y);
    }
    return box;
}

static cor_candidate candidate_at(const cor_run *run, const spot *where, double angle, cor_anchor anchor,
                                  cor_point offset, double padding)
{
    cor_candidate candidate;
    candidate.text = cor_anchored(where->at, anchor, run->width, run->height, offset);
    candidate.box = cor_rect_grown(turned_box(run, candidate.text, where->at, angle), padding);
    return candidate;
}

static size_t candidates_of(cor_drawing *d, const symbol_uses *uses, uint32_t row, const cor_run *run, double size,
                            const spot *where, double angle, double padding, cor_candidate *out)
{
    double em[2] = {0, 0};
    double radial = cor_use_number(d, &uses->radial, row, 0, 1000) * size;
    cor_use_numbers(d, &uses->offset, row, em, 2);
    cor_point offset = {em[0] * size, em[1] * size};
    cor_value list = cor_use_value(d, &uses->variable, row);
    size_t n = 0;
    for (size_t i = 0; list.kind == COR_ARRAY && i < list.array->n && n < MOST_ANCHORS; i++) {
        if (list.array->items[i].kind != COR_STRING) continue;
        cor_anchor anchor = cor_anchor_parse(list.array->items[i].string);
        cor_point away = uses->has_radial ? cor_anchor_radial(anchor, radial) : cor_anchor_outwards(anchor, offset);
        out[n++] = candidate_at(run, where, angle, anchor, away, padding);
    }
    if (n) return n;
    cor_anchor anchor = cor_anchor_parse(cor_use_word(d, &uses->anchor, row));
    if (uses->has_radial) offset = cor_anchor_radial(anchor, radial);
    out[0] = candidate_at(run, where, angle, anchor, offset, padding);
    return 1;
}

static void add_text(cor_drawing *d, const symbol_uses *uses, uint32_t row, const cor_run *run, double size,
                     const spot *where, cor_label *label)
{
    cor_candidate candidates[MOST_ANCHORS];
    double opacity = cor_use_number(d, &uses->opacity, row, 0, 1);
    double angle = where->angle + cor_use_number(d, &uses->rotate, row, -3600, 3600);
    label->padding = cor_use_number(d, &uses->padding, row, 0, 1000) * COR_POINTS_PER_PX;
    label->n_candidates = candidates_of(d, uses, row, run, size, where, angle, label->padding, candidates);
    label->candidates = cor_arena_memdup(d->arena, candidates, label->n_candidates * sizeof *candidates);
    label->run = run;
    label->text = (cor_text_item){
        .run = run,
        .angle = angle,
        .pivot = where->at,
        .color = cor_faded(cor_use_color(d, &uses->color, row), opacity),
        .halo = cor_faded(cor_use_color(d, &uses->halo_color, row), opacity),
        .halo_width = cor_use_number(d, &uses->halo_width, row, 0, 100) * COR_POINTS_PER_PX,
    };
}

/* What must be free round ITEM: its box, turned as it is, with `icon-padding` (top, right, bottom, left). */
static cor_rect mark_box(cor_drawing *d, const symbol_uses *uses, uint32_t row, const cor_icon_item *item)
{
    double px[4] = {2, 2, 2, 2};
    cor_use_numbers(d, &uses->icon_padding, row, px, 4);
    double c = fabs(cos(item->angle * M_PI / 180)), s = fabs(sin(item->angle * M_PI / 180));
    double w = (item->width * c + item->height * s) / 2, h = (item->width * s + item->height * c) / 2;
    return (cor_rect){item->x - w - px[3] * COR_POINTS_PER_PX, item->y - h - px[0] * COR_POINTS_PER_PX,
                      item->x + w + px[1] * COR_POINTS_PER_PX, item->y + h + px[2] * COR_POINTS_PER_PX};
}

/* An icon turns with its anchor and offset, about the point it belongs to. */
static void add_icon(cor_drawing *d, const symbol_uses *uses, uint32_t row, const cor_icon *icon, const spot *where,
                     cor_label *label)
{
    double scale = cor_use_number(d, &uses->icon_size, row, 0, 100) * COR_POINTS_PER_PX, px[2] = {0, 0};
    double width = fmin(cor_icon_width(icon) * scale, LARGEST_ICON);
    double height = fmin(cor_icon_height(icon) * scale, LARGEST_ICON);
    double angle = cor_use_number(d, &uses->icon_rotate, row, -3600, 3600);
    cor_use_numbers(d, &uses->icon_offset, row, px, 2);
    cor_anchor anchor = cor_anchor_parse(cor_use_word(d, &uses->icon_anchor, row));
    cor_point corner = cor_anchored(where->at, anchor, width, height, (cor_point){px[0] * scale, px[1] * scale});
    cor_point centre = turned((cor_point){corner.x + width / 2, corner.y + height / 2}, where->at, angle);
    label->icon = icon;
    label->mark = (cor_icon_item){.icon = icon,
                                  .x = centre.x,
                                  .y = centre.y,
                                  .width = width,
                                  .height = height,
                                  .angle = angle,
                                  .opacity = cor_use_number(d, &uses->icon_opacity, row, 0, 1),
                                  .recolor = uses->has_icon_color,
                                  .color = cor_use_color(d, &uses->icon_color, row)};
    label->mark_box = mark_box(d, uses, row, &label->mark);
}

/* The newer `*-overlap` says more than the older flag and wins over it. */
static bool may_overlap(cor_drawing *d, const cor_use *overlap, const cor_use *allow, uint32_t row)
{
    const char *word = cor_use_word(d, overlap, row);
    return *word ? strcmp(word, "never") != 0 : cor_use_flag(d, allow, row);
}

static void add_rules(cor_drawing *d, const symbol_uses *uses, uint32_t row, cor_label *label)
{
    label->text_allow_overlap = may_overlap(d, &uses->text_overlap, &uses->text_allow, row);
    label->icon_allow_overlap = may_overlap(d, &uses->icon_overlap, &uses->icon_allow, row);
    label->text_ignore_placement = cor_use_flag(d, &uses->text_ignore, row);
    label->icon_ignore_placement = cor_use_flag(d, &uses->icon_ignore, row);
    label->text_optional = cor_use_flag(d, &uses->text_optional, row);
    label->icon_optional = cor_use_flag(d, &uses->icon_optional, row);
    label->sort_key = cor_use_number(d, &uses->sort_key, row, -1e300, 1e300);
    label->require = uses->require;
}

/* A legend's sample has its icon in the middle, whatever offset moves it on the map, and no words. */
static void draw_sample(cor_drawing *d, const symbol_uses *uses, uint32_t row, const cor_icon *icon, const spot *where)
{
    cor_label label = {0};
    if (!icon) return;
    add_icon(d, uses, row, icon, where, &label);
    label.mark.x = where->at.x;
    label.mark.y = where->at.y;
    cor_scene_add(d->scene, COR_ITEM_ICON)->icon = label.mark;
}

static bool ask(cor_drawing *d, const symbol_uses *uses, uint32_t row)
{
    spot where;
    double size;
    cor_arena_reset(d->scrap);
    bool along = !strncmp(cor_use_word(d, &uses->placement, row), "line", 4);
    if (!spot_of(d, row, along, &where)) return false;
    const cor_icon *icon = cor_use_icon(d, &uses->icon, row);
    if (d->sample) {
        draw_sample(d, uses, row, icon, &where);
        return true;
    }
    const cor_run *run = cor_wording_run(d, &uses->wording, row, along, &size);
    if (!run && !icon) return true;
    cor_label *label = cor_scene_label(d->scene);
    label->layer = cor_layer_id(d->layer);
    label->feature = cor_table_id(d->what->table, row);
    label->along = along;
    add_rules(d, uses, row, label);
    if (run) add_text(d, uses, row, run, size, &where, label);
    if (icon) add_icon(d, uses, row, icon, &where, label);
    return true;
}

void cor_draw_symbol(cor_drawing *drawing)
{
    symbol_uses uses = uses_of(drawing);
    cor_drawing_choose(drawing, "symbol-sort-key");
    for (size_t i = 0; i < drawing->n_rows; i++)
        if (!ask(drawing, &uses, drawing->rows[i])) {
            drawing->counts.drawn--;
            drawing->counts.unusable++;
        }
}
