/* Logo, notes and neat line. */
#include "map/internal.h"

#include <glib.h>

static cor_status check_file(const cor_node *node, const char *file, cor_error *err)
{
    char *lower = g_ascii_strdown(file, -1);
    bool known = g_str_has_suffix(lower, ".svg") || g_str_has_suffix(lower, ".png");
    g_free(lower);
    if (!known)
        return cor_node_fail(node, err, "a logo is an SVG or a PNG file; \"%.200s\" ends in neither", node->text);
    if (!g_file_test(file, G_FILE_TEST_IS_REGULAR))
        return cor_node_fail(node, err, "there is no logo file %.200s; paths are relative to the document", file);
    return COR_OK;
}

static cor_status take_file(cor_map_reader *reader, const cor_node *node, cor_logo *logo, cor_error *err)
{
    logo->node = node;
    logo->file = cor_map_resolve(reader, node->text);
    return check_file(node, logo->file, err);
}

cor_status cor_map_read_logo(cor_map_reader *reader, const cor_node *node, cor_error *err)
{
    static const char *const keys[] = {"file", "at", "height"};
    cor_logo *logo = &reader->map->furniture.logo;
    const char *file = NULL;
    if (node->kind == COR_NODE_STRING) return take_file(reader, node, logo, err); /* logo: FILE */
    cor_status status = cor_map_read_own_keys(node, keys, G_N_ELEMENTS(keys), err);
    if (!status) status = cor_field_text(node, "file", &file, err);
    if (!status && !file) return cor_node_fail(node, err, "\"logo\" names no file; write {file: logo.svg}");
    if (!status) status = take_file(reader, cor_node_get(node, "file"), logo, err);
    if (!status) status = cor_map_read_place(node, &logo->on, &logo->at, err);
    if (!status) status = cor_field_length(node, "height", 2, 200, &logo->height, err);
    return status;
}

cor_status cor_map_read_notes(cor_map_reader *reader, const cor_node *node, cor_error *err)
{
    static const char *const keys[] = {"text", "title", "at", "width"};
    cor_notes *notes = &reader->map->furniture.notes;
    notes->node = node;
    if (node->kind == COR_NODE_STRING) /* notes: "…" */
        return cor_field_prose(reader->arena, cor_node_get(reader->map->root, "furniture"), "notes", &notes->text, err);
    cor_status status = cor_map_read_own_keys(node, keys, G_N_ELEMENTS(keys), err);
    if (!status && !cor_node_get(node, "text"))
        return cor_node_fail(node, err, "\"notes\" has no text; write {text: \"…\"}");
    if (!status) status = cor_field_prose(reader->arena, node, "text", &notes->text, err);
    if (!status) status = cor_field_prose(reader->arena, node, "title", &notes->title, err);
    if (!status) status = cor_map_read_place(node, &notes->on, &notes->at, err);
    if (!status) status = cor_field_length(node, "width", 10, 500, &notes->width, err);
    return status;
}

cor_status cor_map_read_neat_line(cor_map_reader *reader, const cor_node *all, cor_error *err)
{
    static const char *const keys[] = {"style", "width", "color"}, *const styles[] = {"single", "double", "none"};
    const cor_node *node = cor_node_get(all, "neat-line");
    cor_neat_line *line = &reader->map->furniture.neat_line;
    size_t style = 0;
    if (!node || (node->kind == COR_NODE_BOOL && node->boolean)) return COR_OK;
    if (cor_field_says(node, "auto")) return COR_OK;
    line->off = node->kind == COR_NODE_BOOL || cor_field_says(node, "none");
    if (line->off) return COR_OK;
    cor_status status = cor_map_read_own_keys(node, keys, G_N_ELEMENTS(keys), err);
    if (!status) status = cor_field_word(node, "style", styles, G_N_ELEMENTS(styles), &style, err);
    if (!status) status = cor_field_length(node, "width", 0.05, 5, &line->width, err);
    if (!status) status = cor_field_color(node, "color", &line->color, err);
    line->is_double = style == 1;
    line->off = style == 2;
    return status;
}
