#include "place/avoid.h"

#include <glib.h>

#include "geo/clip.h"
#include "place/crowd.h"
#include "place/distance.h"
#include "place/grid.h"
#include "place/sides.h"

/* MAX_MARKS: icons beyond that are no names' business. MAX_OWN: lines that meet where a label stands. MAX_LOOKS
 * bounds the work: some hundred looks for each place of the labels of a full page. */
enum { MAX_MARKS = 20000, MAX_OWN = 8, MAX_LOOKS = 1 << 25 };

/* How near to what is to be avoided the ink of a text may come, points. Its padding keeps other labels off. */
static const double CLEARANCE = 0.5;

/* The same of a leader: half its width, and a hair. */
static const double LEADER_CLEARANCE = 0.3;

/* A label belongs to what is centred this near to its point, or to the middle of its letters. */
static const double OWN_DISTANCE = 0.5;

/* The sine of the angle between a text and the line it runs along, at most. */
static const double STEEPEST = 0.57;

struct cor_avoidance {
    cor_rect frame;
    const cor_label *labels;
    const cor_obstacle *obstacles;
    bool *crowded; /* by group */
    cor_grid *grid;
    cor_sides *sides;
    size_t looked;
};

/* One question. */
typedef struct {
    const cor_avoidance *avoidance;
    const cor_label *label;
    uint32_t index;
    cor_rect box; /* of the piece of the text at hand */
    cor_point middle,
        next; /* of that box, and of one beside it: the way the text runs; the same where it is one piece */
    uint32_t own[MAX_OWN]; /* lines that the label belongs to */
    size_t n_own;
    const cor_point *leader; /* of the candidate; NULL */
    cor_ground ground;
    const char *what;
} question;

static bool is_drawn_for_sure(const cor_label *label)
{
    return label->icon_allow_overlap && (!label->run || label->text_optional);
}

/* Icons that keep their own room free are in the graph of conflicts; these don't, and hide the names below them. */
static void add_marks(cor_avoidance *v, const cor_label *labels, size_t n)
{
    size_t marks = 0;
    for (size_t i = 0; i < n; i++)
        marks += labels[i].icon && labels[i].icon_allow_overlap && !labels[i].icon_ignore_placement;
    for (size_t i = 0; i < n && marks <= MAX_MARKS; i++)
        if (labels[i].icon && labels[i].icon_allow_overlap && !labels[i].icon_ignore_placement)
            cor_grid_add(v->grid, labels[i].mark_box, (cor_hindrance){COR_LABEL, (uint32_t) i});
}

static bool has_marks(const cor_label *labels, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (labels[i].icon && labels[i].icon_allow_overlap) return true;
    return false;
}

cor_avoidance *cor_avoidance_new(const cor_scene *scene)
{
    size_t n_labels, n;
    const cor_label *labels = cor_scene_labels(scene, &n_labels);
    const cor_obstacle *obstacles = cor_scene_obstacles(scene, &n);
    size_t first = 0;
    while (first < n && obstacles[first].minding == COR_MIND_ALWAYS)
        first++;
    cor_sides *sides = n_labels ? cor_sides_new(scene) : NULL;
    if (!n_labels || (first == n && !has_marks(labels, n_labels) && !sides)) return NULL;
    cor_avoidance *v = g_new0(cor_avoidance, 1);
    v->sides = sides;
    v->frame = scene->frame;
    v->labels = labels;
    v->obstacles = obstacles;
    v->crowded = g_new0(bool, cor_scene_group_count(scene) + 1);
    v->grid = cor_grid_new(scene->frame, 12);
    for (size_t i = first; i < n; i++)
        if (obstacles[i].minding != COR_MIND_ALWAYS)
            cor_grid_add(v->grid, obstacles[i].box, (cor_hindrance){COR_OBSTACLE, (uint32_t) i});
    add_marks(v, labels, n_labels);
    cor_mark_crowded(scene, v->crowded);
    return v;
}

void cor_avoidance_free(cor_avoidance *v)
{
    if (!v) return;
    cor_grid_free(v->grid);
    cor_sides_free(v->sides);
    g_free(v->crowded);
    g_free(v);
}

const cor_label *cor_avoidance_label(const cor_avoidance *v, uint32_t label)
{
    return &v->labels[label];
}

/* Where they don't cross, an end of the segment or a corner of the box is what is nearest. */
static bool touches(const cor_obstacle *o, cor_rect box)
{
    cor_point a = o->a, b = o->b;
    if (!(o->radius > 0)) return true;
    if (cor_distance_to_rect(a, box) < o->radius || cor_distance_to_rect(b, box) < o->radius) return true;
    if (a.x == b.x && a.y == b.y) return false;
    if (cor_clip_segment(&a, &b, box)) return true;
    for (int i = 0; i < 4; i++) {
        cor_point corner = {i & 1 ? box.x1 : box.x0, i & 2 ? box.y1 : box.y0};
        if (cor_distance_to_segment(corner, o->a, o->b) < o->radius) return true;
    }
    return false;
}

