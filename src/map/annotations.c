/* The list `annotations`: each item is a map, and the first key of a kind says what it is. */
#include "map/internal.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "base/words.h"

enum { MAX_ANNOTATIONS = 2000 };

/* Largest text, widest line and longest length, points. */
enum { MAX_SIZE = 200, MAX_WIDTH = 50, MAX_LENGTH = 14400 };

/* NODE as points: a length with its unit, or 0. */
static bool length_of(cor_map_reader *reader, const cor_node *node, const char *like, double *ret_points)
{
    cor_error wrong;
    if (node->kind == COR_NODE_NUMBER && node->number == 0) {
        *ret_points = 0;
        return true;
    }
    if (node->kind == COR_NODE_NUMBER)
        return cor_map_fault(reader, node, "%.40s has no unit; write one like \"%s\"", node->text, like);
    if (node->kind != COR_NODE_STRING)
        return cor_map_fault(reader, node, "this is %s; here goes a length like \"%s\"", cor_node_kind_name(node->kind),
                             like);
    if (cor_length_parse(node->text, ret_points, &wrong)) return cor_map_fault(reader, node, "%s", wrong.message);
    return true;
}

/* A length from 0 to MAX points. */
static void read_length(cor_map_reader *reader, const cor_node *node, const char *like, int most, double *ret_points)
{
    double points = 0;
    if (!length_of(reader, node, like, &points)) return;
    if (points >= 0 && points <= most)
        *ret_points = points;
    else
        cor_map_fault(reader, node, "\"%s\" is %.40s; it goes from 0 to %d pt", node->key, node->text, most);
}

static void read_size(cor_map_reader *reader, const cor_node *node, void *target)
{
    read_length(reader, node, "9 pt", MAX_SIZE, target);
}

static void read_width(cor_map_reader *reader, const cor_node *node, void *target)
{
    read_length(reader, node, "0.7 pt", MAX_WIDTH, target);
}

static void read_max_width(cor_map_reader *reader, const cor_node *node, void *target)
{
    read_length(reader, node, "40 mm", MAX_LENGTH, target);
}

static void read_depth(cor_map_reader *reader, const cor_node *node, void *target)
{
    read_length(reader, node, "3 mm", MAX_LENGTH, target);
}

static bool is_pair(const cor_node *node)
{
    return node->kind == COR_NODE_SEQ && node->n == 2;
}

static void read_place(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_spot *spot = target;
    bool numbers = is_pair(node) && node->items[0]->kind == COR_NODE_NUMBER && node->items[1]->kind == COR_NODE_NUMBER;
    if (!numbers) {
        cor_map_fault(reader, node, "\"%s\" is no place on the earth; write [longitude, latitude]", node->key);
        return;
    }
    *spot = (cor_spot){COR_SPOT_EARTH, node->items[0]->number, node->items[1]->number};
    if (!(fabs(spot->x) <= 360))
        cor_map_fault(reader, node, "a longitude beyond 360 degrees; the order is [longitude, latitude]");
    if (!(fabs(spot->y) <= 90))
        cor_map_fault(reader, node, "a latitude beyond 90 degrees; the order is [longitude, latitude]");
}

static bool read_lengths(cor_map_reader *reader, const cor_node *node, cor_point *ret_pair)
{
    if (!is_pair(node))
        return cor_map_fault(reader, node, "\"%s\" is not two lengths; write one like [30 mm, 14 mm]", node->key);
    bool good = length_of(reader, node->items[0], "30 mm", &ret_pair->x);
    return length_of(reader, node->items[1], "30 mm", &ret_pair->y) && good;
}

static void read_page_place(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_spot *spot = target;
    cor_point pair = {0, 0};
    if (read_lengths(reader, node, &pair)) *spot = (cor_spot){COR_SPOT_PAGE, pair.x, pair.y};
}

/* `from` and `to`: numbers are degrees, lengths are on the page. */
static void read_end(cor_map_reader *reader, const cor_node *node, void *target)
{
    bool lengths =
        is_pair(node) && (node->items[0]->kind == COR_NODE_STRING || node->items[1]->kind == COR_NODE_STRING);
    if (lengths)
        read_page_place(reader, node, target);
    else
        read_place(reader, node, target);
}

