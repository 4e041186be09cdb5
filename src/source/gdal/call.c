#include "source/gdal/call.h"

#include <pthread.h>
#include <string.h>

#include <cpl_conv.h>
#include <cpl_http.h>
#include <cpl_string.h>
#include <gdal_frmts.h>
#include <glib.h>

#include "source/gdal/drivers.h"

/* Registers the formats of the allow-list and no other: registering all takes ten times as long, and each
 * format is a parser of files from strangers. The driver for virtual rasters is not among them (virtual.h). */
static gpointer register_drivers(gpointer unused)
{
    static void (*const registrations[])(void) = {
        RegisterOGRGeoPackage,    RegisterOGRFlatGeobuf, RegisterOGRGeoJSON,   RegisterOGRGeoJSONSeq,
        RegisterOGRTopoJSON,      RegisterOGRCSV,        RegisterOGRKML,       RegisterOGRGPX,
        RegisterOGRShape,         RegisterOGRPG,         RegisterOGRMEM,       GDALRegister_GTiff,
        GDALRegister_MEM,         GDALRegister_PNG,      GDALRegister_JPEG,    GDALRegister_WEBP,
        GDALRegister_JP2OpenJPEG, GDALRegister_netCDF,   GDALRegister_AAIGrid, GDALRegister_SRTMHGT,
        GDALRegister_DTED,        GDALRegister_EHdr,     GDALRegister_ENVI,    GDALRegister_HFA,
        GDALRegister_USGSDEM,     RegisterOGRXLSX,       RegisterOGRODS,
    };
    for (size_t i = 0; i < G_N_ELEMENTS(registrations); i++)
        registrations[i]();
    return unused;
}

static const char *const settings[][2] = {
    {"GDAL_PAM_ENABLED", "NO"},          /* no .aux.xml beside rasters, none read */
    {"OGR_GEOJSON_MAX_OBJ_SIZE", "200"}, /* megabytes */
    {"OGR_SQLITE_LOAD_EXTENSIONS", ""},
    {"OGR_GEOMETRY_ACCEPT_UNCLOSED_RING", "YES"}, /* we close them ourselves */
    {"GML_GFS_TEMPLATE", ""},
    {"SHAPE_RESTORE_SHX", "NO"}, /* it would write the file */
    {"CPL_DEBUG", "OFF"},
};

/* How long a store is waited for, where GDAL's configuration does not say: by itself it would wait for ever. A hundred
 * bytes a second is no speed; a store that is busy is asked again. */
static const char *const patience[COR_GDAL_PATIENCE][2] = {
    {"GDAL_HTTP_CONNECTTIMEOUT", "15"}, {"GDAL_HTTP_LOW_SPEED_TIME", "30"}, {"GDAL_HTTP_LOW_SPEED_LIMIT", "100"},
    {"GDAL_HTTP_MAX_RETRY", "2"},       {"GDAL_HTTP_RETRY_DELAY", "1"},
};

/* GDAL advises settings of its own, which nobody who reads our messages can make: the sentence, or what stands behind a
 * semicolon, that names one is cut off. */
static void drop_advice(char *words)
{
    static const char *const advice[] = {
        "config option", "configuration option", "open option",  "environment variable",
        "--config",      "creation option",      "You may want", "Use the -"};
    for (size_t i = 0; i < G_N_ELEMENTS(advice); i++) {
        char *at = strcasestr(words, advice[i]);
        if (!at) continue;
        while (at > words && !(at[-1] == ' ' && at - words >= 2 && strchr(".;:!", at[-2])))
            at--;
        while (at > words && strchr(" .;:", at[-1]))
            at--;
        *at = 0;
    }
}

static void CPL_STDCALL keep_words(CPLErr class, CPLErrorNum number, const char *message)
{
    cor_gdal_call *call = CPLGetErrorHandlerUserData();
    (void) number;
    bool failed = class >= CE_Failure;
    if (class == CE_Debug && strstr(message, "<Code>")) g_strlcpy(call->reply, message, sizeof call->reply);
    /* Options are given to every driver that may come to read a file; a driver warns of those it does not know, which
     * says nothing about the file. */
    if (class == CE_Warning && strstr(message, "does not support open option")) return;
    /* Nor that a GeoPackage is of a version that GDAL was not made for: what it lacks of it would be an error. */
    if (class == CE_Warning && strstr(message, "may only be partially supported")) return;
    /* That a dot of the page is no place, as above 90 degrees, is PROJ's word on that dot alone. */
    if (g_str_has_prefix(message, "PROJ: ") && strstr(message, "Invalid latitude")) return;
    /* So is that no driver wants it: what was refused is said in our words. */
    if (strstr(message, "not recognized as a supported file format")) return;
    call->failures += failed;
    if (class < CE_Warning || (*call->words && (call->failed || !failed))) return;
    call->failed = failed;
    g_strlcpy(call->words, message, sizeof call->words);
    g_strchomp(g_strdelimit(call->words, "\r\n\t", ' '));
    drop_advice(call->words);
}

