/* On pages of any size and with any furniture: no piece lies on another or leaves the page; what has no room is left
 * out and said. Seeds are printed. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "furnish/pen.h"
#include "page.h"
#include "place/place.h"
#include "support/cmocka_all.h"
#include "support/random.h"

enum { MAX_NOTES = 6, MAX_INSETS = 3, ROUNDS = 250 };

static const char *const words[] = {
    "Gwadar", "The port at the end of the corridor, where the road meets the sea",
    "A longer text that has to be broken into lines and says that nothing is as before"};

/* A random page, and what stands on it. */
typedef struct {
    page *page;
    uint64_t seed;
    cor_annotation notes[MAX_NOTES];
    cor_node nodes[MAX_NOTES];
    size_t n_notes;
    cor_inset options[MAX_INSETS];
    cor_inset_box insets[MAX_INSETS];
} made;

static double between(made *m, double a, double b)
{
    return random_between(a, b, &m->seed);
}

static bool chance(made *m, double share)
{
    return between(m, 0, 1) < share;
}

static size_t any(made *m, size_t n)
{
    return (size_t) between(m, 0, (double) n);
}

static cor_at any_place(made *m)
{
    return (cor_at) any(m, COR_AT_NONE);
}

static void add_marks(made *m)
{
    GString *features = g_string_new("[");
    for (size_t i = any(m, 40); i > 0; i--)
        g_string_append_printf(features, "%s{x: %g, y: %g, k: k%zu}", features->len > 1 ? ", " : "",
                               between(m, 0, m->page->scene->width), between(m, 0, m->page->scene->height), i % 7);
    g_string_append(features, "]");
    draw_layers(m->page,
                "- {id: kinds, type: circle, source: data, paint: {circle-radius: 6, circle-color: [match, [get, k],"
                " k0, red, k1, blue, k2, green, k3, gray, k4, navy, black]}}\n"
                "- {id: all, type: circle, source: data, paint: {circle-radius: 2}}",
                features->str);
    g_string_free(features, TRUE);
}

static void add_annotations(made *m)
{
    const cor_scene *scene = m->page->scene;
    m->n_notes = any(m, MAX_NOTES + 1);
    for (size_t i = 0; i < m->n_notes; i++) {
        cor_annotation *note = &m->notes[i];
        bool on_page = chance(m, 0.4);
        m->nodes[i] = (cor_node){.kind = COR_NODE_MAP, .file = "map.yaml", .line = (unsigned) i + 7, .column = 3};
        *note = (cor_annotation){.width = -1, .opacity = -1, .node = &m->nodes[i], .text = words[any(m, 3)]};
        note->kind = chance(m, 0.5) && !on_page ? COR_ANNOTATION_CALLOUT : COR_ANNOTATION_TEXT;
        note->at = on_page ? (cor_spot){COR_SPOT_PAGE, between(m, -scene->width, scene->width),
                                        between(m, -scene->height, scene->height)}
                           : (cor_spot){COR_SPOT_EARTH, 70 + between(m, -3, 3), 30 + between(m, -2, 2)};
        note->fixed = chance(m, 0.3);
        note->has_box = note->box = chance(m, 0.7);
        note->max_width = chance(m, 0.5) ? between(m, 40, 300) : 0;
    }
    m->page->map.annotations = m->notes;
    m->page->map.n_annotations = m->n_notes;
}

static void add_insets(made *m)
{
    cor_rect frame = m->page->scene->frame;
    size_t n = any(m, MAX_INSETS + 1);
    for (size_t i = 0; i < n; i++) {
        m->options[i] = (cor_inset){.is_detail = chance(m, 0.5), .at = any_place(m)};
        m->insets[i] = (cor_inset_box){.options = &m->options[i],
                                       .width = cor_rect_width(frame) * between(m, 0.1, 0.7),
                                       .height = cor_rect_height(frame) * between(m, 0.1, 0.7),
                                       .avoid = COR_RECT_EMPTY};
    }
    m->page->furnishing.insets = m->insets;
    m->page->furnishing.n_insets = n;
}

static void add_pieces(made *m)
{
    static const char *const headings[] = {"No.", "Place"}, *const cells[] = {"1", "Karachi", "2", "Ormara"};
    static const bool right[] = {true, false};
    static const cor_feature_table table = {
        .headings = headings, .right = right, .cells = cells, .n_columns = 2, .n_rows = 2};
    static const uint8_t dot[4] = {9, 9, 9, 255};
    static const cor_page_logo logo = {.width = 1, .height = 1, .rgba = dot, .ratio = 1.6};
    cor_map_furniture *f = &m->page->map.furniture;
    f->legend = (cor_legend_furniture){.on = chance(m, 0.8), .at = any_place(m)};
    f->scale_bar = (cor_scale_bar){.on = chance(m, 0.8), .at = any_place(m)};
    f->north_arrow = (cor_north_arrow){.on = chance(m, 0.6), .at = any_place(m)};
    f->notes = (cor_notes){.on = chance(m, 0.6), .at = any_place(m)};
    f->logo = (cor_logo){.on = chance(m, 0.6), .at = any_place(m)};
    f->table = (cor_feature_table_options){.on = chance(m, 0.6), .at = any_place(m)};
    if (f->notes.on) m->page->furnishing.notes = words[any(m, 3)];
    if (f->logo.on) m->page->furnishing.logo = &logo;
    if (f->table.on) m->page->furnishing.table = &table;
}

