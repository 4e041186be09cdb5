/* Options that all subcommands share, and what the environment says. */
#include "cli/command.h"

#include <math.h>
#include <string.h>

bool cli_parse_number(const char *text, double *ret_number)
{
    char *end;
    if (!g_ascii_isdigit(*text) && !strchr("+-.", *text)) return false; /* no blanks, no "inf", no "nan" */
    double x = g_ascii_strtod(text, &end);
    if (end == text || *end || !isfinite(x) || strpbrk(text, "xX")) return false;
    *ret_number = x;
    return true;
}

bool cli_parse_box(const char *text, double *ret_box)
{
    char **words = g_strsplit_set(text, ", ", -1);
    size_t n = 0;
    bool good = true;
    for (char **word = words; *word && good; word++) {
        if (!**word && text[0] != ',') continue; /* "60, 23" */
        good = n < 4 && cli_parse_number(*word, &ret_box[n]);
        n++;
    }
    g_strfreev(words);
    return good && n == 4;
}

/* The day the library is told when neither document nor --as-of says one. */
static char *today(const cli_command *command)
{
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    guint64 seconds = (guint64) (g_get_real_time() / G_USEC_PER_SEC);
    if (epoch && *epoch && !g_ascii_string_to_unsigned(epoch, 10, 0, 253402300799, &seconds, NULL)) {
        cli_say_usage(command, "SOURCE_DATE_EPOCH is \"%.40s\"; it needs whole seconds since 1970", epoch);
        return NULL;
    }
    GDateTime *now = g_date_time_new_from_unix_utc((gint64) seconds);
    char *day = g_strdup_printf("%04d-%02d-%02d", g_date_time_get_year(now), g_date_time_get_month(now),
                                g_date_time_get_day_of_month(now));
    g_date_time_unref(now);
    return day;
}

static int take_dpi(cli_options *asked, const cli_command *command)
{
    if (!asked->dpi) return COR_OK;
    if (cli_parse_number(asked->dpi, &asked->options.dpi) && asked->options.dpi > 0) return COR_OK;
    return cli_say_usage(command, "--dpi %.40s: it needs a number of dots an inch, like 300", asked->dpi);
}

/* -ts counts pixels: the size in px (1/96 inch) that has so many of them. */
static int take_pixels(cli_options *asked, const cli_command *command)
{
    double width, height;
    char w[G_ASCII_DTOSTR_BUF_SIZE], h[G_ASCII_DTOSTR_BUF_SIZE];
    if (!asked->pixels) return COR_OK;
    char **sides = g_strsplit(asked->pixels, "x", 2);
    bool good = sides[0] && sides[1] && cli_parse_number(sides[0], &width) && cli_parse_number(sides[1], &height) &&
                width >= 1 && height >= 1 && width == floor(width) && height == floor(height);
    g_strfreev(sides);
    if (!good) return cli_say_usage(command, "-ts %.40s: it needs a width and a height in whole dots", asked->pixels);
    if (width > 32767 || height > 32767)
        return cli_say_usage(command, "-ts %.40s: more dots than 32767, the limit of a side", asked->pixels);
    if (asked->size) return cli_say_usage(command, "-ts and --size both say how large the page is; give one");
    if (!asked->options.dpi) asked->options.dpi = 96;
    g_ascii_formatd(w, sizeof w, "%.10g", width * 96 / asked->options.dpi);
    g_ascii_formatd(h, sizeof h, "%.10g", height * 96 / asked->options.dpi);
    asked->size_of_pixels = g_strdup_printf("%s x %s px", w, h);
    return COR_OK;
}

static int take_boxes(cli_options *asked, const cli_command *command)
{
    if (asked->bbox && asked->extent)
        return cli_say_usage(command, "--bbox and --extent both say what to show; give one");
    if (asked->bbox && !cli_parse_box(asked->bbox, asked->box))
        return cli_say_usage(command, "--bbox %.80s: it needs four numbers: west,south,east,north", asked->bbox);
    if (asked->extent && !cli_parse_box(asked->extent, asked->box))
        return cli_say_usage(command, "--extent %.80s: it needs four numbers: xmin,ymin,xmax,ymax", asked->extent);
    return COR_OK;
}

static int convert(cli_options *asked, const cli_command *command)
{
    int status = take_dpi(asked, command);
    if (!status) status = take_pixels(asked, command);
    if (!status) status = take_boxes(asked, command);
    if (status) return status;
    asked->today = today(command);
    if (!asked->today) return COR_BAD_DOCUMENT;
    asked->options.set = (const char *const *) asked->set;
    asked->options.n_set = asked->set ? g_strv_length(asked->set) : 0;
    asked->options.size = asked->size ? asked->size : asked->size_of_pixels;
    asked->options.bbox = asked->bbox ? asked->box : NULL;
    asked->options.extent = asked->extent ? asked->box : NULL;
    asked->options.crs = asked->crs;
    asked->options.worldview = asked->worldview;
    asked->options.as_of = asked->as_of;
    asked->options.today = asked->today;
    asked->options.strict = asked->strict;
    return COR_OK;
}

