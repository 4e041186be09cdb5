/* Icons as symbols. An icon's file is another's: the canvas draws it, cairo writes down the drawing, and of that only
 * shapes and paint are taken over. No script, link or event can come through. */
#include <cairo-svg.h>
#include <string.h>

#include "paint/cairo_sink.h"
#include "paint/canvas.h"
#include "paint/guard.h"
#include "paint/halo.h"
#include "paint/svg_ids.h"
#include "paint/svg_items.h"

/* An icon in one colour, with one halo, in its own size; or stretched to another. */
typedef struct {
    cor_icon_item look; /* its corner at the origin, not turned */
    double margin;      /* of the halo, round the icon */
    GString *drawing;   /* elements for a symbol */
} picture;

struct cor_svg_icons {
    GArray *pictures;
    GHashTable *numbers; /* look → its picture's, from 1 */
    GHashTable *tiles;   /* what stands for a cell or gradient → its number */
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

/* How ITEM looks, wherever it stands: what is scaled alike is drawn in the icon's own size. */
static cor_icon_item look_of(const cor_icon_item *item)
{
    cor_icon_item look = {.icon = item->icon, .opacity = 1, .recolor = true, .color = cor_guard_ink(item)};
    bool stretched = cor_guard_size(item->fixed) && cor_guard_size(item->width) && cor_guard_size(item->height);
    look.width = stretched ? item->width : cor_icon_width(item->icon);
    look.height = stretched ? item->height : cor_icon_height(item->icon);
    look.fixed = stretched ? item->fixed : 0;
    look.x = look.width / 2;
    look.y = look.height / 2;
    if (!cor_icon_takes_color(item->icon) || !cor_guard_size(item->halo_width) || !cor_guard_size(item->width))
        return look;
    look.halo = item->halo;
    look.halo_width = item->halo_width * look.width / item->width;
    look.halo_blur = cor_guard_size(item->halo_blur) ? item->halo_blur * look.width / item->width : 0;
    return look;
}

static GString *drawn_by_cairo(const picture *p)
{
    GString *svg = g_string_new(NULL);
    cor_sink sink = {append, svg};
    double width = p->look.width + 2 * p->margin, height = p->look.height + 2 * p->margin;
    cairo_surface_t *surface = cairo_svg_surface_create_for_stream(cor_cairo_write, &sink, width, height);
    cairo_t *cr = cairo_create(surface);
    cor_canvas canvas = {.cr = cr, .limits = {0, 0, width, height}};
    cairo_translate(cr, p->margin, p->margin);
    cor_canvas_icon(&canvas, &p->look);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
    cor_canvas_drop_pictures(&canvas);
    return svg;
}

static bool same_ink(cor_color a, cor_color b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

static bool same_look(const cor_icon_item *a, const cor_icon_item *b)
{
    return a->icon == b->icon && a->width == b->width && a->height == b->height && a->fixed == b->fixed &&
           same_ink(a->color, b->color) && same_ink(a->halo, b->halo) && a->halo_width == b->halo_width &&
           a->halo_blur == b->halo_blur;
}

/* Of what most looks differ by. */
static guint hash_look(gconstpointer data)
{
    const cor_icon_item *look = data;
    const double sizes[] = {look->width,   look->height,  look->fixed,  look->halo_width,
                            look->color.r, look->color.g, look->color.b};
    guint hash = g_direct_hash(look->icon);
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        double size = sizes[i] + 0.0; /* two zeros are equal, but not as bits */
        hash = hash * 31 + g_double_hash(&size);
    }
    return hash;
}

static gboolean equal_looks(gconstpointer a, gconstpointer b)
{
    return same_look(a, b);
}

/* The number of ITEM's picture, from 1; 0 when there is none. */
static unsigned number_of(const cor_svg_icons *icons, const cor_icon_item *item)
{
    cor_icon_item look = look_of(item);
    return GPOINTER_TO_UINT(g_hash_table_lookup(icons->numbers, &look));
}

static void add_picture(const cor_svg *svg, cor_svg_icons *icons, const cor_icon_item *item)
{
    if (!item->icon || number_of(icons, item)) return;
    char prefix[COR_SVG_ID];
    cor_svg_id(svg, prefix, "", "icon", icons->pictures->len + 1, "-");
    picture p = {.look = look_of(item)};
    p.margin = cor_halo_reach(p.look.halo_width, p.look.halo_blur);
    GString *raw = drawn_by_cairo(&p), *steady = cor_svg_renumber(raw->str, raw->len, prefix);
    p.drawing = safe_copy(steady);
    g_array_append_val(icons->pictures, p);
    g_hash_table_insert(icons->numbers, g_memdup2(&p.look, sizeof p.look), GUINT_TO_POINTER(icons->pictures->len));
    g_string_free(raw, TRUE);
    g_string_free(steady, TRUE);
}

cor_svg_icons *cor_svg_icons_of(const cor_svg *svg, const cor_scene *scene)
{
    cor_svg_icons *icons = g_new0(cor_svg_icons, 1);
    icons->pictures = g_array_new(FALSE, FALSE, sizeof(picture));
    icons->numbers = g_hash_table_new_full(hash_look, equal_looks, g_free, NULL);
    icons->tiles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < cor_scene_group_count(scene); i++) {
        const cor_group *group = cor_scene_group_at(scene, i);
        for (size_t j = 0; j < group->n_items; j++) {
            const cor_item *item = &group->items[j];
            if (item->kind == COR_ITEM_ICON) add_picture(svg, icons, &item->icon);
            if (item->kind == COR_ITEM_PATTERN) add_picture(svg, icons, &(cor_icon_item){.icon = item->pattern.icon});
        }
    }
    return icons;
}

