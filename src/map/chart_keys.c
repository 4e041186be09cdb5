/* Charts: of which source, of what in it, and where they stand. */
#include "map/internal.h"

/* After a chart's own: of two keys that are as near to a misspelt one, the first is meant. */
#define CHART_KEYS(type)                                                                                               \
    {"source", COR_KEY_TEXT, .at = offsetof(type, chart.source)},                                                      \
        {"title", COR_KEY_PROSE, .at = offsetof(type, chart.title)},                                                   \
        {"at", COR_KEY_WORD, .at = offsetof(type, chart.at), .words = COR_MAP_WORDS(cor_map_chart_places)},            \
        {"width", COR_KEY_LENGTH, .at = offsetof(type, chart.width), .least = 20, .most = 1000},                       \
    {                                                                                                                  \
        "height", COR_KEY_LENGTH, .at = offsetof(type, chart.height), .least = 12, .most = 500                         \
    }

static const char *const units[] = {[COR_BY_MONTH] = "month", [COR_BY_QUARTER] = "quarter", [COR_BY_YEAR] = "year"};

static void read_unit(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_timeline_options *timeline = target;
    size_t unit;
    if (!cor_read_word(reader, node, COR_MAP_WORDS(units), &unit)) return;
    timeline->has_unit = true;
    timeline->unit = (cor_period_unit) unit;
}

static void begin_timeline(cor_map_reader *reader, const cor_node *node)
{
    cor_timeline_options *timeline = &reader->map->furniture.timeline;
    timeline->chart.node = node;
    timeline->date = "date";
    timeline->has_classes = true;
    cor_map_demand(reader, node, "source", "\"timeline\" names no source; write {source: incidents, by: quarter}");
}

static const cor_map_key of_timeline[] = {
    {"by", .read = read_unit, .words = COR_MAP_WORDS(units)},
    {"when", COR_KEY_TEXT, .at = offsetof(cor_timeline_options, date)},
    {"from", COR_KEY_PROSE, .at = offsetof(cor_timeline_options, from)},
    {"to", COR_KEY_PROSE, .at = offsetof(cor_timeline_options, to)},
    {"classes", COR_KEY_BOOL, .at = offsetof(cor_timeline_options, has_classes)},
    CHART_KEYS(cor_timeline_options),
};

const cor_map_keys cor_map_timeline_keys = {COR_MAP_KEYS(of_timeline), .begin = begin_timeline};

static void begin_ranking(cor_map_reader *reader, const cor_node *node)
{
    cor_ranking_options *ranking = &reader->map->furniture.ranking;
    ranking->chart.node = node;
    ranking->top = 10;
    cor_map_demand(reader, node, "source", "\"ranking\" names no source; write {source: incidents, by: province}");
    cor_map_demand(reader, node, "by", "\"ranking\" names no field; write {source: incidents, by: province}");
}

static const cor_map_key of_ranking[] = {
    {"by", COR_KEY_TEXT, .at = offsetof(cor_ranking_options, by)},
    {"sum", COR_KEY_TEXT, .at = offsetof(cor_ranking_options, sum)},
    {"top", COR_KEY_NUMBER, .at = offsetof(cor_ranking_options, top), .least = 1, .most = 60},
    {"intervals", COR_KEY_BOOL, .at = offsetof(cor_ranking_options, has_intervals)},
    CHART_KEYS(cor_ranking_options),
};

const cor_map_keys cor_map_ranking_keys = {COR_MAP_KEYS(of_ranking), .begin = begin_ranking};

static void begin_route_strip(cor_map_reader *reader, const cor_node *node)
{
    static const char both[] =
        "\"strip\" needs a route and a source that lies along it; write {route: Western, source: "
        "incidents}";
    cor_route_strip_options *strip = &reader->map->furniture.route_strip;
    strip->chart.node = node;
    strip->has_classes = true;
    if (cor_map_demand(reader, node, "route", both)) cor_map_demand(reader, node, "source", both);
}

static const cor_map_key of_route_strip[] = {
    {"route", COR_KEY_TEXT, .at = offsetof(cor_route_strip_options, route)},
    {"bin", .at = offsetof(cor_route_strip_options, bin), .read = cor_map_read_distance, .takes_distance = true},
    {"classes", COR_KEY_BOOL, .at = offsetof(cor_route_strip_options, has_classes)},
    CHART_KEYS(cor_route_strip_options),
};

const cor_map_keys cor_map_route_strip_keys = {COR_MAP_KEYS(of_route_strip), .begin = begin_route_strip};
