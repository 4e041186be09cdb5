#include "furnish/ramp.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "furnish/layout.h"
#include "furnish/traits.h"
#include "words/words.h"

/* Points before `unit`. */
static const double BAR_WIDTH = 92, BAR_HEIGHT = 7, TICK = 2.2, TICK_SIZE = 6.8;

/* What a colour is interpolated over. */
typedef enum { BY_NUMBER, BY_DENSITY, BY_ELEVATION, BY_PROGRESS } input;

typedef struct {
    cor_pen *pen;
    const cor_drawn_layer *drawn;
    const char *property, *opacity;
    input by;
    const cor_node *node; /* the interpolation; NULL: the property's own default */
    double from, to;
} source;

static const struct {
    cor_layer_type type;
    const char *property, *opacity;
    input by;
} properties[] = {
    {COR_LAYER_HEATMAP, "heatmap-color", "heatmap-opacity", BY_DENSITY},
    {COR_LAYER_COLOR_RELIEF, "color-relief-color", "color-relief-opacity", BY_ELEVATION},
    {COR_LAYER_LINE, "line-gradient", "line-opacity", BY_PROGRESS},
};

/* An interpolation whose input is INPUT's: its stops are at items 3, 5, … */
static bool is_interpolation(const cor_node *node)
{
    return node && node->kind == COR_NODE_SEQ && node->n >= 5 && node->items[0]->kind == COR_NODE_STRING &&
           g_str_has_prefix(node->items[0]->text, "interpolate");
}

static bool find_stops(source *s)
{
    const cor_node *node = s->node;
    if (!is_interpolation(node)) return false;
    for (size_t i = 3; i < node->n; i += 2)
        if (node->items[i]->kind != COR_NODE_NUMBER) return false;
    s->from = node->items[3]->number;
    s->to = node->items[3 + (node->n - 5) / 2 * 2]->number;
    return s->to > s->from;
}

static bool find_source(source *s, size_t i)
{
    if (properties[i].type != cor_layer_type_of(s->drawn->layer)) return false;
    s->property = properties[i].property;
    s->opacity = properties[i].opacity;
    s->by = properties[i].by;
    s->node = cor_class_property(s->drawn->layer, s->property);
    s->from = 0;
    s->to = 1;
    if (s->by == BY_DENSITY) return true; /* has a default of its own */
    return find_stops(s);
}

/* The value of PROGRAM where what colours follow is X. */
static cor_value value_at(const source *s, const cor_program *program, double x)
{
    const cor_symbolizer *with = s->pen->what->symbolizer;
    cor_eval eval = {.zoom = with->zoom,
                     .state = with->state,
                     .n_state = with->n_state,
                     .arena = s->pen->arena,
                     .interns = with->interns,
                     .line_progress = s->by == BY_PROGRESS ? x : NAN,
                     .heatmap_density = s->by == BY_DENSITY ? x : NAN,
                     .elevation = s->by == BY_ELEVATION ? x : NAN};
    return cor_evaluate(program, &eval);
}

static const cor_program *program_of(const source *s, const char *property)
{
    const cor_layer *layer = s->drawn->layer;
    const cor_program *program = cor_layer_property(layer, property);
    if (s->by == BY_DENSITY && !strcmp(property, s->property))
        return cor_heatmap_color(s->pen->what->symbolizer, layer);
    return program;
}

static bool fill_colors(const source *s, cor_ramp *ramp)
{
    const cor_program *color = program_of(s, s->property), *opacity = program_of(s, s->opacity);
    for (int i = 0; color && i < COR_RAMP_STEPS; i++) {
        double x = s->from + (double) i / (COR_RAMP_STEPS - 1) * (s->to - s->from);
        cor_value value = value_at(s, color, x);
        cor_value fraction = opacity ? value_at(s, opacity, x) : cor_number(1);
        if (value.kind == COR_COLOR) ramp->colors[i] = value.color;
        if (fraction.kind == COR_NUMBER) ramp->colors[i].a *= (float) fmin(fmax(fraction.number, 0), 1);
    }
    return color != NULL;
}

static void add_tick(const source *s, cor_ramp *ramp, double fraction, const char *text)
{
    const cor_run *run = cor_pen_shape(s->pen, text, (cor_words){.size = TICK_SIZE});
    if (!run || ramp->n_ticks == COR_RAMP_TICKS) return;
    ramp->at[ramp->n_ticks] = fraction;
    ramp->ticks[ramp->n_ticks++] = run;
}

/* LAST says the unit, for all of them. */
static const char *number_words(const source *s, double x, bool last)
{
    const char *const *languages = s->pen->what->map->languages;
    const char *text = cor_word_number(s->pen->arena, languages, x, s->to - s->from >= 10 ? 0 : 3);
    if (s->by != BY_ELEVATION || !last) return text;
    return cor_word_with(s->pen->arena, languages, COR_WORD_METRES, text, NULL);
}

/* As they are drawn: those at the ends moved in. */
static bool has_room(const source *s, const cor_ramp *ramp)
{
    double bar = BAR_WIDTH * s->pen->unit, right = -INFINITY;
    for (size_t i = 0; i < ramp->n_ticks; i++) {
        double width = ramp->ticks[i]->width;
        double left = fmin(fmax(ramp->at[i] * bar - width / 2, 0), bar - width);
        if (left < right + 3 * s->pen->unit) return false;
        right = left + width;
    }
    return true;
}