static bool owns(const question *q, uint32_t line)
{
    for (size_t i = 0; i < q->n_own; i++)
        if (q->own[i] == line) return true;
    return false;
}

/* A segment of the line under a text goes the text's way, through the middle of its letters. What crosses does not. */
static bool runs_along(const question *q, const cor_obstacle *o)
{
    double dx = o->b.x - o->a.x, dy = o->b.y - o->a.y, length = hypot(dx, dy);
    double ex = q->next.x - q->middle.x, ey = q->next.y - q->middle.y, way = hypot(ex, ey);
    if (!(length > 0) || !(way > 0)) return false;
    if (fabs(dx * ey - dy * ex) > STEEPEST * length * way) return false;
    return fabs((q->middle.x - o->a.x) * dy - (q->middle.y - o->a.y) * dx) <= (o->radius + OWN_DISTANCE) * length;
}

static bool is_own(const question *q, const cor_obstacle *o)
{
    cor_point at = q->label->text.pivot;
    if (!(o->radius > 0) || q->label->area) return false;
    if (o->line) return owns(q, o->line) || (q->label->along && runs_along(q, o));
    return hypot(o->a.x - at.x, o->a.y - at.y) <= OWN_DISTANCE;
}

static void stand_on(question *q, cor_ground ground, const char *what)
{
    if (ground <= q->ground) return;
    q->ground = ground;
    q->what = what;
}

/* A label with one place stands there, whatever the map has; a style may ask otherwise of a layer. */
static void meet_obstacle(question *q, const cor_obstacle *o)
{
    bool choice = q->label->n_candidates > 1 || q->leader;
    if (q->ground == COR_GROUND_BARRED || (o->minding == COR_MIND_PLACES && !choice)) return;
    if (is_own(q, o) || !touches(o, q->box)) return;
    bool crowded = o->minding == COR_MIND_PLACES && (q->avoidance->crowded[o->group] || q->label->area);
    stand_on(q, crowded ? COR_GROUND_CROWDED : COR_GROUND_BARRED, o->what);
}

static void meet_mark(question *q, const cor_label *mark)
{
    cor_point at = q->label->text.pivot;
    if (q->label->n_candidates < 2 && !q->leader) return;
    if (cor_rect_contains(cor_rect_grown(mark->mark_box, OWN_DISTANCE), at.x, at.y)) return;
    stand_on(q, is_drawn_for_sure(mark) && !q->label->area ? COR_GROUND_BARRED : COR_GROUND_CROWDED, mark->layer);
}

static void meet(void *context, cor_hindrance what)
{
    question *q = context;
    if (what.kind == COR_OBSTACLE)
        meet_obstacle(q, &q->avoidance->obstacles[what.index]);
    else if (what.index != q->index)
        meet_mark(q, &q->avoidance->labels[what.index]);
}

static void note_own(void *context, cor_hindrance what)
{
    question *q = context;
    if (what.kind != COR_OBSTACLE) return;
    const cor_obstacle *o = &q->avoidance->obstacles[what.index];
    if (!o->line || q->n_own == MAX_OWN || owns(q, o->line)) return;
    bool one = q->next.x == q->middle.x && q->next.y == q->middle.y;
    if (cor_distance_to_segment(q->middle, o->a, o->b) > o->radius + OWN_DISTANCE) return;
    if (one || runs_along(q, o)) q->own[q->n_own++] = o->line;
}

/* Goes to piece I of the text that CANDIDATE sets. Its padding keeps labels off, not the map. */
static void take_piece(question *q, const cor_candidate *candidate, size_t i)
{
    const cor_rect *pieces = candidate->pieces ? candidate->pieces : &candidate->box;
    size_t n = candidate->pieces ? candidate->n_pieces - candidate->n_leader : 1;
    q->box = cor_rect_grown(pieces[i], fmin(0, CLEARANCE - q->label->padding));
    q->middle = cor_rect_center(pieces[i]);
    q->next = cor_rect_center(pieces[i + 1 < n ? i + 1 : i ? i - 1 : 0]);
}

