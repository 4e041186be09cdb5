#include "symbolize/drawing.h"

#include <math.h>
#include <string.h>

#include <glib.h>

cor_eval cor_page_eval(const cor_symbolizer *symbolizer, const cor_drawable *drawable, cor_arena *arena)
{
    cor_eval eval = {.zoom = symbolizer->zoom,
                     .state = symbolizer->state,
                     .n_state = symbolizer->n_state,
                     .arena = arena,
                     .interns = symbolizer->interns,
                     .line_progress = NAN,
                     .heatmap_density = NAN,
                     .elevation = NAN};
    if (!drawable) return eval;
    eval.columns = drawable->table->columns;
    eval.n_columns = drawable->table->n_columns;
    eval.geometry = drawable->lonlat ? drawable->lonlat : &drawable->table->geometry;
    eval.ids = drawable->table->ids;
    return eval;
}

void cor_drawing_open(cor_drawing *drawing, const cor_symbolizer *with, const cor_layer *layer,
                      const cor_drawable *what, bool sample)
{
    *drawing = (cor_drawing){.with = with,
                             .layer = layer,
                             .what = what,
                             .scene = with->scene,
                             .arena = with->scene->arena,
                             .scratch = cor_arena_new(),
                             .sample = sample};
    drawing->eval = cor_page_eval(with, what, drawing->scratch);
    drawing->eval.diagnostics = with->diagnostics;
}

void cor_drawing_close(cor_drawing *drawing)
{
    cor_arena_free(drawing->scratch);
}

static cor_visibility visibility_of(const cor_drawable *what, uint32_t row)
{
    return what->visibility ? (cor_visibility) what->visibility[row] : COR_VISIBILITY_INSIDE;
}

/* A fill draws areas alone, a line no points: the layer's type is a filter, too. */
static cor_shape_kind min_kind(const cor_layer *layer)
{
    switch (cor_layer_type_of(layer)) {
    case COR_LAYER_FILL:
    case COR_LAYER_FILL_EXTRUSION:
        return COR_SHAPE_POLYGON;
    case COR_LAYER_LINE:
        return COR_SHAPE_LINE;
    default:
        return COR_SHAPE_POINT;
    }
}

/* Rows without geometry stay: they are unusable, whatever the layer. */
static size_t keep_drawable(const cor_drawing *drawing, uint32_t *rows, size_t n)
{
    const cor_geometry *g = &drawing->what->table->geometry;
    cor_shape_kind least = min_kind(drawing->layer);
    size_t kept = 0;
    if (!g->kinds && (g->kind == COR_SHAPE_NONE || g->kind >= least)) return n;
    for (size_t i = 0; i < n; i++) {
        cor_shape_kind kind = cor_geometry_kind(g, rows[i]);
        if (kind == COR_SHAPE_NONE || kind >= least) rows[kept++] = rows[i];
    }
    return kept;
}

/* Keeps those of N rows that the layer's type and filter let through. */
static size_t keep_passing(cor_drawing *drawing, uint32_t *rows, size_t n)
{
    const cor_program *filter = cor_layer_filter(drawing->layer);
    n = keep_drawable(drawing, rows, n);
    if (!filter) return n;
    filter = cor_program_bind(filter, drawing->eval.columns, drawing->eval.n_columns, drawing->arena);
    return cor_evaluate_filter(filter, &drawing->eval, rows, n);
}

/* The filter sees every row, so that an honest count can tell "filtered" from "outside". */
static size_t let_through(cor_drawing *drawing, uint32_t *rows)
{
    size_t n = drawing->what->table->n_rows;
    for (size_t i = 0; i < n; i++)
        rows[i] = (uint32_t) i;
    return drawing->sample ? n : keep_passing(drawing, rows, n); /* a sample stands for rows that passed */
}

size_t cor_layer_keep(const cor_symbolizer *symbolizer, const cor_layer *layer, const cor_drawable *drawable,
                      uint32_t *rows, size_t n)
{
    cor_drawing drawing;
    cor_drawing_open(&drawing, symbolizer, layer, drawable, false);
    n = keep_passing(&drawing, rows, n);
    cor_drawing_close(&drawing);
    return n;
}

size_t cor_layer_rows(const cor_symbolizer *symbolizer, const cor_layer *layer, const cor_drawable *drawable,
                      uint32_t *rows)
{
    cor_drawing drawing;
    cor_drawing_open(&drawing, symbolizer, layer, drawable, false);
    size_t n = let_through(&drawing, rows);
    cor_drawing_close(&drawing);
    return n;
}

