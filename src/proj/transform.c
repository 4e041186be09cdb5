/* Transforms between two CRSs, of arrays of points and of rectangles. */
#include <string.h>

#include "proj/crs.h"
#include "proj/internal.h"

static cor_transform *find(const cor_proj *proj, const cor_crs *from, const cor_crs *to)
{
    for (guint i = 0; i < proj->transforms->len; i++) {
        cor_transform *t = g_ptr_array_index(proj->transforms, i);
        if (t->from == from && t->to == to) return t;
    }
    return NULL;
}

/* With x east and y north at both ends. */
static PJ *create(const cor_proj *proj, const cor_crs *from, const cor_crs *to)
{
    PJ_CONTEXT *context = proj->context;
    /* From here on two spellings of WGS 84 are one, whatever else was said of theirs. */
    const PJ *a = from->is_wgs84 ? proj->wgs84 : from->pj, *b = to->is_wgs84 ? proj->wgs84 : to->pj;
    PJ *raw = proj_create_crs_to_crs_from_pj(context, a, b, NULL, NULL);
    if (!raw) return NULL;
    PJ *normalized = proj_normalize_for_visualization(context, raw);
    proj_destroy(raw);
    return normalized;
}

/* The pipeline that is nothing but a projection, from WGS 84 to TO or back from FROM; NULL where more is asked. */
static const char *direct_way(const cor_crs *from, const cor_crs *to, bool *ret_backwards)
{
    *ret_backwards = !from->is_wgs84;
    if (from->is_wgs84) return to->direct;
    return to->is_wgs84 ? from->direct : NULL;
}

static cor_transform *new_transform(const cor_proj *proj, const cor_crs *from, const cor_crs *to)
{
    bool backwards;
    const char *direct = direct_way(from, to, &backwards);
    PJ *pj = direct ? proj_create(proj->plain, direct) : create(proj, from, to);
    if (!pj) return NULL;
    cor_transform *transform = g_new0(cor_transform, 1);
    *transform = (cor_transform){.from = from, .to = to, .pj = pj, .backwards = direct && backwards};
    transform->closed =
        cor_closed_form_parse(direct ? direct : proj_as_proj_string(proj->context, pj, PJ_PROJ_5, NULL));
    return transform;
}

/* The longitudes and latitudes round the poles that CRS has of its own; NULL when that can't be said. */
static const cor_crs *turned_degrees(cor_proj *proj, const cor_crs *crs)
{
    const cor_crs *turned = NULL;
    const char *text = crs->is_geographic ? NULL : proj_as_proj_string(proj->context, crs->pj, PJ_PROJ_4, NULL);
    if (crs->is_geographic) return crs;
    if (!text) return NULL;
    cor_proj_words words = cor_proj_words_new(text);
    GString *degrees = g_string_new("+proj=ob_tran +o_proj=longlat");
    for (size_t i = 0; i < words.n; i++) {
        const char *word = words.words[i];
        bool is_other = g_str_has_prefix(word, "proj=") || g_str_has_prefix(word, "o_proj=") ||
                        g_str_has_prefix(word, "units=") || g_str_has_prefix(word, "x_0=") ||
                        g_str_has_prefix(word, "y_0=");
        if (!is_other) g_string_append_printf(degrees, " +%s", word);
    }
    cor_proj_words_free(&words);
    cor_crs_open(proj, degrees->str, &turned, NULL);
    g_string_free(degrees, TRUE);
    return turned;
}

/* Whether it goes in two steps. */
static cor_status add_steps(cor_proj *proj, cor_transform *transform, cor_error *err)
{
    const cor_crs *from = transform->from, *to = transform->to;
    const cor_crs *between = from->frame.is_rotated ? cor_crs_lonlat(proj)
                             : to->frame.is_rotated ? turned_degrees(proj, to)
                                                    : NULL;
    if (!between || between == from) return COR_OK;
    transform->first_step = new_transform(proj, from, between);
    if (!from->frame.is_rotated) {
        transform->second_step = new_transform(proj, between, to);
        return COR_OK;
    }
    transform->borrows_second = true;
    return cor_transform_open(proj, between, to, &transform->second_step, err);
}

