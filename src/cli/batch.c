/* corridor batch: an atlas, page by page, in many processes. */
#include "cli/progress.h"
#include "cli/worker_pool.h"

#include <string.h>
#include <unistd.h>

/* One run of the command. */
typedef struct {
    cli_options asked;
    char *folder, *jobs, *shard, *timeout;
    char **pages;
    gboolean force, merge, book, quiet, seconds_told, no_thumbnails;
    char *again; /* the command that draws one page, up to its id */
    unsigned workers, shard_number, shards;
    double seconds;
    cor_session *session;
    cor_map *map;
    cor_batch *batch;
    cli_progress progress;
    size_t warnings;
    int status; /* of a page that ends all */
} run;

static bool parse_count(const char *text, unsigned least, unsigned most, unsigned *ret_count)
{
    guint64 count;
    if (!g_ascii_string_to_unsigned(text, 10, least, most, &count, NULL)) return false;
    *ret_count = (unsigned) count;
    return true;
}

static int take_jobs(run *r)
{
    r->workers = g_get_num_processors();
    if (!r->jobs || parse_count(r->jobs, 1, 1024, &r->workers)) return COR_OK;
    return cli_say_usage(&cli_batch, "-j %.40s: it needs a number of processes, 1 to 1024", r->jobs);
}

static int take_timeout(run *r)
{
    r->seconds = 300;
    if (!r->timeout || (cli_parse_number(r->timeout, &r->seconds) && r->seconds >= 0 && r->seconds <= 1e6))
        return COR_OK;
    return cli_say_usage(&cli_batch, "--timeout %.40s: it needs a number of seconds; 0 is for ever", r->timeout);
}

static int take_shard_option(run *r)
{
    char **parts = g_strsplit(r->shard, "/", 2);
    bool good = parts[0] && parts[1] && parse_count(parts[1], 1, 100000, &r->shards) &&
                parse_count(parts[0], 1, r->shards, &r->shard_number);
    g_strfreev(parts);
    return good ? COR_OK
                : cli_say_usage(&cli_batch, "--shard %.40s: it needs a part and their number, like 3/8", r->shard);
}

/* NAMES[0] counts from the number that NAMES[2] holds (NULL: from 0), up to as many as NAMES[1] holds. */
static int take_shard_of(run *r, const char *const *names)
{
    const char *index = g_getenv(names[0]), *count = g_getenv(names[1]), *first = names[2] ? g_getenv(names[2]) : "0";
    unsigned i = 0, start = 0;
    if (!index || !*index) return COR_OK;
    if (!count || !parse_count(count, 1, 100000, &r->shards))
        return cli_say_usage(&cli_batch, "%s is set, but %s does not say how many there are; set it or give --shard",
                             names[0], names[1]);
    if (!parse_count(index, 0, 1000000, &i) || (first && !parse_count(first, 0, 1000000, &start)) || i < start ||
        i - start >= r->shards)
        return cli_say_usage(&cli_batch, "%s is \"%.40s\", which is none of %u; give --shard", names[0], index,
                             r->shards);
    r->shard_number = i - start + 1;
    if (r->shards > 1 && !r->quiet) cli_say("shard %u of %u, by %s", r->shard_number, r->shards, names[0]);
    return COR_OK;
}

/* Told by an option, by Slurm's job arrays, or by an indexed job of Kubernetes. One part of one is all. */
static int take_shard(run *r)
{
    static const char *const slurm[] = {"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT", "SLURM_ARRAY_TASK_MIN"};
    static const char *const kubernetes[] = {"JOB_COMPLETION_INDEX", "JOB_COMPLETIONS", NULL};
    int status = r->shard ? take_shard_option(r) : take_shard_of(r, slurm);
    if (!status && !r->shard && !r->shards) status = take_shard_of(r, kubernetes);
    if (r->shards == 1) r->shards = r->shard_number = 0;
    return status;
}

