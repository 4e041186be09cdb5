/* Symbols along lines: which lines say the same, and on which of their stretches places are asked for. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "geo/along.h"
#include "symbolize/line_label.h"

enum { MAX_LABELS = 20000 /* of a layer */ };

/* Of the stretch that belongs to one of several equal labels, this much on either side of the middle may be used. */
static const double LEEWAY = 0.3;

/* MapLibre's: texts are laid out at so many px, and repeated icons begin this many of them behind the line's start. */
static const double LAYOUT_EM = 24, FIRST_ICON = 48;

/* Lines with one text and one icon. */
typedef struct {
    const cor_run *run;
    const cor_icon *icon;
    uint32_t row; /* the first of them */
    double size;
    GArray *lines; /* of cor_line */
} group;

struct cor_symbol_lines {
    cor_drawing *drawing;
    const cor_symbol_uses *uses;
    bool centered;        /* one symbol for each line */
    GPtrArray *groups;    /* of group */
    GHashTable *with_run; /* group → itself */
    cor_crossings *crossings;
    cor_arena *work; /* of one line */
    size_t asked, weighed;
};

static guint hash_group(gconstpointer key)
{
    const group *g = key;
    return g_direct_hash(g->run) ^ g_direct_hash(g->icon) * 31;
}

static gboolean same_group(gconstpointer a, gconstpointer b)
{
    const group *g = a, *h = b;
    return g->run == h->run && g->icon == h->icon;
}

static void free_group(gpointer data)
{
    g_array_unref(((group *) data)->lines);
    g_free(data);
}

cor_symbol_along cor_symbol_along_of(cor_drawing *d)
{
    const cor_node *side = cor_layer_metadata(d->layer, "corridor:either-side");
    return (cor_symbol_along){
        .spacing = cor_use_of(d, "symbol-spacing"),
        .max_angle = cor_use_of(d, "text-max-angle"),
        .text_upright = cor_use_of(d, "text-keep-upright"),
        .text_alignment = cor_use_of(d, "text-rotation-alignment"),
        .icon_upright = cor_use_of(d, "icon-keep-upright"),
        .icon_alignment = cor_use_of(d, "icon-rotation-alignment"),
        .either_side = side && side->kind == COR_NODE_BOOL && side->boolean,
    };
}

cor_symbol_lines *cor_symbol_lines_new(cor_drawing *drawing, const cor_symbol_uses *uses)
{
    cor_symbol_lines *lines = g_new0(cor_symbol_lines, 1);
    lines->drawing = drawing;
    lines->uses = uses;
    lines->centered = !strcmp(cor_use_word(drawing, &uses->placement, drawing->rows[0]), "line-center");
    lines->groups = g_ptr_array_new_with_free_func(free_group);
    lines->with_run = g_hash_table_new(hash_group, same_group);
    lines->crossings = cor_crossings_new(drawing->scene->frame);
    lines->work = cor_arena_new();
    return lines;
}

static void free_lines(cor_symbol_lines *lines)
{
    g_hash_table_unref(lines->with_run);
    g_ptr_array_unref(lines->groups);
    cor_crossings_free(lines->crossings);
    cor_arena_free(lines->work);
    g_free(lines);
}

/* Texts are the same run where they are the same; icons alone are not put together, as they may point along. */
static group *group_of(cor_symbol_lines *lines, const group *wanted)
{
    group *known = wanted->run ? g_hash_table_lookup(lines->with_run, wanted) : NULL;
    if (known) return known;
    known = g_memdup2(wanted, sizeof *wanted);
    known->lines = g_array_new(FALSE, FALSE, sizeof(cor_line));
    g_ptr_array_add(lines->groups, known);
    if (known->run) g_hash_table_add(lines->with_run, known);
    return known;
}

