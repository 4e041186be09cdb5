#include "source/wanted.h"

#include <string.h>

#include "base/words.h"

bool cor_request_wants(const cor_request *request, const char *field)
{
    if (request->all_fields) return true;
    for (size_t i = 0; i < request->n_fields; i++)
        if (!strcmp(request->fields[i], field)) return true;
    return false;
}

void cor_warn_bad_shapes(cor_diagnostics *diagnostics, const cor_table *table, size_t first_bad)
{
    size_t n = table->counts.bad_shapes;
    if (n == 0) return;
    cor_warn(diagnostics, cor_file_location(table->file),
             "%zu feature%s with geometry that can't be used (not finite, cut short, or too few vertices) %s left out; "
             "the first is feature %.0f",
             n, n == 1 ? "" : "s", n == 1 ? "is" : "are", cor_table_id(table, first_bad));
}

void cor_warn_mixed_shapes(cor_diagnostics *diagnostics, const cor_table *table, size_t n)
{
    if (n)
        cor_warn(diagnostics, cor_file_location(table->file),
                 "%zu feature%s of several kinds of geometry: only the areas, or else the lines, are kept", n,
                 n == 1 ? " is" : "s are");
}

const char *cor_intern_valid(cor_interns *interns, const char *text, size_t n)
{
    if (cor_text_is_plain(text, n)) return cor_intern_n(interns, text, n);
    cor_arena *scratch = cor_arena_new();
    const char *interned = cor_intern(interns, cor_valid_text(scratch, cor_arena_copy_n(scratch, text, n), n));
    cor_arena_free(scratch);
    return interned;
}

void cor_number_rows(cor_table *table, const int64_t *ids, cor_arena *arena)
{
    size_t n = table->n_rows, i = 0;
    if (n == 0) return;
    table->first_id = (double) ids[0];
    while (i < n && ids[i] == ids[0] + (int64_t) i)
        i++;
    if (i == n) return;
    cor_value *values = COR_NEW_ARRAY(arena, cor_value, n);
    for (i = 0; i < n; i++)
        values[i] = cor_number((double) ids[i]);
    table->ids = values;
}
