/* corridor: briefing maps from geodata. Finds the subcommand and hands over. */
#include "cli/command.h"

#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const cli_command *const commands[] = {&cli_init, &cli_render, &cli_batch, &cli_check, &cli_info,
                                              &cli_rows, &cli_stats,  &cli_style, &cli_expr};

static const char help[] = "Usage: corridor COMMAND [OPTION…] FILE…\n"
                           "\n"
                           "Draws briefing maps from geodata: PNG for a report, SVG for an editor, PDF for print.\n"
                           "\n"
                           "Commands:\n"
                           "  init   FOLDER            write a map document to begin with, and a table for it\n"
                           "  render MAP.yaml          draw a map document and write it to files\n"
                           "  batch  MAP.yaml          draw one map for each page of the document's atlas\n"
                           "  check  MAP.yaml|STYLE…   find everything that is wrong with documents, styles and data\n"
                           "  info   SOURCE|MAP.yaml   layers, fields, counts, extents and CRS of a source\n"
                           "  rows   MAP.yaml SOURCE   print the rows of a source as the map sees them\n"
                           "  stats  MAP.yaml [SOURCE] count them by field, year, area or piece of a route\n"
                           "  style  MAP.yaml          print the style that results from a map's styles and layers\n"
                           "  expr   EXPRESSION        evaluate one expression of the style language\n"
                           "\n"
                           "A map document says what is on the page, a MapLibre style says how it looks:\n"
                           "\n"
                           "  version: 1\n"
                           "  title: Attacks near the corridor\n"
                           "  style: briefing\n"
                           "  sources:\n"
                           "    incidents: {url: incidents.csv}\n"
                           "  view: {bbox: [60, 23, 80, 40], margin: 5%}\n"
                           "  page: {size: A4 landscape, dpi: 150}\n"
                           "  outputs: [png, pdf]\n"
                           "\n"
                           "Examples:\n"
                           "  corridor render maps/01-corridor.yaml -o overview.png -o overview.pdf\n"
                           "  corridor check maps/01-corridor.yaml\n"
                           "  corridor info shapes/routes.shp\n"
                           "\n"
                           "corridor COMMAND --help tells more about each. corridor --version names the version.\n"
                           "\n"
                           "Messages go to stderr, answers to stdout. Exit codes: 0 done; 1 done, with warnings under\n"
                           "--strict; 2 usage, style or map document; 3 data; 4 some maps of a batch failed; 5 an\n"
                           "output could not be written; 6 refused by a rule you set; 70 a defect of Corridor.\n";

static int print_help(void)
{
    return cli_put(help, strlen(help), COR_OK);
}

static int print_version(void)
{
    char *text = g_strdup_printf("corridor %s\n", cor_version());
    int status = cli_put(text, strlen(text), COR_OK);
    g_free(text);
    return status;
}

static const cli_command *find_command(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
        if (!strcmp(commands[i]->name, name)) return commands[i];
    return NULL;
}

static int unknown_command(const char *name)
{
    static const char *const names[] = {"init", "render", "batch", "check", "info", "rows", "style", "expr", "help"};
    const char *near = cli_nearest(name, names, G_N_ELEMENTS(names));
    if (near) return cli_say_usage(NULL, "unknown command \"%.80s\"; did you mean \"%s\"?", name, near);
    if (g_str_has_suffix(name, ".yaml") || g_str_has_suffix(name, ".yml"))
        return cli_say_usage(NULL, "\"%.80s\" is no command; did you mean \"corridor render %.80s\"?", name, name);
    return cli_say_usage(
        NULL, "unknown command \"%.80s\"; there are init, render, batch, check, info, rows, style and expr", name);
}

static int unknown_option(const char *name)
{
    static const char *const names[] = {"--help", "--version"};
    const char *near = cli_nearest(name, names, G_N_ELEMENTS(names));
    if (near) return cli_say_usage(NULL, "unknown option %.80s; did you mean %s?", name, near);
    return cli_say_usage(NULL, "the option %.80s stands before a command; write corridor COMMAND %.80s", name, name);
}

/* "corridor help render" is "corridor render --help". */
static int help_about(int argc, char **argv)
{
    char option[] = "--help";
    char *asking[] = {argv[0], option, NULL};
    if (argc < 3) return print_help();
    const cli_command *command = find_command(argv[2]);
    return command ? command->run(2, asking) : unknown_command(argv[2]);
}

static int dispatch(int argc, char **argv)
{
    if (argc < 2) {
        fputs(help, stderr);
        return COR_BAD_DOCUMENT;
    }
    const char *name = argv[1];
    const cli_command *command = find_command(name);
    if (command) return command->run(argc - 1, argv + 1);
    if (!strcmp(name, "--help") || !strcmp(name, "-h")) return print_help();
    if (!strcmp(name, "--version")) return print_version();
    if (!strcmp(name, "help")) return help_about(argc, argv);
    return *name == '-' ? unknown_option(name) : unknown_command(name);
}

/* Were one of the three closed, the first file opened would take its number, and words would be written into it.
 * A closed stdout gets a reading end, so that writing to it fails and is said. */
static void hold_standard_files(void)
{
    int fd;
    do {
        fd = open("/dev/null", O_RDONLY);
    } while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd >= 0) close(fd);
}

/* A render takes and gives back large blocks many times, then ends. Handing each back to the system at once, as malloc
 * does with large blocks, costs a fresh page fault every 4 KiB the next time. */
static void keep_freed_memory(void)
{
    enum { LARGE = 1 << 30, AT_ONCE = 16 << 20 };
    mallopt(M_MMAP_THRESHOLD, LARGE);
    mallopt(M_TRIM_THRESHOLD, LARGE);
    mallopt(M_TOP_PAD, AT_ONCE);
}

int main(int argc, char **argv)
{
    keep_freed_memory();
    hold_standard_files();
    signal(SIGPIPE, SIG_IGN); /* a reader that has gone is an error to be said, not a death */
    signal(SIGXFSZ, SIG_IGN); /* likewise a file that would be larger than is allowed */
    g_set_prgname("corridor");
    return dispatch(argc, argv);
}
