#include "place/slide.h"

#include <string.h>

#include "place/distance.h"
#include "place/model.h"

/* Shares of the box's side that lie before the point, in order of preference, and how much farther away it stands the
 * second time, in heights of the box: a wide line passes between. */
static const double SHARES[] = {1, 0.8, 0.6, 0.4, 0.2, 0};
static const double FARTHER[] = {0, 0.45, 0.9, 1.4};

/* A name is taken for that of another point unless it is so many times nearer to its own. */
static const double CLEARLY = 1.25;

/* Labels beyond that many looks at points do not slide: a page has no room for heaps of them. */
enum { MAX_LOOKS = 1 << 26 };

/* Half the size of a point, as a box. */
static const double POINT = 0.25;

enum { MAX_OWN_PLACES = 24, SLID_PLACES = 96, N_SHARES = sizeof SHARES / sizeof *SHARES };

/* How far the nearest place stands off the point along an axis; one across the point says nothing. */
static double gap_of(const cor_label *label)
{
    double gap = INFINITY;
    for (size_t i = 0; i < label->n_candidates; i++) {
        cor_point p = label->text.pivot;
        cor_rect box = label->candidates[i].box;
        double distance = fmax(fmax(box.x0 - p.x, p.x - box.x1), fmax(box.y0 - p.y, p.y - box.y1));
        if (distance > 0) gap = fmin(gap, distance);
    }
    return gap;
}

/* The place that hangs GAP off the point, with the shares X of its width and Y of its height before it. */
static cor_candidate hung(cor_arena *arena, const cor_label *label, cor_point gap, double x, double y)
{
    const cor_candidate *model = cor_model_for(label, x);
    double left = label->text.pivot.x + gap.x - x * cor_rect_width(model->box);
    double top = label->text.pivot.y + gap.y - y * cor_rect_height(model->box);
    return cor_model_moved(arena, model, left - model->box.x0, top - model->box.y0);
}

/* Right, left, above, below; each from the upper or right end on. */
static size_t ring(cor_arena *arena, const cor_label *label, double gap, unsigned farther, cor_candidate *out)
{
    for (int i = 0; i < N_SHARES; i++) {
        out[i] = hung(arena, label, (cor_point){gap, 0}, 0, SHARES[i]);
        out[N_SHARES + i] = hung(arena, label, (cor_point){-gap, 0}, 1, SHARES[i]);
        out[2 * N_SHARES + i] = hung(arena, label, (cor_point){0, -gap}, 1 - SHARES[i], 1);
        out[3 * N_SHARES + i] = hung(arena, label, (cor_point){0, gap}, 1 - SHARES[i], 0);
    }
    for (int i = 0; i < 4 * N_SHARES; i++)
        out[i].farther = farther;
    return 4 * (size_t) N_SHARES;
}

cor_grid *cor_label_points(const cor_scene *scene)
{
    size_t n;
    const cor_label *labels = cor_scene_labels(scene, &n);
    cor_grid *points = cor_grid_new(scene->frame, 12);
    for (size_t i = 0; i < n; i++) {
        cor_point at = labels[i].text.pivot;
        if (labels[i].run && cor_rect_contains(scene->frame, at.x, at.y))
            cor_grid_add(points, cor_rect_grown((cor_rect){at.x, at.y, at.x, at.y}, POINT),
                         (cor_hindrance){COR_LABEL, (uint32_t) i});
    }
    return points;
}

typedef struct {
    const cor_label *labels;
    const cor_label *own;
    cor_rect box;
    bool other; /* a point of another place is as near */
} vicinity;

static void look_at_point(void *context, cor_hindrance what)
{
    vicinity *v = context;
    cor_point at = v->labels[what.index].text.pivot, own = v->own->text.pivot;
    if (hypot(at.x - own.x, at.y - own.y) > 2 * POINT)
        v->other = v->other || cor_distance_to_rect(at, v->box) < CLEARLY * cor_distance_to_rect(own, v->box);
}

static bool is_ambiguous(const cor_label *labels, const cor_label *label, cor_rect box, const cor_grid *points,
                         size_t *looked)
{
    vicinity v = {labels, label, box, false};
    double reach = CLEARLY * cor_distance_to_rect(label->text.pivot, box);
    *looked += cor_grid_hits(points, cor_rect_grown(box, reach), look_at_point, &v);
    return v.other;
}

static void slide_label(cor_arena *arena, cor_label *labels, uint32_t index, const cor_grid *points, size_t *looked)
{
    cor_label *label = &labels[index];
    cor_candidate slid[SLID_PLACES];
    double gap = gap_of(label), height = cor_rect_height(label->candidates[0].box);
    size_t n = label->n_candidates, n_slid = 0;
    if (n < 2 || n > MAX_OWN_PLACES || label->along || label->area || label->text.angle != 0 || !isfinite(gap)) return;
    for (size_t i = 0; i < sizeof FARTHER / sizeof *FARTHER; i++)
        n_slid += ring(arena, label, gap + FARTHER[i] * height, (unsigned) ceil(10 * FARTHER[i]), slid + n_slid);
    cor_candidate *all = COR_NEW_ARRAY(arena, cor_candidate, n + n_slid);
    memcpy(all, label->candidates, n * sizeof *all);
    for (size_t i = 0; i < n_slid; i++)
        if (!is_ambiguous(labels, label, slid[i].box, points, looked)) all[n++] = slid[i];
    label->candidates = all;
    label->n_candidates = n;
}

/* Something drawn takes one of its places, or all are on the wrong side of a shore or border. */
static bool wants_more(cor_avoidance *avoidance, const cor_label *labels, uint32_t i)
{
    const char *what;
    bool right = false;
    for (size_t k = 0; k < labels[i].n_candidates; k++) {
        const cor_candidate *place = &labels[i].candidates[k];
        if (cor_avoidance_ground(avoidance, i, place, &what) == COR_GROUND_BARRED) return true;
        right = right || !cor_avoidance_wrong_side(avoidance, i, place);
    }
    return !right;
}

void cor_slide_labels(const cor_scene *scene, cor_avoidance *avoidance, const cor_grid *points)
{
    size_t n;
    size_t looked = 0;
    cor_label *labels = cor_scene_labels(scene, &n);
    for (uint32_t i = 0; i < n && looked < MAX_LOOKS; i++)
        if (labels[i].n_candidates > 1 && wants_more(avoidance, labels, i))
            slide_label(scene->arena, labels, i, points, &looked);
}
