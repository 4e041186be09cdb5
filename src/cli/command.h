/* The command: one file per subcommand, and what they share. Knows the library by its public header
 * alone. Here are the environment, the clock, the terminal and the exit codes; nowhere else. */
#ifndef COR_CLI_COMMAND_H
#define COR_CLI_COMMAND_H

#include <glib.h>
#include <jansson.h>
#include <stdio.h>

#include <corridor/corridor.h>

/* A subcommand as its help shows it. */
typedef struct {
    const char *name;
    const char *operands; /* "MAP.yaml" */
    const char *summary;  /* one line */
    const char *lesson;   /* below the options: how it is used, with examples */
    int (*run)(int argc, char **argv);
} cli_command;

extern const cli_command cli_init, cli_render, cli_batch, cli_check, cli_info, cli_rows, cli_stats, cli_style, cli_expr;

/* What the options shared by all subcommands say. Zero it, read it, clear it. */
typedef struct {
    char **set, **files;
    char *size, *dpi, *bbox, *extent, *pixels, *crs, *worldview, *as_of, *today;
    gboolean strict, json, help;
    double box[4];
    char *size_of_pixels;
    cor_options options; /* ready for the library, borrowed from the rest */
} cli_options;

enum { CLI_GO_ON = -1 };

/* Reads ARGV (GDAL's spellings included) by the shared entries and OWN, which ends with an empty one.
 * Gives CLI_GO_ON, or the exit code when there is nothing more to do: help was asked for and printed, or
 * a mistake was said. */
int cli_options_read(cli_options *asked, const cli_command *command, const GOptionEntry *own, int argc, char **argv);
void cli_options_clear(cli_options *asked);

/* The same for a command with options of its own alone. ENTRIES ends with an empty one; HELP is set by one of them. */
int cli_entries_read(const cli_command *command, const GOptionEntry *entries, const gboolean *help, int argc,
                     char **argv);

/* ARGV with -t_srs, -te and -ts as our own options; each is checked to have its values. Every option is held
 * against ENTRIES, so that a misspelt one gets the nearest right one. NULL: said, exit code 2. Free with g_strfreev. */
char **cli_arguments_translate(const GOptionEntry *entries, const cli_command *command, int argc, char **argv);

/* Four numbers between commas (or blanks). */
bool cli_parse_box(const char *text, double *ret_box);
bool cli_parse_number(const char *text, double *ret_number);

/* The one of N WORDS that is most like WORD, or NULL. */
const char *cli_nearest(const char *word, const char *const *words, size_t n);

/* A session whose SVGs are tried in a process of their own. */
cor_session *cli_session_new(void);
/* The cor_trial of such a session: at most 20 s and 1 GiB. */
bool cli_try(void *context, void (*work)(const void *subject), const void *subject);

/* To stderr, with colour on a terminal: FILE:LINE:COL: error: … */
void cli_say_error(const cor_error *error);
void cli_say_remark(const cor_remark *remark);
/* From here on notes are not said. */
void cli_be_quiet(bool quiet);
size_t cli_count_warnings(const cor_session *session);
/* The remarks of SESSION and then, when STATUS is not 0 and no remark says the same, ERROR. */
void cli_say_outcome(const cor_session *session, int status, const cor_error *error);
/* A mistake in the command line; returns the exit code 2. COMMAND (NULL: none) is whose help is named. */
int cli_say_usage(const cli_command *command, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* Plain words to stderr. */
void cli_say(const char *format, ...) G_GNUC_PRINTF(1, 2);
/* TEXT as a word of a command line, in quotes where a shell wants them. Caller frees. */
char *cli_shell_word(const char *text);

/* Writes all of it, in as many goes as the system wants. False: errno says why not. */
bool cli_write_all(int fd, const void *bytes, size_t length);

/* Writes to stdout and flushes; gives STATUS, or COR_BAD_OUTPUT (said) when stdout does not take it all. */
int cli_put(const void *bytes, size_t length, int status);
int cli_put_json(const json_t *json, int status);

/* The remarks of SESSION as a JSON list; an error as an object. */
json_t *cli_remarks_json(const cor_session *session);
json_t *cli_error_json(const cor_error *error);

/* JSON as indented text for people. */
void cli_outline(GString *out, const json_t *json);

/* Where a render goes: the files of -o, or those that the document asks for. */
typedef struct {
    cor_output *list;
    size_t n;
    char **paths;         /* NULL-terminated; "-" is stdout */
    GByteArray *standard; /* what goes to stdout, collected so that it is whole or absent */
} cli_outputs;

/* FILES NULL: the document's own outputs. FORMAT NULL: by the ending. MAP_PATH must not be among them. Says what is
 * wrong and gives the exit code 2, or 0. */
int cli_outputs_check(const cli_command *command, char **files, const char *format, const char *map_path, bool json);
/* SUFFIX stands before the ending of each name: one map of a set ("-pk"); "": the only one. */
void cli_outputs_open(cli_outputs *outputs, char **files, const char *format, const cor_map *map, const char *suffix);
void cli_outputs_close(cli_outputs *outputs);
/* Whether PATH may be written to: it is none of the files that MAP is made of, by whatever name. Else ERROR says so. */
bool cli_spares_inputs(cor_map *map, const char *path, cor_error *error);

/* LENGTH BYTES into the file at PATH, whole or not at all. False: ERROR says why not. */
bool cli_write_file(const char *path, const char *bytes, size_t length, cor_error *error);

/* From here on SIGINT, SIGTERM and SIGHUP remove what is half written of PATHS before they end the process. To be
 * called once, before there are other threads. */
void cli_clean_when_interrupted(char **paths);

/* From here on until cli_deadline_end, the process ends with COR_BAD_DATA after SECONDS (0: never), with the name of
 * the source that is being read then; of DOCUMENT before the first. */
void cli_deadline_begin(cor_session *session, const char *document, double seconds);
void cli_deadline_end(cor_session *session);

/* Looks out for changes of files. Folders are watched, not files: editors replace a file rather than write into it. */
typedef struct cli_watch cli_watch;

/* NULL, and said, when the system gives no inotify. Ctrl-C, SIGTERM and SIGHUP wait from here on until cli_watch_wait
 * asks for them, so that a picture is never cut short. */
cli_watch *cli_watch_new(void);
void cli_watch_free(cli_watch *watch);

/* PATH is to be looked at, or, when it is there already, goes on being so. Gives whether its folder is new: what
 * changed in it until now was missed. */
bool cli_watch_add(cli_watch *watch, const char *path);

/* Sleeps until one of the files is written, replaced, made or removed and then all is quiet for a moment. False when
 * the user wants an end instead. */
bool cli_watch_wait(cli_watch *watch);

#endif