/* ARGV without what says which pages, so that a page can be named. */
static char *command_again(int argc, char **argv)
{
    static const char *const with_value[] = {"--pages", "--shard", "-j", "--jobs"};
    static const char *const alone[] = {"--force", "--json", "--quiet", "-q"};
    GString *line = g_string_new("corridor");
    for (int i = 0; i < argc; i++) {
        bool skip = false;
        for (size_t k = 0; k < G_N_ELEMENTS(alone); k++)
            skip |= !strcmp(argv[i], alone[k]);
        for (size_t k = 0; k < G_N_ELEMENTS(with_value); k++) {
            size_t length = strlen(with_value[k]);
            bool same = !strcmp(argv[i], with_value[k]);
            skip |= same || (!strncmp(argv[i], with_value[k], length) && (argv[i][length] == '=' || length == 2));
            if (same) i++;
        }
        if (skip) continue;
        char *quoted = cli_shell_word(argv[i]);
        g_string_append_printf(line, " %s", quoted);
        g_free(quoted);
    }
    g_string_append(line, " --force --pages ");
    return g_string_free(line, FALSE);
}

/* Each with the page that it is about. */
static json_t *page_warnings(const cor_batch_page *page, const json_t *warnings)
{
    json_t *list = json_deep_copy(warnings);
    for (size_t i = 0; i < json_array_size(list); i++)
        json_object_set_new(json_array_get(list, i), "page", json_string(page->called));
    return list ? list : json_array();
}

/* What came of PAGE, with what its record says that programs ask for. */
static json_t *page_event(const char *event, const cor_batch_page *page, const cli_outcome *outcome)
{
    static const char *const told[] = {"title", "group", "as_of", "files", "thumbnail", "counts"};
    json_t *json = json_pack("{s:s, s:s, s:s, s:f, s:o}", "event", event, "id", page->id, "name", page->name, "seconds",
                             outcome->result.seconds, "warnings", page_warnings(page, outcome->warnings));
    json_t *record = outcome->result.record ? json_loads(outcome->result.record, 0, NULL) : NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(told); i++)
        if (json_object_get(record, told[i])) json_object_set(json, told[i], json_object_get(record, told[i]));
    json_decref(record);
    return json;
}

static void say_failure(run *r, const cor_batch_page *page, const cli_outcome *outcome)
{
    const cor_error *error = &outcome->result.error;
    cor_error said = *error;
    char *name = cli_shell_word(page->name), *command = g_strconcat(r->again, name, NULL);
    g_snprintf(said.message, sizeof said.message, "page %s: %s", page->called, error->message);
    cli_progress_clear(&r->progress);
    cli_say_error(&said);
    if (!r->asked.json) cli_say("  to draw it alone: %s", command);
    json_t *event = page_event("failed", page, outcome);
    json_object_set_new(event, "status", json_integer((json_int_t) error->status));
    json_object_set_new(event, "error", cli_error_json(error));
    json_object_set_new(event, "command", json_string(command));
    cli_progress_event(&r->progress, event);
    g_free(command);
    g_free(name);
}

static void say_drawn(run *r, const cor_batch_page *page, const cli_outcome *outcome)
{
    json_t *event = page_event("page", page, outcome);
    json_object_set_new(event, "fresh", json_boolean(outcome->fresh));
    cli_progress_page(&r->progress, page, outcome->fresh, event);
}

static void say_warnings(run *r, const cor_batch_page *page, const json_t *warnings)
{
    for (size_t i = 0; i < json_array_size(warnings); i++) {
        const json_t *warning = json_array_get(warnings, i);
        bool is_note = !g_strcmp0(json_string_value(json_object_get(warning, "severity")), "note");
        char *message =
            g_strdup_printf("page %s: %s", page->called, json_string_value(json_object_get(warning, "message")));
        cli_progress_clear(&r->progress);
        cli_say_remark(&(cor_remark){.file = json_string_value(json_object_get(warning, "file")),
                                     .line = (int) json_integer_value(json_object_get(warning, "line")),
                                     .column = (int) json_integer_value(json_object_get(warning, "column")),
                                     .is_note = is_note,
                                     .message = message});
        g_free(message);
        r->warnings += !is_note;
    }
}

/* That the journal can't be written to is no page's own failure: the next one would meet the same. So it is with events
 * that nobody takes. */
