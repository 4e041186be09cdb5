/* Furniture: what stands on the page besides the map, as one table of its pieces. Each is `auto` or true, false, a map
 * of its own keys, or, where words are all it has, the words. */
#include "map/internal.h"

#include <string.h>

#include <glib.h>

static const cor_map_key of_title[] = {COR_MAP_PLACE_KEY(cor_furniture)};
static const cor_map_key of_words[] = {COR_MAP_PLACE_KEY(cor_furniture),
                                       {"text", COR_KEY_PROSE, .at = offsetof(cor_furniture, text)}};
static const cor_map_key of_credits[] = {COR_MAP_PLACE_KEY(cor_furniture),
                                         {"text", COR_KEY_PROSE, .at = offsetof(cor_furniture, text)},
                                         {"add", COR_KEY_PROSE, .at = offsetof(cor_furniture, add)}};
static const cor_map_keys title_keys = {COR_MAP_KEYS(of_title)}, word_keys = {COR_MAP_KEYS(of_words)},
                          credits_keys = {COR_MAP_KEYS(of_credits)};

static bool brief_words(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_furniture *piece = target;
    cor_read_prose(reader, node, &piece->text);
    return true;
}

/* A piece of furniture. Offsets are those in cor_map_furniture; NOWHERE: it has none. */
typedef struct {
    const char *key;
    size_t it;      /* what its keys fill */
    size_t on, off; /* its switch: one of the two */
    size_t at;      /* its place */
    const cor_map_keys *keys;
    /* Takes what is neither a map nor a word for on or off, and says whether it did; NULL: there is nothing of the
     * sort. */
    bool (*brief)(cor_map_reader *reader, const cor_node *node, void *it);
    /* Reads the whole of it in another way than that of a piece; NULL. */
    void (*read)(cor_map_reader *reader, const cor_node *node);
    const char *needs;       /* what must be said for it to be on, as an example; NULL: nothing */
    const char *like;        /* what a map of its keys looks like; NULL: no example is given */
    bool is_usual;           /* it is there where nothing is said */
    bool is_above, is_below; /* it stands above or below the map, to the left, in the middle or to the right */
} piece_row;

#define NOWHERE SIZE_MAX
#define IN(field) offsetof(cor_map_furniture, field)
/* A member of a member can stand in no parentheses. */
/* NOLINTBEGIN(bugprone-macro-parentheses) */
#define SWITCH(field) .it = IN(field), .on = IN(field.on), .off = NOWHERE
#define PLACED(field) SWITCH(field), .at = IN(field.at)
/* NOLINTEND(bugprone-macro-parentheses) */

