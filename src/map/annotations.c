/* The list `annotations`: each item is a map, and the first key of a kind says what it is. */
#include "map/internal.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "base/words.h"

enum { MAX_ANNOTATIONS = 2000 };

/* Largest text and widest line, points. */
static const double MAX_SIZE = 200, MAX_WIDTH = 50;

static const char *const kinds[] = {"callout", "text", "marker", "arrow", "bracket", "circle", "extent"};

/* NODE as points: a length with its unit, or 0. */
static cor_status length_of(const cor_node *node, const char *like, double *ret_points, cor_error *err)
{
    cor_error wrong;
    if (node->kind == COR_NODE_NUMBER && node->number == 0) {
        *ret_points = 0;
        return COR_OK;
    }
    if (node->kind == COR_NODE_NUMBER)
        return cor_node_fail(node, err, "%.40s has no unit; write one like \"%s\"", node->text, like);
    if (node->kind != COR_NODE_STRING)
        return cor_node_fail(node, err, "this is %s; here goes a length like \"%s\"", cor_node_kind_name(node->kind),
                             like);
    if (cor_length_parse(node->text, ret_points, &wrong)) return cor_node_fail(node, err, "%s", wrong.message);
    return COR_OK;
}

static cor_status read_length(const cor_node *item, const char *key, const char *like, double most, double *ret_points,
                              cor_error *err)
{
    const cor_node *node = cor_node_get(item, key);
    char limit[COR_NUMBER_SPACE];
    if (!node) return COR_OK;
    cor_status status = length_of(node, like, ret_points, err);
    if (status || (*ret_points >= 0 && *ret_points <= most)) return status;
    cor_format_decimals(limit, most, 0);
    return cor_node_fail(node, err, "\"%s\" is %.40s; it goes from 0 to %s pt", key, node->text, limit);
}

static bool is_pair(const cor_node *node)
{
    return node->kind == COR_NODE_SEQ && node->n == 2;
}

static cor_status read_degrees(const cor_node *node, cor_spot *spot, cor_error *err)
{
    bool numbers = is_pair(node) && node->items[0]->kind == COR_NODE_NUMBER && node->items[1]->kind == COR_NODE_NUMBER;
    if (!numbers)
        return cor_node_fail(node, err, "\"%s\" is no place on the earth; write [longitude, latitude]", node->key);
    *spot = (cor_spot){COR_SPOT_EARTH, node->items[0]->number, node->items[1]->number};
    if (!(fabs(spot->x) <= 360))
        return cor_node_fail(node, err, "a longitude beyond 360 degrees; the order is [longitude, latitude]");
    if (!(fabs(spot->y) <= 90))
        return cor_node_fail(node, err, "a latitude beyond 90 degrees; the order is [longitude, latitude]");
    return COR_OK;
}

static cor_status read_lengths(const cor_node *node, cor_point *ret_pair, cor_error *err)
{
    if (!is_pair(node))
        return cor_node_fail(node, err, "\"%s\" is not two lengths; write one like [30 mm, 14 mm]", node->key);
    cor_status status = length_of(node->items[0], "30 mm", &ret_pair->x, err);
    return status ? status : length_of(node->items[1], "30 mm", &ret_pair->y, err);
}

static cor_status read_page_spot(const cor_node *node, cor_spot *spot, cor_error *err)
{
    cor_point pair = {0, 0};
    cor_status status = read_lengths(node, &pair, err);
    *spot = (cor_spot){COR_SPOT_PAGE, pair.x, pair.y};
    return status;
}

/* `from` and `to`: numbers are degrees, lengths are on the page. */
static cor_status read_end(const cor_node *item, const char *key, cor_spot *spot, cor_error *err)
{
    const cor_node *node = cor_node_get(item, key);
    if (!node) return cor_node_fail(item, err, "\"%s\" is missing; write [longitude, latitude]", key);
    bool lengths =
        is_pair(node) && (node->items[0]->kind == COR_NODE_STRING || node->items[1]->kind == COR_NODE_STRING);
    return lengths ? read_page_spot(node, spot, err) : read_degrees(node, spot, err);
}

