#include "geo/index.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GROUP = 16, MAX_LEVELS = 9, GRID_BITS = 16 };

typedef struct {
    size_t n;
    cor_rect *boxes; /* of a level: those below, GROUP by GROUP */
} level;

struct cor_index {
    uint32_t *numbers; /* of the boxes at level 0, in their order */
    level levels[MAX_LEVELS];
    int n_levels;
};

typedef struct {
    uint64_t key;
    uint32_t number;
} place;

/* How far along the Hilbert curve the cell (X, Y) of a square of 2^16 cells lies. After Warren, "Hacker's Delight",
 * chapter 16. */
static uint64_t hilbert(uint32_t x, uint32_t y)
{
    uint64_t along = 0;
    for (uint32_t side = 1U << (GRID_BITS - 1); side; side >>= 1) {
        bool right = x & side, up = y & side;
        along += (uint64_t) side * side * ((3 * right) ^ up);
        if (up) continue;
        if (right) {
            x = ~x;
            y = ~y;
        }
        uint32_t kept = x;
        x = y;
        y = kept;
    }
    return along;
}

static uint32_t cell(double x, double low, double width)
{
    double fraction = width > 0 ? (x - low) / width : 0;
    return (uint32_t) (fmin(fmax(fraction, 0), 1) * ((1 << GRID_BITS) - 1));
}

/* Equal keys by number: the tree, though not what is found, would else depend on the sort. */
static int by_key(const void *a, const void *b)
{
    const place *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

static cor_rect bounds_of(const cor_rect *boxes, size_t n)
{
    cor_rect bounds = COR_RECT_EMPTY;
    for (size_t i = 0; i < n; i++)
        if (!cor_rect_is_empty(boxes[i])) bounds = cor_rect_union(bounds, boxes[i]);
    return bounds;
}

static void add_level(cor_index *index, cor_arena *arena)
{
    const level *below = &index->levels[index->n_levels - 1];
    level *above = &index->levels[index->n_levels++];
    above->n = (below->n + GROUP - 1) / GROUP;
    above->boxes = COR_NEW_ARRAY(arena, cor_rect, above->n);
    for (size_t i = 0; i < above->n; i++) {
        size_t first = i * GROUP, left = below->n - first;
        above->boxes[i] = bounds_of(below->boxes + first, left < GROUP ? left : GROUP);
    }
}

static size_t sort(place *places, const cor_rect *boxes, size_t n)
{
    cor_rect all = bounds_of(boxes, n);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (cor_rect_is_empty(boxes[i])) continue;
        cor_point c = cor_rect_center(boxes[i]);
        places[kept++] = (place){
            hilbert(cell(c.x, all.x0, cor_rect_width(all)), cell(c.y, all.y0, cor_rect_height(all))), (uint32_t) i};
    }
    qsort(places, kept, sizeof *places, by_key);
    return kept;
}

cor_index *cor_index_new(cor_arena *arena, const cor_rect *boxes, size_t n)
{
    cor_index *index = COR_NEW(arena, cor_index);
    cor_arena *scratch = cor_arena_new();
    place *places = COR_NEW_ARRAY(scratch, place, n);
    level *base = &index->levels[0];
    base->n = sort(places, boxes, n);
    base->boxes = COR_NEW_ARRAY(arena, cor_rect, base->n);
    index->numbers = COR_NEW_ARRAY(arena, uint32_t, base->n);
    for (size_t i = 0; i < base->n; i++) {
        index->numbers[i] = places[i].number;
        base->boxes[i] = boxes[places[i].number];
    }
    index->n_levels = 1;
    while (index->levels[index->n_levels - 1].n > GROUP)
        add_level(index, arena);
    cor_arena_free(scratch);
    return index;
}

static void find(const cor_index *index, int at, size_t first, size_t end, cor_rect rect, cor_index_visit visit,
                 void *context)
{
    const level *l = &index->levels[at];
    for (size_t i = first; i < end && i < l->n; i++) {
        if (!cor_rects_overlap(l->boxes[i], rect)) continue;
        if (at)
            find(index, at - 1, i * GROUP, (i + 1) * GROUP, rect, visit, context);
        else
            visit(context, index->numbers[i]);
    }
}

void cor_index_find(const cor_index *index, cor_rect rect, cor_index_visit visit, void *context)
{
    int top = index->n_levels - 1;
    find(index, top, 0, index->levels[top].n, rect, visit, context);
}
