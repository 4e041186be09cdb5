/* The page: its size on paper and its pixels. */
#include "map/internal.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"

enum { MIN_DPI = 30, MAX_DPI = 2400 };

static bool is_in_px(const char *size)
{
    return g_str_has_suffix(size, "px");
}

/* At NODE, or, without one, naming the option. */
static void wrong_page(cor_map_reader *reader, const cor_node *node, const char *option, const char *what)
{
    if (node)
        cor_map_fault(reader, node, "%s", what);
    else
        cor_map_option_fault(reader, "%s: %s", option, what);
}

static const cor_map_key keys[] = {
    {"size", COR_KEY_TEXT, .at = offsetof(cor_map_page, size)},
    {"dpi", COR_KEY_NUMBER, .at = offsetof(cor_map_page, dpi), .least = MIN_DPI, .most = MAX_DPI},
    {"frame", COR_KEY_BOOL, .at = offsetof(cor_map_page, frame)},
};

const cor_map_keys cor_map_page_keys = {COR_MAP_KEYS(keys)};

void cor_map_set_page(cor_map_document *map)
{
    map->page.size = "280 x 190 mm";
    map->page.frame = true;
}

/* A page in px is wanted in pixels: it has 96 of them an inch unless something else is said. False when what is said is
 * wrong. */
static bool choose_dpi(cor_map_reader *reader, bool is_said)
{
    cor_map_page *page = &reader->map->page;
    double dpi = reader->options->dpi;
    char text[COR_NUMBER_SPACE];
    bool is_known = !is_said || page->dpi > 0;
    if (!is_said) page->dpi = is_in_px(page->size) ? 96 : 150;
    if (dpi == 0) return is_known;
    cor_format_shortest(text, dpi);
    if (!(dpi >= MIN_DPI && dpi <= MAX_DPI))
        return cor_map_option_fault(reader, "dpi: %s dots an inch; it goes from 30 to 2400", text);
    page->dpi = dpi;
    return true;
}

static void check_pixels(cor_map_reader *reader, const cor_node *node)
{
    const cor_map_page *page = &reader->map->page;
    double longest = ceil(fmax(page->width, page->height) / 72 * page->dpi - 1e-6);
    char pixels[COR_NUMBER_SPACE], dpi[COR_NUMBER_SPACE];
    if (longest <= COR_MAP_DOTS) return;
    cor_format_decimals(pixels, longest, 0);
    cor_format_decimals(dpi, page->dpi, 2);
    if (reader->options->size || reader->options->dpi != 0) node = NULL;
    wrong_page(reader, node, reader->options->size ? "size" : "dpi",
               cor_arena_format(reader->arena,
                                "the page is %s dots long at %s dpi; the limit is 32767: lower dpi or size", pixels,
                                dpi));
}

void cor_map_finish_page(cor_map_reader *reader)
{
    cor_map_page *page = &reader->map->page;
    const cor_node *all = cor_node_get(reader->map->root, "page"), *node = cor_node_get(all, "size");
    cor_error what;
    if (reader->options->size) {
        page->size = cor_arena_copy(reader->arena, reader->options->size);
        node = NULL;
    }
    bool has_dpi = choose_dpi(reader, cor_node_get(all, "dpi"));
    if (cor_page_size_parse(page->size, &page->width, &page->height, &what))
        wrong_page(reader, node, "size", what.message);
    else if (has_dpi)
        check_pixels(reader, node);
}
