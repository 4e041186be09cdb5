#include "furnish/furnish.h"

#include "furnish/pen.h"

void cor_furnish_ground(const cor_furnishing *furnishing)
{
    cor_pen pen = cor_pen_new(furnishing);
    if (furnishing->map->furniture.graticule.on) cor_furnish_graticule(&pen);
}

/* The legend wants another frame: what follows would be drawn in vain. */
static bool begins_anew(const cor_furnishing *what)
{
    return what->ret_strip && *what->ret_strip > 0;
}

/* What stands in the frame. Pieces with a place of their own (FIXED) come before those that look for one. */
static void furnish_placed(cor_pen *pen, bool fixed)
{
    const cor_furnishing *what = pen->what;
    const cor_map_document *map = what->map;
    if (map->furniture.scale_bar.on && (map->furniture.scale_bar.at != COR_AT_AUTO) == fixed)
        cor_furnish_scale_bar(pen);
    if (map->furniture.legend.on && (map->furniture.legend.at != COR_AT_AUTO) == fixed) cor_furnish_legend(pen);
    if (begins_anew(what)) return;
    for (size_t i = 0; i < what->n_insets; i++)
        if ((what->insets[i].options->at != COR_AT_AUTO) == fixed) cor_furnish_inset_place(pen, &what->insets[i]);
    if (what->table && !map->furniture.table.beside && (map->furniture.table.at != COR_AT_AUTO) == fixed)
        cor_furnish_table(pen);
    if (what->notes && (map->furniture.notes.at != COR_AT_AUTO) == fixed) cor_furnish_notes(pen);
    if (what->logo && (map->furniture.logo.at != COR_AT_AUTO) == fixed) cor_furnish_logo(pen);
    if (map->furniture.north_arrow.on && (map->furniture.north_arrow.at != COR_AT_AUTO) == fixed)
        cor_furnish_north_arrow(pen);
}

cor_status cor_furnish(const cor_furnishing *furnishing, cor_error *err)
{
    const cor_map_document *map = furnishing->map;
    cor_pen pen = cor_pen_new(furnishing);
    pen.scene->background = pen.paper;
    if (map->page.frame && !map->furniture.neat_line.off) cor_furnish_neat_line(&pen);
    if (map->page.frame && map->furniture.title.on) cor_furnish_title(&pen);
    if (map->furniture.banner.on) cor_furnish_banner(&pen);
    /* Before the furniture that looks for an empty corner. */
    cor_status st = cor_furnish_annotations(&pen, err);
    if (st) return st;
    if (furnishing->table) cor_furnish_numbers(&pen);
    furnish_placed(&pen, true);
    furnish_placed(&pen, false);
    if (begins_anew(furnishing)) return COR_OK;
    if (furnishing->table && map->furniture.table.beside) cor_furnish_table(&pen);
    if (map->furniture.graticule.on) cor_furnish_graticule_labels(&pen);
    return COR_OK;
}

void cor_furnish_words(const cor_furnishing *furnishing)
{
    cor_pen pen = cor_pen_new(furnishing);
    if (furnishing->map->page.frame && (furnishing->credits || furnishing->disclaimer)) cor_furnish_credits(&pen);
}
