/* Rows over the frame: where each enters the earth and leaves it is found by halving, for all rows at once. */
#include "page/horizon.h"

#include <math.h>
#include <string.h>

#include <glib.h>

/* COLUMNS: how fine a row is looked over; HALVINGS: of a column, or of the step between rows, to a hundredth of a
 * point on the largest of pages; CLOSER: rows more at either end; ROOM: for all rows. */
enum { COLUMNS = 64, HALVINGS = 13, MAX_ROWS = 1200, CLOSER = 8, ROOM = MAX_ROWS + 1 + 2 * (CLOSER + 1) };

/* Share of a point by which a place on the earth may come back from the projection's inverse. */
static const double SAME_PLACE = 1e-3;
/* Points: sides that sway less are straight. */
static const double STRAIGHT = 0.5;

typedef struct {
    double y, left, right;
    bool shows; /* anything of the earth */
} earth_row;

typedef struct {
    const cor_view *view;
    cor_point *back; /* room for as many points as are asked for at once */
    cor_point *there;
} asking;

/* Which of N page points are on the earth: what lies beyond its edge has no place on it, or comes back elsewhere. */
static void ask(const asking *a, const cor_point *page, size_t n, bool *ret_on_earth)
{
    double near = SAME_PLACE * a->view->units_per_point;
    for (size_t i = 0; i < n; i++)
        a->there[i] = a->back[i] = cor_affine_apply(a->view->to_map, page[i].x, page[i].y);
    cor_transform_forward(a->view->to_lonlat, a->back, n);
    cor_transform_forward(a->view->from_lonlat, a->back, n);
    for (size_t i = 0; i < n; i++)
        ret_on_earth[i] = hypot(a->back[i].x - a->there[i].x, a->back[i].y - a->there[i].y) <= near;
}

static double column(const cor_view *view, int i)
{
    return view->frame.x0 + cor_rect_width(view->frame) * i / COLUMNS;
}

/* Whether the earth reaches all along the frame's edges. */
static bool fills_frame(const asking *a)
{
    cor_rect f = a->view->frame;
    cor_point edge[4 * (COLUMNS + 1)];
    bool on_earth[4 * (COLUMNS + 1)];
    for (int i = 0; i <= COLUMNS; i++) {
        double x = column(a->view, i), y = f.y0 + cor_rect_height(f) * i / COLUMNS;
        cor_point at[4] = {{x, f.y0}, {x, f.y1}, {f.x0, y}, {f.x1, y}};
        memcpy(edge + 4 * i, at, sizeof at);
    }
    ask(a, edge, G_N_ELEMENTS(edge), on_earth);
    for (size_t i = 0; i < G_N_ELEMENTS(edge); i++)
        if (!on_earth[i]) return false;
    return true;
}

/* Looks a row over. LEFT and RIGHT become the outermost columns on the earth. False where it has several pieces. */
static bool look_over(const asking *a, earth_row *row)
{
    cor_point at[COLUMNS + 1];
    bool on_earth[COLUMNS + 1];
    int pieces = 0;
    for (int i = 0; i <= COLUMNS; i++)
        at[i] = (cor_point){column(a->view, i), row->y};
    ask(a, at, COLUMNS + 1, on_earth);
    for (int i = 0; i <= COLUMNS; i++) {
        if (!on_earth[i]) continue;
        if (!i || !on_earth[i - 1]) {
            pieces++;
            row->left = at[i].x;
        }
        row->right = at[i].x;
    }
    row->shows = pieces;
    return pieces <= 1;
}

/* Moves the ends of N rows, which lie on the earth, out to its edge, less than a column away. */
static void widen(const asking *a, earth_row *rows, size_t n, cor_arena *arena)
{
    cor_rect f = a->view->frame;
    double step = cor_rect_width(f) / COLUMNS;
    cor_point *ends = COR_NEW_ARRAY(arena, cor_point, 2 * n);
    bool *on_earth = COR_NEW_ARRAY(arena, bool, 2 * n);
    for (int halving = 0; halving < HALVINGS; halving++) {
        step /= 2;
        for (size_t i = 0; i < n; i++) {
            ends[2 * i] = (cor_point){fmax(f.x0, rows[i].left - step), rows[i].y};
            ends[2 * i + 1] = (cor_point){fmin(f.x1, rows[i].right + step), rows[i].y};
        }
        ask(a, ends, 2 * n, on_earth);
        for (size_t i = 0; i < n; i++) {
            if (on_earth[2 * i]) rows[i].left = ends[2 * i].x;
            if (on_earth[2 * i + 1]) rows[i].right = ends[2 * i + 1].x;
        }
    }
}

