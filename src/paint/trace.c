/* The scene as text, a line for each drawn thing: what tests of symbolizers compare. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "paint/device.h"
#include "paint/painter.h"

typedef struct {
    GString *out;
    const cor_group *group; /* the current one */
} painter;

static void add_number(GString *out, double x)
{
    char text[COR_NUMBER_SPACE];
    cor_format_decimals(text, x, 2);
    g_string_append(out, text);
}

static void add_words(GString *out, const char *before, double x, const char *after)
{
    g_string_append(out, before);
    add_number(out, x);
    g_string_append(out, after);
}

static unsigned byte_of(float x)
{
    return (unsigned) (fminf(1, fmaxf(0, x)) * 255 + 0.5F);
}

/* #rrggbb, and the alpha where there is one. */
static void add_color(GString *out, cor_color color)
{
    g_string_append_printf(out, "#%02x%02x%02x", byte_of(color.r), byte_of(color.g), byte_of(color.b));
    if (color.a < 1) add_words(out, "/", color.a, "");
}

static void add_point(GString *out, const char *before, double x, double y)
{
    add_words(out, before, x, ",");
    add_number(out, y);
}

static void add_path(GString *out, const cor_path *path)
{
    for (size_t part = 0; part < path->n_parts; part++) {
        size_t first = path->parts[part], end = path->parts[part + 1];
        if (path->closed && end - first > 1) end--;
        for (size_t i = first; i < end; i++)
            add_point(out, i == first ? " M" : " L", path->points[i].x, path->points[i].y);
        if (path->closed) g_string_append(out, " Z");
    }
}

static void start(const painter *p, const char *what)
{
    g_string_append_printf(p->out, "%s: %s ", p->group->id, what);
}

static void draw_fill(void *context, const cor_fill *fill)
{
    const painter *p = context;
    GString *out = p->out;
    for (size_t i = 0; i < fill->n_paths; i++) {
        start(p, "fill");
        add_color(out, fill->color);
        add_path(out, &fill->paths[i]);
        g_string_append_c(out, '\n');
    }
}

static void add_pen(GString *out, const cor_stroke *stroke)
{
    static const char *const caps[] = {"", " round-cap", " square-cap"};
    static const char *const joins[] = {"", " round-join", " bevel-join"};
    add_words(out, " ", stroke->width, "pt");
    g_string_append(out, caps[stroke->cap]);
    g_string_append(out, joins[stroke->join]);
    for (size_t i = 0; i < stroke->n_dashes; i++)
        add_words(out, i ? "," : " dashes ", stroke->dashes[i], "");
    if (stroke->n_dashes && stroke->dash_offset != 0) add_words(out, " from ", stroke->dash_offset, "");
}

static void draw_stroke(void *context, const cor_stroke *stroke)
{
    const painter *p = context;
    GString *out = p->out;
    for (size_t i = 0; i < stroke->n_paths; i++) {
        start(p, "stroke");
        add_color(out, stroke->color);
        add_pen(out, stroke);
        add_path(out, &stroke->paths[i]);
        g_string_append_c(out, '\n');
    }
}

static void draw_circles(void *context, const cor_circles *circles)
{
    const painter *p = context;
    GString *out = p->out;
    for (size_t i = 0; i < circles->n; i++) {
        uint32_t kind = circles->kind ? circles->kind[i] : 0;
        if (kind >= circles->n_kinds) continue;
        const cor_circle *circle = &circles->kinds[kind];
        start(p, "circle");
        add_color(out, circle->fill);
        add_words(out, " r ", circle->radius, "pt");
        if (circle->stroke_width > 0) {
            g_string_append(out, " stroke ");
            add_color(out, circle->stroke);
            add_words(out, " ", circle->stroke_width, "pt");
        }
        if (circle->blur > 0) add_words(out, " blur ", circle->blur, "");
        add_point(out, " at ", circles->at[i].x, circles->at[i].y);
        g_string_append_c(out, '\n');
    }
}

static void add_halo(GString *out, cor_color color, double width, double blur)
{
    if (!(width > 0)) return;
    g_string_append(out, " halo ");
    add_color(out, color);
    add_words(out, " ", width, "pt");
    if (blur > 0) add_words(out, " blur ", blur, "pt");
}

static void draw_icon(void *context, const cor_icon_item *icon)
{
    const painter *p = context;
    GString *out = p->out;
    start(p, "icon");
    g_string_append(out, cor_icon_name(icon->icon));
    if (icon->recolor) {
        g_string_append_c(out, ' ');
        add_color(out, icon->color);
    }
    add_words(out, " ", icon->width, "x");
    add_words(out, "", icon->height, "pt");
    if (icon->fixed > 0) g_string_append(out, " stretched");
    add_halo(out, icon->halo, icon->halo_width, icon->halo_blur);
    add_point(out, " at ", icon->x, icon->y);
    if (icon->angle != 0) add_words(out, " turned ", icon->angle, "");
    if (icon->opacity < 1) add_words(out, " opacity ", icon->opacity, "");
    g_string_append_c(out, '\n');
}

