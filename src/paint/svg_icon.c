/* Icons as symbols. An icon's file is another's: librsvg draws it, cairo writes down the drawing, and of that only
 * shapes and paint are taken over. No script, link or event can come through. */
#include <cairo-svg.h>
#include <librsvg/rsvg.h>
#include <string.h>

#include "paint/cairo_sink.h"
#include "paint/guard.h"
#include "paint/svg_ids.h"
#include "paint/svg_items.h"

/* An icon in one colour. */
typedef struct {
    const cor_icon *icon;
    cor_color color;
    GString *drawing; /* elements for a symbol */
} picture;

struct cor_svg_icons {
    GArray *pictures;
    GHashTable *tiles; /* what stands for a cell or gradient → its number */
};

static const char *const elements[] = {"g",     "path",     "rect",           "circle",         "use",  "defs",
                                       "mask",  "clipPath", "linearGradient", "radialGradient", "stop", "symbol",
                                       "image", "pattern",  "filter",         "feColorMatrix",  NULL};
static const char *const attributes[] = {"id",
                                         "d",
                                         "style",
                                         "transform",
                                         "x",
                                         "y",
                                         "width",
                                         "height",
                                         "r",
                                         "cx",
                                         "cy",
                                         "fx",
                                         "fy",
                                         "x1",
                                         "y1",
                                         "x2",
                                         "y2",
                                         "offset",
                                         "fill",
                                         "fill-rule",
                                         "clip-path",
                                         "clip-rule",
                                         "mask",
                                         "filter",
                                         "opacity",
                                         "viewBox",
                                         "overflow",
                                         "gradientUnits",
                                         "gradientTransform",
                                         "spreadMethod",
                                         "patternUnits",
                                         "patternTransform",
                                         "filterUnits",
                                         "in",
                                         "type",
                                         "values",
                                         "preserveAspectRatio",
                                         "stroke",
                                         "stroke-width",
                                         "fill-opacity",
                                         "stroke-opacity",
                                         NULL};

typedef struct {
    GString *out;
    int depth;   /* of elements taken over */
    int skipped; /* of elements within one left out */
} copy;

static bool safe_attribute(const char *name, const char *value)
{
    if (!strcmp(name, "xlink:href")) return value[0] == '#' || g_str_has_prefix(value, "data:image/png;base64,");
    return g_strv_contains(attributes, name);
}

static void copy_start(GMarkupParseContext *context, const char *element, const char **names, const char **values,
                       void *data, GError **error)
{
    copy *c = data;
    (void) context;
    (void) error;
    if (c->skipped || (strcmp(element, "svg") && !g_strv_contains(elements, element))) {
        c->skipped++;
        return;
    }
    c->depth++;
    if (!strcmp(element, "svg")) return;
    g_string_append_printf(c->out, "<%s", element);
    for (size_t i = 0; names[i]; i++) {
        char *value = g_markup_escape_text(values[i], -1);
        if (safe_attribute(names[i], values[i])) g_string_append_printf(c->out, " %s=\"%s\"", names[i], value);
        g_free(value);
    }
    g_string_append_c(c->out, '>');
}

static void copy_end(GMarkupParseContext *context, const char *element, void *data, GError **error)
{
    copy *c = data;
    (void) context;
    (void) error;
    if (c->skipped) {
        c->skipped--;
        return;
    }
    c->depth--;
    if (strcmp(element, "svg")) g_string_append_printf(c->out, "</%s>", element);
}

/* The drawing within cairo's SVG, without its root; empty when it can't be read. */
static GString *safe_copy(const GString *svg)
{
    static const GMarkupParser parser = {.start_element = copy_start, .end_element = copy_end};
    copy c = {.out = g_string_new(NULL)};
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, &c, NULL);
    if (!g_markup_parse_context_parse(context, svg->str, (gssize) svg->len, NULL)) g_string_truncate(c.out, 0);
    g_markup_parse_context_free(context);
    return c.out;
}

static bool append(void *context, const void *bytes, size_t length)
{
    g_string_append_len(context, bytes, (gssize) length);
    return true;
}

static GString *drawn_by_cairo(const cor_icon *icon, cor_color color)
{
    GString *svg = g_string_new(NULL);
    cor_sink sink = {append, svg};
    double width = cor_icon_width(icon), height = cor_icon_height(icon);
    RsvgRectangle viewport = {0, 0, width, height};
    RsvgHandle *handle = cor_icon_handle(icon, color);
    cairo_surface_t *surface = cairo_svg_surface_create_for_stream(cor_cairo_write, &sink, width, height);
    cairo_t *cr = cairo_create(surface);
    if (handle) (void) rsvg_handle_render_document(handle, cr, &viewport, NULL);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
    return svg;
}

static bool is_of(const picture *p, const cor_icon_item *item)
{
    cor_color ink = cor_guard_ink(item);
    return p->icon == item->icon && p->color.r == ink.r && p->color.g == ink.g && p->color.b == ink.b &&
           p->color.a == ink.a;
}

