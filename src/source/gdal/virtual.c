#include "source/gdal/virtual.h"

#include <pthread.h>
#include <string.h>

#include <cpl_conv.h>
#include <cpl_minixml.h>
#include <cpl_string.h>
#include <gdal_frmts.h>
#include <gdal_utils.h>
#include <glib.h>

#include "source/file.h"
#include "source/gdal/raster_driver.h"

enum { MAX_XML = 16 << 20 };

/* Several threads may want the driver at once; whoever has it registered for himself keeps it. The lock is as in
 * fence.c. */
static struct {
    pthread_mutex_t lock;
    int wanted;
    bool was_there;
    GDALDriverH driver;
} vrt = {.lock = PTHREAD_MUTEX_INITIALIZER};

static void begin_virtual(void)
{
    pthread_mutex_lock(&vrt.lock);
    if (vrt.wanted++ == 0) {
        vrt.was_there = GDALGetDriverByName("VRT") != NULL;
        if (vrt.driver && !vrt.was_there) GDALRegisterDriver(vrt.driver);
        GDALRegister_VRT();
        vrt.driver = GDALGetDriverByName("VRT");
    }
    pthread_mutex_unlock(&vrt.lock);
}

static void end_virtual(void)
{
    pthread_mutex_lock(&vrt.lock);
    if (--vrt.wanted == 0 && !vrt.was_there && vrt.driver) GDALDeregisterDriver(vrt.driver);
    pthread_mutex_unlock(&vrt.lock);
}

GDALDatasetH cor_gdal_virtual_view(GDALDatasetH source, const char *const *options)
{
    char **list = CSLAddString(CSLAddString(NULL, "-of"), "VRT");
    for (size_t i = 0; options[i]; i++)
        list = CSLAddString(list, options[i]);
    begin_virtual();
    GDALTranslateOptions *plan = GDALTranslateOptionsNew(list, NULL);
    GDALDatasetH view = plan ? GDALTranslate("", source, plan, NULL) : NULL;
    end_virtual();
    GDALTranslateOptionsFree(plan);
    CSLDestroy(list);
    return view;
}

/* What a mosaic is made of: pixels of files, where they go, and how their values are scaled. Not here: functions,
 * warps, raw bytes of any file, options for drivers. */
static const char *const elements[] = {
    "VRTDataset",
    "SRS",
    "GeoTransform",
    "GCPList",
    "GCP",
    "Metadata",
    "MDI",
    "VRTRasterBand",
    "Description",
    "NoDataValue",
    "UnitType",
    "Offset",
    "Scale",
    "ColorInterp",
    "ColorTable",
    "Entry",
    "CategoryNames",
    "Category",
    "Histograms",
    "HistItem",
    "HistMin",
    "HistMax",
    "BucketCount",
    "IncludeOutOfRange",
    "Approximate",
    "HistCounts",
    "SimpleSource",
    "ComplexSource",
    "AveragedSource",
    "KernelFilteredSource",
    "SourceFilename",
    "SourceBand",
    "SourceProperties",
    "SrcRect",
    "DstRect",
    "NODATA",
    "UseMaskBand",
    "ScaleOffset",
    "ScaleRatio",
    "SrcMin",
    "SrcMax",
    "DstMin",
    "DstMax",
    "Exponent",
    "LUT",
    "ColorTableComponent",
    "Kernel",
    "Size",
    "Coefs",
    "OverviewList",
    "BlockXSize",
    "BlockYSize",
    "MaskBand",
    "HideNoDataValue",
};

typedef struct {
    const cor_gdal_call *call;
    const cor_raster_request *request;
    cor_gdal_fence *fence;
    cor_gdal_look look;
    unsigned n_files;
    cor_error *err;
} mosaic;

static cor_status refuse_word(const mosaic *m, const char *word)
{
    cor_source_location location = cor_location_of_raster(m->request);
    return cor_source_fail(&location, m->err,
                           "is a virtual raster with <%.60s>; a mosaic of regular files is read (as gdalbuildvrt makes "
                           "it), nothing else",
                           word);
}

