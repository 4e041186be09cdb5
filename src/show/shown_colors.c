/* `color`: which rows have which colour, as an expression of the style language. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "show/categories.h"
#include "show/class_breaks.h"
#include "show/ramp_colors.h"
#include "show/shown_days.h"
#include "show/shown_ratio.h"
#include "words/words.h"

enum { USUAL_CLASSES = 5, USUAL_CATEGORIES = 6 };

/* Areas without a value are the paper's where all else is grey: then they are no class. */
static const char *missing_color(const cor_shown *s)
{
    const cor_shown_ground *ground = &s->ground;
    if (ground->is_grey && s->form == COR_SHOW_AREAS) return ground->paper;
    return ground->is_dark ? "#666e78" : ground->is_grey ? "#ededed" : "#cfcfcf";
}

static const char *others_color(const cor_shown_ground *ground)
{
    return ground->is_dark ? "#c8ccd0" : ground->is_grey ? "#dadada" : "#6e6e6e";
}

static const char *missing_words(const cor_shown *s)
{
    const char *stated = s->show->color.missing;
    return stated ? stated : cor_word_in(s->languages, COR_WORD_NO_DATA);
}

/* --- Palettes ----------------------------------------------------------------------------------------------------- */

static const char *usual_palette(const cor_shown *s, cor_palette_kind kind)
{
    if (s->ground.is_grey) return "Greys";
    if (kind == COR_PALETTE_CATEGORIES) return "okabe-ito";
    return kind == COR_PALETTE_DIVERGING ? "RdBu" : s->ground.is_dark ? "viridis" : "YlGnBu";
}

/* "-NAME" is NAME the other way round. */
static cor_status find_palette(const cor_shown *s, cor_palette_kind kind, const cor_color_palette **ret_palette,
                               bool *ret_reversed)
{
    const char *name = s->show->color.palette;
    *ret_reversed = name && *name == '-';
    if (!name) name = usual_palette(s, kind);
    if (*name == '-') name++;
    *ret_palette = cor_palette_called(name);
    if (*ret_palette) return COR_OK;
    return cor_node_fail(cor_node_get(s->show->color.node, "palette"), s->err, "there is no palette \"%.60s\"%s", name,
                         cor_hint_of(cor_palette_nearest(name), '"',
                                     "; there are okabe-ito, tol-bright, Set2, YlGnBu, "
                                     "viridis, RdBu and others")
                             .text);
}

/* The colour of class I of N, of which N_BELOW are below a centre (0: there is none). */
static const char *class_color(const cor_shown *s, const cor_color_palette *palette, bool reversed, size_t i, size_t n,
                               size_t n_below, bool diverges)
{
    const cor_node *colors = s->show->color.colors;
    double t;
    if (colors && colors->kind == COR_NODE_SEQ && i < colors->n) return colors->items[i]->text;
    if (palette->kind == COR_PALETTE_CATEGORIES)
        return cor_palette_color(palette, i % cor_palette_size(palette), s->arena);
    if (palette->kind == COR_PALETTE_DIVERGING && diverges)
        t = cor_diverging_place(i, n, n_below);
    else if (palette->kind == COR_PALETTE_DIVERGING)
        t = n > 1 ? (double) i / (double) (n - 1) : 0.5;
    else
        t = cor_sequence_place(reversed ? n - 1 - i : i, n, s->ground.is_dark, s->is_small || s->ground.is_grey);
    return cor_ramp_color(palette, reversed && palette->kind == COR_PALETTE_DIVERGING ? 1 - t : t, s->arena);
}

/* --- Categories --------------------------------------------------------------------------------------------------- */

/* What the document calls a value, or colours it; NULL. */
static const char *stated(const cor_node *map, const char *value)
{
    const cor_node *node = map && map->kind == COR_NODE_MAP ? cor_node_get(map, value) : NULL;
    return node ? node->text : NULL;
}

