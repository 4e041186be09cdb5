#include "proj/window.h"

#include "proj/internal.h"

/* Stands for "no limit": far beyond any coordinate, yet harmless in arithmetic. */
static const double far_off = 1e12;

/* Half a turn less a tenth of a millimetre: a vertex exactly opposite the central meridian may
 * come out on either side. */
static const double half_turn = 180 - 1e-9;

enum { SAMPLES = 24 };

static double middle_longitude(const cor_transform *t, cor_rect view)
{
    bool sane = !cor_rect_is_empty(view) && fabs(view.x0) < 1e4 && fabs(view.x1) < 1e4;
    if (t->to->frame.kind == COR_FRAME_GEOGRAPHIC) return sane ? (view.x0 + view.x1) / 2 : 0;
    return t->to->frame.lon_0;
}

/* What the projection can show at all. */
static cor_rect domain(const cor_transform *t, double lon_0)
{
    cor_rect r = {lon_0 - half_turn, -90, lon_0 + half_turn, 90};
    if (!t->from->is_geographic || t->to->frame.kind == COR_FRAME_UNKNOWN)
        return (cor_rect){-far_off, -far_off, far_off, far_off};
    if (t->to->frame.kind == COR_FRAME_AZIMUTHAL) r = (cor_rect){-far_off, -90, far_off, 90};
    if (t->to->frame.kind == COR_FRAME_TRANSVERSE) r = (cor_rect){lon_0 - 80, -90, lon_0 + 80, 90};
    if (t->to->frame.is_mercator) r = (cor_rect){r.x0, -89.9, r.x1, 89.9};
    return r;
}

static double nearest_turn(double longitude, double lon_0)
{
    return longitude - 360 * floor((longitude - lon_0 + 180) / 360);
}

static size_t sample(cor_rect r, cor_point *points)
{
    size_t n = 0;
    for (int j = 0; j <= SAMPLES; j++)
        for (int i = 0; i <= SAMPLES; i++)
            points[n++] = (cor_point){r.x0 + (r.x1 - r.x0) * i / SAMPLES, r.y0 + (r.y1 - r.y0) * j / SAMPLES};
    return n;
}

/* The bounds of VIEW in the source; false when some of it has no place there. */
static bool seen(const cor_transform *t, cor_rect view, double lon_0, cor_rect *ret_rect)
{
    cor_point points[(SAMPLES + 1) * (SAMPLES + 1)];
    size_t n = sample(view, points);
    cor_rect r = COR_RECT_EMPTY;
    if (cor_transform_inverse(t, points, n)) return false;
    for (size_t i = 0; i < n; i++)
        r = cor_rect_with(r, t->from->is_geographic ? nearest_turn(points[i].x, lon_0) : points[i].x, points[i].y);
    *ret_rect = r;
    return true;
}

/* A pole in the view has all longitudes round it. */
static cor_rect with_poles(const cor_transform *t, cor_rect view, double lon_0, cor_rect r)
{
    for (int sign = -1; sign <= 1; sign += 2) {
        cor_point pole = {lon_0, 90 * sign};
        if (cor_transform_forward(t, &pole, 1) || !cor_rect_contains(view, pole.x, pole.y)) continue;
        r = cor_rect_with(r, lon_0 - 180, 90 * sign);
        r = cor_rect_with(r, lon_0 + 180, 90 * sign);
    }
    return r;
}

static cor_rect intersection(cor_rect a, cor_rect b)
{
    return (cor_rect){fmax(a.x0, b.x0), fmax(a.y0, b.y0), fmin(a.x1, b.x1), fmin(a.y1, b.y1)};
}

/* Whether no point of the side from A to B shows in the view. */
static bool is_hidden(const cor_transform *t, cor_rect view, cor_point a, cor_point b)
{
    cor_point points[4 * SAMPLES + 1];
    for (int i = 0; i <= 4 * SAMPLES; i++) {
        double fraction = i / (4. * SAMPLES);
        points[i] = (cor_point){a.x + fraction * (b.x - a.x), a.y + fraction * (b.y - a.y)};
    }
    cor_transform_forward(t, points, 4 * SAMPLES + 1);
    for (int i = 0; i <= 4 * SAMPLES; i++)
        if (cor_rect_contains(view, points[i].x, points[i].y)) return false;
    return true;
}

/* Whether the sides of R that are not the domain's own lie outside the view. */
static bool sides_are_hidden(const cor_transform *t, cor_rect view, cor_rect all, cor_rect r)
{
    cor_point sw = {r.x0, r.y0}, se = {r.x1, r.y0}, ne = {r.x1, r.y1}, nw = {r.x0, r.y1};
    return (r.y0 <= all.y0 || is_hidden(t, view, sw, se)) && (r.x1 >= all.x1 || is_hidden(t, view, se, ne)) &&
           (r.y1 >= all.y1 || is_hidden(t, view, ne, nw)) && (r.x0 <= all.x0 || is_hidden(t, view, nw, sw));
}

