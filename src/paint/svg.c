/* SVG for editors: real text, a named layer for each group, clean clip paths, no more digits than paper shows. */
#include <string.h>

#include "base/number.h"
#include "paint/cairo_sink.h"
#include "paint/device.h"
#include "paint/guard.h"
#include "paint/svg_about.h"
#include "paint/svg_items.h"
#include "paint/svg_mark.h"

#define MM_PER_POINT (25.4 / 72)

typedef struct {
    cor_svg svg;
    const cor_scene *scene;
    cor_rect limits;
    cor_svg_icons *icons;
    GHashTable *ids; /* those given away */
} painter;

/* Rounded down (but for the noise of the last digits): a hair more than 1200 pixels would be shown as 1201. */
static void add_length(cor_svg *svg, const char *name, double points)
{
    char value[COR_NUMBER_SPACE + 2];
    cor_format_decimals(value, floor(points * MM_PER_POINT * 1e4 + 1e-3) / 1e4, 4);
    strcat(value, "mm");
    cor_svg_attr(svg, name, value);
}

static void begin_root(painter *p)
{
    char box[2 * COR_NUMBER_SPACE + 8] = "0 0 ";
    size_t n = 4 + cor_format_decimals(box + 4, p->scene->width, 4);
    box[n++] = ' ';
    cor_format_decimals(box + n, p->scene->height, 4);
    cor_svg_raw(&p->svg, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                         "xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" version=\"1.1\"");
    add_length(&p->svg, "width", p->scene->width);
    add_length(&p->svg, "height", p->scene->height);
    cor_svg_attr(&p->svg, "viewBox", box);
    if (p->scene->language) cor_svg_attr(&p->svg, "xml:lang", p->scene->language);
    cor_svg_raw(&p->svg, " text-rendering=\"geometricPrecision\">\n");
    cor_svg_about(&p->svg, p->scene);
}

static void add_box(painter *p, cor_rect box)
{
    cor_svg_raw(&p->svg, "<rect");
    cor_svg_attr_number(&p->svg, "x", box.x0);
    cor_svg_attr_number(&p->svg, "y", box.y0);
    cor_svg_attr_number(&p->svg, "width", fmax(0, cor_rect_width(box)));
    cor_svg_attr_number(&p->svg, "height", fmax(0, cor_rect_height(box)));
}

static bool same_clip(const cor_group *a, const cor_group *b)
{
    return a->clipped && b->clipped && memcmp(&a->clip, &b->clip, sizeof a->clip) == 0;
}

/* The number of the clip of group INDEX: that of the first group with the same one, from 1. */
static size_t clip_number(const cor_scene *scene, size_t index)
{
    const cor_group *group = cor_scene_group_at(scene, index);
    size_t first = 0;
    while (!same_clip(cor_scene_group_at(scene, first), group))
        first++;
    return first + 1;
}

static void begin_clip(painter *p, size_t number)
{
    char id[COR_SVG_ID];
    cor_svg_raw(&p->svg, "<clipPath");
    cor_svg_attr(&p->svg, "id", cor_svg_id(&p->svg, id, "", "clip", number, ""));
    cor_svg_raw(&p->svg, ">");
}

/* The number of the clip to the area that group INDEX lies within. */
static size_t within_number(const cor_scene *scene, size_t index)
{
    return cor_scene_group_count(scene) + index + 1;
}

static void add_clips(painter *p)
{
    for (size_t i = 0; i < cor_scene_group_count(p->scene); i++) {
        const cor_group *group = cor_scene_group_at(p->scene, i);
        if (group->clipped && clip_number(p->scene, i) == i + 1) {
            begin_clip(p, i + 1);
            add_box(p, cor_guard_rect(group->clip, p->limits));
            cor_svg_raw(&p->svg, "/></clipPath>\n");
        }
        if (group->within) {
            begin_clip(p, within_number(p->scene, i));
            cor_svg_raw(&p->svg, "<path clip-rule=\"evenodd\"");
            cor_svg_path_data(&p->svg, group->within, p->limits);
            cor_svg_raw(&p->svg, "/></clipPath>\n");
        }
    }
}

static void add_background(painter *p)
{
    if (!(p->scene->background.a > 0)) return;
    cor_svg_raw(&p->svg, "<rect width=\"100%\" height=\"100%\"");
    cor_svg_attr_color(&p->svg, "fill", p->scene->background);
    cor_svg_raw(&p->svg, "/>\n");
}

static bool in_id(char c)
{
    return g_ascii_isalnum(c) || c == '-' || c == '_' || c == '.' || (c & 0x80);
}

/* clip1-…, icon2-…, tile3-…, glow4-…, bend5-…: the names of this painter's own definitions. */
static bool is_reserved(const char *id)
{
    static const char *const words[] = {"clip", "icon", "tile", "glow", "bend"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_str_has_prefix(id, words[i]) && g_ascii_isdigit(id[4])) return true;
    return false;
}

