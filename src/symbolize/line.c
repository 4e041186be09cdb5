/* Line layers. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "geo/chain.h"
#include "geo/offset.h"
#include "symbolize/drawing.h"
#include "symbolize/gap.h"
#include "symbolize/gradient.h"
#include "symbolize/pattern.h"

enum {
    WIDEST_LINE = 2000, /* px */
    MAX_DASHES = 16,    /* a longer SVG or PDF dash array is folly */
    MAX_SOFT = 12       /* strokes of a soft edge */
};

/* A pattern whose period is below this many pixels cannot be seen and takes a painter minutes. */
static const double SHORTEST_PERIOD = 0.5;

typedef struct {
    cor_use color, opacity, width, gap, offset, dashes, cap, join, miter, blur, pattern;
    bool patterned;
    cor_gradient *gradient; /* NULL: none */
} line_uses;

/* What rows must share to be one item. */
typedef struct {
    cor_stroke stroke; /* without paths and dashes */
    double dashes[MAX_DASHES];
    size_t n_dashes;
    double offset; /* points, of the one line or of the middle of two */
    double blur;   /* points from the edge to full opacity */
    double gap;    /* points between two lines; 0: one line */
    const cor_icon *pattern;
    double opacity;               /* of the pattern */
    const cor_gradient *gradient; /* in place of the stroke's colour, but for its alpha */
} line_paint;

static cor_cap cap_of(const char *word)
{
    if (!strcmp(word, "round")) return COR_CAP_ROUND;
    return strcmp(word, "square") ? COR_CAP_BUTT : COR_CAP_SQUARE;
}

static cor_join join_of(const char *word)
{
    if (!strcmp(word, "round")) return COR_JOIN_ROUND;
    return strcmp(word, "bevel") ? COR_JOIN_MITER : COR_JOIN_BEVEL;
}

/* Dashes are in line widths. A pattern that is no pattern is dropped, and said. */
static size_t dashes_of(cor_drawing *drawing, const line_uses *uses, uint32_t row, double width, double *dashes)
{
    double sum = 0;
    size_t n = cor_use_numbers(drawing, &uses->dashes, row, dashes, MAX_DASHES / 2);
    for (size_t i = 0; i < n; i++) {
        dashes[i] = fmax(dashes[i], 0) * width;
        sum += dashes[i];
    }
    if (n % 2) { /* an odd pattern is gone through twice */
        memcpy(dashes + n, dashes, n * sizeof *dashes);
        n *= 2;
        sum *= 2;
    }
    if (!n || sum >= SHORTEST_PERIOD * 72 / drawing->scene->dpi) return n;
    if (width > 0)
        cor_drawing_warn(drawing, "the dashes of line-dasharray are too short to be seen; drawn as a solid line");
    return 0;
}

static line_paint paint_of(cor_drawing *drawing, const line_uses *uses, uint32_t row)
{
    line_paint paint;
    memset(&paint, 0, sizeof paint); /* compared as bytes */
    double opacity = cor_use_number(drawing, &uses->opacity, row, 0, 1);
    paint.stroke.width = cor_use_number(drawing, &uses->width, row, 0, WIDEST_LINE) * COR_POINTS_PER_PX;
    paint.stroke.color = cor_faded(cor_use_color(drawing, &uses->color, row), opacity);
    paint.gradient = uses->gradient;
    if (paint.gradient) paint.stroke.color = (cor_color){0, 0, 0, (float) opacity};
    if (uses->patterned) {
        paint.stroke.color.a = 0;
        paint.pattern = cor_use_icon(drawing, &uses->pattern, row);
        paint.opacity = opacity;
    }
    paint.stroke.cap = cap_of(cor_use_word(drawing, &uses->cap, row));
    paint.stroke.join = join_of(cor_use_word(drawing, &uses->join, row));
    paint.stroke.miter_limit = cor_use_number(drawing, &uses->miter, row, 1, 100);
    paint.blur = cor_use_number(drawing, &uses->blur, row, 0, WIDEST_LINE) * COR_POINTS_PER_PX;
    paint.gap = cor_use_number(drawing, &uses->gap, row, 0, WIDEST_LINE) * COR_POINTS_PER_PX;
    if (!drawing->sample) /* which stands in its own row of the legend */
        paint.offset = cor_use_number(drawing, &uses->offset, row, -WIDEST_LINE, WIDEST_LINE) * COR_POINTS_PER_PX;
    paint.n_dashes = dashes_of(drawing, uses, row, paint.stroke.width, paint.dashes);
    return paint;
}