/* A line from an owed text to its place had better cross no mark but those that the place itself lies under. */
static void meet_on_the_way(void *context, cor_hindrance what)
{
    question *q = context;
    cor_point at = q->label->text.pivot;
    if (what.kind == COR_OBSTACLE) {
        const cor_obstacle *o = &q->avoidance->obstacles[what.index];
        bool circle = o->radius > 0 && !o->line && o->minding == COR_MIND_PLACES;
        if (circle && hypot(o->a.x - at.x, o->a.y - at.y) > o->radius && touches(o, q->box))
            stand_on(q, COR_GROUND_CROWDED, o->what);
    } else if (what.index != q->index) {
        const cor_label *mark = &q->avoidance->labels[what.index];
        bool own = cor_rect_contains(cor_rect_grown(mark->mark_box, OWN_DISTANCE), at.x, at.y);
        if (!own) stand_on(q, COR_GROUND_CROWDED, mark->layer);
    }
}

cor_ground cor_avoidance_ground(cor_avoidance *v, uint32_t label, const cor_candidate *candidate, const char **ret_what)
{
    question q = {.avoidance = v, .label = &v->labels[label], .index = label, .leader = candidate->leader};
    size_t n = candidate->pieces ? candidate->n_pieces - candidate->n_leader : 1;
    *ret_what = NULL;
    if (v->looked > MAX_LOOKS || !cor_rect_covers(v->frame, candidate->box)) return COR_GROUND_CLEAR;
    for (size_t i = 0; q.label->along && i < n; i++) {
        take_piece(&q, candidate, i);
        cor_rect middle = {q.middle.x, q.middle.y, q.middle.x, q.middle.y};
        v->looked += cor_grid_hits(v->grid, cor_rect_grown(middle, OWN_DISTANCE), note_own, &q);
    }
    for (size_t i = 0; i < n; i++) {
        take_piece(&q, candidate, i);
        v->looked += cor_grid_hits(v->grid, q.box, meet, &q);
    }
    for (size_t i = n; q.label->owed && i < candidate->n_pieces; i++) {
        q.box = candidate->pieces[i];
        v->looked += cor_grid_hits(v->grid, q.box, meet_on_the_way, &q);
    }
    *ret_what = q.what;
    return q.ground;
}

unsigned cor_avoidance_wrong_side(cor_avoidance *v, uint32_t label, const cor_candidate *candidate)
{
    return cor_sides_wrong(v->sides, &v->labels[label], candidate);
}

typedef struct {
    const cor_label *label;
    const cor_obstacle *obstacles;
    double radius;
} reach;

static void widen(void *context, cor_hindrance what)
{
    reach *r = context;
    if (what.kind != COR_OBSTACLE) return;
    const cor_obstacle *o = &r->obstacles[what.index];
    cor_point at = r->label->text.pivot;
    if (!o->line && hypot(o->a.x - at.x, o->a.y - at.y) <= OWN_DISTANCE) r->radius = fmax(r->radius, o->radius);
}

double cor_avoidance_own_radius(cor_avoidance *v, uint32_t label)
{
    if (!v) return 0;
    reach r = {&v->labels[label], v->obstacles, 0};
    cor_point at = r.label->text.pivot;
    if (v->looked > MAX_LOOKS || !cor_rect_contains(v->frame, at.x, at.y)) return 0;
    v->looked += cor_grid_hits(v->grid, cor_rect_grown((cor_rect){at.x, at.y, at.x, at.y}, OWN_DISTANCE), widen, &r);
    return r.radius;
}

/* A leader keeps off circles and icons, but for those that the point itself lies under; it may cross lines where it
 * must. */
static void cross(void *context, cor_hindrance what)
{
    question *q = context;
    if (what.kind != COR_OBSTACLE) {
        if (what.index != q->index) meet_mark(q, &q->avoidance->labels[what.index]);
        return;
    }
    const cor_obstacle *o = &q->avoidance->obstacles[what.index];
    if (o->line && touches(o, q->box)) stand_on(q, COR_GROUND_CROWDED, o->what);
    cor_point at = q->label->text.pivot;
    if (o->line || hypot(o->a.x - at.x, o->a.y - at.y) <= o->radius) return;
    if (cor_distance_to_segment(o->a, q->leader[0], q->leader[1]) < o->radius + LEADER_CLEARANCE)
        stand_on(q, COR_GROUND_BARRED, o->what);
}

cor_ground cor_avoidance_leader(cor_avoidance *v, uint32_t label, const cor_candidate *candidate)
{
    if (!v || v->looked > MAX_LOOKS) return COR_GROUND_CLEAR;
    question q = {.avoidance = v, .label = &v->labels[label], .index = label, .leader = candidate->leader};
    for (size_t i = 1; i < candidate->n_pieces; i++) {
        q.box = candidate->pieces[i];
        v->looked += cor_grid_hits(v->grid, q.box, cross, &q);
    }
    return q.ground;
}
