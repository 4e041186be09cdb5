/* The words of annotations: requests to the placement, or set at once where they are fixed. */
#include <math.h>
#include <string.h>

#include "furnish/annotate.h"
#include "furnish/layout.h"
#include "furnish/marks_below.h"

/* Points before `unit`: what a plate has round its words, and what words without one keep free. */
static const double PLATE_MARGIN = 3.2, BARE_MARGIN = 1;

static cor_rect box_of(const cor_run *run, cor_point corner, double margin)
{
    return cor_rect_grown((cor_rect){corner.x, corner.y, corner.x + run->width, corner.y + run->height}, margin);
}

/* BOX moved so that it lies in FRAME, which is larger. */
static cor_point shift_into(cor_rect frame, cor_rect box)
{
    double dx = box.x0 < frame.x0 ? frame.x0 - box.x0 : box.x1 > frame.x1 ? frame.x1 - box.x1 : 0;
    double dy = box.y0 < frame.y0 ? frame.y0 - box.y0 : box.y1 > frame.y1 ? frame.y1 - box.y1 : 0;
    return (cor_point){dx, dy};
}

static bool fits(cor_rect frame, cor_rect box)
{
    return cor_rect_width(box) <= cor_rect_width(frame) && cor_rect_height(box) <= cor_rect_height(frame);
}

static const cor_callout *callout_of(const cor_annotation_drawing *drawing, const cor_annotation_words *options)
{
    cor_pen *pen = drawing->pen;
    const cor_annotation *annotation = drawing->annotation;
    if (!options->plate && !options->leader) return NULL;
    cor_callout *callout = COR_NEW(pen->arena, cor_callout);
    callout->margin = (options->plate ? PLATE_MARGIN : 2 * BARE_MARGIN) * pen->unit;
    if (options->plate) {
        callout->plate = annotation->fill.said ? annotation->fill.color : pen->panel;
        callout->rim = (cor_stroke){.color = annotation->color.said ? drawing->color : pen->muted,
                                    .width = 0.35 * pen->unit,
                                    .miter_limit = 10};
    }
    if (options->leader) {
        callout->leader = cor_annotation_stroke(drawing, cor_annotation_width(drawing, COR_ANNOTATION_LINE));
        callout->gap = options->gap;
        callout->dot = options->gap > 0 ? 0 : 1.4 * pen->unit;
    }
    return callout;
}

/* The leader as a row of boxes behind that of the text, so that neither names nor other leaders cross it. It does not
 * begin at its point: leaders of one point all do. */
static void add_leader(cor_arena *arena, cor_candidate *candidate, const cor_point whole[2], double half)
{
    enum { MAX = 40 };
    double bare = fmin(0.5, 6 * half / hypot(whole[1].x - whole[0].x, whole[1].y - whole[0].y));
    const cor_point line[2] = {
        {whole[0].x + bare * (whole[1].x - whole[0].x), whole[0].y + bare * (whole[1].y - whole[0].y)}, whole[1]};
    double dx = line[1].x - line[0].x, dy = line[1].y - line[0].y, length = hypot(dx, dy);
    size_t n = (size_t) fmin(MAX, ceil(length / (2 * half)));
    cor_rect *pieces = COR_NEW_ARRAY(arena, cor_rect, n + 1);
    pieces[0] = candidate->box;
    for (size_t i = 0; i < n; i++) {
        double x0 = line[0].x + dx * (double) i / (double) n, x1 = line[0].x + dx * (double) (i + 1) / (double) n;
        double y0 = line[0].y + dy * (double) i / (double) n, y1 = line[0].y + dy * (double) (i + 1) / (double) n;
        const cor_rect box = {fmin(x0, x1), fmin(y0, y1), fmax(x0, x1), fmax(y0, y1)};
        pieces[i + 1] = cor_rect_grown(box, half);
        candidate->box = cor_rect_union(candidate->box, box);
    }
    candidate->pieces = pieces;
    candidate->n_pieces = n + 1;
    candidate->n_leader = n;
}

static const cor_candidate *candidates_of(const cor_annotation_drawing *drawing, const cor_annotation_words *options,
                                          double margin, const cor_callout *callout)
{
    cor_pen *pen = drawing->pen;
    cor_rect frame = cor_rect_grown(pen->scene->frame, -pen->unit);
    cor_candidate *candidates = COR_NEW_ARRAY(pen->arena, cor_candidate, options->n_corners);
    for (size_t i = 0; i < options->n_corners; i++) {
        cor_rect box = box_of(options->run, options->corners[i], margin);
        cor_point by = shift_into(frame, box);
        candidates[i].box = (cor_rect){box.x0 + by.x, box.y0 + by.y, box.x1 + by.x, box.y1 + by.y};
        candidates[i].text = (cor_point){options->corners[i].x + by.x, options->corners[i].y + by.y};
        cor_point line[2], c = candidates[i].text;
        const cor_rect words = {c.x, c.y, c.x + options->run->width, c.y + options->run->height};
        if (callout && cor_callout_line(callout, words, options->anchor, line))
            add_leader(pen->arena, &candidates[i], line, pen->unit);
    }
    return candidates;
}

static cor_text_item text_of(const cor_annotation_drawing *drawing, const cor_annotation_words *options)
{
    return (cor_text_item){.run = options->run,
                           .angle = options->angle,
                           .pivot = options->anchor,
                           .color = drawing->color,
                           .halo = drawing->pen->paper,
                           .halo_width = options->plate ? 0 : 1.2 * drawing->pen->unit};
}

