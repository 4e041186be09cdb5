/* All pages of a batch as one PDF: a table of contents, then the maps, drawn once more one after the other. */
#include <math.h>
#include <string.h>

#include "batch/batch.h"
#include "batch/fingerprint.h"
#include "page/draw.h"
#include "page/open.h"
#include "page/page.h"
#include "paint/pdf_pages.h"

static const double MARGIN = 40, LINE = 15, HEADING = 18, TYPE = 9.5;

/* A page that was drawn, as the contents name it. */
typedef struct {
    const cor_page_subject *subject;
    const char *title;
} chapter;

typedef struct {
    cor_batch *batch;
    cor_arena *arena;
    chapter *chapters;
    size_t n;
    const char *fingerprint;
    cor_batch_go_on go_on;
    void *context;
    cor_book *book;
} binding;

static void list_chapters(binding *b)
{
    const cor_coverage *c = &b->batch->coverage;
    b->chapters = COR_NEW_ARRAY(b->arena, chapter, c->n);
    for (size_t i = 0; i < c->n; i++) {
        const json_t *record = cor_folder_record(b->batch->folder, c->pages[i].stem);
        const char *title = json_string_value(json_object_get(record, "title"));
        if (record) b->chapters[b->n++] = (chapter){&c->pages[i], title && *title ? title : c->pages[i].id};
    }
}

/* Of what the pages were made, and of the words of the contents. */
static void make_fingerprint(binding *b)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *) b->batch->ground, -1);
    for (size_t i = 0; i < b->n; i++) {
        const json_t *record = cor_folder_record(b->batch->folder, b->chapters[i].subject->stem);
        g_checksum_update(sum, (const guchar *) json_string_value(json_object_get(record, "stamp")), -1);
        g_checksum_update(sum, (const guchar *) b->chapters[i].title, (gssize) strlen(b->chapters[i].title) + 1);
    }
    b->fingerprint = cor_arena_copy(b->arena, g_checksum_get_string(sum));
    g_checksum_free(sum);
}

static cor_scene *blank_page(const binding *b, cor_arena *arena)
{
    const cor_map_document *document = b->batch->context->map->document;
    cor_scene *scene = cor_scene_new(arena, document->page.width, document->page.height);
    scene->background = (cor_color){1, 1, 1, 1};
    scene->frame = (cor_rect){0, 0, scene->width, scene->height};
    scene->dpi = document->page.dpi;
    scene->language = document->languages[0];
    scene->creation_date = document->as_of;
    scene->title = document->atlas.title;
    scene->fingerprint = b->fingerprint;
    return scene;
}

static cor_status put_text(const binding *b, cor_scene *scene, const char *text, double size, int weight, double x,
                           double y, bool from_right, double *ret_edge, cor_error *err)
{
    const cor_text_spec spec = {.text = cor_arena_copy(scene->arena, text),
                                .font = {"Noto Sans", weight, false},
                                .size = size,
                                .language = scene->language};
    const cor_run *run;
    cor_status st = cor_shape(b->batch->context->session->fonts, &spec, NULL, &run, err);
    if (st) return st;
    cor_item *item = cor_scene_add(scene, COR_ITEM_TEXT);
    double left = from_right ? x - run->width : x;
    item->text = (cor_text_item){.run = run, .x = left, .y = y, .color = {.1f, .1f, .1f, 1}};
    *ret_edge = from_right ? left : left + run->width;
    return COR_OK;
}

/* Dots that lead the eye from the title, which ends at FROM, to the number. */
static void put_leader(cor_scene *scene, double from, double to, double y)
{
    static const double dashes[] = {0.6, 3};
    cor_point *points = COR_NEW_ARRAY(scene->arena, cor_point, 2);
    if (to - from < 4 * dashes[1]) return;
    points[0] = (cor_point){from, y};
    points[1] = (cor_point){to, y};
    cor_scene_add(scene, COR_ITEM_STROKE)->stroke = (cor_stroke){.paths = cor_path_of(scene->arena, points, 2, false),
                                                                 .n_paths = 1,
                                                                 .color = {.6f, .6f, .6f, 1},
                                                                 .width = 0.6,
                                                                 .miter_limit = 4,
                                                                 .dashes = dashes,
                                                                 .n_dashes = 2};
}

static size_t lines_a_page(const binding *b)
{
    double room = b->batch->context->map->document->page.height - 2 * MARGIN - 2 * HEADING;
    return room < LINE ? 1 : (size_t) (room / LINE);
}

