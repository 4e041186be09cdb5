/* A folder to begin with: the bundled starter map and its table, with the way to the bundled style written in. */
#include "cli/command.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* What the starter's documents say of where styles and shapes lie. */
static const char here[] = "../../";

static const char *const names[] = {"map.yaml", "incidents.csv"};
enum { N_FILES = G_N_ELEMENTS(names), MAX_LEVELS = 6 };

static bool is_data_folder(const char *folder)
{
    char *style = g_build_filename(folder, "styles", "briefing.yaml", NULL);
    char *starter = g_build_filename(folder, "maps", "starter", names[0], NULL);
    bool is = g_file_test(style, G_FILE_TEST_IS_REGULAR) && g_file_test(starter, G_FILE_TEST_IS_REGULAR);
    g_free(style);
    g_free(starter);
    return is;
}

/* The folder of the bundled maps, styles and shapes: share/corridor of where the command is installed, or the source
 * tree that it was built in. NULL when there is none. g_free. */
static char *data_folder(void)
{
    char *program = g_file_read_link("/proc/self/exe", NULL), *found = NULL;
    char *folder = program ? g_path_get_dirname(program) : NULL;
    for (int i = 0; folder && !found && i < MAX_LEVELS; i++) {
        char *share = g_build_filename(folder, "share", "corridor", NULL), *up = g_path_get_dirname(folder);
        if (is_data_folder(share))
            found = g_strdup(share);
        else if (is_data_folder(folder))
            found = g_strdup(folder);
        g_free(share);
        g_free(folder);
        folder = up;
    }
    g_free(folder);
    g_free(program);
    return found;
}

/* FOLDER as it stands between the quotes of a YAML text, with a slash at its end. */
static char *quoted(const char *folder)
{
    GString *text = g_string_new(NULL);
    for (const char *c = folder; *c; c++) {
        if (*c == '"' || *c == '\\') g_string_append_c(text, '\\');
        g_string_append_c(text, *c);
    }
    if (!g_str_has_suffix(folder, "/")) g_string_append_c(text, '/');
    return g_string_free(text, FALSE);
}

/* The starter's file NAME, leading to the data in FOLDER. NULL, and said, when it can't be read. g_free. */
static char *starter_text(const char *folder, const char *name)
{
    char *path = g_build_filename(folder, "maps", "starter", name, NULL), *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL)) cli_say("%s cannot be read", path);
    g_free(path);
    if (!text) return NULL;
    char *way = quoted(folder), **parts = g_strsplit(text, here, -1), *whole = g_strjoinv(way, parts);
    g_strfreev(parts);
    g_free(way);
    g_free(text);
    return whole;
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
static int check_free(char *const *paths)
{
    for (size_t i = 0; i < N_FILES; i++)
        if (g_file_test(paths[i], G_FILE_TEST_EXISTS) || g_file_test(paths[i], G_FILE_TEST_IS_SYMLINK)) {
            errno = EEXIST;
            return refuse(paths[i]);
        }
    return COR_OK;
}

static int write_files(const char *data, const char *folder, char *const *paths)
{
    if (g_mkdir_with_parents(folder, 0777)) return refuse(folder);
    for (size_t i = 0; i < N_FILES; i++) {
        char *text = starter_text(data, names[i]);
        if (!text) return COR_BAD_DATA;
        int status = write_new(paths[i], text) ? COR_OK : refuse(paths[i]);
        g_free(text);
        if (status) return status;
        cli_say("wrote %s", paths[i]);
    }
    char *map = cli_shell_word(paths[0]);
    cli_say("draw it with: corridor render %s", map);
    g_free(map);
    return COR_OK;
}

static int make_starter(const char *folder)
{
    char *data = data_folder();
    if (!data || !g_utf8_validate(data, -1, NULL)) {
        g_free(data);
        cli_say(
            "the bundled styles and shapes are not found: they belong into share/corridor beside the command's bin");
        return COR_BAD_DATA;
    }
    char *paths[N_FILES];
    for (size_t i = 0; i < N_FILES; i++)
        paths[i] = g_build_filename(folder, names[i], NULL);
    int status = check_free(paths);
    if (!status) status = write_files(data, folder, paths);
    for (size_t i = 0; i < N_FILES; i++)
        g_free(paths[i]);
    g_free(data);
    return status;
}

static int init(int argc, char **argv)
{
    char **files = NULL;
    gboolean asks = FALSE;
    const GOptionEntry entries[] = {
        {"help", 'h', 0, G_OPTION_ARG_NONE, &asks, "show this help", NULL},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL},
        {0},
    };
    int status = cli_entries_read(&cli_init, entries, &asks, argc, argv);
    if (status == CLI_GO_ON && (!files || g_strv_length(files) != 1))
        status = cli_say_usage(&cli_init, "one folder is needed; write corridor init FOLDER");
    if (status == CLI_GO_ON) status = make_starter(files[0]);
    g_strfreev(files);
    return status;
}

const cli_command cli_init = {
    .name = "init",
    .operands = "FOLDER",
    .summary = "Writes a map document to begin with, and a table of incidents for it, into FOLDER.",
    .lesson = "The document says in remarks what its keys are for; it leads to the bundled style and\n"
              "shapes where they lie. It can be drawn at once. Files that are there already stay as\n"
              "they are, and then nothing is written.\n"
              "\n"
              "Examples:\n"
              "  corridor init briefing && corridor render briefing/map.yaml -o briefing/map.png\n"
              "\n"
              "Exit codes: 0 done; 2 usage; 3 the bundled styles and shapes are not found; 5 a file\n"
              "could not be written.\n",
    .run = init,
};