/* What of furniture, of other annotations as well, BOX would lie on; NULL: nothing. */
static const char *furniture_below(const cor_pen *pen, cor_rect box)
{
    size_t n;
    const cor_obstacle *obstacles = cor_scene_obstacles(pen->scene, &n);
    cor_rect frame = pen->scene->frame;
    const cor_rect strip = {frame.x0, frame.y1, frame.x1, cor_furnish_below_frame(pen) + pen->what->strip};
    if (pen->what->strip > 0 && cor_rects_overlap(strip, box)) return "legend";
    for (size_t i = 0; i < n; i++)
        if (obstacles[i].minding == COR_MIND_ALWAYS && cor_rects_overlap(obstacles[i].box, box))
            return obstacles[i].what;
    return NULL;
}

static bool has_room(const cor_annotation_drawing *drawing, const cor_annotation_words *options, cor_rect box)
{
    const char *below = furniture_below(drawing->pen, box);
    if (options->angle != 0) return true;
    if (!cor_annotation_on_page(drawing, box)) return false;
    if (below)
        cor_annotation_warn_left_out(
            drawing, cor_arena_format(drawing->pen->arena,
                                      "it would lie on the page's %s; move it, or make the page larger", below));
    return !below;
}

/* What is fixed stays where its author put it, with a word. */
static void warn_marks(const cor_annotation_drawing *drawing, const cor_annotation_words *options, cor_rect box)
{
    const char *source;
    if (options->angle == 0 && cor_marks_below(drawing->pen, box, &source))
        cor_warn(drawing->pen->what->symbolizer->diagnostics, cor_node_location(drawing->annotation->node),
                 "this annotation lies on marks of '%s'; move it%s", source,
                 drawing->annotation->fixed ? ", or leave out `fixed`" : "");
}

static void set_at_once(const cor_annotation_drawing *drawing, const cor_annotation_words *options, double margin)
{
    cor_scene *scene = drawing->pen->scene;
    const cor_callout *callout = callout_of(drawing, options);
    cor_text_item text = text_of(drawing, options);
    text.x = options->corners[0].x;
    text.y = options->corners[0].y;
    cor_rect box = box_of(options->run, options->corners[0], margin);
    if (!has_room(drawing, options, box)) return;
    warn_marks(drawing, options, box);
    if (callout) cor_scene_callout(scene, cor_scene_group_count(scene) - 1, callout, options->run, &text);
    cor_scene_add(scene, COR_ITEM_TEXT)->text = text;
    if (options->plate)
        cor_pen_cover(drawing->pen, box, COR_ANNOTATIONS);
    else
        cor_pen_obstacle(drawing->pen, box, COR_ANNOTATIONS);
}

void cor_annotation_request(const cor_annotation_drawing *drawing, const cor_annotation_words *options)
{
    cor_pen *pen = drawing->pen;
    if (!options->run || !options->n_corners) return;
    double margin = (options->plate ? PLATE_MARGIN : BARE_MARGIN) * pen->unit;
    cor_rect first = box_of(options->run, options->corners[0], margin);
    cor_rect frame = pen->scene->frame;
    bool on_map = cor_rect_contains(frame, options->anchor.x, options->anchor.y) || cor_rects_overlap(frame, first);
    if (options->fixed || options->angle != 0 || !on_map) {
        set_at_once(drawing, options, margin);
        return;
    }
    if (!fits(frame, first)) {
        cor_annotation_warn_left_out(drawing, "the map has no room for its words; make the page larger");
        return;
    }
    cor_label *label = cor_scene_label(pen->scene);
    label->layer = COR_ANNOTATIONS;
    label->feature = (double) drawing->index;
    label->run = options->run;
    label->text = text_of(drawing, options);
    label->callout = callout_of(drawing, options);
    label->candidates = candidates_of(drawing, options, margin, label->callout);
    label->n_candidates = options->n_corners;
    label->padding = options->plate ? 0 : margin; /* a plate is seen to its edge */
    label->sort_key = (double) drawing->index;
    label->owed = true;
}

void cor_furnish_check_words(const cor_furnishing *furnishing)
{
    size_t n;
    const cor_scene *scene = furnishing->symbolizer->scene;
    const cor_label *labels = cor_scene_labels(scene, &n);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(labels[i].layer, COR_ANNOTATIONS) != 0 || !labels[i].blocked_by) continue;
        const cor_annotation *annotation = &furnishing->map->annotations[(size_t) labels[i].feature];
        cor_warn(furnishing->symbolizer->diagnostics, cor_node_location(annotation->node),
                 "the words of this annotation are left out: there is no place for them beside %s; make the page "
                 "larger, or leave a piece out",
                 labels[i].blocked_by);
    }
}

cor_point cor_annotation_beside(cor_point point, double dx, double dy, double gap, double width, double height)
{
    /* Of the box's half size, what reaches back towards the point. */
    double reach =
        fmin(fabs(dx) > 1e-9 ? width / 2 / fabs(dx) : INFINITY, fabs(dy) > 1e-9 ? height / 2 / fabs(dy) : INFINITY);
    return (cor_point){point.x + dx * (gap + reach) - width / 2, point.y + dy * (gap + reach) - height / 2};
}

cor_point cor_annotation_beside_line(cor_point point, double dx, double dy, double gap, double width, double height)
{
    double reach = fabs(dx) * width / 2 + fabs(dy) * height / 2;
    return (cor_point){point.x + dx * (gap + reach) - width / 2, point.y + dy * (gap + reach) - height / 2};
}