static void add_shape(cor_scene *scene, const line_paint *paint, const cor_stroke *stroke)
{
    if (!paint->gradient) cor_scene_add(scene, COR_ITEM_STROKE)->stroke = *stroke;
    for (size_t i = 0; paint->gradient && i < stroke->n_paths; i++)
        cor_add_gradient(scene, paint->gradient, stroke, &stroke->paths[i]);
}

/* What a stroke over one of opacity BELOW must have for both together to have TOGETHER. */
static double opacity_over(double below, double together)
{
    return below < 1 ? fmax(0, (together - below) / (1 - below)) : 0;
}

/* A soft edge: strokes within strokes, so that it is as soft in a vector file as on pixels. From the line's edge
 * inwards the opacity grows to its full over the blur's length, as in MapLibre. */
static void add_soft(cor_scene *scene, const line_paint *paint, const cor_stroke *stroke)
{
    double half = stroke->width / 2, reach = fmin(paint->blur, half), full = stroke->color.a, below = 0;
    int n = (int) fmin(MAX_SOFT, fmax(2, ceil(reach * scene->dpi / 72)));
    for (int i = 0; i <= n; i++) {
        if (i == n && reach >= half) break; /* nothing is left within the soft edge */
        double together = full * (i < n ? reach / paint->blur * (i + 0.5) / n : 1);
        cor_stroke layer = *stroke;
        layer.width = 2 * (half - reach * i / n);
        layer.color.a = (float) opacity_over(below, together);
        add_shape(scene, paint, &layer);
        below = together;
    }
}

/* Strokes the N paths OWN, which are moved by the layer's translation. */
static void add_stroke(cor_drawing *drawing, const line_paint *paint, cor_path *own, size_t n)
{
    cor_use use = cor_use_of(drawing, "line-translate");
    cor_point translate = cor_use_offset(drawing, &use);
    for (size_t i = 0; i < n; i++)
        own[i] = cor_path_moved(drawing->arena, own[i], translate);
    if (paint->pattern) {
        for (size_t i = 0; i < n; i++)
            cor_add_line_pattern(drawing->scene, paint->pattern, paint->opacity, &own[i], paint->stroke.width);
        return;
    }
    cor_stroke stroke = paint->stroke;
    stroke.paths = own;
    stroke.n_paths = n;
    stroke.n_dashes = paint->n_dashes;
    stroke.dashes = cor_arena_memdup(drawing->arena, paint->dashes, paint->n_dashes * sizeof(double));
    if (paint->blur > 0)
        add_soft(drawing->scene, paint, &stroke);
    else
        add_shape(drawing->scene, paint, &stroke);
}

/* Pieces of a gradient meet without a joint only where they are opaque: what all of a layer has of transparency is laid
 * on its group. */
static void raise_opacity(cor_drawing *drawing, line_uses *uses)
{
    if (!uses->gradient || drawing->sample) return;
    double *opacity = &cor_scene_group_at(drawing->scene, cor_scene_group_count(drawing->scene) - 1)->opacity;
    *opacity *= cor_gradient_opacity(uses->gradient);
    if (!cor_use_is_constant(&uses->opacity)) return;
    *opacity *= cor_use_number(drawing, &uses->opacity, 0, 0, 1);
    uses->opacity.value = cor_number(1);
}

static cor_path *beside(cor_drawing *drawing, const cor_path *paths, size_t n, double offset, bool round_corners)
{
    cor_path *moved = COR_NEW_ARRAY(drawing->arena, cor_path, n);
    for (size_t i = 0; i < n; i++)
        moved[i] = cor_path_offset(&paths[i], offset, round_corners, drawing->arena);
    return moved;
}

/* Whether what runs along a gap runs round its ends too. What has a direction of its own does not. */
static bool rounds_ends(const line_paint *paint)
{
    return paint->stroke.cap == COR_CAP_ROUND && !paint->n_dashes && !paint->pattern && !paint->gradient;
}

