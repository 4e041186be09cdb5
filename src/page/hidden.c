#include "page/hidden.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "geo/areas.h"

/* What of the page lies over marks. */
typedef struct {
    cor_rect frame;
    const cor_obstacle **boxes;
    size_t n_boxes;
    const cor_areas *area; /* all of the map outside of it is covered; NULL: none */
} covers;

/* Places that no piece of furniture has a name for. */
static const char OFF_THE_FRAME[] = "frame", MASK[] = "mask", CROWD[] = "crowd";

static covers covers_of(const cor_drawing_page *page, const cor_drawn_layer *drawn, cor_arena *arena)
{
    size_t n;
    const cor_obstacle *obstacles = cor_scene_obstacles(page->scene, &n);
    covers c = {.frame = page->scene->frame, .boxes = COR_NEW_ARRAY(arena, const cor_obstacle *, n)};
    for (size_t i = 0; i < n; i++)
        if (obstacles[i].covers) c.boxes[c.n_boxes++] = &obstacles[i];
    if (drawn->masked && page->context->map->document->mask.style == COR_MASK_HIDE)
        c.area = cor_areas_of_paths(arena, page->area.paths, page->area.n);
    return c;
}

static bool is_masked(const covers *c, cor_point at)
{
    return c->area && !cor_areas_contain(c->area, at);
}

/* What hides a mark AT a place of the page; NULL: it can be seen. */
static const char *cover_at(const covers *c, cor_point at)
{
    if (!cor_rect_contains(c->frame, at.x, at.y)) return OFF_THE_FRAME;
    for (size_t i = 0; i < c->n_boxes; i++)
        if (cor_rect_contains(c->boxes[i]->box, at.x, at.y)) return c->boxes[i]->what;
    return is_masked(c, at) ? MASK : NULL;
}

static cor_point label_place(const cor_label *label)
{
    return label->run ? label->text.pivot : cor_rect_center(label->mark_box);
}

/* What hides LABEL, its icon and its text, now that all have their places; NULL: some of it can be seen. */
static const char *cover_of_label(const covers *c, const cor_label *label)
{
    bool off = label->icon && !cor_rect_contains(c->frame, label->mark.x, label->mark.y);
    const char *by = off ? OFF_THE_FRAME : CROWD;
    const cor_candidate *chosen = label->chosen < 0 ? NULL : &label->candidates[label->chosen];
    if (label->icon && label->mark_drawn) {
        cor_point at = chosen && chosen->mark ? chosen->mark->at : (cor_point){label->mark.x, label->mark.y};
        by = cover_at(c, at);
    }
    if (by && label->run && chosen) by = cover_at(c, cor_rect_center(chosen->box));
    return by == CROWD && is_masked(c, label_place(label)) ? MASK : by;
}

/* Of each row what hides all of it: NULL when it asked for nothing or some of it is seen. */
typedef struct {
    const char **by;
    uint8_t *asked, *seen; /* flags */
} rows_state;

static void note(rows_state *rows, uint32_t row, const char *by)
{
    rows->asked[row] = true;
    if (!by) rows->seen[row] = true;
    if (!rows->by[row]) rows->by[row] = by;
}

/* Of marks for which one stands it is seen what is seen of that one. */
static void note_stacks(const cor_drawing_page *page, const cor_drawn_layer *drawn, const covers *c, rows_state *rows)
{
    size_t n, n_labels;
    const cor_label *labels = cor_scene_labels(page->scene, &n_labels);
    const cor_stack *stacks = cor_scene_stacks(page->scene, &n);
    for (size_t i = 0; i < n; i++) {
        const cor_stack *stack = &stacks[i];
        bool one = stack->stacked == COR_STACKED_ONE || stack->stacked == COR_STACKED_FULL;
        if (!one || strcmp(stack->layer, cor_layer_id(drawn->layer)) != 0) continue;
        for (size_t k = 1; k < stack->n; k++)
            note(rows, labels[stack->labels[k]].row, cover_of_label(c, &labels[stack->labels[0]]));
    }
}

static void note_labels(const cor_drawing_page *page, const cor_drawn_layer *drawn, const covers *c, rows_state *rows)
{
    size_t n;
    const char *id = cor_layer_id(drawn->layer);
    const cor_label *labels = cor_scene_labels(page->scene, &n);
    for (size_t i = 0; i < n; i++)
        if (!labels[i].absent && !strcmp(labels[i].layer, id)) note(rows, labels[i].row, cover_of_label(c, &labels[i]));
    note_stacks(page, drawn, c, rows);
}

