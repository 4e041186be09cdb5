#include "source/wanted.h"

#include <string.h>

bool cor_request_wants(const cor_request *request, const char *field)
{
    if (request->all_fields) return true;
    for (size_t i = 0; i < request->n_fields; i++)
        if (!strcmp(request->fields[i], field)) return true;
    return false;
}

void cor_remark_bad_shapes(cor_remarks *remarks, const cor_table *table, size_t first_bad)
{
    size_t n = table->counts.bad_shapes;
    if (n == 0) return;
    cor_warn(remarks, table->file, 0, 0,
             "%zu feature%s with geometry that can't be used (not finite, cut short, or too few vertices) %s left out; "
             "the first is feature %.0f",
             n, n == 1 ? "" : "s", n == 1 ? "is" : "are", cor_table_id(table, first_bad));
}
