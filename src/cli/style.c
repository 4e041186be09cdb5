/* corridor style: the style that a map comes to. */
#include "cli/command.h"

#include <string.h>

typedef struct {
    cli_options asked;
    char *file; /* NULL or "-": stdout */
} style_options;

static bool goes_to_file(const style_options *s)
{
    return s->file && strcmp(s->file, "-") != 0;
}

/* JSON, which MAP lends, to where it is to go. */
static int put_json(const style_options *s, cor_map *map, const char *json)
{
    cor_error error = {0};
    char *text = g_strconcat(json, "\n", NULL);
    int status = COR_OK;
    if (!goes_to_file(s))
        status = cli_put(text, strlen(text), COR_OK);
    else if (!cli_spares_inputs(map, s->file, &error) || !cli_write_file(s->file, text, strlen(text), &error))
        status = (int) error.status;
    if (error.status) cli_say_error(&error);
    g_free(text);
    return status;
}

static int put_style(const style_options *s, cor_session *session)
{
    cor_error error = {0};
    cor_map *map;
    const char *json = NULL;
    char *folder = goes_to_file(s) ? g_path_get_dirname(s->file) : NULL;
    int status = (int) cor_map_open(session, s->asked.files[0], &s->asked.options, &map, &error);
    if (!status) status = (int) cor_map_style(map, folder, &json, &error);
    bool warned = s->asked.strict && cor_remark_count(session);
    cli_say_outcome(session, status, &error);
    if (!status) status = put_json(s, map, json);
    cor_map_free(map);
    g_free(folder);
    return !status && warned ? COR_WARNED : status;
}

static int print_style(const style_options *s)
{
    char **files = s->asked.files;
    if (!files) return cli_say_usage(&cli_style, "no map document is given; write corridor style MAP.yaml");
    if (files[1]) return cli_say_usage(&cli_style, "style prints that of one map; \"%.80s\" is one too many", files[1]);
    cor_session *session = cli_session_new();
    int status = put_style(s, session);
    cor_session_free(session);
    return status;
}

static int style(int argc, char **argv)
{
    style_options s = {0};
    const GOptionEntry own[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &s.file, "Write it here; - is stdout, as without this", "FILE"}, {0}};
    int status = cli_options_read(&s.asked, &cli_style, own, argc, argv);
    if (status == CLI_GO_ON) status = print_style(&s);
    g_free(s.file);
    cli_options_clear(&s.asked);
    return status;
}

const cli_command cli_style = {
    .name = "style",
    .operands = "MAP.yaml",
    .summary = "Prints the style that results from a map document's styles and layers, as JSON for any\n"
               "tool that reads MapLibre styles.",
    .lesson = "Paths in it are from the folder of FILE, or from the current one. The defaults of its state\n"
              "are the map's parameters, worldview and language. It can be a map's \"style\", too.\n"
              "\n"
              "Examples:\n"
              "  corridor style maps/01-corridor.yaml | jq '.layers | length'\n"
              "  corridor style maps/01-corridor.yaml --set message=incidents -o incidents.json\n"
              "\n"
              "Exit codes: 0 printed; 1 printed, with warnings under --strict; 2 the map document or its\n"
              "style is wrong; 3 data that it shows are; 5 it could not be written.\n",
    .run = style,
};