/* Whether the file could be a source by itself. */
static cor_status look_at_source(const mosaic *m, const char *path)
{
    cor_raster_request request = *m->request;
    request.url = path;
    request.trusted = false;
    cor_source_location location = cor_location_of_raster(m->request);
    if (cor_file_look(path) != COR_FILE_READ || g_str_has_prefix(path, "/vsi"))
        return cor_source_fail(&location, m->err, "reads \"%.200s\", which is no regular file", path);
    return m->look(m->call, &request, m->err);
}

/* The path that a <SourceFilename> means. Caller frees. */
static char *source_path(const mosaic *m, CPLXMLNode *node)
{
    const char *text = CPLGetXMLValue(node, "", "");
    bool relative = atoi(CPLGetXMLValue(node, "relativeToVRT", "0")) != 0;
    char *folder = g_path_get_dirname(m->request->url);
    char *path = relative && *text != '/' ? g_build_filename(folder, text, NULL) : g_strdup(text);
    g_free(folder);
    return path;
}

static cor_status let_in_source(mosaic *m, CPLXMLNode *node)
{
    const char *driver;
    char *path = source_path(m, node), *folder = g_strdup_printf("%u/", m->n_files++);
    cor_status st = look_at_source(m, path);
    char *name = st ? NULL : cor_gdal_let_in_raster(m->fence, path, folder, &driver);
    if (!st) {
        bool by_own_name = !strcmp(driver, "netCDF");
        CPLSetXMLValue(node, "", by_own_name ? path : name);
        CPLSetXMLValue(node, "#relativeToVRT", "0");
    }
    g_free(name);
    g_free(folder);
    g_free(path);
    return st;
}

static bool is_element(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(elements); i++)
        if (!strcmp(name, elements[i])) return true;
    return false;
}

/* Each source is opened once to be looked at; the first that is not fine ends the walk. */
static cor_status walk(mosaic *m, CPLXMLNode *node, unsigned depth)
{
    enum { MAX_DEPTH = 16 };
    for (; node; node = node->psNext) {
        if (node->eType != CXT_Element || *node->pszValue == '?') continue;
        const char *kind = CPLGetXMLValue(node, "subClass", "VRTSourcedRasterBand");
        if (!is_element(node->pszValue) || strcmp(kind, "VRTSourcedRasterBand") != 0 || depth > MAX_DEPTH)
            return refuse_word(m, is_element(node->pszValue) ? kind : node->pszValue);
        cor_status st =
            !strcmp(node->pszValue, "SourceFilename") ? let_in_source(m, node) : walk(m, node->psChild, depth + 1);
        if (st) return st;
    }
    return COR_OK;
}

static GDALDatasetH open_text(const char *xml)
{
    static const char *const drivers[] = {"VRT", NULL};
    begin_virtual();
    GDALDatasetH dataset =
        GDALOpenEx(xml, GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, drivers, NULL, NULL);
    end_virtual();
    return dataset;
}

cor_status cor_gdal_virtual_open(const cor_gdal_call *call, const cor_raster_request *request, cor_gdal_fence *fence,
                                 cor_gdal_look look, GDALDatasetH *ret_dataset, cor_error *err)
{
    mosaic m = {call, request, fence, look, 0, err};
    cor_bytes bytes = {0};
    cor_source_location location = cor_location_of_raster(request);
    cor_file_result result = cor_file_read(request->url, &bytes);
    if (result) return cor_source_fail(&location, err, "%s", cor_file_words(result));
    CPLXMLNode *tree = bytes.size <= MAX_XML ? CPLParseXMLString((const char *) bytes.data) : NULL;
    cor_bytes_free(&bytes);
    if (!tree) return cor_gdal_fail(call, &location, err, "is no virtual raster; it would be XML of at most 16 MiB");
    cor_status st = walk(&m, tree, 0);
    char *xml = st ? NULL : CPLSerializeXMLTree(tree);
    if (xml) *ret_dataset = open_text(xml);
    CPLFree(xml);
    CPLDestroyXMLNode(tree);
    return st;
}