/* Names of what lies outside of the frame would be cut by it, so symbol layers leave out what is near. */
static size_t keep_inside(cor_drawing *drawing, uint32_t *rows, size_t n)
{
    size_t kept = 0;
    bool near_too = cor_layer_type_of(drawing->layer) != COR_LAYER_SYMBOL;
    for (size_t i = 0; i < n; i++) {
        cor_visibility seen = visibility_of(drawing->what, rows[i]);
        if (seen == COR_VISIBILITY_INSIDE || (seen == COR_VISIBILITY_NEAR && near_too)) rows[kept++] = rows[i];
        size_t features = cor_table_features(drawing->what->table, rows[i]);
        drawing->counts.drawn += seen == COR_VISIBILITY_INSIDE ? features : 0;
        drawing->counts.outside += seen == COR_VISIBILITY_OUTSIDE || seen == COR_VISIBILITY_NEAR ? features : 0;
        drawing->counts.unusable += seen == COR_VISIBILITY_UNUSABLE ? features : 0;
        drawing->counts.clusters += seen == COR_VISIBILITY_INSIDE && features > 1;
    }
    return kept;
}

typedef struct {
    double key;
    uint32_t row;
} keyed;

static int by_key(gconstpointer a, gconstpointer b)
{
    const keyed *p = a, *q = b;
    if (p->key != q->key) return p->key < q->key ? -1 : 1;
    return p->row < q->row ? -1 : p->row > q->row;
}

static void sort_rows(cor_drawing *drawing, const char *sort_key)
{
    cor_use use = cor_use_of(drawing, sort_key);
    if (cor_use_is_constant(&use)) return;
    keyed *keys = g_new(keyed, drawing->n_rows);
    for (size_t i = 0; i < drawing->n_rows; i++)
        keys[i] = (keyed){cor_use_number(drawing, &use, drawing->rows[i], -1e300, 1e300), drawing->rows[i]};
    qsort(keys, drawing->n_rows, sizeof *keys, by_key);
    for (size_t i = 0; i < drawing->n_rows; i++)
        drawing->rows[i] = keys[i].row;
    g_free(keys);
}

void cor_drawing_choose(cor_drawing *drawing, const char *sort_key)
{
    size_t n = drawing->what->table->n_rows;
    drawing->rows = COR_NEW_ARRAY(drawing->arena, uint32_t, n);
    size_t passed = let_through(drawing, drawing->rows);
    drawing->counts.read = cor_table_feature_count(drawing->what->table, NULL, n);
    drawing->counts.filtered =
        drawing->counts.read - cor_table_feature_count(drawing->what->table, drawing->rows, passed);
    drawing->n_rows = keep_inside(drawing, drawing->rows, passed);
    if (sort_key && drawing->n_rows > 1) sort_rows(drawing, sort_key);
}

cor_path cor_drawing_outline(const cor_drawing *drawing, uint32_t row)
{
    const cor_geometry *outlines = drawing->what->outlines;
    bool is_torn = outlines && cor_geometry_kind(outlines, row) == COR_SHAPE_LINE;
    return cor_geometry_path(is_torn ? outlines : drawing->what->page, row);
}

/* What lies near counts as outside in any case. */
static void count_otherwise(cor_drawing *drawing, uint32_t row, size_t *count)
{
    size_t features = cor_table_features(drawing->what->table, row);
    if (!drawing->dropped) drawing->dropped = COR_NEW_ARRAY(drawing->arena, uint8_t, drawing->what->table->n_rows);
    drawing->dropped[row] = true;
    if (visibility_of(drawing->what, row) != COR_VISIBILITY_INSIDE) return;
    drawing->counts.drawn -= features;
    *count += features;
    drawing->counts.clusters -= features > 1;
}

void cor_drawing_drop(cor_drawing *drawing)
{
    size_t n = 0;
    if (!drawing->dropped) return;
    for (size_t i = 0; i < drawing->n_rows; i++)
        if (!drawing->dropped[drawing->rows[i]]) drawing->rows[n++] = drawing->rows[i];
    drawing->n_rows = n;
}

void cor_drawing_give_up(cor_drawing *drawing, uint32_t row)
{
    count_otherwise(drawing, row, &drawing->counts.unusable);
}

void cor_drawing_give_up_flat(cor_drawing *drawing, uint32_t row)
{
    size_t before = drawing->counts.unusable;
    cor_drawing_give_up(drawing, row);
    drawing->counts.flat += drawing->counts.unusable - before;
}

void cor_drawing_pass_over(cor_drawing *drawing, uint32_t row)
{
    count_otherwise(drawing, row, &drawing->counts.filtered);
}

void cor_drawing_leave_outside(cor_drawing *drawing, uint32_t row)
{
    count_otherwise(drawing, row, &drawing->counts.outside);
}

