#include "symbolize/line_label.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* MAX_TRIES: places of one stretch that are weighed; the best of them at crossings, and the first of those to a hair.
 * MAX_WEIGHED: of a layer, some hundred for each label of a page. */
enum { MAX_TRIES = 96, MAX_AT_CROSSINGS = 32, MAX_SETTLED = 4, MAX_WEIGHED = 1 << 17, MAX_PIECES = 24 };

/* What a place costs beside its own shape: at the end of its stretch instead of the middle; on a crossing; near one;
 * below the line instead of above; beside a line that comes so many ems closer. */
static const double OFF_MIDDLE = 0.5, ON_CROSSING = 1.5, NEAR_CROSSING = 0.35, BELOW = 0.15, COMES_CLOSER = 0.8;

/* Points that a text may leave the straight line and still be set straight. */
static const double STRAIGHT = 0.12;

/* Texts farther than this from their line stand beside it, ems; they follow small bends less (ems of calm). */
static const double BESIDE = 0.5, CALM_ON_LINE = 0.8, CALM_BESIDE = 1.4;

/* Points; nobody sees less. */
static const double FINE = 0.05;

/* Ems between the ink of a text beside its line and the line, at least. */
static const double MIN_GAP = 0.15;

/* Ems of curve before and behind a text: another font may need them. */
static const double SPARE = 1.5;

static double radians(double degrees)
{
    return degrees * M_PI / 180;
}

static double degrees(double radians)
{
    return radians * 180 / M_PI;
}

static cor_alignment alignment_of(const char *word)
{
    if (!strcmp(word, "viewport")) return COR_LEVEL;
    return strcmp(word, "viewport-glyph") ? COR_ALONG_LINE : COR_UPRIGHT;
}

cor_line_text cor_line_text_of(cor_drawing *d, const cor_symbol_uses *uses, uint32_t row, const cor_run *run,
                               const cor_icon *icon, double size)
{
    const cor_symbol_along *along = &uses->along;
    double em[2] = {0, 0}, radial = cor_use_number(d, &uses->text.radial, row, 0, 1000) * size;
    cor_use_numbers(d, &uses->text.offset, row, em, 2);
    cor_line_text text = {
        .drawing = d,
        .uses = uses,
        .row = row,
        .run = run,
        .icon = icon,
        .size = size,
        .padding = cor_use_number(d, &uses->text.padding, row, 0, 1000) * COR_POINTS_PER_PX,
        .spacing = cor_use_number(d, &along->spacing, row, 1, 1e6) * COR_POINTS_PER_PX,
        .max_angle = radians(cor_use_number(d, &along->max_angle, row, 0, 360)),
        .rotate = cor_use_number(d, &uses->text.rotate, row, -3600, 3600),
        .alignment = alignment_of(cor_use_word(d, &along->text_alignment, row)),
        .keeps_upright = cor_use_flag(d, &along->text_upright, row),
        .either_side = along->either_side,
        .icon_turns = strcmp(cor_use_word(d, &along->icon_alignment, row), "viewport") != 0,
        .icon_keeps_upright = cor_use_flag(d, &along->icon_upright, row),
        .anchor = cor_anchor_parse(cor_use_word(d, &uses->text.anchor, row)),
        .offset = {em[0] * size, em[1] * size},
    };
    text.translate = cor_use_offset(d, &uses->text.translate);
    if (uses->text.has_radial) text.offset = cor_anchor_radial(text.anchor, radial);
    return text;
}

/* How far below its line the middle of the text is, when it is read. */
static double middle_below(const cor_line_text *t, bool flipped)
{
    double below = (0.5 - t->anchor.y) * t->run->height + t->offset.y;
    return flipped ? -below : below;
}

static bool is_beside(const cor_line_text *t)
{
    return fabs(middle_below(t, false)) > BESIDE * t->size;
}

double cor_line_text_calm(const cor_line_text *t)
{
    return is_beside(t) ? CALM_BESIDE : CALM_ON_LINE;
}

