/* What the legend has: one entry for each thing that the map tells apart, its sample drawn by the very layer it stands
 * for.
 *
 * Layers say what they want by metadata `corridor:legend`: false, or {title or label, labels: {value: words}, with:
 * [ids of layers drawn below the sample, such as a casing], sizes: words over the sizes, order: number, group: words,
 * hide: true, colors: {words: colour}}. Where no layer of a style says anything, every layer with features is listed by
 * its id. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "furnish/layout.h"
#include "furnish/legend.h"
#include "furnish/traits.h"

typedef struct {
    cor_pen *pen;
    GArray *entries;             /* of cor_entry */
    const cor_drawn_layer *of;   /* whose entries are being added; NULL: nobody's */
    size_t block, part, section; /* that they go into */
} collector;

/* A layer that is listed, where it wants to be. */
typedef struct {
    const cor_drawn_layer *drawn;
    const char *group; /* NULL: none */
    double order;
    size_t index; /* from the top */
} listed;

/* Air over a heading, points before `unit`. */
static const double HEADING_AIR = 3;

static bool style_has_options(const cor_style *style)
{
    for (size_t i = 0; i < cor_style_layer_count(style); i++)
        if (cor_layer_metadata(cor_style_layer_at(style, i), "corridor:legend")) return true;
    return false;
}

static const cor_node *options_of(const cor_drawn_layer *drawn, const char *key)
{
    return cor_node_get(cor_legend_options(drawn), key);
}

static bool is_picture(const cor_drawn_layer *drawn)
{
    cor_layer_type type = cor_layer_type_of(drawn->layer);
    return type == COR_LAYER_RASTER || type == COR_LAYER_HILLSHADE || type == COR_LAYER_COLOR_RELIEF;
}

/* Pictures are ground: they are listed where the style asks for it. */
static bool has_sample(const cor_drawn_layer *drawn)
{
    if (!drawn->counts.drawn) return false;
    if (is_picture(drawn)) return cor_legend_options(drawn) != NULL;
    if (!drawn->drawable) return false;
    return cor_layer_type_of(drawn->layer) != COR_LAYER_SYMBOL || cor_layer_property(drawn->layer, "icon-image");
}

static bool is_listed(const cor_drawn_layer *drawn, bool with_options)
{
    const cor_node *options = cor_legend_options(drawn), *hide = options_of(drawn, "hide");
    if (!has_sample(drawn)) return false;
    if (!with_options) return true;
    if (hide && hide->kind == COR_NODE_BOOL && hide->boolean) return false;
    return options && !(options->kind == COR_NODE_BOOL && !options->boolean);
}

/* Whether the map document brings the data of the layer. */
static bool is_of_document(const cor_pen *pen, const cor_drawn_layer *drawn)
{
    const cor_map_document *map = pen->what->map;
    for (size_t i = 0; i < map->n_sources; i++)
        if (map->sources[i].url && !g_strcmp0(map->sources[i].name, cor_layer_source(drawn->layer))) return true;
    return false;
}

/* "admin-borders" → "Admin borders", where the style has no better words. What it says of its own data alone goes for
 * no others. */
static const char *title_of(cor_pen *pen, const cor_drawn_layer *drawn)
{
    const cor_node *title = is_of_document(pen, drawn) ? options_of(drawn, "of-others") : NULL;
    if (!title) title = options_of(drawn, "title");
    if (!title) title = options_of(drawn, "label");
    if (title && title->kind == COR_NODE_STRING) return title->text;
    char *words = cor_arena_copy(pen->arena, cor_layer_id(drawn->layer));
    g_strdelimit(words, "-_", ' ');
    words[0] = g_ascii_toupper(words[0]);
    return words;
}

