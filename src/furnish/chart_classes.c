/* What a chart tells apart is what the legend does: its entries are gathered once more, with their rows. */
#include <stdint.h>
#include <string.h>

#include <glib.h>

#include "furnish/chart.h"
#include "furnish/class_row.h"
#include "furnish/legend.h"
#include "words/words.h"

/* Of a class in colours of its own, a picture's, bars are in ink: the first in the darkest. */
static const float INKS[] = {0.8f, 0.5f, 0.3f, 0.65f, 0.4f, 0.2f};

typedef struct {
    cor_pen *pen;
    const cor_chart *chart;
    cor_chart_class *list;
    size_t n;
    size_t *of;  /* of each row of the table, its class + 1 */
    bool untold; /* some colours are not the map's */
} gathering;

/* Whether ENTRY speaks of rows of the table that CHART counts. */
static bool is_of_chart(const cor_entry *entry, const cor_chart *chart)
{
    if (!entry->of || !entry->of->drawable) return false;
    const cor_layer *own = entry->of->layer, *layer = chart->drawn->layer;
    return !g_strcmp0(cor_layer_source(own), cor_layer_source(layer)) &&
           !g_strcmp0(cor_layer_source_layer(own), cor_layer_source_layer(layer)) &&
           entry->of->drawable->table->n_rows == chart->drawn->drawable->table->n_rows;
}

static cor_color ink_of(const cor_pen *pen, size_t i)
{
    cor_color ink = pen->ink;
    ink.a *= INKS[i % G_N_ELEMENTS(INKS)];
    return ink;
}

static void add(gathering *g, const cor_entry *entry)
{
    const cor_class *class = entry->classes;
    cor_sample_look look = cor_sample_look_of(g->pen, entry->drawn, class);
    g->list[g->n] = (cor_chart_class){cor_pen_words(g->pen, entry->said ? entry->said : entry->name),
                                      look.color.said ? look.color.color : ink_of(g->pen, g->n)};
    g->untold = g->untold || !look.color.said;
    g->n++;
    for (size_t i = 0; i < class->n_rows; i++)
        if (!g->of[class->rows[i]]) g->of[class->rows[i]] = g->n;
}

/* "road_attacks" → "Road attacks" */
static const char *plain_heading(cor_arena *arena, const char *source)
{
    char *words = cor_arena_copy(arena, source);
    g_strdelimit(words, "_-", ' ');
    words[0] = g_ascii_toupper(words[0]);
    return words;
}

/* Of rows that no colour of the map stands for: lines over their bars are told from it. */
static cor_color plain_color(const cor_pen *pen)
{
    cor_color color = pen->muted;
    color.a *= 0.7f;
    return color;
}

/* The classes that have rows of the chart, in their order, and one more for rows of none. */
static cor_chart_classes kept(const gathering *g)
{
    const cor_chart *chart = g->chart;
    size_t *of = COR_NEW_ARRAY(g->pen->arena, size_t, chart->n_rows + 1);
    size_t *renamed = COR_NEW_ARRAY(g->pen->arena, size_t, g->n + 1);
    cor_chart_classes classes = {.list = COR_NEW_ARRAY(g->pen->arena, cor_chart_class, g->n + 1), .of = of};
    bool *has_rows = COR_NEW_ARRAY(g->pen->arena, bool, g->n + 1);
    for (size_t i = 0; i < chart->n_rows; i++)
        has_rows[g->of[chart->rows[i]]] = true;
    for (size_t k = 1; k <= g->n; k++) {
        if (!has_rows[k]) continue;
        renamed[k] = classes.n;
        classes.list[classes.n++] = g->list[k - 1];
    }
    classes.told_apart = classes.n > 1 || (classes.n && has_rows[0]);
    if (has_rows[0] || !classes.n) {
        renamed[0] = classes.n;
        classes.list[classes.n++] =
            (cor_chart_class){cor_word_in(g->pen->what->map->languages, COR_WORD_OTHER), plain_color(g->pen)};
    }
    for (size_t i = 0; i < chart->n_rows; i++)
        of[i] = renamed[g->of[chart->rows[i]]];
    return classes;
}

