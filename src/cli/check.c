/* corridor check: all that can be wrong in map documents and styles. */
#include "cli/command.h"

typedef struct {
    int errors, warnings, status;
    json_t *remarks; /* of all files; NULL when not wanted */
} findings;

/* What cor_check failed with is a summary of its remarks, unless there are none to read. */
static void gather(findings *found, cor_session *session, int status, const cor_error *error)
{
    int errors = 0;
    for (size_t i = 0; i < cor_remark_count(session); i++)
        errors += cor_remark_at(session, i).is_error;
    found->warnings += (int) cli_count_warnings(session);
    cli_say_outcome(session, errors ? COR_OK : status, error);
    found->errors += errors ? errors : status != COR_OK;
    if (!found->status) found->status = status;
    if (!found->remarks) return;
    json_t *list = cli_remarks_json(session);
    json_array_extend(found->remarks, list);
    json_decref(list);
}

static void check_file(findings *found, const char *path, const cor_options *options)
{
    cor_error error = {0};
    cor_session *session = cli_session_new();
    int status = (int) cor_check(session, path, options, &error);
    gather(found, session, status, &error);
    cor_session_free(session);
}

static void sum_up(const findings *found, size_t n_files)
{
    cli_say("%d error%s, %d warning%s in %zu file%s", found->errors, found->errors == 1 ? "" : "s", found->warnings,
            found->warnings == 1 ? "" : "s", n_files, n_files == 1 ? "" : "s");
}

static int answer(const findings *found, int status)
{
    json_t *json = json_pack("{s:i, s:i, s:i, s:O}", "status", status, "errors", found->errors, "warnings",
                             found->warnings, "remarks", found->remarks);
    status = cli_put_json(json, status);
    json_decref(json);
    return status;
}

static int check_files(const cli_options *asked)
{
    if (!asked->files) return cli_say_usage(&cli_check, "nothing to check is given; write corridor check MAP.yaml");
    findings found = {.remarks = asked->json ? json_array() : NULL};
    for (char **path = asked->files; *path; path++)
        check_file(&found, *path, &asked->options);
    sum_up(&found, g_strv_length(asked->files));
    int status = found.status ? found.status : asked->strict && found.warnings ? COR_WARNED : COR_OK;
    if (asked->json) status = answer(&found, status);
    json_decref(found.remarks);
    return status;
}

static int check(int argc, char **argv)
{
    const GOptionEntry none[] = {{0}};
    cli_options asked = {0};
    int status = cli_options_read(&asked, &cli_check, none, argc, argv);
    if (status == CLI_GO_ON) status = check_files(&asked);
    cli_options_clear(&asked);
    return status;
}

const cli_command cli_check = {
    .name = "check",
    .operands = "MAP.yaml|STYLE…",
    .summary = "Finds what is wrong with map documents and styles, their data and fields.",
    .lesson = "Every finding is a line FILE:LINE:COL: error: …, with the nearest right name where\n"
              "a name is unknown. A map is set out as for a picture, for what drawing it would warn\n"
              "of; no picture is made and nothing is written.\n"
              "\n"
              "Examples:\n"
              "  corridor check maps/*.yaml styles/*.yaml\n"
              "  corridor check --strict maps/02-attacks.yaml && corridor render maps/02-attacks.yaml\n"
              "  corridor check --json maps/02-attacks.yaml\n"
              "\n"
              "Exit codes: 0 nothing wrong; 1 warnings, under --strict; 2 a document is wrong;\n"
              "3 its data are.\n",
    .run = check,
};