static const cor_run *shape(cor_pen *pen, const char *text, int weight)
{
    double frame = cor_rect_width(pen->scene->frame), most = fmax(0.28 * frame, fmin(110 * pen->unit, 0.42 * frame));
    const cor_words how = {.size = COR_LEGEND_SIZE, .weight = weight, .max_width = most, .justify = cor_pen_side(pen)};
    return cor_pen_shape(pen, text, how);
}

/* What is called NAME by the style is said as the document wants it. */
static const char *said(const collector *c, const char *name)
{
    return cor_legend_said(c->pen, c->of ? cor_layer_id(c->of->layer) : NULL,
                           c->of && !strcmp(name, title_of(c->pen, c->of)), name);
}

static void add(collector *c, cor_entry entry)
{
    if (entry.name) entry.said = said(c, entry.name);
    entry.of = c->of;
    entry.block = c->block;
    entry.part = c->part;
    entry.section = c->section;
    g_array_append_val(c->entries, entry);
}

static void add_heading(collector *c, const char *name)
{
    const cor_run *words = shape(c->pen, said(c, name), 700);
    if (!words) return;
    c->section++;
    cor_entry entry = {.kind = COR_ENTRY_HEADING,
                       .name = name,
                       .words = words,
                       .width = words->width,
                       .height = words->height,
                       .above = HEADING_AIR * c->pen->unit};
    add(c, entry);
}

static const char *with_count(collector *c, const char *text, const cor_class *class)
{
    if (!class->count || !c->pen->what->map->furniture.legend.counts) return text;
    return cor_arena_format(c->pen->arena, "%s (%zu)", text, class->count);
}

static void measure_sample(cor_pen *pen, cor_entry *entry)
{
    cor_sample_look look = cor_sample_look_of(pen, entry->drawn, entry->classes);
    entry->ground = cor_sample_ground(pen, entry->drawn, &look);
    cor_point sample = entry->ground.said ? cor_sample_chip_size(pen, look.size) : look.size;
    entry->size = look.size;
    entry->sample = sample.x;
    entry->height = fmax(entry->words->height, sample.y);
}

static void add_sample(collector *c, const cor_drawn_layer *drawn, const cor_class *class, const char *text)
{
    const cor_run *words = shape(c->pen, with_count(c, said(c, text), class), 400);
    if (!words) return;
    cor_entry entry = {.kind = COR_ENTRY_SAMPLE,
                       .name = text,
                       .drawn = drawn,
                       .classes = class,
                       .n_classes = 1,
                       .words = words,
                       .width = words->width};
    measure_sample(c->pen, &entry);
    add(c, entry);
}

static void add_swatch(collector *c, const char *text, cor_color color)
{
    const cor_run *words = shape(c->pen, said(c, text), 400);
    if (!words) return;
    cor_entry entry = {.kind = COR_ENTRY_SWATCH,
                       .name = text,
                       .words = words,
                       .color = color,
                       .sample = c->pen->sample_width,
                       .width = words->width,
                       .height = fmax(words->height, COR_SAMPLE_HEIGHT * c->pen->unit)};
    add(c, entry);
}

static void add_ramp(collector *c, const cor_ramp *ramp)
{
    cor_entry entry = {.kind = COR_ENTRY_RAMP, .ramp = ramp, .width = ramp->width, .height = ramp->height};
    add(c, entry);
}

/* The colours that the style names for what is in a picture. */
static void add_colors(collector *c, const cor_node *colors)
{
    for (size_t i = 0; colors->kind == COR_NODE_MAP && i < colors->n; i++) {
        cor_color color;
        const cor_node *node = colors->items[i];
        if (node->kind == COR_NODE_STRING && cor_parse_color(node->text, &color)) add_swatch(c, node->key, color);
    }
}

