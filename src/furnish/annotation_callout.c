/* Callouts, texts and numbered markers: what says something of one place. */
#include <math.h>
#include <string.h>

#include "furnish/annotate.h"
#include "furnish/layout.h"

/* Points before `unit`. */
static const double CALLOUT_WIDTH = 120, TEXT_WIDTH = 170;

/* How callouts turn away from the direction that was wished, in degrees, and at which shares of its length. */
static const double TURNS[] = {0, 20, -20, 45, -45, 70, -70, 100, -100, 135, -135, 180};
static const double REACHES[] = {1, 1.4, 0.7, 2, 2.8, 4, 5.6};

enum { N_TURNS = sizeof TURNS / sizeof *TURNS, N_REACHES = sizeof REACHES / sizeof *REACHES };

/* The corner of RUN whose leader ends at END: the side that faces the anchor has its middle there. */
static cor_point corner_at(const cor_run *run, cor_point end, double dx, double dy)
{
    bool sideways = fabs(dx) > 0.3 * fabs(dy);
    double x = sideways ? (dx < 0 ? end.x - run->width : end.x) : end.x - run->width / 2;
    double y = sideways ? end.y - run->height / 2 : dy < 0 ? end.y - run->height : end.y;
    return (cor_point){x, y};
}

static cor_point offset_of(const cor_annotation_drawing *drawing)
{
    double unit = drawing->pen->unit;
    return drawing->annotation->has_offset ? drawing->annotation->offset : (cor_point){20 * unit, -16 * unit};
}

static size_t round_about(const cor_run *run, cor_point anchor, cor_point offset, cor_point *out)
{
    size_t n = 0;
    for (int r = 0; r < N_REACHES; r++)
        for (int t = 0; t < N_TURNS; t++) {
            double angle = TURNS[t] * M_PI / 180, c = cos(angle) * REACHES[r], s = sin(angle) * REACHES[r];
            double dx = c * offset.x - s * offset.y, dy = s * offset.x + c * offset.y;
            out[n++] = corner_at(run, (cor_point){anchor.x + dx, anchor.y + dy}, dx, dy);
        }
    return n;
}

void cor_annotation_callout(const cor_annotation_drawing *drawing)
{
    const cor_annotation *annotation = drawing->annotation;
    cor_pen *pen = drawing->pen;
    cor_annotation_words options = {
        .plate = !annotation->has_box || annotation->box, .leader = true, .fixed = annotation->fixed};
    options.run =
        cor_annotation_shape(drawing, drawing->words, COR_ANNOTATION_SIZE, CALLOUT_WIDTH * pen->unit, COR_JUSTIFY_LEFT);
    if (!options.run || !cor_annotation_spot(drawing, &annotation->at, true, &options.anchor)) return;
    cor_point *corners = COR_NEW_ARRAY(pen->arena, cor_point, N_TURNS * N_REACHES);
    options.n_corners = round_about(options.run, options.anchor, offset_of(drawing), corners);
    options.corners = corners;
    cor_annotation_request(drawing, &options);
}

/* Round the wished place, by shares of the text's own size. */
static size_t near_by(const cor_run *run, cor_point centre, cor_point *out)
{
    static const double steps[][2] = {{0, 0},    {0, -0.7}, {0, 0.7},   {0.4, 0}, {-0.4, 0}, {0, -1.4},
                                      {0, 1.4},  {0.5, -1}, {-0.5, -1}, {0.5, 1}, {-0.5, 1}, {0.8, 0},
                                      {-0.8, 0}, {0, -2.2}, {0, 2.2},   {1.2, 0}, {-1.2, 0}};
    size_t n = sizeof steps / sizeof *steps;
    for (size_t i = 0; i < n; i++)
        out[i] = (cor_point){centre.x + (steps[i][0] - 0.5) * run->width, centre.y + (steps[i][1] - 0.5) * run->height};
    return n;
}

/* On the page a text begins at its point; on the earth it has it in its middle. */
static cor_point middle_of(const cor_annotation_words *options, const cor_annotation *annotation)
{
    cor_point c = {options->anchor.x + annotation->offset.x, options->anchor.y + annotation->offset.y};
    if (annotation->at.kind != COR_SPOT_PAGE) return c;
    c.x += (annotation->at.x < 0 ? -0.5 : 0.5) * options->run->width;
    c.y += (annotation->at.y < 0 ? -0.5 : 0.5) * options->run->height;
    return c;
}

void cor_annotation_text(const cor_annotation_drawing *drawing)
{
    const cor_annotation *annotation = drawing->annotation;
    cor_pen *pen = drawing->pen;
    cor_point corners[32];
    bool on_page = annotation->at.kind == COR_SPOT_PAGE;
    cor_annotation_words options = {
        .plate = annotation->box, .angle = annotation->angle, .fixed = annotation->fixed, .corners = corners};
    options.run = cor_annotation_shape(drawing, drawing->words, COR_ANNOTATION_SIZE, TEXT_WIDTH * pen->unit,
                                       on_page ? COR_JUSTIFY_LEFT : COR_JUSTIFY_CENTER);
    if (!options.run || !cor_annotation_spot(drawing, &annotation->at, true, &options.anchor)) return;
    options.anchor = middle_of(&options, annotation);
    options.n_corners = near_by(options.run, options.anchor, corners);
    cor_annotation_request(drawing, &options);
}
