/* Drawn rows that come out as one paint: the kinds of a legend; and rows that follow a number. */
#include "furnish/class_row.h"
#include "furnish/classifier.h"

#include <stdlib.h>
#include <string.h>

#include "furnish/sample.h"

/* Only what fills a mark, an area or a line: a ramp of its rims would leave that out. */
static void find_ramp(cor_classifier *c)
{
    for (size_t i = 0; i < c->traits.n && !c->ramp; i++) {
        const cor_trait *trait = &c->traits.traits[i];
        if (trait->follow && trait->follow->stops && cor_trait_is_fill(trait)) c->ramp = trait;
    }
}

/* Whether CLASS, which comes out as PAINT, would look otherwise if TRAIT were otherwise: the colour of a rim that has
 * no width is not seen. */
static bool is_seen(cor_classifier *c, cor_class class, const char *paint, const cor_trait *trait)
{
    cor_given given[2] = {{trait->row->name, {.kind = COR_COLOR, .color = {0.25f, 0.5f, 0.125f, 0.75f}}},
                          {trait->row->name, cor_number(0.375)}};
    cor_expect expects = trait->row->spec.kind;
    if (expects != COR_EXPECT_COLOR && expects != COR_EXPECT_NUMBER) return true;
    class.given = expects == COR_EXPECT_COLOR ? &given[0] : &given[1];
    class.n_given = 1;
    return strcmp(cor_sample_look_of(c->pen, c->traits.drawn, &class).paint, paint) != 0;
}

static bool reads_field(const cor_trait *trait, const cor_layer *layer, const char *field)
{
    cor_program_fields fields = cor_program_wants(cor_layer_property(layer, trait->row->name));
    for (size_t i = 0; field && i < fields.n; i++)
        if (!strcmp(fields.names[i], field)) return true;
    return fields.all;
}

/* Kinds are shown in one size, a middling one: what differs between their samples must be what they are told apart by.
 * Where the kinds go by the same field as the sizes, those explain them: there are no sizes beside them. */
static void find_sizes(cor_classifier *c)
{
    c->sizes = cor_sizes_of(&c->traits);
    if (!c->sizes.trait) return;
    const cor_layer *layer = c->traits.drawn->layer;
    c->even = c->sizes.n > 0;
    for (size_t i = 0; i < c->traits.n; i++) {
        const cor_trait *trait = &c->traits.traits[i];
        bool ramp = trait->follow && trait->arms->n <= 2; /* and what stands in where there is no number */
        /* A rim's colours have no ramp: the sample of a kind would show one of them for all. */
        ramp = ramp && (trait == c->ramp || trait->row->spec.kind != COR_EXPECT_COLOR);
        if (trait != c->sizes.trait && !ramp && reads_field(trait, layer, c->sizes.trait->follow->field))
            c->even = false;
    }
}

/* Whether GROUP is of those rows whose TRAIT (NULL: none) follows a number. */
static bool follows(const cor_classifier *c, const cor_row_group *group, const cor_trait *trait)
{
    return trait && trait->kinds[group->codes[trait - c->traits.traits]].look == COR_ROWS_FOLLOW;
}

/* What of GROUP the legend can't show: something that varies and is neither its size nor in the ramp. NULL: nothing. */
static const cor_trait *unexplained(cor_classifier *c, const cor_row_group *group, const cor_class *class,
                                    const char *paint)
{
    for (size_t i = 0; i < c->traits.n; i++) {
        const cor_trait *trait = &c->traits.traits[i];
        const cor_code *code = cor_code_of(c, group, i);
        if (trait->sizes || code->look == COR_ROWS_ALIKE || code->look == COR_ROWS_BY_VALUE) continue;
        if (!is_seen(c, *class, paint, trait)) continue;
        if (code->look == COR_ROWS_UNREADABLE) return trait;
        if (trait == c->ramp) continue;
        bool with_size =
            c->even && follows(c, group, c->sizes.trait) && cor_follows_equal(trait->follow, c->sizes.trait->follow);
        bool with_ramp = follows(c, group, c->ramp) && cor_follows_equal(trait->follow, c->ramp->follow);
        if (!with_size && !with_ramp) return trait;
    }
    return NULL;
}

/* Whether both groups of the ramp look alike but for what follows a number. */
static const cor_trait *differs_in_ramp(const cor_classifier *c, const cor_row_group *a, const cor_row_group *b)
{
    for (size_t i = 0; i < c->traits.n; i++)
        if (!c->traits.traits[i].sizes && cor_code_of(c, a, i)->arm != cor_code_of(c, b, i)->arm)
            return &c->traits.traits[i];
    return NULL;
}

/* Whether GROUP's size, which differs from row to row, is nothing in these rows. */
static bool has_no_size(const cor_classifier *c, const cor_row_group *group)
{
    for (size_t i = 0; i < c->traits.n; i++)
        if (c->traits.traits[i].sizes && cor_code_of(c, group, i)->nothing) return true;
    return false;
}

