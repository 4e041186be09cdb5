#include "page/subject.h"

#include "geo/representative.h"
#include "prepare/region.h"
#include "prepare/reproject.h"

/* What the page is of, else the areas of its mask; NULL: there is nothing to lie in. */
static cor_status region_of(cor_drawing_page *page, const cor_region **ret_region, cor_error *err)
{
    cor_status st = cor_region_of_page(page->context, page->arena, ret_region, err);
    if (st || *ret_region || !page->area.table) return st;
    return cor_region_of_table(page->context, page->area.table, page->arena, ret_region, err);
}

static const uint32_t *rows_in(cor_arena *arena, const cor_drawn_layer *drawn, const cor_geometry *lonlat,
                               const cor_region *region, size_t *ret_n)
{
    const cor_layer_counts *counts = &drawn->counts;
    const uint8_t *visibility = drawn->drawable->visibility;
    uint32_t *rows = COR_NEW_ARRAY(arena, uint32_t, counts->n_rows + 1);
    *ret_n = 0;
    for (size_t i = 0; i < counts->n_rows; i++) {
        uint32_t row = counts->rows[i];
        if (visibility && visibility[row] != COR_VISIBILITY_INSIDE) continue;
        if (cor_region_has(region, cor_representative_point(lonlat, row))) rows[(*ret_n)++] = row;
    }
    return rows;
}

const uint32_t *cor_page_rows_in_subject(cor_drawing_page *page, const cor_drawn_layer *drawn, size_t *ret_n)
{
    const cor_region *region;
    const cor_table *table = drawn->drawable->table;
    cor_geometry lonlat = table->geometry;
    cor_error why;
    if (region_of(page, &region, &why) || !region) return NULL;
    if (cor_lonlat_points(page->context->session->proj, page->arena, table, &lonlat.points, &why)) return NULL;
    return rows_in(page->arena, drawn, &lonlat, region, ret_n);
}

bool cor_page_count_in_subject(cor_drawing_page *page, const cor_drawn_layer *drawn, size_t *ret_n)
{
    size_t n;
    const uint32_t *rows = cor_page_rows_in_subject(page, drawn, &n);
    if (!rows) return false;
    *ret_n = 0;
    for (size_t i = 0; i < n; i++)
        *ret_n += cor_table_features(drawn->drawable->table, rows[i]);
    return true;
}
