/* Check: everything that can be wrong with a style or a map document, found at
 * once and kept as diagnostics. */
#include <string.h>

#include <glib.h>

#include "api/check_resources.h"
#include "base/words.h"
#include "batch/atlas_page.h"
#include "batch/coverage.h"
#include "page/chart_rows.h"
#include "page/draw.h"
#include "page/feature_table.h"
#include "page/mask.h"
#include "page/open.h"
#include "page/placeholders.h"
#include "prepare/kept_rows.h"
#include "prepare/made_source.h"
#include "prepare/missing_fields.h"
#include "prepare/page_source.h"
#include "prepare/source_rows.h"

/* What was said already has no words here. */
static void say(cor_session *session, cor_status st, const cor_error *err)
{
    if (st && err->message[0]) cor_diagnostics_add_error(session->diagnostics, err);
}

/* A style has layers and says version 8; a map document may have the one, but names its style, or says version 1. */
static bool is_style(const cor_node *root)
{
    const cor_node *version = cor_node_get(root, "version");
    double number = version && version->kind == COR_NODE_NUMBER ? version->number : 0;
    return (number == 8 || (number != 1 && cor_node_get(root, "layers"))) && !cor_node_get(root, "style");
}

/* Of a source of one layer, as most are. */
static void check_table_fields(const cor_render_context *context, const char *name, const cor_source_info *info,
                               cor_arena *arena)
{
    size_t n;
    cor_error err = {0};
    if (info->n_layers != 1) return;
    const char **names = cor_known_fields(context, name, &info->layers[0], arena, &n);
    if (cor_feature_table_is_of(context, name))
        say(context->session, cor_feature_table_fields_known(context, names, n, &err), &err);
    say(context->session, cor_charts_fields_known(context, name, names, n, &err), &err);
}

/* A style's word on where its data are is not the last: a map document may name others. So what can't be read is an
 * error for a map alone. */
typedef enum { OF_STYLE, OF_MAP } check_kind;

static cor_status cannot_read(const cor_render_context *context, check_kind kind, cor_status st, const cor_error *err)
{
    if (kind == OF_MAP) {
        say(context->session, st, err);
        return st;
    }
    cor_warn(context->diagnostics, (cor_location){err->file[0] ? err->file : NULL, err->line, err->column}, "%s",
             err->message);
    return COR_OK;
}

static bool is_raster(const cor_data_source *data_source)
{
    return !strncmp(data_source->type, "raster", 6) || !strcmp(data_source->type, "image") ||
           !strcmp(data_source->type, "video");
}

static bool is_of_document(const cor_render_context *context, const char *name)
{
    for (size_t i = 0; i < context->map->document->n_sources; i++)
        if (!strcmp(context->map->document->sources[i].name, name)) return true;
    return false;
}

/* What a map document says of a source is tried: its layer, columns, filter and CRS. A spot is read, not all of it. */
static cor_status try_source(const cor_render_context *context, const cor_data_source *data_source, cor_arena *arena,
                             cor_error *err)
{
    const cor_table *table;
    cor_data_source spot = *data_source;
    cor_status st = cor_data_source_check_crs(context, data_source, err);
    if (st) return st;
    spot.request.has_extent = true;
    spot.request.proj = context->session->proj;
    spot.request.extent = (cor_rect){0, 0, 1e-6, 1e-6};
    /* What is to be warned of is said when all of it is read. */
    return cor_source_read_bound(context, &spot, arena, NULL, &table, err);
}

static cor_status check_source(const cor_render_context *context, const char *name, check_kind kind, cor_arena *arena)
{
    cor_data_source data_source;
    cor_error err = {0};
    const cor_source_info *info;
    cor_status st = cor_data_source_of(context, name, &data_source, &err);
    if (cor_is_page_source(context, name)) return COR_OK;
    if (!st) st = cor_data_source_bind(context, &data_source, &err);
    if (!st) st = cor_kept_rows_check(context, name, arena, &err);
    if (!st && is_raster(&data_source)) return COR_OK; /* read when it is drawn */
    if (!st && kind == OF_STYLE && !data_source.request.url && !data_source.request.json)
        return COR_OK; /* the map document's */
    if (!st) st = cor_source_contents(context, &data_source, arena, &info, &err);
    if (!st && is_of_document(context, name) && !cor_made_options(context, name))
        st = try_source(context, &data_source, arena, &err);
    if (st) return cannot_read(context, kind, st, &err);
    check_table_fields(context, name, info, arena);
    cor_warn_missing_fields(context, name, info, arena);
    return COR_OK;
}

/* All that style and map document need besides themselves. */
static cor_status check_needs(const cor_render_context *context, check_kind kind)
{
    cor_arena *arena = cor_arena_new();
    cor_status first = COR_OK;
    for (size_t i = 0; i < cor_style_source_count(context->map->style); i++) {
        cor_status st = check_source(context, cor_style_source_at(context->map->style, i)->id, kind, arena);
        if (!first) first = st;
    }
    for (size_t i = 0; i < context->map->document->n_sources; i++) {
        const char *name = context->map->document->sources[i].name;
        cor_status st =
            cor_style_source_of(context->map->style, name) ? COR_OK : check_source(context, name, kind, arena);
        if (!first) first = st;
    }
    cor_check_sprites(context);
    for (size_t i = 0; i < cor_style_layer_count(context->map->style); i++)
        cor_check_layer_needs(context, cor_style_layer_at(context->map->style, i), arena);
    cor_error refused = {0};
    cor_status icons = cor_icons_refused(context->icons, &refused);
    say(context->session, icons, &refused);
    if (!first) first = icons;
    cor_arena_free(arena);
    return first;
}

