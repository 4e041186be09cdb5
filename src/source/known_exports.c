#include "source/known_exports.h"

#include <string.h>

#include <glib.h>

#include "source/known_tables.h"

size_t cor_column_called(const char *name, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!strcmp(names[i], name)) return i;
    for (size_t i = 0; i < n; i++)
        if (!g_ascii_strcasecmp(names[i], name)) return i;
    return n;
}

/* Whether TAG is "#date" with at least the attributes of WANTED. */
static bool is_tag(const char *wanted, const char *tag)
{
    char **parts = g_strsplit(wanted, "+", -1), **found = g_strsplit(tag, "+", -1);
    for (char **part = found; *part; part++)
        g_strstrip(*part);
    bool same = *found && !g_ascii_strcasecmp(parts[0], found[0]);
    for (char **part = parts + 1; same && *part; part++)
        same = g_strv_contains((const char *const *) found, *part);
    g_strfreev(parts);
    g_strfreev(found);
    return same;
}

size_t cor_column_tagged(const char *name, const char *const *tags, size_t n)
{
    size_t found = n, exact = n, n_found = 0;
    for (size_t i = 0; i < n; i++) {
        if (!tags[i] || !is_tag(name, tags[i])) continue;
        n_found++;
        found = i;
        if (exact == n && !g_ascii_strcasecmp(name, tags[i])) exact = i;
    }
    return exact < n ? exact : n_found == 1 ? found : n;
}

static bool fits(const cor_known_export *one, const char *const *names, size_t n)
{
    for (size_t i = 0; i < G_N_ELEMENTS(one->columns) && one->columns[i]; i++)
        if (cor_column_called(one->columns[i], names, n) == n) return false;
    return !one->lacks || cor_column_called(one->lacks, names, n) == n;
}

/* *FOUND (NULL: none yet) becomes the one of EXPORTS whose columns NAMES are. False: they are those of two. */
static bool find_one(const cor_known_exports *exports, const char *const *names, size_t n,
                     const cor_known_export **found)
{
    for (size_t i = 0; i < exports->n; i++) {
        if (!fits(&exports->list[i], names, n)) continue;
        if (*found) return false;
        *found = &exports->list[i];
    }
    return true;
}

const cor_known_export *cor_known_export_of(const char *const *names, const char *const *tags, size_t n)
{
    const cor_known_export *found = NULL;
    bool one = find_one(&cor_exports_of_events, names, n, &found) &&
               find_one(&cor_exports_of_areas, names, n, &found) && find_one(&cor_exports_of_maps, names, n, &found);
    if (!one) return NULL;
    return found ? found : tags ? &cor_export_of_tags : NULL;
}
