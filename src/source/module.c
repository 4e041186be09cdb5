#include "source/module.h"

#include <dlfcn.h>
#include <string.h>

#include <glib.h>

/* The file that the system has put at ADDRESS: a line of its list is "from-to rights offset device inode path".
 * Caller frees. */
static char *file_mapped_at(uintptr_t address)
{
    char *text = NULL, *found = NULL;
    if (!g_file_get_contents("/proc/self/maps", &text, NULL, NULL)) return NULL;
    char **lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line && !found; line++) {
        char *rest;
        guint64 from = g_ascii_strtoull(*line, &rest, 16), to = *rest == '-' ? g_ascii_strtoull(rest + 1, NULL, 16) : 0;
        const char *path = strchr(*line, '/');
        if (address >= from && address < to && path) found = g_strdup(path);
    }
    g_strfreev(lines);
    g_free(text);
    return found;
}

/* Where the library that holds this function is, or the program when it is linked in. A relative name (of a program as
 * it was called, of a library from a relative LD_LIBRARY_PATH) would mean another folder by now. Caller frees. */
static char *own_path(void)
{
    Dl_info here;
    uintptr_t address = (uintptr_t) cor_gdal_load;
    if (!dladdr((const void *) address, &here) || !here.dli_fname) return NULL;
    return *here.dli_fname == '/' ? g_strdup(here.dli_fname) : file_mapped_at(address);
}

static char *module_path(void)
{
    char *own = own_path();
    if (!own) return NULL;
    char *folder = g_path_get_dirname(own);
    char *path = g_build_filename(folder, "corridor", "corridor-gdal.so", NULL);
    g_free(folder);
    g_free(own);
    return path;
}

static cor_status check(const cor_gdal *gdal, const char *path, cor_error *err)
{
    if (gdal && !strcmp(gdal->version, COR_VERSION) && gdal->request_size == sizeof(cor_request)) return COR_OK;
    return cor_fail_at(err, COR_INTERNAL, cor_file_location(path),
                       "this module is of another build than the library (%s); install both together", COR_VERSION);
}

/* A symbol of GDAL's is looked for in the module's own libraries first. Otherwise each of its 40,000 look-ups
 * walks past the hundred libraries of the program, which costs more time than a small map. The sanitizers' run time
 * does not allow it. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define COR_SANITIZED
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define COR_SANITIZED
#endif
#ifdef COR_SANITIZED
enum { OWN_LIBRARIES_FIRST = 0 };
#else
enum { OWN_LIBRARIES_FIRST = RTLD_DEEPBIND };
#endif

/* GDAL does not survive being unloaded and loaded again, so it stays. */
static void *open_module(const char *path)
{
    return dlopen(path, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE | OWN_LIBRARIES_FIRST);
}

cor_status cor_gdal_load(const cor_gdal **ret_gdal, cor_error *err)
{
    char *path = module_path();
    void *module = path ? open_module(path) : NULL;
    void *entry = module ? dlsym(module, COR_GDAL_ENTRY) : NULL;
    cor_status st = COR_OK;
    if (!entry) {
        st = cor_fail_at(err, COR_INTERNAL, cor_file_location(path),
                         "the module that reads data through GDAL can't be loaded: %s", dlerror());
    } else {
        const cor_gdal *gdal = ((cor_gdal_entry) (uintptr_t) entry)();
        st = check(gdal, path, err);
        if (!st) *ret_gdal = gdal;
    }
    g_free(path);
    return st;
}
