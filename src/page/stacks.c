#include "page/stacks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "page/shown.h"
#include "prepare/data_source.h"

struct cor_stacked_source {
    const char *source, *source_layer;
    cor_places places;
    const cor_stacked_source *next;
};

static bool is_of(const cor_layer *layer, const char *source, const char *source_layer)
{
    return !g_strcmp0(cor_layer_source(layer), source) && !g_strcmp0(cor_layer_source_layer(layer), source_layer);
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return x < y ? -1 : x > y;
}

/* The median width of the marks that the page's layers on the source of LAYER draw; 0: they draw none. */
static double mark_width(cor_drawing_page *page, const cor_inset *inset, const cor_layer *layer,
                         const cor_drawable *drawable, const cor_data_source *source)
{
    const cor_style *style = page->context->map->style;
    size_t n = 0, rows = drawable->table->n_rows, layers = cor_style_layer_count(style);
    double *widths = NULL;
    for (size_t i = 0; i < layers; i++) {
        const cor_layer *other = cor_style_layer_at(style, i);
        if (!is_of(other, cor_layer_source(layer), cor_layer_source_layer(layer)) || !cor_page_shows(page, other) ||
            (inset && !cor_inset_shows(inset, other)))
            continue;
        cor_stack_way way = cor_layer_stack(&page->symbolizer, other, drawable, source->stack, source->named);
        if (way == COR_STACK_NEVER) continue;
        widths = g_renew(double, widths, n + rows);
        n += cor_mark_widths(&page->symbolizer, other, drawable, widths + n);
    }
    if (n) qsort(widths, n, sizeof *widths, by_size);
    double width = n ? widths[n / 2] : 0;
    g_free(widths);
    return width;
}

/* Rows of one point inside of the frame; the others are at no place. */
static cor_places places_of(cor_arena *arena, const cor_drawable *drawable, double width)
{
    const cor_geometry *g = drawable->page;
    size_t n = drawable->table->n_rows;
    cor_point *points = g_new(cor_point, n);
    for (size_t i = 0; i < n; i++) {
        size_t first = cor_geometry_first_point(g, cor_geometry_first_part(g, i)),
               end = cor_geometry_first_point(g, cor_geometry_first_part(g, i + 1));
        bool inside = !drawable->visibility || drawable->visibility[i] == COR_VISIBILITY_INSIDE;
        bool one = cor_geometry_kind(g, i) == COR_SHAPE_POINT && end == first + 1;
        points[i] = inside && one ? g->points[first] : (cor_point){NAN, NAN};
    }
    cor_places places = cor_gather_points(points, n, width, arena);
    g_free(points);
    return places;
}

static const cor_places *known_places(const cor_drawing_page *page, const cor_layer *layer)
{
    for (const cor_stacked_source *s = page->stacked; s; s = s->next)
        if (is_of(layer, s->source, s->source_layer)) return &s->places;
    return NULL;
}

cor_status cor_page_stack(cor_drawing_page *page, const cor_inset *inset, const cor_layer *layer,
                          cor_drawable *drawable, cor_error *err)
{
    cor_data_source source;
    cor_status st = cor_data_source_of(page->context, cor_layer_source(layer), &source, err);
    if (st) return st;
    drawable->stack = cor_layer_stack(&page->symbolizer, layer, drawable, source.stack, source.named);
    if (drawable->stack == COR_STACK_NEVER && !cor_layer_sums(layer)) return COR_OK;
    drawable->places = known_places(page, layer);
    if (drawable->places) return COR_OK;
    cor_stacked_source *added = COR_NEW(page->arena, cor_stacked_source);
    double width = mark_width(page, inset, layer, drawable, &source);
    *added = (cor_stacked_source){cor_layer_source(layer), cor_layer_source_layer(layer),
                                  places_of(page->arena, drawable, width), page->stacked};
    page->stacked = added;
    drawable->places = &added->places;
    return COR_OK;
}

/* ---- what is said of it --------------------------------------------------------------------------------------- */

/* Places and marks that share a fate. */
typedef struct {
    size_t places, marks;
} fate;

static void add_fate(fate *f, const cor_stack *stack)
{
    f->places++;
    f->marks += stack->n;
}

typedef struct {
    fate piled, many, full;
} fates;

static fates fates_of(const cor_scene *scene, const char *layer)
{
    size_t n;
    fates f = {{0, 0}, {0, 0}, {0, 0}};
    const cor_stack *stacks = cor_scene_stacks(scene, &n);
    for (size_t i = 0; i < n; i++) {
        if (stacks[i].n < 2 || strcmp(stacks[i].layer, layer) != 0) continue;
        if (stacks[i].many) add_fate(&f.many, &stacks[i]);
        if (stacks[i].stacked == COR_STACKED_FULL) add_fate(&f.full, &stacks[i]);
        if (stacks[i].stacked == COR_STACKED_PILE) add_fate(&f.piled, &stacks[i]);
    }
    return f;
}

static const char *places_in_words(cor_arena *arena, size_t n)
{
    return n == 1 ? "1 place" : cor_arena_format(arena, "%zu places", n);
}

static const char *hidden_in_words(cor_arena *arena, size_t n)
{
    return n == 1 ? "1 mark lies under another" : cor_arena_format(arena, "%zu marks lie under others", n);
}

static void warn_layer(const cor_drawing_page *page, const cor_scene *scene, const cor_layer *layer, const char *where)
{
    cor_diagnostics *diagnostics = page->context->diagnostics;
    cor_location location = cor_file_location(page->context->map->document->file);
    const char *id = cor_layer_id(layer);
    fates f = fates_of(scene, id);
    if (f.piled.places)
        cor_warn(diagnostics, location,
                 "layer '%s'%s: %s, at %s; `stack: spread`, `count` or `list` of source '%s' shows what is there", id,
                 where, hidden_in_words(page->arena, f.piled.marks - f.piled.places),
                 places_in_words(page->arena, f.piled.places), cor_layer_source(layer));
    if (f.many.places)
        cor_warn(
            diagnostics, location,
            "layer '%s'%s: one mark with a number stands for all at %s, for %zu marks together: no more than %d are "
            "set side by side",
            id, where, places_in_words(page->arena, f.many.places), f.many.marks, COR_MOST_SPREAD);
    if (f.full.places)
        cor_warn(diagnostics, location,
                 "layer '%s'%s: one mark with a number stands for all at %s, for %zu marks together: there is no room "
                 "to set them side by side; a larger page, or a detail, has it",
                 id, where, places_in_words(page->arena, f.full.places), f.full.marks);
}

void cor_page_warn_stacks(const cor_drawing_page *page)
{
    for (size_t i = 0; i < page->n_layers; i++)
        if (cor_layer_source(page->layers[i].layer)) warn_layer(page, page->scene, page->layers[i].layer, "");
    for (size_t i = 0; i < page->n_insets; i++)
        for (size_t k = 0; k < page->insets[i].n_layers; k++)
            if (cor_layer_source(page->insets[i].layers[k].layer))
                warn_layer(page, page->insets[i].scene, page->insets[i].layers[k].layer, " in an inset");
}