/* The number of ITEM's picture, from 1; 0 when there is none. */
static unsigned number_of(const cor_svg_icons *icons, const cor_icon_item *item)
{
    for (unsigned i = 0; i < icons->pictures->len; i++) {
        if (is_of(&g_array_index(icons->pictures, picture, i), item)) return i + 1;
    }
    return 0;
}

static void add_picture(cor_svg_icons *icons, const cor_icon_item *item)
{
    if (!item->icon || number_of(icons, item)) return;
    char prefix[24];
    g_snprintf(prefix, sizeof prefix, "icon%u-", icons->pictures->len + 1);
    GString *raw = drawn_by_cairo(item->icon, cor_guard_ink(item)),
            *steady = cor_svg_renumber(raw->str, raw->len, prefix);
    picture p = {.icon = item->icon, .color = cor_guard_ink(item), .drawing = safe_copy(steady)};
    g_array_append_val(icons->pictures, p);
    g_string_free(raw, TRUE);
    g_string_free(steady, TRUE);
}

cor_svg_icons *cor_svg_icons_of(const cor_scene *scene)
{
    cor_svg_icons *icons = g_new0(cor_svg_icons, 1);
    icons->pictures = g_array_new(FALSE, FALSE, sizeof(picture));
    icons->tiles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < cor_scene_group_count(scene); i++) {
        const cor_group *group = cor_scene_group_at(scene, i);
        for (size_t j = 0; j < group->n_items; j++) {
            const cor_item *item = &group->items[j];
            if (item->kind == COR_ITEM_ICON) add_picture(icons, &item->icon);
            if (item->kind == COR_ITEM_PATTERN) add_picture(icons, &(cor_icon_item){.icon = item->pattern.icon});
        }
    }
    return icons;
}

void cor_svg_icons_free(cor_svg_icons *icons)
{
    for (unsigned i = 0; i < icons->pictures->len; i++)
        g_string_free(g_array_index(icons->pictures, picture, i).drawing, TRUE);
    g_array_unref(icons->pictures);
    g_hash_table_unref(icons->tiles);
    g_free(icons);
}

unsigned cor_svg_icon_number(const cor_svg_icons *icons, const cor_icon *icon)
{
    return number_of(icons, &(cor_icon_item){.icon = icon});
}

unsigned cor_svg_tile_number(cor_svg_icons *icons, const char *key, bool *ret_new)
{
    unsigned known = GPOINTER_TO_UINT(g_hash_table_lookup(icons->tiles, key));
    *ret_new = !known;
    if (known) return known;
    known = g_hash_table_size(icons->tiles) + 1;
    g_hash_table_insert(icons->tiles, g_strdup(key), GUINT_TO_POINTER(known));
    return known;
}

void cor_svg_icon_symbols(cor_svg *svg, const cor_svg_icons *icons)
{
    char id[24];
    for (unsigned i = 0; i < icons->pictures->len; i++) {
        const picture *p = &g_array_index(icons->pictures, picture, i);
        g_snprintf(id, sizeof id, "icon%u", i + 1);
        cor_svg_raw(svg, "<symbol");
        cor_svg_attr(svg, "id", id);
        cor_svg_raw(svg, " viewBox=\"0 0 ");
        cor_svg_number(svg, cor_icon_width(p->icon));
        cor_svg_raw(svg, " ");
        cor_svg_number(svg, cor_icon_height(p->icon));
        cor_svg_raw(svg, "\" preserveAspectRatio=\"xMidYMid\">");
        cor_svg_raw(svg, p->drawing->str);
        cor_svg_raw(svg, "</symbol>\n");
    }
}

void cor_svg_icon(cor_svg *svg, const cor_svg_icons *icons, const cor_icon_item *icon, cor_rect reach)
{
    double opacity = cor_guard_unit(icon->opacity);
    cor_point at = {icon->x, icon->y};
    unsigned number = number_of(icons, icon);
    if (!number || opacity <= 0 || !cor_guard_size(icon->width) || !cor_guard_size(icon->height) ||
        !cor_guard_point(at) || !cor_rect_contains(reach, at.x, at.y))
        return;
    char href[24];
    g_snprintf(href, sizeof href, "#icon%u", number);
    cor_svg_raw(svg, "<use");
    cor_svg_attr(svg, "xlink:href", href);
    cor_svg_attr_number(svg, "x", at.x - icon->width / 2);
    cor_svg_attr_number(svg, "y", at.y - icon->height / 2);
    cor_svg_attr_number(svg, "width", icon->width);
    cor_svg_attr_number(svg, "height", icon->height);
    cor_svg_attr_opacity(svg, opacity);
    cor_svg_turn(svg, icon->angle, at.x, at.y);
    cor_svg_raw(svg, "/>\n");
}
