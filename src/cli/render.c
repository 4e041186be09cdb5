/* corridor render: one map, once or whenever its inputs change. */
#include "cli/command.h"

#include <string.h>

/* One run of the command: what is asked for, and what came of it. */
typedef struct {
    cli_options asked;
    char **files; /* of -o */
    char *format;
    char *debug;
    gboolean watch, quiet;
    cor_session *session;
    cor_map *map;
    cli_outputs outputs;
    GPtrArray *written; /* paths of finished outputs */
    json_t *set;        /* worldview → the library's report, where more than one is drawn */
    cor_error error;
} run;

static bool is_drawn(int status)
{
    return status == COR_OK || status == COR_WARNED;
}

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

static int draw_one(run *r, const char *suffix)
{
    cli_outputs_open(&r->outputs, r->files, r->format, r->map, suffix);
    for (size_t i = 0; i < r->outputs.n; i++)
        if (!r->outputs.list[i].write && !cli_spares_inputs(r->map, r->outputs.paths[i], &r->error))
            return COR_BAD_DOCUMENT;
    int status = (int) cor_map_render(r->map, r->outputs.list, r->outputs.n, &r->error);
    for (size_t i = 0; is_drawn(status) && i < r->outputs.n; i++)
        g_ptr_array_add(r->written, g_strdup(r->outputs.paths[i]));
    return status;
}

static int draw_worldview(run *r, const char *code)
{
    char *suffix = g_strconcat("-", code, NULL);
    cor_map_free(r->map);
    r->map = NULL;
    cli_outputs_close(&r->outputs);
    r->outputs = (cli_outputs){0};
    r->asked.options.worldview = code;
    int status = (int) cor_map_open(r->session, r->asked.files[0], &r->asked.options, &r->map, &r->error);
    if (!status) status = draw_one(r, suffix);
    if (is_drawn(status)) json_object_set_new(r->set, code, json_loads(cor_map_report(r->map), 0, NULL));
    r->asked.options.worldview = r->asked.worldview;
    g_free(suffix);
    return status;
}

/* One map for each worldview, named for it. The first that can't be drawn ends the set. */
static int draw_set(run *r)
{
    size_t n = cor_map_worldview_count(r->map);
    char **codes = g_new0(char *, n + 1);
    int status = COR_OK, last = COR_OK;
    for (size_t i = 0; i < n; i++)
        codes[i] = g_strdup(cor_map_worldview(r->map, i));
    for (size_t i = 0; i < n && is_drawn(last); i++) {
        last = draw_worldview(r, codes[i]);
        if (last) status = last;
    }
    g_strfreev(codes);
    return status;
}

static bool goes_to_stdout(const run *r)
{
    bool found = false;
    for (size_t i = 0; r->files && r->files[i]; i++)
        found |= !strcmp(r->files[i], "-");
    return found;
}

static int draw(run *r, cli_watch *watch)
{
    int status = open_map(r, watch);
    if (status) return status;
    if (cor_map_worldview_count(r->map) == 1) return draw_one(r, "");
    if (goes_to_stdout(r)) {
        r->error.status = COR_BAD_DOCUMENT;
        g_strlcpy(r->error.message, "worldview all draws several maps; -o - can take one picture only",
                  sizeof r->error.message);
        return COR_BAD_DOCUMENT;
    }
    r->set = json_object();
    return draw_set(r);
}

static void say_all(const run *r, int status)
{
    cli_say_outcome(r->session, status, &r->error);
    for (guint i = 0; is_drawn(status) && !r->quiet && (!r->files || r->set) && i < r->written->len; i++)
        cli_say("wrote %s", (const char *) r->written->pdata[i]);
}

static json_t *paths_json(const run *r)
{
    json_t *list = json_array();
    for (guint i = 0; i < r->written->len; i++) {
        char *valid = g_filename_display_name(r->written->pdata[i]);
        json_array_append_new(list, json_string(valid));
        g_free(valid);
    }
    return list;
}

/* What the library reports of the map, or of each map of a set. NULL when nothing was drawn. */
static json_t *drawn_json(const run *r, int status)
{
    if (!is_drawn(status)) return NULL;
    if (r->set) return json_pack("{s:O}", "worldviews", r->set);
    return json_loads(cor_map_report(r->map), 0, NULL);
}

/* The library's report with the exit code and the files, or what went wrong instead. */
static json_t *report_json(const run *r, int status)
{
    json_t *json = json_object(), *drawn = drawn_json(r, status);
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
    if (is_drawn(status) && !r->set && r->outputs.standard->len)
        status = cli_put(r->outputs.standard->data, r->outputs.standard->len, status);
    return status;
}

