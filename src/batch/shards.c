/* Which pages a batch draws, in which order, and which of them are whose. */
#include <string.h>

#include "base/words.h"
#include "batch/batch.h"

/* What a page costs besides what lies near it: text, furniture, encoding. In vertices. */
static const double COST_OF_A_PAGE = 20000;

typedef struct {
    const cor_page_subject *page;
    double cost;
} priced;

/* Equal ones in the atlas's order, so that every machine comes to the same. */
static gint by_cost(gconstpointer a, gconstpointer b)
{
    const priced *x = a, *y = b;
    if (x->cost != y->cost) return x->cost < y->cost ? 1 : -1;
    return (x->page->number > y->page->number) - (x->page->number < y->page->number);
}

void cor_share_out(const double *costs, size_t n, unsigned shards, unsigned *ret_shards)
{
    double *load = g_new0(double, shards);
    for (size_t i = 0; i < n; i++) {
        unsigned least = 0;
        for (unsigned s = 1; s < shards; s++)
            if (load[s] < load[least]) least = s;
        load[least] += costs[i];
        ret_shards[i] = least + 1;
    }
    g_free(load);
}

static cor_status fail_page(const cor_batch *batch, const char *page, cor_error *err)
{
    const cor_coverage *c = &batch->coverage;
    const char **known = g_new0(const char *, 2 * c->n);
    for (size_t i = 0; i < c->n; i++) {
        known[2 * i] = c->pages[i].stem;
        known[2 * i + 1] = c->pages[i].id;
    }
    const char *near = cor_nearest_word(page, known, 2 * c->n);
    g_free(known);
    char *first = g_strdup_printf("; its first is \"%s\"", c->pages[0].stem);
    cor_status st = cor_fail(err, COR_BAD_DOCUMENT, "pages: the atlas has no page \"%.80s\"%s", page,
                             cor_hint_of(near, '"', first).text);
    g_free(first);
    return st;
}

/* A name is one page's; an id may be several pages'. */
static bool flag_page(const cor_coverage *c, const char *page, bool *wanted)
{
    bool found = false;
    for (size_t i = 0; i < c->n && !found; i++)
        if (!strcmp(c->pages[i].stem, page)) found = wanted[i] = true;
    for (size_t i = 0; i < c->n; i++)
        if (!strcmp(c->pages[i].id, page)) found = wanted[i] = true;
    return found;
}

/* A text that is no page itself is taken for several between commas. */
static cor_status flag_text(const cor_batch *batch, const char *text, bool *wanted, cor_error *err)
{
    if (flag_page(&batch->coverage, text, wanted)) return COR_OK;
    char **pages = g_strsplit(text, ",", -1);
    cor_status st = COR_OK;
    for (char **page = pages; *page && !st; page++)
        if (!flag_page(&batch->coverage, *page, wanted)) st = fail_page(batch, *page, err);
    g_strfreev(pages);
    return st;
}

static cor_status flag(const cor_batch *batch, const cor_batch_options *options, bool *wanted, cor_error *err)
{
    cor_status st = COR_OK;
    for (size_t i = 0; i < batch->coverage.n && !options->n_pages; i++)
        wanted[i] = true;
    for (size_t k = 0; k < options->n_pages && !st; k++)
        st = flag_text(batch, options->pages[k], wanted, err);
    return st;
}

static void take(cor_batch *batch, GArray *list)
{
    unsigned *whose = g_new0(unsigned, list->len + 1);
    batch->pages = COR_NEW_ARRAY(batch->arena, const cor_page_subject *, list->len);
    batch->costs = COR_NEW_ARRAY(batch->arena, double, list->len);
    for (guint i = 0; i < list->len; i++)
        batch->costs[i] = g_array_index(list, priced, i).cost;
    if (batch->shards) cor_share_out(batch->costs, list->len, batch->shards, whose);
    for (guint i = 0; i < list->len; i++) {
        const priced *p = &g_array_index(list, priced, i);
        if (batch->shards && whose[i] != batch->shard) continue;
        batch->costs[batch->n] = p->cost;
        batch->pages[batch->n++] = p->page;
    }
    g_free(whose);
}

cor_status cor_batch_choose(cor_batch *batch, const cor_batch_options *options, cor_error *err)
{
    const cor_coverage *c = &batch->coverage;
    bool *wanted = g_new0(bool, c->n);
    GArray *list = g_array_new(FALSE, FALSE, sizeof(priced));
    cor_status st = flag(batch, options, wanted, err);
    for (size_t i = 0; i < c->n && !st; i++) {
        priced p = {&c->pages[i], 0};
        if (!wanted[i]) continue;
        p.cost = COST_OF_A_PAGE + cor_shared_tables_weight(batch->shared_tables, p.page->bounds);
        g_array_append_val(list, p);
    }
    g_array_sort(list, by_cost);
    if (!st) take(batch, list);
    g_array_unref(list);
    g_free(wanted);
    return st;
}
