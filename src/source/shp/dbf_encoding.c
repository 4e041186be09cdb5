/* In which encoding the text of a shapefile's .dbf is. */
#include <string.h>

#include <glib.h>

#include "base/words.h"
#include "source/shp/dbf.h"

/* Code page 1252 is the commonest one on the machines that write no .cpg. */
static const char *guess(const cor_shapefile *file, cor_bytes_look look, cor_diagnostics *diagnostics)
{
    if (look != COR_BYTES_OTHER) return "UTF-8";
    cor_warn(diagnostics, cor_file_location(file->path),
             "does not say in which encoding its text is, and it is not UTF-8; taken as CP1252. "
             "State it under the source, for example \"encoding: CP1251\"");
    return "CP1252";
}

cor_status cor_shapefile_encoding(cor_shapefile *file, const cor_request *request, cor_arena *arena,
                                  cor_diagnostics *diagnostics, const char **ret_encoding, cor_error *err)
{
    cor_source_location location = cor_location_of_request(request);
    cor_dbf dbf = {0};
    if (request->encoding) {
        *ret_encoding = cor_encoding_name(arena, request->encoding);
        if (*ret_encoding) return COR_OK;
        return cor_source_fail(&location, err,
                               "\"%s\" is no encoding known here; try UTF-8, CP1252, ISO-8859-1, CP1251, GBK",
                               request->encoding);
    }
    char *cpg = file->cpg.data ? g_strndup((const char *) file->cpg.data, MIN(file->cpg.size, 64)) : NULL;
    *ret_encoding = cpg ? cor_encoding_name(arena, cpg) : NULL;
    if (cpg && !*ret_encoding && *g_strstrip(cpg))
        cor_warn(diagnostics, cor_file_location(file->path), "its .cpg names no encoding known here (%.20s)",
                 cor_valid_text(arena, cpg, strlen(cpg)));
    g_free(cpg);
    if (*ret_encoding) return COR_OK;
    if (!cor_dbf_start(file, &dbf)) {
        *ret_encoding = "UTF-8";
        return COR_OK;
    }
    cor_bytes_look look = cor_dbf_look(&dbf);
    /* Many writers put 0x57, "ANSI", on UTF-8: text that is valid UTF-8 is believed more than that byte. */
    const char *named = look == COR_BYTES_UTF8 ? NULL : cor_encoding_of_ldid(dbf.handle->iLanguageDriver);
    *ret_encoding = named ? named : guess(file, look, diagnostics);
    cor_dbf_close(&dbf);
    return COR_OK;
}
