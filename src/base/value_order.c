#include "base/value_order.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

/* A value as it is compared: folding a text's case costs more than all comparisons with it. */
typedef struct {
    int rank; /* numbers, texts, all else */
    int sign; /* -1: descending */
    double number;
    char *folded; /* of a text; owned */
    size_t index;
} key;

static key key_of(cor_value value, size_t index, bool descending)
{
    key k = {.rank = 2, .sign = descending ? -1 : 1, .index = index};
    if (value.kind == COR_NUMBER) {
        k.rank = 0;
        k.number = value.number;
    } else if (value.kind == COR_STRING) {
        k.rank = 1;
        k.folded = g_utf8_casefold(value.string, -1);
    }
    return k;
}

static int compare_keys(const void *a, const void *b)
{
    const key *x = a, *y = b;
    int order = 0;
    if (x->rank != y->rank) return x->rank - y->rank;
    if (x->rank == 0) order = (x->number > y->number) - (x->number < y->number);
    if (x->rank == 1) order = strcmp(x->folded, y->folded);
    return order ? x->sign * (order > 0 ? 1 : -1) : (x->index > y->index) - (x->index < y->index);
}

const size_t *cor_order_values(cor_arena *arena, const cor_value *values, size_t n, bool descending)
{
    size_t *order = COR_NEW_ARRAY(arena, size_t, n);
    key *keys = g_new(key, n + 1);
    for (size_t i = 0; i < n; i++)
        keys[i] = key_of(values[i], i, descending);
    qsort(keys, n, sizeof *keys, compare_keys);
    for (size_t i = 0; i < n; i++) {
        order[i] = keys[i].index;
        g_free(keys[i].folded);
    }
    g_free(keys);
    return order;
}