double cor_line_icon_angle(bool turns, bool keeps_upright, double angle)
{
    if (!turns) return 0;
    return keeps_upright && cos(radians(angle)) < -1e-6 ? angle + 180 : angle;
}

/* Where on the way a text stands and which way it is read. */
typedef struct {
    double from, to;
    bool backward;
    double below; /* its first baseline, seen from the line */
} setting;

/* BELOW, the middle of a text beside its line, so much farther off that its ink is clear of the line's bulges. */
static double clear_of_line(const cor_line_text *t, const cor_way *way, const setting *s, double below)
{
    int side = below > 0 ? 1 : -1;
    double bulge = cor_way_bulge(way, s->from, s->to, (side > 0) != s->backward);
    double ink = side > 0 ? t->run->height / 2 - t->run->ink.y0 : t->run->ink.y1 - t->run->height / 2;
    return side * fmax(fabs(below) + bulge, ink + MIN_GAP * t->size + bulge);
}

static setting setting_of(const cor_line_text *t, const cor_way *way, const cor_line_place *place)
{
    double half = t->run->width / 2, below = middle_below(t, place->flipped);
    setting s = {.from = place->s - half, .to = place->s + half};
    s.backward = t->keeps_upright && cor_way_is_upside_down(cor_way_bearing(way, s.from, s.to));
    if (is_beside(t)) below = clear_of_line(t, way, &s, below);
    s.below = below - t->run->height / 2 + (t->run->n_lines ? t->run->lines[0].baseline : 0);
    return s;
}

/* --- Which places are good ---------------------------------------------------- */

static cor_rect square_at(cor_point at, double half)
{
    return (cor_rect){at.x - half, at.y - half, at.x + half, at.y + half};
}

static double crossing_cost(const cor_line_text *t, const cor_way *way, const cor_line_place *place)
{
    double half = t->run->width / 2, cost = 0;
    if (!t->crossings) return 0;
    if (t->alignment == COR_LEVEL) {
        cor_point at = cor_curve_at(&way->curve, place->s).at;
        double reach = fmax(half, t->size) + t->size / 2;
        return cor_crossings_meet(t->crossings, square_at(at, reach), t->owner) ? ON_CROSSING : 0;
    }
    int n = (int) fmin(fmax(ceil(half / t->size), 1), MAX_PIECES);
    for (int i = 0; i < n && cost < ON_CROSSING; i++) {
        double s = place->s + half * (2 * i + 1 - n) / n;
        if (cor_crossings_meet(t->crossings, square_at(cor_curve_at(&way->curve, s).at, t->size), t->owner))
            cost += NEAR_CROSSING;
    }
    return cost;
}

static double side_cost(const cor_line_text *t, const cor_way *way, const cor_line_place *place)
{
    if (!is_beside(t) || t->alignment == COR_LEVEL) return 0;
    setting s = setting_of(t, way, place);
    double plain = middle_below(t, place->flipped);
    double bulge = cor_way_bulge(way, s.from, s.to, (plain > 0) != s.backward);
    return (t->either_side && plain > 0 ? BELOW : 0) + COMES_CLOSER * bulge / t->size;
}

static bool is_in_frame(const cor_line_text *t, const cor_way *way, double s)
{
    cor_rect frame = cor_rect_grown(t->drawing->scene->frame, -t->padding);
    double half = t->alignment == COR_LEVEL ? 0 : t->run->width / 2;
    for (int i = -1; i <= 1; i++) {
        cor_point at = cor_curve_at(&way->curve, s + i * half).at;
        if (!cor_rect_contains(frame, at.x, at.y)) return false;
    }
    return true;
}

static bool is_near_taken(const cor_line_text *t, cor_point at, const cor_point *taken, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (hypot(taken[i].x - at.x, taken[i].y - at.y) < t->spacing / 2) return true;
    return false;
}