void cor_svg_icons_free(cor_svg_icons *icons)
{
    for (unsigned i = 0; i < icons->pictures->len; i++)
        g_string_free(g_array_index(icons->pictures, picture, i).drawing, TRUE);
    g_array_unref(icons->pictures);
    g_hash_table_unref(icons->numbers);
    g_hash_table_unref(icons->tiles);
    g_free(icons);
}

unsigned cor_svg_icon_number(const cor_svg_icons *icons, const cor_icon *icon)
{
    return icon ? number_of(icons, &(cor_icon_item){.icon = icon}) : 0;
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
    char id[COR_SVG_ID];
    for (unsigned i = 0; i < icons->pictures->len; i++) {
        const picture *p = &g_array_index(icons->pictures, picture, i);
        cor_svg_raw(svg, "<symbol");
        cor_svg_attr(svg, "id", cor_svg_id(svg, id, "", "icon", i + 1, ""));
        cor_svg_raw(svg, " viewBox=\"0 0 ");
        cor_svg_number(svg, p->look.width + 2 * p->margin);
        cor_svg_raw(svg, " ");
        cor_svg_number(svg, p->look.height + 2 * p->margin);
        cor_svg_raw(svg, "\" preserveAspectRatio=\"none\">");
        cor_svg_raw(svg, p->drawing->str);
        cor_svg_raw(svg, "</symbol>\n");
    }
}

void cor_svg_icon(cor_svg *svg, const cor_svg_icons *icons, const cor_icon_item *icon, cor_rect limits)
{
    double opacity = cor_guard_unit(icon->opacity);
    cor_point at = {icon->x, icon->y};
    unsigned number = icon->icon ? number_of(icons, icon) : 0;
    if (!number || opacity <= 0 || !cor_guard_size(icon->width) || !cor_guard_size(icon->height) ||
        !cor_guard_point(at) || !cor_rect_contains(limits, at.x, at.y))
        return;
    const picture *p = &g_array_index(icons->pictures, picture, number - 1);
    double width = icon->width * (1 + 2 * p->margin / p->look.width);
    double height = icon->height * (1 + 2 * p->margin / p->look.height);
    char href[COR_SVG_ID];
    cor_svg_raw(svg, "<use");
    cor_svg_attr(svg, "xlink:href", cor_svg_id(svg, href, "#", "icon", number, ""));
    cor_svg_attr_number(svg, "x", at.x - width / 2);
    cor_svg_attr_number(svg, "y", at.y - height / 2);
    cor_svg_attr_number(svg, "width", width);
    cor_svg_attr_number(svg, "height", height);
    cor_svg_attr_opacity(svg, opacity);
    cor_svg_turn(svg, icon->angle, at.x, at.y);
    cor_svg_raw(svg, "/>\n");
}
