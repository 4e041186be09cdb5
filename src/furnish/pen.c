#include "furnish/pen.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/words.h"
#include "furnish/layout.h"
#include "furnish/style_words.h"
#include "text/language.h"
#include "words/words.h"

static cor_color colour_of(const cor_style *style, const char *key, cor_color otherwise)
{
    cor_color color;
    const cor_node *node = cor_node_get(cor_style_metadata(style, "corridor:page"), key);
    return node && node->kind == COR_NODE_STRING && cor_parse_color(node->text, &color) ? color : otherwise;
}

double cor_page_margin(const cor_map_document *map, double unit)
{
    return fmin(COR_MARGIN * unit, fmin(map->page.width, map->page.height) / 8);
}

double cor_furniture_unit(double width, double height)
{
    static const double usual = 280 * 190 * (72 / 25.4) * (72 / 25.4);
    return fmin(fmax(pow(width * height / usual, 0.25), 0.72), 1.8);
}

double cor_set_size(double size, double unit)
{
    return fmax(size * unit, COR_MIN_SIZE);
}

cor_pen cor_pen_new(const cor_furnishing *what)
{
    cor_scene *scene = what->symbolizer->scene;
    cor_color paper = colour_of(what->style, "paper", (cor_color){1, 1, 1, 1}), panel = paper;
    cor_color muted = colour_of(what->style, "muted", (cor_color){0.36f, 0.36f, 0.36f, 1}), soft = muted;
    panel.a = 0.93f;
    soft.a *= 0.6f;
    return (cor_pen){.what = what,
                     .scene = scene,
                     .arena = scene->arena,
                     .unit = cor_furniture_unit(scene->width, scene->height),
                     .sample_width = COR_SAMPLE_WIDTH * cor_furniture_unit(scene->width, scene->height),
                     .mirrored = cor_language_is_rtl(what->symbolizer->language),
                     .paper = paper,
                     .panel = panel,
                     .ink = colour_of(what->style, "ink", (cor_color){0.13f, 0.13f, 0.13f, 1}),
                     .muted = muted,
                     .band = colour_of(what->style, "band", soft)};
}

/* What the style's `corridor:words` has for the first LENGTH bytes of TEXT in the page's languages; NULL: nothing. */
static const char *word_of_style(const cor_pen *pen, const char *text, size_t length)
{
    return cor_word_of_style(pen->what->style, pen->what->map->languages, cor_arena_copy_n(pen->arena, text, length));
}

const char *cor_pen_words(const cor_pen *pen, const char *text)
{
    size_t length = strlen(text);
    const char *count = strrchr(text, '('), *word = word_of_style(pen, text, length);
    if (word || !count || count - text < 2 || count[-1] != ' ') return word ? word : text;
    word = word_of_style(pen, text, (size_t) (count - 1 - text));
    return word ? cor_arena_format(pen->arena, "%s %s", word, count) : text;
}

cor_justify cor_pen_side(const cor_pen *pen)
{
    return pen->mirrored ? COR_JUSTIFY_RIGHT : COR_JUSTIFY_LEFT;
}

static cor_status shape(cor_pen *pen, const char *text, const cor_text_part *parts, size_t n, cor_words how,
                        const cor_run **ret_run, cor_error *err)
{
    const cor_symbolizer *with = pen->what->symbolizer;
    cor_text_spec spec = {
        .text = text,
        .parts = parts,
        .n_parts = n,
        .font = {.family = "Noto Sans", .weight = how.weight ? how.weight : 400, .italic = how.italic},
        .size = how.set_size > 0 ? how.set_size : cor_set_size(how.size, pen->unit),
        .line_height = COR_LEADING,
        .max_width = how.max_width,
        .filled = how.filled,
        .broken = !how.whole,
        .justify = how.justify,
        .language = with->language};
    return cor_shape(with->fonts, &spec, with->diagnostics, ret_run, err);
}

/* Missing fonts fail the page as a whole. */
static void warn_unset(const cor_pen *pen, const cor_error *err)
{
    if (!cor_fonts_found(pen->what->symbolizer->fonts, NULL))
        cor_warn(pen->what->symbolizer->diagnostics, cor_file_location(pen->what->map->file),
                 "some words are left out: %s", err->message);
}

const cor_run *cor_pen_shape_parts(cor_pen *pen, const char *text, const cor_text_part *parts, size_t n, cor_words how)
{
    const cor_run *run;
    cor_error err;
    if (!shape(pen, text, parts, n, how, &run, &err)) return run;
    warn_unset(pen, &err);
    return NULL;
}

