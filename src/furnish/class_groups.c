#include "furnish/class_groups.h"

#include <string.h>

/* So many looks no legend explains. */
enum { MAX_GROUPS = 500 };

/* Groups of the traits so far, each parted further by the next trait. */
typedef struct {
    cor_traits *traits;
    uint32_t *group; /* of each drawn row */
    size_t n;
} parting;

/* Parts all groups by TRAIT; false when they become too many. */
static bool part(parting *p, const cor_trait *trait)
{
    size_t room = p->n * trait->n_kinds, n = 0;
    uint32_t *known = g_new0(uint32_t, room + 1);
    for (size_t i = 0; i < p->traits->n_rows && n <= MAX_GROUPS; i++) {
        uint32_t *cell = &known[p->group[i] * trait->n_kinds + trait->codes[i]];
        if (!*cell) *cell = (uint32_t) ++n;
        p->group[i] = *cell - 1;
    }
    g_free(known);
    p->n = n;
    return n <= MAX_GROUPS;
}

static cor_row_group *collect(const parting *p)
{
    const cor_traits *t = p->traits;
    cor_row_group *groups = COR_NEW_ARRAY(t->arena, cor_row_group, p->n + 1);
    for (size_t i = 0; i < t->n_rows; i++) {
        cor_row_group *group = &groups[p->group[i]];
        group->count += !cor_ids_have(&t->drawn->absent, cor_table_id(t->drawn->drawable->table, t->rows[i]));
        if (group->codes) continue;
        group->row = t->rows[i];
        group->index = p->group[i];
        group->codes = COR_NEW_ARRAY(t->arena, uint32_t, t->n + 1);
        for (size_t k = 0; k < t->n; k++)
            group->codes[k] = t->traits[k].codes[i];
    }
    return groups;
}

cor_row_group *cor_row_groups(cor_traits *traits, size_t *ret_n, uint32_t **ret_of)
{
    parting p = {traits, g_new0(uint32_t, traits->n_rows + 1), traits->n_rows > 0};
    bool few = true;
    for (size_t i = 0; i < traits->n && few; i++)
        few = part(&p, &traits->traits[i]);
    cor_row_group *groups = few ? collect(&p) : NULL;
    *ret_n = p.n;
    *ret_of = p.group;
    return groups;
}

static int compare_codes(const cor_code *a, const cor_code *b)
{
    if (a->arm != b->arm) return a->arm < 0 ? 1 : b->arm < 0 ? -1 : a->arm < b->arm ? -1 : 1;
    if (a->look != COR_ROWS_BY_VALUE || b->look != COR_ROWS_BY_VALUE) return 0;
    return strcmp(a->value.string, b->value.string);
}

int cor_compare_groups(const cor_traits *traits, const cor_row_group *a, const cor_row_group *b)
{
    int order = 0;
    for (size_t i = 0; i < traits->n && !order; i++)
        order = compare_codes(&traits->traits[i].kinds[a->codes[i]], &traits->traits[i].kinds[b->codes[i]]);
    return order;
}
