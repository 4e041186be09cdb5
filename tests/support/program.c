#include "support/program.h"

#include <glib.h>

bool program_exists(const char *name)
{
    char *path = g_find_program_in_path(name);
    g_free(path);
    return path != NULL;
}

bool run_program(const char *const *command, char **ret_output)
{
    char *output = NULL, *errors = NULL;
    int status = 0;
    bool good =
        g_spawn_sync(NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &errors, &status, NULL) &&
        g_spawn_check_wait_status(status, NULL);
    g_free(errors);
    if (ret_output)
        *ret_output = output;
    else
        g_free(output);
    return good;
}
