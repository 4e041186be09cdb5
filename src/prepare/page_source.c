#include "prepare/page_source.h"

#include <string.h>

/* The stretch and its two ends. */
enum { MOST_ROWS = 3 };

static bool declares_no_features(const cor_style_source *source)
{
    const cor_node *data = source ? cor_node_get(source->node, "data") : NULL,
                   *features = cor_node_get(data, "features");
    return !source || (features && features->kind == COR_NODE_SEQ && !features->n);
}

bool cor_is_page_source(const cor_render_context *context, const char *source)
{
    if (strcmp(source, COR_PAGE_SOURCE) != 0) return false;
    return context->subject || declares_no_features(cor_style_source_of(context->map->style, source));
}

typedef struct {
    const cor_page_subject *subject;
    cor_interns *interns;
    cor_arena *arena;
    cor_table *table;
    cor_column *columns;
} making;

static const char **add_texts(making *m, const char *name)
{
    const char **cells = COR_NEW_ARRAY(m->arena, const char *, MOST_ROWS);
    m->columns[m->table->n_columns++] =
        (cor_column){.name = cor_intern(m->interns, name), .kind = COR_COLUMN_STRINGS, .strings = cells};
    return cells;
}

/* The page's own fields, the same in all rows. */
static void add_fields(making *m)
{
    for (size_t i = 0; i < m->subject->n_fields; i++) {
        cor_value *cells = COR_NEW_ARRAY(m->arena, cor_value, MOST_ROWS);
        for (size_t row = 0; row < MOST_ROWS; row++)
            cells[row] = m->subject->fields[i].value;
        m->columns[m->table->n_columns++] =
            (cor_column){.name = m->subject->fields[i].name, .kind = COR_COLUMN_VALUES, .values = cells};
    }
}

static double field(const cor_page_subject *subject, const char *name)
{
    for (size_t i = 0; i < subject->n_fields; i++)
        if (!strcmp(subject->fields[i].name, name)) return subject->fields[i].value.number;
    return NAN;
}

/* The line and a point at each of its ends. */
static void make_stretch(making *m, const char **parts)
{
    const cor_page_subject *s = m->subject;
    static const uint8_t kinds[MOST_ROWS] = {COR_SHAPE_LINE, COR_SHAPE_POINT, COR_SHAPE_POINT};
    const uint32_t n = (uint32_t) s->n_points, part[] = {0, n, n + 1, n + 2};
    static const uint32_t features[] = {0, 1, 2, 3};
    cor_point *points = COR_NEW_ARRAY(m->arena, cor_point, s->n_points + 2);
    double *km = COR_NEW_ARRAY(m->arena, double, MOST_ROWS);
    memcpy(points, s->points, s->n_points * sizeof *points);
    points[n] = s->points[0];
    points[n + 1] = s->points[n - 1];
    km[0] = NAN;
    km[1] = field(s, "from_km");
    km[2] = field(s, "to_km");
    parts[0] = cor_intern(m->interns, "stretch");
    parts[1] = parts[2] = cor_intern(m->interns, "end");
    m->columns[m->table->n_columns++] =
        (cor_column){.name = cor_intern(m->interns, "km"), .kind = COR_COLUMN_NUMBERS, .numbers = km};
    m->table->n_rows = MOST_ROWS;
    m->table->geometry = (cor_geometry){.n_features = MOST_ROWS,
                                        .n_parts = MOST_ROWS,
                                        .n_points = n + 2,
                                        .points = points,
                                        .parts = cor_arena_memdup(m->arena, part, sizeof part),
                                        .features = features,
                                        .kinds = kinds};
}

static void make_cell(making *m, const char **parts)
{
    static const uint32_t offsets[] = {0, 5}, features[] = {0, 1};
    cor_rect r = m->subject->extent;
    const cor_point ring[] = {{r.x0, r.y0}, {r.x1, r.y0}, {r.x1, r.y1}, {r.x0, r.y1}, {r.x0, r.y0}};
    parts[0] = cor_intern(m->interns, "cell");
    m->table->n_rows = 1;
    m->table->crs = m->subject->crs;
    m->table->geometry = (cor_geometry){.n_features = 1,
                                        .n_parts = 1,
                                        .n_points = 5,
                                        .points = cor_arena_memdup(m->arena, ring, sizeof ring),
                                        .parts = offsets,
                                        .features = features,
                                        .kind = COR_SHAPE_POLYGON};
}

static void make_feature(making *m, const char **parts)
{
    parts[0] = cor_intern(m->interns, "feature");
    m->table->n_rows = 1;
    m->table->geometry = *m->subject->shape;
}

const cor_table *cor_page_source_table(const cor_render_context *context, cor_arena *arena)
{
    const cor_page_subject *subject = context->subject;
    making m = {subject, context->interns, arena, COR_NEW(arena, cor_table),
                COR_NEW_ARRAY(arena, cor_column, (subject ? subject->n_fields : 0) + 2)};
    *m.table = (cor_table){.source = COR_PAGE_SOURCE, .file = context->map->document->file, .columns = m.columns};
    m.table->geometry.kind = COR_SHAPE_POINT;
    if (!subject) return m.table;
    const char **parts = add_texts(&m, "part");
    if (subject->shape)
        make_feature(&m, parts);
    else if (subject->crs)
        make_cell(&m, parts);
    else
        make_stretch(&m, parts);
    add_fields(&m);
    m.table->counts.read = m.table->n_rows;
    return m.table;
}
