#include "symbolize/crossings.h"

#include <glib.h>

#include "geo/clip.h"
#include "geo/index.h"

/* MAX_LOOKS bounds the work of all questions: some hundred segments for each place of the labels of a full page. */
enum { MAX_SEGMENTS = 200000, MAX_LOOKS = 1 << 24 };

/* Points: boxes of the index that only touch do not overlap, but lines that do so meet. */
static const double HAIR = 0.01;

typedef struct {
    cor_point a, b;
    uint32_t owner;
} segment;

struct cor_crossings {
    cor_rect frame;
    GArray *segments;       /* of segment */
    const cor_index *index; /* of them; NULL until it is asked for */
    cor_arena *arena;
    size_t looked;
};

cor_crossings *cor_crossings_new(cor_rect frame)
{
    cor_crossings *c = g_new0(cor_crossings, 1);
    c->frame = frame;
    c->segments = g_array_new(FALSE, FALSE, sizeof(segment));
    c->arena = cor_arena_new();
    return c;
}

void cor_crossings_free(cor_crossings *c)
{
    if (!c) return;
    g_array_unref(c->segments);
    cor_arena_free(c->arena);
    g_free(c);
}

void cor_crossings_add(cor_crossings *c, const cor_line *line, uint32_t owner)
{
    for (size_t i = 0; i + 1 < line->n && c->segments->len < MAX_SEGMENTS; i++) {
        segment s = {line->points[i], line->points[i + 1], owner};
        if (cor_clip_segment(&s.a, &s.b, c->frame)) g_array_append_val(c->segments, s);
    }
}

static const cor_index *index_of(cor_crossings *c)
{
    cor_rect *boxes = g_new(cor_rect, c->segments->len);
    for (guint i = 0; i < c->segments->len; i++) {
        segment s = g_array_index(c->segments, segment, i);
        cor_rect box = cor_rect_between(s.a, s.b);
        boxes[i] = cor_rect_grown(box, HAIR);
    }
    const cor_index *index = cor_index_new(c->arena, boxes, c->segments->len);
    g_free(boxes);
    return index;
}

typedef struct {
    cor_crossings *crossings;
    cor_rect box;
    uint32_t owner;
    bool met;
} question;

static void look_at(void *context, uint32_t i)
{
    question *q = context;
    segment s = g_array_index(q->crossings->segments, segment, i);
    q->crossings->looked++;
    q->met = q->met || (s.owner != q->owner && cor_clip_segment(&s.a, &s.b, q->box));
}

bool cor_crossings_meet(cor_crossings *c, cor_rect box, uint32_t owner)
{
    question q = {c, box, owner, false};
    if (!c->index) c->index = index_of(c);
    if (c->looked <= MAX_LOOKS) cor_index_find(c->index, box, look_at, &q);
    return q.met;
}
