#include "source/gdal/object_store.h"

#include <string.h>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <cpl_vsi_error.h>
#include <glib.h>

#include "source/gdal/call.h"

enum { PIECE = 1 << 20 };

/* What ELEMENT of a store's answer holds. Caller frees; NULL when there is none. */
static char *element_of(const char *answer, const char *element)
{
    char *begin = g_strconcat("<", element, ">", NULL);
    const char *text = strstr(answer, begin);
    const char *end = text ? strchr(text += strlen(begin), '<') : NULL;
    g_free(begin);
    return end ? g_strndup(text, (gsize) (end - text)) : NULL;
}

/* Codes of the stores that people meet, in words that say what would be right. */
static const char *words_of(const char *code)
{
    static const char *const known[][2] = {
        {"AccessDenied", "access is denied; use a key that may read, list and write there"},
        {"AuthorizationFailure", "access is denied; use a key that may read, list and write there"},
        {"AuthenticationFailed", "the key is not accepted; check it"},
        {"InvalidAccessKeyId", "the store does not know the key; check AWS_ACCESS_KEY_ID"},
        {"SignatureDoesNotMatch", "the key is not accepted; check AWS_SECRET_ACCESS_KEY"},
        {"RequestTimeTooSkewed", "the clock of this machine is wrong"},
        {"NoSuchBucket", "there is no such bucket; make it, or correct its name"},
        {"ContainerNotFound", "there is no such container; make it, or correct its name"},
        {"NoSuchKey", "there is no such object"},
        {"BlobNotFound", "there is no such object"},
        {"QuotaExceeded", "the store is full"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
        if (!strcmp(code, known[i][0])) return known[i][1];
    return NULL;
}

/* The reason as the store's own answer has it; false when there was no such answer. */
static bool fail_by_reply(const cor_gdal_call *call, const char *path, const char *what, cor_error *err)
{
    char *code = element_of(call->reply, "Code"), *message = element_of(call->reply, "Message");
    if (code && words_of(code))
        cor_fail_at(err, COR_BAD_OUTPUT, cor_file_location(path), "%s: %s (%s)", what, words_of(code), code);
    else if (code)
        cor_fail_at(err, COR_BAD_OUTPUT, cor_file_location(path), "%s; the store says: %.200s (%.60s)", what,
                    message ? message : "nothing more", code);
    g_free(message);
    g_free(code);
    return code != NULL;
}

/* A look at PATH, so that GDAL says what it kept to itself: that nobody answers, say. Who was waited for once is not
 * waited for again. */
static void ask_why(const char *path)
{
    static const char *const hurry[][2] = {{"GDAL_HTTP_LOW_SPEED_TIME", "1"}, {"GDAL_HTTP_MAX_RETRY", "0"}};
    char *before[G_N_ELEMENTS(hurry)];
    VSIStatBufL info;
    for (size_t i = 0; i < G_N_ELEMENTS(hurry); i++) {
        before[i] = g_strdup(CPLGetThreadLocalConfigOption(hurry[i][0], NULL));
        CPLSetThreadLocalConfigOption(hurry[i][0], hurry[i][1]);
    }
    VSIErrorReset();
    if (!VSIStatExL(path, &info, VSI_STAT_EXISTS_FLAG | VSI_STAT_SET_ERROR_FLAG)) VSIErrorReset();
    for (size_t i = 0; i < G_N_ELEMENTS(hurry); i++) {
        CPLSetThreadLocalConfigOption(hurry[i][0], before[i]);
        g_free(before[i]);
    }
}

static cor_status fail(const cor_gdal_call *call, const char *path, const char *what, cor_error *err)
{
    if (fail_by_reply(call, path, what, err)) return COR_BAD_OUTPUT;
    if (VSIGetLastErrorNo() == VSIE_None) ask_why(path);
    if (fail_by_reply(call, path, what, err)) return COR_BAD_OUTPUT;
    static const char unreachable[] = "CURL error: ";
    const char *said = VSIGetLastErrorMsg();
    if (VSIGetLastErrorNo() == VSIE_AWSInvalidCredentials)
        return cor_fail_at(err, COR_BAD_OUTPUT, cor_file_location(path), "%s: there is no key (GDAL: %.300s)", what,
                           said);
    if (g_str_has_prefix(said, unreachable))
        return cor_fail_at(err, COR_BAD_OUTPUT, cor_file_location(path), "%s: the store can't be reached: %.300s", what,
                           said + strlen(unreachable));
    if (VSIGetLastErrorNo() == VSIE_None || !*said) said = *call->words ? call->words : "the store does not say why";
    return cor_fail_at(err, COR_BAD_OUTPUT, cor_file_location(path), "%s (GDAL: %.300s)", what, said);
}

/* BYTES are mapped: should the disk fail to read them, the process dies before the object is closed, which is what puts
 * it. */
static bool send_bytes(GMappedFile *bytes, VSILFILE *object)
{
    const char *at = g_mapped_file_get_contents(bytes);
    gsize left = g_mapped_file_get_length(bytes);
    bool sent = true;
    while (left && sent) {
        gsize n = MIN(left, PIECE);
        sent = VSIFWriteL(at, 1, n, object) == n;
        at += n;
        left -= n;
    }
    return sent;
}

static VSILFILE *open_object(const char *path, const char *type)
{
    char *word = type ? g_strconcat("Content-Type=", type, NULL) : NULL;
    const char *const options[] = {word, NULL};
    VSIErrorReset();
    VSILFILE *object = VSIFOpenEx2L(path, "wb", TRUE, (CSLConstList) options);
    g_free(word);
    return object;
}

static cor_status put(const cor_gdal_call *call, const char *path, GMappedFile *bytes, const char *type, cor_error *err)
{
    VSILFILE *object = open_object(path, type);
    bool sent = object && send_bytes(bytes, object);
    if (object && !VSIFCloseL(object) && sent) return COR_OK;
    return fail(call, path, "the file could not be put there", err);
}

cor_status cor_gdal_put(const char *path, int fd, const char *type, cor_error *err)
{
    cor_gdal_call call;
    GError *said = NULL;
    GMappedFile *bytes = g_mapped_file_new_from_fd(fd, FALSE, &said);
    if (!bytes) {
        cor_fail_at(err, COR_BAD_OUTPUT, cor_file_location(path), "what was drawn could not be read again: %s",
                    said->message);
        g_error_free(said);
        return COR_BAD_OUTPUT;
    }
    cor_gdal_begin_store(&call);
    cor_status st = put(&call, path, bytes, type, err);
    cor_gdal_end(&call);
    g_mapped_file_unref(bytes);
    return st;
}

/* What GDAL said last is that there is no such object; it has a word for that of S3 alone. */
static bool is_absence(void)
{
    int number = VSIGetLastErrorNo();
    return number == VSIE_AWSObjectNotFound ||
           (number == VSIE_HttpError && g_str_has_suffix(VSIGetLastErrorMsg(), ": 404"));
}

/* Another process may have taken away what a listing had. */
static bool is_gone(const cor_gdal_call *call, const char *path)
{
    char *code = element_of(call->reply, "Code");
    if (!code) ask_why(path);
    bool gone = code ? !strcmp(code, "NoSuchKey") || !strcmp(code, "BlobNotFound") : is_absence();
    g_free(code);
    return gone;
}

cor_status cor_gdal_get(const char *path, char **ret_text, cor_error *err)
{
    cor_gdal_call call;
    GByte *bytes = NULL;
    vsi_l_offset size = 0;
    cor_status st = COR_OK;
    cor_gdal_begin_store(&call);
    VSIErrorReset();
    *ret_text = NULL;
    if (VSIIngestFile(NULL, path, &bytes, &size, -1))
        *ret_text = g_strndup((const char *) bytes, (gsize) size);
    else if (!is_gone(&call, path))
        st = fail(&call, path, "the object could not be read", err);
    VSIFree(bytes);
    cor_gdal_end(&call);
    return st;
}

/* Nothing below a prefix and no answer look alike. */
static cor_status check_empty(const cor_gdal_call *call, const char *path, cor_error *err)
{
    if (!*call->reply) ask_why(path);
    if (!*call->reply && (VSIGetLastErrorNo() == VSIE_None || is_absence())) return COR_OK;
    return fail(call, path, "the objects below it could not be listed", err);
}

cor_status cor_gdal_list(const char *path, cor_object_visit visit, void *context, cor_error *err)
{
    cor_gdal_call call;
    cor_status st = COR_OK;
    const VSIDIREntry *entry;
    cor_gdal_begin_store(&call);
    VSIErrorReset();
    VSIDIR *dir = VSIOpenDir(path, -1, NULL);
    while (dir && (entry = VSIGetNextDirEntry(dir)))
        if (!VSI_ISDIR(entry->nMode)) visit(context, entry->pszName, entry->nSize);
    if (dir) VSICloseDir(dir);
    if (!dir || *call.reply) st = check_empty(&call, path, err);
    cor_gdal_end(&call);
    return st;
}

cor_status cor_gdal_remove(const char *path, cor_error *err)
{
    cor_gdal_call call;
    cor_gdal_begin_store(&call);
    VSIErrorReset();
    cor_status st = VSIUnlink(path) ? fail(&call, path, "the object could not be removed", err) : COR_OK;
    cor_gdal_end(&call);
    return st;
}

void cor_gdal_hang_up(void)
{
    VSICurlClearCache();
}
