#include "prepare/certainty.h"

#include <math.h>
#include <string.h>

#include "table/select.h"

static const char KM[] = "precision_km", SURE[] = "sure";
static const double METRES_PER_KM = 1000;

const char *const *cor_certainty_fields(void)
{
    static const char *const fields[] = {KM, SURE, NULL};
    return fields;
}

cor_certainty cor_certainty_of(const cor_map_source *options, const cor_table *table)
{
    if (options->precision.is_ignored) return (cor_certainty){0};
    return (cor_certainty){.km = cor_table_column(table, KM), .sure = cor_table_column(table, SURE)};
}

static double km_of(const cor_certainty *certainty, size_t row)
{
    cor_value value = certainty->km ? cor_column_value(certainty->km, row) : cor_null();
    return value.kind == COR_NUMBER && value.number >= 0 ? value.number : NAN;
}

static const char *sure_of(const cor_certainty *certainty, size_t row)
{
    cor_value value = certainty->sure ? cor_column_value(certainty->sure, row) : cor_null();
    return value.kind == COR_STRING ? value.string : "";
}

static bool stands_for_more(const char *sure)
{
    static const char *const larger[] = {"district", "province", "region", "country"};
    for (size_t i = 0; i < sizeof larger / sizeof *larger; i++)
        if (!strcmp(sure, larger[i])) return true;
    return false;
}

double cor_certainty_radius(const cor_certainty *certainty, size_t row)
{
    double km = km_of(certainty, row);
    if (isfinite(km)) return km * METRES_PER_KM;
    return stands_for_more(sure_of(certainty, row)) ? INFINITY : 0;
}

static bool is_unknown(const cor_certainty *certainty, size_t row)
{
    const char *sure = sure_of(certainty, row);
    if (!certainty->km && !certainty->sure) return false;
    return isnan(km_of(certainty, row)) && !stands_for_more(sure) && strcmp(sure, "exact") != 0;
}

cor_chosen_rows cor_chosen_rows_new(size_t room, cor_arena *arena)
{
    return (cor_chosen_rows){.rows = COR_NEW_ARRAY(arena, uint32_t, room),
                             .certain = COR_NEW_ARRAY(arena, uint8_t, room)};
}

void cor_choose_row(cor_chosen_rows *chosen, const cor_certainty *certainty, const cor_table *table, size_t row,
                    bool possible, bool certain)
{
    size_t features = cor_table_features(table, row);
    bool vague = isinf(cor_certainty_radius(certainty, row));
    chosen->n_vague_elsewhere += vague && !possible;
    if (!possible) return;
    chosen->n_vague += vague;
    chosen->n_unknown += is_unknown(certainty, row);
    chosen->n_certain += certain ? features : 0;
    chosen->n_possible += features;
    chosen->certain[chosen->n] = certain;
    chosen->rows[chosen->n++] = (uint32_t) row;
}

cor_table *cor_take_chosen(const cor_render_context *context, const cor_chosen_rows *chosen, const cor_table *table,
                           const char *name, cor_arena *arena)
{
    cor_table *taken = cor_table_select(table, chosen->rows, chosen->n, NULL, arena);
    const char *certain = cor_intern(context->interns, "certain"), *possible = cor_intern(context->interns, "possible");
    cor_column column = {.name = cor_intern(context->interns, name),
                         .kind = COR_COLUMN_STRINGS,
                         .strings = COR_NEW_ARRAY(arena, const char *, chosen->n)};
    for (size_t i = 0; i < chosen->n; i++)
        column.strings[i] = chosen->certain[i] ? certain : possible;
    cor_table_add_column(taken, column, arena);
    taken->counts.left_out += cor_table_feature_count(table, NULL, table->n_rows) - chosen->n_possible;
    return taken;
}

static bool says_possible(const cor_column *near, size_t row)
{
    return near && near->kind == COR_COLUMN_STRINGS && near->strings[row] && !strcmp(near->strings[row], "possible");
}

bool cor_is_only_possible(const cor_table *table, size_t row)
{
    return says_possible(cor_table_column(table, COR_NEAR_FIELD), row);
}

void cor_count_certain(const cor_table *table, size_t *ret_certain, size_t *ret_possible)
{
    const cor_column *near = cor_table_column(table, COR_NEAR_FIELD);
    *ret_certain = *ret_possible = 0;
    for (size_t i = 0; i < table->n_rows; i++) {
        size_t features = cor_table_features(table, i);
        *ret_possible += features;
        *ret_certain += says_possible(near, i) ? 0 : features;
    }
}

void cor_note_certainty(const cor_render_context *context, const cor_chosen_rows *chosen, const cor_node *node,
                        const char *source, const char *where)
{
    const cor_location at = cor_node_location(node);
    if (chosen->n_certain < chosen->n_possible)
        cor_note(context->diagnostics, at, "of %zu rows of '%s' that may lie %s %zu surely do%s", chosen->n_possible,
                 source, where, chosen->n_certain,
                 chosen->n_vague ? cor_arena_format(context->arena,
                                                    "; of %zu the point stands for a district, a province, a region or "
                                                    "a country",
                                                    chosen->n_vague)
                                 : "");
    if (chosen->n_vague_elsewhere)
        cor_note(
            context->diagnostics, at,
            "of %zu more rows of '%s' the point stands for a district, a province, a region or a country, and does "
            "not lie %s: they are not counted, and may lie there",
            chosen->n_vague_elsewhere, source, where);
    if (chosen->n_unknown)
        cor_note(context->diagnostics, at,
                 "of %zu of the %zu rows of '%s' that may lie %s it is not said how sure their place is: they count as "
                 "exact",
                 chosen->n_unknown, chosen->n_possible, source, where);
}
