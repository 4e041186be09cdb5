/* Any text as a CRS: refused with one line of words, or opened, and then places project or are marked as lost. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "proj/crs.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void project_some(cor_proj *proj, const cor_crs *crs)
{
    const cor_transform *transform;
    cor_error err = {0};
    cor_point points[] = {{70, 30}, {-180, -90}, {180, 90}, {0, 0}};
    if (cor_transform_open(proj, cor_crs_lonlat(proj), crs, &transform, &err)) return;
    size_t lost = cor_transform_forward(transform, points, G_N_ELEMENTS(points));
    for (size_t i = 0; i < G_N_ELEMENTS(points); i++) {
        if (isinf(points[i].x) || isinf(points[i].y) || isnan(points[i].x) != isnan(points[i].y)) abort();
        lost -= isnan(points[i].x) ? 1 : 0;
    }
    if (lost) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = g_strndup((const char *) data, size);
    cor_proj *proj = cor_proj_new();
    const cor_crs *crs = NULL;
    cor_error err = {0};
    if (cor_crs_open(proj, text, &crs, &err)) {
        if (!err.message[0] || strpbrk(err.message, "\r\n")) abort();
    } else {
        if (!cor_crs_name(crs) || !cor_crs_wkt(crs)) abort();
        project_some(proj, crs);
    }
    cor_proj_free(proj);
    g_free(text);
    return 0;
}
