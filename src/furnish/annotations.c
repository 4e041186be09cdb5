#include "furnish/annotate.h"
#include "furnish/ground.h"

#include <math.h>
#include <string.h>

static const cor_node *blamed(const cor_noting *noting)
{
    return noting->note->node;
}

static void warn(const cor_noting *noting, const char *message)
{
    const cor_node *node = blamed(noting);
    cor_warn(noting->pen->what->symbolizer->diagnostics, node->file, node->line, node->column, "%s", message);
}

/* Negative lengths count from the far side. */
static cor_point spot_on_page(const cor_pen *pen, const cor_spot *spot)
{
    if (spot->kind == COR_SPOT_EARTH) {
        cor_point at = {spot->x, spot->y};
        cor_lonlat_to_page(pen, &at, 1);
        return at;
    }
    return (cor_point){spot->x < 0 ? pen->scene->width + spot->x : spot->x,
                       spot->y < 0 ? pen->scene->height + spot->y : spot->y};
}

void cor_note_warn_unseen(const cor_noting *noting)
{
    warn(noting, "this annotation is not drawn: its place lies outside of the map");
}

bool cor_note_spot(const cor_noting *noting, const cor_spot *spot, bool must_be_seen, cor_point *ret_at)
{
    static const double far_off = 1e6;
    cor_point at = spot_on_page(noting->pen, spot);
    bool seen = spot->kind == COR_SPOT_PAGE || cor_rect_contains(noting->pen->scene->frame, at.x, at.y);
    bool usable = fabs(at.x) < far_off && fabs(at.y) < far_off;
    if (!usable || (must_be_seen && !seen)) cor_note_warn_unseen(noting);
    *ret_at = at;
    return usable && (seen || !must_be_seen);
}

double cor_note_width(const cor_noting *noting, double otherwise)
{
    return noting->note->width >= 0 ? noting->note->width : otherwise * noting->pen->unit;
}

const cor_run *cor_note_shape(const cor_noting *noting, const char *words, double size, double max_width,
                              cor_justify justify)
{
    cor_pen *pen = noting->pen;
    const cor_annotation *note = noting->note;
    const cor_words how = {.size = note->size > 0 ? note->size / pen->unit : size,
                           .weight = note->bold ? 700 : 400,
                           .italic = note->italic,
                           .justify = justify,
                           .max_width = note->max_width > 0 ? note->max_width : max_width};
    return cor_pen_shape(pen, words, how);
}

cor_stroke cor_note_stroke(const cor_noting *noting, double width)
{
    static const double patterns[][2] = {[COR_LINE_DASHED] = {5, 3}, [COR_LINE_DOTTED] = {0.01, 2.2}};
    cor_stroke stroke = {.color = noting->color, .width = width, .join = COR_JOIN_ROUND, .miter_limit = 10};
    if (noting->note->line == COR_LINE_SOLID || !(width > 0)) return stroke;
    double *dashes = COR_NEW_ARRAY(noting->pen->arena, double, 2);
    for (int i = 0; i < 2; i++)
        dashes[i] = patterns[noting->note->line][i] * width;
    stroke.dashes = dashes;
    stroke.n_dashes = 2;
    stroke.cap = noting->note->line == COR_LINE_DOTTED ? COR_CAP_ROUND : COR_CAP_BUTT;
    return stroke;
}

void cor_note_path(const cor_noting *noting, const cor_path *path, double width, cor_join join)
{
    if (!path || !(width > 0)) return;
    cor_stroke stroke = cor_note_stroke(noting, width);
    stroke.join = join;
    stroke.paths = path;
    stroke.n_paths = 1;
    cor_scene_add(noting->pen->scene, COR_ITEM_STROKE)->stroke = stroke;
}

void cor_note_line(const cor_noting *noting, const cor_point *points, size_t n, double width)
{
    if (n > 1) cor_note_path(noting, cor_pen_path(noting->pen, points, n, false), width, COR_JOIN_ROUND);
}

bool cor_note_is_filled(const cor_noting *noting)
{
    return noting->note->fill.said || noting->note->opacity > 0;
}

