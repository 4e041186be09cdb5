/* A map to files, or to wherever its caller writes. */
#include <glib.h>
#include <stdlib.h>

#include "api/map_handle.h"
#include "base/atomic_file.h"
#include "page/draw.h"
#include "page/open.h"
#include "page/report.h"
#include "page/write.h"
#include "source/object_store.h"

static cor_status fail_atlas(const cor_map_document *document, cor_error *err)
{
    return cor_fail_at(err, COR_BAD_DOCUMENT, cor_key_location(document->atlas.node),
                       "this document is an atlas of many maps; draw them with: corridor batch %s -o FOLDER",
                       document->file);
}

/* What can't be written to is said before anything is drawn. */
static cor_status check_places(const cor_output *outputs, size_t n, cor_error *err)
{
    cor_status st = COR_OK;
    for (size_t i = 0; i < n && !st; i++)
        if (!outputs[i].write && outputs[i].path && cor_object_store_is(outputs[i].path))
            st = cor_object_store_check_object(outputs[i].path, err);
    return st;
}

/* The page of CONTEXT into OUTPUTS; its report (g_free) goes to *ret_report. */
static cor_status draw(const cor_render_context *context, const cor_output *outputs, size_t n, char **ret_report,
                       cor_error *err)
{
    cor_drawing_page page;
    cor_fonts_forget(context->session->fonts);
    cor_status st = cor_page_open(context, &page, err);
    if (!st) st = cor_page_draw(&page, err);
    if (!st) st = cor_page_put_out(&page, outputs, n, false, NULL, err);
    if (!st) *ret_report = cor_page_report(&page);
    cor_page_free(&page);
    return st;
}

static cor_status fail_warned(cor_session *session, const cor_resolved_map *map, cor_error *err)
{
    size_t warnings = cor_diagnostics_warnings(session->diagnostics);
    if (!map->strict || !warnings) return COR_OK;
    return cor_fail_at(err, COR_WARNED, cor_file_location(map->document->file),
                       "drawn with %zu warning%s, and --strict was asked for", warnings, warnings == 1 ? "" : "s");
}

cor_status cor_map_render_in(cor_session *session, const cor_map *map, const cor_output *outputs, size_t n_outputs,
                             char **ret_report, cor_error *error)
{
    char *report = NULL;
    if (map->resolved->document->atlas.kind != COR_ATLAS_NONE) return fail_atlas(map->resolved->document, error);
    cor_status st = check_places(outputs, n_outputs, error);
    if (st) return st;
    cor_arena *arena = cor_arena_new();
    cor_render_context *context = cor_render_context_open(session, map->resolved, &(cor_page_own){0}, arena);
    st = draw(context, outputs, n_outputs, &report, error);
    cor_render_context_close(context);
    cor_arena_free(arena);
    if (ret_report)
        *ret_report = report;
    else
        g_free(report);
    return st ? st : fail_warned(session, map->resolved, error);
}

cor_status cor_map_render(cor_map *map, const cor_output *outputs, size_t n_outputs, cor_error *error)
{
    char *report = NULL;
    cor_status st = cor_map_render_in(map->session, map, outputs, n_outputs, &report, error);
    if (!report) return st;
    g_free(map->report);
    map->report = report;
    return st;
}

void cor_report_free(char *report)
{
    g_free(report);
}

void cor_output_clean(const char *path, long pid)
{
    char *target = realpath(path, NULL), *folder = g_path_get_dirname(target ? target : path);
    cor_remove_unfinished(folder, pid);
    g_free(folder);
    free(target);
}
