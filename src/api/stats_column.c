/* A field of the rows that are counted, or the nearest name to what is none. */
#include "api/stats_axis.h"
#include "base/words.h"

cor_status cor_stats_column(const cor_stats_subject *subject, const char *field, const char *why,
                            const cor_column **ret_column, cor_error *err)
{
    const cor_table *table = subject->table;
    *ret_column = cor_table_column(table, field);
    if (*ret_column) return COR_OK;
    const char **names = COR_NEW_ARRAY(subject->arena, const char *, table->n_columns + 1);
    for (size_t i = 0; i < table->n_columns; i++)
        names[i] = table->columns[i].name;
    return cor_fail_at(err, COR_BAD_DOCUMENT, cor_file_location(subject->context->map->document->file),
                       "%s asks for the field '%.60s', which source '%.60s' lacks%s", why, field, subject->source,
                       cor_hint_of(cor_nearest_word(field, names, table->n_columns), '\'', "").text);
}
