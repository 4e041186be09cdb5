#include "furnish/style_words.h"

#include "text/language.h"

/* Of the tables OF_STYLE that of the language CODE; a table "ur" serves "ur-PK", too. */
static const cor_node *style_table_of(const cor_node *of_style, const char *code)
{
    const cor_node *table = cor_node_get(of_style, code);
    for (size_t i = 0; !table && i < of_style->n; i++)
        if (of_style->items[i]->key && cor_language_is(code, of_style->items[i]->key)) table = of_style->items[i];
    return table;
}

const char *cor_word_of_style(const cor_style *style, const char *const *languages, const char *text)
{
    const cor_node *of_style = cor_style_metadata(style, "corridor:words");
    for (const char *const *code = languages; of_style && code && *code; code++) {
        const cor_node *word = cor_node_get(style_table_of(of_style, *code), text);
        if (word && word->kind == COR_NODE_STRING) return word->text;
    }
    return NULL;
}