static cor_status read_at(const cor_node *item, cor_spot *spot, cor_error *err)
{
    const cor_node *at = cor_node_get(item, "at"), *page = cor_node_get(item, "page");
    if (at && page) return cor_key_fail(page, err, "both \"at\" and \"page\" say where it stands; keep one");
    if (at) return read_degrees(at, spot, err);
    if (page) return read_page_spot(page, spot, err);
    return cor_node_fail(item, err,
                         "it stands nowhere; write \"at: [longitude, latitude]\", or \"page: [30 mm, 20 mm]\"");
}

static cor_status read_offset(const cor_node *item, cor_annotation *note, cor_error *err)
{
    const cor_node *node = cor_node_get(item, "offset");
    note->has_offset = node != NULL;
    return node ? read_lengths(node, &note->offset, err) : COR_OK;
}

/* What all kinds fraction; each kind's list of keys says which of them it takes. */
static cor_status read_looks(const cor_node *item, cor_annotation *note, cor_error *err)
{
    static const char *const lines[] = {"solid", "dashed", "dotted"};
    static const char *const heads[] = {"end", "start", "both", "none"};
    static const char *const sides[] = {"left", "right"};
    cor_status status = cor_field_color(item, "color", &note->color, err);
    if (!status) status = cor_field_color(item, "fill", &note->fill, err);
    if (!status) status = read_length(item, "size", "9 pt", MAX_SIZE, &note->size, err);
    if (!status) status = read_length(item, "width", "0.7 pt", MAX_WIDTH, &note->width, err);
    if (!status) status = read_length(item, "max-width", "40 mm", 14400, &note->max_width, err);
    if (!status) status = read_length(item, "depth", "3 mm", 14400, &note->depth, err);
    if (!status) status = cor_field_number(item, "opacity", 0, 1, &note->opacity, err);
    if (!status) status = cor_field_number(item, "curve", -2, 2, &note->curve, err);
    if (!status) status = cor_field_number(item, "angle", -360, 360, &note->angle, err);
    if (!status) status = cor_field_bool(item, "bold", &note->bold, err);
    if (!status) status = cor_field_bool(item, "italic", &note->italic, err);
    if (!status) status = cor_field_bool(item, "fixed", &note->fixed, err);
    if (!status) status = cor_field_bool(item, "box", &note->box, err);
    note->has_box = cor_node_get(item, "box");
    if (!status) status = cor_field_word(item, "line", lines, G_N_ELEMENTS(lines), &note->line, err);
    if (!status) status = cor_field_word(item, "head", heads, G_N_ELEMENTS(heads), &note->head, err);
    return status ? status : cor_field_word(item, "side", sides, G_N_ELEMENTS(sides), &note->side, err);
}

static cor_status read_words(cor_map_reader *reader, const cor_node *item, const char *key, cor_annotation *note,
                             cor_error *err)
{
    return cor_field_prose(reader->arena, item, key, &note->text, err);
}

static cor_status read_placed(cor_map_reader *reader, const cor_node *item, cor_annotation *note, cor_error *err)
{
    cor_status status = read_words(reader, item, kinds[note->kind], note, err);
    if (!status) status = read_at(item, &note->at, err);
    return status ? status : read_offset(item, note, err);
}

/* `arrow` and `bracket`: words, or true where there is nothing to say. */
static cor_status read_spanned(cor_map_reader *reader, const cor_node *item, cor_annotation *note, cor_error *err)
{
    const cor_node *words = cor_node_get(item, kinds[note->kind]);
    cor_status status = COR_OK;
    if (words->kind != COR_NODE_BOOL) status = read_words(reader, item, kinds[note->kind], note, err);
    if (!status && words->kind == COR_NODE_BOOL && !words->boolean)
        return cor_node_fail(words, err, "\"%s\" is false; write its words, or true, or leave the whole item out",
                             words->key);
    if (!status) status = read_end(item, "from", &note->from, err);
    return status ? status : read_end(item, "to", &note->to, err);
}

