/* One page of a batch, from its subject to its files and the record of them. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "batch/batch.h"
#include "batch/fingerprint.h"
#include "batch/fingerprint_fonts.h"
#include "batch/page_record.h"
#include "page/draw.h"
#include "page/open.h"
#include "page/write.h"

typedef struct {
    cor_batch *batch;
    const cor_page_subject *subject;
    cor_drawing_page *page;
    cor_arena *arena;
    cor_output *outputs;
    const char **files; /* names inside of the folder */
    size_t *bytes;      /* of each of them, when it is drawn */
    size_t n;
    const char *const *fonts; /* their files, when it is drawn */
    const char *thumbnail;    /* its name inside of the folder; NULL: none is wanted */
} work;

/* NAME inside of the folder; NULL: none. */
static const char *path_in(const work *w, const char *name)
{
    if (!name) return NULL;
    char *path = g_build_filename(cor_folder_path(w->batch->folder), name, NULL);
    const char *copy = cor_arena_copy(w->arena, path);
    g_free(path);
    return copy;
}

static void list_outputs(work *w)
{
    const char *const *wanted = w->batch->context->map->document->atlas.formats;
    w->n = g_strv_length((char **) wanted);
    w->outputs = COR_NEW_ARRAY(w->arena, cor_output, w->n);
    w->files = COR_NEW_ARRAY(w->arena, const char *, w->n);
    w->bytes = COR_NEW_ARRAY(w->arena, size_t, w->n);
    for (size_t i = 0; i < w->n; i++) {
        cor_format format = cor_format_called(wanted[i]);
        w->files[i] = cor_arena_format(w->arena, "%s%s", w->subject->stem, cor_format_ending(format));
        w->outputs[i] = (cor_output){.path = path_in(w, w->files[i]), .format = format};
    }
    w->thumbnail = cor_batch_thumbnail(w->batch, w->subject, w->arena);
}

/* A link in the folder could have the page's files go anywhere. */
static bool is_inside(const work *w, const char *folder)
{
    char *inner = realpath(folder, NULL), *outer = realpath(cor_folder_path(w->batch->folder), NULL);
    size_t length = outer ? strlen(outer) : 0;
    bool inside = inner && outer && !strncmp(inner, outer, length) && (inner[length] == '/' || length == 1);
    free(inner);
    free(outer);
    return inside;
}

/* For the file NAME. */
static cor_status make_folder(const work *w, const char *name, cor_error *err)
{
    if (!strchr(name, '/') || cor_folder_is_store(w->batch->folder)) return COR_OK;
    char *folder = g_path_get_dirname(path_in(w, name));
    int number = g_mkdir_with_parents(folder, 0777) ? errno : 0;
    if (number) {
        const char *reason = strerrordesc_np(number);
        cor_fail_at(err, COR_BAD_OUTPUT, cor_file_location(folder), "the folder could not be made: %s",
                    reason ? reason : "the system does not say why");
    }
    cor_status st = number ? COR_BAD_OUTPUT : COR_OK;
    if (!st && !is_inside(w, folder))
        st = cor_fail_at(err, COR_BAD_OUTPUT, cor_file_location(folder),
                         "this is a link that leads out of the batch's folder; put a folder in its place");
    g_free(folder);
    return st;
}

/* Whether the page was drawn from the same things before, into the same files. */
static bool is_fresh(const work *w, const char *without_fonts)
{
    size_t i;
    json_t *file;
    const json_t *record = cor_folder_record(w->batch->folder, w->subject->stem), *files;
    const char *known = json_string_value(json_object_get(record, "stamp"));
    if (w->batch->force || !known) return false;
    if (g_strcmp0(known,
                  cor_fingerprint_by_record(without_fonts, w->batch->context->session->fonts, record, w->arena)) != 0)
        return false;
    files = json_object_get(record, "files");
    if (json_array_size(files) != w->n) return false;
    json_array_foreach(files, i, file)
    {
        if (g_strcmp0(json_string_value(json_object_get(file, "file")), w->files[i]) != 0) return false;
    }
    const char *small = json_string_value(json_object_get(json_object_get(record, "thumbnail"), "file"));
    return !g_strcmp0(small, w->thumbnail) && cor_folder_has_files(w->batch->folder, record);
}

/* The record that cor_batch_draw gives back; takes RECORD. */
static void keep(work *w, json_t *record)
{
    char *line = json_dumps(record, JSON_COMPACT | JSON_SORT_KEYS | JSON_REAL_PRECISION(9));
    g_free(w->batch->record);
    w->batch->record = g_strdup(line);
    free(line);
    json_decref(record);
}

/* What the page was made of is known in whole when its texts are set. */
static void set_fingerprint(work *w, const char *without_fonts)
{
    cor_fonts *fonts = w->batch->context->session->fonts;
    w->fonts = cor_fonts_asked(fonts, w->arena);
    cor_page_set_fingerprint(w->page, cor_fingerprint_with_fonts(without_fonts, fonts, w->fonts, w->arena));
}

static cor_status put_out(work *w, cor_error *err)
{
    cor_small_picture small = {.path = path_in(w, w->thumbnail)};
    cor_status st = make_folder(w, w->files[0], err);
    if (!st && w->thumbnail) st = make_folder(w, w->thumbnail, err);
    if (!st && w->thumbnail) st = cor_page_put_out_small(w->page, w->outputs, w->n, w->bytes, &small, err);
    if (!st && !w->thumbnail) st = cor_page_put_out(w->page, w->outputs, w->n, true, w->bytes, err);
    if (st) return st;
    const cor_page_files files = {w->files, w->bytes, w->n, w->fonts, w->thumbnail, &small};
    keep(w, cor_page_record(w->page, w->subject, &files));
    return COR_OK;
}

static cor_status draw(work *w, bool *ret_fresh, cor_error *err)
{
    const char *without_fonts;
    cor_drawing_page *page = w->page;
    cor_status st = cor_fingerprint_of_page(page, w->subject, w->batch->ground, &without_fonts, err);
    if (st) return st;
    *ret_fresh = is_fresh(w, without_fonts);
    if (*ret_fresh) {
        const json_t *record = cor_folder_record(w->batch->folder, w->subject->stem);
        cor_page_record_warn(w->batch->context, record, w->arena);
        keep(w, cor_page_record_again(page, record));
        return COR_OK;
    }
    without_fonts = cor_arena_copy(w->arena, without_fonts); /* a page may be laid out twice */
    cor_page_set_fingerprint(page, without_fonts);
    st = cor_page_draw(page, err);
    if (!st) set_fingerprint(w, without_fonts);
    return st ? st : put_out(w, err);
}

cor_status cor_batch_draw(cor_batch *batch, size_t index, const char **ret_record, bool *ret_fresh, cor_error *error)
{
    cor_drawing_page page;
    work w = {.batch = batch, .subject = batch->pages[index], .page = &page, .arena = cor_arena_new()};
    cor_diagnostics_reset(batch->context->diagnostics);
    cor_fonts_forget(batch->context->session->fonts);
    cor_render_context *context = cor_atlas_page_open(batch->context, &batch->common, w.subject, w.arena);
    list_outputs(&w);
    *ret_record = NULL;
    *ret_fresh = false;
    cor_status st = cor_page_open(context, &page, error);
    if (!st) st = draw(&w, ret_fresh, error);
    if (!st) *ret_record = batch->record;
    cor_page_free(&page);
    cor_render_context_close(context);
    cor_arena_free(w.arena);
    return st;
}
