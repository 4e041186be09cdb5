#include <string.h>

#include "symbolize/symbol_internal.h"

static cor_symbol_uses uses_of(cor_drawing *d)
{
    const cor_node *require = cor_layer_metadata(d->layer, "corridor:require");
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
        .require = require && require->kind == COR_NODE_BOOL && require->boolean,
    };
}

/* The newer `*-overlap` says more than the older flag and wins over it. SHARES: only those that may overlap too. */
static void may_overlap(cor_drawing *d, const cor_use *overlap, const cor_use *allow, uint32_t row, bool *ret_allow,
                        bool *ret_shares)
{
    const char *word = cor_use_word(d, overlap, row);
    *ret_allow = *word ? !strcmp(word, "always") : cor_use_flag(d, allow, row);
    *ret_shares = !strcmp(word, "cooperative");
}

/* As MapLibre: where symbols may overlap they are drawn in the order of y, unless they have one of their own. */
static void add_order(cor_drawing *d, const cor_symbol_uses *uses, uint32_t row, cor_label *label)
{
    const char *order = cor_use_word(d, &uses->z_order, row);
    bool overlap = label->text_allow_overlap || label->icon_allow_overlap || label->text_shares || label->icon_shares ||
                   label->text_ignore_placement || label->icon_ignore_placement;
    bool by_y = !strcmp(order, "viewport-y"), sorted = !by_y && !cor_use_is_constant(&uses->sort_key);
    label->by_y = overlap && (by_y || (!sorted && strcmp(order, "source") != 0));
    label->whole = overlap && sorted;
}

static void add_rules(cor_drawing *d, const cor_symbol_uses *uses, uint32_t row, cor_label *label)
{
    may_overlap(d, &uses->text_overlap, &uses->text_allow, row, &label->text_allow_overlap, &label->text_shares);
    may_overlap(d, &uses->icon_overlap, &uses->icon_allow, row, &label->icon_allow_overlap, &label->icon_shares);
    label->text_ignore_placement = cor_use_flag(d, &uses->text_ignore, row);
    label->icon_ignore_placement = cor_use_flag(d, &uses->icon_ignore, row);
    label->text_optional = cor_use_flag(d, &uses->text_optional, row);
    label->icon_optional = cor_use_flag(d, &uses->icon_optional, row);
    label->sort_key = cor_use_number(d, &uses->sort_key, row, -1e300, 1e300);
    label->require = uses->require;
    add_order(d, uses, row, label);
}

cor_label *cor_symbol_request(cor_drawing *d, const cor_symbol_uses *uses, uint32_t row)
{
    cor_label *label = cor_scene_label(d->scene);
    label->layer = cor_layer_id(d->layer);
    label->feature = cor_table_id(d->what->table, row);
    add_rules(d, uses, row, label);
    return label;
}

/* A legend's sample has its icon in the middle, whatever offset moves it on the map, and no words. */
static void draw_sample(cor_drawing *d, const cor_symbol_uses *uses, uint32_t row, const cor_icon *icon,
                        const cor_spot *where)
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

static bool ask(cor_drawing *d, const cor_symbol_uses *uses, uint32_t row)
{
    cor_spot where;
    double size;
    bool area = !d->sample && cor_geometry_kind(d->what->page, row) == COR_SHAPE_POLYGON; /* its parts have places */
    cor_arena_reset(d->scratch);
    if (!area && !cor_spot_of(d, row, is_along(d, uses), &where)) return false;
    const cor_icon *icon = cor_use_icon(d, &uses->icon.image, row);
    if (d->sample) {
        draw_sample(d, uses, row, icon, &where);
        return true;
    }
    const cor_run *run = cor_wording_run(d, &uses->text.wording, row, false, &size);
    if (!run && !icon) return true;
    if (area) {
        cor_symbol_name_areas(d, uses, row, run, size, icon);
        return true;
    }
    for (size_t n = cor_spot_count(d, row), i = 0; i < n; i++) {
        if (i) where = cor_spot_at(d, row, i);
        cor_label *label = cor_symbol_request(d, uses, row);
        if (run) cor_symbol_add_text(d, &uses->text, row, run, size, &where, label);
        if (icon) cor_symbol_add_icon(d, &uses->icon, row, icon, &where, label);
    }
    return true;
}

void cor_draw_symbol(cor_drawing *drawing)
{
    cor_symbol_uses uses = uses_of(drawing);
    cor_drawing_choose(drawing, "symbol-sort-key");
    bool along = !drawing->sample && is_along(drawing, &uses);
    cor_symbol_lines *lines = along ? cor_symbol_lines_new(drawing, &uses) : NULL;
    for (size_t i = 0; i < drawing->n_rows; i++) {
        uint32_t row = drawing->rows[i];
        if (!(lines ? cor_symbol_lines_add(lines, row) : ask(drawing, &uses, row))) cor_drawing_give_up(drawing, row);
    }
    if (lines) cor_symbol_lines_ask(lines);
}
