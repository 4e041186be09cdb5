#include "page/furnishing.h"

#include "page/words.h"

cor_furnishing cor_page_furnishing(cor_drawing_page *page)
{
    return (cor_furnishing){.map = page->context->map->document,
                            .style = page->context->map->style,
                            .symbolizer = &page->symbolizer,
                            .layers = page->layers,
                            .n_layers = page->n_layers,
                            .to_map = page->view.to_map,
                            .to_page = page->view.to_page,
                            .to_lonlat = page->view.to_lonlat,
                            .from_lonlat = page->view.from_lonlat,
                            .look_up = cor_page_word,
                            .look_up_context = page,
                            .extents = page->extents,
                            .area = page->area.paths,
                            .n_area = page->area.n,
                            .charts = page->charts,
                            .n_charts = page->n_charts,
                            .strip = page->strip,
                            .ret_legend_words = &page->legend_words};
}
