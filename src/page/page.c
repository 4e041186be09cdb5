#include "page/page.h"

void cor_page_set_fingerprint(cor_drawing_page *page, const char *fingerprint)
{
    page->fingerprint = fingerprint;
    page->scene->fingerprint = fingerprint;
    page->scene->alone = fingerprint != NULL;
}

void cor_page_free(cor_drawing_page *page)
{
    cor_scene_free(page->scene);
    for (size_t i = 0; i < page->n_insets; i++)
        cor_scene_free(page->insets[i].scene);
    cor_icons_free(page->logo_icons);
    cor_table_cache_free(page->cache);
    cor_arena_free(page->arena);
}
