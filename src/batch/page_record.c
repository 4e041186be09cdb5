#include "batch/page_record.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/relative_path.h"
#include "page/counts.h"
#include "page/report.h"

/* Words of the data are valid UTF-8 by now; file names may not be. */
static void set_text(json_t *json, const char *key, const char *text)
{
    if (!text) return;
    char *valid = g_utf8_make_valid(text, -1);
    json_object_set_new(json, key, json_string(valid));
    g_free(valid);
}

static json_t *files_json(const cor_page_files *f)
{
    json_t *files = json_array();
    for (size_t i = 0; i < f->n; i++)
        json_array_append_new(files, json_pack("{s:s, s:I}", "file", f->files[i], "bytes", (json_int_t) f->bytes[i]));
    return files;
}

static json_t *fonts_json(const cor_page_files *f)
{
    json_t *files = json_array();
    for (const char *const *file = f->fonts; *file; file++)
        json_array_append_new(files, json_string(*file));
    return files;
}

static json_t *thumbnail_json(const cor_page_files *f)
{
    return json_pack("{s:s, s:I, s:i, s:i}", "file", f->thumbnail, "bytes", (json_int_t) f->small->bytes, "width",
                     f->small->width, "height", f->small->height);
}

static void set_total(cor_drawing_page *page, json_t *count, const char *source)
{
    size_t total;
    bool known = cor_page_total(page, source, &total);
    json_object_set_new(count, "total", known ? json_integer((json_int_t) total) : json_null());
}

static json_t *counts_json(cor_drawing_page *page)
{
    const cor_source_count *counts;
    size_t n = cor_page_counts(page, &counts);
    json_t *json = json_object();
    for (size_t i = 0; i < n; i++) {
        json_t *count = json_pack("{s:I}", "drawn", (json_int_t) counts[i].drawn);
        set_total(page, count, counts[i].source);
        json_object_set_new(json, counts[i].source, count);
    }
    return json;
}

/* The folder of the map document. g_free. */
static char *home_of(const cor_render_context *context)
{
    return g_path_get_dirname(context->map->document->file);
}

/* Files as seen from the document, so that a record is the same wherever the batch was started. */
static void set_file(const cor_render_context *context, json_t *remark, const char *file, cor_arena *arena)
{
    char *home = home_of(context);
    bool is_file = g_file_test(file, G_FILE_TEST_EXISTS); /* else a database, say */
    set_text(remark, "file", is_file ? cor_relative_path(arena, home, file) : file);
    g_free(home);
}

static json_t *warnings_json(const cor_render_context *context, cor_arena *arena)
{
    size_t i;
    json_t *list = cor_remarks_json(context->diagnostics, false), *warning;
    json_array_foreach(list, i, warning)
    {
        const char *file = json_string_value(json_object_get(warning, "file"));
        if (file) set_file(context, warning, cor_arena_copy(arena, file), arena);
    }
    return list;
}

static void set_subject(json_t *record, const cor_page_subject *subject)
{
    set_text(record, "id", subject->id);
    set_text(record, "name", subject->stem);
    set_text(record, "group", subject->group);
    json_object_set_new(record, "number", json_integer((json_int_t) subject->number));
}

static void set_size(json_t *record, const cor_scene *scene)
{
    json_object_set_new(record, "size", json_pack("[f, f]", scene->width, scene->height));
}

json_t *cor_page_record(cor_drawing_page *page, const cor_page_subject *subject, const cor_page_files *files)
{
    const cor_view *view = &page->view;
    const cor_scene *scene = page->scene;
    json_t *record = json_object();
    set_subject(record, subject);
    set_text(record, "title", scene->title);
    set_text(record, "subtitle", page->subtitle);
    set_text(record, "alt", scene->description);
    set_text(record, "caption", scene->caption);
    set_text(record, "as_of", page->context->map->document->as_of);
    set_text(record, "stamp", scene->fingerprint);
    set_text(record, "crs", cor_crs_text(view->crs));
    set_size(record, scene);
    json_object_set_new(record, "scale", json_integer((json_int_t) llround(cor_view_denominator(view))));
    json_object_set_new(record, "files", files_json(files));
    if (files->thumbnail) json_object_set_new(record, "thumbnail", thumbnail_json(files));
    json_object_set_new(record, "fonts", fonts_json(files));
    json_object_set_new(record, "counts", counts_json(page));
    json_object_set_new(record, "warnings", warnings_json(page->context, page->arena));
    if (view->has_reach)
        json_object_set_new(record, "bbox",
                            json_pack("[f, f, f, f]", view->reach.x0, view->reach.y0, view->reach.x1, view->reach.y1));
    return record;
}

json_t *cor_page_record_again(cor_drawing_page *page, const json_t *record)
{
    const char *source;
    json_t *again = json_deep_copy(record), *count;
    json_object_foreach(json_object_get(again, "counts"), source, count)
    {
        if (json_is_object(count)) set_total(page, count, source);
    }
    return again;
}

/* FILE of a record as seen from the current folder. */
static const char *file_from_here(const cor_render_context *context, const char *file, cor_arena *arena)
{
    if (!file) return NULL;
    char *home = home_of(context), *path = g_build_filename(home, file, NULL);
    const char *here = file;
    if (g_file_test(path, G_FILE_TEST_EXISTS)) here = cor_relative_path(arena, ".", path);
    g_free(path);
    g_free(home);
    return here;
}

void cor_page_record_warn(const cor_render_context *context, const json_t *record, cor_arena *arena)
{
    size_t i;
    json_t *warning;
    json_array_foreach(json_object_get(record, "warnings"), i, warning)
    {
        const char *file = json_string_value(json_object_get(warning, "file"));
        const char *message = json_string_value(json_object_get(warning, "message"));
        const cor_remark remark = {.file = file_from_here(context, file, arena),
                                   .line = (int) json_integer_value(json_object_get(warning, "line")),
                                   .column = (int) json_integer_value(json_object_get(warning, "column")),
                                   .message = message};
        if (message) cor_diagnostics_add(context->diagnostics, &remark);
    }
}

json_t *cor_page_failure(const cor_render_context *context, const cor_page_subject *subject, const cor_error *why,
                         cor_arena *arena)
{
    json_t *record = json_object(), *failure = json_object();
    set_subject(record, subject);
    if (*why->file) set_file(context, failure, why->file, arena);
    set_text(failure, "message", why->message);
    json_object_set_new(failure, "status", json_integer((json_int_t) why->status));
    json_object_set_new(failure, "line", json_integer(why->line));
    json_object_set_new(failure, "column", json_integer(why->column));
    json_object_set_new(record, "failure", failure);
    return record;
}
