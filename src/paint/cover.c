#include "paint/cover.h"

#include <glib.h>
#include <math.h>
#include <string.h>

enum {
    ONE = 256,            /* steps of a dot */
    FULL = 2 * ONE * ONE, /* a dot that is covered whole */
    BLOCK = 16            /* pixels that are looked at together */
};

struct cor_cover {
    int x0, y0, width, height;
    int first, end;    /* rows of the window that are held, as many as ROWS */
    int rows;          /* that there is room for */
    int stride;        /* of the changes: width and two beyond */
    int words;         /* 64 blocks each, for a row */
    int top, bottom;   /* rows that were touched, of those held */
    uint32_t *changes; /* of signed numbers; that they wrap is harmless, that they overflow is not defined */
    uint64_t *touched; /* one bit a block */
};

cor_cover *cor_cover_new_strip(int x0, int y0, int x1, int y1, int rows)
{
    cor_cover *cover = g_new0(cor_cover, 1);
    cover->x0 = x0;
    cover->y0 = y0;
    cover->width = MAX(0, x1 - x0);
    cover->height = MAX(0, y1 - y0);
    cover->rows = CLAMP(rows, 0, cover->height);
    cover->stride = (cover->width + 2 + BLOCK - 1) / BLOCK * BLOCK;
    cover->words = (cover->stride / BLOCK + 63) / 64;
    cover->top = cover->rows;
    cover->changes = g_new0(uint32_t, (size_t) cover->stride * (size_t) cover->rows);
    cover->touched = g_new0(uint64_t, (size_t) cover->words * (size_t) cover->rows);
    cor_cover_hold(cover, y0);
    return cover;
}

cor_cover *cor_cover_new(int x0, int y0, int x1, int y1)
{
    return cor_cover_new_strip(x0, y0, x1, y1, MAX(0, y1 - y0));
}

void cor_cover_hold(cor_cover *cover, int y)
{
    cover->first = CLAMP(y - cover->y0, 0, cover->height);
    cover->end = MIN(cover->first + cover->rows, cover->height);
}

/* An edge is moved by less than a step when it is rounded. */
cor_rows cor_cover_rows(const cor_cover *cover)
{
    return (cor_rows){cover->y0 + cover->first - 0.5, cover->y0 + cover->end + 0.5};
}

void cor_cover_free(cor_cover *cover)
{
    if (!cover) return;
    g_free(cover->changes);
    g_free(cover->touched);
    g_free(cover);
}

static inline void touch(cor_cover *cover, int row, unsigned x)
{
    unsigned block = x / BLOCK;
    cover->touched[(unsigned) (row * cover->words) + block / 64] |= (uint64_t) 1 << (block % 64);
}

/* An edge within one dot: from FX0 to FX1 across it, DY down. */
static inline void add_cell(cor_cover *cover, int row, int x, int fx0, int fx1, int dy)
{
    uint32_t *change = cover->changes + (ptrdiff_t) row * cover->stride + x;
    int right = dy * (fx0 + fx1);
    change[0] += (uint32_t) (2 * ONE * dy - right);
    change[1] += (uint32_t) right;
    touch(cover, row, (unsigned) x);
    if (((unsigned) x + 1) % BLOCK == 0) touch(cover, row, (unsigned) x + 1);
}

/* The dot of a place that is not left of the window. */
static inline int dot_of(int steps)
{
    return (int) ((unsigned) steps / ONE);
}

/* An edge within one row that goes through several pixels: from X0 to X1 (steps), DY down. */
static void add_long_row(cor_cover *cover, int row, int x0, int x1, int dy)
{
    int from = dot_of(x0), to = dot_of(x1);
    int way = to > from ? 1 : -1, done = 0;
    double slope = (double) dy / (x1 - x0);
    for (int x = from; x != to; x += way) {
        int border = way > 0 ? (x + 1) * ONE : x * ONE;
        int down = (int) lrint((border - x0) * slope);
        add_cell(cover, row, x, x == from ? x0 - x * ONE : way > 0 ? 0 : ONE, border - x * ONE, down - done);
        done = down;
    }
    add_cell(cover, row, to, way > 0 ? 0 : ONE, x1 - to * ONE, dy - done);
}