cor_use cor_use_of(cor_drawing *drawing, const char *name)
{
    const cor_program *program = cor_layer_property(drawing->layer, name);
    const cor_property_row *row = cor_layer_row(drawing->layer, name);
    for (size_t i = 0; i < drawing->with->n_given; i++)
        if (!strcmp(drawing->with->given[i].property, name)) return (cor_use){.value = drawing->with->given[i].value};
    if (!program) return (cor_use){.value = row->spec.fallback};
    if (row->spec.kind == COR_EXPECT_IMAGE) /* an image that there is not may have another in its place */
        drawing->eval.images = cor_icons_names(drawing->with->icons, &drawing->eval.n_images);
    if (!cor_program_is_feature_constant(program))
        return (cor_use){.program =
                             cor_program_bind(program, drawing->eval.columns, drawing->eval.n_columns, drawing->arena)};
    cor_eval eval = drawing->eval;
    eval.arena = drawing->arena; /* a constant outlives the rows */
    return (cor_use){.value = cor_evaluate(program, &eval)};
}

cor_value cor_use_value(cor_drawing *drawing, const cor_use *use, uint32_t row)
{
    if (!use->program) return use->value;
    drawing->eval.row = row;
    return cor_evaluate(use->program, &drawing->eval);
}

double cor_use_number(cor_drawing *drawing, const cor_use *use, uint32_t row, double least, double most)
{
    cor_value value = cor_use_value(drawing, use, row);
    double x = value.kind == COR_NUMBER ? value.number : 0;
    return x >= least ? fmin(x, most) : least; /* NaN ends here too */
}

cor_color cor_use_color(cor_drawing *drawing, const cor_use *use, uint32_t row)
{
    cor_value value = cor_use_value(drawing, use, row);
    return value.kind == COR_COLOR ? value.color : (cor_color){0, 0, 0, 0};
}

const char *cor_use_word(cor_drawing *drawing, const cor_use *use, uint32_t row)
{
    cor_value value = cor_use_value(drawing, use, row);
    return value.kind == COR_STRING ? value.string : "";
}

bool cor_use_flag(cor_drawing *drawing, const cor_use *use, uint32_t row)
{
    cor_value value = cor_use_value(drawing, use, row);
    return value.kind == COR_BOOL && value.boolean;
}

size_t cor_use_numbers(cor_drawing *drawing, const cor_use *use, uint32_t row, double *out, size_t n)
{
    const cor_array *array = cor_value_array(cor_use_value(drawing, use, row));
    size_t have = array ? MIN(n, array->n) : 0;
    for (size_t i = 0; i < have; i++)
        if (array->items[i].kind == COR_NUMBER && isfinite(array->items[i].number)) out[i] = array->items[i].number;
    return have;
}

cor_point cor_use_offset(cor_drawing *drawing, const cor_use *use)
{
    double xy[2] = {0, 0};
    if (drawing->sample) return (cor_point){0, 0};
    cor_use_numbers(drawing, use, 0, xy, 2);
    return (cor_point){xy[0] * COR_POINTS_PER_PX, xy[1] * COR_POINTS_PER_PX};
}

cor_path cor_path_moved(cor_arena *arena, cor_path path, cor_point by)
{
    if (by.x == 0 && by.y == 0) return path;
    size_t first = path.parts[0], n = path.parts[path.n_parts] - first;
    cor_point *points = COR_NEW_ARRAY(arena, cor_point, n);
    uint32_t *parts = COR_NEW_ARRAY(arena, uint32_t, path.n_parts + 1);
    for (size_t i = 0; i < n; i++)
        points[i] = (cor_point){path.points[first + i].x + by.x, path.points[first + i].y + by.y};
    for (size_t i = 0; i <= path.n_parts; i++)
        parts[i] = path.parts[i] - (uint32_t) first;
    return (cor_path){.points = points, .parts = parts, .n_parts = path.n_parts, .closed = path.closed};
}

void cor_drawing_warn(const cor_drawing *drawing, const char *what)
{
    const cor_node *node = cor_layer_node(drawing->layer);
    cor_warn(drawing->with->diagnostics, cor_node_location(node), "layer '%s': %s", cor_layer_id(drawing->layer), what);
}

void cor_drawing_miss(const cor_drawing *drawing, const char *name, const char *what)
{
    cor_diagnostics *diagnostics = drawing->with->diagnostics;
    char *message = g_strdup_printf("layer '%s': %s", cor_layer_id(drawing->layer), what);
    if (diagnostics && !cor_diagnostics_says(diagnostics, message)) {
        const cor_node *node = cor_layer_names(drawing->layer, name, drawing->scratch);
        cor_warn(diagnostics, cor_node_location(node ? node : cor_layer_node(drawing->layer)), "%s", message);
    }
    g_free(message);
}

const cor_icon *cor_drawing_icon(cor_drawing *drawing, const char *name)
{
    const cor_icon *icon;
    cor_error err;
    cor_status st = cor_icon_open(drawing->with->icons, name, &icon, &err);
    if (!st) return icon;
    if (st != COR_REFUSED) cor_drawing_miss(drawing, name, err.message); /* else the page fails */
    return NULL;
}

const cor_icon *cor_use_icon(cor_drawing *drawing, const cor_use *use, uint32_t row)
{
    const char *name = cor_value_image(cor_use_value(drawing, use, row));
    return name && *name ? cor_drawing_icon(drawing, name) : NULL;
}