bool cor_symbol_lines_add(cor_symbol_lines *lines, uint32_t row)
{
    cor_drawing *d = lines->drawing;
    const cor_geometry *g = d->what->page;
    cor_shape_kind kind = cor_geometry_kind(g, row);
    bool usable = false;
    group wanted = {.row = row};
    cor_arena_reset(d->scratch);
    if (kind != COR_SHAPE_LINE && kind != COR_SHAPE_POLYGON) return false;
    wanted.icon = cor_use_icon(d, &lines->uses->icon.image, row);
    wanted.run = cor_wording_run(d, &lines->uses->text.wording, row, true, &wanted.size);
    cor_path path = cor_geometry_path(g, row);
    group *own = wanted.run || wanted.icon ? group_of(lines, &wanted) : NULL;
    for (size_t i = 0; i < path.n_parts; i++) {
        size_t n;
        const cor_point *points = cor_path_part(&path, i, &n);
        cor_line line = {points, n};
        if (n < 2 || !(cor_line_length(points, n) > 0)) continue;
        usable = true;
        if (own) g_array_append_val(own->lines, line);
    }
    return usable;
}

/* The longest first; the order of the data where they are as long. */
typedef struct {
    cor_line line;
    double length;
    size_t index;
} chain;

static int by_length(const void *a, const void *b)
{
    const chain *c = a, *d = b;
    if (c->length != d->length) return c->length > d->length ? -1 : 1;
    return c->index < d->index ? -1 : 1;
}

static chain *chains_of(cor_arena *arena, const group *g, size_t *ret_n)
{
    const cor_line *lines = (const cor_line *) (const void *) g->lines->data;
    cor_line *joined = COR_NEW_ARRAY(arena, cor_line, g->lines->len);
    *ret_n = cor_lines_join(arena, lines, g->lines->len, joined, NULL);
    chain *chains = COR_NEW_ARRAY(arena, chain, *ret_n);
    for (size_t i = 0; i < *ret_n; i++)
        chains[i] = (chain){joined[i], cor_line_length(joined[i].points, joined[i].n), i};
    qsort(chains, *ret_n, sizeof *chains, by_length);
    return chains;
}

/* How many equal labels a way of LENGTH shall have. */
static size_t labels_on(const cor_symbol_lines *lines, const cor_line_text *text, double length)
{
    double least = text->alignment == COR_LEVEL ? 2 * text->size : text->run->width;
    double spacing = fmax(text->spacing, 1.25 * fmax(least, text->run->width));
    if (lines->centered) return 1;
    return (size_t) fmin(fmax(round(length / spacing), 1), MAX_LABELS);
}

/* Where on the way of LENGTH the middle of label I of N may stand. */
static cor_line_span_options options_for(const cor_line_text *text, double length, size_t i, size_t n)
{
    double fraction = length / (double) n, middle = ((double) i + 0.5) * fraction;
    double edge = text->alignment == COR_LEVEL ? 0 : text->run->width / 2;
    double reach = n == 1 ? fraction / 2 : LEEWAY * fraction;
    return (cor_line_span_options){fmax(middle - reach, edge), fmin(middle + reach, length - edge), middle};
}

/* Asks for the labels of TEXT on WAY. What is TAKEN by those on other lines grows. */
static size_t ask_on_way(cor_symbol_lines *lines, const cor_line_text *text, const cor_way *way, GArray *taken)
{
    size_t n = labels_on(lines, text, way->length), asked = 0, before = taken->len;
    for (size_t i = 0; i < n && lines->asked < MAX_LABELS; i++) {
        lines->asked++;
        cor_line_place places[COR_LINE_PLACES];
        cor_line_span_options options = options_for(text, way->length, i, n);
        size_t found =
            cor_line_places(text, way, &options, (const cor_point *) (const void *) taken->data, before, places);
        if (!found) continue;
        cor_point at = cor_curve_at(&way->curve, places[0].s).at;
        g_array_append_val(taken, at);
        cor_line_text_ask(text, way, places, found, lines->work);
        asked++;
    }
    return asked;
}