static const piece_row rows[COR_PIECES] = {
    [COR_PIECE_NEAT_LINE] = {"neat-line", .it = IN(neat_line), .on = NOWHERE, .off = IN(neat_line.off), .at = NOWHERE,
                             .keys = &cor_map_neat_line_keys, .is_usual = true},
    [COR_PIECE_TITLE] = {"title", PLACED(title), .keys = &title_keys, .like = "{at: bottom-left}", .is_usual = true,
                         .is_above = true},
    [COR_PIECE_BANNER] = {"banner", SWITCH(banner), .at = NOWHERE, .keys = &cor_map_banner_keys,
                          .brief = cor_map_brief_banner, .needs = "{text: UNCLASSIFIED}"},
    [COR_PIECE_SCALE_BAR] = {"scale-bar", PLACED(scale_bar), .keys = &cor_map_scale_bar_keys, .is_usual = true},
    [COR_PIECE_LEGEND] = {"legend", PLACED(legend), .keys = &cor_map_legend_keys, .like = "{at: bottom-left}",
                          .is_usual = true},
    [COR_PIECE_INSET] = {"inset", .it = NOWHERE, .on = NOWHERE, .off = NOWHERE, .at = NOWHERE,
                         .keys = &cor_map_inset_keys, .read = cor_map_read_insets},
    [COR_PIECE_TABLE] = {"table", PLACED(table), .keys = &cor_map_table_keys,
                         .needs = "{source: incidents, columns: [date, place]}"},
    [COR_PIECE_NOTES] = {"notes", PLACED(notes), .keys = &cor_map_notes_keys, .brief = cor_map_brief_notes,
                         .needs = "its words"},
    [COR_PIECE_LOGO] = {"logo", PLACED(logo), .keys = &cor_map_logo_keys, .brief = cor_map_brief_logo,
                        .needs = "the name of its file"},
    [COR_PIECE_NORTH_ARROW] = {"north-arrow", PLACED(north_arrow), .keys = &cor_map_north_arrow_keys,
                               .brief = cor_map_brief_north_arrow},
    [COR_PIECE_GRATICULE] = {"graticule", SWITCH(graticule), .at = NOWHERE, .keys = &cor_map_graticule_keys},
    [COR_PIECE_CREDITS] = {"credits", PLACED(credits), .keys = &credits_keys, .brief = brief_words,
                           .like = "{at: bottom-left}", .is_usual = true, .is_below = true},
    [COR_PIECE_DISCLAIMER] = {"disclaimer", PLACED(disclaimer), .keys = &word_keys, .brief = brief_words,
                              .like = "{at: bottom-left}", .is_usual = true, .is_below = true},
    [COR_PIECE_TIMELINE] = {"timeline", .it = IN(timeline), .on = IN(timeline.chart.on), .off = NOWHERE,
                            .at = IN(timeline.chart.at), .keys = &cor_map_timeline_keys,
                            .needs = "{source: incidents, by: quarter}"},
    [COR_PIECE_RANKING] = {"ranking", .it = IN(ranking), .on = IN(ranking.chart.on), .off = NOWHERE,
                           .at = IN(ranking.chart.at), .keys = &cor_map_ranking_keys,
                           .needs = "{source: incidents, by: province}"},
    [COR_PIECE_STRIP] = {"strip", .it = IN(route_strip), .on = IN(route_strip.chart.on), .off = NOWHERE,
                         .at = IN(route_strip.chart.at), .keys = &cor_map_route_strip_keys,
                         .needs = "{route: Western, source: incidents}"},
};

const char *cor_piece_key(cor_piece piece)
{
    return rows[piece].key;
}

const cor_map_keys *cor_piece_keys(cor_piece piece)
{
    return rows[piece].keys;
}

bool cor_piece_is_on(const cor_map_furniture *furniture, cor_piece piece)
{
    const piece_row *row = &rows[piece];
    const char *it = (const char *) furniture;
    if (row->on != NOWHERE) return *(const bool *) (it + row->on);
    return row->off != NOWHERE && !*(const bool *) (it + row->off);
}

cor_at cor_piece_place(const cor_map_furniture *furniture, cor_piece piece)
{
    size_t at = rows[piece].at;
    return at == NOWHERE ? COR_AT_AUTO : *(const cor_at *) (const void *) ((const char *) furniture + at);
}

static void turn(cor_map_furniture *furniture, const piece_row *row, bool on)
{
    if (row->on != NOWHERE) *(bool *) ((char *) furniture + row->on) = on;
    if (row->off != NOWHERE) *(bool *) ((char *) furniture + row->off) = !on;
}

/* The title stands above the map and the words of credit below it: to the left, in the middle or to the right. */
static bool is_in_strip(const piece_row *row, cor_at at)
{
    return row->is_above ? at == COR_AT_TOP_LEFT || at == COR_AT_TOP || at == COR_AT_TOP_RIGHT
                         : at == COR_AT_BOTTOM_LEFT || at == COR_AT_BOTTOM || at == COR_AT_BOTTOM_RIGHT;
}

