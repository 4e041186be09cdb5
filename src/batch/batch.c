#include "batch/batch.h"

#include <math.h>
#include <string.h>

#include "base/atomic_file.h"
#include "batch/fingerprint.h"
#include "batch/load_tables.h"
#include "batch/page_record.h"
#include "page/open.h"
#include "paint/painter.h"
#include "prepare/data_source.h"
#include "prepare/kept_rows.h"

/* One projection for all pages, chosen for what they show together. */
static cor_status choose_crs(cor_batch *batch, cor_error *err)
{
    const cor_map_document *document = batch->context->map->document;
    const cor_crs *crs;
    cor_rect all = COR_RECT_EMPTY;
    if (!document->atlas.one_crs || strcmp(document->view.crs, "auto") != 0) return COR_OK;
    for (size_t i = 0; i < batch->coverage.n; i++)
        all = cor_rect_union(all, batch->coverage.pages[i].bounds);
    cor_status st = cor_crs_auto(batch->context->session->proj, all, &crs, err);
    if (!st) batch->common.crs = cor_crs_text(crs);
    return st;
}

/* The scale that the page would have by itself. */
static cor_status measure(const cor_batch *batch, const cor_page_subject *subject, double *ret_scale, cor_error *err)
{
    cor_drawing_page page;
    cor_arena *arena = cor_arena_new();
    cor_render_context *context = cor_atlas_page_open(batch->context, &batch->common, subject, arena);
    cor_status st = cor_page_open(context, &page, err);
    if (!st) *ret_scale = cor_view_denominator(&page.view);
    cor_page_free(&page);
    cor_render_context_close(context);
    cor_arena_free(arena);
    return st;
}

/* `scale: fixed` is the scale of the page that needs the smallest; a page that can't be measured fails by itself. */
static void choose_scale(cor_batch *batch)
{
    double *largest = COR_NEW(batch->arena, double);
    if (batch->context->map->document->atlas.scale != COR_SCALE_FIXED) return;
    for (size_t i = 0; i < batch->coverage.n; i++) {
        double scale = 0;
        if (!measure(batch, &batch->coverage.pages[i], &scale, NULL)) *largest = fmax(*largest, scale);
    }
    batch->common.scales = largest;
    batch->common.n_scales = *largest > 0;
}

/* A `where`, `near` or `inside` that speaks of a name which neither the document nor a page has is wrong on every page.
 */
static cor_status check_sources(const cor_batch *batch, cor_error *err)
{
    cor_arena *arena = cor_arena_new();
    cor_render_context *context = cor_atlas_page_open(batch->context, &batch->common, &batch->coverage.pages[0], arena);
    cor_status st = COR_OK;
    for (size_t i = 0; i < context->map->document->n_sources && !st; i++) {
        cor_data_source data_source;
        const char *name = context->map->document->sources[i].name;
        st = cor_data_source_of(context, name, &data_source, err);
        if (!st) st = cor_data_source_bind(context, &data_source, err);
        if (!st) st = cor_kept_rows_check(context, name, arena, err);
    }
    cor_render_context_close(context);
    cor_arena_free(arena);
    return st;
}

/* Databases are held: coverage, shared tables and pages are of one state of them. */
static cor_status read_tables(cor_batch *batch, cor_error *err)
{
    cor_sources *sources = batch->context->session->sources;
    cor_sources_hold(sources, true);
    cor_status st = cor_coverage_read(batch->context, batch->arena, &batch->coverage, err);
    if (!st) st = check_sources(batch, err);
    if (!st) st = choose_crs(batch, err);
    if (!st) st = cor_load_tables(batch->context, batch->arena, &batch->shared_tables, err);
    if (!st) cor_batch_share_databases(batch);
    cor_sources_hold(sources, false);
    return st;
}