static cor_status crs_known(const cor_render_context *context, const char *text, const cor_node *node, cor_error *err)
{
    const cor_crs *crs;
    cor_error why;
    if (!text || !strcmp(text, "auto") || !node || !cor_crs_open_plane(context->session->proj, text, &crs, &why))
        return COR_OK;
    return cor_node_fail(node, err, "%s", why.message);
}

static void warn_view(const cor_render_context *context)
{
    cor_error err = {0};
    const cor_map_document *document = context->map->document;
    const cor_node *node = document->view.node;
    cor_status st = document->view.fit
                        ? cor_data_source_known(context, document->view.fit, cor_node_get(node, "fit"), &err)
                        : COR_OK;
    say(context->session, st, &err);
    st = crs_known(context, document->view.crs, cor_node_get(node, "crs"), &err);
    say(context->session, st, &err);
    for (size_t i = 0; i < document->furniture.n_insets; i++) {
        const cor_inset *wanted = &document->furniture.insets[i];
        st = crs_known(context, wanted->crs, cor_node_get(wanted->node, "crs"), &err);
        say(context->session, st, &err);
    }
}

/* What depends on the fields of an atlas's page. */
static void warn_page(const cor_render_context *context)
{
    cor_error err = {0};
    const cor_table *areas;
    cor_arena *arena = cor_arena_new();
    cor_placeholders_check(context, context->diagnostics, NULL);
    if (context->map->document->mask.on && !cor_mask_check(context, NULL)) {
        cor_status st = cor_mask_read(context, arena, &areas, &err);
        say(context->session, st, &err);
    }
    cor_arena_free(arena);
}

static bool has_errors(const cor_session *session)
{
    for (size_t i = 0; i < cor_diagnostics_count(session->diagnostics); i++)
        if (cor_diagnostics_get(session->diagnostics, i)->is_error) return true;
    return false;
}

/* The page set out as for a picture, of which none is made: what drawing it warns of is said in the same words. */
static cor_status try_page(const cor_render_context *context)
{
    cor_error err = {0};
    cor_drawing_page page;
    if (has_errors(context->session)) return COR_OK;
    cor_fonts_forget(context->session->fonts);
    cor_status st = cor_page_open(context, &page, &err);
    if (!st) st = cor_page_draw(&page, &err);
    say(context->session, st, &err);
    cor_page_free(&page);
    return st;
}

/* All of a page: words, data, and what becomes of them. */
static cor_status check_page(const cor_render_context *context)
{
    warn_page(context);
    cor_status st = check_needs(context, OF_MAP), tried = try_page(context);
    return st ? st : tried;
}

/* Of an atlas, which pages it has, and the first of them for all. */
static cor_status check_atlas(const cor_render_context *context, cor_error *err)
{
    cor_coverage coverage;
    cor_arena *arena = cor_arena_new();
    cor_status st = cor_coverage_read(context, arena, &coverage, err);
    if (!st) {
        const cor_atlas_common common = cor_atlas_common_of(context->map);
        cor_render_context *page = cor_atlas_page_open(context, &common, &coverage.pages[0], arena);
        st = check_page(page);
        cor_render_context_close(page);
    }
    cor_arena_free(arena);
    return st;
}

static void warn_furniture(const cor_render_context *context)
{
    cor_error err = {0};
    cor_status st = cor_page_check_furniture(context, &err);
    say(context->session, st, &err);
}

static cor_status check_document(const cor_render_context *context, cor_error *err)
{
    bool is_one = context->map->document->atlas.kind == COR_ATLAS_NONE;
    warn_view(context);
    warn_furniture(context);
    return is_one ? check_page(context) : check_atlas(context, err);
}

/* MAP, which is freed, as KIND. */
static cor_status check_resolved(cor_session *session, const cor_resolved_map *map, check_kind kind, cor_error *err)
{
    cor_arena *arena = cor_arena_new();
    cor_render_context *context = cor_render_context_open(session, map, &(cor_page_own){0}, arena);
    cor_status st = kind == OF_MAP ? check_document(context, err) : check_needs(context, OF_STYLE);
    cor_render_context_close(context);
    cor_arena_free(arena);
    cor_resolved_map_free(map);
    return st;
}

static cor_status check_map(cor_session *session, const char *path, const cor_options *options, cor_error *err)
{
    const cor_resolved_map *map;
    cor_status st = cor_resolved_map_open(session, path, options, &map, err);
    return st ? st : check_resolved(session, map, OF_MAP, err);
}

static cor_status check_style(cor_session *session, const char *path, cor_error *err)
{
    const cor_resolved_map *map;
    cor_status st = cor_resolved_map_of_style(session, path, &map, err);
    return st ? st : check_resolved(session, map, OF_STYLE, err);
}

cor_status cor_check(cor_session *session, const char *path, const cor_options *options, cor_error *error)
{
    cor_error local = {0};
    const cor_node *root;
    cor_arena *arena = cor_arena_new();
    cor_status st = cor_doc_read(arena, path, &root, &local);
    if (!st) st = is_style(root) ? check_style(session, path, &local) : check_map(session, path, options, &local);
    say(session, st, &local);
    cor_arena_free(arena);
    if (!st && has_errors(session)) st = COR_BAD_DOCUMENT;
    if (st) cor_fail(error, st, "%s has errors", path);
    return st;
}