const char *cor_pen_said(const cor_pen *pen, const char *text)
{
    text = cor_pen_words(pen, text);
    if (pen->what->map->native_digits) text = cor_language_digits(pen->arena, pen->what->symbolizer->language, text);
    return cor_valid_text(pen->arena, text, strlen(text));
}

const cor_run *cor_pen_shape(cor_pen *pen, const char *text, cor_words how)
{
    return text && *text ? cor_pen_shape_parts(pen, cor_pen_said(pen, text), NULL, 0, how) : NULL;
}

cor_status cor_pen_shape_owed(cor_pen *pen, const char *text, cor_words how, const cor_run **ret_run, cor_error *err)
{
    *ret_run = NULL;
    if (!text || !*text) return COR_OK;
    cor_status st = shape(pen, cor_pen_said(pen, text), NULL, 0, how, ret_run, err);
    return st ? cor_fail_in(err, pen->what->map->file) : COR_OK;
}

void cor_pen_run(cor_pen *pen, const cor_run *run, double x, double y, bool muted, double halo)
{
    if (!run) return;
    cor_scene_add(pen->scene, COR_ITEM_TEXT)->text = (cor_text_item){
        .run = run, .x = x, .y = y, .color = muted ? pen->muted : pen->ink, .halo = pen->paper, .halo_width = halo};
}

void cor_pen_run_turned(cor_pen *pen, const cor_run *run, cor_point middle, double angle, bool muted, double halo)
{
    if (!run) return;
    cor_point ink = cor_rect_center(run->ink);
    cor_scene_add(pen->scene, COR_ITEM_TEXT)->text = (cor_text_item){.run = run,
                                                                     .x = middle.x - ink.x,
                                                                     .y = middle.y - ink.y,
                                                                     .angle = angle,
                                                                     .pivot = middle,
                                                                     .color = muted ? pen->muted : pen->ink,
                                                                     .halo = pen->paper,
                                                                     .halo_width = halo};
}

const cor_path *cor_pen_path(cor_pen *pen, const cor_point *points, size_t n, bool closed)
{
    cor_point *own = COR_NEW_ARRAY(pen->arena, cor_point, n + closed);
    memcpy(own, points, n * sizeof *own);
    if (closed) own[n] = own[0];
    return cor_path_of(pen->arena, own, n + closed, closed);
}

void cor_pen_area(cor_pen *pen, const cor_point *points, size_t n, cor_color color)
{
    cor_scene_add(pen->scene, COR_ITEM_FILL)->fill =
        (cor_fill){.paths = cor_pen_path(pen, points, n, true), .n_paths = 1, .color = color};
}

void cor_box_corners(cor_rect box, cor_point corners[4])
{
    corners[0] = (cor_point){box.x0, box.y0};
    corners[1] = (cor_point){box.x1, box.y0};
    corners[2] = (cor_point){box.x1, box.y1};
    corners[3] = (cor_point){box.x0, box.y1};
}

void cor_pen_box(cor_pen *pen, cor_rect box, cor_color color)
{
    cor_point corners[4];
    cor_box_corners(box, corners);
    cor_pen_area(pen, corners, 4, color);
}

void cor_pen_outline(cor_pen *pen, cor_rect box, double width, cor_color color)
{
    cor_point corners[4];
    cor_box_corners(box, corners);
    cor_pen_line(pen, corners, 4, true, width, color);
}

void cor_pen_line(cor_pen *pen, const cor_point *points, size_t n, bool closed, double width, cor_color color)
{
    cor_scene_add(pen->scene, COR_ITEM_STROKE)->stroke = (cor_stroke){
        .paths = cor_pen_path(pen, points, n, closed), .n_paths = 1, .color = color, .width = width, .miter_limit = 10};
}

void cor_pen_obstacle(cor_pen *pen, cor_rect box, const char *what)
{
    *cor_scene_obstacle(pen->scene) = (cor_obstacle){.box = box, .what = what};
}

void cor_pen_cover(cor_pen *pen, cor_rect box, const char *what)
{
    *cor_scene_obstacle(pen->scene) = (cor_obstacle){.box = box, .what = what, .covers = true};
}

void cor_pen_line_obstacle(cor_pen *pen, cor_point a, cor_point b, double radius, cor_minding minding, const char *what)
{
    cor_rect box = cor_rect_between(a, b);
    *cor_scene_obstacle(pen->scene) = (cor_obstacle){.box = cor_rect_grown(box, radius),
                                                     .what = what,
                                                     .minding = minding,
                                                     .group = cor_scene_group_count(pen->scene) - 1,
                                                     .a = a,
                                                     .b = b,
                                                     .radius = radius};
}