/* Light and shade on the paper. */
static void add_shades(collector *c, const cor_drawn_layer *drawn)
{
    static const char *const names[] = {"hillshade-shadow-color", "hillshade-highlight-color"};
    cor_color ends[2] = {{0, 0, 0, 1}, {1, 1, 1, 1}};
    cor_ramp *ramp = COR_NEW(c->pen->arena, cor_ramp);
    for (int i = 0; i < 2; i++) {
        const cor_node *node = cor_class_property(drawn->layer, names[i]);
        if (node && node->kind == COR_NODE_STRING) cor_parse_color(node->text, &ends[i]);
    }
    for (int i = 0; i < COR_RAMP_STEPS; i++) {
        float t = 2 * (float) i / (COR_RAMP_STEPS - 1) - 1;
        ramp->colors[i] = t < 0 ? ends[0] : ends[1];
        ramp->colors[i].a *= fabsf(t);
    }
    cor_ramp_size(c->pen, ramp);
    add_ramp(c, ramp);
}

static void add_picture(collector *c, const cor_drawn_layer *drawn)
{
    const cor_node *colors = options_of(drawn, "colors");
    const cor_ramp *ramp = colors ? NULL : cor_ramp_of(c->pen, drawn);
    bool shades = cor_layer_type_of(drawn->layer) == COR_LAYER_HILLSHADE;
    if (!colors && !ramp && !shades) return;
    add_heading(c, title_of(c->pen, drawn));
    if (colors)
        add_colors(c, colors);
    else if (ramp)
        add_ramp(c, ramp);
    else
        add_shades(c, drawn);
}

static void add_sizes(collector *c, const cor_drawn_layer *drawn, const cor_class *sizes, size_t n)
{
    cor_entry nested = {0};
    if (cor_layer_type_of(drawn->layer) == COR_LAYER_CIRCLE) nested = cor_nested_entry(c->pen, drawn, sizes, n);
    if (nested.height > 0)
        add(c, nested);
    else
        for (size_t i = 0; i < n; i++)
            add_sample(c, drawn, &sizes[i], sizes[i].words);
}

/* What was added from entry FIRST on stands under no heading. */
static void loosen(collector *c, guint first, bool in_group)
{
    if (first >= c->entries->len || in_group) return;
    cor_entry *entry = &g_array_index(c->entries, cor_entry, first);
    entry->loose = entry->kind == COR_ENTRY_SAMPLE;
}

/* Some air parts what stands under no heading from the classes above. */
static void air(cor_pen *pen, cor_entry *entries, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (entries[i].loose && !entries[i - 1].loose) entries[i].above = HEADING_AIR * pen->unit;
}

static void add_features(collector *c, const cor_drawn_layer *drawn, bool in_group)
{
    const cor_classes classes = cor_classes_of(c->pen, drawn);
    const cor_ramp *ramp = classes.colors ? cor_ramp_of_scale(c->pen, classes.colors) : NULL;
    const cor_node *sizes = options_of(drawn, "sizes");
    const char *title = title_of(c->pen, drawn);
    guint first = c->entries->len;
    if (!classes.n_kinds && !ramp) ramp = cor_ramp_of(c->pen, drawn);
    if (classes.whole && !ramp) {
        add_sample(c, drawn, classes.whole, title);
        loosen(c, first, in_group);
        return;
    }
    if (classes.n_kinds || ramp) add_heading(c, title);
    bool headed = c->entries->len > first;
    if (ramp) add_ramp(c, ramp);
    for (size_t i = 0; i < classes.n_kinds; i++)
        add_sample(c, drawn, &classes.kinds[i], classes.kinds[i].words);
    if (!headed) loosen(c, first, in_group);
    if (!classes.n_sizes) return;
    if (!ramp || sizes) add_heading(c, sizes && sizes->kind == COR_NODE_STRING ? sizes->text : title);
    add_sizes(c, drawn, classes.sizes, classes.n_sizes);
    for (size_t i = 0; i < classes.n_fixed; i++)
        add_sample(c, drawn, &classes.fixed[i], classes.fixed[i].words);
}

static void add_layer(collector *c, const cor_drawn_layer *drawn, bool in_group)
{
    c->of = drawn;
    c->part++;
    c->section++;
    if (is_picture(drawn))
        add_picture(c, drawn);
    else
        add_features(c, drawn, in_group);
    c->of = NULL;
}