/* Strings are read as file names are: as bytes, whatever the locale. */
static GArray *all_entries(cli_options *asked, const GOptionEntry *own)
{
    const GOptionEntry shared[] = {
        {"set", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &asked->set,
         "Give a parameter another value, or a source: --set sources.incidents.url=new.csv", "NAME=VALUE"},
        {"size", 0, 0, G_OPTION_ARG_FILENAME, &asked->size,
         "Page: \"280 x 190 mm\", \"A4 landscape\", \"1600 x 1200 px\"", "SIZE"},
        {"dpi", 0, 0, G_OPTION_ARG_FILENAME, &asked->dpi, "Dots an inch of a PNG, 30 to 2400", "N"},
        {"bbox", 0, 0, G_OPTION_ARG_FILENAME, &asked->bbox, "What to show, in degrees", "W,S,E,N"},
        {"extent", 0, 0, G_OPTION_ARG_FILENAME, &asked->extent, "What to show, in units of the map's CRS (also -te)",
         "X0,Y0,X1,Y1"},
        {"crs", 0, 0, G_OPTION_ARG_FILENAME, &asked->crs, "Projection: EPSG:n, WKT or PROJ (also -t_srs)", "CRS"},
        {"worldview", 0, 0, G_OPTION_ARG_FILENAME, &asked->worldview,
         "Whose border lines: a worldview of the style; all for each", "CODE"},
        {"as-of", 0, 0, G_OPTION_ARG_FILENAME, &asked->as_of, "The day that the map speaks of", "YYYY-MM-DD"},
        {"strict", 0, 0, G_OPTION_ARG_NONE, &asked->strict, "Exit with 1 when there are warnings", NULL},
        {"json", 0, 0, G_OPTION_ARG_NONE, &asked->json, "Write a report for programs to stdout", NULL},
        {"dots", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, &asked->pixels, NULL, "WxH"},
        {"help", 'h', 0, G_OPTION_ARG_NONE, &asked->help, "Show this help", NULL},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &asked->files, NULL, NULL},
        {0},
    };
    GArray *entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
    for (const GOptionEntry *e = own; e->long_name; e++)
        g_array_append_val(entries, *e);
    g_array_append_vals(entries, shared, G_N_ELEMENTS(shared) - 1);
    return entries;
}

static int print_help(GOptionContext *context, const cli_command *command)
{
    char *name = g_strdup_printf("corridor %s", command->name);
    g_set_prgname(name);
    char *help = g_option_context_get_help(context, TRUE, NULL);
    int status = cli_put(help, strlen(help), COR_OK);
    g_free(help);
    g_free(name);
    return status;
}

/* GOption frees what it takes out of *ARGV. */
static int parse(const cli_command *command, GOptionContext *context, const gboolean *help, char ***argv)
{
    GError *error = NULL;
    bool good = g_option_context_parse_strv(context, argv, &error);
    if (!good) cli_say_usage(command, "%s", error->message);
    g_clear_error(&error);
    if (!good) return COR_BAD_DOCUMENT;
    return *help ? print_help(context, command) : CLI_GO_ON;
}

int cli_entries_read(const cli_command *command, const GOptionEntry *entries, const gboolean *help, int argc,
                     char **argv)
{
    int status = COR_BAD_DOCUMENT;
    char **translated = cli_arguments_translate(entries, command, argc, argv);
    if (translated) {
        GOptionContext *context = g_option_context_new(command->operands);
        g_option_context_add_main_entries(context, entries, NULL);
        g_option_context_set_help_enabled(context, FALSE);
        g_option_context_set_summary(context, command->summary);
        g_option_context_set_description(context, command->lesson);
        status = parse(command, context, help, &translated);
        g_option_context_free(context);
    }
    g_strfreev(translated);
    return status;
}

int cli_options_read(cli_options *asked, const cli_command *command, const GOptionEntry *own, int argc, char **argv)
{
    GArray *entries = all_entries(asked, own);
    int status = cli_entries_read(command, (GOptionEntry *) entries->data, &asked->help, argc, argv);
    if (status == CLI_GO_ON && convert(asked, command)) status = COR_BAD_DOCUMENT;
    g_array_free(entries, TRUE);
    return status;
}

void cli_options_clear(cli_options *asked)
{
    char *texts[] = {asked->size, asked->dpi,       asked->bbox,  asked->extent, asked->pixels,
                     asked->crs,  asked->worldview, asked->as_of, asked->today,  asked->size_of_pixels};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_strfreev(asked->set);
    g_strfreev(asked->files);
}