static double cost_of(const cor_line_text *t, const cor_way *way, const cor_line_span_options *options,
                      const cor_line_place *place)
{
    cor_way_options asked = {t->run->width, t->size, t->max_angle, t->alignment == COR_LEVEL};
    ++*t->weighed;
    double cost = cor_way_cost(way, &asked, place->s), half = (options->to - options->from) / 2;
    if (isinf(cost)) return cost;
    double off = half > 0 ? (place->s - options->middle) / half : 0;
    return cost + OFF_MIDDLE * off * off + side_cost(t, way, place);
}

static int by_cost(const void *a, const void *b)
{
    const cor_line_place *p = a, *q = b;
    if (p->cost != q->cost) return p->cost < q->cost ? -1 : 1;
    if (p->flipped != q->flipped) return p->flipped ? 1 : -1;
    return p->s < q->s ? -1 : p->s > q->s;
}

static bool is_apart(const cor_line_place *place, const cor_line_place *kept, size_t n, double distance)
{
    for (size_t i = 0; i < n; i++)
        if (kept[i].flipped == place->flipped && fabs(kept[i].s - place->s) < distance) return false;
    return true;
}

/* The best of the N places, which are sorted, again sorted when crossings count too. Returns how many are left. */
static size_t without_crossings(const cor_line_text *t, const cor_way *way, cor_line_place *places, size_t n)
{
    if (!t->crossings) return n;
    if (n > MAX_AT_CROSSINGS) n = MAX_AT_CROSSINGS;
    for (size_t i = 0; i < n; i++)
        places[i].cost += crossing_cost(t, way, &places[i]);
    qsort(places, n, sizeof *places, by_cost);
    return n;
}

/* Moves PLACE, which is good to within STEP, to where it costs least: what is found must not depend on how the line was
 * simplified, hence not on the pixels of the page. */
static void settle(const cor_line_text *t, const cor_way *way, const cor_line_span_options *options, double step,
                   cor_line_place *place)
{
    double least = cost_of(t, way, options, place);
    for (double by = step / 2; by > FINE; by /= 2)
        for (int side = -1; side <= 1; side += 2) {
            cor_line_place other = {.s = place->s + side * by, .flipped = place->flipped};
            if (other.s < options->from || other.s > options->to || !is_in_frame(t, way, other.s)) continue;
            other.cost = cost_of(t, way, options, &other);
            if (other.cost < least) place->s = other.s;
            least = fmin(least, other.cost);
        }
}

size_t cor_line_places(const cor_line_text *t, const cor_way *way, const cor_line_span_options *options,
                       const cor_point *taken, size_t n_taken, cor_line_place out[COR_LINE_PLACES])
{
    cor_line_place tries[2 * (MAX_TRIES + 1)];
    size_t n = 0, kept = 0, sides = t->either_side && is_beside(t) ? 2 : 1;
    double range = options->to - options->from, steps = fmin(ceil(fmax(range, 0) / (t->size / 2)), MAX_TRIES);
    /* An even number of steps, so that the middle is tried. */
    steps = *t->weighed < MAX_WEIGHED ? fmin(steps + fmod(steps, 2), MAX_TRIES) : 0;
    for (double i = 0; i <= steps && range >= 0; i++) {
        double s = steps > 0 ? options->from + range * i / steps : options->middle;
        cor_point at = cor_curve_at(&way->curve, s).at;
        *t->weighed += 1 + n_taken / 16;
        if (!is_in_frame(t, way, s) || is_near_taken(t, at, taken, n_taken)) continue;
        for (size_t side = 0; side < sides; side++) {
            cor_line_place place = {.s = s, .flipped = side == 1};
            place.cost = cost_of(t, way, options, &place);
            if (isfinite(place.cost)) tries[n++] = place;
        }
    }
    qsort(tries, n, sizeof *tries, by_cost);
    n = without_crossings(t, way, tries, n);
    for (size_t i = 0; i < n && kept < COR_LINE_PLACES; i++)
        if (is_apart(&tries[i], out, kept, t->size)) out[kept++] = tries[i];
    for (size_t i = 0; i < kept && i < MAX_SETTLED && steps > 0; i++)
        settle(t, way, options, range / steps, &out[i]);
    return kept;
}