static cor_status plan(cor_batch *batch, const cor_batch_options *options, cor_error *err)
{
    cor_status st = read_tables(batch, err);
    if (st) return st;
    batch->common.tables = batch->shared_tables;
    choose_scale(batch);
    return cor_batch_choose(batch, options, err);
}

/* The folder of NAME, once: one that is not among those SEEN before. */
static void clean_folder_of(const cor_batch *batch, const char *name, long pid, GHashTable *seen)
{
    if (!name) return;
    char *path = g_build_filename(cor_folder_path(batch->folder), name, NULL), *folder = g_path_get_dirname(path);
    if (!g_hash_table_contains(seen, folder)) cor_remove_unfinished(folder, pid);
    g_hash_table_add(seen, folder);
    g_free(path);
}

void cor_batch_clean(const cor_batch *batch, long pid)
{
    if (cor_folder_is_store(batch->folder)) return; /* nothing is half-written there */
    GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    cor_arena *arena = cor_arena_new();
    clean_folder_of(batch, "index.json", pid, seen);
    for (size_t i = 0; i < batch->n; i++) {
        clean_folder_of(batch, batch->pages[i]->stem, pid, seen);
        clean_folder_of(batch, cor_batch_thumbnail(batch, batch->pages[i], arena), pid, seen);
    }
    cor_arena_free(arena);
    g_hash_table_unref(seen);
}

static cor_status open_batch(cor_batch *batch, const cor_batch_options *options, cor_error *err)
{
    if (options->shards && (options->shard < 1 || options->shard > options->shards))
        return cor_fail(err, COR_BAD_DOCUMENT, "shard: %u of %u; it goes from 1 to %u", options->shard, options->shards,
                        options->shards);
    cor_status st = plan(batch, options, err);
    cor_sources *sources = batch->context->session->sources;
    if (!st) st = cor_folder_open(sources, options->folder, options->shard, options->shards, &batch->folder, err);
    if (st) return st;
    batch->ground = cor_fingerprint_of_map(batch->context, batch->shared_tables, batch->arena);
    cor_sources_hang_up(sources);
    if (!batch->shards) cor_batch_clean(batch, 0); /* of shards, others may be writing */
    return COR_OK;
}

cor_status cor_batch_plan(cor_session *session, const cor_resolved_map *map, const cor_batch_options *options,
                          cor_batch **ret_batch, cor_error *err)
{
    cor_batch *batch = g_new0(cor_batch, 1);
    *batch = (cor_batch){.arena = cor_arena_new(),
                         .common = cor_atlas_common_of(map),
                         .shard = options->shard,
                         .shards = options->shards,
                         .force = options->force,
                         .book = options->book || map->document->atlas.book,
                         .thumbnails = !options->no_thumbnails && map->document->atlas.thumbnails,
                         .seconds = options->seconds};
    batch->context = cor_render_context_open(session, map, &(cor_page_own){0}, batch->arena);
    cor_status st = open_batch(batch, options, err);
    if (st)
        cor_batch_free(batch);
    else
        *ret_batch = batch;
    return st;
}

void cor_batch_free(cor_batch *batch)
{
    if (!batch) return;
    for (; batch->shared_databases; batch->shared_databases--)
        cor_sources_unshare(batch->context->session->sources);
    cor_folder_free(batch->folder);
    cor_shared_tables_free(batch->shared_tables);
    cor_render_context_close(batch->context);
    cor_arena_free(batch->arena);
    g_free(batch->record);
    g_free(batch);
}

bool cor_batch_wants_book(const cor_batch *batch)
{
    return batch->book && !batch->shards;
}

size_t cor_batch_count(const cor_batch *batch)
{
    return batch->n;
}

const char *cor_batch_thumbnail(const cor_batch *batch, const cor_page_subject *page, cor_arena *arena)
{
    return batch->thumbnails ? cor_arena_format(arena, "%s/%s.png", COR_THUMBNAILS, page->stem) : NULL;
}

