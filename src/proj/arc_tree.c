#include "proj/arc_tree.h"

#include <glib.h>

/* Arcs in a leaf. */
enum { LEAF = 8 };

typedef struct {
    cor_vector low, high;
} box;

typedef struct {
    box box;
    uint32_t first, end; /* arcs */
} leaf;

/* A box of few bytes, which holds the one that it is made of: the metre that floats may lack is no matter. */
typedef struct {
    float low[3], high[3];
} small_box;

/* Children are nodes[left] and nodes[left + 1]; a leaf has arcs from LEFT up to END. */
typedef struct {
    small_box box;
    uint32_t left, end; /* END 0: no leaf */
} node;

struct cor_arc_tree {
    node *nodes;
    size_t n;
};

static const box empty = {{INFINITY, INFINITY, INFINITY}, {-INFINITY, -INFINITY, -INFINITY}};

static box with_place(box b, cor_vector p)
{
    b.low = (cor_vector){fmin(b.low.x, p.x), fmin(b.low.y, p.y), fmin(b.low.z, p.z)};
    b.high = (cor_vector){fmax(b.high.x, p.x), fmax(b.high.y, p.y), fmax(b.high.z, p.z)};
    return b;
}

static box with_box(box a, const box *b)
{
    return with_place(with_place(a, b->low), b->high);
}

/* A parabola lies in the triangle of its ends and the point where their tangents meet. */
static box with_arc(box b, const cor_arc *arc)
{
    b = with_place(with_place(b, arc->at), cor_arc_at(arc, 1));
    return with_place(b, cor_vector_plus(arc->at, 0.5, arc->first));
}

static leaf *leaves_of(const cor_arc *arcs, const uint8_t *skip, size_t n, size_t *ret_n)
{
    leaf *leaves = g_new(leaf, n + 1);
    size_t count = 0;
    for (size_t i = 0; i < n;) {
        leaf l = {.box = empty, .first = (uint32_t) i};
        /* A leaf ends where the next arc does not go on from the last: what follows may lie anywhere. */
        for (; i < n && !(skip && skip[i]) && i - l.first < LEAF; i++) {
            cor_vector off = cor_vector_minus(arcs[i].at, i > l.first ? cor_arc_at(&arcs[i - 1], 1) : arcs[i].at);
            if (cor_vector_dot(off, off) > 1) break;
            l.box = with_arc(l.box, &arcs[i]);
        }
        l.end = (uint32_t) i;
        if (l.end > l.first) leaves[count++] = l;
        while (i < n && skip && skip[i])
            i++;
    }
    *ret_n = count;
    return leaves;
}

static double middle(const leaf *l, int axis)
{
    const box *b = &l->box;
    return axis == 0 ? b->low.x + b->high.x : axis == 1 ? b->low.y + b->high.y : b->low.z + b->high.z;
}

/* Puts the K-th of LEAVES along AXIS in its place, smaller ones before it, after Hoare. */
static void select_median(leaf *leaves, size_t n, size_t k, int axis)
{
    size_t low = 0, high = n - 1;
    while (low < high) {
        double pivot = middle(&leaves[low + (high - low) / 2], axis);
        size_t i = low, j = high;
        for (;;) {
            while (middle(&leaves[i], axis) < pivot)
                i++;
            while (middle(&leaves[j], axis) > pivot)
                j--;
            if (i >= j) break;
            leaf swap = leaves[i];
            leaves[i++] = leaves[j];
            leaves[j--] = swap;
        }
        if (k <= j)
            high = j;
        else
            low = j + 1;
    }
}

static float below(double x)
{
    return nextafterf((float) x, -INFINITY);
}

static float above(double x)
{
    return nextafterf((float) x, INFINITY);
}

static small_box small(const box *b)
{
    return (small_box){{below(b->low.x), below(b->low.y), below(b->low.z)},
                       {above(b->high.x), above(b->high.y), above(b->high.z)}};
}

static int longest_axis(const box *b)
{
    double x = b->high.x - b->low.x, y = b->high.y - b->low.y, z = b->high.z - b->low.z;
    return x >= y && x >= z ? 0 : y >= z ? 1 : 2;
}

static void build(cor_arc_tree *tree, size_t at, leaf *leaves, size_t n)
{
    box all = empty;
    if (n == 1) {
        tree->nodes[at] = (node){small(&leaves->box), leaves->first, leaves->end};
        return;
    }
    for (size_t i = 0; i < n; i++)
        all = with_box(all, &leaves[i].box);
    size_t left = tree->n, half = n / 2;
    tree->n += 2;
    tree->nodes[at] = (node){small(&all), (uint32_t) left, 0};
    select_median(leaves, n, half, longest_axis(&all));
    build(tree, left, leaves, half);
    build(tree, left + 1, leaves + half, n - half);
}

cor_arc_tree *cor_arc_tree_new(const cor_arc *arcs, const uint8_t *skip, size_t n, cor_arena *arena)
{
    size_t n_leaves;
    cor_arc_tree *tree = COR_NEW(arena, cor_arc_tree);
    leaf *leaves = leaves_of(arcs, skip, n, &n_leaves);
    tree->nodes = COR_NEW_ARRAY(arena, node, 2 * n_leaves + 1);
    if (n_leaves) {
        tree->n = 1;
        build(tree, 0, leaves, n_leaves);
    }
    g_free(leaves);
    return tree;
}

static double beyond(float low, double x, float high)
{
    return x < low ? low - x : x > high ? x - high : 0;
}

static double squared_to_box(const small_box *b, cor_vector p)
{
    double x = beyond(b->low[0], p.x, b->high[0]), y = beyond(b->low[1], p.y, b->high[1]);
    double z = beyond(b->low[2], p.z, b->high[2]);
    return x * x + y * y + z * z;
}

/* Halves are even: a tree of 2^32 leaves is no deeper. */
enum { DEEPEST = 40 };

typedef struct {
    uint32_t node;
    double far2;
} waiting;

void cor_arc_tree_visit(const cor_arc_tree *tree, cor_vector p, double *within2, cor_arc_see see, void *context)
{
    waiting stack[DEEPEST];
    size_t n = 0;
    if (tree->n) stack[n++] = (waiting){0, squared_to_box(&tree->nodes[0].box, p)};
    while (n) {
        waiting next = stack[--n];
        const node *at = &tree->nodes[next.node];
        if (next.far2 > *within2) continue;
        if (at->end) {
            see(context, at->left, at->end, within2);
            continue;
        }
        double left = squared_to_box(&tree->nodes[at->left].box, p);
        double right = squared_to_box(&tree->nodes[at->left + 1].box, p);
        bool is_left_near = left <= right;
        waiting near = {at->left + !is_left_near, is_left_near ? left : right};
        waiting far = {at->left + is_left_near, is_left_near ? right : left};
        if (far.far2 <= *within2) stack[n++] = far;
        if (near.far2 <= *within2) stack[n++] = near;
    }
}
