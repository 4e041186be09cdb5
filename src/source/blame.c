#include "source/blame.h"

#include <glib.h>

cor_blame cor_blame_request(const cor_request *request)
{
    return (cor_blame){.name = request->name,
                       .url = request->url ? request->url : "inline GeoJSON",
                       .file = request->blame_file,
                       .line = request->blame_line,
                       .column = request->blame_column};
}

cor_blame cor_blame_raster(const cor_raster_request *request)
{
    return (cor_blame){.name = request->name,
                       .url = request->url ? request->url : "",
                       .file = request->blame_file,
                       .line = request->blame_line,
                       .column = request->blame_column};
}

cor_status cor_source_fail(const cor_blame *blame, cor_error *err, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *what = g_strdup_vprintf(format, args);
    va_end(args);
    if (!blame->file)
        cor_fail_at(err, COR_BAD_DATA, blame->url, 0, 0, "%s", what);
    else if (blame->name)
        cor_fail_at(err, COR_BAD_DATA, blame->file, blame->line, blame->column, "source \"%s\" (%s): %s", blame->name,
                    blame->url, what);
    else
        cor_fail_at(err, COR_BAD_DATA, blame->file, blame->line, blame->column, "%s: %s", blame->url, what);
    g_free(what);
    return COR_BAD_DATA;
}