/* GDAL follows links inside of documents (a GeoJSON's "crs"): a data file must not make us talk to anyone. */
static CPLHTTPResult *refuse_to_fetch(const char *url, CSLConstList options, GDALProgressFunc progress,
                                      void *progress_arg, CPLHTTPFetchWriteFunc write, void *write_arg, void *user)
{
    (void) url, (void) options, (void) progress, (void) progress_arg, (void) write, (void) write_arg, (void) user;
    CPLHTTPResult *result = CPLCalloc(1, sizeof *result);
    result->nStatus = 1;
    result->pszErrBuf = CPLStrdup("links inside of data are not followed");
    return result;
}

/* GDAL's own threads (a GeoPackage is read by one) know no handler but the process's, which would print. It is
 * replaced while any call of ours runs. */
static struct {
    pthread_mutex_t lock;
    int calls;
    CPLErrorHandler before;
} elsewhere = {.lock = PTHREAD_MUTEX_INITIALIZER};

static void hush_other_threads(void)
{
    pthread_mutex_lock(&elsewhere.lock);
    if (elsewhere.calls++ == 0) elsewhere.before = CPLSetErrorHandler(CPLQuietErrorHandler);
    pthread_mutex_unlock(&elsewhere.lock);
}

static void unhush_other_threads(void)
{
    pthread_mutex_lock(&elsewhere.lock);
    if (--elsewhere.calls == 0) CPLSetErrorHandler(elsewhere.before);
    pthread_mutex_unlock(&elsewhere.lock);
}

static void begin(cor_gdal_call *call)
{
    hush_other_threads();
    CPLPushErrorHandlerEx(keep_words, call);
    for (size_t i = 0; i < G_N_ELEMENTS(settings); i++)
        CPLSetThreadLocalConfigOption(settings[i][0], settings[i][1]);
}

void cor_gdal_begin(cor_gdal_call *call, cor_gdal_connections **connections)
{
    static GOnce once = G_ONCE_INIT;
    g_once(&once, register_drivers, NULL);
    *call = (cor_gdal_call){.connections = connections};
    begin(call);
    CPLHTTPPushFetchCallback(refuse_to_fetch, NULL);
}

void cor_gdal_begin_store(cor_gdal_call *call)
{
    *call = (cor_gdal_call){.to_store = true};
    begin(call);
    /* Why a store refuses is told as a warning for debuggers alone. */
    CPLSetThreadLocalConfigOption("CPL_DEBUG", "S3,GS,AZURE,ADLS,OSS,SWIFT");
    for (size_t i = 0; i < G_N_ELEMENTS(patience); i++) {
        call->ours[i] = !CPLGetConfigOption(patience[i][0], NULL);
        if (call->ours[i]) CPLSetThreadLocalConfigOption(patience[i][0], patience[i][1]);
    }
}

void cor_gdal_end(cor_gdal_call *call)
{
    if (!call->to_store) CPLHTTPPopFetchCallback();
    for (size_t i = 0; i < G_N_ELEMENTS(patience); i++)
        if (call->ours[i]) CPLSetThreadLocalConfigOption(patience[i][0], NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(settings); i++)
        CPLSetThreadLocalConfigOption(settings[i][0], NULL);
    CPLPopErrorHandler();
    CPLErrorReset();
    unhush_other_threads();
}

cor_status cor_gdal_fail(const cor_gdal_call *call, const cor_source_location *location, cor_error *err,
                         const char *what)
{
    if (!*call->words) return cor_source_fail(location, err, "%s", what);
    return cor_source_fail(location, err, "%s (GDAL: %s)", what, call->words);
}

void cor_gdal_warn(const cor_gdal_call *call, cor_diagnostics *diagnostics, const char *file)
{
    if (*call->words) cor_warn(diagnostics, cor_file_location(file), "while it was read GDAL found: %s", call->words);
}