/* An edge within one row: from X0 to X1 (steps), DY down. */
static inline void add_row(cor_cover *cover, int row, int x0, int x1, int dy)
{
    int dot = dot_of(x0);
    if (dot == dot_of(x1))
        add_cell(cover, row, dot, x0 - dot * ONE, x1 - dot * ONE, dy);
    else
        add_long_row(cover, row, x0, x1, dy);
}

/* An edge within the window, in steps, y0 < y1, as far as its rows are held. WAY is 1 for one that was going up: that
 * is the left side of what goes round clockwise. */
static void add_inside(cor_cover *cover, int x0, int y0, int x1, int y1, int way)
{
    int first = dot_of(y0), last = dot_of(y1 - 1), x = x0, y = y0, row = MAX(first, cover->first);
    int stop = MIN(last, cover->end - 1);
    if (row > stop) return;
    cover->top = MIN(cover->top, row - cover->first);
    cover->bottom = MAX(cover->bottom, stop - cover->first + 1);
    if (first == last) {
        add_row(cover, first - cover->first, x0, x1, way * (y1 - y0));
        return;
    }
    double slope = (double) (x1 - x0) / (y1 - y0);
    if (row > first) {
        y = row * ONE;
        x = x0 + (int) lrint((y - y0) * slope);
    }
    for (; row <= stop; row++) {
        int end = MIN(y1, (row + 1) * ONE);
        int next = end == y1 ? x1 : x0 + (int) lrint((end - y0) * slope);
        add_row(cover, row - cover->first, x, next, way * (end - y));
        x = next;
        y = end;
    }
}

static void add_steps(cor_cover *cover, double x0, double y0, double x1, double y1)
{
    int a = (int) lrint(x0 * ONE), b = (int) lrint(y0 * ONE), c = (int) lrint(x1 * ONE), d = (int) lrint(y1 * ONE);
    if (b < d)
        add_inside(cover, a, b, c, d, -1);
    else if (d < b)
        add_inside(cover, c, d, a, b, 1);
}

static inline double held(double x, double limit)
{
    return x < 0 ? 0 : x > limit ? limit : x;
}

/* What lies left or right of the window counts for its rows: it is added at the border. Y is cut already. */
static void add_across(cor_cover *cover, double x0, double y0, double x1, double y1)
{
    double right = cover->width, cuts[4] = {0, 1, 1, 1};
    int n = 1;
    if ((x0 < 0) != (x1 < 0)) cuts[n++] = x0 / (x0 - x1);
    if ((x0 > right) != (x1 > right)) cuts[n++] = (right - x0) / (x1 - x0);
    if (n == 3 && cuts[1] > cuts[2]) {
        double later = cuts[1];
        cuts[1] = cuts[2];
        cuts[2] = later;
    }
    for (int i = 0; i < n; i++) {
        double t = cuts[i], u = i + 1 < n ? cuts[i + 1] : 1;
        add_steps(cover, held(x0 + (x1 - x0) * t, right), y0 + (y1 - y0) * t, held(x0 + (x1 - x0) * u, right),
                  u < 1 ? y0 + (y1 - y0) * u : y1);
    }
}

void cor_cover_edge(cor_cover *cover, double x0, double y0, double x1, double y1)
{
    double height = cover->height, above = cover->first - 0.5, below = cover->end + 0.5;
    x0 -= cover->x0;
    x1 -= cover->x0;
    y0 -= cover->y0;
    y1 -= cover->y0;
    if ((y0 < above && y1 < above) || (y0 > below && y1 > below) || y0 == y1) return;
    if (y0 >= 0 && y1 >= 0 && y0 <= height && y1 <= height) {
        if (x0 >= 0 && x1 >= 0 && x0 <= cover->width && x1 <= cover->width)
            add_steps(cover, x0, y0, x1, y1);
        else
            add_across(cover, x0, y0, x1, y1);
        return;
    }
    double slope = (x1 - x0) / (y1 - y0), a = fmin(height, fmax(0, y0)), b = fmin(height, fmax(0, y1));
    add_across(cover, x0 + (a - y0) * slope, a, x0 + (b - y0) * slope, b);
}

static inline int32_t inside(int32_t sum, cor_cover_rule rule)
{
    if (rule == COR_COVER_POSITIVE) return MIN(MAX(sum, 0), FULL);
    if (rule == COR_COVER_NONZERO) return MIN(sum < 0 ? -sum : sum, FULL);
    int32_t folded = sum & (2 * FULL - 1);
    return folded > FULL ? 2 * FULL - folded : folded;
}