/* ID as XML allows it, and not given away before. Owned by P. */
static const char *take_id(painter *p, const char *id)
{
    bool fits = id && (g_ascii_isalpha(*id) || *id == '_') && !is_reserved(id);
    GString *name = g_string_new(fits ? "" : "_");
    for (const char *c = id ? id : "group"; *c; c++)
        g_string_append_c(name, in_id(*c) ? *c : '_');
    gsize length = name->len;
    for (int i = 2; g_hash_table_contains(p->ids, name->str); i++) {
        g_string_truncate(name, length);
        g_string_append_printf(name, "-%d", i);
    }
    char *taken = g_string_free(name, FALSE);
    g_hash_table_add(p->ids, taken);
    return taken;
}

static void clip_to(painter *p, size_t number)
{
    char clip[COR_SVG_ID];
    cor_svg_attr(&p->svg, "clip-path", cor_svg_id(&p->svg, clip, "url(#", "clip", number, ")"));
}

static bool begin_group(void *context, const cor_group *group, size_t index)
{
    painter *p = context;
    double opacity = cor_guard_unit(group->opacity);
    if (opacity <= 0 || !group->n_items) return false;
    cor_svg_raw(&p->svg, "<g");
    cor_svg_attr(&p->svg, "id", take_id(p, group->id));
    cor_svg_attr(&p->svg, "inkscape:groupmode", "layer");
    cor_svg_attr(&p->svg, "inkscape:label", group->label ? group->label : group->id ? group->id : "");
    if (group->clipped) clip_to(p, clip_number(p->scene, index));
    cor_svg_attr_opacity(&p->svg, opacity);
    if (group->blend != COR_BLEND_NORMAL) {
        char style[48];
        g_snprintf(style, sizeof style, "mix-blend-mode:%s", cor_blend_name(group->blend));
        cor_svg_attr(&p->svg, "style", style);
    }
    cor_svg_raw(&p->svg, ">\n");
    if (!group->within) return true;
    cor_svg_raw(&p->svg, "<g");
    clip_to(p, within_number(p->scene, index));
    cor_svg_raw(&p->svg, ">\n");
    return true;
}

static void end_group(void *context, const cor_group *group)
{
    painter *p = context;
    if (group->within) cor_svg_raw(&p->svg, "</g>\n");
    cor_svg_raw(&p->svg, "</g>\n");
}

static void draw_fill(void *context, const cor_fill *fill)
{
    painter *p = context;
    cor_svg_fill(&p->svg, fill, p->limits);
}

static void draw_stroke(void *context, const cor_stroke *stroke)
{
    painter *p = context;
    cor_svg_stroke(&p->svg, stroke, p->limits);
}

static void draw_circles(void *context, const cor_circles *circles)
{
    painter *p = context;
    cor_svg_circles(&p->svg, p->icons, circles, p->limits);
}

static void draw_icon(void *context, const cor_icon_item *icon)
{
    painter *p = context;
    cor_svg_icon(&p->svg, p->icons, icon, p->limits);
}

static void draw_image(void *context, const cor_image *image)
{
    painter *p = context;
    cor_svg_image(&p->svg, image, p->limits);
}

static void draw_text(void *context, const cor_text_item *text)
{
    painter *p = context;
    cor_svg_text(&p->svg, text, p->limits);
}

static void draw_pattern(void *context, const cor_pattern *pattern)
{
    painter *p = context;
    cor_svg_pattern(&p->svg, p->icons, pattern, p->limits);
}

static const cor_device svg_device = {
    .begin_group = begin_group,
    .end_group = end_group,
    .draw_together = cor_device_draw_none,
    .draw_fill = draw_fill,
    .draw_stroke = draw_stroke,
    .draw_circles = draw_circles,
    .draw_icon = draw_icon,
    .draw_image = draw_image,
    .draw_text = draw_text,
    .draw_pattern = draw_pattern,
};

static void add_scene(painter *p)
{
    begin_root(p);
    cor_svg_raw(&p->svg, "<defs>\n");
    add_clips(p);
    cor_svg_icon_symbols(&p->svg, p->icons);
    cor_svg_raw(&p->svg, "</defs>\n");
    add_background(p);
    cor_device_walk(&svg_device, p, p->scene);
    cor_svg_raw(&p->svg, "</svg>\n");
}

cor_status cor_paint_svg(const cor_scene *scene, const cor_sink *sink, cor_error *err)
{
    cor_status status = cor_check_page(scene, err);
    if (status) return status;
    painter p = {.svg = cor_svg_open(sink),
                 .scene = scene,
                 .limits = cor_guard_limits(scene),
                 .ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    cor_svg_mark(scene, p.svg.mark);
    p.icons = cor_svg_icons_of(&p.svg, scene);
    add_scene(&p);
    g_hash_table_unref(p.ids);
    cor_svg_icons_free(p.icons);
    return cor_svg_close(&p.svg) ? COR_OK
                                 : cor_fail(err, COR_BAD_OUTPUT, "the image could not be written; is the disk full?");
}