cor_color cor_note_fill(const cor_noting *noting, double otherwise, double share)
{
    const cor_annotation *note = noting->note;
    cor_color color = note->fill.said ? note->fill.color : noting->color;
    color.a *= (float) (share * (note->opacity >= 0 ? note->opacity : otherwise));
    return color;
}

/* {radius} is of the circle; every other name is the page's. */
typedef struct {
    const cor_furnishing *what;
    const char *radius; /* NULL: no circle */
} asked;

static const char *look_up(void *context, const char *name)
{
    const asked *a = context;
    if (a->radius && !strcmp(name, "radius")) return a->radius;
    return a->what->look_up ? a->what->look_up(a->what->look_up_context, name) : NULL;
}

static cor_status fill_one(const cor_noting *noting, const char *radius, const char **ret_words, cor_error *err)
{
    cor_error wrong;
    asked a = {noting->pen->what, radius};
    if (!cor_text_fill(noting->pen->arena, noting->note->text, look_up, &a, ret_words, &wrong)) return COR_OK;
    return cor_node_fail(blamed(noting), err, "%s", wrong.message);
}

static cor_status fill_words(cor_noting *noting, cor_error *err)
{
    const cor_annotation *note = noting->note;
    cor_status st = COR_OK;
    for (size_t i = 0; i < note->n_radii && !st; i++) {
        noting->labels[i] = note->radius_words[i];
        if (note->text) st = fill_one(noting, note->radius_words[i], &noting->labels[i], err);
    }
    if (!st && note->text && !note->n_radii) st = fill_one(noting, NULL, &noting->words, err);
    return st;
}

static void draw_below(const cor_noting *noting)
{
    if (noting->note->kind == COR_NOTE_CIRCLE) cor_note_circle(noting);
    if (noting->note->kind == COR_NOTE_EXTENT) cor_note_extent(noting);
}

static void draw(const cor_noting *noting)
{
    static void (*const drawers[])(const cor_noting *) = {
        [COR_NOTE_CALLOUT] = cor_note_callout,     [COR_NOTE_TEXT] = cor_note_text,
        [COR_NOTE_MARKER] = cor_note_marker,       [COR_NOTE_ARROW] = cor_note_arrow,
        [COR_NOTE_BRACKET] = cor_note_bracket,     [COR_NOTE_CIRCLE] = cor_note_circle_labels,
        [COR_NOTE_EXTENT] = cor_note_extent_label,
    };
    drawers[noting->note->kind](noting);
}

static cor_noting noting_of(cor_pen *pen, size_t index)
{
    const cor_annotation *note = &pen->what->map->annotations[index];
    return (cor_noting){
        .pen = pen, .note = note, .index = index, .color = note->color.said ? note->color.color : pen->ink};
}

static bool lies_below(const cor_annotation *note)
{
    return note->kind == COR_NOTE_CIRCLE || note->kind == COR_NOTE_EXTENT;
}

void cor_furnish_below(const cor_furnishing *furnishing)
{
    const cor_map_document *map = furnishing->map;
    cor_pen pen = cor_pen_new(furnishing);
    bool any = false;
    for (size_t i = 0; i < map->n_annotations; i++)
        any = any || lies_below(&map->annotations[i]);
    if (!any) return;
    cor_group *group = cor_scene_group(pen.scene, COR_NOTES_BELOW, "Circles and extents");
    group->clipped = true;
    group->clip = pen.scene->frame;
    for (size_t i = 0; i < map->n_annotations; i++) {
        cor_noting noting = noting_of(&pen, i);
        draw_below(&noting);
    }
}

cor_status cor_furnish_annotations(cor_pen *pen, cor_error *err)
{
    const cor_map_document *map = pen->what->map;
    if (!map->n_annotations) return COR_OK;
    cor_scene_group(pen->scene, COR_NOTES, "Annotations");
    for (size_t i = 0; i < map->n_annotations; i++) {
        cor_noting noting = noting_of(pen, i);
        cor_status st = fill_words(&noting, err);
        if (st) return st;
        draw(&noting);
    }
    return COR_OK;
}