static void draw_pattern(void *context, const cor_pattern *pattern)
{
    const painter *p = context;
    GString *out = p->out;
    for (size_t i = 0; i < pattern->n_paths; i++) {
        start(p, "pattern");
        g_string_append(out, cor_icon_name(pattern->icon));
        add_words(out, " ", pattern->width, "x");
        add_words(out, "", pattern->height, "pt");
        if (pattern->origin.x != 0 || pattern->origin.y != 0)
            add_point(out, " from ", pattern->origin.x, pattern->origin.y);
        if (pattern->angle != 0) add_words(out, " turned ", pattern->angle, "");
        if (pattern->mirrored) g_string_append(out, " mirrored");
        if (pattern->opacity < 1) add_words(out, " opacity ", pattern->opacity, "");
        add_path(out, &pattern->paths[i]);
        g_string_append_c(out, '\n');
    }
}

static void draw_image(void *context, const cor_image *image)
{
    const painter *p = context;
    GString *out = p->out;
    start(p, "image");
    g_string_append_printf(out, "%dx%d", image->width, image->height);
    add_point(out, " at ", image->at.x0, image->at.y0);
    add_point(out, " to ", image->at.x1, image->at.y1);
    if (image->opacity < 1) add_words(out, " opacity ", image->opacity, "");
    g_string_append(out, image->smooth ? " smooth\n" : "\n");
}

static void add_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (const char *c = text; *c; c++) {
        if (*c == '\n')
            g_string_append(out, "\\n");
        else if (*c == '"' || *c == '\\')
            g_string_append_printf(out, "\\%c", *c);
        else
            g_string_append_c(out, *c);
    }
    g_string_append_c(out, '"');
}

static void add_font(GString *out, const cor_text_spec *spec)
{
    add_words(out, " ", spec->size, "pt");
    if (spec->font.family) g_string_append_printf(out, " %s", spec->font.family);
    if (spec->font.weight && spec->font.weight != 400) g_string_append_printf(out, " %d", spec->font.weight);
    if (spec->font.italic) g_string_append(out, " italic");
}

/* The curve by its ends and three places between them: enough to see which way it goes. */
static void trace_bend(GString *out, const cor_bend *bend)
{
    double length = cor_curve_length(&bend->curve);
    for (int i = 0; i <= 4; i++) {
        cor_point p = cor_curve_at(&bend->curve, i * length / 4).at;
        add_point(out, i ? " L" : " along M", p.x, p.y);
    }
    g_string_append_c(out, '\n');
}

/* What is said of the parts of a text: their ends, bytes, and what is their own. */
static void trace_parts(GString *out, const cor_text_item *text)
{
    for (size_t i = 0; i < text->run->spec.n_parts; i++) {
        const cor_text_part *part = &text->run->spec.parts[i];
        g_string_append_printf(out, " to %zu", part->end);
        if (part->image) g_string_append(out, " picture");
        if (part->scale != 1) add_words(out, " ×", part->scale, "");
        if (part->font) g_string_append_printf(out, " %s %d", part->font->family, part->font->weight);
        if (part->font && part->font->italic) g_string_append(out, " italic");
        if (part->align != COR_ALIGN_BOTTOM)
            g_string_append(out, part->align == COR_ALIGN_TOP ? " at the top" : " in the middle");
        if (!part->color) continue;
        g_string_append_c(out, ' ');
        add_color(out, cor_text_color(text, part));
    }
}

static void draw_text(void *context, const cor_text_item *text)
{
    const painter *p = context;
    GString *out = p->out;
    if (!text->run) return;
    start(p, "text");
    add_quoted(out, text->run->spec.text);
    add_font(out, &text->run->spec);
    g_string_append_c(out, ' ');
    add_color(out, text->color);
    add_halo(out, text->halo, text->halo_width, text->halo_blur);
    if (text->halo_alone) g_string_append(out, " alone");
    if (text->bend) {
        trace_bend(out, text->bend);
        return;
    }
    add_point(out, " at ", text->x, text->y);
    if (text->angle != 0) add_words(out, " turned ", text->angle, "");
    if (text->run->n_lines > 1 && text->run->spec.justify != COR_JUSTIFY_CENTER)
        g_string_append(out, text->run->spec.justify == COR_JUSTIFY_LEFT ? " flush left" : " flush right");
    trace_parts(out, text);
    g_string_append_c(out, '\n');
}

/* What holds for all of a group stands on a line of its own; silent where it is the usual. */
static bool begin_group(void *context, const cor_group *group, size_t index)
{
    painter *p = context;
    GString *out = p->out;
    (void) index;
    p->group = group;
    if (group->opacity < 1) {
        start(p, "opacity");
        add_words(out, "", group->opacity, "\n");
    }
    if (group->blend != COR_BLEND_NORMAL) {
        start(p, "blend");
        g_string_append_printf(out, "%s\n", cor_blend_name(group->blend));
    }
    if (group->clipped) {
        start(p, "clip");
        add_point(out, "", group->clip.x0, group->clip.y0);
        add_point(out, " to ", group->clip.x1, group->clip.y1);
        g_string_append_c(out, '\n');
    }
    if (group->within) {
        start(p, "within");
        add_path(out, group->within);
        g_string_append_c(out, '\n');
    }
    return true;
}

static void end_group(void *context, const cor_group *group)
{
    (void) context;
    (void) group;
}

static const cor_device trace_device = {
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

cor_status cor_paint_trace(const cor_scene *scene, const cor_sink *sink, cor_error *err)
{
    painter p = {.out = g_string_new(NULL)};
    cor_device_walk(&trace_device, &p, scene);
    bool good = sink->write(sink->context, p.out->str, p.out->len);
    g_string_free(p.out, TRUE);
    return good ? COR_OK : cor_fail(err, COR_BAD_OUTPUT, "the trace could not be written");
}
