/* The page: its size on paper and its pixels. */
#include "map/internal.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"

static const double min_dpi = 30, max_dpi = 2400;

static bool is_in_px(const char *size)
{
    return g_str_has_suffix(size, "px");
}

/* Fails at NODE, or, without one, names the option. */
static cor_status blame(const cor_node *node, const char *option, const cor_error *what, cor_error *err)
{
    if (node) return cor_node_fail(node, err, "%s", what->message);
    return cor_fail(err, COR_BAD_DOCUMENT, "%s: %s", option, what->message);
}

static cor_status set_size(cor_map_reader *reader, const char *text, const cor_node *node, cor_error *err)
{
    cor_error what;
    if (cor_page_size_parse(text, &reader->map->page.width, &reader->map->page.height, &what))
        return blame(node, "size", &what, err);
    return COR_OK;
}

/* A page in px is wanted in pixels: it has 96 of them an inch unless something else is said. */
static cor_status read_page(cor_map_reader *reader, const cor_node *page, cor_error *err)
{
    static const char *const keys[] = {"size", "dpi", "frame"};
    const char *size = "280 x 190 mm";
    cor_map_document *map = reader->map;
    cor_status status = cor_node_only(page, keys, G_N_ELEMENTS(keys), err);
    if (!status) status = cor_field_text(page, "size", &size, err);
    const cor_node *node = cor_node_get(page, "size");
    if (!status && reader->options->size) {
        size = reader->options->size;
        node = NULL;
    }
    if (!status) status = set_size(reader, size, node, err);
    map->page.dpi = is_in_px(size) ? 96 : 150;
    if (!status) status = cor_field_number(page, "dpi", min_dpi, max_dpi, &map->page.dpi, err);
    if (!status) status = cor_field_bool(page, "frame", &map->page.frame, err);
    return status;
}

static cor_status apply_dpi(cor_map_reader *reader, cor_error *err)
{
    double dpi = reader->options->dpi;
    char text[COR_NUMBER_SPACE];
    if (dpi == 0) return COR_OK;
    cor_format_shortest(text, dpi);
    if (!(dpi >= min_dpi && dpi <= max_dpi))
        return cor_fail(err, COR_BAD_DOCUMENT, "dpi: %s dots an inch; it goes from 30 to 2400", text);
    reader->map->page.dpi = dpi;
    return COR_OK;
}

static cor_status check_pixels(cor_map_reader *reader, const cor_node *page, cor_error *err)
{
    const cor_map_document *map = reader->map;
    double longest = ceil(fmax(map->page.width, map->page.height) / 72 * map->page.dpi - 1e-6);
    char pixels[COR_NUMBER_SPACE], dpi[COR_NUMBER_SPACE];
    cor_error what;
    if (longest <= COR_MAP_DOTS) return COR_OK;
    cor_format_decimals(pixels, longest, 0);
    cor_format_decimals(dpi, map->page.dpi, 2);
    cor_fail(&what, COR_BAD_DOCUMENT, "the page is %s dots long at %s dpi; the limit is 32767: lower dpi or size",
             pixels, dpi);
    const cor_node *node = cor_node_get(page, "size");
    if (reader->options->size || reader->options->dpi != 0) node = NULL;
    return blame(node, reader->options->size ? "size" : "dpi", &what, err);
}

cor_status cor_map_read_page(cor_map_reader *reader, cor_error *err)
{
    const cor_node *page = NULL;
    reader->map->page.frame = true;
    cor_status status = cor_field_map(reader->map->root, "page", &page, err);
    if (!status) status = read_page(reader, page, err);
    if (!status) status = apply_dpi(reader, err);
    return status ? status : check_pixels(reader, page, err);
}
