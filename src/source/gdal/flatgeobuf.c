/* The layout: 8 bytes of magic; the header, a table of FlatBuffers behind its size; an index of nodes of 40 bytes, the
 * leaves last, in the order of the features; the features, each behind its size. All numbers are little-endian. */
#include "source/gdal/flatgeobuf.h"

#include <string.h>

#include <glib.h>

#include "source/file.h"
#include "source/location.h"

enum { MAGIC = 8, SIZE = 4, NODE = 40, OFFSET_IN_NODE = 32 };

typedef struct {
    cor_input *input;
    guint64 n_features; /* 0: the header does not say */
    guint64 n_nodes;    /* of the index; 0: there is none */
    guint64 features;   /* where they start */
} layout;

static bool take(cor_input *input, guint64 at, size_t size, guint64 *ret_number)
{
    guint64 number = 0;
    bool there = cor_input_copy(input, (size_t) at, &number, size) == size;
    *ret_number = GUINT64_FROM_LE(number);
    return there;
}

/* The scalar of SIZE bytes in SLOT of the header's table; OTHERWISE where it is not written. */
static bool take_field(cor_input *input, unsigned slot, size_t size, guint64 otherwise, guint64 *ret_number)
{
    guint64 root, back, length, offset = 0, start = MAGIC + SIZE;
    *ret_number = otherwise;
    if (!take(input, start, 4, &root) || !take(input, start + root, 4, &back)) return false;
    guint64 table = start + root, vtable = table - (guint64) (gint64) (gint32) back;
    if (!take(input, vtable, 2, &length)) return false;
    if (4 + 2 * slot + 2 > length) return true;
    if (!take(input, vtable + 4 + 2 * slot, 2, &offset)) return false;
    return !offset || take(input, table + offset, size, ret_number);
}

static guint64 count_nodes(guint64 n, guint64 per_node)
{
    guint64 all = n;
    do {
        n = (n + per_node - 1) / per_node;
        all += n;
    } while (n > 1);
    return all;
}

/* False when there is no whole header. */
static bool find_layout(cor_input *input, layout *at)
{
    enum { FEATURES_COUNT = 8, INDEX_NODE_SIZE = 9, USUAL_NODE_SIZE = 16 };
    guint64 header, per_node;
    if (!take(input, MAGIC, 4, &header) || header > input->size) return false;
    if (!take_field(input, FEATURES_COUNT, 8, 0, &at->n_features)) return false;
    if (!take_field(input, INDEX_NODE_SIZE, 2, USUAL_NODE_SIZE, &per_node)) return false;
    bool indexed = at->n_features && per_node >= 2;
    /* More nodes than bytes would overflow below. */
    guint64 n = MIN(at->n_features, (guint64) input->size);
    at->input = input;
    at->n_nodes = indexed ? count_nodes(n, per_node) : 0;
    at->features = MAGIC + SIZE + header + at->n_nodes * NODE;
    return true;
}

/* Whether the last leaf's feature ends where the file does: then all are there. */
static bool ends_with_last(const layout *at)
{
    guint64 offset, size, node = at->features - NODE;
    if (!at->n_nodes || !take(at->input, node + OFFSET_IN_NODE, 8, &offset)) return false;
    if (offset > at->input->size || !take(at->input, at->features + offset, SIZE, &size)) return false;
    return at->features + offset + SIZE + size == at->input->size;
}

/* Features that are whole. */
static guint64 count_whole(const layout *at, guint64 *ret_end)
{
    guint64 n = 0, size;
    for (*ret_end = at->features; take(at->input, *ret_end, SIZE, &size); n++) {
        if (size > at->input->size - *ret_end - SIZE) break;
        *ret_end += SIZE + size;
    }
    return n;
}

static cor_status check(const cor_request *request, cor_input *input, cor_error *err)
{
    layout at = {0};
    guint64 end = 0;
    cor_source_location location = cor_location_of_request(request);
    if (!find_layout(input, &at))
        return cor_source_fail(&location, err, "is cut short within its header; get a whole copy of it");
    if (at.features > input->size)
        return cor_source_fail(&location, err,
                               "is cut short: its header says %" G_GUINT64_FORMAT
                               " features, and the file ends before the first; get a whole copy of it",
                               at.n_features);
    if (ends_with_last(&at)) return COR_OK;
    guint64 n = count_whole(&at, &end);
    bool whole = end == input->size && (!at.n_features || n >= at.n_features);
    if (whole) return COR_OK;
    if (!at.n_features)
        return cor_source_fail(&location, err, "is cut short within its feature %" G_GUINT64_FORMAT, n + 1);
    return cor_source_fail(&location, err,
                           "is cut short: its header says %" G_GUINT64_FORMAT
                           " features, and the file holds %" G_GUINT64_FORMAT "; get a whole copy of it",
                           at.n_features, n);
}

cor_status cor_flatgeobuf_check(const cor_request *request, cor_error *err)
{
    cor_input input;
    char start[4];
    if (!request->url || request->json || cor_file_look(request->url) != COR_FILE_READ) return COR_OK;
    if (cor_input_open(request->url, &input) != COR_FILE_READ) return COR_OK;
    bool is_flatgeobuf = cor_input_copy(&input, 0, start, 4) == 4 && !memcmp(start, "fgb\3", 4);
    cor_status st = is_flatgeobuf ? check(request, &input, err) : COR_OK;
    cor_input_close(&input);
    return st;
}