static void note_circles(const cor_drawn_layer *drawn, const covers *c, rows_state *rows)
{
    const cor_drawable *what = drawn->drawable;
    const cor_geometry *g = what->vertices ? what->vertices : what->page;
    for (size_t i = 0; i < drawn->counts.n_rows; i++) {
        size_t row = drawn->counts.rows[i], p = cor_geometry_first_point(g, cor_geometry_first_part(g, row));
        for (; p < cor_geometry_first_point(g, cor_geometry_first_part(g, row + 1)); p++)
            note(rows, (uint32_t) row, cover_at(c, g->points[p]));
    }
}

static bool has_marks(const cor_drawn_layer *drawn)
{
    cor_layer_type type = cor_layer_type_of(drawn->layer);
    return drawn->drawable && drawn->counts.drawn && !drawn->counts.along &&
           (type == COR_LAYER_CIRCLE || type == COR_LAYER_SYMBOL);
}

/* Which rows of DRAWN are seen, in scratch memory that the caller frees. */
static rows_state rows_of(const cor_drawing_page *page, const cor_drawn_layer *drawn, const covers *c)
{
    size_t n = drawn->drawable->table->n_rows;
    rows_state rows = {g_new0(const char *, n), g_new0(uint8_t, n), g_new0(uint8_t, n)};
    if (cor_layer_type_of(drawn->layer) == COR_LAYER_CIRCLE)
        note_circles(drawn, c, &rows);
    else
        note_labels(page, drawn, c, &rows);
    return rows;
}

static void free_rows(rows_state *rows)
{
    g_free(rows->by);
    g_free(rows->asked);
    g_free(rows->seen);
}

static bool is_inside(const cor_drawn_layer *drawn, uint32_t row)
{
    return !drawn->drawable->visibility || drawn->drawable->visibility[row] == COR_VISIBILITY_INSIDE;
}