static inline uint8_t in_255(int32_t covered)
{
    return (uint8_t) ((covered * 255 + FULL / 2) / FULL);
}

/* One loop for each rule: the rule is not asked dot by dot. */
static void cover_block(const int32_t sums[BLOCK], cor_cover_rule rule, uint8_t coverage[BLOCK])
{
    if (rule == COR_COVER_POSITIVE)
        for (int i = 0; i < BLOCK; i++)
            coverage[i] = in_255(inside(sums[i], COR_COVER_POSITIVE));
    else if (rule == COR_COVER_NONZERO)
        for (int i = 0; i < BLOCK; i++)
            coverage[i] = in_255(inside(sums[i], COR_COVER_NONZERO));
    else
        for (int i = 0; i < BLOCK; i++)
            coverage[i] = in_255(inside(sums[i], COR_COVER_EVEN_ODD));
}

/* The next touched block of ROW from BLOCK on, or the number of blocks. */
static int next_touched(const cor_cover *cover, int row, int block)
{
    const uint64_t *bits = cover->touched + (ptrdiff_t) row * cover->words;
    for (int word = block / 64; word < cover->words; word++) {
        uint64_t rest = bits[word];
        if (word == block / 64) rest &= ~(uint64_t) 0 << (block % 64);
        if (rest) return word * 64 + __builtin_ctzll(rest);
    }
    return cover->stride / BLOCK;
}

typedef struct {
    cor_cover *cover;
    cor_cover_rule rule;
    cor_cover_span span;
    void *context;
    int y0; /* of the rows that are held */
} sweep;

/* The pixels from FROM to TO, all covered by SUM. */
static void sweep_even(const sweep *s, int row, int from, int to, uint32_t sum)
{
    uint8_t covered = in_255(inside((int32_t) sum, s->rule)), same[BLOCK];
    to = MIN(to, s->cover->width);
    if (!covered || from >= to) return;
    if (covered == 255) {
        s->span(s->context, s->y0 + row, s->cover->x0 + from, to - from, NULL);
        return;
    }
    memset(same, covered, sizeof same);
    for (int x = from; x < to; x += BLOCK)
        s->span(s->context, s->y0 + row, s->cover->x0 + x, MIN(BLOCK, to - x), same);
}

/* Hands out what is covered of the block of pixels from FROM on, without the empty pixels at either end. */
static void hand_out(const sweep *s, int row, int from, const uint8_t coverage[BLOCK])
{
    int first = 0, end = MIN(BLOCK, s->cover->width - from);
    while (end > 0 && !coverage[end - 1])
        end--;
    while (first < end && !coverage[first])
        first++;
    if (first < end) s->span(s->context, s->y0 + row, s->cover->x0 + from + first, end - first, coverage + first);
}

/* The block of pixels from FROM on; returns the sum at its end. */
static uint32_t sweep_block(const sweep *s, int row, int from, uint32_t sum)
{
    int32_t sums[BLOCK];
    uint8_t coverage[BLOCK];
    uint32_t *changes = s->cover->changes + (ptrdiff_t) row * s->cover->stride + from;
    for (int i = 0; i < BLOCK; i++) {
        sum += changes[i];
        sums[i] = (int32_t) sum;
    }
    memset(changes, 0, BLOCK * sizeof *changes);
    cover_block(sums, s->rule, coverage);
    hand_out(s, row, from, coverage);
    return sum;
}

static void sweep_row(const sweep *s, int row)
{
    int blocks = s->cover->stride / BLOCK, at = 0;
    uint32_t sum = 0;
    while (at < blocks) {
        int next = next_touched(s->cover, row, at);
        sweep_even(s, row, at * BLOCK, next * BLOCK, sum);
        if (next < blocks) sum = sweep_block(s, row, next * BLOCK, sum);
        at = next + 1;
    }
    memset(s->cover->touched + (ptrdiff_t) row * s->cover->words, 0, (size_t) s->cover->words * sizeof(uint64_t));
}

void cor_cover_sweep(cor_cover *cover, cor_cover_rule rule, cor_cover_span span, void *context)
{
    sweep s = {cover, rule, span, context, cover->y0 + cover->first};
    for (int row = cover->top; row < cover->bottom; row++)
        sweep_row(&s, row);
    cover->top = cover->rows;
    cover->bottom = 0;
}
