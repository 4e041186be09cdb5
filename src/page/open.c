#include "page/open.h"

#include "page/credits.h"
#include "prepare/fit_view.h"

static void open_scene(cor_drawing_page *page)
{
    const cor_map_document *document = page->context->map->document;
    page->scene = cor_scene_new(page->arena, document->page.width, document->page.height);
    page->scene->dpi = document->page.dpi;
    cor_credits_size credits = cor_page_credits_size(page);
    credits.strip = page->strip;
    page->scene->frame = cor_furnish_frame(document, &credits);
    page->scene->language = document->languages[0];
    page->scene->creation_date = document->as_of;
}

cor_status cor_page_open_above(const cor_render_context *context, cor_drawing_page *page, double strip, cor_error *err)
{
    *page = (cor_drawing_page){.context = context, .arena = cor_arena_new(), .strip = strip};
    page->cache = cor_table_cache_new(context, page->arena);
    open_scene(page);
    return cor_view_fit(context, page->cache, page->scene->frame, &page->view, err);
}

cor_status cor_page_open(const cor_render_context *context, cor_drawing_page *page, cor_error *err)
{
    return cor_page_open_above(context, page, 0, err);
}