/* From A7 to A0, upright or not, or a strip. */
static page *any_page(made *m)
{
    double side = pow(2, between(m, 0, 3.5)) * 74 * 72 / 25.4, ratio = between(m, 0.7, 1.5);
    return new_page(side * ratio, side / ratio);
}

static cor_rect words_box(const cor_label *label)
{
    const cor_candidate *c = &label->candidates[label->chosen];
    return c->pieces ? c->pieces[0] : c->box;
}

static bool is_piece(const cor_obstacle *o)
{
    return o->minding == COR_MIND_ALWAYS && !(o->radius > 0);
}

/* But for the title of an inset, which lies in it; insets are looked at by themselves. */
static void check_apart(const char *a, cor_rect box, const char *b, cor_rect other)
{
    if (cor_rects_overlap(cor_rect_grown(box, -0.01), other))
        fail_msg("%s (%g, %g to %g, %g) lies on %s (%g, %g to %g, %g)", a, box.x0, box.y0, box.x1, box.y1, b, other.x0,
                 other.y0, other.x1, other.y1);
}

static void check_pieces(const page *p)
{
    size_t n;
    const cor_obstacle *o = cor_scene_obstacles(p->scene, &n);
    const cor_rect whole = {0, 0, p->scene->width, p->scene->height};
    for (size_t i = 0; i < n; i++) {
        if (!is_piece(&o[i])) continue;
        bool beside = !strcmp(o[i].what, "annotations") || !strcmp(o[i].what, "title");
        if (!cor_rect_covers(cor_rect_grown(beside ? whole : p->scene->frame, 1.01), o[i].box))
            fail_msg("%s leaves the page", o[i].what);
        for (size_t k = 0; k < i; k++)
            if (is_piece(&o[k]) && strcmp(o[i].what, o[k].what) != 0)
                check_apart(o[i].what, o[i].box, o[k].what, o[k].box);
    }
    for (size_t i = 0; i < p->furnishing.n_insets; i++)
        for (size_t k = 0; k < i; k++)
            if (!cor_rect_is_empty(p->furnishing.insets[i].box) && !cor_rect_is_empty(p->furnishing.insets[k].box))
                check_apart("inset", p->furnishing.insets[i].box, "inset", p->furnishing.insets[k].box);
}

static void check_words(const page *p)
{
    size_t n, n_labels;
    const cor_obstacle *o = cor_scene_obstacles(p->scene, &n);
    const cor_label *labels = cor_scene_labels(p->scene, &n_labels);
    for (size_t i = 0; i < n_labels; i++) {
        if (labels[i].chosen < 0) continue;
        cor_rect box = words_box(&labels[i]);
        assert_true(cor_rect_covers(cor_rect_grown(p->scene->frame, 0.01), box));
        for (size_t k = 0; k < n; k++)
            if (is_piece(&o[k])) check_apart("annotation", box, o[k].what, o[k].box);
        for (size_t k = 0; k < i; k++)
            if (labels[k].chosen >= 0) check_apart("annotation", box, "annotation", words_box(&labels[k]));
    }
}

static void check_said(const page *p, bool missing, const char *what)
{
    if (missing && !strstr(remarks_of(p), what)) fail_msg("nothing is said of %s", what);
}

/* Of annotations as many words are drawn, or said to be left out, as there are. */
static void check_missing(const made *m)
{
    const page *p = m->page;
    const cor_map_furniture *f = &p->map.furniture;
    size_t said = 0, drawn = 0, n;
    check_said(p, f->scale_bar.on && !group_of(p, "scale-bar"), "scale bar");
    check_said(p, f->north_arrow.on && !group_of(p, "north-arrow"), "north arrow");
    check_said(p, f->notes.on && !group_of(p, "notes"), "notes");
    check_said(p, f->logo.on && !group_of(p, "logo"), "logo");
    check_said(p, f->table.on && !group_of(p, "table"), "table");
    for (size_t i = 0; i < p->furnishing.n_insets; i++)
        check_said(p, cor_rect_is_empty(p->furnishing.insets[i].box), "inset");
    const cor_label *labels = cor_scene_labels(p->scene, &n);
    const cor_group *group = group_of(p, "annotations");
    for (size_t i = 0; i < n; i++)
        drawn += labels[i].chosen >= 0;
    for (size_t i = 0; group && i < group->n_items; i++)
        drawn += group->items[i].kind == COR_ITEM_TEXT;
    for (const char *at = remarks_of(p); (at = strstr(at, "annotation is left out")) || 0; at++)
        said++;
    for (const char *at = remarks_of(p); (at = strstr(at, "annotation are left out")) || 0; at++)
        said++;
    for (const char *at = remarks_of(p); (at = strstr(at, "annotation is not drawn")) || 0; at++)
        said++;
    assert_int_equal(drawn + said, m->n_notes);
}

static void furniture_has_room_or_is_left_out(void **state)
{
    (void) state;
    for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
        made m = {.seed = seed};
        print_message("seed %d\n", (int) seed);
        m.page = any_page(&m);
        add_marks(&m);
        add_pieces(&m);
        add_insets(&m);
        add_annotations(&m);
        furnish(m.page);
        assert_int_equal(cor_place(m.page->scene, NULL), COR_OK);
        cor_furnish_check_words(&m.page->furnishing);
        check_pieces(m.page);
        check_words(m.page);
        check_missing(&m);
        free_page(m.page);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(furniture_has_room_or_is_left_out)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
