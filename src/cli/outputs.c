/* Where the pictures of a render go. */
#include "cli/command.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool is_standard(const char *path)
{
    return !strcmp(path, "-");
}

static bool is_same_file(const char *a, const char *b)
{
    char *x = g_canonicalize_filename(a, NULL), *y = g_canonicalize_filename(b, NULL);
    bool same = !strcmp(x, y);
    g_free(x);
    g_free(y);
    return same;
}

static int check_one(const cli_command *command, const char *path, const char *format, const char *map_path, bool json)
{
    if (!*path) return cli_say_usage(command, "-o needs the name of a file");
    if (is_standard(path) && !format)
        return cli_say_usage(command, "-o - does not say which format is meant; add --format png, svg or pdf");
    if (is_standard(path) && json)
        return cli_say_usage(command, "-o - and --json both write to stdout; send one of them to a file");
    if (!format && cor_format_of_file(path) == COR_FORMAT_AUTO)
        return cli_say_usage(command, "-o %.200s: end the name in .png, .svg or .pdf, or add --format", path);
    if (is_same_file(path, map_path)) return cli_say_usage(command, "-o %.200s would overwrite the map document", path);
    return COR_OK;
}

int cli_outputs_check(const cli_command *command, char **files, const char *format, const char *map_path, bool json)
{
    if (format && cor_format_called(format) == COR_FORMAT_AUTO)
        return cli_say_usage(command, "--format %.40s: it is one of png, svg, svg-outlines and pdf", format);
    for (size_t i = 0; files && files[i]; i++) {
        int status = check_one(command, files[i], format, map_path, json);
        for (size_t k = 0; k < i && !status; k++)
            if (is_same_file(files[i], files[k])) status = cli_say_usage(command, "-o %.200s is given twice", files[i]);
        if (status) return status;
    }
    return COR_OK;
}

/* "png" → "overview.png" */
static char *named_for(const cor_map *map, const char *format, const char *suffix)
{
    return g_strconcat(cor_map_name(map), suffix, cor_format_ending(cor_format_called(format)), NULL);
}

/* "out/north.png" → "out/north-pk.png" */
static char *with_suffix(const char *path, const char *suffix)
{
    const char *slash = strrchr(path, G_DIR_SEPARATOR), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
    int length = (int) (dot && dot != name ? dot - path : (ptrdiff_t) strlen(path));
    return g_strdup_printf("%.*s%s%s", length, path, suffix, path + length);
}

static char **names_with(char **files, const char *suffix)
{
    char **paths = g_strdupv(files);
    for (size_t i = 0; *suffix && paths[i]; i++) {
        g_free(paths[i]);
        paths[i] = with_suffix(files[i], suffix);
    }
    return paths;
}

/* The document's outputs, or the one format asked for instead, as names in the current folder. */
static char **names_from(const cor_map *map, const char *format, const char *suffix)
{
    size_t n = format ? 1 : cor_map_output_count(map);
    char **paths = g_new0(char *, n + 1);
    for (size_t i = 0; i < n; i++)
        paths[i] = named_for(map, format ? format : cor_map_output(map, i), suffix);
    return paths;
}

static bool collect(void *context, const void *bytes, size_t length)
{
    GByteArray *all = context;
    if (length > G_MAXUINT - all->len) return false;
    g_byte_array_append(all, bytes, (guint) length);
    return true;
}

/* Without --format the library goes by the ending; ".outlines.svg" means outlines only where we made up the name. */
static cor_format format_for(const char *path, const char *format, bool is_made)
{
    if (format) return cor_format_called(format);
    return is_made ? cor_format_of_file(path) : COR_FORMAT_AUTO;
}

void cli_outputs_open(cli_outputs *outputs, char **files, const char *format, const cor_map *map, const char *suffix)
{
    outputs->paths = files ? names_with(files, suffix) : names_from(map, format, suffix);
    outputs->n = g_strv_length(outputs->paths);
    outputs->list = g_new0(cor_output, outputs->n);
    outputs->standard = g_byte_array_new();
    for (size_t i = 0; i < outputs->n; i++) {
        const char *path = outputs->paths[i];
        cor_output *output = &outputs->list[i];
        output->path = path;
        output->format = format_for(path, format, !files);
        if (!files || !is_standard(path)) continue;
        output->write = collect;
        output->context = outputs->standard;
    }
}

/* By whatever name: a link leads to it, too. */
static bool is_input(cor_map *map, const char *path)
{
    struct stat there, input;
    if (stat(path, &there)) return false;
    for (size_t i = 0, n = cor_map_input_count(map); i < n; i++)
        if (!stat(cor_map_input(map, i), &input) && input.st_dev == there.st_dev && input.st_ino == there.st_ino)
            return true;
    return false;
}

bool cli_spares_inputs(cor_map *map, const char *path, cor_error *error)
{
    if (!is_input(map, path)) return true;
    error->status = COR_BAD_DOCUMENT;
    g_snprintf(error->message, sizeof error->message,
               "%.200s would overwrite a file that the map is made of; choose another place", path);
    return false;
}

void cli_outputs_close(cli_outputs *outputs)
{
    g_strfreev(outputs->paths);
    g_free(outputs->list);
    if (outputs->standard) g_byte_array_free(outputs->standard, TRUE);
}

/* A link stays one. */
bool cli_write_file(const char *path, const char *bytes, size_t length, cor_error *error)
{
    char *target = realpath(path, NULL);
    GError *why = NULL;
    bool written = g_file_set_contents(target ? target : path, bytes, (gssize) length, &why);
    if (!written) {
        error->status = COR_BAD_OUTPUT;
        g_snprintf(error->message, sizeof error->message, "%.150s cannot be written: %.200s", path, why->message);
        g_error_free(why);
    }
    free(target);
    return written;
}