static cor_status check_stated(const cor_shown *s, const cor_node *map, const cor_categories *found)
{
    if (!map || map->kind != COR_NODE_MAP) return COR_OK;
    const char **values = COR_NEW_ARRAY(s->arena, const char *, found->n);
    for (size_t i = 0; i < found->n; i++)
        values[i] = found->list[i].text;
    for (size_t k = 0; k < map->n; k++) {
        size_t i = 0;
        while (i < found->n && strcmp(values[i], map->items[k]->key) != 0)
            i++;
        if (i == found->n && strcmp(map->items[k]->key, "*") != 0)
            cor_warn(s->diagnostics, cor_key_location(map->items[k]),
                     "no row of source '%s' has the value '%.60s' in '%s'%s", s->source->name, map->items[k]->key,
                     s->show->color.field,
                     cor_hint_of(cor_nearest_word(map->items[k]->key, values, found->n), '\'', "").text);
    }
    return COR_OK;
}

static void add_label(const cor_shown *s, GString *labels, const char *value, const char *words)
{
    g_string_append_printf(labels, "%s%s: %s", labels->len ? ", " : "", cor_quoted(s, value), cor_quoted(s, words));
}

/* Text as it is; of numbers and truths what `to-string` makes of them. */
static const char *category_input(const cor_shown *s, const cor_column *column)
{
    const char *get = cor_arena_format(s->arena, "[\"get\", %s]", cor_quoted(s, s->show->color.field));
    return column->kind == COR_COLUMN_STRINGS ? get : cor_arena_format(s->arena, "[\"to-string\", %s]", get);
}

static const char *take(cor_arena *arena, GString *text)
{
    const char *copy = cor_arena_copy_n(arena, text->str, text->len);
    g_string_free(text, TRUE);
    return copy;
}

static cor_status color_categories(const cor_shown *s, const cor_column *column, cor_shown_colors *ret)
{
    const cor_show_color *color = &s->show->color;
    const cor_color_palette *palette;
    bool reversed;
    cor_status st = find_palette(s, COR_PALETTE_CATEGORIES, &palette, &reversed);
    if (st) return st;
    cor_categories found = cor_categories_of(column, s->table->n_rows, s->arena);
    size_t wanted = color->classes > 0 ? (size_t) color->classes : USUAL_CATEGORIES, n = MIN(wanted, found.n);
    if (palette->kind == COR_PALETTE_CATEGORIES && n > cor_palette_size(palette)) {
        if (color->classes > 0 && !color->colors)
            return cor_node_fail(cor_node_get(color->node, "classes"), s->err,
                                 "the palette %s has %zu colours; ask for as many classes, or take another palette",
                                 palette->name, cor_palette_size(palette));
        if (!color->colors) n = cor_palette_size(palette);
    }
    check_stated(s, color->names, &found);
    check_stated(s, color->colors, &found);
    const char *input = category_input(s, column);
    GString *match = g_string_new(NULL), *labels = g_string_new(NULL), *values = g_string_new(NULL);
    for (size_t i = 0; i < n; i++) {
        const char *value = found.list[i].text, *own = stated(color->colors, value),
                   *name = stated(color->names, value);
        if (!own) own = class_color(s, palette, !reversed, i, n, 0, false);
        g_string_append_printf(match, ", %s, %s", cor_quoted(s, value), cor_quoted(s, own));
        g_string_append_printf(values, "%s%s", i ? ", " : "", cor_quoted(s, value));
        if (name) add_label(s, labels, value, name);
    }
    const char *rest = stated(color->colors, "*"), *all = take(s->arena, values), *cases = take(s->arena, match);
    rest = cor_quoted(s, rest ? rest : others_color(&s->ground));
    if (found.n_missing && !color->without_others) {
        cases = cor_arena_format(s->arena, "%s, \"\", %s", cases, cor_quoted(s, missing_color(s)));
        add_label(s, labels, "", missing_words(s));
        input = cor_arena_format(s->arena, "[\"coalesce\", %s, \"\"]", input);
    }
    add_label(s, labels, "*", color->others ? color->others : cor_word_in(s->languages, COR_WORD_OTHER));
    ret->labels = take(s->arena, labels);
    if (color->without_others)
        ret->filter = cor_arena_format(s->arena, "[\"in\", %s, [\"literal\", [%s]]]", input, all);
    ret->color = n ? cor_arena_format(s->arena, "[\"match\", %s%s, %s]", input, cases, rest) : rest;
    return COR_OK;
}

/* --- Numbers ------------------------------------------------------------------------------------------------------ */

static int by_size(const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return x < y ? -1 : x > y;
}