/* The smallest tried rectangle in the source whose sides the view does not show. */
static cor_rect window_rect(const cor_transform *t, cor_rect view, cor_rect all, double lon_0)
{
    cor_rect core;
    bool is_bounded = !cor_rect_is_empty(view) && isfinite(cor_rect_width(view)) && isfinite(cor_rect_height(view));
    if (!is_bounded || !seen(t, view, lon_0, &core)) return all;
    if (t->from->is_geographic) core = with_poles(t, view, lon_0, core);
    bool all_round = t->from->is_geographic && cor_rect_width(core) > 300;
    double margin = 0.05;
    for (int tries = 0; tries < 4; tries++, margin *= 3) {
        double dx = margin * cor_rect_width(core), dy = margin * cor_rect_height(core);
        cor_rect r = intersection((cor_rect){core.x0 - dx, core.y0 - dy, core.x1 + dx, core.y1 + dy}, all);
        if (all_round || (t->from->is_geographic && cor_rect_width(r) >= 2 * half_turn)) {
            r.x0 = all.x0;
            r.x1 = all.x1;
        }
        if (sides_are_hidden(t, view, all, r)) return r;
    }
    return all;
}

/* Whether all places RADIUS degrees from the centre come back from the plane. */
static bool shows_circle(const cor_transform *t, cor_point centre, double radius)
{
    enum { WAYS = 16 };
    static const double NEARLY = 0.01; /* degrees */
    const cor_azimuthal_disc disc = {centre, radius};
    cor_point there[WAYS], back[WAYS];
    for (int i = 0; i < WAYS; i++)
        there[i] = back[i] = cor_azimuthal_disc_edge(&disc, i * 360. / WAYS, centre.x);
    if (cor_transform_forward(t, back, WAYS) || cor_transform_inverse(t, back, WAYS)) return false;
    for (int i = 0; i < WAYS; i++) {
        double along = remainder(back[i].x - there[i].x, 360) * cos(there[i].y * G_PI / 180);
        if (!(hypot(along, back[i].y - there[i].y) < NEARLY)) return false;
    }
    return true;
}

/* How far from its centre an azimuthal projection shows places: a little less than as far as they come back from the
 * plane. No radius where nothing does. */
static cor_azimuthal_disc disc_of(const cor_transform *t)
{
    static const double LESS = 0.05; /* degrees */
    enum { HALVINGS = 24 };
    cor_azimuthal_disc disc = {.centre = {t->to->frame.lon_0, t->to->frame.lat_0}};
    double low = 0, high = 180;
    for (int halving = 0; halving < HALVINGS; halving++) {
        double middle = (low + high) / 2;
        if (shows_circle(t, disc.centre, middle))
            low = middle;
        else
            high = middle;
    }
    disc.radius = fmax(low - LESS, 0);
    return disc;
}

/* Lobes a little narrower than they are, so that what is cut there lies on the right side. */
static void set_lobes(cor_window *w, const cor_frame *frame)
{
    static const double less = 1e-9;
    for (const cor_lobe *lobe = frame->lobes; lobe && lobe->west < lobe->east && w->n_lobes < 8; lobe++)
        w->lobes[w->n_lobes++] = (cor_rect){frame->lon_0 + lobe->west + less, lobe->north ? 0 : -90,
                                            frame->lon_0 + lobe->east - less, lobe->north ? 90 : -less};
}

cor_window cor_window_of(const cor_transform *transform, cor_rect view)
{
    if (transform->first_step && transform->second_step) return cor_window_of(transform->second_step, view);
    double lon_0 = middle_longitude(transform, view);
    cor_rect all = domain(transform, lon_0);
    cor_window w = {.middle = lon_0, .has_turns = transform->from->is_geographic};
    w.rect = window_rect(transform, view, all, lon_0);
    w.is_cut = w.has_turns && cor_rect_width(w.rect) <= 360;
    if (w.has_turns) set_lobes(&w, &transform->to->frame);
    w.tears = w.is_cut && (w.n_lobes || w.rect.x0 <= all.x0 || w.rect.x1 >= all.x1);
    bool is_bounded = w.is_cut || w.rect.y0 > all.y0 || w.rect.y1 < all.y1;
    if (w.has_turns && transform->to->frame.kind == COR_FRAME_AZIMUTHAL && !is_bounded) w.disc = disc_of(transform);
    return w;
}

cor_window cor_window_on_globe(void)
{
    return (cor_window){.rect = {-far_off, -far_off, far_off, far_off}, .has_turns = true};
}

void cor_window_turn(const cor_window *window, cor_point *points, size_t n)
{
    for (size_t i = 0; i < n; i++)
        points[i].x = nearest_turn(points[i].x, window->middle);
}