/* --- What is asked for ---------------------------------------------------------- */

/* The box round what the run has between X0 and X1, on CURVE whose start is START of the run's. */
static cor_rect piece_between(const cor_line_text *t, const cor_curve *curve, double start, double x0, double x1)
{
    const cor_run *run = t->run;
    double baseline = run->n_lines ? run->lines[0].baseline : 0;
    double above = run->ink.y0 - baseline, below = run->ink.y1 - baseline;
    cor_rect box = COR_RECT_EMPTY;
    for (int i = 0; i <= 2; i++) {
        cor_along a = cor_curve_at(curve, start + x0 + (x1 - x0) * i / 2);
        if (t->alignment == COR_UPRIGHT) {
            box = cor_rect_union(
                box, (cor_rect){a.at.x - t->size / 2, a.at.y + above, a.at.x + t->size / 2, a.at.y + below});
            continue;
        }
        box = cor_rect_with(box, a.at.x - above * sin(a.angle), a.at.y + above * cos(a.angle));
        box = cor_rect_with(box, a.at.x - below * sin(a.angle), a.at.y + below * cos(a.angle));
    }
    return cor_rect_grown(box, t->padding);
}

/* One box where that is not much more than the text, else as many as are as long as the text is high. */
static void take_boxes(const cor_line_text *t, const cor_curve *curve, cor_candidate *out)
{
    const cor_run *run = t->run;
    double x0 = fmin(run->ink.x0, 0), x1 = fmax(run->ink.x1, run->width);
    double start = (cor_curve_length(curve) - run->width) / 2, high = cor_rect_height(run->ink) + 2 * t->padding;
    size_t n = (size_t) fmin(fmax(ceil((x1 - x0) / fmax(high, t->size)), 1), MAX_PIECES);
    cor_rect *pieces = COR_NEW_ARRAY(t->drawing->arena, cor_rect, n);
    out->box = COR_RECT_EMPTY;
    for (size_t i = 0; i < n; i++) {
        pieces[i] = piece_between(t, curve, start, x0 + (x1 - x0) * (double) i / (double) n,
                                  x0 + (x1 - x0) * (double) (i + 1) / (double) n);
        out->box = cor_rect_union(out->box, pieces[i]);
    }
    if (cor_rect_height(out->box) < 1.3 * high) return;
    out->pieces = pieces;
    out->n_pieces = n;
}

/* How far CURVE is from the straight line between FROM and TO, at most. */
static double sag_of(const cor_curve *curve, double from, double to)
{
    cor_point a = cor_curve_at(curve, from).at, b = cor_curve_at(curve, to).at;
    double length = hypot(b.x - a.x, b.y - a.y), most = 0;
    for (double s = from; s < to && length > 0; s += curve->step) {
        cor_point p = cor_curve_at(curve, s).at;
        most = fmax(most, fabs((p.x - a.x) * (b.y - a.y) - (p.y - a.y) * (b.x - a.x)) / length);
    }
    return most;
}

/* Turned as a whole about the middle of its baseline. */
static void set_straight(const cor_line_text *t, const cor_curve *curve, cor_course *course, cor_candidate *out)
{
    double length = cor_curve_length(curve), half = t->run->width / 2;
    cor_point a = cor_curve_at(curve, length / 2 - half).at, b = cor_curve_at(curve, length / 2 + half).at;
    course->pivot = (cor_point){(a.x + b.x) / 2, (a.y + b.y) / 2};
    course->angle = degrees(atan2(b.y - a.y, b.x - a.x));
    out->text.x = course->pivot.x - half;
    out->text.y = course->pivot.y - (t->run->n_lines ? t->run->lines[0].baseline : 0);
}

static cor_curve moved(cor_arena *arena, cor_curve curve, cor_point by)
{
    cor_point *points = cor_arena_memdup(arena, curve.points, curve.n * sizeof *points);
    for (size_t i = 0; i < curve.n; i++)
        points[i] = (cor_point){points[i].x + by.x, points[i].y + by.y};
    curve.points = points;
    return curve;
}

