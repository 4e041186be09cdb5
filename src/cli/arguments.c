/* The command line before GOption reads it: GDAL's spellings, and likely names for misspelt options. */
#include "cli/command.h"

#include <string.h>

static const struct {
    const char *gdal, *ours;
    int n_values;
    const char *values; /* for the message */
    const char *joint;
} spellings[] = {
    {"-t_srs", "--crs", 1, "a CRS", ""},
    {"-te", "--extent", 4, "xmin ymin xmax ymax", ","},
    {"-ts", "--dots", 2, "a width and a height in dots", "x"},
};

static const GOptionEntry *find_entry(const GOptionEntry *entries, const char *name, size_t length)
{
    for (const GOptionEntry *e = entries; e->long_name; e++)
        if (*e->long_name && strlen(e->long_name) == length && !strncmp(e->long_name, name, length)) return e;
    return NULL;
}

static const GOptionEntry *find_short(const GOptionEntry *entries, char name)
{
    for (const GOptionEntry *e = entries; e->long_name; e++)
        if (e->short_name == name) return e;
    return NULL;
}

static const char *nearest_option(const GOptionEntry *entries, const char *name)
{
    const char *names[64];
    size_t n = 0;
    for (const GOptionEntry *e = entries; e->long_name && n < G_N_ELEMENTS(names); e++)
        if (*e->long_name && !(e->flags & G_OPTION_FLAG_HIDDEN)) names[n++] = e->long_name;
    return cli_nearest(name, names, n);
}

static void say_unknown(const GOptionEntry *entries, const cli_command *command, const char *argument, size_t dashes)
{
    char *name = g_strndup(argument + dashes, strcspn(argument + dashes, "="));
    const char *near = nearest_option(entries, name);
    if (near)
        cli_say_usage(command, "unknown option %.*s%s; did you mean --%s?", (int) dashes, argument, name, near);
    else
        cli_say_usage(command, "unknown option %.*s%s", (int) dashes, argument, name);
    g_free(name);
}

/* The entry that ARGUMENT names; *RET_JOINED: its value is part of the argument. */
static const GOptionEntry *entry_of(const GOptionEntry *entries, const char *argument, bool *ret_joined)
{
    if (argument[1] == '-') {
        size_t length = strcspn(argument + 2, "=");
        *ret_joined = argument[2 + length];
        return find_entry(entries, argument + 2, length);
    }
    const GOptionEntry *entry = find_short(entries, argument[1]);
    *ret_joined = argument[2];
    /* -odir is -o dir, but -size is a --size that lost a dash */
    return entry && entry->arg == G_OPTION_ARG_NONE && *ret_joined ? NULL : entry;
}

/* Replaces the spelling at ARGV[*I] and its values; false when some are missing. */
static bool take_gdal(GPtrArray *out, const cli_command *command, size_t spelling, int argc, char **argv, int *i)
{
    int n = spellings[spelling].n_values;
    if (*i + n >= argc) {
        cli_say_usage(command, "%s needs %s", argv[*i], spellings[spelling].values);
        return false;
    }
    GString *value = g_string_new(argv[*i + 1]);
    for (int k = 2; k <= n; k++)
        g_string_append_printf(value, "%s%s", spellings[spelling].joint, argv[*i + k]);
    g_ptr_array_add(out, g_strdup(spellings[spelling].ours));
    g_ptr_array_add(out, g_string_free(value, FALSE));
    *i += n;
    return true;
}

static size_t find_spelling(const char *argument)
{
    size_t i = 0;
    while (i < G_N_ELEMENTS(spellings) && strcmp(spellings[i].gdal, argument) != 0)
        i++;
    return i;
}

/* An option with its value, copied together, so that a value that begins with "-" is not taken for an option. */
static bool take_option(GPtrArray *out, const GOptionEntry *entries, const cli_command *command, int argc, char **argv,
                        int *i)
{
    bool joined;
    const GOptionEntry *entry = entry_of(entries, argv[*i], &joined);
    if (!entry) {
        say_unknown(entries, command, argv[*i], argv[*i][1] == '-' ? 2 : 1);
        return false;
    }
    if (joined && entry->arg == G_OPTION_ARG_NONE) {
        cli_say_usage(command, "--%s takes no value", entry->long_name);
        return false;
    }
    g_ptr_array_add(out, g_strdup(argv[*i]));
    if (joined || entry->arg == G_OPTION_ARG_NONE) return true;
    if (*i + 1 == argc) {
        cli_say_usage(command, "%s needs a value: %s", argv[*i], entry->arg_description);
        return false;
    }
    g_ptr_array_add(out, g_strdup(argv[++*i]));
    return true;
}

static bool translate(GPtrArray *out, const GOptionEntry *entries, const cli_command *command, int argc, char **argv)
{
    for (int i = 0; i < argc; i++) {
        size_t spelling = find_spelling(argv[i]);
        bool is_option = i && argv[i][0] == '-' && argv[i][1], good = true;
        if (i && !strcmp(argv[i], "--")) {
            for (; i < argc; i++)
                g_ptr_array_add(out, g_strdup(argv[i]));
            return true;
        }
        if (spelling < G_N_ELEMENTS(spellings))
            good = take_gdal(out, command, spelling, argc, argv, &i);
        else if (is_option)
            good = take_option(out, entries, command, argc, argv, &i);
        else
            g_ptr_array_add(out, g_strdup(argv[i]));
        if (!good) return false;
    }
    return true;
}

char **cli_arguments_translate(const GOptionEntry *entries, const cli_command *command, int argc, char **argv)
{
    GPtrArray *out = g_ptr_array_new_with_free_func(g_free);
    bool good = translate(out, entries, command, argc, argv);
    if (!good) {
        g_ptr_array_free(out, TRUE);
        return NULL;
    }
    g_ptr_array_add(out, NULL);
    return (char **) g_ptr_array_free(out, FALSE);
}
