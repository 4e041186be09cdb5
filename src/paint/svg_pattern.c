/* Paths filled with an icon again and again, as <pattern>: vector, and one cell to edit. */
#include <string.h>

#include "base/number.h"
#include "paint/guard.h"
#include "paint/svg_items.h"

/* Cells add up over the page, so they are written finer than places. */
static void attr_exact(cor_svg *svg, const char *name, double x)
{
    char value[COR_NUMBER_SPACE];
    cor_format_decimals(value, x, 4);
    cor_svg_attr(svg, name, value);
}

/* "translate(x y)rotate(a)scale(1 -1)" as the place of PATTERN's cells: a key for it too. */
static GString *place_of(const cor_pattern *pattern)
{
    char x[COR_NUMBER_SPACE], y[COR_NUMBER_SPACE], angle[COR_NUMBER_SPACE];
    GString *place = g_string_new(NULL);
    cor_format_decimals(x, pattern->origin.x, 4);
    cor_format_decimals(y, pattern->origin.y, 4);
    cor_format_decimals(angle, fmod(pattern->angle, 360), 4);
    if (pattern->origin.x != 0 || pattern->origin.y != 0) g_string_append_printf(place, "translate(%s %s)", x, y);
    if (strcmp(angle, "0") != 0) g_string_append_printf(place, "rotate(%s)", angle);
    if (pattern->mirrored) g_string_append(place, "scale(1 -1)");
    return place;
}

static void define(cor_svg *svg, const char *id, unsigned icon, const cor_pattern *pattern, const char *place)
{
    char href[COR_SVG_ID];
    cor_svg_id(svg, href, "#", "icon", icon, "");
    cor_svg_raw(svg, "<pattern");
    cor_svg_attr(svg, "id", id);
    cor_svg_attr(svg, "patternUnits", "userSpaceOnUse");
    attr_exact(svg, "width", pattern->width);
    attr_exact(svg, "height", pattern->height);
    if (*place) cor_svg_attr(svg, "patternTransform", place);
    cor_svg_raw(svg, "><use");
    cor_svg_attr(svg, "xlink:href", href);
    attr_exact(svg, "width", pattern->width);
    attr_exact(svg, "height", pattern->height);
    cor_svg_raw(svg, "/></pattern>\n");
}

/* The number of PATTERN's cell, defined here when it is new. */
static unsigned tile_of(cor_svg *svg, cor_svg_icons *icons, unsigned icon, const cor_pattern *pattern)
{
    bool fresh;
    char id[COR_SVG_ID], width[COR_NUMBER_SPACE], height[COR_NUMBER_SPACE];
    GString *place = place_of(pattern);
    cor_format_decimals(width, pattern->width, 4);
    cor_format_decimals(height, pattern->height, 4);
    char *key = g_strdup_printf("%u %s %s %s", icon, width, height, place->str);
    unsigned number = cor_svg_tile_number(icons, key, &fresh);
    if (fresh) define(svg, cor_svg_id(svg, id, "", "tile", number, ""), icon, pattern, place->str);
    g_string_free(place, TRUE);
    g_free(key);
    return number;
}

void cor_svg_pattern(cor_svg *svg, cor_svg_icons *icons, const cor_pattern *pattern, cor_rect limits)
{
    unsigned icon = cor_svg_icon_number(icons, pattern->icon);
    if (!icon || !pattern->n_paths || !cor_guard_pattern(pattern, limits)) return;
    char fill[COR_SVG_ID];
    cor_svg_id(svg, fill, "url(#", "tile", tile_of(svg, icons, icon, pattern), ")");
    cor_svg_raw(svg, "<g");
    cor_svg_attr(svg, "fill", fill);
    cor_svg_attr(svg, "fill-rule", "evenodd");
    cor_svg_raw(svg, ">\n");
    for (size_t i = 0; i < pattern->n_paths; i++) {
        cor_svg_raw(svg, "<path");
        cor_svg_attr_opacity(svg, cor_guard_unit(pattern->opacity));
        (void) cor_svg_path_data(svg, &pattern->paths[i], limits);
        cor_svg_raw(svg, "/>\n");
    }
    cor_svg_raw(svg, "</g>\n");
}
