/* One page of a batch, from its subject to its files and the record of them. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/relative_path.h"
#include "batch/batch.h"
#include "batch/fingerprint.h"
#include "batch/fingerprint_fonts.h"
#include "page/draw.h"
#include "page/open.h"
#include "page/report.h"
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
} work;

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
        char *path = g_build_filename(cor_folder_path(w->batch->folder), w->files[i], NULL);
        w->outputs[i] = (cor_output){.path = cor_arena_copy(w->arena, path), .format = format};
        g_free(path);
    }
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

static cor_status make_folder(const work *w, cor_error *err)
{
    if (!strchr(w->subject->stem, '/') || cor_folder_is_store(w->batch->folder)) return COR_OK;
    char *folder = g_path_get_dirname(w->outputs[0].path);
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
    return cor_folder_has_files(w->batch->folder, record);
}

static json_t *files_json(const work *w)
{
    json_t *files = json_array();
    for (size_t i = 0; i < w->n; i++)
        json_array_append_new(files, json_pack("{s:s, s:I}", "file", w->files[i], "bytes", (json_int_t) w->bytes[i]));
    return files;
}

static json_t *fonts_json(const work *w)
{
    json_t *files = json_array();
    for (const char *const *file = w->fonts; *file; file++)
        json_array_append_new(files, json_string(*file));
    return files;
}

/* Words of the data are valid UTF-8 by now; file names may not be. */
static void set_text(json_t *json, const char *key, const char *text)
{
    if (!text) return;
    char *valid = g_utf8_make_valid(text, -1);
    json_object_set_new(json, key, json_string(valid));
    g_free(valid);
}

/* The record that cor_batch_draw gives back. */
static void keep(work *w, const json_t *record)
{
    char *line = json_dumps(record, JSON_COMPACT | JSON_SORT_KEYS | JSON_REAL_PRECISION(9));
    g_free(w->batch->record);
    w->batch->record = g_strdup(line);
    free(line);
}

/* The folder of the map document. g_free. */
static char *home_of(const work *w)
{
    return g_path_get_dirname(w->batch->context->map->document->file);
}

/* Files as seen from the document, so that a record is the same wherever the batch was started. */
static json_t *recorded_warnings(const work *w)
{
    size_t i;
    json_t *list = cor_remarks_json(w->batch->context->diagnostics, false), *warning;
    char *home = home_of(w);
    json_array_foreach(list, i, warning)
    {
        const char *file = json_string_value(json_object_get(warning, "file"));
        bool is_file = file && g_file_test(file, G_FILE_TEST_EXISTS); /* else a database, say */
        if (is_file) set_text(warning, "file", cor_relative_path(w->arena, home, file));
    }
    g_free(home);
    return list;
}

/* The same FILE as seen from the current folder. */
static const char *file_from_here(const work *w, const char *file)
{
    if (!file) return NULL;
    char *home = home_of(w), *path = g_build_filename(home, file, NULL);
    const char *here = file;
    if (g_file_test(path, G_FILE_TEST_EXISTS)) here = cor_relative_path(w->arena, ".", path);
    g_free(path);
    g_free(home);
    return here;
}

static void keep_record(work *w)
{
    const cor_view *view = &w->page->view;
    const cor_scene *scene = w->page->scene;
    json_t *record = json_object();
    set_text(record, "id", w->subject->id);
    set_text(record, "name", w->subject->stem);
    set_text(record, "title", scene->title);
    set_text(record, "subtitle", scene->description);
    set_text(record, "stamp", scene->fingerprint);
    set_text(record, "crs", cor_crs_text(view->crs));
    json_object_set_new(record, "number", json_integer((json_int_t) w->subject->number));
    json_object_set_new(record, "scale", json_integer((json_int_t) llround(cor_view_denominator(view))));
    json_object_set_new(record, "files", files_json(w));
    json_object_set_new(record, "fonts", fonts_json(w));
    json_object_set_new(record, "warnings", recorded_warnings(w));
    if (view->has_reach)
        json_object_set_new(record, "bbox",
                            json_pack("[f, f, f, f]", view->reach.x0, view->reach.y0, view->reach.x1, view->reach.y1));
    keep(w, record);
    json_decref(record);
}

/* A page that is up to date is as doubtful as on the day when it was drawn. */
static void warn_again(const work *w, const json_t *record)
{
    size_t i;
    json_t *warning;
    json_array_foreach(json_object_get(record, "warnings"), i, warning)
    {
        const char *message = json_string_value(json_object_get(warning, "message"));
        const cor_remark remark = {.file = file_from_here(w, json_string_value(json_object_get(warning, "file"))),
                                   .line = (int) json_integer_value(json_object_get(warning, "line")),
                                   .column = (int) json_integer_value(json_object_get(warning, "column")),
                                   .message = message};
        if (message) cor_diagnostics_add(w->batch->context->diagnostics, &remark);
    }
}

/* What the page was made of is known in whole when its texts are set. */
static void set_fingerprint(work *w, const char *without_fonts)
{
    cor_fonts *fonts = w->batch->context->session->fonts;
    w->fonts = cor_fonts_asked(fonts, w->arena);
    cor_page_set_fingerprint(w->page, cor_fingerprint_with_fonts(without_fonts, fonts, w->fonts, w->arena));
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
        warn_again(w, record);
        keep(w, record);
        return COR_OK;
    }
    without_fonts = cor_arena_copy(w->arena, without_fonts); /* a page may be laid out twice */
    cor_page_set_fingerprint(page, without_fonts);
    st = cor_page_draw(page, err);
    if (!st) set_fingerprint(w, without_fonts);
    if (!st) st = make_folder(w, err);
    if (!st) st = cor_page_put_out(page, w->outputs, w->n, true, w->bytes, err);
    if (!st) keep_record(w);
    return st;
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