/* The colour of a row, where rows are not told apart or nothing tells them apart. */
static cor_color color_of_first(cor_pen *pen, const cor_chart *chart)
{
    if (!chart->n_rows) return plain_color(pen);
    cor_class class = cor_class_of_row(pen->arena, chart->drawn->drawable, chart->rows[0]);
    cor_sample_look look = cor_sample_look_of(pen, chart->drawn, &class);
    return look.color.said ? look.color.color : plain_color(pen);
}

/* Marks that differ by their signs alone have one colour, which bars of several would not tell apart. */
static bool have_colors(const gathering *g)
{
    for (size_t i = 1; i < g->n; i++)
        if (memcmp(&g->list[i].color, &g->list[0].color, sizeof g->list[i].color) != 0) return true;
    return g->n == 1;
}

/* All rows as one class: in their colour, where they have one. */
static cor_chart_classes as_one(const gathering *g)
{
    gathering none = *g;
    none.n = 0;
    none.of = COR_NEW_ARRAY(g->pen->arena, size_t, g->chart->drawn->drawable->table->n_rows + 1);
    cor_chart_classes classes = kept(&none);
    bool one = g->n && !g->untold && (g->n == 1 || !have_colors(g));
    if (one || g->n < 2) classes.list[0].color = one ? g->list[0].color : color_of_first(g->pen, g->chart);
    return classes;
}

cor_chart_classes cor_chart_classes_of(cor_pen *pen, const cor_chart *chart, cor_chart_split split)
{
    /* What there is to say of classes, the legend has said. */
    cor_symbolizer silent = *pen->what->symbolizer;
    cor_furnishing what = *pen->what;
    cor_legend legend = {0};
    cor_error why;
    silent.diagnostics = NULL;
    what.symbolizer = &silent;
    cor_pen own = cor_pen_new(&what);
    own.wants_rows = true;
    if (cor_legend_collect(&own, &legend, &why)) legend.n = 0;
    gathering g = {.pen = &own, .chart = chart, .list = COR_NEW_ARRAY(own.arena, cor_chart_class, legend.n + 1)};
    g.of = COR_NEW_ARRAY(own.arena, size_t, chart->drawn->drawable->table->n_rows + 1);
    for (size_t i = 0; i < legend.n; i++)
        if (legend.entries[i].kind == COR_ENTRY_SAMPLE && legend.entries[i].classes &&
            legend.entries[i].classes->rows && is_of_chart(&legend.entries[i], chart))
            add(&g, &legend.entries[i]);
    bool apart = split == COR_SPLIT_BY_LEGEND || (split == COR_SPLIT_BY_COLOR && have_colors(&g));
    cor_chart_classes classes = apart ? kept(&g) : as_one(&g);
    classes.heading = cor_pen_words(&own, plain_heading(own.arena, chart->options->source));
    classes.is_explained = pen->what->map->furniture.legend.on && !g.untold;
    return classes;
}

static const char *const *words_of(const cor_pen *pen, const cor_chart_classes *classes)
{
    const char **words = COR_NEW_ARRAY(pen->arena, const char *, classes->n + 1);
    for (size_t i = 0; i < classes->n; i++)
        words[i] = classes->list[i].words;
    return words;
}

const char *const *cor_chart_class_words(const cor_pen *pen, const cor_chart_classes *classes)
{
    return classes->told_apart ? words_of(pen, classes) : NULL;
}

size_t cor_furnish_classes(const cor_furnishing *furnishing, const cor_drawn_layer *drawn, const uint32_t *rows,
                           size_t n, const char *const **ret_words, const size_t **ret_of)
{
    cor_pen pen = cor_pen_new(furnishing);
    const cor_chart_options options = {.source = cor_layer_source(drawn->layer)};
    const cor_chart chart = {.options = &options, .drawn = drawn, .rows = rows, .n_rows = n};
    const cor_chart_classes classes = cor_chart_classes_of(&pen, &chart, COR_SPLIT_BY_LEGEND);
    *ret_words = words_of(&pen, &classes);
    *ret_of = classes.of;
    return classes.n;
}
