#include "source/gdal/filter.h"

#include <glib.h>

#include "base/words.h"
#include "source/location.h"

/* The filter's beginning, for a message. Caller frees. */
static char *shown(const char *where)
{
    enum { SHOWN = 90 };
    bool fits = g_utf8_strlen(where, -1) <= SHOWN;
    char *start = fits ? g_strdup(where) : g_utf8_substring(where, 0, SHOWN);
    char *text = g_strconcat(start, fits ? "" : "…", NULL);
    g_free(start);
    return text;
}

cor_status cor_filter_open(const cor_request *request, cor_arena *arena, cor_where **ret_where, cor_error *err)
{
    cor_error found;
    cor_source_location location = cor_location_of_request(request);
    *ret_where = NULL;
    if (!request->where) return COR_OK;
    if (!cor_where_open(request->where, arena, ret_where, &found)) {
        for (size_t i = 0; i < request->n_names; i++)
            cor_where_rename(*ret_where, request->names[i].ours, request->names[i].theirs);
        return COR_OK;
    }
    char *where = shown(request->where);
    cor_source_fail(&location, err, "its filter \"%s\" can't be understood as SQL: %s", where, found.message);
    g_free(where);
    return COR_BAD_DATA;
}

cor_status cor_filter_bind(const cor_request *request, cor_where *where, const char *const *names, size_t n,
                           const char *id, const char *const *all, size_t n_all, cor_error *err)
{
    cor_source_location location = cor_location_of_request(request);
    const char *missing = cor_where_bind(where, names, n, id);
    if (!missing) return COR_OK;
    const char *near = cor_nearest_word(missing, all, n_all);
    char *list = cor_list_names(all, n_all), *where_shown = shown(request->where);
    char *has = g_strdup_printf("; it has %s", n_all ? list : "none");
    cor_source_fail(&location, err, "its filter \"%s\" names a field \"%s\", which it lacks%s", where_shown, missing,
                    cor_hint_of(near, '"', has).text);
    g_free(has);
    g_free(list);
    g_free(where_shown);
    return COR_BAD_DATA;
}

cor_status cor_filter_check(const cor_request *request, const cor_where *where, const char *row_word, cor_error *err)
{
    cor_source_location location = cor_location_of_request(request);
    const char *fault = where ? cor_where_fault(where, row_word) : NULL;
    if (!fault) return COR_OK;
    char *filter = shown(request->where);
    cor_source_fail(&location, err, "its filter \"%s\" can't be used: %s", filter, fault);
    g_free(filter);
    return COR_BAD_DATA;
}