static int by_order(const void *a, const void *b)
{
    const listed *x = a, *y = b;
    if (x->order != y->order) return x->order < y->order ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

/* What lies on top is what the page is about: it is listed first, unless the style orders otherwise. */
static listed *list_layers(cor_pen *pen, size_t *ret_n)
{
    const cor_furnishing *what = pen->what;
    bool with_options = style_has_options(what->style);
    listed *all = COR_NEW_ARRAY(pen->arena, listed, what->n_layers);
    size_t n = 0;
    for (size_t i = what->n_layers; i-- > 0;) {
        const cor_drawn_layer *drawn = &what->layers[i];
        if (!is_listed(drawn, with_options)) continue;
        const cor_node *order = options_of(drawn, "order"), *group = options_of(drawn, "group");
        all[n] = (listed){.drawn = drawn, .index = n};
        if (order && order->kind == COR_NODE_NUMBER) all[n].order = order->number;
        if (group && group->kind == COR_NODE_STRING) all[n].group = group->text;
        n++;
    }
    qsort(all, n, sizeof *all, by_order);
    *ret_n = n;
    return all;
}

/* A group stands where its first layer does. */
static void add_listed(collector *c, const listed *all, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *group = all[i].group;
        bool begun = false;
        for (size_t k = 0; group && k < i; k++)
            begun = begun || !g_strcmp0(all[k].group, group);
        if (begun) continue;
        c->block++;
        c->part++;
        guint before = c->entries->len;
        if (group) add_heading(c, group);
        guint first = c->entries->len;
        for (size_t k = i; k < n; k++)
            if (k == i || (group && !g_strcmp0(all[k].group, group))) add_layer(c, all[k].drawn, group != NULL);
        if (c->entries->len == first) g_array_set_size(c->entries, before); /* the group's words head nothing */
    }
}

static double widest_sample(const cor_legend *legend)
{
    double width = 0;
    for (size_t i = 0; i < legend->n; i++)
        if (legend->entries[i].kind != COR_ENTRY_NESTED) width = fmax(width, legend->entries[i].sample);
    return width;
}

cor_status cor_legend_collect(cor_pen *pen, cor_legend *ret_legend, cor_error *err)
{
    size_t n;
    collector c = {.pen = pen, .entries = g_array_new(FALSE, TRUE, sizeof(cor_entry))};
    const char *title = pen->what->legend_title;
    const listed *all = list_layers(pen, &n);
    if (title && n) add_heading(&c, title);
    add_listed(&c, all, n);
    size_t n_entries = c.entries->len;
    cor_entry *entries = cor_arena_memdup(pen->arena, c.entries->data, n_entries * sizeof(cor_entry));
    g_array_unref(c.entries);
    cor_status st = cor_legend_arrange(pen, entries, &n_entries, err);
    if (st) return st;
    if (title && n_entries == 1) n_entries = 0; /* the title alone heads nothing */
    air(pen, entries, n_entries);
    *ret_legend = (cor_legend){.pen = pen, .entries = entries, .n = n_entries};
    ret_legend->sample_width = widest_sample(ret_legend);
    return COR_OK;
}

cor_legend cor_legend_shortened(const cor_legend *legend, cor_pen *pen)
{
    cor_entry *entries = cor_arena_memdup(pen->arena, legend->entries, legend->n * sizeof *entries);
    cor_legend shorter = {.pen = pen, .entries = entries, .n = legend->n};
    for (size_t i = 0; i < shorter.n; i++) {
        if (entries[i].kind == COR_ENTRY_SAMPLE) measure_sample(pen, &entries[i]);
        if (entries[i].kind == COR_ENTRY_SWATCH) entries[i].sample = pen->sample_width;
    }
    shorter.sample_width = widest_sample(&shorter);
    return shorter;
}
