#include "place/show.h"

#include <string.h>

#include <glib.h>

#include "base/words.h"

enum { MAX_SHOWN = 20000 }; /* of one group */

static const cor_color OBSTACLE = {0.95f, 0.55f, 0.1f, 1}, CANDIDATE = {0.35f, 0.35f, 0.4f, 0.18f},
                       PLACED = {0, 0.55f, 0.2f, 1}, DROPPED = {0.85f, 0, 0.1f, 1}, GROUND = {1, 1, 1, 0.85f};

/* Points: of lines, and of the letters that say why. */
static const double HAIR = 0.3, LINE = 0.6, SIZE = 4.5;

enum { SIDES = 12 }; /* of a circle as a polygon */

/* Paths that make one stroke. */
typedef struct {
    cor_scene *scene;
    GArray *paths;
} outlines;

static outlines open_outlines(cor_scene *scene, const char *id, const char *label)
{
    cor_scene_group(scene, id, label);
    return (outlines){scene, g_array_new(FALSE, FALSE, sizeof(cor_path))};
}

static void add_path(outlines *o, const cor_point *points, size_t n, bool closed)
{
    uint32_t *parts = COR_NEW_ARRAY(o->scene->arena, uint32_t, 2);
    parts[1] = (uint32_t) n;
    cor_path path = {cor_arena_memdup(o->scene->arena, points, n * sizeof *points), parts, 1, closed};
    for (size_t i = 0; i < n; i++)
        if (!isfinite(points[i].x) || !isfinite(points[i].y)) return;
    if (o->paths->len < MAX_SHOWN) g_array_append_val(o->paths, path);
}

static void add_box(outlines *o, cor_rect r)
{
    const cor_point corners[] = {{r.x0, r.y0}, {r.x1, r.y0}, {r.x1, r.y1}, {r.x0, r.y1}, {r.x0, r.y0}};
    add_path(o, corners, G_N_ELEMENTS(corners), true);
}

/* Strokes them all; nothing stays of O. */
static void close_outlines(outlines *o, cor_color color, double width)
{
    size_t n = o->paths->len;
    if (n)
        cor_scene_add(o->scene, COR_ITEM_STROKE)->stroke =
            (cor_stroke){.paths = cor_arena_memdup(o->scene->arena, o->paths->data, n * sizeof(cor_path)),
                         .n_paths = n,
                         .color = color,
                         .width = width,
                         .miter_limit = 4};
    g_array_unref(o->paths);
}

/* What lies within RADIUS of the segment from A to B, which may be one point. */
static void add_segment(outlines *o, cor_point a, cor_point b, double radius)
{
    cor_point points[SIDES + 3];
    double way = atan2(b.y - a.y, b.x - a.x);
    for (int i = 0; i <= SIDES / 2; i++) {
        double turn = way + M_PI / 2 + 2 * M_PI * i / SIDES;
        points[i] = (cor_point){a.x + radius * cos(turn), a.y + radius * sin(turn)};
        points[SIDES / 2 + 1 + i] = (cor_point){b.x - radius * cos(turn), b.y - radius * sin(turn)};
    }
    points[SIDES + 2] = points[0];
    add_path(o, points, SIDES + 3, true);
}

static void show_obstacles(cor_scene *scene)
{
    size_t n;
    const cor_obstacle *all = cor_scene_obstacles(scene, &n);
    outlines o = open_outlines(scene, "debug-obstacles", "What labels keep off");
    for (size_t i = 0; i < n; i++) {
        if (all[i].radius > 0)
            add_segment(&o, all[i].a, all[i].b, all[i].radius);
        else
            add_box(&o, all[i].box);
    }
    close_outlines(&o, OBSTACLE, HAIR);
}

static void add_candidate(outlines *o, const cor_candidate *c)
{
    if (!c->pieces) add_box(o, c->box);
    for (size_t i = 0; c->pieces && i < c->n_pieces; i++)
        add_box(o, c->pieces[i]);
}

static void show_candidates(cor_scene *scene, const cor_label *labels, size_t n)
{
    outlines o = open_outlines(scene, "debug-candidates", "Where labels could stand");
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; labels[i].run && k < labels[i].n_candidates; k++)
            if ((int) k != labels[i].chosen) add_candidate(&o, &labels[i].candidates[k]);
    close_outlines(&o, CANDIDATE, HAIR);
}

static void show_placed(cor_scene *scene, const cor_label *labels, size_t n)
{
    outlines o = open_outlines(scene, "debug-placed", "Where labels stand");
    for (size_t i = 0; i < n; i++) {
        if (labels[i].run && labels[i].chosen >= 0) add_candidate(&o, &labels[i].candidates[labels[i].chosen]);
        if (labels[i].icon && labels[i].mark_drawn) add_box(&o, labels[i].mark_box);
    }
    close_outlines(&o, PLACED, LINE);
}

static bool is_dropped(const cor_label *label)
{
    return label->blocked_by && (label->run ? label->chosen < 0 : !label->mark_drawn);
}

static cor_rect first_choice(const cor_label *label)
{
    return label->run && label->n_candidates ? label->candidates[0].box : label->mark_box;
}

/* What was in the way, at the upper edge of BOX. */
static void explain(cor_scene *scene, const cor_label *label, cor_rect box, cor_fonts *fonts,
                    cor_diagnostics *diagnostics)
{
    const cor_run *run;
    cor_error err;
    const char *words = label->run ? label->run->spec.text : "icon";
    cor_text_spec spec = {.text = cor_arena_format(scene->arena, "%.120s: %.120s", words, label->blocked_by),
                          .font = {.family = "Noto Sans", .weight = 400},
                          .size = SIZE};
    spec.text = cor_valid_text(scene->arena, spec.text, strlen(spec.text));
    for (char *c = (char *) spec.text; *c; c++)
        if (*c == '\n') *c = ' ';
    if (!isfinite(box.x0) || !isfinite(box.y0) || cor_shape(fonts, &spec, diagnostics, &run, &err)) return;
    cor_scene_add(scene, COR_ITEM_TEXT)->text = (cor_text_item){.run = run,
                                                                .x = box.x0,
                                                                .y = box.y0 - run->height,
                                                                .pivot = {box.x0, box.y0},
                                                                .color = DROPPED,
                                                                .halo = GROUND,
                                                                .halo_width = 1};
}

static void show_dropped(cor_scene *scene, const cor_label *labels, size_t n, cor_fonts *fonts,
                         cor_diagnostics *diagnostics)
{
    size_t shown = 0;
    outlines o = open_outlines(scene, "debug-dropped", "Labels that are not drawn, and why");
    for (size_t i = 0; i < n; i++)
        if (is_dropped(&labels[i])) add_box(&o, first_choice(&labels[i]));
    close_outlines(&o, DROPPED, LINE);
    for (size_t i = 0; i < n && shown < MAX_SHOWN; i++) {
        if (!is_dropped(&labels[i])) continue;
        explain(scene, &labels[i], first_choice(&labels[i]), fonts, diagnostics);
        shown++;
    }
}

void cor_place_show(cor_scene *scene, cor_fonts *fonts, cor_diagnostics *diagnostics)
{
    size_t n;
    const cor_label *labels = cor_scene_labels(scene, &n);
    show_obstacles(scene);
    show_candidates(scene, labels, n);
    show_placed(scene, labels, n);
    show_dropped(scene, labels, n, fonts, diagnostics);
}
