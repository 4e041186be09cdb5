/* The legend: one row for each thing that the map tells apart, its sample drawn by
 * the very layer it stands for.
 *
 * Layers say what they want by metadata `corridor:legend`: false, or {title, labels: {value: words}, with: [ids of
 * layers drawn below the sample, such as a casing], sizes: words over the sizes}. Where no layer of a style says
 * anything, every layer with features is listed by its id. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "furnish/layout.h"
#include "furnish/pen.h"
#include "furnish/sample.h"

typedef struct {
    const cor_drawn_layer *drawn; /* NULL: a heading */
    const cor_class *class;       /* NULL: the layer as a whole */
    const cor_run *words;
    double height;
} legend_row;

typedef struct {
    cor_pen *pen;
    GArray *rows;
    double sample_width, width, height;
    size_t n_columns;
    double column_width;
} legend;

static const double ROW_GAP = 2.2, COLUMN_GAP = 14, SAMPLE_GAP = 6;

static bool style_has_wishes(const cor_style *style)
{
    for (size_t i = 0; i < cor_style_layer_count(style); i++)
        if (cor_layer_metadata(cor_style_layer_at(style, i), "corridor:legend")) return true;
    return false;
}

static bool has_sample(const cor_drawn_layer *drawn)
{
    cor_layer_type type = cor_layer_type_of(drawn->layer);
    if (!drawn->drawable || !drawn->counts.drawn || type == COR_LAYER_HEATMAP) return false;
    return type != COR_LAYER_SYMBOL || cor_layer_property(drawn->layer, "icon-image");
}

static bool is_listed(const cor_drawn_layer *drawn, bool wishes)
{
    const cor_node *wish = cor_legend_wish(drawn);
    if (!has_sample(drawn)) return false;
    if (!wishes) return true;
    return wish && !(wish->kind == COR_NODE_BOOL && !wish->boolean);
}

/* "admin-borders" → "Admin borders", where the style has no better words. */
static const char *title_of(cor_pen *pen, const cor_drawn_layer *drawn)
{
    const cor_node *title = cor_node_get(cor_legend_wish(drawn), "title");
    if (title && title->kind == COR_NODE_STRING) return title->text;
    char *words = cor_arena_copy(pen->arena, cor_layer_id(drawn->layer));
    g_strdelimit(words, "-_", ' ');
    words[0] = g_ascii_toupper(words[0]);
    return words;
}

static void add_row(legend *l, const cor_drawn_layer *drawn, const cor_class *class, const char *text)
{
    bool heading = !drawn;
    if (drawn && class && class->count && l->pen->what->map->furniture.legend.counts)
        text = cor_arena_format(l->pen->arena, "%s (%zu)", text, class->count);
    const cor_run *words = cor_pen_shape(l->pen, text,
                                         (cor_words){.size = COR_LEGEND_SIZE,
                                                     .weight = heading ? 700 : 400,
                                                     .max_width = cor_rect_width(l->pen->scene->frame) * 0.28});
    if (!words) return;
    legend_row row = {.drawn = drawn, .class = class, .words = words, .height = words->height};
    if (!heading) {
        cor_point sample = cor_sample_size(l->pen, drawn, class);
        row.height = fmax(row.height, sample.y);
        l->sample_width = fmax(l->sample_width, sample.x);
    }
    g_array_append_val(l->rows, row);
}

static void add_layer(legend *l, const cor_drawn_layer *drawn)
{
    size_t n, n_kinds;
    cor_class *classes = cor_classes_of(l->pen->what, drawn, l->pen->arena, &n, &n_kinds);
    const cor_node *sizes = cor_node_get(cor_legend_wish(drawn), "sizes");
    const char *title = title_of(l->pen, drawn);
    bool has_title = !cor_node_get(cor_legend_wish(drawn), "title") || *title;
    if (!n) {
        add_row(l, drawn, NULL, title);
        return;
    }
    if (has_title && n_kinds) add_row(l, NULL, NULL, title);
    for (size_t i = 0; i < n; i++) {
        if (i == n_kinds) add_row(l, NULL, NULL, sizes && sizes->kind == COR_NODE_STRING ? sizes->text : title);
        add_row(l, drawn, &classes[i], classes[i].words);
    }
}

