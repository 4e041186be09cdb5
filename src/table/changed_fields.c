#include "table/changed_fields.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "table/key_match.h"

/* A centimetre in degrees: what is less is how files write numbers. */
static const double SAME_PLACE = 1e-7;

/* Whether an earlier column has the cells of column I under another name. */
static bool is_alias(const cor_table *table, size_t i)
{
    bool found = false;
    for (size_t k = 0; k < i && !found; k++)
        found = table->columns[k].numbers == table->columns[i].numbers;
    return found && table->n_rows;
}

cor_comparison cor_compare_tables(const cor_table *now, const cor_table *then, cor_arena *arena)
{
    cor_comparison c = {.now = now,
                        .then = then,
                        .now_columns = COR_NEW_ARRAY(arena, const cor_column *, now->n_columns),
                        .then_columns = COR_NEW_ARRAY(arena, const cor_column *, now->n_columns),
                        .has_places = !g_strcmp0(now->crs, then->crs)};
    for (size_t i = 0; i < now->n_columns; i++) {
        const cor_column *other = cor_table_column(then, now->columns[i].name);
        if (!other || is_alias(now, i)) continue;
        c.now_columns[c.n] = &now->columns[i];
        c.then_columns[c.n++] = other;
    }
    return c;
}

/* Text that is a number counts as it. */
static bool number_of(cor_value value, const char *text, double *ret_number)
{
    *ret_number = value.number;
    return value.kind == COR_NUMBER || (value.kind == COR_STRING && text && cor_parse_number(text, ret_number));
}

static bool is_empty(cor_value value, const char *text)
{
    return value.kind == COR_NULL || (value.kind == COR_STRING && !text);
}

static bool equals(cor_value a, cor_value b, cor_arena *scratch);

static bool lists_equal(const cor_value *a, const cor_value *b, size_t n, cor_arena *scratch)
{
    bool same = true;
    for (size_t i = 0; i < n && same; i++)
        same = equals(a[i], b[i], scratch);
    return same;
}

static bool objects_equal(const cor_object *a, const cor_object *b, cor_arena *scratch)
{
    bool same = a->n == b->n && lists_equal(a->values, b->values, a->n, scratch);
    for (size_t i = 0; i < a->n && same; i++)
        same = !strcmp(a->keys[i], b->keys[i]);
    return same;
}

static bool equals(cor_value a, cor_value b, cor_arena *scratch)
{
    double x, y;
    if (a.kind == COR_STRING && b.kind == COR_STRING && a.string == b.string) return true;
    const char *p = cor_cell_key(a, scratch), *q = cor_cell_key(b, scratch);
    if (is_empty(a, p) || is_empty(b, q)) return is_empty(a, p) && is_empty(b, q);
    if (a.kind == COR_STRING && b.kind == COR_STRING) return !strcmp(p, q);
    if (number_of(a, p, &x) && number_of(b, q, &y)) return x == y;
    if (a.kind != b.kind) return false;
    if (a.kind == COR_BOOL) return a.boolean == b.boolean;
    if (a.kind == COR_ARRAY)
        return a.array->n == b.array->n && lists_equal(a.array->items, b.array->items, a.array->n, scratch);
    return a.kind == COR_OBJECT && objects_equal(a.object, b.object, scratch);
}

/* Columns of numbers are most of many tables. */
static bool cells_equal(const cor_column *a, size_t i, const cor_column *b, size_t k, cor_arena *scratch)
{
    if (a->kind == COR_COLUMN_NUMBERS && b->kind == COR_COLUMN_NUMBERS)
        return a->numbers[i] == b->numbers[k] || (isnan(a->numbers[i]) && isnan(b->numbers[k]));
    return equals(cor_column_value(a, i), cor_column_value(b, k), scratch);
}

static bool points_equal(const cor_geometry *a, size_t first, const cor_geometry *b, size_t first_b, size_t n)
{
    bool same = true;
    for (size_t i = 0; i < n && same; i++) {
        cor_point p = a->points[first + i], q = b->points[first_b + i];
        same = fabs(p.x - q.x) <= SAME_PLACE && fabs(p.y - q.y) <= SAME_PLACE;
    }
    return same;
}

static bool places_equal(const cor_geometry *a, size_t i, const cor_geometry *b, size_t k)
{
    size_t p = cor_geometry_first_part(a, i), q = cor_geometry_first_part(b, k);
    size_t n = cor_geometry_first_part(a, i + 1) - p;
    if (cor_geometry_kind(a, i) != cor_geometry_kind(b, k)) return false;
    if (cor_geometry_kind(a, i) == COR_SHAPE_NONE) return true;
    bool same = n == cor_geometry_first_part(b, k + 1) - q;
    for (size_t part = 0; part < n && same; part++) {
        size_t first = cor_geometry_first_point(a, p + part), first_b = cor_geometry_first_point(b, q + part);
        size_t length = cor_geometry_first_point(a, p + part + 1) - first;
        same =
            length == cor_geometry_first_point(b, q + part + 1) - first_b && points_equal(a, first, b, first_b, length);
    }
    return same;
}

static void add(GString *names, const char *name)
{
    g_string_append_printf(names, "%s%s", names->len ? ", " : "", name);
}

const char *cor_changed_fields(const cor_comparison *c, size_t now, size_t then, cor_arena *scratch, cor_arena *arena)
{
    GString *names = g_string_new(NULL);
    cor_arena_reset(scratch);
    for (size_t i = 0; i < c->n; i++)
        if (!cells_equal(c->now_columns[i], now, c->then_columns[i], then, scratch))
            add(names, c->now_columns[i]->name);
    if (c->has_places && !places_equal(&c->now->geometry, now, &c->then->geometry, then)) add(names, COR_GEOMETRY_WORD);
    const char *copy = names->len ? cor_arena_copy(arena, names->str) : "";
    g_string_free(names, TRUE);
    return copy;
}