cor_status cor_transform_open(cor_proj *proj, const cor_crs *from, const cor_crs *to,
                              const cor_transform **ret_transform, cor_error *err)
{
    cor_transform *transform = find(proj, from, to);
    if (!transform) {
        transform = new_transform(proj, from, to);
        if (!transform)
            return cor_fail(err, COR_BAD_DOCUMENT, "there is no way from \"%s\" to \"%s\"; choose another crs",
                            from->name, to->name);
        g_ptr_array_add(proj->transforms, transform);
        cor_status st = add_steps(proj, transform, err);
        if (st) return st;
    }
    *ret_transform = transform;
    return COR_OK;
}

/* PROJ marks what failed with infinities. */
static size_t mark_lost(cor_point *points, size_t n)
{
    size_t lost = 0;
    for (size_t i = 0; i < n; i++) {
        if (isfinite(points[i].x) && isfinite(points[i].y)) continue;
        points[i] = (cor_point){NAN, NAN};
        lost++;
    }
    return lost;
}

static size_t by_proj(const cor_transform *t, PJ_DIRECTION direction, cor_point *points, size_t n)
{
    if (!n) return 0;
    proj_trans_generic(t->pj, direction, &points->x, sizeof *points, n, &points->y, sizeof *points, n, NULL, 0, 0, NULL,
                       0, 0);
    proj_errno_reset(t->pj);
    return mark_lost(points, n);
}

/* The way that PJ itself goes, or back. */
static size_t carry(const cor_transform *t, bool back, cor_point *points, size_t n)
{
    bool is_closed = t->closed.kind == COR_CLOSED_FORM_IDENTITY || (t->closed.kind != COR_CLOSED_FORM_NONE && !back);
    if (is_closed) return cor_closed_form_forward(&t->closed, points, n);
    return by_proj(t, back ? PJ_INV : PJ_FWD, points, n);
}

bool cor_transform_tear(const cor_transform *transform, double *ret_longitude)
{
    const cor_frame *frame = &transform->to->frame;
    if (frame->is_rotated || !transform->from->is_geographic ||
        (frame->kind != COR_FRAME_CYLINDRIC && frame->kind != COR_FRAME_CONIC))
        return false;
    *ret_longitude = remainder(frame->lon_0 + 180, 360);
    return true;
}

bool cor_transform_is_from_degrees(const cor_transform *transform)
{
    return transform->from->is_geographic;
}

size_t cor_transform_forward(const cor_transform *transform, cor_point *points, size_t n)
{
    return carry(transform, transform->backwards, points, n);
}

size_t cor_transform_inverse(const cor_transform *transform, cor_point *points, size_t n)
{
    return carry(transform, !transform->backwards, points, n);
}

/* Point I of 4 · N along the edges of RECT, anticlockwise. */
static cor_point on_edge(cor_rect r, int i, int n)
{
    double fraction = (double) (i % n) / n;
    switch (i / n) {
    case 0:
        return (cor_point){r.x0 + fraction * (r.x1 - r.x0), r.y0};
    case 1:
        return (cor_point){r.x1, r.y0 + fraction * (r.y1 - r.y0)};
    case 2:
        return (cor_point){r.x1 - fraction * (r.x1 - r.x0), r.y1};
    default:
        return (cor_point){r.x0, r.y1 - fraction * (r.y1 - r.y0)};
    }
}

cor_rect cor_transform_bounds(const cor_transform *transform, cor_rect rect, int n)
{
    cor_rect bounds = COR_RECT_EMPTY;
    n = CLAMP(n, 1, 1 << 16);
    cor_point *edge = g_new(cor_point, 4 * n);
    for (int i = 0; i < 4 * n; i++)
        edge[i] = on_edge(rect, i, n);
    cor_transform_forward(transform, edge, 4 * (size_t) n);
    for (int i = 0; i < 4 * n; i++)
        if (isfinite(edge[i].x)) bounds = cor_rect_with(bounds, edge[i].x, edge[i].y);
    g_free(edge);
    return bounds;
}
