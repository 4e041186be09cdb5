/* Words for people on stderr, answers for machines on stdout. */
#include "cli/command.h"

#include <stdlib.h>

#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

static bool wants_colour(void)
{
    const char *no_colour = g_getenv("NO_COLOR"), *terminal = g_getenv("TERM");
    return isatty(STDERR_FILENO) && !(no_colour && *no_colour) && g_strcmp0(terminal, "dumb") != 0;
}

/* Names of files and features reach the terminal: no control character may. Takes TEXT. */
static char *harmless(char *text)
{
    char *valid = g_utf8_make_valid(text, -1);
    GString *out = g_string_new(NULL);
    for (const char *c = valid; *c; c = g_utf8_next_char(c)) {
        gunichar u = g_utf8_get_char(c);
        g_string_append_unichar(out, g_unichar_iscntrl(u) ? 0xfffd : u);
    }
    g_free(valid);
    g_free(text);
    return g_string_free(out, FALSE);
}

static char *place_of(const char *file, int line, int column)
{
    if (!file || !*file) return g_strdup("corridor");
    if (!line) return g_strdup(file);
    if (!column) return g_strdup_printf("%s:%d", file, line);
    return g_strdup_printf("%s:%d:%d", file, line, column);
}

static const char *level_of(const cor_remark *remark)
{
    return remark->is_error ? "error" : remark->is_note ? "note" : "warning";
}

static void say_placed(const char *file, int line, int column, const char *kind, const char *message)
{
    char *place = harmless(place_of(file, line, column)), *words = harmless(g_strdup(message));
    const char *colour = *kind == 'e' ? "31" : *kind == 'n' ? "36" : "33";
    if (wants_colour())
        fprintf(stderr, "\033[1m%s:\033[0m \033[1;%sm%s:\033[0m %s\n", place, colour, kind, words);
    else
        fprintf(stderr, "%s: %s: %s\n", place, kind, words);
    g_free(place);
    g_free(words);
}

void cli_say_error(const cor_error *error)
{
    say_placed(error->file, error->line, error->column, "error", error->message);
}

static bool is_quiet;

void cli_be_quiet(bool quiet)
{
    is_quiet = quiet;
}

void cli_say_remark(const cor_remark *remark)
{
    if (is_quiet && remark->is_note) return;
    say_placed(remark->file, remark->line, remark->column, level_of(remark), remark->message);
}

size_t cli_count_warnings(const cor_session *session)
{
    size_t n = 0;
    for (size_t i = 0; i < cor_remark_count(session); i++) {
        cor_remark remark = cor_remark_at(session, i);
        n += !remark.is_error && !remark.is_note;
    }
    return n;
}

/* The library remarks errors of a style and then fails with the first of them. */
static bool is_said(const cor_session *session, const cor_error *error)
{
    for (size_t i = 0; i < cor_remark_count(session); i++) {
        cor_remark remark = cor_remark_at(session, i);
        if (remark.is_error && remark.line == error->line && remark.column == error->column &&
            g_str_has_prefix(remark.message, error->message))
            return true;
    }
    return false;
}

void cli_say_outcome(const cor_session *session, int status, const cor_error *error)
{
    for (size_t i = 0; i < cor_remark_count(session); i++) {
        cor_remark remark = cor_remark_at(session, i);
        cli_say_remark(&remark);
    }
    if (status && !is_said(session, error)) cli_say_error(error);
}

int cli_say_usage(const cli_command *command, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *message = g_strdup_vprintf(format, args);
    va_end(args);
    say_placed(NULL, 0, 0, "error", message);
    fprintf(stderr, "Try: corridor%s%s --help\n", command ? " " : "", command ? command->name : "");
    g_free(message);
    return COR_BAD_DOCUMENT;
}

char *cli_shell_word(const char *text)
{
    return !*text || strpbrk(text, " \t\n'\"\\$`*?[](){}<>|&;#~") ? g_shell_quote(text) : g_strdup(text);
}

void cli_say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *message = harmless(g_strdup_vprintf(format, args));
    va_end(args);
    fprintf(stderr, "%s\n", message);
    g_free(message);
}

bool cli_write_all(int fd, const void *bytes, size_t length)
{
    const char *at = bytes;
    while (length) {
        ssize_t n = write(fd, at, length);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        at += n;
        length -= (size_t) n;
    }
    return true;
}

int cli_put(const void *bytes, size_t length, int status)
{
    bool good = fwrite(bytes, 1, length, stdout) == length;
    if (!fflush(stdout) && good) return status;
    cor_error error = {.status = COR_BAD_OUTPUT, .file = "stdout"};
    g_snprintf(error.message, sizeof error.message, "it can't be written: %s", g_strerror(errno));
    cli_say_error(&error);
    return COR_BAD_OUTPUT;
}

int cli_put_json(const json_t *json, int status)
{
    char *text = json_dumps(json, JSON_INDENT(1) | JSON_REAL_PRECISION(12));
    GString *lines = g_string_new(text);
    g_string_append_c(lines, '\n');
    status = cli_put(lines->str, lines->len, status);
    g_string_free(lines, TRUE);
    free(text);
    return status;
}

/* jansson refuses what is not UTF-8, as a file's name may be. */
static json_t *text_json(const char *text)
{
    if (!text || !*text) return json_null();
    char *valid = g_utf8_make_valid(text, -1);
    json_t *json = json_string(valid);
    g_free(valid);
    return json;
}

static json_t *placed_json(const char *file, int line, int column, const char *message)
{
    return json_pack("{s:o, s:i, s:i, s:o}", "file", text_json(file), "line", line, "column", column, "message",
                     text_json(message));
}

json_t *cli_error_json(const cor_error *error)
{
    return placed_json(error->file, error->line, error->column, error->message);
}

json_t *cli_remarks_json(const cor_session *session)
{
    json_t *list = json_array();
    for (size_t i = 0; i < cor_remark_count(session); i++) {
        cor_remark remark = cor_remark_at(session, i);
        json_t *json = placed_json(remark.file, remark.line, remark.column, remark.message);
        json_object_set_new(json, "severity", json_string(level_of(&remark)));
        if (remark.key) json_object_set_new(json, "key", json_string(remark.key));
        json_array_append_new(list, json);
    }
    return list;
}
