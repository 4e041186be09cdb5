#include <glib.h>

#include "page/draw.h"
#include "page/open.h"
#include "page/page.h"
#include "page/report.h"
#include "page/write.h"
#include "source/object_store.h"

static cor_status fail_atlas(const cor_map *map, cor_error *err)
{
    const cor_node *node = map->document->atlas.node;
    return cor_fail_at(err, COR_BAD_DOCUMENT, cor_key_location(node),
                       "this document is an atlas of many maps; draw them with: corridor batch %s -o FOLDER",
                       map->document->file);
}

/* What can't be written to is said before anything is drawn. */
static cor_status check_places(const cor_output *outputs, size_t n, cor_error *err)
{
    cor_status st = COR_OK;
    for (size_t i = 0; i < n && !st; i++)
        if (!outputs[i].write && outputs[i].path && cor_object_store_is(outputs[i].path))
            st = cor_object_store_check_object(outputs[i].path, err);
    return st;
}

cor_status cor_map_render(cor_map *map, const cor_output *outputs, size_t n_outputs, cor_error *error)
{
    cor_drawing_page page;
    if (map->document->atlas.kind != COR_ATLAS_NONE) return fail_atlas(map, error);
    cor_status st = check_places(outputs, n_outputs, error);
    if (st) return st;
    st = cor_page_open(map, &page, error);
    if (!st) st = cor_page_draw(&page, error);
    if (!st) st = cor_page_put_out(&page, outputs, n_outputs, false, NULL, error);
    if (!st) {
        g_free(map->report);
        map->report = cor_page_report(&page);
    }
    cor_page_free(&page);
    size_t warnings = cor_diagnostics_count(map->session->diagnostics);
    if (!st && map->strict && warnings)
        st = cor_fail_at(error, COR_WARNED, cor_file_location(map->document->file),
                         "drawn with %zu warning%s, and --strict was asked for", warnings, warnings == 1 ? "" : "s");
    return st;
}
