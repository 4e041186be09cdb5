#include "place/arrangement.h"

#include <stdbool.h>

/* Between the cells of a row: room for a lead; and between rows. Points. */
static const double GAP = 2.4, ROW_GAP = 1.4;

/* How far rows stand off the place, in widths of a mark. */
static const double DISTANCES[] = {0.45, 0.8, 1.2, 1.8, 2.6};
enum { N_DISTANCES = sizeof DISTANCES / sizeof *DISTANCES };

/* No mark stands farther from its place than this, a mark alone than that; widths of a mark. */
static const double FARTHEST = 5.5, FARTHEST_ALONE = 1.7;

/* What is less easy to read than one row below its place, as points farther away: above it, right and left of it, and
 * each row more; and each point by which the block stands aside. */
static const double ABOVE = 4, RIGHT = 2, LEFT = 3, ROW = 1.5, ASIDE = 0.35;

/* Places lie apart along an axis when they do by so many widths of a mark. */
static const double TOLD_APART = 0.08;

/* The leads of a few marks cross each other where many do without harm; but then these may stand as their places lie.
 */
enum { FEW = 3 };
static const double CROSSING = 6;

/* Blocks where they are may be moved by so many steps of a quarter mark each way. */
enum { STEPS = 4 };

/* A single mark is tried in so many directions. */
enum { DIRECTIONS = 24 };

/* Which way rows run: u along a row, v away from the place. */
typedef struct {
    bool upright; /* columns: u is y */
    double away;  /* 1: v grows to the right or downwards; -1 */
    double bias;
} course;

static const course COURSES[] = {{false, 1, 0}, {false, -1, ABOVE}, {true, 1, RIGHT}, {true, -1, LEFT}};
enum { N_COURSES = sizeof COURSES / sizeof *COURSES };

static cor_point from_uv(const course *c, double u, double v)
{
    return c->upright ? (cor_point){c->away * v, u} : (cor_point){u, c->away * v};
}

static double u_of(const course *c, cor_point p)
{
    return c->upright ? p.y : p.x;
}

static double v_of(const course *c, cor_point p)
{
    return c->away * (c->upright ? p.x : p.y);
}

/* RECT, which is one round a mark's middle, in u (x) and v (y). */
static cor_rect rect_uv(const course *c, cor_rect r)
{
    cor_rect turned = c->upright ? (cor_rect){r.y0, r.x0, r.y1, r.x1} : r;
    return c->away > 0 ? turned : (cor_rect){turned.x0, -turned.y1, turned.x1, -turned.y0};
}

/* The quadratic mean: one that stands far away is worse than two that stand half as far. */
static double mean_move(const cor_arranged *a, const cor_arrangement *made)
{
    double sum = 0;
    for (size_t i = 0; i < a->n; i++) {
        double x = made->at[i].x - a->places[i].x, y = made->at[i].y - a->places[i].y;
        sum += x * x + y * y;
    }
    return sqrt(sum / (double) a->n);
}

static double along(cor_point p, bool upright)
{
    return upright ? p.y : p.x;
}

/* Places that are told apart along an axis give the order there; those that are not, the marks' own order. Returns
 * whether they are. */
static bool order_along(const cor_arranged *a, bool upright, size_t *order)
{
    double least = INFINITY, most = -INFINITY;
    for (size_t i = 0; i < a->n; i++) {
        double x = along(a->places[i], upright);
        least = fmin(least, x);
        most = fmax(most, x);
        order[i] = i;
    }
    if (most - least < TOLD_APART * cor_rect_width(a->icon)) return false;
    for (size_t i = 1; i < a->n; i++) {
        size_t k = i, own = order[i];
        for (; k > 0 && along(a->places[order[k - 1]], upright) > along(a->places[own], upright); k--)
            order[k] = order[k - 1];
        order[k] = own;
    }
    return true;
}

