/* corridor info: what a source or a map document holds. */
#include "cli/command.h"

#include <string.h>

static int put_text(const char *json, int status)
{
    json_t *parsed = json_loads(json, 0, NULL);
    GString *text = g_string_new(NULL);
    if (parsed) cli_outline(text, parsed);
    json_decref(parsed);
    status = cli_put(text->str, text->len, status);
    g_string_free(text, TRUE);
    return status;
}

static int put_failure(const cor_session *session, int status, const cor_error *error)
{
    json_t *json = json_pack("{s:i, s:o, s:o}", "status", status, "error", cli_error_json(error), "warnings",
                             cli_remarks_json(session));
    status = cli_put_json(json, status);
    json_decref(json);
    return status;
}

static int answer(const cli_options *asked, const char *json, int status)
{
    if (!asked->json) return put_text(json, status);
    char *lines = g_strconcat(json, "\n", NULL);
    status = cli_put(lines, strlen(lines), status);
    g_free(lines);
    return status;
}

static int describe(const cli_options *asked, cor_session *session)
{
    const char *json = NULL;
    cor_error error = {0};
    int status = (int) cor_info(session, asked->files[0], &asked->options, &json, &error);
    cli_say_outcome(session, status, &error);
    if (json) return answer(asked, json, status);
    return asked->json ? put_failure(session, status, &error) : status;
}

static int describe_file(const cli_options *asked)
{
    if (!asked->files) return cli_say_usage(&cli_info, "no source is given; write corridor info FILE");
    if (asked->files[1])
        return cli_say_usage(&cli_info, "info describes one source; \"%.80s\" is one too many", asked->files[1]);
    cor_session *session = cli_session_new();
    int status = describe(asked, session);
    cor_session_free(session);
    return status;
}

static int info(int argc, char **argv)
{
    const GOptionEntry none[] = {{0}};
    cli_options asked = {0};
    int status = cli_options_read(&asked, &cli_info, none, argc, argv);
    if (status == CLI_GO_ON) status = describe_file(&asked);
    cli_options_clear(&asked);
    return status;
}

const cli_command cli_info = {
    .name = "info",
    .operands = "SOURCE|MAP.yaml",
    .summary = "Describes a source: layers, fields, counts, extents, CRS. Of a map document also\n"
               "the chosen projection, the style's zoom, what each layer draws, and the fonts found.",
    .lesson = "SOURCE is a file or any connection string that GDAL's vector drivers take.\n"
              "The answer goes to stdout: indented text, or JSON with --json.\n"
              "\n"
              "Examples:\n"
              "  corridor info shapes/provinces.shp\n"
              "  corridor info shapes/incidents.csv\n"
              "  corridor info maps/01-corridor.yaml --json | jq .view.zoom\n"
              "\n"
              "Exit codes: 0 described; 2 the map document or its style is wrong; 3 the data are.\n",
    .run = info,
};
