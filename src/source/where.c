#include "source/where_internal.h"

#include <string.h>

#include <glib.h>

cor_status cor_where_open(const char *text, cor_arena *arena, cor_where **ret_where, cor_error *err)
{
    cor_where *where = COR_NEW(arena, cor_where);
    where->arena = arena;
    where->scratch = cor_arena_new();
    cor_status st = cor_where_parse(where, text, err);
    if (st)
        cor_where_close(where);
    else
        *ret_where = where;
    return st;
}

void cor_where_close(cor_where *where)
{
    if (where) cor_arena_free(where->scratch);
}

bool cor_where_names(const cor_where *where, const char *field)
{
    for (size_t i = 0; i < where->n_fields; i++)
        if (!g_ascii_strcasecmp(where->fields[i].name, field)) return true;
    return false;
}

void cor_where_rename(cor_where *where, const char *ours, const char *theirs)
{
    for (size_t i = 0; i < where->n_fields; i++) {
        cor_where_field *field = &where->fields[i];
        if (field->renamed || g_ascii_strcasecmp(field->name, ours) != 0) continue;
        field->name = theirs;
        field->renamed = true;
    }
}

static bool find_column(const char *name, const char *const *names, size_t n, size_t *ret_column)
{
    for (*ret_column = 0; *ret_column < n; ++*ret_column)
        if (!strcmp(names[*ret_column], name)) return true;
    for (*ret_column = 0; *ret_column < n; ++*ret_column)
        if (!g_ascii_strcasecmp(names[*ret_column], name)) return true;
    *ret_column = SIZE_MAX;
    return false;
}

const char *cor_where_bind(cor_where *where, const char *const *names, size_t n, const char *id)
{
    for (size_t i = 0; i < where->n_fields; i++) {
        cor_where_field *field = &where->fields[i];
        bool is_id = !g_ascii_strcasecmp(field->name, "fid") || (id && !g_ascii_strcasecmp(field->name, id));
        if (!find_column(field->name, names, n, &field->column) && !is_id) return field->name;
    }
    return NULL;
}

bool cor_where_keeps(cor_where *where, cor_where_cell cell, const void *row, double id, double shown)
{
    where->cell = cell;
    where->row = row;
    where->id = id;
    where->shown = shown;
    cor_value kept = cor_where_evaluate(where, where->root);
    cor_arena_reset(where->scratch);
    return (kept.kind == COR_BOOL && kept.boolean) || (kept.kind == COR_NUMBER && kept.number != 0);
}
