/* The text of a symbol's label request. */
#include <string.h>

#include "symbolize/anchors.h"
#include "symbolize/symbol_internal.h"

enum { MAX_ANCHORS = 9 };

/* How far a leader goes that a style says nothing of, px. */
static const double USUAL_LEADER = 80;

/* Points; 0: none. */
static double leader_of(const cor_drawing *d)
{
    const cor_node *wanted = cor_layer_metadata(d->layer, "corridor:leader"), *most;
    if (!wanted || (wanted->kind == COR_NODE_BOOL && !wanted->boolean)) return 0;
    most = cor_node_get(wanted, "max");
    return (most && most->kind == COR_NODE_NUMBER ? most->number : USUAL_LEADER) * COR_POINTS_PER_PX;
}

static bool is_true(const cor_node *node)
{
    return node && node->kind == COR_NODE_BOOL && node->boolean;
}

cor_symbol_text cor_symbol_text_of(cor_drawing *d)
{
    return (cor_symbol_text){
        .wording = cor_wording_uses_of(d),
        .color = cor_use_of(d, "text-color"),
        .opacity = cor_use_of(d, "text-opacity"),
        .halo_color = cor_use_of(d, "text-halo-color"),
        .halo_width = cor_use_of(d, "text-halo-width"),
        .halo_blur = cor_use_of(d, "text-halo-blur"),
        .anchor = cor_use_of(d, "text-anchor"),
        .offset = cor_use_of(d, "text-offset"),
        .radial = cor_use_of(d, "text-radial-offset"),
        .variable = cor_use_of(d, "text-variable-anchor"),
        .variable_offset = cor_use_of(d, "text-variable-anchor-offset"),
        .translate = cor_use_of(d, "text-translate"),
        .padding = cor_use_of(d, "text-padding"),
        .rotate = cor_use_of(d, "text-rotate"),
        .writing_mode = cor_use_of(d, "text-writing-mode"),
        .leader = leader_of(d),
        .chooses = cor_layer_metadata(d->layer, "corridor:anchors") != NULL,
        .spread = is_true(cor_layer_metadata(d->layer, "corridor:spread")),
        .has_radial = cor_layer_property(d->layer, "text-radial-offset") != NULL,
    };
}

cor_rect cor_symbol_text_box(const cor_run *run, cor_point origin, cor_point pivot, double angle)
{
    cor_rect ink = {run->ink.x0 + origin.x, run->ink.y0 + origin.y, run->ink.x1 + origin.x, run->ink.y1 + origin.y};
    if (angle == 0) return ink;
    const double xs[2] = {ink.x0, ink.x1}, ys[2] = {ink.y0, ink.y1};
    cor_rect box = COR_RECT_EMPTY;
    for (int i = 0; i < 4; i++) {
        cor_point corner = cor_turned((cor_point){xs[i & 1], ys[i >> 1]}, pivot, angle);
        box = cor_rect_with(box, corner.x, corner.y);
    }
    return box;
}

static cor_candidate candidate_at(const cor_run *run, const cor_spot *where, double angle, cor_anchor anchor,
                                  cor_point offset, double padding)
{
    cor_candidate candidate = {0};
    candidate.text = cor_anchored(where->at, anchor, run->width, run->height, offset);
    candidate.box = cor_rect_grown(cor_symbol_text_box(run, candidate.text, where->at, angle), padding);
    return candidate;
}

/* How a run is to be set. */
typedef struct {
    cor_drawing *d;
    const cor_wording_uses *wording;
    uint32_t row;
    const cor_run *run;
    const cor_run *usual; /* the label's: another is noted with each candidate */
    cor_spot where;
    double size, angle, padding;
} setting;

static cor_candidate candidate(const setting *s, cor_anchor anchor, cor_point offset)
{
    const cor_run *run = cor_wording_justified(s->d, s->wording, s->row, s->run, anchor);
    cor_candidate candidate = candidate_at(run, &s->where, s->angle, anchor, offset, s->padding);
    if (run != s->usual) candidate.run = run;
    return candidate;
}

/* Anchors, each with an offset of its own. */
static size_t anchored_with_offsets(cor_drawing *d, const cor_symbol_text *uses, uint32_t row, const setting *s,
                                    cor_candidate *out)
{
    const cor_array *list = cor_value_array(cor_use_value(d, &uses->variable_offset, row));
    size_t n = 0;
    for (size_t i = 0; list && i + 1 < list->n && n < MAX_ANCHORS; i += 2) {
        const cor_array *em = cor_value_array(list->items[i + 1]);
        if (list->items[i].kind != COR_STRING || !em || em->n != 2) continue;
        cor_point offset = {em->items[0].number * s->size, em->items[1].number * s->size};
        out[n++] = candidate(s, cor_anchor_parse(list->items[i].string), offset);
    }
    return n;
}

/* The classical places round a point in their order: right and a little above first. After Imhof, "Positioning names on
 * maps" (1975). */