/* The row nearest to BARE, a row without earth, that still shows some; SHOWING is one that does. */
static earth_row outermost(const asking *a, const earth_row *bare, const earth_row *showing)
{
    earth_row out = *showing;
    double y0 = bare->y, y1 = showing->y;
    for (int halving = 0; halving < HALVINGS; halving++) {
        earth_row middle = {.y = (y0 + y1) / 2};
        look_over(a, &middle);
        if (middle.shows) {
            out = middle;
            y1 = middle.y;
        } else
            y0 = middle.y;
    }
    return out;
}

/* Appends the rows between OUTER and INNER, both of which show earth, in the order from TOP down: ever closer ones
 * towards OUTER, where a round end has its longest pieces. */
static size_t add_end(const asking *a, const earth_row *outer, const earth_row *inner, bool top, earth_row *ret_rows)
{
    size_t n = 0;
    for (int i = 0; i <= CLOSER; i++) {
        int k = top ? CLOSER - i : i;
        double fraction = k == CLOSER ? 0 : ldexp(1, -1 - k);
        earth_row row = {.y = outer->y + fraction * (inner->y - outer->y)};
        look_over(a, &row);
        if (row.shows) ret_rows[n++] = row;
    }
    return n;
}

/* The rows that show earth, each in one piece, from the topmost to the lowest; 0 where they are not like that. */
static size_t find_rows(const asking *a, earth_row *ret_rows, int most)
{
    cor_rect f = a->view->frame;
    size_t n = 0;
    bool ended = false;
    earth_row before = {.shows = false};
    for (int i = 0; i <= most; i++) {
        earth_row row = {.y = f.y0 + cor_rect_height(f) * i / most};
        if (!look_over(a, &row) || (row.shows && ended)) return 0;
        if (i && row.shows != before.shows) {
            const earth_row *bare = row.shows ? &before : &row, *inner = row.shows ? &row : &before;
            earth_row outer = outermost(a, bare, inner);
            n += add_end(a, &outer, inner, row.shows, ret_rows + n);
            ended = !row.shows;
        }
        if (row.shows) ret_rows[n++] = row;
        before = row;
    }
    return n;
}

static bool is_straight(const earth_row *rows, size_t n)
{
    double left0 = INFINITY, left1 = -INFINITY, right0 = INFINITY, right1 = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        left0 = fmin(left0, rows[i].left);
        left1 = fmax(left1, rows[i].left);
        right0 = fmin(right0, rows[i].right);
        right1 = fmax(right1, rows[i].right);
    }
    return left1 - left0 < STRAIGHT && right1 - right0 < STRAIGHT;
}

static const cor_path *outline_of(const earth_row *rows, size_t n, cor_arena *arena)
{
    cor_point *ring = COR_NEW_ARRAY(arena, cor_point, 2 * n + 1);
    for (size_t i = 0; i < n; i++) {
        ring[i] = (cor_point){rows[i].right, rows[i].y};
        ring[2 * n - 1 - i] = (cor_point){rows[i].left, rows[i].y};
    }
    ring[2 * n] = ring[0];
    return cor_path_of(arena, ring, 2 * n + 1, true);
}

const cor_path *cor_earth_outline(const cor_view *view, cor_arena *arena)
{
    const cor_path *outline = NULL;
    cor_arena *scratch = cor_arena_new();
    asking a = {view, COR_NEW_ARRAY(scratch, cor_point, 2 * ROOM), COR_NEW_ARRAY(scratch, cor_point, 2 * ROOM)};
    if (!fills_frame(&a)) {
        int most = (int) fmax(8, fmin(MAX_ROWS, cor_rect_height(view->frame)));
        earth_row *rows = COR_NEW_ARRAY(scratch, earth_row, ROOM);
        size_t n = find_rows(&a, rows, most);
        widen(&a, rows, n, scratch);
        if (n > 1 && !is_straight(rows, n)) outline = outline_of(rows, n, arena);
    }
    cor_arena_free(scratch);
    return outline;
}
