#include <glib.h>

#include "furnish/class_row.h"
#include "furnish/classifier.h"
#include "furnish/drawn_rows.h"
#include "furnish/sample.h"

static cor_classes classify(cor_classifier *c)
{
    size_t n;
    cor_classes classes = {0};
    cor_classes_find_paints(c);
    classes.kinds = cor_classes_kinds(c, &n);
    classes.n_kinds = MIN(n, COR_MAX_CLASSES);
    if (c->kinds->len || c->like) classes.sizes = cor_classes_sizes(c, &classes.n_sizes);
    if (classes.n_sizes) classes.fixed = cor_classes_fixed(c, &classes.n_fixed);
    classes.colors = cor_classes_colors(c);
    if (c->kinds->len == 1 && !classes.n_kinds && !classes.n_sizes && !c->blamed && !c->like)
        classes.whole = cor_classes_whole(c);
    cor_classes_remark(c, n);
    for (guint i = 0; i < c->kinds->len; i++)
        g_ptr_array_unref(((cor_paint_kind *) c->kinds->pdata[i])->groups);
    g_ptr_array_unref(c->kinds);
    g_free(c->group_of);
    return classes;
}

/* All that DRAWN shows. */
static void add_rows(cor_pen *pen, const cor_drawn_layer *drawn, cor_class *class)
{
    uint32_t *rows = cor_drawn_rows(pen, drawn, &class->n_rows);
    class->rows = cor_arena_memdup(pen->arena, rows, class->n_rows * sizeof *rows);
    g_free(rows);
}

/* A layer whose features are all alike: any of them will do. */
static cor_classes whole(cor_pen *pen, const cor_drawn_layer *drawn)
{
    uint32_t row;
    cor_classes classes = {0};
    if (!cor_first_drawn_row(pen, drawn, &row)) return classes;
    cor_class class = cor_class_of_row(pen->arena, drawn->drawable, row);
    if (pen->wants_rows) add_rows(pen, drawn, &class);
    if (cor_sample_look_of(pen, drawn, &class).visible)
        classes.whole = cor_arena_memdup(pen->arena, &class, sizeof class);
    return classes;
}

cor_classes cor_classes_of(cor_pen *pen, const cor_drawn_layer *drawn)
{
    size_t n;
    if (cor_layer_is_plain(drawn->layer)) return whole(pen, drawn);
    cor_classifier c = {.pen = pen};
    uint32_t *rows = cor_drawn_rows(pen, drawn, &n);
    cor_traits_open(&c.traits, pen->what, drawn, pen->arena, rows, n);
    cor_namer_open(&c.namer, &c.traits);
    cor_classes classes = classify(&c);
    cor_namer_close(&c.namer);
    cor_traits_close(&c.traits);
    g_free(rows);
    return classes;
}
