/* A folder to begin with: the bundled starter map and its table. */
#include "cli/command.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static const char *const names[] = {"map.yaml", "incidents.csv"};
enum { N_FILES = G_N_ELEMENTS(names) };

/* The starter's file NAME out of the bundled DATA. NULL, and said, when it can't be read. g_free. */
static char *starter_text(const char *data, const char *name)
{
    char *path = g_build_filename(data, "maps", "starter", name, NULL), *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL)) cli_say("%s cannot be read", path);
    g_free(path);
    return text;
}

/* Writes a file that is not there yet; errno tells what went wrong. */
static bool write_new(const char *path, const char *text)
{
    int file = g_open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0) return false;
    int wrong = cli_write_all(file, text, strlen(text)) ? 0 : errno;
    if (close(file) && !wrong) wrong = errno;
    if (wrong) g_unlink(path); /* no half file */
    errno = wrong;
    return !wrong;
}

static int refuse(const char *path)
{
    cor_error error = {.status = COR_BAD_OUTPUT};
    if (errno == EEXIST)
        g_snprintf(error.message, sizeof error.message,
                   "%.200s is there already and stays as it is; name another folder", path);
    else
        g_snprintf(error.message, sizeof error.message, "%.150s cannot be written: %.80s", path, g_strerror(errno));
    cli_say_error(&error);
    return COR_BAD_OUTPUT;
}

/* Nothing is written where one of the files is there. */
static int check_free(char *const *paths, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (g_file_test(paths[i], G_FILE_TEST_EXISTS) || g_file_test(paths[i], G_FILE_TEST_IS_SYMLINK)) {
            errno = EEXIST;
            return refuse(paths[i]);
        }
    return COR_OK;
}

static void say_next(const char *path)
{
    char *map = cli_shell_word(path);
    cli_say("draw it with: corridor render %s", map);
    g_free(map);
}

static int write_file(const char *path, const char *text)
{
    int status = write_new(path, text) ? COR_OK : refuse(path);
    if (!status) cli_say("wrote %s", path);
    return status;
}

static int write_files(const char *data, const char *folder, char *const *paths)
{
    if (g_mkdir_with_parents(folder, 0777)) return refuse(folder);
    for (size_t i = 0; i < N_FILES; i++) {
        char *text = starter_text(data, names[i]);
        if (!text) return COR_BAD_DATA;
        int status = write_file(paths[i], text);
        g_free(text);
        if (status) return status;
    }
    say_next(paths[0]);
    return COR_OK;
}

static int make_starter(const char *data, const char *folder)
{
    char *paths[N_FILES];
    for (size_t i = 0; i < N_FILES; i++)
        paths[i] = g_build_filename(folder, names[i], NULL);
    int status = check_free(paths, N_FILES);
    if (!status) status = write_files(data, folder, paths);
    for (size_t i = 0; i < N_FILES; i++)
        g_free(paths[i]);
    return status;
}

static int make_bundled(cor_session *session, const char *folder)
{
    const char *data = cor_session_bundled(session);
    if (data) return make_starter(data, folder);
    cli_say("the bundled styles and shapes are not found: they belong into share/corridor beside the library's lib");
    return COR_BAD_DATA;
}

/* A corridor of the user's own: the document alone, which speaks of their files. */
static int make_own(cor_session *session, const cor_starter *wish)
{
    cor_error error = {0};
    const char *text;
    char *path = g_build_filename(wish->folder, names[0], NULL);
    int status = check_free(&path, 1);
    if (!status) {
        status = cor_starter_document(session, wish, &text, &error);
        if (status) cli_say_error(&error);
    }
    if (!status && g_mkdir_with_parents(wish->folder, 0777)) status = refuse(wish->folder);
    if (!status) status = write_file(path, text);
    if (!status) say_next(path);
    g_free(path);
    return status;
}

static int make(const cor_starter *wish)
{
    cor_session *session = cli_session_new();
    bool own = wish->bbox || wish->route || wish->incidents;
    int status = own ? make_own(session, wish) : make_bundled(session, wish->folder);
    cor_session_free(session);
    return status;
}

static int init(int argc, char **argv)
{
    char **files = NULL, *bbox = NULL, *route = NULL, *incidents = NULL;
    gboolean asks = FALSE;
    double box[4];
    const GOptionEntry entries[] = {
        {"bbox", 0, 0, G_OPTION_ARG_STRING, &bbox, "the part of the world, in degrees", "W,S,E,N"},
        {"route", 0, 0, G_OPTION_ARG_FILENAME, &route, "a file with the route: GPX, GeoJSON, GeoPackage, shapefile",
         "FILE"},
        {"incidents", 0, 0, G_OPTION_ARG_FILENAME, &incidents, "a table with places: CSV, spreadsheet, GeoJSON",
         "FILE"},
        {"help", 'h', 0, G_OPTION_ARG_NONE, &asks, "show this help", NULL},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL},
        {0},
    };
    int status = cli_entries_read(&cli_init, entries, &asks, argc, argv);
    if (status == CLI_GO_ON && (!files || g_strv_length(files) != 1))
        status = cli_say_usage(&cli_init, "one folder is needed; write corridor init FOLDER");
    if (status == CLI_GO_ON && bbox && !cli_parse_box(bbox, box))
        status =
            cli_say_usage(&cli_init, "--bbox needs four numbers: west,south,east,north in degrees, as 91,15,102,28");
    if (status == CLI_GO_ON)
        status =
            make(&(cor_starter){.bbox = bbox ? box : NULL, .route = route, .incidents = incidents, .folder = files[0]});
    g_strfreev(files);
    g_free(bbox);
    g_free(route);
    g_free(incidents);
    return status;
}

const cli_command cli_init = {
    .name = "init",
    .operands = "FOLDER",
    .summary = "Writes a map document to begin with into FOLDER: of the bundled corridor, or of one's own.",
    .lesson = "The document says in remarks what its keys are for, and names the bundled style. It can be\n"
              "drawn at once, here or wherever the folder is put. Files that are there already stay as\n"
              "they are, and then nothing is written.\n"
              "\n"
              "With --bbox, --route or --incidents it is a map of that part of the world: the bundled\n"
              "base, the route, and the incidents as their fields allow. Data stay where they are; the\n"
              "document names them by paths relative to itself. Without, it is one of the bundled\n"
              "corridor, with a table of incidents beside it.\n"
              "\n"
              "Examples:\n"
              "  corridor init briefing && corridor render briefing/map.yaml -o briefing/map.png\n"
              "  corridor init muse --bbox 91,17,101,27\n"
              "\n"
              "Exit codes: 0 done; 2 usage; 3 the bundled styles and shapes are not found; 5 a file\n"
              "could not be written.\n",
    .run = init,
};