static void measure(legend *l)
{
    double unit = l->pen->unit, most = cor_rect_height(l->pen->scene->frame) * 0.8, column = 0, widest = 0;
    l->n_columns = 1;
    for (guint i = 0; i < l->rows->len; i++) {
        const legend_row *row = &g_array_index(l->rows, legend_row, i);
        double height = row->height + ROW_GAP * unit;
        if (column + height > most) {
            l->n_columns++;
            column = 0;
        }
        column += height;
        l->height = fmax(l->height, column);
        widest = fmax(widest, row->words->width + (row->drawn ? l->sample_width + SAMPLE_GAP * unit : 0));
    }
    l->column_width = widest;
    l->width = l->n_columns * widest + (l->n_columns - 1) * COLUMN_GAP * unit;
}

static void draw_rows(legend *l, cor_rect box)
{
    double unit = l->pen->unit, x = box.x0, y = box.y0;
    for (guint i = 0; i < l->rows->len; i++) {
        const legend_row *row = &g_array_index(l->rows, legend_row, i);
        double height = row->height + ROW_GAP * unit;
        if (y + height > box.y0 + l->height + 0.01) {
            y = box.y0;
            x += l->column_width + COLUMN_GAP * unit;
        }
        double middle = y + row->height / 2, indent = row->drawn ? l->sample_width + SAMPLE_GAP * unit : 0;
        if (row->drawn) cor_sample_draw(l->pen, row->drawn, row->class, (cor_point){x + l->sample_width / 2, middle});
        cor_pen_run(l->pen, row->words, x + indent, middle - row->words->height / 2, false, 0);
        y += height;
    }
}

/* A legend that takes this share of the frame hides the map that it explains. */
static const double LARGEST_SHARE = 0.35;

static bool too_large(const legend *l)
{
    cor_rect frame = l->pen->scene->frame;
    if (l->width * l->height <= LARGEST_SHARE * cor_rect_width(frame) * cor_rect_height(frame)) return false;
    cor_warn(l->pen->what->symbolizer->remarks, l->pen->what->map->file, 0, 0,
             "the legend is left out: it would take more than %.0f %% of the map; make the page larger, or list fewer "
             "layers",
             LARGEST_SHARE * 100);
    return true;
}

static void draw(legend *l)
{
    static const cor_at corners[4] = {COR_AT_TOP_LEFT, COR_AT_TOP_RIGHT, COR_AT_BOTTOM_RIGHT, COR_AT_BOTTOM_LEFT};
    cor_pen *pen = l->pen;
    double pad = COR_GAP_SMALL * pen->unit;
    cor_color panel = pen->paper;
    panel.a = 0.93f;
    cor_rect box = cor_furniture_place(pen, pen->what->map->furniture.legend.at, l->width + 2 * pad,
                                       l->height + 2 * pad - ROW_GAP * pen->unit, corners);
    cor_scene_group(pen->scene, "legend", "Legend");
    cor_pen_box(pen, box, panel);
    draw_rows(l, cor_rect_grown(box, -pad));
    cor_pen_obstacle(pen, box, "legend");
}

void cor_furnish_legend(cor_pen *pen)
{
    legend l = {.pen = pen, .rows = g_array_new(FALSE, TRUE, sizeof(legend_row))};
    bool wishes = style_has_wishes(pen->what->style);
    const char *title = pen->what->map->furniture.legend.title;
    if (title) add_row(&l, NULL, NULL, title);
    /* What lies on top is what the page is about: it is listed first. */
    for (size_t i = pen->what->n_layers; i-- > 0;)
        if (is_listed(&pen->what->layers[i], wishes)) add_layer(&l, &pen->what->layers[i]);
    if (l.rows->len > (title ? 1u : 0u)) {
        measure(&l);
        if (!too_large(&l)) draw(&l);
    }
    g_array_unref(l.rows);
}
