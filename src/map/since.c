/* `since` of a source: the earlier report, or the day, that news are told by. */
#include <string.h>

#include "map/internal.h"

static void read_date(cor_map_reader *reader, const cor_node *node, void *target)
{
    const char **date = target;
    if (!cor_read_text(reader, node, date) || cor_date_is_valid(*date)) return;
    cor_map_fault(reader, node, "\"%.40s\" is no date; write it as YYYY-MM-DD", *date);
    *date = NULL;
}

static void begin_since(cor_map_reader *reader, const cor_node *since)
{
    if (cor_node_get(since, "report"))
        cor_map_demand(reader, since, "id",
                       "\"since\" names no field that tells rows apart; write {report: FILE, id: FIELD}");
    else if (cor_map_demand(reader, since, "date",
                            "\"since\" needs an earlier report or a day; write {report: FILE, id: FIELD}, or {date: "
                            "2024-10-31, day: FIELD}") &&
             cor_node_get(since, "id"))
        cor_map_fault(reader, since,
                      "\"id\" tells the rows of a report, and \"since\" names none; add it, or take the id out");
    if (cor_node_get(since, "date"))
        cor_map_demand(reader, since, "day", "\"date\" is held against the days of rows; name their field: day: FIELD");
}

#define AT(field) .at = offsetof(cor_map_since, field)

static const cor_map_key keys[] = {
    {"report", AT(report), .read = cor_map_read_url},
    {"date", AT(date), .read = read_date},
    {"id", COR_KEY_TEXT, AT(id)},
    {"day", COR_KEY_TEXT, AT(day)},
};

const cor_map_keys cor_map_since_keys = {COR_MAP_KEYS(keys), .begin = begin_since};

/* A day; else a file. */
static void read_brief(cor_map_reader *reader, const cor_node *node, cor_map_since *since)
{
    const char *text;
    if (!cor_read_text(reader, node, &text)) return;
    if (cor_date_is_valid(text)) {
        since->date = text;
        since->day = "date";
        return;
    }
    cor_map_read_url(reader, node, &since->report);
    since->id = "id";
}

/* FILE, a day, or {report, date, id, day}. */
void cor_map_read_since(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_since *since = target;
    if (node->kind == COR_NODE_NULL) return;
    since->node = node;
    if (node->kind == COR_NODE_MAP)
        cor_map_read_keys(reader, node, &cor_map_since_keys, since);
    else
        read_brief(reader, node, since);
}
