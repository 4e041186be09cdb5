#include "page/legend_words.h"

#include <string.h>

#include <glib.h>

#include "words/words.h"

/* Headings are set bold. */
enum { HEADING_WEIGHT = 700 };

/* Furniture lies above the layers, one of which may have the same id. */
static const cor_group *legend_of(const cor_scene *scene)
{
    for (size_t i = cor_scene_group_count(scene); i-- > 0;) {
        const cor_group *group = cor_scene_group_at(scene, i);
        if (!g_strcmp0(group->id, "legend")) return group;
    }
    return NULL;
}

const char *cor_page_legend_words(const cor_drawing_page *page)
{
    const cor_group *legend = legend_of(page->scene);
    const char *const *languages = page->context->map->document->languages;
    const char *words = NULL;
    bool after_heading = false;
    for (size_t i = 0; legend && i < legend->n_items; i++) {
        if (legend->items[i].kind != COR_ITEM_TEXT) continue;
        const cor_text_spec *spec = &legend->items[i].text.run->spec;
        bool heading = spec->font.weight >= HEADING_WEIGHT;
        const char *next = after_heading && !heading ? ": "
                           : heading                 ? cor_word_in(languages, COR_WORD_NEXT)
                                                     : cor_word_in(languages, COR_WORD_COMMA);
        words = words ? cor_arena_format(page->arena, "%s%s%s", words, next, spec->text) : spec->text;
        after_heading = heading;
    }
    return words;
}
