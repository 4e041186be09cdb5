#include "source/gdal/placed.h"

#include <math.h>
#include <string.h>

#include <cpl_string.h>
#include <gdal_utils.h>
#include <glib.h>

#include "source/file.h"
#include "source/gdal/virtual.h"

enum { MAX_WORLD_FILE = 4096, NUMBERS = 6 };

/* The endings of a world file for pictures that end in ENDING: "tfw", "tifw", "wld". Caller frees. */
static char **world_endings(const char *ending)
{
    char **endings = g_new0(char *, 4);
    size_t n = strlen(ending);
    endings[0] = n > 1 ? g_strdup_printf("%c%cw", ending[0], ending[n - 1]) : g_strdup("wld");
    endings[1] = g_strconcat(ending, "w", NULL);
    endings[2] = g_strdup("wld");
    return endings;
}

static bool parse_numbers(const char *text, double *numbers)
{
    for (int i = 0; i < NUMBERS; i++) {
        char *end;
        numbers[i] = g_ascii_strtod(text, &end);
        if (end == text || !isfinite(numbers[i])) return false;
        text = end;
    }
    return true;
}

/* Six lines: the size of a pixel and its turn, then the middle of the first one. */
static bool read_world_file(const char *path, double *transform)
{
    cor_bytes bytes = {0};
    double n[NUMBERS];
    bool read = cor_file_read(path, &bytes) == COR_FILE_READ && bytes.size <= MAX_WORLD_FILE &&
                parse_numbers((const char *) bytes.data, n);
    cor_bytes_free(&bytes);
    if (!read || n[0] * n[3] - n[1] * n[2] == 0) return false;
    const double placed[NUMBERS] = {
        n[4] - (n[0] + n[2]) / 2, n[0], n[2], n[5] - (n[1] + n[3]) / 2, n[1], n[3],
    };
    memcpy(transform, placed, sizeof placed);
    return true;
}

static bool find_world_file(const char *url, double *transform)
{
    const char *dot = strrchr(url, '.');
    char **endings = world_endings(dot ? dot + 1 : "");
    bool found = false;
    for (char **ending = endings; *ending && !found; ending++) {
        char *path = cor_file_companion(url, *ending);
        found = path && read_world_file(path, transform);
        g_free(path);
    }
    g_strfreev(endings);
    return found;
}

/* The view takes over its source. */
static GDALDatasetH placed_view(GDALDatasetH dataset, double *transform)
{
    const char *const plain[] = {NULL};
    GDALDatasetH view = cor_gdal_virtual_view(dataset, plain);
    if (!view) return dataset;
    GDALSetGeoTransform(view, transform);
    GDALReleaseDataset(dataset);
    return view;
}

/* GDAL's transform of a picture that nobody has placed. */
static bool is_unplaced(const double *t)
{
    return t[0] == 0 && t[1] == 1 && t[2] == 0 && t[3] == 0 && t[4] == 0 && fabs(t[5]) == 1;
}

const char *cor_gdal_place(GDALDatasetH *dataset, const char *url)
{
    double transform[NUMBERS];
    if (!GDALGetRasterCount(*dataset)) return NULL;
    if (GDALGetGeoTransform(*dataset, transform) == CE_None && !is_unplaced(transform)) return "GEOTRANSFORM";
    if (GDALGetGCPCount(*dataset)) return "GCP_POLYNOMIAL";
    if (GDALGetMetadata(*dataset, "RPC")) return "RPC";
    if (cor_file_look(url) != COR_FILE_READ || !find_world_file(url, transform)) return NULL;
    *dataset = placed_view(*dataset, transform);
    return "GEOTRANSFORM";
}