/* Along the edges of a gap: rings where the line's ends are round, else two lines. */
static void add_gap(cor_drawing *drawing, const line_paint *paint, const cor_path *paths, size_t n)
{
    double apart = (paint->gap + paint->stroke.width) / 2;
    bool round_ends = rounds_ends(paint), round_corners = paint->stroke.join == COR_JOIN_ROUND;
    cor_path *rings = COR_NEW_ARRAY(drawing->arena, cor_path, n), *others = COR_NEW_ARRAY(drawing->arena, cor_path, n);
    size_t n_rings = 0, n_others = 0;
    for (size_t i = 0; i < n; i++) {
        if (round_ends && cor_gap_ring(&paths[i], paint->offset, apart, round_corners, drawing->arena, &rings[n_rings]))
            n_rings++;
        else
            others[n_others++] = paths[i];
    }
    if (n_rings) add_stroke(drawing, paint, rings, n_rings);
    for (int side = -1; n_others && side <= 1; side += 2)
        add_stroke(drawing, paint, beside(drawing, others, n_others, paint->offset + side * apart, round_corners),
                   n_others);
}

/* Beside its place a line that comes in pieces would show a joint at every bend: what follows one another is one.
 * Corners are mitred, as MapLibre's are whatever the join. */
static void add_beside(cor_drawing *drawing, const line_paint *paint, const cor_path *paths, size_t n)
{
    cor_path *whole = COR_NEW_ARRAY(drawing->arena, cor_path, n);
    if (paint->offset != 0 && !paint->gradient)
        n = cor_paths_chain(drawing->arena, paths, n, whole);
    else
        memcpy(whole, paths, n * sizeof *whole);
    add_stroke(drawing, paint, beside(drawing, whole, n, paint->offset, false), n);
}

static void add(cor_drawing *drawing, const line_paint *paint, const cor_path *paths, size_t n)
{
    bool seen = paint->pattern ? paint->opacity > 0 : paint->stroke.color.a > 0;
    if (!seen || paint->stroke.width <= 0) return;
    if (paint->gap > 0)
        add_gap(drawing, paint, paths, n);
    else
        add_beside(drawing, paint, paths, n);
}

void cor_draw_line(cor_drawing *drawing)
{
    line_uses uses = {
        .color = cor_use_of(drawing, "line-color"),
        .opacity = cor_use_of(drawing, "line-opacity"),
        .width = cor_use_of(drawing, "line-width"),
        .gap = cor_use_of(drawing, "line-gap-width"),
        .offset = cor_use_of(drawing, "line-offset"),
        .dashes = cor_use_of(drawing, "line-dasharray"),
        .cap = cor_use_of(drawing, "line-cap"),
        .join = cor_use_of(drawing, "line-join"),
        .miter = cor_use_of(drawing, "line-miter-limit"),
        .blur = cor_use_of(drawing, "line-blur"),
        .pattern = cor_use_of(drawing, "line-pattern"),
        .patterned = cor_layer_property(drawing->layer, "line-pattern") != NULL,
        .gradient = cor_gradient_of(drawing),
    };
    raise_opacity(drawing, &uses);
    cor_drawing_choose(drawing, "line-sort-key");
    /* A gradient runs from a line's true start to its true end, wherever the frame cuts it. */
    const cor_geometry *geometry =
        uses.gradient && drawing->what->unclipped ? drawing->what->unclipped : drawing->what->page;
    cor_path *paths = COR_NEW_ARRAY(drawing->arena, cor_path, drawing->n_rows);
    size_t n = 0, first = 0;
    line_paint paint, next;

    for (size_t i = 0; i < drawing->n_rows; i++) {
        uint32_t row = drawing->rows[i];
        if (cor_geometry_kind(geometry, row) < COR_SHAPE_LINE) continue;
        cor_arena_reset(drawing->scratch);
        next = paint_of(drawing, &uses, row);
        if (n > first && memcmp(&paint, &next, sizeof paint) != 0) {
            add(drawing, &paint, paths + first, n - first);
            first = n;
        }
        paint = next;
        paths[n++] =
            geometry == drawing->what->page ? cor_drawing_outline(drawing, row) : cor_geometry_path(geometry, row);
    }
    if (n > first) add(drawing, &paint, paths + first, n - first);
}
