#include "cli/command.h"

#include <string.h>

/* One run of the command: what is asked for, and what came of it. */
typedef struct {
    cli_options asked;
    char **files; /* of -o */
    char *format;
    gboolean watch;
    cor_session *session;
    cor_map *map;
    cli_outputs outputs;
    cor_error error;
} run;

/* Notes what the map is made of. True when some of it may have changed since it was read. */
static bool note_inputs(run *r, cli_watch *watch)
{
    bool anew = cli_watch_add(watch, r->asked.files[0]);
    if (*r->error.file) anew |= cli_watch_add(watch, r->error.file);
    for (size_t i = 0, n = r->map ? cor_map_input_count(r->map) : 0; i < n; i++)
        anew |= cli_watch_add(watch, cor_map_input(r->map, i));
    return anew;
}

/* WATCH: NULL when nobody watches. */
static int open_map(run *r, cli_watch *watch)
{
    cor_status status = cor_map_open(r->session, r->asked.files[0], &r->asked.options, &r->map, &r->error);
    while (watch && note_inputs(r, watch)) {
        cor_map_free(r->map);
        r->map = NULL;
        r->error = (cor_error){0};
        cor_remarks_clear(r->session);
        status = cor_map_open(r->session, r->asked.files[0], &r->asked.options, &r->map, &r->error);
    }
    return (int) status;
}

static int draw(run *r, cli_watch *watch)
{
    int status = open_map(r, watch);
    if (status) return status;
    cli_outputs_open(&r->outputs, r->files, r->format, r->map);
    return (int) cor_map_render(r->map, r->outputs.list, r->outputs.n, &r->error);
}

static bool is_drawn(int status)
{
    return status == COR_OK || status == COR_WARNED;
}

static void say_all(const run *r, int status)
{
    cli_say_outcome(r->session, status, &r->error);
    for (size_t i = 0; is_drawn(status) && !r->files && i < r->outputs.n; i++)
        cli_say("wrote %s", r->outputs.paths[i]);
}

static json_t *paths_json(const run *r)
{
    json_t *list = json_array();
    for (size_t i = 0; i < r->outputs.n; i++) {
        char *valid = g_filename_display_name(r->outputs.paths[i]);
        json_array_append_new(list, json_string(valid));
        g_free(valid);
    }
    return list;
}

/* The library's report with the exit code and the files, or what went wrong instead. */
static json_t *report_json(const run *r, int status)
{
    const char *report = is_drawn(status) ? cor_map_report(r->map) : NULL;
    json_t *json = json_object(), *drawn = report ? json_loads(report, 0, NULL) : NULL;
    json_object_set_new(json, "status", json_integer(status));
    if (status) json_object_set_new(json, "error", cli_error_json(&r->error));
    if (is_drawn(status)) json_object_set_new(json, "outputs", paths_json(r));
    if (drawn)
        json_object_update_missing(json, drawn);
    else
        json_object_set_new(json, "warnings", cli_remarks_json(r->session));
    json_decref(drawn);
    return json;
}

static int finish(const run *r, int status)
{
    say_all(r, status);
    if (r->asked.json) {
        json_t *json = report_json(r, status);
        status = cli_put_json(json, status);
        json_decref(json);
    }
    if (is_drawn(status) && r->outputs.standard->len)
        status = cli_put(r->outputs.standard->data, r->outputs.standard->len, status);
    return status;
}

static int render_once(run *r, cli_watch *watch)
{
    r->session = cor_session_new();
    int status = finish(r, draw(r, watch));
    cli_outputs_close(&r->outputs);
    cor_map_free(r->map);
    cor_session_free(r->session);
    r->outputs = (cli_outputs){0};
    r->map = NULL;
    r->error = (cor_error){0};
    return status;
}

/* A mistake is said and survived: the next change may mend it. */
static int render_again_and_again(run *r)
{
    for (size_t i = 0; r->files && r->files[i]; i++)
        if (!strcmp(r->files[i], "-"))
            return cli_say_usage(&cli_render, "--watch draws again and again; -o - can take one picture only");
    cli_watch *watch = cli_watch_new();
    if (!watch) return COR_BAD_OUTPUT;
    do {
        render_once(r, watch);
        cli_say("watching; Ctrl-C ends");
    } while (cli_watch_wait(watch));
    cli_watch_free(watch);
    return COR_OK;
}

static int render_map(run *r)
{
    char **maps = r->asked.files;
    if (!maps) return cli_say_usage(&cli_render, "no map document is given; write corridor render MAP.yaml");
    if (maps[1]) return cli_say_usage(&cli_render, "render draws one map; \"%.80s\" is one too many", maps[1]);
    int status = cli_outputs_check(r->files, r->format, maps[0], r->asked.json);
    if (status) return status;
    if (r->watch) return render_again_and_again(r);
    return render_once(r, NULL);
}

static int render(int argc, char **argv)
{
    run r = {0};
    const GOptionEntry own[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME_ARRAY, &r.files,
         "Write here, once for each picture: .png, .svg or .pdf; - is stdout", "FILE"},
        {"format", 0, 0, G_OPTION_ARG_FILENAME, &r.format,
         "png, svg, svg-outlines (text as shapes) or pdf, whatever the ending of FILE says", "FORMAT"},
        {"watch", 0, 0, G_OPTION_ARG_NONE, &r.watch, "Draw again when the map, its style or its data change", NULL},
        {0},
    };
    int status = cli_options_read(&r.asked, &cli_render, own, argc, argv);
    if (status == CLI_GO_ON) status = render_map(&r);
    g_strfreev(r.files);
    g_free(r.format);
    cli_options_clear(&r.asked);
    return status;
}

const cli_command cli_render = {
    .name = "render",
    .operands = "MAP.yaml",
    .summary = "Draws a map document and writes it as PNG, SVG or PDF, all from one drawing.",
    .lesson = "Without -o, the outputs that the document lists are written into the current\n"
              "folder under the document's name: maps/overview.yaml becomes overview.png.\n"
              "A file is written whole or not at all; an older one stays until then.\n"
              "\n"
              "Examples:\n"
              "  corridor render maps/overview.yaml\n"
              "  corridor render maps/attacks.yaml -o attacks.png -o attacks.pdf --dpi 300\n"
              "  corridor render maps/attacks.yaml --set since=2024-01-01 -o year.svg\n"
              "  corridor render maps/north.yaml --bbox 72,34,78,40 --crs EPSG:32643 -o n.png\n"
              "  corridor render maps/north.yaml -ts 1600 1200 -o - --format png > n.png\n"
              "  corridor render maps/north.yaml --json --strict -o n.png > report.json\n"
              "  corridor render maps/north.yaml --watch -o n.png\n"
              "\n"
              "-ts counts dots, at 96 of them an inch unless --dpi says otherwise; --size is the\n"
              "page on paper. SOURCE_DATE_EPOCH stands for today where no day is stated.\n"
              "\n"
              "Exit codes: 0 drawn; 1 drawn, with warnings under --strict; 2 usage, style or map\n"
              "document; 3 data; 5 an output could not be written; 6 refused by a rule you set.\n",
    .run = render,
};