static const char *const CLASSICAL[] = {"bottom-left", "left",  "top-left", "bottom-right",
                                        "top-right",   "right", "bottom",   "top"};

/* How far off the point they are where the style says nothing, em. */
static const double USUAL_GAP = 0.45;

static size_t classical(const cor_symbol_text *uses, const setting *s, double radial, cor_candidate *out)
{
    for (size_t i = 0; i < sizeof CLASSICAL / sizeof *CLASSICAL; i++) {
        cor_anchor anchor = cor_anchor_parse(CLASSICAL[i]);
        out[i] = candidate(s, anchor, cor_anchor_radial(anchor, uses->has_radial ? radial : USUAL_GAP * s->size));
    }
    return sizeof CLASSICAL / sizeof *CLASSICAL;
}

/* Anchors that share an offset away from the point. */
static size_t anchored(cor_drawing *d, const cor_symbol_text *uses, uint32_t row, const setting *s, cor_candidate *out)
{
    double em[2] = {0, 0}, radial = cor_use_number(d, &uses->radial, row, 0, 1000) * s->size;
    cor_use_numbers(d, &uses->offset, row, em, 2);
    cor_point offset = {em[0] * s->size, em[1] * s->size};
    cor_value list = cor_use_value(d, &uses->variable, row);
    size_t n = 0;
    for (size_t i = 0; list.kind == COR_ARRAY && i < list.array->n && n < MAX_ANCHORS; i++) {
        if (list.array->items[i].kind != COR_STRING) continue;
        cor_anchor anchor = cor_anchor_parse(list.array->items[i].string);
        out[n++] = candidate(
            s, anchor, uses->has_radial ? cor_anchor_radial(anchor, radial) : cor_anchor_outwards(anchor, offset));
    }
    if (!n && uses->chooses) n = classical(uses, s, radial, out);
    if (n) return n;
    cor_anchor anchor = cor_anchor_parse(cor_use_word(d, &uses->anchor, row));
    if (uses->has_radial) offset = cor_anchor_radial(anchor, radial);
    out[0] = candidate(s, anchor, offset);
    return 1;
}

size_t cor_symbol_modes(cor_drawing *d, const cor_symbol_text *uses, uint32_t row, const cor_run *run,
                        const cor_run *out[COR_MAX_MODES])
{
    const cor_array *modes = cor_value_array(cor_use_value(d, &uses->writing_mode, row));
    size_t n = 0;
    for (size_t i = 0; modes && i < modes->n && n < COR_MAX_MODES; i++) {
        bool down = modes->items[i].kind == COR_STRING && !strcmp(modes->items[i].string, "vertical");
        const cor_run *one = down ? cor_wording_vertical(d, run) : run;
        if (one && (!n || out[0] != one)) out[n++] = one;
    }
    if (!n) out[n++] = run;
    return n;
}

void cor_symbol_add_text(cor_drawing *d, const cor_symbol_text *uses, uint32_t row, const cor_run *run, double size,
                         const cor_spot *where, cor_label *label)
{
    cor_candidate candidates[MAX_ANCHORS * COR_MAX_MODES];
    const cor_run *runs[COR_MAX_MODES];
    size_t n_runs = cor_symbol_modes(d, uses, row, run, runs);
    double opacity = cor_use_number(d, &uses->opacity, row, 0, 1);
    double angle = cor_use_number(d, &uses->rotate, row, -3600, 3600);
    label->padding = cor_use_number(d, &uses->padding, row, 0, 1000) * COR_POINTS_PER_PX;
    setting s = {.d = d,
                 .wording = &uses->wording,
                 .row = row,
                 .usual = run,
                 .where = cor_spot_moved(where, cor_use_offset(d, &uses->translate)),
                 .size = size,
                 .angle = angle,
                 .padding = label->padding};
    label->n_candidates = 0;
    for (size_t i = 0; i < n_runs; i++) {
        cor_candidate *next = candidates + label->n_candidates;
        s.run = runs[i];
        size_t n = anchored_with_offsets(d, uses, row, &s, next);
        label->n_candidates += n ? n : anchored(d, uses, row, &s, next);
    }
    label->candidates = cor_arena_memdup(d->arena, candidates, label->n_candidates * sizeof *candidates);
    label->run = run;
    label->leader = uses->leader;
    label->sided = true;
    label->y = where->at.y;
    label->text = (cor_text_item){
        .run = run,
        .angle = angle,
        .pivot = s.where.at,
        .opacity = opacity,
        .color = cor_faded(cor_use_color(d, &uses->color, row), opacity),
        .halo = cor_faded(cor_use_color(d, &uses->halo_color, row), opacity),
        .halo_width = cor_use_number(d, &uses->halo_width, row, 0, 100) * COR_POINTS_PER_PX,
        .halo_blur = cor_use_number(d, &uses->halo_blur, row, 0, 100) * COR_POINTS_PER_PX,
    };
}
