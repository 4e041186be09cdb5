/* corridor stats: counts of a source's rows, as the map counts them. */
#include "cli/command.h"

#include <string.h>

typedef struct {
    cli_options asked;
    char *file; /* NULL or "-": stdout */
    char *format, *page, *from, *to, *few;
    char **by, **sums;
    gboolean drawn, rates, check;
    cor_stats_wish wish;
} stats_options;

static bool collect(void *context, const void *bytes, size_t length)
{
    g_string_append_len(context, bytes, (gssize) length);
    return true;
}

static int put_text(const stats_options *s, cor_map *map, const GString *text)
{
    cor_error error = {0};
    if (!s->file || !strcmp(s->file, "-")) return cli_put(text->str, text->len, COR_OK);
    if (!cli_spares_inputs(map, s->file, &error) || !cli_write_file(s->file, text->str, text->len, &error))
        cli_say_error(&error);
    return (int) error.status;
}

static int put_stats(const stats_options *s, cor_session *session)
{
    cor_error error = {0};
    cor_map *map;
    GString *text = g_string_new(NULL);
    int status = (int) cor_map_open(session, s->asked.files[0], &s->asked.options, &map, &error);
    if (!status) status = (int) cor_map_stats(map, &s->wish, collect, text, &error);
    bool warned = s->asked.strict && cli_count_warnings(session);
    cli_say_outcome(session, status, &error);
    if (!status) status = put_text(s, map, text);
    cor_map_free(map);
    g_string_free(text, TRUE);
    return !status && warned ? COR_WARNED : status;
}

static const struct {
    const char *word, *ending;
    cor_stats_format format;
} formats[] = {{"csv", ".csv", COR_STATS_CSV}, {"json", ".json", COR_STATS_JSON}, {"md", ".md", COR_STATS_MARKDOWN}};

/* As --format says, else by the ending of the file. */
static int find_format(stats_options *s)
{
    const char *dot = s->file ? strrchr(s->file, '.') : NULL;
    s->wish.format = s->asked.json ? COR_STATS_JSON : COR_STATS_CSV;
    for (size_t i = 0; dot && i < G_N_ELEMENTS(formats); i++)
        if (!g_ascii_strcasecmp(dot, formats[i].ending)) s->wish.format = formats[i].format;
    for (size_t i = 0; s->format && i < G_N_ELEMENTS(formats); i++)
        if (!strcmp(s->format, formats[i].word)) {
            s->wish.format = formats[i].format;
            return COR_OK;
        }
    return s->format ? cli_say_usage(&cli_stats, "--format %.40s: it is csv, json or md", s->format) : COR_OK;
}

static int find_few(stats_options *s)
{
    if (!s->few) return COR_OK;
    if (cli_parse_number(s->few, &s->wish.few) && s->wish.few > 0) return COR_OK;
    return cli_say_usage(&cli_stats, "--few %.40s: it is a number of rows, such as 5", s->few);
}

static int print_stats(stats_options *s)
{
    char **files = s->asked.files;
    if (!files) return cli_say_usage(&cli_stats, "no map document is given; write corridor stats MAP.yaml SOURCE");
    if (files[1] && files[2])
        return cli_say_usage(&cli_stats, "stats counts the rows of one source; \"%.80s\" is one too many", files[2]);
    int status = find_format(s);
    if (!status) status = find_few(s);
    if (status) return status;
    s->wish.source = files[1];
    s->wish.page = s->page;
    s->wish.by = (const char *const *) s->by;
    s->wish.n_by = s->by ? g_strv_length(s->by) : 0;
    s->wish.sums = (const char *const *) s->sums;
    s->wish.n_sums = s->sums ? g_strv_length(s->sums) : 0;
    s->wish.drawn = s->drawn;
    s->wish.rates = s->rates;
    s->wish.from = s->from;
    s->wish.to = s->to;
    s->wish.check = s->check;
    cor_session *session = cli_session_new();
    status = put_stats(s, session);
    cor_session_free(session);
    return status;
}

static void clear(stats_options *s)
{
    char *texts[] = {s->file, s->format, s->page, s->from, s->to, s->few};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_strfreev(s->by);
    g_strfreev(s->sums);
    cli_options_clear(&s->asked);
}

static int stats(int argc, char **argv)
{
    stats_options s = {0};
    const GOptionEntry own[] = {
        {"by", 'b', 0, G_OPTION_ARG_STRING_ARRAY, &s.by, "What rows are counted by; see below", "WHAT"},
        {"sum", 0, 0, G_OPTION_ARG_STRING_ARRAY, &s.sums, "Sum up this field of numbers, too", "FIELD"},
        {"drawn", 0, 0, G_OPTION_ARG_NONE, &s.drawn, "Also count what the map draws of them", NULL},
        {"rate", 0, 0, G_OPTION_ARG_NONE, &s.rates, "Per 100 km and year, of segments, with intervals", NULL},
        {"from", 0, 0, G_OPTION_ARG_STRING, &s.from, "The first day of which rows are known, for rates", "DATE"},
        {"to", 0, 0, G_OPTION_ARG_STRING, &s.to, "The last such day; else the map's as_of", "DATE"},
        {"few", 0, 0, G_OPTION_ARG_STRING, &s.few, "Mark segments with fewer rows than N (5)", "N"},
        {"check", 0, 0, G_OPTION_ARG_NONE, &s.check, "Draw the map, and prove that it says the same", NULL},
        {"format", 'f', 0, G_OPTION_ARG_STRING, &s.format, "csv, json or md; else by FILE's ending, else csv",
         "FORMAT"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &s.file, "Write it here; - is stdout, as without this", "FILE"},
        {"page", 0, 0, G_OPTION_ARG_STRING, &s.page, "As this page of the atlas sees the source", "ID"},
        {0}};
    int status = cli_options_read(&s.asked, &cli_stats, own, argc, argv);
    if (status == CLI_GO_ON) status = print_stats(&s);
    clear(&s);
    return status;
}

const cli_command cli_stats = {
    .name = "stats",
    .operands = "MAP.yaml [SOURCE]",
    .summary = "Counts the rows of a source as the map does: by field, year, area or piece of a route.",
    .lesson = "WHAT is a FIELD; class, what the legend tells apart; year, quarter or month (of the field date,\n"
              "or month:FIELD); inside:SOURCE.FIELD, the areas of a source by what FIELD calls them; or\n"
              "\"segment:25 km\", pieces of the routes that the source lies along. A,B counts by both at once;\n"
              "each --by is a table. Every row is in one group of each table, so that it adds up to all rows.\n"
              "\n"
              "Examples:\n"
              "  corridor stats maps/02-attacks.yaml incidents --by year --sum killed\n"
              "  corridor stats maps/02-attacks.yaml incidents --by inside:provinces.name --format md --check\n"
              "\n"
              "Exit codes: 0 printed; 1 printed, with warnings under --strict; 2 the map document or its\n"
              "style is wrong, or can't be counted so; 3 the data are, or --check finds that the map says\n"
              "something else; 5 it could not be written.\n",
    .run = stats,
};