cor_batch_page cor_batch_page_at(const cor_batch *batch, size_t index)
{
    const cor_page_subject *page = batch->pages[index];
    return (cor_batch_page){.id = page->id,
                            .name = page->stem,
                            .called = batch->context->map->document->atlas.id ? page->id : page->stem,
                            .thumbnail = cor_batch_thumbnail(batch, page, batch->arena),
                            .cost = batch->costs[index]};
}

/* PROJ's database is a file that SQLite holds open, and SQLite's handles must not cross a fork. The parent's stays
 * as it is: closing it here would be using it. */
void cor_batch_forked(cor_batch *batch)
{
    batch->context->session->proj = cor_proj_new();
    cor_sources_forked(batch->context->session->sources);
    cor_folder_release(batch->folder);
}

cor_status cor_batch_keep(cor_batch *batch, size_t index, const cor_batch_outcome *outcome, cor_error *error)
{
    cor_arena *arena = cor_arena_new();
    json_t *record = outcome->record ? json_loads(outcome->record, 0, NULL)
                                     : cor_page_failure(batch->context, batch->pages[index], &outcome->error, arena);
    if (outcome->seconds > 0) json_object_set_new(record, "seconds", json_real(round(outcome->seconds * 1000) / 1000));
    cor_status st = record ? cor_folder_keep(batch->folder, record, error)
                           : cor_fail(error, COR_INTERNAL, "a page's record is no JSON");
    json_decref(record);
    cor_arena_free(arena);
    return st;
}

static json_t *pages_json(const cor_batch *batch)
{
    const cor_coverage *c = &batch->coverage;
    json_t *pages = json_array();
    for (size_t i = 0; i < c->n; i++) {
        json_t *page = json_pack("{s:s, s:s}", "id", c->pages[i].id, "name", c->pages[i].stem);
        if (c->pages[i].group) json_object_set_new(page, "group", json_string(c->pages[i].group));
        json_array_append_new(pages, page);
    }
    return pages;
}

static json_t *contents_of(const cor_batch *batch)
{
    const cor_map_document *document = batch->context->map->document;
    json_t *sources = json_array();
    for (size_t i = 0; i < document->n_sources; i++)
        json_array_append_new(sources, json_string(document->sources[i].name));
    return json_pack("{s:s, s:s?, s:s?, s:o, s:o, s:b, s:b}", "title", document->atlas.title, "language",
                     document->languages[0], "as_of", document->as_of, "pages", pages_json(batch), "sources", sources,
                     "book", (int) batch->book, "seconds", (int) batch->seconds);
}

cor_status cor_batch_finish(cor_batch *batch, cor_error *error)
{
    json_t *contents = contents_of(batch);
    cor_status st = cor_folder_finish(batch->folder, contents, error);
    json_decref(contents);
    return st;
}

cor_status cor_batch_gather(cor_batch *batch, size_t *ret_missing, cor_error *error)
{
    json_t *contents = contents_of(batch);
    *ret_missing = 0;
    cor_status st = cor_folder_gather(batch->folder, contents, batch->context->diagnostics, ret_missing, error);
    json_decref(contents);
    return st;
}

cor_status cor_batch_merge(cor_session *session, const char *folder_path, size_t *ret_pages, size_t *ret_missing,
                           cor_error *error)
{
    cor_folder *folder;
    *ret_pages = *ret_missing = 0;
    if (!cor_object_store_is(folder_path) && !g_file_test(folder_path, G_FILE_TEST_IS_DIR))
        return cor_fail_at(error, COR_BAD_DATA, cor_file_location(folder_path),
                           "there is no such folder; name the one that the shards were drawn into");
    cor_status st = cor_folder_open(session->sources, folder_path, 0, 0, &folder, error);
    if (st) return st;
    if (!cor_folder_is_store(folder)) cor_remove_unfinished(folder_path, 0);
    st = cor_folder_merge(folder, session->diagnostics, ret_pages, ret_missing, error);
    cor_folder_free(folder);
    return st;
}