static void set_along(const cor_line_text *t, const cor_way *way, const cor_line_place *place, cor_arena *scratch,
                      cor_candidate *out)
{
    setting s = setting_of(t, way, place);
    double spare = SPARE * t->size, shift = ((0.5 - t->anchor.x) * t->run->width + t->offset.x) * (s.backward ? -1 : 1);
    cor_course *course = COR_NEW(t->drawing->arena, cor_course);
    cor_curve curve =
        cor_curve_beside(scratch, &way->curve, s.from + shift - spare, s.to + shift + spare, s.backward, s.below);
    double length = cor_curve_length(&curve), half = t->run->width / 2;
    curve = moved(t->drawing->arena, curve, t->translate);
    take_boxes(t, &curve, out);
    out->course = course;
    if (t->alignment == COR_ALONG_LINE && sag_of(&curve, length / 2 - half, length / 2 + half) < STRAIGHT) {
        set_straight(t, &curve, course, out);
        return;
    }
    course->upright = t->alignment == COR_UPRIGHT;
    course->curve = curve;
    out->text = curve.points[0];
}

static void set_level(const cor_line_text *t, const cor_way *way, const cor_line_place *place, cor_candidate *out)
{
    cor_course *course = COR_NEW(t->drawing->arena, cor_course);
    cor_point at = cor_curve_at(&way->curve, place->s).at;
    course->pivot = (cor_point){at.x + t->translate.x, at.y + t->translate.y};
    course->angle = t->rotate;
    out->course = course;
    out->text = cor_anchored(course->pivot, t->anchor, t->run->width, t->run->height, t->offset);
    out->box = cor_rect_grown(cor_symbol_text_box(t->run, out->text, course->pivot, t->rotate), t->padding);
}

static cor_spot spot_at(const cor_line_text *t, const cor_way *way, const cor_line_place *place)
{
    cor_along a = cor_curve_at(&way->curve, place->s);
    return (cor_spot){.at = a.at,
                      .icon_angle = cor_line_icon_angle(t->icon_turns, t->icon_keeps_upright, degrees(a.angle))};
}

/* The icon as it stands with the text at PLACE. */
static const cor_stand *stand_at(const cor_line_text *t, const cor_way *way, const cor_line_place *place,
                                 cor_label *label)
{
    cor_spot spot = spot_at(t, way, place);
    cor_stand *stand = COR_NEW(t->drawing->arena, cor_stand);
    cor_symbol_add_icon(t->drawing, &t->uses->icon, t->row, t->icon, &spot, label);
    *stand = (cor_stand){{label->mark.x, label->mark.y}, label->mark.angle, label->mark_box};
    return stand;
}

void cor_line_text_ask(const cor_line_text *t, const cor_way *way, const cor_line_place *places, size_t n,
                       cor_arena *scratch)
{
    cor_drawing *d = t->drawing;
    cor_label *label = cor_symbol_request(d, t->uses, t->row);
    cor_candidate *candidates = COR_NEW_ARRAY(d->arena, cor_candidate, n + 1);
    cor_line_place middle = {.s = way->length / 2};
    cor_spot spot = spot_at(t, way, n ? &places[0] : &middle);
    label->along = true;
    cor_symbol_add_text(d, &t->uses->text, t->row, t->run, t->size, &spot, label);
    for (size_t i = 0; i < n; i++) {
        if (t->alignment == COR_LEVEL)
            set_level(t, way, &places[i], &candidates[i]);
        else
            set_along(t, way, &places[i], scratch, &candidates[i]);
        if (t->icon) candidates[i].mark = stand_at(t, way, &places[i], label);
    }
    if (t->icon) stand_at(t, way, n ? &places[0] : &middle, label);
    label->candidates = candidates;
    label->n_candidates = n;
    label->text.angle = 0;
}
