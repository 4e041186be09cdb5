#include "show/shown_parts.h"

#include "base/number.h"
#include "base/words.h"

const char *cor_quoted(const cor_shown *s, const char *text)
{
    const cor_node node = {.kind = COR_NODE_STRING, .text = text};
    return cor_node_json(s->arena, &node);
}

const char *cor_numeral(const cor_shown *s, double x)
{
    char number[COR_NUMBER_SPACE];
    cor_format_shortest(number, x);
    return cor_arena_copy(s->arena, number);
}

const char *cor_field_words(const cor_shown *s, const char *field)
{
    char *words = cor_arena_copy(s->arena, field);
    g_strdelimit(words, "_", ' ');
    *words = g_ascii_toupper(*words);
    return words;
}

cor_status cor_shown_column(const cor_shown *s, const char *field, const cor_node *node, const cor_column **ret_column)
{
    const char **names = COR_NEW_ARRAY(s->arena, const char *, s->table->n_columns);
    *ret_column = cor_table_column(s->table, field);
    if (*ret_column) return COR_OK;
    for (size_t i = 0; i < s->table->n_columns; i++)
        names[i] = s->table->columns[i].name;
    return cor_node_fail(node, s->err, "the source '%s' has no field '%.60s'%s", s->source->name, field,
                         cor_hint_of(cor_nearest_word(field, names, s->table->n_columns), '\'', "").text);
}