/* Twice the signed area of the triangle A, B, C. */
static double turn(cor_point a, cor_point b, cor_point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool cross(cor_point a, cor_point b, cor_point c, cor_point d)
{
    return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/* Leads that cross each other on their way to the near row. */
static size_t count_crossings(const cor_arranged *a, const cor_arrangement *made)
{
    size_t n = 0;
    for (size_t i = 0; i < a->n; i++)
        for (size_t k = 0; k < i; k++)
            n += cross(a->places[i], made->knee[i], a->places[k], made->knee[k]);
    return n;
}

static double farthest(const cor_arranged *a, const cor_arrangement *made)
{
    double most = 0;
    for (size_t i = 0; i < a->n; i++)
        most = fmax(most, hypot(made->at[i].x - a->places[i].x, made->at[i].y - a->places[i].y));
    return most;
}

/* ---- rows ------------------------------------------------------------------------------------------------------ */

typedef struct {
    const cor_arranged *a;
    const course *c;
    size_t near, far;     /* how many stand in each row; far: 0, there is one */
    cor_rect cell;        /* in u and v */
    double pitch, height; /* from mark to mark, from row to row */
    double edge;          /* v of what the near row stands behind */
    size_t order[COR_MOST_ARRANGED];
} block;

/* BY_PLACE: not in the marks' own order, but as their places lie. */
static block block_of(const cor_arranged *a, const course *c, size_t rows, bool by_place)
{
    block b = {.a = a, .c = c, .cell = rect_uv(c, a->cell)};
    b.far = rows == 2 ? a->n / 2 : 0;
    b.near = a->n - b.far;
    b.pitch = cor_rect_width(b.cell) + GAP;
    b.height = cor_rect_height(b.cell) + ROW_GAP;
    b.edge = v_of(c, a->places[0]);
    for (size_t i = 0; i < a->n; i++) {
        b.edge = fmax(b.edge, v_of(c, a->places[i]));
        b.order[i] = i;
    }
    if (by_place) order_along(a, c->upright, b.order);
    return b;
}

/* The marks' order goes on from row to row as it is read: the near row is first below and right of the place, else
 * last. */
static size_t number_of(const block *b, bool far, size_t i)
{
    return far == (b->c->away > 0) ? i + (far ? b->near : b->far) : i;
}

static void set_row(const block *b, bool far, double first_u, double v, double knee_v, cor_arrangement *made)
{
    size_t n = far ? b->far : b->near;
    for (size_t i = 0; i < n; i++) {
        size_t k = b->order[number_of(b, far, i)];
        double u = first_u + (double) i * b->pitch;
        made->at[k] = from_uv(b->c, u, v);
        made->bent[k] = true;
        made->knee[k] = from_uv(b->c, u, knee_v);
    }
}

/* The block with its near edge DISTANCE off the places, moved ASIDE along its rows. The marks of the far row stand
 * behind the gaps of the near one, also where these are not in the middle between two marks. */
static void set_block(const block *b, double distance, double aside, cor_arrangement *made)
{
    double knee = b->edge + distance, v = knee - b->cell.y0, gap = b->cell.x1 + GAP / 2;
    double even = b->far == b->near ? gap : 0, middle = aside - even / 2 - (b->cell.x0 + b->cell.x1) / 2;
    double first = middle - (double) (b->near - 1) * b->pitch / 2;
    *made = (cor_arrangement){.cost = b->c->bias + ASIDE * fabs(aside) + (b->far ? ROW : 0)};
    set_row(b, false, first, v, knee, made);
    if (b->far) set_row(b, true, first + gap, v + b->height, knee, made);
    made->cost += mean_move(b->a, made);
}

static void arrange_rows(const cor_arranged *a, const course *c, size_t rows, bool by_place, cor_arrangement_each each,
                         void *context)
{
    block b = block_of(a, c, rows, by_place);
    double width = fmax(cor_rect_width(a->icon), cor_rect_height(a->icon)), free = a->reach - b.edge + GAP;
    int most = (int) b.near;
    cor_arrangement made;
    double middle = 0;
    for (size_t i = 0; i < a->n; i++)
        middle += u_of(c, a->places[i]) / (double) a->n;
    for (int d = 0; d <= N_DISTANCES; d++) {
        double distance = d < N_DISTANCES ? DISTANCES[d] * width : free;
        if (!(distance > 0)) continue;
        for (int side = -most; side <= most; side++) {
            set_block(&b, distance, side * b.pitch / 2, &made);
            for (size_t i = 0; i < a->n; i++) {
                cor_point shift = from_uv(c, middle, 0);
                made.at[i].x += shift.x;
                made.at[i].y += shift.y;
                made.knee[i].x += shift.x;
                made.knee[i].y += shift.y;
            }
            if (a->n <= FEW) made.cost += CROSSING * (double) count_crossings(a, &made);
            if (farthest(a, &made) <= FARTHEST * width) each(context, &made);
        }
    }
}

/* ---- where they are --------------------------------------------------------------------------------------------- */

/* In COLUMNS round the middle of all places, moved by SHIFT. */
static void set_round(const cor_arranged *a, size_t columns, cor_point shift, cor_arrangement *made)
{
    size_t order[COR_MOST_ARRANGED], rows = (a->n + columns - 1) / columns;
    double width = cor_rect_width(a->cell) + GAP, height = cor_rect_height(a->cell) + ROW_GAP;
    cor_point middle = {0, 0}, icon = cor_rect_center(a->icon);
    *made = (cor_arrangement){.cost = 0};
    order_along(a, columns == 1, order);
    for (size_t i = 0; i < a->n; i++) {
        middle.x += a->places[i].x / (double) a->n;
        middle.y += a->places[i].y / (double) a->n;
    }
    for (size_t i = 0; i < a->n; i++) {
        double column = (double) (i % columns) - (double) (columns - 1) / 2;
        double row = (double) (i / columns) - (double) (rows - 1) / 2;
        made->at[order[i]] =
            (cor_point){middle.x + shift.x + column * width - icon.x, middle.y + shift.y + row * height - icon.y};
    }
    made->cost = mean_move(a, made);
}

static void arrange_round(const cor_arranged *a, size_t columns, cor_arrangement_each each, void *context)
{
    double step = cor_rect_width(a->icon) / 4;
    cor_arrangement made;
    for (int x = -STEPS; x <= STEPS; x++)
        for (int y = -STEPS; y <= STEPS; y++) {
            set_round(a, columns, (cor_point){x * step, y * step}, &made);
            each(context, &made);
        }
}

/* ---- one alone --------------------------------------------------------------------------------------------------- */

static void arrange_one(const cor_arranged *a, cor_arrangement_each each, void *context)
{
    double width = fmax(cor_rect_width(a->icon), cor_rect_height(a->icon));
    for (int d = 0; d < N_DISTANCES; d++)
        for (int i = 0; i < DIRECTIONS; i++) {
            double turn = i * 2 * M_PI / DIRECTIONS, r = (0.4 + DISTANCES[d]) * width;
            cor_arrangement made = {.cost = r};
            if (r > FARTHEST_ALONE * width) return;
            made.at[0] = (cor_point){a->places[0].x + r * cos(turn), a->places[0].y + r * sin(turn)};
            each(context, &made);
        }
}

void cor_arrange(const cor_arranged *a, cor_arrangement_each each, void *context)
{
    if (a->n == 1) {
        arrange_one(a, each, context);
        return;
    }
    if (a->n == 2) arrange_round(a, 1, each, context);
    if (a->n == 3) arrange_round(a, 3, each, context);
    if (a->n <= 4) arrange_round(a, 2, each, context);
    for (int c = 0; c < N_COURSES; c++)
        for (size_t rows = 1; rows <= (a->n > 2 ? 2 : 1); rows++) {
            arrange_rows(a, &COURSES[c], rows, false, each, context);
            if (a->n <= FEW) arrange_rows(a, &COURSES[c], rows, true, each, context);
        }
}
