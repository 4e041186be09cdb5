#include "source/gdal/workbook.h"

#include <string.h>

#include <cpl_conv.h>
#include <gdal.h>
#include <glib.h>
#include <ogr_api.h>

#include "base/words.h"
#include "source/gdal/paths.h"

static const char *driver_of(const char *url)
{
    if (!url) return NULL;
    return cor_file_has_extension(url, "xlsx") ? "XLSX" : cor_file_has_extension(url, "ods") ? "ODS" : NULL;
}

bool cor_workbook_is(const char *url)
{
    return driver_of(url) != NULL;
}

/* Every row is one of data and every cell text, for whoever reads them is to say what is what. */
static const char *const settings[] = {"OGR_XLSX_HEADERS", "OGR_XLSX_FIELD_TYPES", "OGR_ODS_HEADERS",
                                       "OGR_ODS_FIELD_TYPES"};
static const char *const values[] = {"DISABLE", "STRING", "DISABLE", "STRING"};

static void set_up(char *before[])
{
    for (size_t i = 0; i < G_N_ELEMENTS(settings); i++) {
        before[i] = g_strdup(CPLGetThreadLocalConfigOption(settings[i], NULL));
        CPLSetThreadLocalConfigOption(settings[i], values[i]);
    }
}

static void put_back(char *before[])
{
    for (size_t i = 0; i < G_N_ELEMENTS(settings); i++) {
        CPLSetThreadLocalConfigOption(settings[i], before[i]);
        g_free(before[i]);
    }
}

/* The driver writes days as 2024/01/31, with a time behind them or not. */
static bool is_day(const char *text)
{
    static const char form[] = "dddd/dd/dd";
    for (size_t i = 0; i + 1 < sizeof form; i++)
        if (form[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != form[i]) return false;
    return !text[sizeof form - 1] || text[sizeof form - 1] == ' ';
}

static void append_cell(GString *out, const char *text)
{
    bool quoted = strpbrk(text, "\"\r\n\x1f") != NULL, day = is_day(text);
    if (quoted) g_string_append_c(out, '"');
    for (size_t i = 0; text[i]; i++) {
        if (text[i] == '"') g_string_append_c(out, '"');
        g_string_append_c(out, day && (i == 4 || i == 7) ? '-' : text[i]);
    }
    if (quoted) g_string_append_c(out, '"');
}

static GString *text_of(OGRLayerH layer)
{
    OGRFeatureH row;
    GString *out = g_string_new(NULL);
    int n = OGR_FD_GetFieldCount(OGR_L_GetLayerDefn(layer));
    OGR_L_ResetReading(layer);
    while ((row = OGR_L_GetNextFeature(layer))) {
        for (int i = 0; i < n; i++) {
            if (i) g_string_append_c(out, COR_WORKBOOK_SEPARATOR);
            if (OGR_F_IsFieldSetAndNotNull(row, i)) append_cell(out, OGR_F_GetFieldAsString(row, i));
        }
        g_string_append_c(out, '\n');
        OGR_F_Destroy(row);
    }
    return out;
}

static const char **names_of(GDALDatasetH dataset, cor_arena *arena, size_t *ret_n)
{
    int n = GDALDatasetGetLayerCount(dataset);
    const char **names = COR_NEW_ARRAY(arena, const char *, (size_t) n);
    for (int i = 0; i < n; i++) {
        const char *name = OGR_L_GetName(GDALDatasetGetLayer(dataset, i));
        names[i] = cor_valid_text(arena, cor_arena_copy(arena, name), strlen(name));
    }
    *ret_n = (size_t) n;
    return names;
}

static cor_status fail_sheet(const cor_source_location *location, GDALDatasetH dataset, const char *wanted,
                             cor_error *err)
{
    size_t n;
    cor_arena *scratch = cor_arena_new();
    const char **names = names_of(dataset, scratch, &n);
    char *list = cor_list_names(names, n), *otherwise = g_strdup_printf("; it has %s", n ? list : "none");
    if (wanted)
        cor_source_fail(location, err, "has no sheet \"%.80s\"%s", wanted,
                        cor_hint_of(cor_nearest_word(wanted, names, n), '"', otherwise).text);
    else
        cor_source_fail(location, err,
                        "has several sheets with cells; say which one under the source, as \"sheet: %s\"%s",
                        n ? names[0] : "Data", otherwise);
    g_free(otherwise);
    g_free(list);
    cor_arena_free(scratch);
    return COR_BAD_DATA;
}

static cor_status choose_sheet(const cor_request *request, GDALDatasetH dataset, OGRLayerH *ret_layer, cor_error *err)
{
    cor_source_location location = cor_location_of_request(request);
    const char *wanted = request->sheet ? request->sheet : request->layer;
    OGRLayerH only = NULL;
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset); i++) {
        OGRLayerH layer = GDALDatasetGetLayer(dataset, i);
        bool fits = wanted ? !strcmp(OGR_L_GetName(layer), wanted) : OGR_L_GetFeatureCount(layer, TRUE) > 0;
        if (!fits) continue;
        if (only) return fail_sheet(&location, dataset, NULL, err);
        only = layer;
    }
    *ret_layer = only;
    if (only) return COR_OK;
    return wanted ? fail_sheet(&location, dataset, wanted, err) : cor_source_fail(&location, err, "has no cells");
}

/* Behind the fence NAME is all there is. */
static cor_status read_sheet(const cor_request *request, const char *name, cor_bytes *ret_text, cor_error *err)
{
    OGRLayerH layer = NULL;
    char *before[G_N_ELEMENTS(settings)];
    const char *const drivers[] = {driver_of(request->url), NULL};
    cor_source_location location = cor_location_of_request(request);
    cor_status st = cor_workbook_check(&location, name, err);
    if (st) return st;
    set_up(before);
    GDALDatasetH book = GDALOpenEx(name, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, NULL, NULL);
    st = book
             ? choose_sheet(request, book, &layer, err)
             : cor_source_fail(&location, err,
                               "is no spreadsheet that can be read, or has a password; save its table as CSV in UTF-8");
    if (!st) {
        GString *text = text_of(layer);
        ret_text->size = text->len;
        ret_text->data = (unsigned char *) g_string_free(text, FALSE);
    }
    if (book) GDALClose(book);
    put_back(before);
    return st;
}

cor_status cor_workbook_text(const cor_request *request, cor_bytes *ret_text, cor_error *err)
{
    cor_gdal_fence fence = {0};
    cor_source_location location = cor_location_of_request(request);
    if (cor_file_look(request->url) != COR_FILE_READ)
        return cor_source_fail(&location, err,
                               "is a spreadsheet in an archive or a store; take it out and name the file");
    char *path = cor_gdal_plain_path(request->url);
    char *name = cor_gdal_let_in(&fence, path, cor_file_has_extension(request->url, "ods") ? "book.ods" : "book.xlsx");
    cor_status st = read_sheet(request, name, ret_text, err);
    cor_gdal_fence_close(&fence);
    g_free(name);
    g_free(path);
    return st;
}