static void read_offset(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_annotation *note = target;
    note->has_offset = read_lengths(reader, node, &note->offset);
}

static void read_box(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_annotation *note = target;
    note->has_box = cor_read_bool(reader, node, &note->box);
}

/* The words of `arrow` and `bracket`, or true where there is nothing to say. */
static void read_words_or_true(cor_map_reader *reader, const cor_node *node, void *target)
{
    if (node->kind != COR_NODE_BOOL)
        cor_read_prose(reader, node, target);
    else if (!node->boolean)
        cor_map_fault(reader, node, "\"%s\" is false; write its words, or true, or leave the whole item out",
                      node->key);
}

/* Words, or false for none. */
static void read_label(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_annotation *note = target;
    if (node->kind == COR_NODE_BOOL)
        note->unlabelled = !node->boolean;
    else
        cor_read_prose(reader, node, &note->text);
}

static void read_circle_label(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_document *map = reader->map;
    size_t before = map->n_prose;
    read_label(reader, node, target);
    if (map->n_prose > before) map->prose[before].of_circle = true;
}

static void add_radius(cor_map_reader *reader, const cor_node *node, cor_annotation *note)
{
    cor_error wrong;
    if (node->kind != COR_NODE_STRING) {
        cor_map_fault(reader, node, "%.40s has no unit; write a distance like \"50 km\"",
                      node->text ? node->text : cor_node_kind_name(node->kind));
        return;
    }
    note->radius_words[note->n_radii] = node->text;
    if (cor_distance_parse(node->text, &note->radii[note->n_radii++], &wrong))
        cor_map_fault(reader, node, "%s", wrong.message);
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

static const char no_radius[] = "\"radius\" is missing; write a distance like \"50 km\"";

static void read_radius(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_annotation *note = target;
    if (node->kind != COR_NODE_SEQ) {
        add_radius(reader, node, note);
        return;
    }
    if (node->n > COR_MAX_RADII)
        cor_map_fault(reader, node->items[COR_MAX_RADII], "more than %d radii; make a second circle", COR_MAX_RADII);
    for (size_t i = 0; i < MIN(node->n, COR_MAX_RADII); i++)
        add_radius(reader, node->items[i], note);
    sort_radii(note);
}

/* A box, or the path of another map document. */
static void read_extent(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_annotation *note = target;
    if (node->kind == COR_NODE_SEQ) {
        cor_map_read_bbox(reader, node, &note->bbox);
        return;
    }
    if (!cor_read_text(reader, node, &note->document)) return;
    note->document = cor_map_resolve(reader, note->document);
    if (!g_file_test(note->document, G_FILE_TEST_IS_REGULAR))
        cor_map_fault(reader, node, "there is no map document %.200s; paths are relative to the document",
                      note->document);
}

static void demand_place(cor_map_reader *reader, const cor_node *item)
{
    const cor_node *at = cor_node_get(item, "at"), *page = cor_node_get(item, "page");
    if (at && page) cor_map_key_fault(reader, page, "both \"at\" and \"page\" say where it stands; keep one");
    if (!at && !page)
        cor_map_fault(reader, item,
                      "it stands nowhere; write \"at: [longitude, latitude]\", or \"page: [30 mm, 20 mm]\"");
}

static void demand_ends(cor_map_reader *reader, const cor_node *item)
{
    cor_map_demand(reader, item, "from", "\"from\" is missing; write [longitude, latitude]");
    cor_map_demand(reader, item, "to", "\"to\" is missing; write [longitude, latitude]");
}

static void demand_radius(cor_map_reader *reader, const cor_node *item)
{
    cor_map_demand(reader, item, "radius", no_radius);
}

static const char *const lines[] = {
    [COR_LINE_SOLID] = "solid", [COR_LINE_DASHED] = "dashed", [COR_LINE_DOTTED] = "dotted"};
static const char *const heads[] = {
    [COR_HEAD_END] = "end", [COR_HEAD_START] = "start", [COR_HEAD_BOTH] = "both", [COR_HEAD_NONE] = "none"};
static const char *const sides[] = {[COR_SIDE_LEFT] = "left", [COR_SIDE_RIGHT] = "right"};

/* The keys that several kinds have. */
#define AT(field) .at = offsetof(cor_annotation, field)
#define PLACE                                                                                                          \
    {"at", AT(at), .read = read_place}, {"page", AT(at), .read = read_page_place, .takes_length = true},               \
    {                                                                                                                  \
        "offset", .read = read_offset, .takes_length = true                                                            \
    }
#define ENDS                                                                                                           \
    {"from", AT(from), .read = read_end, .takes_length = true},                                                        \
    {                                                                                                                  \
        "to", AT(to), .read = read_end, .takes_length = true                                                           \
    }
#define TYPE                                                                                                           \
    {"color", COR_KEY_COLOR, AT(color)}, {"size", AT(size), .read = read_size, .takes_length = true},                  \
        {"bold", COR_KEY_BOOL, AT(bold)},                                                                              \
    {                                                                                                                  \
        "italic", COR_KEY_BOOL, AT(italic)                                                                             \
    }
#define WRAPPED                                                                                                        \
    {                                                                                                                  \
        "max-width", AT(max_width), .read = read_max_width, .takes_length = true                                       \
    }
#define STROKED                                                                                                        \
    {"width", AT(width), .read = read_width, .takes_length = true},                                                    \
    {                                                                                                                  \
        "line", COR_KEY_WORD, AT(line), .words = COR_MAP_WORDS(lines)                                                  \
    }
#define PLATE                                                                                                          \
    {                                                                                                                  \
        "box", .read = read_box                                                                                        \
    }
#define FILLED                                                                                                         \
    {                                                                                                                  \
        "fill", COR_KEY_COLOR, AT(fill)                                                                                \
    }
#define OPACITY                                                                                                        \
    {                                                                                                                  \
        "opacity", COR_KEY_NUMBER, AT(opacity), .least = 0, .most = 1                                                  \
    }
#define DRAWN                                                                                                          \
    {                                                                                                                  \
        "drawn", COR_KEY_TEXTS, AT(drawn)                                                                              \
    }
#define FIXED                                                                                                          \
    {                                                                                                                  \
        "fixed", COR_KEY_BOOL, AT(fixed)                                                                               \
    }

static const cor_map_key of_callout[] = {
    {"callout", COR_KEY_PROSE, AT(text)}, PLACE, TYPE, WRAPPED, PLATE, STROKED, FIXED, DRAWN, FILLED};
static const cor_map_key of_text[] = {{"text", COR_KEY_PROSE, AT(text)},
                                      PLACE,
                                      TYPE,
                                      WRAPPED,
                                      PLATE,
                                      FILLED,
                                      {"angle", COR_KEY_NUMBER, AT(angle), .least = -360, .most = 360},
                                      FIXED,
                                      DRAWN};
static const cor_map_key of_marker[] = {{"marker", COR_KEY_PROSE, AT(sign)},
                                        PLACE,
                                        {"label", .read = read_label, .takes_prose = true},
                                        TYPE,
                                        WRAPPED,
                                        FIXED,
                                        DRAWN};
static const cor_map_key of_arrow[] = {{"arrow", AT(text), .read = read_words_or_true, .takes_prose = true},
                                       ENDS,
                                       {"curve", COR_KEY_NUMBER, AT(curve), .least = -2, .most = 2},
                                       {"head", COR_KEY_WORD, AT(head), .words = COR_MAP_WORDS(heads)},
                                       TYPE,
                                       WRAPPED,
                                       STROKED,
                                       FIXED,
                                       DRAWN};
static const cor_map_key of_bracket[] = {{"bracket", AT(text), .read = read_words_or_true, .takes_prose = true},
                                         ENDS,
                                         {"side", COR_KEY_WORD, AT(side), .words = COR_MAP_WORDS(sides)},
                                         {"depth", AT(depth), .read = read_depth, .takes_length = true},
                                         TYPE,
                                         WRAPPED,
                                         STROKED,
                                         FIXED,
                                         DRAWN};
static const cor_map_key of_circle[] = {{"circle", AT(at), .read = read_place},
                                        {"radius", .read = read_radius, .takes_distance = true},
                                        {"label", .read = read_circle_label, .takes_prose = true},
                                        TYPE,
                                        STROKED,
                                        FILLED,
                                        OPACITY,
                                        FIXED};
static const cor_map_key of_extent[] = {{"extent", .read = read_extent},
                                        {"label", .read = read_label, .takes_prose = true},
                                        TYPE,
                                        STROKED,
                                        FILLED,
                                        OPACITY,
                                        FIXED};

const cor_map_keys cor_map_annotation_keys[] = {
    [COR_ANNOTATION_CALLOUT] = {"callout", COR_MAP_KEYS(of_callout), .begin = demand_place,
                                .next = &cor_map_annotation_keys[COR_ANNOTATION_TEXT]},
    [COR_ANNOTATION_TEXT] = {"text", COR_MAP_KEYS(of_text), .begin = demand_place,
                             .next = &cor_map_annotation_keys[COR_ANNOTATION_MARKER]},
    [COR_ANNOTATION_MARKER] = {"marker", COR_MAP_KEYS(of_marker), .begin = demand_place,
                               .next = &cor_map_annotation_keys[COR_ANNOTATION_ARROW]},
    [COR_ANNOTATION_ARROW] = {"arrow", COR_MAP_KEYS(of_arrow), .begin = demand_ends,
                              .next = &cor_map_annotation_keys[COR_ANNOTATION_BRACKET]},
    [COR_ANNOTATION_BRACKET] = {"bracket", COR_MAP_KEYS(of_bracket), .begin = demand_ends,
                                .next = &cor_map_annotation_keys[COR_ANNOTATION_CIRCLE]},
    [COR_ANNOTATION_CIRCLE] = {"circle", COR_MAP_KEYS(of_circle), .begin = demand_radius,
                               .next = &cor_map_annotation_keys[COR_ANNOTATION_EXTENT]},
    [COR_ANNOTATION_EXTENT] = {"extent", COR_MAP_KEYS(of_extent)},
};

enum { N_KINDS = sizeof cor_map_annotation_keys / sizeof *cor_map_annotation_keys };

static bool is_of_no_kind(cor_map_reader *reader, const cor_node *item)
{
    const char *near = NULL, *names[N_KINDS];
    for (size_t i = 0; i < N_KINDS; i++)
        names[i] = cor_map_annotation_keys[i].name;
    for (size_t i = 0; i < item->n && !near; i++)
        near = cor_nearest_word(item->items[i]->key, names, N_KINDS);
    if (near)
        return cor_map_key_fault(reader, item->items[0], "none of the keys says what this is%s",
                                 cor_hint_of(near, '"', "").text);
    return cor_map_fault(reader, item, "none of the keys says what this is; it is one of %s",
                         cor_words_listed(reader->arena, names, N_KINDS, "or"));
}

/* The kind whose key ITEM has; of a text beside another kind's key, the other. */
static bool kind_of(cor_map_reader *reader, const cor_node *item, cor_annotation_kind *ret_kind)
{
    if (item->kind != COR_NODE_MAP)
        return cor_map_fault(reader, item, "this is %s; an annotation is a map like {text: …, at: [lon, lat]}",
                             cor_node_kind_name(item->kind));
    for (size_t i = 0; i < N_KINDS; i++)
        if (cor_node_get(item, cor_map_annotation_keys[i].name)) {
            *ret_kind = (cor_annotation_kind) i;
            return true;
        }
    return is_of_no_kind(reader, item);
}

static void read_item(cor_map_reader *reader, const cor_node *item, cor_annotation *note)
{
    *note = (cor_annotation){.node = item, .width = -1, .opacity = -1};
    if (kind_of(reader, item, &note->kind)) cor_map_read_keys(reader, item, &cor_map_annotation_keys[note->kind], note);
}

void cor_map_read_annotations(cor_map_reader *reader, const cor_node *node, void *target)
{
    (void) target;
    if (!cor_read_list(reader, node)) return;
    if (node->n > MAX_ANNOTATIONS) {
        cor_map_fault(reader, node, "%zu annotations; the limit is %d: make a source of them", node->n,
                      MAX_ANNOTATIONS);
        return;
    }
    cor_annotation *notes = COR_NEW_ARRAY(reader->arena, cor_annotation, node->n);
    for (size_t i = 0; i < node->n; i++)
        read_item(reader, node->items[i], &notes[i]);
    reader->map->annotations = notes;
    reader->map->n_annotations = node->n;
}
