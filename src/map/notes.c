/* Logo, notes and neat line. */
#include "map/internal.h"

#include <glib.h>

static void read_file(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_logo *logo = target;
    const char *file = NULL;
    if (!cor_read_text(reader, node, &file)) return;
    file = cor_map_resolve(reader, file);
    char *lower = g_ascii_strdown(file, -1);
    bool known = g_str_has_suffix(lower, ".svg") || g_str_has_suffix(lower, ".png");
    g_free(lower);
    if (!known)
        cor_map_fault(reader, node, "a logo is an SVG or a PNG file; \"%.200s\" ends in neither", node->text);
    else if (!g_file_test(file, G_FILE_TEST_IS_REGULAR))
        cor_map_fault(reader, node, "there is no logo file %.200s; paths are relative to the document", file);
    logo->file = file;
    logo->node = node;
}

bool cor_map_brief_logo(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_logo *logo = target;
    if (node->kind != COR_NODE_STRING) return false;
    read_file(reader, node, logo);
    return true;
}

static void demand_file(cor_map_reader *reader, const cor_node *node)
{
    cor_map_demand(reader, node, "file", "\"logo\" names no file; write {file: logo.svg}");
}

static const cor_map_key of_logo[] = {
    {"file", .read = read_file},
    COR_MAP_PLACE_KEY(cor_logo),
    {"height", COR_KEY_LENGTH, .at = offsetof(cor_logo, height), .least = 2, .most = 200},
};

const cor_map_keys cor_map_logo_keys = {COR_MAP_KEYS(of_logo), .begin = demand_file};

bool cor_map_brief_notes(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_notes *notes = target;
    if (node->kind != COR_NODE_STRING) return false;
    cor_read_prose(reader, node, &notes->text);
    return true;
}

static void demand_text(cor_map_reader *reader, const cor_node *node)
{
    cor_map_demand(reader, node, "text", "\"notes\" has no text; write {text: \"…\"}");
}

static const cor_map_key of_notes[] = {
    {"text", COR_KEY_PROSE, .at = offsetof(cor_notes, text)},
    {"title", COR_KEY_PROSE, .at = offsetof(cor_notes, title)},
    COR_MAP_PLACE_KEY(cor_notes),
    {"width", COR_KEY_LENGTH, .at = offsetof(cor_notes, width), .least = 10, .most = 500},
};

const cor_map_keys cor_map_notes_keys = {COR_MAP_KEYS(of_notes), .begin = demand_text};

static const char *const styles[] = {"single", "double", "none"};

static void read_style(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_neat_line *line = target;
    size_t style = 0;
    if (!cor_read_word(reader, node, COR_MAP_WORDS(styles), &style)) return;
    line->is_double = style == 1;
    line->off = style == 2;
}

static const cor_map_key of_neat_line[] = {
    {"style", .read = read_style, .words = COR_MAP_WORDS(styles)},
    {"width", COR_KEY_LENGTH, .at = offsetof(cor_neat_line, width), .least = 0.05, .most = 5},
    {"color", COR_KEY_COLOR, .at = offsetof(cor_neat_line, color)},
};

const cor_map_keys cor_map_neat_line_keys = {COR_MAP_KEYS(of_neat_line)};