static bool take(void *context, const cli_outcome *outcome)
{
    run *r = context;
    cor_error error = {0};
    cor_batch_page page = cor_batch_page_at(r->batch, outcome->page);
    say_warnings(r, &page, outcome->warnings);
    if (outcome->status) {
        r->progress.failed++;
        say_failure(r, &page, outcome);
    } else {
        say_drawn(r, &page, outcome);
    }
    cor_batch_outcome result = outcome->result;
    if (outcome->fresh) result.seconds = 0; /* it keeps what drawing it took */
    cor_status kept = cor_batch_keep(r->batch, outcome->page, &result, &error);
    if (kept) cli_say_error(&error);
    if (kept || r->progress.unheard) r->status = COR_BAD_OUTPUT;
    return !r->status;
}

static void tick(void *context)
{
    run *r = context;
    cli_progress_tick(&r->progress);
}

static int outcome_of(const run *r)
{
    const cli_progress *p = &r->progress;
    if (r->status) return r->status;
    if (p->failed || p->drawn + p->fresh < p->n) return COR_INCOMPLETE;
    return r->asked.strict && r->warnings ? COR_WARNED : COR_OK;
}

static bool go_on(void *context, size_t done, size_t n)
{
    run *r = context;
    if (r->progress.bar) fprintf(stderr, "\r\033[Kbook.pdf: %zu of %zu maps", done, n);
    return !cli_worker_pool_is_stopped();
}

static int bind_book(run *r, cor_error *error)
{
    if (cli_worker_pool_is_stopped() || !cor_batch_wants_book(r->batch)) return COR_OK;
    int status = (int) cor_batch_bind(r->batch, go_on, r, error);
    cli_progress_clear(&r->progress);
    return status;
}

static int draw_all(run *r)
{
    cor_error error = {0};
    size_t n = cor_batch_count(r->batch);
    const cli_worker_pool pool = {.session = r->session,
                                  .batch = r->batch,
                                  .workers = (unsigned) CLAMP(n, 1, r->workers),
                                  .timeout = r->seconds,
                                  .take = take,
                                  .tick = tick,
                                  .context = r};
    cli_progress_begin(&r->progress, n, pool.workers, cli_remarks_json(r->session));
    if (!cli_worker_pool_work(&pool)) r->status = COR_INTERNAL;
    int finished = (int) cor_batch_finish(r->batch, &error);
    if (!finished && !r->status) finished = bind_book(r, &error);
    if (finished) cli_say_error(&error);
    if (finished && !r->status) r->status = finished;
    int status = outcome_of(r);
    cli_progress_end(&r->progress, status);
    return status;
}

static int refuse_set(const run *r, cor_error *error)
{
    size_t n = cor_map_worldview_count(r->map);
    GString *codes = g_string_new(NULL);
    for (size_t i = 0; i < n; i++)
        g_string_append_printf(codes, "%s%s", !i ? "" : i + 1 < n ? ", " : " or ", cor_map_worldview(r->map, i));
    error->status = COR_BAD_DOCUMENT;
    g_snprintf(error->message, sizeof error->message,
               "a batch draws one worldview; state %s with --worldview, and a folder for each", codes->str);
    g_string_free(codes, TRUE);
    return COR_BAD_DOCUMENT;
}

static bool spares(const run *r, const char *name, cor_error *error)
{
    char *path = g_build_filename(r->folder, name, NULL);
    bool spared = cli_spares_inputs(r->map, path, error);
    g_free(path);
    return spared;
}

/* No page may take the place of what it is made of. */
static int spare_inputs(const run *r, cor_error *error)
{
    for (size_t i = 0, n = cor_batch_count(r->batch); i < n; i++) {
        const cor_batch_page page = cor_batch_page_at(r->batch, i);
        if (page.thumbnail && !spares(r, page.thumbnail, error)) return COR_BAD_DOCUMENT;
        for (size_t k = 0; k < cor_map_output_count(r->map); k++) {
            const char *ending = cor_format_ending(cor_format_called(cor_map_output(r->map, k)));
            char *name = g_strconcat(page.name, ending, NULL);
            bool spared = spares(r, name, error);
            g_free(name);
            if (!spared) return COR_BAD_DOCUMENT;
        }
    }
    return COR_OK;
}

