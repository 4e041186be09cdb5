#include "furnish/class_sizes.h"

#include <math.h>
#include <string.h>

#include "furnish/layout.h"

static const cor_trait *size_trait(const cor_traits *traits)
{
    for (size_t i = 0; i < traits->n; i++)
        if (traits->traits[i].follow && traits->traits[i].sizes) return &traits->traits[i];
    return NULL;
}

/* Whether row I follows the number: other arms of the same property may not. */
static bool follows(const cor_trait *trait, size_t i)
{
    return trait->kinds[trait->codes[i]].look == COR_ROWS_FOLLOW;
}

/* Whether row I can be seen: not where its size or its opacity is 0. */
static bool is_seen(const cor_traits *traits, size_t i)
{
    for (size_t k = 0; k < traits->n; k++) {
        const cor_trait *trait = &traits->traits[k];
        if (trait->kinds[trait->codes[i]].nothing) return false;
    }
    return true;
}

/* Round values below MOST; of WHOLE numbers, whole ones. */
static void choose(cor_sizes *sizes, double most, bool whole)
{
    const double parts[COR_MAX_SIZES] = {20, 4, 1};
    for (int i = 0; i < COR_MAX_SIZES; i++) {
        double x = cor_round_down(most / parts[i]);
        if (whole || most >= 3) x = fmax(x, 1);
        if (!sizes->n || x != sizes->values[sizes->n - 1]) sizes->values[sizes->n++] = x;
    }
}

/* What stands together at one place where circles of one place are drawn as one: each input becomes that of all rows
 * there. */
static void sum_places(const cor_traits *traits, const cor_trait *trait, double *inputs)
{
    const cor_places *places = traits->drawn->drawable->places;
    if (!places || !cor_layer_sums(traits->drawn->layer)) return;
    double *sums = g_new0(double, places->n + 1);
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < traits->n_rows; i++) {
            uint32_t place = places->of_point[traits->rows[i]];
            if (place == COR_NO_PLACE || !follows(trait, i) || !isfinite(inputs[i])) continue;
            if (pass)
                inputs[i] = sums[place];
            else
                sums[place] += inputs[i];
        }
    g_free(sums);
}

cor_sizes cor_sizes_of(cor_traits *traits)
{
    cor_sizes sizes = {.trait = size_trait(traits)};
    if (!sizes.trait) return sizes;
    double most = 0, *inputs = cor_traits_inputs(traits, sizes.trait->follow->reads);
    bool whole = true;
    size_t place = 0;
    sum_places(traits, sizes.trait, inputs);
    for (size_t i = 0; i < traits->n_rows; i++) {
        if (!follows(sizes.trait, i) || !is_seen(traits, i)) continue;
        whole = whole && !(inputs[i] != floor(inputs[i]));
        if (!(inputs[i] > most) || !isfinite(inputs[i])) continue;
        most = inputs[i];
        place = i;
    }
    g_free(inputs);
    uint32_t *codes = COR_NEW_ARRAY(traits->arena, uint32_t, traits->n);
    for (size_t i = 0; i < traits->n; i++)
        codes[i] = traits->traits[i].codes[place];
    sizes.codes = codes;
    sizes.like = traits->rows[place];
    if (most > 0) choose(&sizes, most, whole);
    return sizes;
}

/* The cell that the sizes follow, where that is a plain field: layers below the sample follow it, too. */
static void set_cell(cor_traits *traits, const char *field, double x, cor_class *class)
{
    const cor_table *table = traits->drawn->drawable->table;
    const cor_column *column = field ? cor_table_column(table, field) : NULL;
    if (column) class->columns[column - table->columns].values[0] = cor_number(x);
}

void cor_class_at(cor_traits *traits, const cor_sizes *sizes, const uint32_t *codes, double x, cor_class *class)
{
    const cor_follow *follow = sizes->trait->follow;
    cor_given *given = COR_NEW_ARRAY(traits->arena, cor_given, traits->n);
    class->n_given = 0;
    for (size_t i = 0; i < traits->n; i++) {
        const cor_trait *trait = &traits->traits[i];
        bool varies = trait == sizes->trait || trait->kinds[codes[i]].look == COR_ROWS_FOLLOW;
        if (!varies || !cor_follows_equal(trait->follow, follow)) continue;
        given[class->n_given++] = (cor_given){trait->row->name, cor_traits_result(traits, trait->follow, x)};
    }
    class->given = given;
    /* Rows that lack the number must go on lacking it: their colour may go by it, too. */
    uint32_t own = codes[sizes->trait - traits->traits];
    if (sizes->trait->kinds[own].look == COR_ROWS_FOLLOW) set_cell(traits, follow->field, x, class);
}
