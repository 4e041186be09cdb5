/* The last line before cairo: numbers that upstream should never have let through.
 * cairo draws NaN at 0 without a word and overflows far off the page. */
#ifndef COR_PAINT_GUARD_H
#define COR_PAINT_GUARD_H

#include "scene/scene.h"

enum { COR_MAX_DOTS = 32767 }; /* a side: cairo's own limit */

static inline bool cor_guard_point(cor_point p)
{
    return isfinite(p.x) && isfinite(p.y);
}
static inline bool cor_guard_size(double x)
{
    return isfinite(x) && x > 0;
}

/* X within 0…1; what is not a number is 1, as if nothing had been said. */
static inline double cor_guard_unit(double x)
{
    return isnan(x) ? 1 : fmin(1, fmax(0, x));
}

static inline cor_point cor_guard_held(cor_point p, cor_rect limits)
{
    return (cor_point){fmin(limits.x1, fmax(limits.x0, p.x)), fmin(limits.y1, fmax(limits.y0, p.y))};
}

static inline cor_rect cor_guard_page(const cor_scene *scene)
{
    return (cor_rect){0, 0, scene->width, scene->height};
}

/* Ten pages to every side. */
static inline cor_rect cor_guard_limits(const cor_scene *scene)
{
    return cor_rect_grown(cor_guard_page(scene), 10 * fmax(scene->width, scene->height));
}

/* The part of R within REACH; an empty rectangle when R is not finite or empty. */
static inline cor_rect cor_guard_rect(cor_rect r, cor_rect limits)
{
    if (!(isfinite(r.x0) && isfinite(r.y0) && isfinite(r.x1) && isfinite(r.y1)) || cor_rect_is_empty(r))
        return (cor_rect){0, 0, 0, 0};
    cor_point low = cor_guard_held((cor_point){r.x0, r.y0}, limits);
    cor_point high = cor_guard_held((cor_point){r.x1, r.y1}, limits);
    return (cor_rect){low.x, low.y, high.x, high.y};
}

/* Whether the dashes of STROKE can be drawn: else the line is solid. cairo spends minutes on dashes near zero. */
static inline bool cor_guard_dashes(const cor_stroke *stroke)
{
    double sum = 0;
    for (size_t i = 0; i < stroke->n_dashes; i++) {
        if (!isfinite(stroke->dashes[i]) || stroke->dashes[i] < 0) return false;
        sum += stroke->dashes[i];
    }
    return stroke->n_dashes > 0 && stroke->n_dashes <= 64 && sum >= 0.02;
}

/* Whether IMAGE has pixels, a finite place on the page and is to be seen. */
static inline bool cor_guard_image(const cor_image *image, cor_rect limits)
{
    return image->rgba && image->width > 0 && image->height > 0 && image->width <= COR_MAX_DOTS &&
           image->height <= COR_MAX_DOTS && cor_guard_unit(image->opacity) > 0 &&
           cor_guard_size(cor_rect_width(image->at)) && cor_guard_size(cor_rect_height(image->at)) &&
           cor_rect_covers(limits, image->at);
}

/* Cells smaller than this cannot be seen, and take a viewer minutes; points. */
#define COR_SMALLEST_CELL 0.05

/* Whether PATTERN has cells that can be drawn and seen. */
static inline bool cor_guard_pattern(const cor_pattern *pattern, cor_rect limits)
{
    return pattern->icon && cor_guard_unit(pattern->opacity) > 0 && pattern->width >= COR_SMALLEST_CELL &&
           pattern->width <= COR_MAX_DOTS && pattern->height >= COR_SMALLEST_CELL && pattern->height <= COR_MAX_DOTS &&
           cor_guard_point(pattern->origin) && isfinite(pattern->angle) &&
           cor_rect_contains(limits, pattern->origin.x, pattern->origin.y);
}

/* What `currentColor` is in ICON: black, as CSS has it, where nothing else was asked for. */
static inline cor_color cor_guard_ink(const cor_icon_item *icon)
{
    return icon->recolor ? icon->color : (cor_color){0, 0, 0, 1};
}

#endif