static int open_batch(run *r, cor_error *error)
{
    cor_status status = cor_map_open(r->session, r->asked.files[0], &r->asked.options, &r->map, error);
    if (status) return (int) status;
    if (cor_map_worldview_count(r->map) > 1) return refuse_set(r, error);
    if (!r->folder) r->folder = g_strdup(cor_map_name(r->map));
    const cor_batch_options options = {.folder = r->folder,
                                       .pages = (const char *const *) r->pages,
                                       .n_pages = r->pages ? g_strv_length(r->pages) : 0,
                                       .shard = r->shard_number,
                                       .shards = r->shards,
                                       .force = r->force,
                                       .book = r->book,
                                       .no_thumbnails = r->no_thumbnails,
                                       .seconds = r->seconds_told};
    int opened = (int) cor_batch_open(r->map, &options, &r->batch, error);
    return opened ? opened : spare_inputs(r, error);
}

static json_t *failure_json(const run *r, int status, const cor_error *error)
{
    return json_pack("{s:s, s:i, s:o, s:o}", "event", "end", "status", status, "error", cli_error_json(error),
                     "warnings", cli_remarks_json(r->session));
}

static void close_batch(run *r)
{
    cor_batch_free(r->batch);
    cor_map_free(r->map);
    cor_session_free(r->session);
}

static int run_batch(run *r)
{
    cor_error error = {0};
    r->session = cli_session_new();
    cli_deadline_begin(r->session, r->asked.files[0], r->seconds);
    int status = open_batch(r, &error);
    cli_deadline_end(r->session);
    cli_say_outcome(r->session, status, &error);
    r->warnings = cli_count_warnings(r->session);
    if (status)
        cli_progress_event(&r->progress, failure_json(r, status, &error));
    else
        status = draw_all(r);
    close_batch(r);
    return status;
}

/* Joins what the shards of a document have drawn, and makes the book where one is wanted. */
static int gather(run *r, size_t *ret_pages, size_t *ret_missing, cor_error *error)
{
    int status = open_batch(r, error);
    if (status) return status;
    *ret_pages = cor_batch_count(r->batch);
    status = (int) cor_batch_gather(r->batch, ret_missing, error);
    if (status && status != COR_INCOMPLETE) return status;
    cor_error in_book = {0};
    cli_worker_pool_hear_signals();
    int bound = bind_book(r, &in_book);
    if (bound) *error = in_book;
    return bound ? bound : status;
}

/* Without a document (no -o, and a folder is named), the indexes alone can be joined. */
static int merge_shards(run *r)
{
    cor_error error = {0};
    size_t pages = 0, missing = 0;
    const char *operand = r->asked.files[0];
    bool alone = !r->folder && (g_file_test(operand, G_FILE_TEST_IS_DIR) || g_str_has_prefix(operand, "/vsi") ||
                                !g_file_test(operand, G_FILE_TEST_EXISTS));
    r->session = cli_session_new();
    int status = alone ? (int) cor_batch_merge(r->session, operand, &pages, &missing, &error)
                       : gather(r, &pages, &missing, &error);
    cli_say_outcome(r->session, error.status, &error);
    if (!status && r->asked.strict && cor_remark_count(r->session)) status = COR_WARNED;
    if (status && status != COR_INCOMPLETE && status != COR_WARNED)
        cli_progress_event(&r->progress, failure_json(r, status, &error));
    else
        cli_progress_event(&r->progress, json_pack("{s:s, s:i, s:I, s:I, s:o}", "event", "merged", "status", status,
                                                   "pages", (json_int_t) pages, "missing", (json_int_t) missing,
                                                   "warnings", cli_remarks_json(r->session)));
    if ((!status || status == COR_WARNED) && !r->asked.json && !r->quiet) cli_say("%zu maps, none missing", pages);
    close_batch(r);
    return status;
}

static int batch_map(run *r)
{
    char **files = r->asked.files;
    if (!files) return cli_say_usage(&cli_batch, "no map document is given; write corridor batch MAP.yaml -o FOLDER");
    if (files[1]) return cli_say_usage(&cli_batch, "batch draws one atlas; \"%.80s\" is one too many", files[1]);
    if (r->folder && !*r->folder) return cli_say_usage(&cli_batch, "-o needs the name of a folder");
    r->progress = (cli_progress){.json = r->asked.json, .quiet = r->quiet};
    cli_be_quiet(r->quiet);
    int status = take_jobs(r);
    if (!status) status = take_timeout(r);
    if (!status && r->merge) return merge_shards(r);
    if (!status) status = take_shard(r);
    return status ? status : run_batch(r);
}