static cor_status add_radius(const cor_node *node, cor_annotation *note, cor_error *err)
{
    cor_error wrong;
    if (node->kind != COR_NODE_STRING)
        return cor_node_fail(node, err, "%.40s has no unit; write a distance like \"50 km\"",
                             node->text ? node->text : cor_node_kind_name(node->kind));
    if (note->n_radii == COR_MAX_RADII)
        return cor_node_fail(node, err, "more than %d radii; make a second circle", COR_MAX_RADII);
    note->radius_words[note->n_radii] = node->text;
    if (cor_distance_parse(node->text, &note->radii[note->n_radii++], &wrong))
        return cor_node_fail(node, err, "%s", wrong.message);
    return COR_OK;
}

/* Kept in ascending order: the bands between them are drawn so. */
static void sort_radii(cor_annotation *note)
{
    for (size_t i = 1; i < note->n_radii; i++)
        for (size_t k = i; k && note->radii[k - 1] > note->radii[k]; k--) {
            double radius = note->radii[k];
            const char *words = note->radius_words[k];
            note->radii[k] = note->radii[k - 1];
            note->radius_words[k] = note->radius_words[k - 1];
            note->radii[k - 1] = radius;
            note->radius_words[k - 1] = words;
        }
}

static cor_status read_radius(const cor_node *item, cor_annotation *note, cor_error *err)
{
    const cor_node *node = cor_node_get(item, "radius");
    cor_status status = COR_OK;
    if (!node || (node->kind == COR_NODE_SEQ && !node->n))
        return cor_node_fail(node ? node : item, err, "\"radius\" is missing; write a distance like \"50 km\"");
    if (node->kind != COR_NODE_SEQ) return add_radius(node, note, err);
    for (size_t i = 0; i < node->n && !status; i++)
        status = add_radius(node->items[i], note, err);
    sort_radii(note);
    return status;
}

/* Words, or false for none. */
static cor_status read_label(cor_map_reader *reader, const cor_node *item, cor_annotation *note, cor_error *err)
{
    const cor_node *label = cor_node_get(item, "label");
    if (!label || label->kind != COR_NODE_BOOL) return read_words(reader, item, "label", note, err);
    note->unlabelled = !label->boolean;
    return COR_OK;
}

static cor_status read_circle(cor_map_reader *reader, const cor_node *item, cor_annotation *note, cor_error *err)
{
    cor_status status = read_degrees(cor_node_get(item, "circle"), &note->at, err);
    if (!status) status = read_radius(item, note, err);
    return status ? status : read_label(reader, item, note, err);
}

static cor_status read_extent(cor_map_reader *reader, const cor_node *item, cor_annotation *note, cor_error *err)
{
    const cor_node *node = cor_node_get(item, "extent");
    cor_status status = read_label(reader, item, note, err);
    if (status) return status;
    if (node->kind == COR_NODE_SEQ) return cor_map_read_bbox(item, "extent", &note->bbox, err);
    status = cor_field_text(item, "extent", &note->document, err);
    if (status) return status;
    note->document = cor_map_resolve(reader, note->document);
    if (!g_file_test(note->document, G_FILE_TEST_IS_REGULAR))
        return cor_node_fail(node, err, "there is no map document %.200s; paths are relative to the document",
                             note->document);
    return COR_OK;
}

/* The keys of each kind. */
static cor_status check_keys(const cor_node *item, cor_annotation_kind kind, cor_error *err)
{
    static const char *const callout[] = {"callout", "at",        "page", "offset", "color", "size",  "bold",
                                          "italic",  "max-width", "box",  "width",  "line",  "fixed", "fill"};
    static const char *const text[] = {"text",   "at",        "page", "offset", "color", "size", "bold",
                                       "italic", "max-width", "box",  "fill",   "angle", "fixed"};
    static const char *const marker[] = {"marker", "at",   "page",   "offset",    "label", "color",
                                         "size",   "bold", "italic", "max-width", "fixed"};
    static const char *const arrow[] = {"arrow", "from",   "to",        "curve", "head", "color", "size",
                                        "bold",  "italic", "max-width", "width", "line", "fixed"};
    static const char *const bracket[] = {"bracket", "from",   "to",        "side",  "depth", "color", "size",
                                          "bold",    "italic", "max-width", "width", "line",  "fixed"};
    static const char *const circle[] = {"circle", "radius", "label", "color", "size",    "bold",
                                         "italic", "width",  "line",  "fill",  "opacity", "fixed"};
    static const char *const extent[] = {"extent", "label", "color", "size",    "bold", "italic",
                                         "width",  "line",  "fill",  "opacity", "fixed"};
    static const struct {
        const char *const *keys;
        size_t n;
    } known[] = {[COR_ANNOTATION_CALLOUT] = {callout, G_N_ELEMENTS(callout)},
                 [COR_ANNOTATION_TEXT] = {text, G_N_ELEMENTS(text)},
                 [COR_ANNOTATION_MARKER] = {marker, G_N_ELEMENTS(marker)},
                 [COR_ANNOTATION_ARROW] = {arrow, G_N_ELEMENTS(arrow)},
                 [COR_ANNOTATION_BRACKET] = {bracket, G_N_ELEMENTS(bracket)},
                 [COR_ANNOTATION_CIRCLE] = {circle, G_N_ELEMENTS(circle)},
                 [COR_ANNOTATION_EXTENT] = {extent, G_N_ELEMENTS(extent)}};
    return cor_node_only(item, known[kind].keys, known[kind].n, err);
}

