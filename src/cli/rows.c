/* corridor rows: a source as a map sees it. */
#include "cli/command.h"

#include <string.h>

typedef struct {
    cli_options asked;
    char *file; /* NULL or "-": stdout */
    char *format, *page;
    cor_rows_format kind;
} rows_options;

static bool goes_to_file(const rows_options *r)
{
    return r->file && strcmp(r->file, "-") != 0;
}

static bool collect(void *context, const void *bytes, size_t length)
{
    g_string_append_len(context, bytes, (gssize) length);
    return true;
}

static int put_text(const rows_options *r, cor_map *map, const GString *text)
{
    cor_error error = {0};
    if (!goes_to_file(r)) return cli_put(text->str, text->len, COR_OK);
    if (!cli_spares_inputs(map, r->file, &error) || !cli_write_file(r->file, text->str, text->len, &error))
        cli_say_error(&error);
    return (int) error.status;
}

static int put_rows(const rows_options *r, cor_session *session)
{
    cor_error error = {0};
    cor_map *map;
    GString *text = g_string_new(NULL);
    const cor_rows_wish wish = {.source = r->asked.files[1], .format = r->kind, .page = r->page};
    int status = (int) cor_map_open(session, r->asked.files[0], &r->asked.options, &map, &error);
    if (!status) status = (int) cor_map_rows(map, &wish, collect, text, &error);
    bool warned = r->asked.strict && cli_count_warnings(session);
    cli_say_outcome(session, status, &error);
    if (!status) status = put_text(r, map, text);
    cor_map_free(map);
    g_string_free(text, TRUE);
    return !status && warned ? COR_WARNED : status;
}

/* As --format says, else by the ending of the file. */
static int find_format(rows_options *r)
{
    const char *dot = r->file ? strrchr(r->file, '.') : NULL;
    bool by_name = dot && (!g_ascii_strcasecmp(dot, ".geojson") || !g_ascii_strcasecmp(dot, ".json"));
    r->kind = by_name || r->asked.json ? COR_ROWS_GEOJSON : COR_ROWS_CSV;
    if (!r->format) return COR_OK;
    r->kind = strcmp(r->format, "csv") ? COR_ROWS_GEOJSON : COR_ROWS_CSV;
    if (r->kind == COR_ROWS_CSV || !strcmp(r->format, "geojson")) return COR_OK;
    return cli_say_usage(&cli_rows, "--format %.40s: it is csv or geojson", r->format);
}

static int print_rows(rows_options *r)
{
    char **files = r->asked.files;
    if (!files || !files[1])
        return cli_say_usage(&cli_rows, "%s; write corridor rows MAP.yaml SOURCE",
                             files ? "no source is named" : "no map document is given");
    if (files[2])
        return cli_say_usage(&cli_rows, "rows prints those of one source; \"%.80s\" is one too many", files[2]);
    int status = find_format(r);
    if (status) return status;
    cor_session *session = cli_session_new();
    status = put_rows(r, session);
    cor_session_free(session);
    return status;
}

static int rows(int argc, char **argv)
{
    rows_options r = {0};
    const GOptionEntry own[] = {
        {"format", 'f', 0, G_OPTION_ARG_STRING, &r.format, "csv or geojson; else by FILE's ending, else csv", "FORMAT"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &r.file, "Write it here; - is stdout, as without this", "FILE"},
        {"page", 0, 0, G_OPTION_ARG_STRING, &r.page, "As this page of the atlas sees the source", "ID"},
        {0}};
    int status = cli_options_read(&r.asked, &cli_rows, own, argc, argv);
    if (status == CLI_GO_ON) status = print_rows(&r);
    g_free(r.file);
    g_free(r.format);
    g_free(r.page);
    cli_options_clear(&r.asked);
    return status;
}

const cli_command cli_rows = {
    .name = "rows",
    .operands = "MAP.yaml SOURCE",
    .summary = "Prints the rows of a source as the map sees them: filtered, with the map's names of its\n"
               "fields, as a table or as GeoJSON.",
    .lesson =
        "SOURCE is the name that the map document or its style has for it. Rows are those that\n"
        "\"where\", \"near\", \"along\" and \"inside\" leave, in view or not. Places are degrees in WGS 84: the last\n"
        "columns are lon and lat, or wkt where there are lines and areas.\n"
        "\n"
        "Examples:\n"
        "  corridor rows maps/02-attacks.yaml incidents\n"
        "  corridor rows maps/02-attacks.yaml incidents --set since=2024-01-01 -o since.csv\n"
        "  corridor rows maps/01-corridor.yaml routes --format geojson | jq '.features | length'\n"
        "\n"
        "Exit codes: 0 printed; 1 printed, with warnings under --strict; 2 the map document or its\n"
        "style is wrong, or has no such source; 3 the data are; 5 it could not be written.\n",
    .run = rows,
};
