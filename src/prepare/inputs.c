#include "prepare/inputs.h"

#include <string.h>

#include "prepare/data_source.h"

static void add(GPtrArray *files, const char *path)
{
    for (guint i = 0; i < files->len; i++)
        if (!strcmp(files->pdata[i], path)) return;
    g_ptr_array_add(files, g_strdup(path));
}

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}

/* Each file of FOLDER whose name IS_ONE takes, by name: a folder's own order is the file system's whim. */
static void add_folder(GPtrArray *files, const char *folder, bool (*is_one)(const char *name, const char *wanted),
                       const char *wanted)
{
    const char *name;
    GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
    GDir *entries = g_dir_open(folder, 0, NULL);
    while (entries && (name = g_dir_read_name(entries)))
        if (is_one(name, wanted)) g_ptr_array_add(found, g_build_filename(folder, name, NULL));
    if (entries) g_dir_close(entries);
    g_ptr_array_sort(found, by_name);
    for (guint i = 0; i < found->len; i++)
        if (g_file_test(found->pdata[i], G_FILE_TEST_IS_REGULAR)) add(files, found->pdata[i]);
    g_ptr_array_unref(found);
}

/* What stands beside a data file and changes what is read from it. */
static bool belongs_to(const char *name, const char *stem)
{
    static const char *const endings[] = {".dbf", ".shx", ".prj", ".cpg", ".csvt", ".gpkg-wal"};
    size_t length = strlen(stem);
    if (strncmp(name, stem, length) != 0) return false;
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
        if (!g_ascii_strcasecmp(name + length, endings[i])) return true;
    return false;
}

static void add_data(GPtrArray *files, const char *path)
{
    if (!path || !g_file_test(path, G_FILE_TEST_EXISTS)) return;
    char *folder = g_path_get_dirname(path), *stem = g_path_get_basename(path), *dot = strrchr(stem, '.');
    if (dot && dot != stem) *dot = '\0';
    add(files, path);
    add_folder(files, folder, belongs_to, stem);
    g_free(stem);
    g_free(folder);
}

/* A mask's areas are no rows of a page. */
static void add_source(const cor_render_context *context, const char *name, cor_inputs_kind kind, GPtrArray *files)
{
    cor_data_source data_source;
    if (cor_data_source_of(context, name, &data_source, NULL)) return;
    bool is_table =
        !g_str_has_prefix(data_source.type, "raster") && g_strcmp0(name, context->map->document->mask.source) != 0;
    if (kind == COR_INPUTS_ALL || !is_table) add_data(files, data_source.request.url);
}

static bool is_icon(const char *name, const char *ending)
{
    return g_str_has_suffix(name, ending);
}

/* Those of a folder, or a sprite's files. */
static void add_icons(const char *place, GPtrArray *files)
{
    static const char *const endings[] = {".json", ".png", "@2x.json", "@2x.png"};
    add_folder(files, place, is_icon, ".svg");
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        char *file = g_strconcat(place, endings[i], NULL);
        if (g_file_test(file, G_FILE_TEST_IS_REGULAR)) add(files, file);
        g_free(file);
    }
}

void cor_inputs_list(const cor_render_context *context, cor_inputs_kind kind, GPtrArray *files)
{
    const cor_map_document *document = context->map->document;
    add(files, document->file);
    for (size_t i = 0; document->styles[i]; i++)
        add(files, document->styles[i]);
    if (document->furniture.logo.on && document->furniture.logo.file) add(files, document->furniture.logo.file);
    for (size_t i = 0; i < cor_style_source_count(context->map->style); i++)
        add_source(context, cor_style_source_at(context->map->style, i)->id, kind, files);
    for (size_t i = 0; i < document->n_sources; i++) {
        add_source(context, document->sources[i].name, kind, files);
        add_data(files, document->sources[i].since.report);
    }
    for (size_t i = 0; i < document->n_routes; i++)
        add_data(files, document->routes[i].calibrate.file);
    for (size_t i = 0; i < document->n_sources; i++)
        add_data(files, document->sources[i].lines.calibrate.file);
    for (size_t i = 0; i < context->map->n_icon_places; i++)
        add_icons(context->map->icon_places[i].place, files);
    for (size_t i = 0; i < document->n_annotations; i++)
        if (document->annotations[i].document) add(files, document->annotations[i].document);
}