/* The kind whose key ITEM has; of a text beside another kind's key, the other. */
static cor_status kind_of(cor_map_reader *reader, const cor_node *item, cor_annotation_kind *ret_kind, cor_error *err)
{
    const cor_node *first = item->kind == COR_NODE_MAP && item->n ? item->items[0] : NULL;
    const char *near = NULL;
    if (item->kind != COR_NODE_MAP)
        return cor_node_fail(item, err, "this is %s; an annotation is a map like {text: …, at: [lon, lat]}",
                             cor_node_kind_name(item->kind));
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (cor_node_get(item, kinds[i])) {
            *ret_kind = (cor_annotation_kind) i;
            return COR_OK;
        }
    for (size_t i = 0; i < item->n && !near; i++)
        near = cor_nearest_word(item->items[i]->key, kinds, G_N_ELEMENTS(kinds));
    if (near) return cor_key_fail(first, err, "none of the keys says what this is; did you mean \"%s\"?", near);
    return cor_node_fail(item, err, "none of the keys says what this is; it is one of %s",
                         cor_words_listed(reader->arena, kinds, G_N_ELEMENTS(kinds)));
}

static cor_status read_kind(cor_map_reader *reader, const cor_node *item, cor_annotation *note, cor_error *err)
{
    switch (note->kind) {
    case COR_ANNOTATION_MARKER: {
        cor_status status = read_placed(reader, item, note, err);
        note->sign = note->text;
        note->text = NULL;
        return status ? status : read_label(reader, item, note, err);
    }
    case COR_ANNOTATION_CALLOUT:
    case COR_ANNOTATION_TEXT:
        return read_placed(reader, item, note, err);
    case COR_ANNOTATION_ARROW:
    case COR_ANNOTATION_BRACKET:
        return read_spanned(reader, item, note, err);
    case COR_ANNOTATION_CIRCLE:
        return read_circle(reader, item, note, err);
    case COR_ANNOTATION_EXTENT:
        break;
    }
    return read_extent(reader, item, note, err);
}

static cor_status read_item(cor_map_reader *reader, const cor_node *item, cor_annotation *note, cor_error *err)
{
    *note = (cor_annotation){.node = item, .width = -1, .opacity = -1};
    cor_status status = kind_of(reader, item, &note->kind, err);
    if (!status) status = check_keys(item, note->kind, err);
    if (!status) status = read_kind(reader, item, note, err);
    return status ? status : read_looks(item, note, err);
}

cor_status cor_map_read_annotations(cor_map_reader *reader, cor_error *err)
{
    const cor_node *all = NULL;
    cor_status status = cor_field_seq(reader->map->root, "annotations", &all, err);
    if (status || !all) return status;
    if (all->n > MAX_ANNOTATIONS)
        return cor_node_fail(all, err, "%zu annotations; the limit is %d: make a source of them", all->n,
                             MAX_ANNOTATIONS);
    cor_annotation *notes = COR_NEW_ARRAY(reader->arena, cor_annotation, all->n);
    for (size_t i = 0; i < all->n && !status; i++)
        status = read_item(reader, all->items[i], &notes[i], err);
    reader->map->annotations = notes;
    reader->map->n_annotations = all->n;
    return status;
}
