#include "source/location.h"

#include <string.h>

#include <glib.h>

cor_source_location cor_location_of_request(const cor_request *request)
{
    return (cor_source_location){
        .name = request->name, .url = request->url ? request->url : "inline GeoJSON", .document = request->location};
}

cor_source_location cor_location_of_raster(const cor_raster_request *request)
{
    return (cor_source_location){
        .name = request->name, .url = request->url ? request->url : "", .document = request->location};
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
static char *shown_url(const cor_source_location *location)
{
    char *url = g_strdup(location->url);
    cor_mask_secrets(url);
    return url;
}

cor_status cor_source_fail(const cor_source_location *location, cor_error *err, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *what = g_strdup_vprintf(format, args), *url = shown_url(location);
    va_end(args);
    cor_mask_secrets(what);
    if (!location->document.file)
        cor_fail_at(err, COR_BAD_DATA, cor_file_location(url), "%s", what);
    else if (location->name)
        cor_fail_at(err, COR_BAD_DATA, location->document, "source '%s' (%s): %s", location->name, url, what);
    else
        cor_fail_at(err, COR_BAD_DATA, location->document, "%s: %s", url, what);
    g_free(what);
    g_free(url);
    return COR_BAD_DATA;
}

char *cor_list_names(const char *const *names, size_t n)
{
    enum { SHOWN = 16 };
    GString *list = g_string_new(NULL);
    for (size_t i = 0; i < n && i < SHOWN; i++)
        g_string_append_printf(list, "%s\"%s\"", i ? ", " : "", names[i]);
    if (n > SHOWN) g_string_append_printf(list, " and %zu more", n - SHOWN);
    return g_string_free(list, FALSE);
}
