/* The colours of a layer that follow a number. */
#include <math.h>
#include <string.h>

#include "furnish/classifier.h"

/* The stops between which all of LOW … HIGH lies. */
static void keep_view(const cor_follow *follow, double low, double high, cor_color_scale *scale)
{
    scale->from = follow->stops[0];
    scale->to = follow->stops[follow->n_stops - 1];
    double from = scale->from, to = scale->to;
    for (size_t i = 0; i < follow->n_stops; i++) {
        if (follow->stops[i] <= low) from = follow->stops[i];
        if (follow->stops[i] < high) continue;
        to = follow->stops[i];
        break;
    }
    if (!(from < to)) return;
    scale->from = from;
    scale->to = to;
}

/* The opacity of what is in the ramp, which may follow the same number. */
static double opacity_at(cor_classifier *c, double x)
{
    const char *color = c->ramp->row->name; /* "…-color" */
    const char *name = cor_arena_format(c->traits.arena, "%.*sopacity", (int) (strlen(color) - strlen("color")), color);
    const cor_program *program = cor_layer_property(c->traits.drawn->layer, name);
    cor_eval eval = c->traits.eval;
    cor_value value = cor_number(1);
    eval.row = c->like->row;
    if (program) value = cor_evaluate(program, &eval);
    for (size_t i = 0; i < c->traits.n; i++) {
        const cor_trait *trait = &c->traits.traits[i];
        if (!strcmp(trait->row->name, name) && cor_code_of(c, c->like, i)->look == COR_ROWS_FOLLOW)
            value = cor_traits_result(&c->traits, trait->follow, x);
    }
    return value.kind == COR_NUMBER ? CLAMP(value.number, 0, 1) : 1;
}

const cor_color_scale *cor_classes_colors(cor_classifier *c)
{
    double low = INFINITY, high = -INFINITY;
    if (!c->like) return NULL;
    double *inputs = cor_traits_inputs(&c->traits, c->ramp->follow->reads);
    for (size_t i = 0; i < c->traits.n_rows; i++) {
        if (c->ramp->kinds[c->ramp->codes[i]].look != COR_ROWS_FOLLOW || !isfinite(inputs[i])) continue;
        low = fmin(low, inputs[i]);
        high = fmax(high, inputs[i]);
    }
    g_free(inputs);
    cor_color_scale *scale = COR_NEW(c->traits.arena, cor_color_scale);
    keep_view(c->ramp->follow, low, high, scale);
    for (int i = 0; i < COR_RAMP_STEPS; i++) {
        double x = scale->from + (double) i / (COR_RAMP_STEPS - 1) * (scale->to - scale->from);
        cor_value value = cor_traits_result(&c->traits, c->ramp->follow, x);
        if (value.kind == COR_COLOR) scale->colors[i] = value.color;
        scale->colors[i].a *= (float) opacity_at(c, x);
    }
    return scale;
}