static int by_number(const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

/* The ids of rows as they are gathered. */
static void add_id(GArray *ids, const cor_drawn_layer *drawn, uint32_t row)
{
    double id = cor_table_id(drawn->drawable->table, row);
    g_array_append_val(ids, id);
}

static cor_ids sorted(cor_arena *arena, GArray *ids)
{
    size_t n = ids->len;
    double *list = cor_arena_memdup(arena, ids->data, n * sizeof *list);
    if (n) qsort(list, n, sizeof *list, by_number);
    g_array_unref(ids);
    return (cor_ids){list, n};
}

/* Whether a detail shows what the page itself hides. */
static bool is_in_a_detail(const cor_drawing_page *page, const cor_layer *layer, double feature)
{
    for (size_t i = 0; i < page->n_insets; i++)
        for (size_t k = 0; page->insets[i].is_detail && k < page->insets[i].n_layers; k++) {
            const cor_drawn_layer *own = &page->insets[i].layers[k];
            if (own->layer == layer && cor_ids_have(&own->seen, feature)) return true;
        }
    return false;
}

static void add_cause(cor_hidden *hidden, const char *what, size_t features)
{
    size_t i = 0;
    while (i < hidden->n_causes && strcmp(hidden->causes[i].what, what) != 0)
        i++;
    if (i == COR_HIDDEN_CAUSES) return;
    if (i == hidden->n_causes) hidden->causes[hidden->n_causes++].what = what;
    hidden->causes[i].features += features;
}

static void hide(cor_arena *arena, cor_drawn_layer *drawn, uint32_t row, const char *by, cor_hidden *hidden)
{
    size_t features = cor_table_features(drawn->drawable->table, row);
    if (!hidden->rows) hidden->rows = COR_NEW_ARRAY(arena, uint8_t, drawn->drawable->table->n_rows);
    hidden->rows[row] = true;
    drawn->counts.drawn -= features;
    drawn->counts.hidden += features;
    drawn->counts.clusters -= features > 1;
    add_cause(hidden, by, features);
}

static void count_layer(cor_drawing_page *page, cor_drawn_layer *drawn, const covers *c, bool is_detail,
                        cor_hidden *hidden)
{
    rows_state rows = rows_of(page, drawn, c);
    GArray *seen = g_array_new(FALSE, FALSE, sizeof(double)), *absent = g_array_new(FALSE, FALSE, sizeof(double)),
           *hid = g_array_new(FALSE, FALSE, sizeof(double));
    for (size_t i = 0; i < drawn->counts.n_rows; i++) {
        uint32_t row = drawn->counts.rows[i];
        const char *by = rows.by[row];
        if (!is_inside(drawn, row) || !rows.asked[row]) continue;
        bool is_seen = rows.seen[row] || is_in_a_detail(page, drawn->layer, cor_table_id(drawn->drawable->table, row));
        if (is_seen && is_detail) add_id(seen, drawn, row);
        if (is_seen) continue;
        add_id(hid, drawn, row);
        if (by == CROWD || by == OFF_THE_FRAME) add_id(absent, drawn, row); /* what is covered is there, if not seen */
        hide(page->arena, drawn, row, by, hidden);
    }
    drawn->seen = sorted(page->arena, seen);
    drawn->hidden = sorted(page->arena, hid);
    drawn->absent = sorted(page->arena, absent);
    free_rows(&rows);
}

/* Circles stand where they are: nothing hides them but what lies over them. Which of them are seen is asked of details
 * alone. */
static bool may_hide(const covers *c, const cor_drawn_layer *drawn, bool is_detail)
{
    return is_detail || c->n_boxes || c->area || cor_layer_type_of(drawn->layer) != COR_LAYER_CIRCLE;
}

void cor_page_count_hidden(cor_drawing_page *page, bool is_detail)
{
    page->hidden = COR_NEW_ARRAY(page->arena, cor_hidden, page->n_layers);
    for (size_t i = 0; i < page->n_layers; i++) {
        cor_drawn_layer *drawn = &page->layers[i];
        cor_arena *scratch = cor_arena_new();
        drawn->hidden = drawn->absent = (cor_ids){0}; /* what was expected */
        covers c = covers_of(page, drawn, scratch);
        if (has_marks(drawn) && may_hide(&c, drawn, is_detail))
            count_layer(page, drawn, &c, is_detail, &page->hidden[i]);
        cor_arena_free(scratch);
    }
}

/* "2 lie under the legend" */
static char *cause_words(const char *what, size_t n)
{
    const char *lie = n == 1 ? "lies" : "lie";
    if (what == CROWD) return g_strdup_printf("%zu %s no room", n, n == 1 ? "finds" : "find");
    if (what == OFF_THE_FRAME) return g_strdup_printf("%zu %s cut off by the frame", n, n == 1 ? "is" : "are");
    return g_strdup_printf("%zu %s under %s %s", n, lie, !strcmp(what, "inset") ? "an" : "the", what);
}

/* Names without icons are not marks, and a mask hides what the document wants hidden. */
static void warn_layer(const cor_drawing_page *page, const cor_drawn_layer *drawn, const cor_hidden *hidden)
{
    GString *causes = g_string_new(NULL);
    size_t n = 0, all = drawn->counts.drawn + drawn->counts.hidden;
    for (size_t i = 0; i < hidden->n_causes; i++) {
        if (hidden->causes[i].what == MASK) continue;
        char *words = cause_words(hidden->causes[i].what, hidden->causes[i].features);
        g_string_append_printf(causes, "%s%s", causes->len ? ", " : "", words);
        n += hidden->causes[i].features;
        g_free(words);
    }
    if (n)
        cor_warn(page->context->diagnostics, cor_file_location(page->context->map->document->file),
                 "layer '%s': %zu of its %zu marks can't be seen: %s", cor_layer_id(drawn->layer), n, all, causes->str);
    g_string_free(causes, TRUE);
}

static bool is_of_marks(const cor_layer *layer)
{
    return cor_layer_type_of(layer) == COR_LAYER_CIRCLE || cor_layer_property(layer, "icon-image");
}

static bool is_in_legend(const cor_layer *layer)
{
    const cor_node *legend = cor_layer_metadata(layer, "corridor:legend");
    return !(legend && legend->kind == COR_NODE_BOOL && !legend->boolean);
}

bool cor_legend_counts_marks(const cor_layer *layer)
{
    return is_of_marks(layer) && is_in_legend(layer);
}

/* What the legend does not speak of is ground, where the document names no source that the map is about. */
static bool is_message(const cor_render_context *context, const cor_layer *layer)
{
    const cor_map_document *document = context->map->document;
    for (size_t i = 0; i < document->n_sources; i++)
        if (!strcmp(document->sources[i].name, cor_layer_source(layer))) return true;
    return !document->n_sources && is_in_legend(layer);
}

void cor_page_warn_hidden(const cor_drawing_page *page)
{
    for (size_t i = 0; i < page->n_layers; i++) {
        const cor_layer *layer = page->layers[i].layer;
        if (page->hidden[i].n_causes && is_of_marks(layer) && is_message(page->context, layer))
            warn_layer(page, &page->layers[i], &page->hidden[i]);
    }
}
