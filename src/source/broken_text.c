/* Says aloud that cells of a table could not be read as text: readers put U+FFFD for what is no letter. */
#include <string.h>

#include "source/wanted.h"

typedef struct {
    size_t n;
    size_t row; /* of the first */
    const char *field, *text;
} broken;

static const char *text_at(const cor_column *column, size_t row)
{
    if (column->kind == COR_COLUMN_NUMBERS) return NULL;
    cor_value value = cor_column_value(column, row);
    return value.kind == COR_STRING ? value.string : NULL;
}

/* Texts are interned: the same one again is the same pointer, and need not be looked at. */
static void look_at_column(const cor_column *column, size_t n_rows, broken *b)
{
    const char *last = NULL;
    bool bad = false;
    for (size_t i = 0; i < n_rows; i++) {
        const char *text = text_at(column, i);
        if (!text) continue;
        if (text != last) bad = strstr(text, "\ufffd") != NULL;
        last = text;
        if (!bad) continue;
        if (!b->n || i < b->row) {
            b->row = i;
            b->field = column->name;
            b->text = text;
        }
        b->n++;
    }
}

void cor_warn_broken_text(cor_diagnostics *diagnostics, const cor_table *table, bool has_encoding)
{
    broken b = {0};
    for (size_t c = 0; c < table->n_columns; c++)
        look_at_column(&table->columns[c], table->n_rows, &b);
    if (!b.n) return;
    cor_warn(
        diagnostics, cor_file_location(table->file),
        "%zu cell%s hold%s bytes that are no text and are drawn as \ufffd; the first is \"%.60s\", '%.60s' of feature "
        "%.15g; %s",
        b.n, b.n == 1 ? "" : "s", b.n == 1 ? "s" : "", b.text, b.field, cor_table_id(table, b.row),
        has_encoding ? "state the encoding under the source, for example \"encoding: CP1251\""
                     : "write the file anew in UTF-8");
}