/* The values of all rows that have some, ascending. */
static double *sorted_values(const cor_shown *s, const cor_column *column, const cor_shown_ratio *ratio, size_t *ret_n)
{
    double *values = COR_NEW_ARRAY(s->arena, double, s->table->n_rows);
    size_t n = 0;
    for (size_t i = 0; i < s->table->n_rows; i++) {
        double x = cor_shown_ratio_at(ratio, column, i);
        if (isfinite(x)) values[n++] = x;
    }
    if (n) qsort(values, n, sizeof *values, by_size);
    *ret_n = n;
    return values;
}

static cor_class_breaks breaks_of(const cor_show_color *color, const double *values, size_t n)
{
    cor_class_breaks breaks = {.n = 0};
    size_t classes = color->classes > 0 ? (size_t) color->classes : USUAL_CLASSES;
    if (!color->n_breaks)
        return cor_breaks_of(color->method == COR_METHOD_AUTO ? COR_METHOD_QUANTILE : color->method, values, n, classes,
                             color->has_center ? &color->center : NULL);
    for (size_t i = 0; i < color->n_breaks; i++)
        breaks.at[breaks.n++] = color->breaks[i];
    while (color->has_center && breaks.n_below < breaks.n && breaks.at[breaks.n_below] <= color->center)
        breaks.n_below++;
    return breaks;
}

/* Rows that have no number are told apart before anything is reckoned; a legend has nothing to say of types, so that
 * it calls them what it calls the rest. */
static const char *with_missing(const cor_shown *s, const char *color)
{
    const cor_show_color *c = &s->show->color;
    const char *has =
        cor_arena_format(s->arena, "[\"==\", [\"typeof\", [\"get\", %s]], \"number\"]", cor_quoted(s, c->field));
    if (c->per.field)
        has = cor_arena_format(s->arena,
                               "[\"==\", [\"typeof\", [\"case\", [\">\", [\"to-number\", [\"get\", %s], 0], 0], "
                               "[\"get\", %s], null]], \"number\"]",
                               cor_quoted(s, c->per.field), cor_quoted(s, c->field));
    return cor_arena_format(s->arena, "[\"case\", %s, %s, %s]", has, color, cor_quoted(s, missing_color(s)));
}

static cor_status color_numbers(const cor_shown *s, const cor_column *column, cor_shown_colors *ret)
{
    const cor_show_color *color = &s->show->color;
    const cor_color_palette *palette;
    cor_shown_ratio ratio;
    bool reversed;
    size_t n;
    cor_status st =
        find_palette(s, color->has_center ? COR_PALETTE_DIVERGING : COR_PALETTE_SEQUENCE, &palette, &reversed);
    if (!st) st = cor_shown_ratio_of(s, column, &ratio);
    if (st) return st;
    ret->unit = ratio.words;
    const double *values = sorted_values(s, column, &ratio, &n);
    if (!n) {
        ret->color = cor_quoted(s, missing_color(s));
        return COR_OK;
    }
    const cor_class_breaks breaks = breaks_of(color, values, n);
    const char *input = cor_shown_ratio_input(s, &ratio);
    GString *step = g_string_new(NULL);
    for (size_t i = 0; i <= breaks.n; i++)
        g_string_append_printf(
            step, "%s%s, %s", i ? ", " : "", i ? cor_numeral(s, breaks.at[i - 1]) : input,
            cor_quoted(s, class_color(s, palette, reversed, i, breaks.n + 1, breaks.n_below, color->has_center)));
    ret->color = breaks.n ? cor_arena_format(s->arena, "[\"step\", %s]", step->str)
                          : cor_quoted(s, class_color(s, palette, reversed, 0, 1, 0, false));
    g_string_free(step, TRUE);
    if (n < s->table->n_rows) {
        ret->color = with_missing(s, ret->color);
        ret->labels = cor_arena_format(s->arena, "\"*\": %s", cor_quoted(s, missing_words(s)));
    }
    return COR_OK;
}

/* --- Days --------------------------------------------------------------------------------------------------------- */