/* A text that no line has room for is asked for once, so that it is known to be missing. */
static void ask_texts(cor_symbol_lines *lines, const group *g, uint32_t owner)
{
    size_t n, asked = 0;
    cor_arena *arena = cor_arena_new();
    GArray *taken = g_array_new(FALSE, FALSE, sizeof(cor_point));
    const chain *chains = chains_of(arena, g, &n);
    cor_arena_reset(lines->drawing->scratch);
    cor_line_text text = cor_line_text_of(lines->drawing, lines->uses, g->row, g->run, g->icon, g->size);
    text.crossings = lines->crossings;
    text.owner = owner;
    text.weighed = &lines->weighed;
    for (size_t i = 0; i < n; i++) {
        cor_arena_reset(lines->work);
        cor_way way = cor_way_of(lines->work, &chains[i].line, g->size, cor_line_text_calm(&text));
        asked += ask_on_way(lines, &text, &way, taken);
        if (i + 1 == n && !asked) cor_line_text_ask(&text, &way, NULL, 0, lines->work);
    }
    g_array_unref(taken);
    cor_arena_free(arena);
}

static void ask_icon(cor_symbol_lines *lines, const group *g, const cor_line *line, double s)
{
    cor_drawing *d = lines->drawing;
    const cor_symbol_along *along = &lines->uses->along;
    cor_along place = cor_line_at(line->points, line->n, s);
    bool turns = strcmp(cor_use_word(d, &along->icon_alignment, g->row), "viewport") != 0;
    bool upright = cor_use_flag(d, &along->icon_upright, g->row);
    cor_spot spot = {.at = place.at, .icon_angle = cor_line_icon_angle(turns, upright, place.angle * 180 / M_PI)};
    cor_label *label = cor_symbol_request(d, lines->uses, g->row);
    cor_symbol_add_icon(d, &lines->uses->icon, g->row, g->icon, &spot, label);
    lines->asked++;
}

/* In MapLibre's rhythm: icons are not moved about, as a row of arrows is seen as one. */
static void ask_icons_on(cor_symbol_lines *lines, const group *g, const cor_line *line)
{
    cor_drawing *d = lines->drawing;
    double length = cor_line_length(line->points, line->n) / COR_POINTS_PER_PX;
    double scale = cor_use_number(d, &lines->uses->text.wording.size, g->row, 0, 1000) / LAYOUT_EM;
    double width = cor_icon_width(g->icon) * scale;
    double spacing = cor_use_number(d, &lines->uses->along.spacing, g->row, 1, 1e6);
    spacing = fmax(spacing, 1.25 * width);
    double s = fmod(width / 2 + FIRST_ICON * scale, spacing);
    bool any = false;
    for (; !lines->centered && s + width / 2 <= length && lines->asked < MAX_LABELS; s += spacing) {
        if (s < width / 2) continue;
        ask_icon(lines, g, line, s * COR_POINTS_PER_PX);
        any = true;
    }
    if (!any && lines->asked < MAX_LABELS) ask_icon(lines, g, line, length / 2 * COR_POINTS_PER_PX);
}

static void ask_icons(cor_symbol_lines *lines, const group *g)
{
    cor_arena_reset(lines->drawing->scratch);
    for (guint i = 0; i < g->lines->len; i++)
        ask_icons_on(lines, g, &g_array_index(g->lines, cor_line, i));
}

static void note_crossings(cor_symbol_lines *lines)
{
    for (guint i = 0; i < lines->groups->len; i++) {
        const group *g = g_ptr_array_index(lines->groups, i);
        for (guint k = 0; k < g->lines->len; k++)
            cor_crossings_add(lines->crossings, &g_array_index(g->lines, cor_line, k), i);
    }
}

void cor_symbol_lines_ask(cor_symbol_lines *lines)
{
    note_crossings(lines);
    for (guint i = 0; i < lines->groups->len; i++) {
        const group *g = g_ptr_array_index(lines->groups, i);
        if (g->run)
            ask_texts(lines, g, i);
        else
            ask_icons(lines, g);
    }
    if (lines->asked >= MAX_LABELS)
        cor_drawing_warn(lines->drawing,
                         cor_arena_format(lines->drawing->arena,
                                          "only the first %d of its symbols along lines are drawn; a wider "
                                          "symbol-spacing asks for fewer",
                                          MAX_LABELS));
    free_lines(lines);
}
