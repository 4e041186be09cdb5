/* A symbol's label request, with the layer's rules on overlap and order. */
#include <string.h>

#include "symbolize/internal.h"

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
    label->once = uses->once;
    add_order(d, uses, row, label);
}

cor_label *cor_symbol_request(cor_drawing *d, const cor_symbol_uses *uses, uint32_t row)
{
    cor_label *label = cor_scene_label(d->scene);
    label->layer = cor_layer_id(d->layer);
    label->source = cor_layer_source(d->layer);
    label->feature = cor_table_id(d->what->table, row);
    label->row = row;
    label->with = uses->with;
    add_rules(d, uses, row, label);
    return label;
}