static void warn_of_place(const cor_map_reader *reader, const piece_row *row, const cor_node *node, cor_at at)
{
    const cor_node *said = cor_node_get(node, "at");
    if ((!row->is_above && !row->is_below) || at == COR_AT_AUTO || at == COR_AT_NONE || is_in_strip(row, at)) return;
    cor_warn(reader->diagnostics, cor_node_location(said),
             "\"%s\" stands %s the map, and another place is not heeded; write %s", row->key,
             row->is_above ? "above" : "below",
             row->is_above ? "top-left, top or top-right" : "bottom-left, bottom or bottom-right");
}

static void read_piece_keys(cor_map_reader *reader, const piece_row *row, const cor_node *node)
{
    cor_map_furniture *furniture = &reader->map->furniture;
    cor_map_read_keys(reader, node, row->keys, (char *) furniture + row->it);
    cor_at at = cor_piece_place(furniture, (cor_piece) (row - rows));
    if (at == COR_AT_NONE) turn(furniture, row, false);
    warn_of_place(reader, row, node, at);
}

static void refuse(cor_map_reader *reader, const piece_row *row, const cor_node *node)
{
    cor_map_fault(reader, node, "\"%s\" is %s; it needs auto, true, false or a map%s%s", row->key,
                  cor_node_kind_name(node->kind), row->like ? " like " : "", row->like ? row->like : "");
}

static void read_said(cor_map_reader *reader, const piece_row *row, const cor_node *node)
{
    if (node->kind == COR_NODE_MAP)
        read_piece_keys(reader, row, node);
    else if (!row->brief || !row->brief(reader, node, (char *) &reader->map->furniture + row->it))
        refuse(reader, row, node);
}

static void read_piece(cor_map_reader *reader, const piece_row *row, const cor_node *node)
{
    bool off = cor_field_says(node, "none") || (node->kind == COR_NODE_BOOL && !node->boolean);
    bool bare = node->kind == COR_NODE_BOOL || cor_field_says(node, "auto");
    turn(&reader->map->furniture, row, !off);
    if (!off && bare && row->needs)
        cor_map_fault(reader, node, "\"%s\" says nothing by itself; write %s", row->key, row->needs);
    else if (!off && !bare)
        read_said(reader, row, node);
}

void cor_map_set_furniture(cor_map_document *map)
{
    for (size_t i = 0; i < COR_PIECES; i++)
        turn(&map->furniture, &rows[i], rows[i].is_usual);
}

void cor_map_read_furniture(cor_map_reader *reader, const cor_node *all, void *target)
{
    (void) target;
    const char *known[COR_PIECES];
    if (!cor_read_map(reader, all)) return;
    for (size_t i = 0; i < COR_PIECES; i++)
        known[i] = rows[i].key;
    cor_map_refuse_unknown(reader, all, known, COR_PIECES);
    for (size_t i = 0; i < COR_PIECES; i++) {
        const cor_node *node = cor_node_get(all, rows[i].key);
        if (!node || node->kind == COR_NODE_NULL) continue;
        if (rows[i].read)
            rows[i].read(reader, node);
        else
            read_piece(reader, &rows[i], node);
    }
}

/* What would stand in a strip of its own, where the map fills the page. */
static void warn_of_strip(const cor_map_reader *reader, const cor_node *node, const char *where)
{
    const cor_node *at = cor_node_get(node, "at");
    if (!at || !cor_field_says(at, where)) return;
    cor_warn(reader->diagnostics, cor_node_location(at),
             "with \"frame: false\" there is no room %s the map: \"%s\" stands on it", where, node->key);
}

void cor_map_finish_furniture(cor_map_reader *reader)
{
    const cor_node *all = cor_node_get(reader->map->root, "furniture");
    if (reader->map->page.frame) return;
    warn_of_strip(reader, cor_node_get(all, "legend"), "below");
    warn_of_strip(reader, cor_node_get(all, "table"), "beside");
    static const char *const charts[] = {"timeline", "ranking", "strip"};
    for (size_t i = 0; i < G_N_ELEMENTS(charts); i++) {
        warn_of_strip(reader, cor_node_get(all, charts[i]), "below");
        warn_of_strip(reader, cor_node_get(all, charts[i]), "beside");
    }
}
