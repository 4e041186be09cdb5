#include "furnish/furnish.h"

#include "furnish/pen.h"

cor_status cor_furnish_ground(const cor_furnishing *furnishing, cor_error *err)
{
    cor_pen pen = cor_pen_new(furnishing);
    (void) err;
    if (furnishing->map->furniture.graticule.on) cor_furnish_graticule(&pen);
    return COR_OK;
}

cor_status cor_furnish(const cor_furnishing *furnishing, cor_error *err)
{
    const cor_map_document *map = furnishing->map;
    cor_pen pen = cor_pen_new(furnishing);
    pen.scene->background = pen.paper;
    if (map->page.frame) cor_furnish_neat_line(&pen);
    if (map->page.frame && map->furniture.title.on) cor_furnish_title(&pen);
    if (map->furniture.banner.on) cor_furnish_banner(&pen);
    /* Before the furniture that looks for an empty corner. */
    cor_status st = cor_furnish_annotations(&pen, err);
    if (st) return st;
    if (map->furniture.scale_bar.on) cor_furnish_scale_bar(&pen);
    if (map->furniture.legend.on) cor_furnish_legend(&pen);
    if (map->furniture.north_arrow.on) cor_furnish_north_arrow(&pen);
    if (map->furniture.graticule.on) cor_furnish_graticule_labels(&pen);
    if (map->page.frame && (furnishing->credits || furnishing->disclaimer)) cor_furnish_credits(&pen);
    return COR_OK;
}
