/* Symbol layers: for each row a request for a place of its icon and text. */
#include <string.h>

#include "symbolize/internal.h"

static bool is_flagged(const cor_drawing *d, const char *key)
{
    const cor_node *flag = cor_layer_metadata(d->layer, key);
    return flag && flag->kind == COR_NODE_BOOL && flag->boolean;
}

static cor_symbol_uses uses_of(cor_drawing *d)
{
    return (cor_symbol_uses){
        .text = cor_symbol_text_of(d),
        .icon = cor_symbol_icon_of(d),
        .along = cor_symbol_along_of(d),
        .placement = cor_use_of(d, "symbol-placement"),
        .sort_key = cor_use_of(d, "symbol-sort-key"),
        .z_order = cor_use_of(d, "symbol-z-order"),
        .text_overlap = cor_use_of(d, "text-overlap"),
        .text_allow = cor_use_of(d, "text-allow-overlap"),
        .text_ignore = cor_use_of(d, "text-ignore-placement"),
        .text_optional = cor_use_of(d, "text-optional"),
        .icon_overlap = cor_use_of(d, "icon-overlap"),
        .icon_allow = cor_use_of(d, "icon-allow-overlap"),
        .icon_ignore = cor_use_of(d, "icon-ignore-placement"),
        .icon_optional = cor_use_of(d, "icon-optional"),
        .require = is_flagged(d, "corridor:require"),
        .once = is_flagged(d, "corridor:once"),
        .with = cor_layer_companion_of(d->layer),
    };
}

/* A legend's sample has its icon in the middle, whatever offset moves it on the map, and no words. */
static void draw_sample(cor_drawing *d, const cor_symbol_uses *uses, uint32_t row, const cor_icon *icon,
                        const cor_symbol_spot *where)
{
    cor_label label = {0};
    if (!icon) return;
    cor_symbol_add_icon(d, &uses->icon, row, icon, where, &label);
    label.mark.x = where->at.x;
    label.mark.y = where->at.y;
    cor_scene_add(d->scene, COR_ITEM_ICON)->icon = label.mark;
}

static bool is_along(cor_drawing *d, const cor_symbol_uses *uses)
{
    return d->n_rows && !strncmp(cor_use_word(d, &uses->placement, d->rows[0]), "line", 4);
}

static bool ask(cor_drawing *d, const cor_symbol_uses *uses, cor_stacking *stacking, uint32_t row)
{
    cor_symbol_spot where;
    double size;
    bool area = !d->sample && cor_geometry_kind(d->what->page, row) == COR_SHAPE_POLYGON; /* its parts have places */
    cor_arena_reset(d->scratch);
    if (!area && !cor_symbol_spot_of(d, row, is_along(d, uses), &where)) return false;
    const cor_icon *icon = cor_use_icon(d, &uses->icon.image, row);
    if (d->sample) {
        draw_sample(d, uses, row, icon, &where);
        return true;
    }
    const cor_run *run = cor_wording_run(d, &uses->text.wording, row, false, &size);
    if (!run && !icon) {
        cor_drawing_pass_over(d, row);
        return true;
    }
    if (area) {
        cor_symbol_name_areas(d, uses, row, run, size, icon);
        return true;
    }
    if (stacking && !icon && cor_stacking_repeats(stacking, row, run)) return true;
    for (size_t n = cor_symbol_spot_count(d, row), i = 0; i < n; i++) {
        if (i) where = cor_symbol_spot_at(d, row, i);
        cor_label *label = cor_symbol_request(d, uses, row);
        if (run) cor_symbol_add_text(d, &uses->text, row, run, size, &where, label);
        if (icon) cor_symbol_add_icon(d, &uses->icon, row, icon, &where, label);
        if (icon && stacking) cor_stacking_note(stacking, row);
    }
    return true;
}

void cor_draw_symbol(cor_drawing *drawing)
{
    cor_symbol_uses uses = uses_of(drawing);
    cor_drawing_choose(drawing, "symbol-sort-key");
    bool along = !drawing->sample && is_along(drawing, &uses);
    cor_symbol_lines *lines = along ? cor_symbol_lines_new(drawing, &uses) : NULL;
    cor_stacking *stacking = along || drawing->sample ? NULL : cor_stacking_new(drawing, &uses);
    for (size_t i = 0; i < drawing->n_rows; i++) {
        uint32_t row = drawing->rows[i];
        if (lines && cor_geometry_kind(drawing->what->page, row) == COR_SHAPE_POINT)
            cor_drawing_pass_over(drawing, row); /* of another type than the layer draws */
        else if (!(lines ? cor_symbol_lines_add(lines, row) : ask(drawing, &uses, stacking, row)))
            cor_drawing_give_up(drawing, row);
    }
    if (stacking) cor_stacking_tell(stacking);
    if (lines) cor_symbol_lines_ask(lines);
    drawing->counts.along = along;
}