/* Ticks at the round values STEP apart; false when they are too many. */
static bool add_steps(const source *s, cor_ramp *ramp, double step)
{
    double range = s->to - s->from, first = ceil(s->from / step - 1e-9), last = floor(s->to / step + 1e-9);
    ramp->n_ticks = 0;
    if (last - first >= COR_RAMP_TICKS) return false;
    for (double k = first; k <= last; k++)
        add_tick(s, ramp, (k * step - s->from) / range, number_words(s, k * step, k == last));
    return has_room(s, ramp);
}

/* As many round values as there is room for; where there are none, the ends. */
static void add_numbers(const source *s, cor_ramp *ramp)
{
    double step = cor_round_down((s->to - s->from) / 4);
    for (int i = 0; i < 6; i++) {
        if (add_steps(s, ramp, step)) break;
        step = cor_round_down(step * 2.6);
    }
    if (ramp->n_ticks > 1) return;
    ramp->n_ticks = 0;
    add_tick(s, ramp, 0, number_words(s, s->from, false));
    add_tick(s, ramp, 1, number_words(s, s->to, true));
}

static void add_ends(const source *s, cor_ramp *ramp, cor_word first, cor_word last)
{
    const char *const *languages = s->pen->what->map->languages;
    add_tick(s, ramp, 0, cor_word_in(languages, first));
    add_tick(s, ramp, 1, cor_word_in(languages, last));
}

void cor_ramp_size(cor_pen *pen, cor_ramp *ramp)
{
    ramp->width = BAR_WIDTH * pen->unit;
    ramp->height = BAR_HEIGHT * pen->unit;
    if (ramp->n_ticks) ramp->height += TICK * pen->unit + ramp->ticks[0]->height;
}

const cor_ramp *cor_ramp_of(cor_pen *pen, const cor_drawn_layer *drawn)
{
    source s = {.pen = pen, .drawn = drawn};
    size_t i = 0;
    while (i < G_N_ELEMENTS(properties) && !find_source(&s, i))
        i++;
    if (i == G_N_ELEMENTS(properties)) return NULL;
    cor_ramp *ramp = COR_NEW(pen->arena, cor_ramp);
    if (!fill_colors(&s, ramp)) return NULL;
    if (s.by == BY_DENSITY)
        add_ends(&s, ramp, COR_WORD_FEW, COR_WORD_MANY);
    else if (s.by == BY_PROGRESS)
        add_ends(&s, ramp, COR_WORD_START, COR_WORD_END);
    else
        add_numbers(&s, ramp);
    cor_ramp_size(pen, ramp);
    return ramp;
}

const cor_ramp *cor_ramp_of_scale(cor_pen *pen, const cor_color_scale *scale)
{
    const source s = {.pen = pen, .by = BY_NUMBER, .from = scale->from, .to = scale->to};
    cor_ramp *ramp = COR_NEW(pen->arena, cor_ramp);
    memcpy(ramp->colors, scale->colors, sizeof ramp->colors);
    add_numbers(&s, ramp);
    cor_ramp_size(pen, ramp);
    return ramp;
}

/* One dot a step: a picture has no seams between them. */
static void draw_bar(cor_pen *pen, const cor_ramp *ramp, cor_rect box)
{
    enum { ROWS = 2 };
    uint8_t *rgba = COR_NEW_ARRAY(pen->arena, uint8_t, 4 * COR_RAMP_STEPS * ROWS);
    for (int i = 0; i < ROWS * COR_RAMP_STEPS; i++) {
        cor_color c = ramp->colors[i % COR_RAMP_STEPS], p = pen->paper;
        const float mixed[3] = {c.r * c.a + p.r * (1 - c.a), c.g * c.a + p.g * (1 - c.a), c.b * c.a + p.b * (1 - c.a)};
        for (int k = 0; k < 3; k++)
            rgba[4 * i + k] = (uint8_t) lroundf(255 * mixed[k]);
        rgba[4 * i + 3] = 255;
    }
    cor_scene_add(pen->scene, COR_ITEM_IMAGE)->image =
        (cor_image){.width = COR_RAMP_STEPS, .height = ROWS, .rgba = rgba, .at = box, .opacity = 1};
    cor_pen_outline(pen, box, 0.35 * pen->unit, pen->muted);
}

void cor_ramp_draw(cor_pen *pen, const cor_ramp *ramp, double x, double y)
{
    cor_rect box = {x, y, x + ramp->width, y + BAR_HEIGHT * pen->unit};
    draw_bar(pen, ramp, box);
    for (size_t i = 0; i < ramp->n_ticks; i++) {
        double at = x + ramp->at[i] * ramp->width, width = ramp->ticks[i]->width;
        const cor_point tick[2] = {{at, box.y1}, {at, box.y1 + TICK * pen->unit}};
        cor_pen_line(pen, tick, 2, false, 0.35 * pen->unit, pen->muted);
        double left = fmin(fmax(at - width / 2, x), box.x1 - width);
        cor_pen_run(pen, ramp->ticks[i], left, box.y1 + TICK * pen->unit, false, 0);
    }
}