/* Chapters FIRST to END; BEHIND pages of contents stand before the first map. */
static cor_status add_contents(binding *b, size_t first, size_t end, size_t behind, cor_error *err)
{
    cor_arena *arena = cor_arena_new();
    cor_scene *scene = blank_page(b, arena);
    cor_book_link *links = COR_NEW_ARRAY(arena, cor_book_link, end - first);
    double y = MARGIN + 2 * HEADING, right = scene->width - MARGIN, from = 0, to = 0;
    cor_scene_group(scene, "contents", NULL);
    cor_status st = put_text(b, scene, scene->title, HEADING, 700, MARGIN, MARGIN, false, &from, err);
    for (size_t i = first; i < end && !st; i++, y += LINE) {
        char number[24];
        g_snprintf(number, sizeof number, "%zu", behind + i + 1);
        st = put_text(b, scene, b->chapters[i].title, TYPE, 400, MARGIN, y, false, &from, err);
        if (!st) st = put_text(b, scene, number, TYPE, 400, right, y, true, &to, err);
        if (!st) put_leader(scene, from + 4, to - 4, y + 0.8 * LINE);
        links[i - first] = (cor_book_link){{MARGIN, y, right, y + LINE}, behind + i + 1};
    }
    if (!st) st = cor_book_add(b->book, scene, first ? NULL : "Contents", links, end - first, err);
    cor_scene_free(scene);
    cor_arena_free(arena);
    return st;
}

static cor_status add_all_contents(binding *b, cor_error *err)
{
    size_t lines = lines_a_page(b), behind = (b->n + lines - 1) / lines;
    cor_status st = COR_OK;
    for (size_t first = 0; first < b->n && !st; first += lines)
        st = add_contents(b, first, MIN(first + lines, b->n), behind, err);
    return st;
}

/* The map in the book is the one in its file, or there is no book. */
static cor_status check_fresh(const binding *b, cor_drawing_page *page, const cor_page_subject *subject, cor_error *err)
{
    const char *fingerprint;
    const json_t *record = cor_folder_record(b->batch->folder, subject->stem);
    cor_status st = cor_fingerprint_of_page(page, subject, b->batch->ground, &fingerprint, err);
    if (st || !g_strcmp0(fingerprint, json_string_value(json_object_get(record, "stamp")))) return st;
    return cor_fail(
        err, COR_INCOMPLETE,
        "book.pdf is left: page %.80s was drawn from other documents or data than there are now; draw it again",
        subject->id);
}

static cor_status add_map(binding *b, const chapter *c, cor_error *err)
{
    cor_drawing_page page;
    cor_arena *arena = cor_arena_new();
    cor_diagnostics_reset(b->batch->context->diagnostics); /* they were said when the page was drawn */
    cor_render_context *context = cor_atlas_page_open(b->batch->context, &b->batch->common, c->subject, arena);
    cor_status st = cor_page_open(context, &page, err);
    if (!st) st = check_fresh(b, &page, c->subject, err);
    if (!st) st = cor_page_draw(&page, err);
    if (!st) st = cor_book_add(b->book, page.scene, c->title, NULL, 0, err);
    cor_page_free(&page);
    cor_render_context_close(context);
    cor_arena_free(arena);
    return st;
}

static cor_status fill(binding *b, cor_error *err)
{
    cor_status st = add_all_contents(b, err);
    for (size_t i = 0; i < b->n && !st; i++) {
        st = add_map(b, &b->chapters[i], err);
        if (!st && b->go_on && !b->go_on(b->context, i + 1, b->n))
            st = cor_fail(err, COR_INCOMPLETE, "book.pdf is left; the same command makes it");
    }
    return st;
}

static cor_status paint(void *context, const cor_sink *sink, cor_error *err)
{
    binding *b = context;
    cor_arena *arena = cor_arena_new();
    cor_scene *first = blank_page(b, arena);
    cor_status st = cor_book_open(first, sink, &b->book, err);
    if (!st) st = fill(b, err);
    cor_status end = cor_book_close(b->book, st ? NULL : err);
    cor_scene_free(first);
    cor_arena_free(arena);
    return st ? st : end;
}

static cor_status bind_pages(binding *b, cor_error *err)
{
    cor_folder *folder = b->batch->folder;
    bool fresh;
    list_chapters(b);
    make_fingerprint(b);
    cor_status st = cor_folder_has_book(folder, b->fingerprint, &fresh, err);
    if (st || (fresh && !b->batch->force) || !b->n) return st;
    return cor_folder_write_book(folder, b->fingerprint, paint, b, err);
}

cor_status cor_batch_bind(cor_batch *batch, cor_batch_go_on go_on, void *context, cor_error *error)
{
    binding b = {.batch = batch, .arena = cor_arena_new(), .go_on = go_on, .context = context};
    cor_status st = bind_pages(&b, error);
    cor_arena_free(b.arena);
    return st;
}
