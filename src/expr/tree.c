#include "expr/tree.h"

cor_typed *cor_typed_new(cor_arena *arena, cor_form form, const cor_type *type, size_t n)
{
    cor_typed *tree = COR_NEW(arena, cor_typed);
    tree->form = form;
    tree->type = type;
    tree->n = n;
    tree->args = COR_NEW_ARRAY(arena, cor_typed *, n);
    return tree;
}

const char *cor_key_text(cor_arena *arena, const cor_key *key)
{
    if (!key) return "";
    return cor_arena_format(arena, "%s[%ld]", cor_key_text(arena, key->before), key->index);
}