static cor_status color_days(const cor_shown *s, const cor_column *column, cor_shown_colors *ret)
{
    const cor_show_color *color = &s->show->color;
    const cor_color_palette *palette;
    bool reversed;
    cor_status st = find_palette(s, COR_PALETTE_SEQUENCE, &palette, &reversed);
    if (st) return st;
    const cor_shown_periods periods =
        cor_shown_periods_of(s, column, color->classes > 0 ? (size_t) color->classes : USUAL_CLASSES);
    GString *match = g_string_new(NULL);
    for (size_t i = 0; i < periods.n; i++)
        g_string_append_printf(match, ", %s, %s", cor_quoted(s, periods.names[i]),
                               cor_quoted(s, class_color(s, palette, reversed, i, periods.n, 0, false)));
    ret->color =
        cor_arena_format(s->arena, "[\"match\", %s%s, %s]", periods.which, match->str, cor_quoted(s, missing_color(s)));
    if (periods.n_missing) ret->labels = cor_arena_format(s->arena, "\"*\": %s", cor_quoted(s, missing_words(s)));
    g_string_free(match, TRUE);
    return COR_OK;
}

/* Days that are named or coloured one by one are values. */
static bool are_days(const cor_shown *s, const cor_column *column)
{
    const cor_show_color *color = &s->show->color;
    bool named = color->names || (color->colors && color->colors->kind == COR_NODE_MAP);
    return !named && !color->without_others && color->method != COR_METHOD_CATEGORIES &&
           cor_shown_is_of_days(column, s->table->n_rows);
}

/* --- Either ------------------------------------------------------------------------------------------------------- */

static cor_status refuse_text(const cor_shown *s, bool days)
{
    const cor_show_color *color = &s->show->color;
    static const char *const numbers[] = {"breaks", "center", "per"};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
        if (cor_node_get(color->node, numbers[i]))
            return cor_key_fail(cor_node_get(color->node, numbers[i]), s->err,
                                "the field '%s' holds %s; \"%s\" is for numbers", color->field, days ? "days" : "text",
                                numbers[i]);
    if (!days && color->method != COR_METHOD_AUTO && color->method != COR_METHOD_CATEGORIES)
        return cor_node_fail(cor_node_get(color->node, "method"), s->err,
                             "the field '%s' holds text; this method is for numbers", color->field);
    return COR_OK;
}

/* Numbers that are named or coloured one by one are codes. */
static bool are_numbers(const cor_show_color *color, const cor_column *column)
{
    bool named = color->names || (color->colors && color->colors->kind == COR_NODE_MAP);
    return column->kind == COR_COLUMN_NUMBERS && color->method != COR_METHOD_CATEGORIES &&
           !(named && color->method == COR_METHOD_AUTO && !color->n_breaks);
}

static const char *heat_ramp(const cor_shown *s, const cor_color_palette *palette)
{
    GString *ramp = g_string_new(NULL);
    g_string_append_printf(ramp, "0, \"%s00\"", class_color(s, palette, false, 0, USUAL_CLASSES, 0, false));
    for (size_t i = 0; i < USUAL_CLASSES; i++)
        g_string_append_printf(ramp, ", %s, %s", cor_numeral(s, 0.2 + 0.2 * (double) i),
                               cor_quoted(s, class_color(s, palette, false, i, USUAL_CLASSES, 0, false)));
    return take(s->arena, ramp);
}

cor_status cor_shown_colors_of(const cor_shown *s, cor_shown_colors *ret_colors)
{
    const cor_show_color *color = &s->show->color;
    const cor_column *column;
    const cor_color_palette *palette;
    bool reversed;
    *ret_colors = (cor_shown_colors){.labels = ""};
    if (s->form == COR_SHOW_HEAT) {
        cor_status st = find_palette(s, COR_PALETTE_SEQUENCE, &palette, &reversed);
        if (!st) ret_colors->ramp = heat_ramp(s, palette);
        return st;
    }
    if (color->fixed) ret_colors->color = cor_quoted(s, color->fixed);
    if (!color->field) return COR_OK;
    cor_status st = cor_shown_column(s, color->field, cor_node_get(color->node, "field"), &column);
    if (st) return st;
    if (are_numbers(color, column)) return color_numbers(s, column, ret_colors);
    bool days = are_days(s, column);
    st = refuse_text(s, days);
    if (st) return st;
    return days ? color_days(s, column, ret_colors) : color_categories(s, column, ret_colors);
}
