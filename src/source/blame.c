#include "source/blame.h"

#include <string.h>

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

static void mask_until(char *at, const char *ends)
{
    while (*at && !strchr(ends, *at))
        *at++ = '*';
}

/* "password=…" as PostgreSQL has it, "scheme://user:…@host" as URLs have it. */
void cor_mask_secrets(char *text)
{
    for (char *at = text; (at = strcasestr(at, "password=")); at++) {
        char *secret = at + strlen("password=");
        bool quoted = *secret == '\'';
        mask_until(secret + quoted, quoted ? "'" : " &;,)\"'");
    }
    for (char *at = text; (at = strstr(at, "://")); at++) {
        size_t length = strcspn(at + 3, "/ )\"'");
        char *end = memchr(at + 3, '@', length), *colon = end ? memchr(at + 3, ':', (size_t) (end - at - 3)) : NULL;
        if (colon) mask_until(colon + 1, "@");
    }
}

/* The url as people may see it. Caller frees. */
static char *shown_url(const cor_blame *blame)
{
    char *url = g_strdup(blame->url);
    cor_mask_secrets(url);
    return url;
}

cor_status cor_source_fail(const cor_blame *blame, cor_error *err, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *what = g_strdup_vprintf(format, args), *url = shown_url(blame);
    va_end(args);
    cor_mask_secrets(what);
    if (!blame->file)
        cor_fail_at(err, COR_BAD_DATA, url, 0, 0, "%s", what);
    else if (blame->name)
        cor_fail_at(err, COR_BAD_DATA, blame->file, blame->line, blame->column, "source \"%s\" (%s): %s", blame->name,
                    url, what);
    else
        cor_fail_at(err, COR_BAD_DATA, blame->file, blame->line, blame->column, "%s: %s", url, what);
    g_free(what);
    g_free(url);
    return COR_BAD_DATA;
}