static int render_once(run *r, cli_watch *watch)
{
    r->session = cli_session_new();
    r->written = g_ptr_array_new_with_free_func(g_free);
    int status = finish(r, draw(r, watch));
    cli_outputs_close(&r->outputs);
    g_ptr_array_unref(r->written);
    json_decref(r->set);
    cor_map_free(r->map);
    cor_session_free(r->session);
    r->outputs = (cli_outputs){0};
    r->set = NULL;
    r->map = NULL;
    r->error = (cor_error){0};
    return status;
}

/* A mistake is said and survived: the next change may mend it. */
static int render_again_and_again(run *r)
{
    if (goes_to_stdout(r))
        return cli_say_usage(&cli_render, "--watch draws again and again; -o - can take one picture only");
    cli_watch *watch = cli_watch_new();
    if (!watch) return COR_BAD_OUTPUT;
    do {
        render_once(r, watch);
        if (!r->quiet) cli_say("watching; Ctrl-C ends");
    } while (cli_watch_wait(watch));
    cli_watch_free(watch);
    return COR_OK;
}

static int render_map(run *r)
{
    char **maps = r->asked.files;
    if (!maps) return cli_say_usage(&cli_render, "no map document is given; write corridor render MAP.yaml");
    if (maps[1]) return cli_say_usage(&cli_render, "render draws one map; \"%.80s\" is one too many", maps[1]);
    if (r->debug && strcmp(r->debug, "labels") != 0)
        return cli_say_usage(&cli_render, "--debug %.40s: it can show labels", r->debug);
    r->asked.options.debug_labels = r->debug != NULL;
    cli_be_quiet(r->quiet);
    int status = cli_outputs_check(&cli_render, r->files, r->format, maps[0], r->asked.json);
    if (status) return status;
    if (r->watch) return render_again_and_again(r);
    char here[] = "map", *beside[] = {here, NULL};
    cli_clean_when_interrupted(r->files ? r->files : beside);
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
        {"debug", 0, 0, G_OPTION_ARG_FILENAME, &r.debug,
         "labels: draw over the map where labels could stand, and what kept those away that are not drawn", "WHAT"},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &r.quiet, "Say nothing but errors and warnings", NULL},
        {"watch", 0, 0, G_OPTION_ARG_NONE, &r.watch, "Draw again when the map, its style or its data change", NULL},
        {0},
    };
    int status = cli_options_read(&r.asked, &cli_render, own, argc, argv);
    if (status == CLI_GO_ON) status = render_map(&r);
    g_strfreev(r.files);
    g_free(r.format);
    g_free(r.debug);
    cli_options_clear(&r.asked);
    return status;
}

const cli_command cli_render = {
    .name = "render",
    .operands = "MAP.yaml",
    .summary = "Draws a map document and writes it as PNG, SVG or PDF, all from one drawing.",
    .lesson = "Without -o, the outputs that the document lists are written into the current\n"
              "folder under the document's name: maps/01-corridor.yaml becomes 01-corridor.png.\n"
              "A file is written whole or not at all; an older one stays until then.\n"
              "\n"
              "Examples:\n"
              "  corridor render maps/01-corridor.yaml\n"
              "  corridor render maps/02-attacks.yaml -o attacks.png -o attacks.pdf --dpi 300\n"
              "  corridor render maps/02-attacks.yaml --set since=2024-01-01 -o year.svg\n"
              "  corridor render maps/04-north.yaml --bbox 72,34,78,40 --crs EPSG:32643 -o n.png\n"
              "  corridor render maps/04-north.yaml -ts 1600 1200 -o - --format png > n.png\n"
              "  corridor render maps/01-corridor.yaml --debug labels -o why.svg\n"
              "  corridor render maps/04-north.yaml --json --strict -o n.png > report.json\n"
              "  corridor render maps/04-north.yaml --watch -o n.png\n"
              "  corridor render maps/04-north.yaml --worldview all -o n.png\n"
              "\n"
              "-ts counts dots, at 96 of them an inch unless --dpi says otherwise; --size is the\n"
              "page on paper. SOURCE_DATE_EPOCH stands for today where no day is stated.\n"
              "\n"
              "Exit codes: 0 drawn; 1 drawn, with warnings under --strict; 2 usage, style or map\n"
              "document; 3 data; 5 an output could not be written; 6 refused by a rule you set.\n",
    .run = render,
};
