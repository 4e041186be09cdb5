/* The entries that a layer's kinds and sizes make. */
#include <math.h>
#include <string.h>

#include "furnish/class_row.h"
#include "furnish/classifier.h"
#include "words/words.h"

static cor_name_kind name_of(cor_classifier *c, const cor_paint_kind *one, const char **ret_words, size_t *ret_n_names)
{
    cor_look *looks = COR_NEW_ARRAY(c->traits.arena, cor_look, one->groups->len);
    for (guint i = 0; i < one->groups->len; i++)
        looks[i] = (cor_look){((const cor_row_group *) one->groups->pdata[i])->codes, c->tells};
    return cor_class_words(&c->namer, looks, one->groups->len, ret_words, ret_n_names);
}

/* The first trait that tells rows apart: what a class without a name goes by. */
static const cor_trait *telling(const cor_classifier *c)
{
    for (size_t i = 0; i < c->traits.n; i++)
        if (c->tells[i]) return &c->traits.traits[i];
    return c->traits.traits;
}

/* Whether a kind that no test tells from others is explained by its sizes alone, or the only look that there is. */
static bool needs_no_name(const cor_classifier *c)
{
    return c->kinds->len == 1 && (c->sizes.trait || (!c->like && !c->blamed));
}

static bool looks_equal(cor_color a, cor_color b)
{
    return lroundf(a.r * 255) == lroundf(b.r * 255) && lroundf(a.g * 255) == lroundf(b.g * 255) &&
           lroundf(a.b * 255) == lroundf(b.b * 255) && lroundf(a.a * 255) == lroundf(b.a * 255);
}

/* Whether rows of the ramp happen to have ONE's colour: then nobody can count it on the map. */
static bool is_also_in_ramp(cor_classifier *c, const cor_paint_kind *one)
{
    const cor_traits *t = &c->traits;
    cor_color own;
    bool found = false;
    if (!c->like) return false;
    const cor_program *program = cor_layer_property(t->drawn->layer, c->ramp->row->name);
    program = cor_program_bind(program, t->eval.columns, t->eval.n_columns, t->arena);
    cor_color *colors = g_new(cor_color, t->n_rows + 1);
    cor_evaluate_colors(program, &t->eval, &((const cor_row_group *) one->groups->pdata[0])->row, 1, &own);
    cor_evaluate_colors(program, &t->eval, t->rows, t->n_rows, colors);
    for (size_t i = 0; i < t->n_rows && !found; i++)
        found = c->ramp->kinds[c->ramp->codes[i]].look == COR_ROWS_FOLLOW && looks_equal(own, colors[i]);
    g_free(colors);
    return found;
}

/* The rows of ONE. */
static void add_rows(const cor_classifier *c, const cor_paint_kind *one, cor_class *class)
{
    const cor_traits *t = &c->traits;
    if (!c->pen->wants_rows || !c->group_of) return;
    bool *is_of = g_new0(bool, c->n_groups + 1);
    uint32_t *rows = COR_NEW_ARRAY(t->arena, uint32_t, t->n_rows + 1);
    for (guint i = 0; i < one->groups->len; i++)
        is_of[((const cor_row_group *) one->groups->pdata[i])->index] = true;
    for (size_t i = 0; i < t->n_rows; i++)
        if (is_of[c->group_of[i]]) rows[class->n_rows++] = t->rows[i];
    class->rows = rows;
    g_free(is_of);
}

const cor_class *cor_classes_whole(cor_classifier *c)
{
    cor_paint_kind *only = c->kinds->pdata[0];
    add_rows(c, only, &only->class);
    return &only->class;
}

cor_class *cor_classes_kinds(cor_classifier *c, size_t *ret_n)
{
    cor_class *classes = COR_NEW_ARRAY(c->traits.arena, cor_class, c->kinds->len + 1);
    *ret_n = 0;
    for (guint i = 0; i < c->kinds->len; i++) {
        const cor_paint_kind *one = c->kinds->pdata[i];
        const char *words;
        size_t n_names;
        cor_name_kind name = name_of(c, one, &words, &n_names);
        if (needs_no_name(c) && n_names > 1) continue; /* they are all alike */
        if (name == COR_NAME_UNKNOWN || (name == COR_NAME_NONE && !needs_no_name(c)))
            cor_classes_blame(c, telling(c), one->count);
        if (name != COR_NAME_WORDS) continue;
        classes[*ret_n] = one->class;
        classes[*ret_n].words = words;
        add_rows(c, one, &classes[*ret_n]);
        classes[(*ret_n)++].count = c->vague || is_also_in_ramp(c, one) ? 0 : one->count;
    }
    return classes;
}

const cor_class *cor_classes_sizes(cor_classifier *c, size_t *ret_n)
{
    cor_class *classes = COR_NEW_ARRAY(c->traits.arena, cor_class, c->sizes.n);
    *ret_n = c->even ? c->sizes.n : 0;
    for (size_t i = 0; i < *ret_n; i++) {
        classes[i] = cor_class_of_row(c->traits.arena, c->traits.drawn->drawable, c->sizes.like);
        classes[i].words = cor_word_number(c->traits.arena, c->traits.what->map->languages, c->sizes.values[i], 3);
        cor_class_at(&c->traits, &c->sizes, c->sizes.codes, c->sizes.values[i], &classes[i]);
    }
    return classes;
}

/* Rows of one of the codes of the size that goes by no number; NULL: there are none. */
static const cor_row_group *group_of_size(const cor_classifier *c, size_t trait, uint32_t code)
{
    for (guint i = 0; i < c->kinds->len; i++) {
        const cor_paint_kind *one = c->kinds->pdata[i];
        for (guint k = 0; k < one->groups->len; k++)
            if (((const cor_row_group *) one->groups->pdata[k])->codes[trait] == code) return one->groups->pdata[k];
    }
    return NULL;
}

const cor_class *cor_classes_fixed(cor_classifier *c, size_t *ret_n)
{
    size_t trait = (size_t) (c->sizes.trait - c->traits.traits);
    cor_class *classes = COR_NEW_ARRAY(c->traits.arena, cor_class, c->sizes.trait->n_kinds);
    bool *alone = COR_NEW_ARRAY(c->traits.arena, bool, c->traits.n);
    alone[trait] = true;
    *ret_n = 0;
    for (uint32_t code = 0; code < c->sizes.trait->n_kinds; code++) {
        const cor_row_group *group = group_of_size(c, trait, code);
        if (!group || c->sizes.trait->kinds[code].look != COR_ROWS_ALIKE) continue;
        const cor_look look = {group->codes, alone};
        size_t n_names;
        cor_class class = cor_class_of_row(c->traits.arena, c->traits.drawn->drawable, group->row);
        if (cor_class_words(&c->namer, &look, 1, &class.words, &n_names) == COR_NAME_WORDS)
            classes[(*ret_n)++] = class;
        else
            c->unsized = c->sizes.trait;
    }
    return classes;
}