static int batch(int argc, char **argv)
{
    run r = {.again = command_again(argc, argv)};
    const GOptionEntry own[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &r.folder, "Write into this folder; without it, one named like MAP",
         "FOLDER"},
        {"jobs", 'j', 0, G_OPTION_ARG_FILENAME, &r.jobs, "Draw in so many processes; without it, one a core", "N"},
        {"pages", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &r.pages, "Only these pages, by their names or ids", "PAGE,…"},
        {"force", 0, 0, G_OPTION_ARG_NONE, &r.force, "Draw what is up to date, too", NULL},
        {"book", 0, 0, G_OPTION_ARG_NONE, &r.book, "Also book.pdf: contents and all maps", NULL},
        {"no-thumbnails", 0, 0, G_OPTION_ARG_NONE, &r.no_thumbnails, "No small pictures for index.html", NULL},
        {"seconds", 0, 0, G_OPTION_ARG_NONE, &r.seconds_told,
         "Say in the indexes how long each page took, so that they differ from run to run", NULL},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &r.quiet, "Say nothing but errors and warnings", NULL},
        {"timeout", 0, 0, G_OPTION_ARG_FILENAME, &r.timeout,
         "Give up reading, or a page, after so many seconds (300); 0: never", "SECONDS"},
        {"shard", 0, 0, G_OPTION_ARG_FILENAME, &r.shard, "Only the Ith of N parts of equal cost", "I/N"},
        {"merge", 0, 0, G_OPTION_ARG_NONE, &r.merge,
         "Join the indexes of the shards that were drawn into a folder; with MAP, make its book, too", NULL},
        {0},
    };
    int status = cli_options_read(&r.asked, &cli_batch, own, argc, argv);
    if (status == CLI_GO_ON) status = batch_map(&r);
    g_strfreev(r.pages);
    g_free(r.folder);
    g_free(r.jobs);
    g_free(r.shard);
    g_free(r.timeout);
    g_free(r.again);
    cli_options_clear(&r.asked);
    return status;
}

const cli_command cli_batch = {
    .name = "batch",
    .operands = "MAP.yaml|FOLDER",
    .summary = "Draws one map for each page of a document's atlas: every province, every cell of a\n"
               "grid, every stretch of a road.",
    .lesson = "The folder gets a file or more for each page, index.html with all of them, and\n"
              "index.json. A second run draws only what changed: map, style, data near the page,\n"
              "fonts. A run that was stopped, or killed, goes on where it was. A page that fails\n"
              "does not stop the others; it is said with the command that draws it alone.\n"
              "Ctrl-C finishes the maps at hand; pressed again it ends at once.\n"
              "\n"
              "Examples:\n"
              "  corridor batch maps/provinces.yaml -o provinces\n"
              "  corridor batch maps/provinces.yaml -o provinces --pages pk-punjab,pk-sindh --force\n"
              "  corridor batch maps/stretches.yaml -o stretches -j 2 --dpi 96\n"
              "  corridor batch maps/stretches.yaml -o stretches --json > events.jsonl\n"
              "\n"
              "Many machines: each draws its part into one shared folder, then one joins the parts:\n"
              "  corridor batch maps/provinces.yaml -o parts --shard 1/2\n"
              "  corridor batch maps/provinces.yaml -o parts --shard 2/2\n"
              "  corridor batch --merge parts\n"
              "The book of all parts is drawn from the document, which is then named as well:\n"
              "  corridor batch --merge --book maps/provinces.yaml -o parts\n"
              "FOLDER may be in an object store: /vsis3/bucket/prefix, with GDAL's settings for keys.\n"
              "In a Slurm job array (SLURM_ARRAY_TASK_ID, _COUNT) or an indexed Kubernetes job\n"
              "(JOB_COMPLETION_INDEX, and JOB_COMPLETIONS which you set) the part is known.\n"
              "\n"
              "Exit codes: 0 all maps are there; 1 with warnings, under --strict; 2 usage, style or\n"
              "map document; 3 data; 4 some maps failed or are left; 5 the folder can't be written\n"
              "to, or another batch is at work in it.\n",
    .run = batch,
};