static cor_class class_of(cor_classifier *c, const cor_row_group *group)
{
    cor_class class = cor_class_of_row(c->traits.arena, c->traits.drawn->drawable, group->row);
    size_t middling = c->sizes.n > 2 ? 1 : 0;
    if (c->even && !has_no_size(c, group))
        cor_class_at(&c->traits, &c->sizes, group->codes, c->sizes.values[middling], &class);
    return class;
}

static cor_paint_kind *kind_of(cor_classifier *c, const char *paint)
{
    for (guint i = 0; i < c->kinds->len; i++) {
        cor_paint_kind *known = c->kinds->pdata[i];
        if (!strcmp(known->paint, paint)) return known;
    }
    cor_paint_kind *new = COR_NEW(c->traits.arena, cor_paint_kind);
    *new = (cor_paint_kind){.paint = paint, .groups = g_ptr_array_new()};
    g_ptr_array_add(c->kinds, new);
    return new;
}

/* The paint of CLASS, which GROUP is of: whatever its size, where that differs from row to row. */
static const char *paint_of(cor_classifier *c, const cor_row_group *group, cor_class class, const char *own)
{
    for (size_t i = 0; i < c->traits.n; i++) {
        const cor_trait *trait = &c->traits.traits[i];
        const cor_given size = {trait->row->name, cor_number(1)};
        const cor_code *code = cor_code_of(c, group, i);
        if (!trait->sizes) continue;
        if (code->look == COR_ROWS_UNREADABLE || code->nothing || !c->sizes.n) c->unsized = trait;
        if (code->nothing) return own; /* a rim round nothing */
        class.given = &size;
        class.n_given = 1;
        return cor_sample_look_of(c->pen, c->traits.drawn, &class).paint;
    }
    return own;
}

/* Whether GROUP's size or opacity is 0. */
static bool is_nothing(const cor_classifier *c, const cor_row_group *group)
{
    for (size_t i = 0; i < c->traits.n; i++)
        if (cor_code_of(c, group, i)->nothing) return true;
    return false;
}

/* GROUP among those that look like it; what draws nothing is none. */
static void add_group(cor_classifier *c, cor_row_group *group)
{
    cor_class class = class_of(c, group);
    cor_sample_look look = cor_sample_look_of(c->pen, c->traits.drawn, &class);
    if (!look.visible) return;
    cor_class own = cor_class_of_row(c->traits.arena, c->traits.drawn->drawable, group->row);
    const cor_sample_look own_look = cor_sample_look_of(c->pen, c->traits.drawn, &own);
    const char *paint = own_look.paint;
    if (!own_look.visible && is_nothing(c, group)) return;
    const cor_trait *hindrance = unexplained(c, group, &own, paint);
    if (hindrance) {
        cor_classes_blame(c, hindrance, group->count);
        c->vague = true;
        return;
    }
    if (follows(c, group, c->ramp) && is_seen(c, own, paint, c->ramp)) {
        hindrance = c->like ? differs_in_ramp(c, c->like, group) : NULL;
        if (hindrance) {
            cor_classes_blame(c, hindrance, group->count);
            c->vague = true;
        }
        if (!c->like) c->like = group;
        return;
    }
    cor_paint_kind *of = kind_of(c, paint_of(c, group, class, look.paint));
    if (!of->groups->len) of->class = class;
    of->count += group->count;
    g_ptr_array_add(of->groups, group);
}

static int by_style(gconstpointer a, gconstpointer b, gpointer traits)
{
    const cor_row_group *p = a, *q = b;
    int order = cor_compare_groups(traits, p, q);
    return order ? order : p->row < q->row ? -1 : p->row > q->row;
}

/* Traits in which the groups that are drawn differ. */
static void find_telling(cor_classifier *c)
{
    c->tells = COR_NEW_ARRAY(c->traits.arena, bool, c->traits.n + 1);
    const cor_row_group *first = NULL;
    for (guint i = 0; i < c->kinds->len; i++) {
        const cor_paint_kind *one = c->kinds->pdata[i];
        for (guint k = 0; k < one->groups->len; k++) {
            const cor_row_group *group = one->groups->pdata[k];
            if (!first) first = group;
            for (size_t t = 0; t < c->traits.n; t++) {
                const cor_code *a = cor_code_of(c, group, t), *b = cor_code_of(c, first, t);
                if (c->traits.traits[t].sizes) continue;
                c->tells[t] = c->tells[t] || a->arm != b->arm || (a != b && a->look == COR_ROWS_BY_VALUE);
            }
        }
    }
}

void cor_classes_find_paints(cor_classifier *c)
{
    size_t n;
    cor_row_group *groups = cor_row_groups(&c->traits, &n, &c->group_of);
    c->n_groups = n;
    c->kinds = g_ptr_array_new();
    find_ramp(c);
    find_sizes(c);
    if (groups) qsort_r(groups, n, sizeof *groups, by_style, &c->traits);
    for (size_t i = 0; groups && i < n; i++)
        add_group(c, &groups[i]);
    if (!groups) cor_classes_blame(c, c->traits.traits, c->traits.n_rows);
    find_telling(c);
}
