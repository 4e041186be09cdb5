/* File names of an atlas's pages: made of their fields, inside of the output folder, each once. */
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "base/slug.h"
#include "base/words.h"
#include "batch/coverage.h"
#include "prepare/layer_needs.h"

enum { MAX_NAME_BYTES = 200 }; /* of a component: endings and the names of file systems need the rest of 255 */

typedef struct {
    const cor_render_context *context;
    cor_arena *arena;
    const cor_page_subject *page;
    size_t n_pages;
    const char *unknown; /* the last name that was asked for in vain */
} naming;

static int digits_of(size_t n)
{
    return n < 10 ? 1 : 1 + digits_of(n / 10);
}

/* Padded, so that files stand in the atlas's order. */
static const char *padded_page(const naming *n)
{
    return cor_arena_format(n->arena, "%0*zu", digits_of(n->n_pages), n->page->number);
}

static const char *value_of(const naming *n, const char *name)
{
    if (!strcmp(name, "page")) return padded_page(n);
    for (size_t i = n->page->n_fields; i; i--)
        if (!strcmp(n->page->fields[i - 1].name, name)) return cor_value_text(n->page->fields[i - 1].value, n->arena);
    return cor_state_text(n->context, name, n->arena);
}

/* "name" or "name|slug". */
static const char *look_up(void *context, const char *asked)
{
    naming *n = context;
    const char *bar = strchr(asked, '|');
    char *name = g_strstrip(g_strndup(asked, bar ? (size_t) (bar - asked) : strlen(asked)));
    const char *value = value_of(n, name);
    n->unknown = value ? NULL : cor_arena_copy(n->arena, name);
    g_free(name);
    if (!value) return NULL;
    value = cor_valid_text(n->arena, value, strlen(value));
    if (!bar) return cor_file_name_part(n->arena, value);
    return !strcmp(bar + 1, "slug") ? cor_slug(n->arena, value) : NULL;
}

static cor_status check_component(const naming *n, const char *stem, const char *part, cor_error *err)
{
    const char *what = !*part                          ? "is empty"
                       : *part == '.'                  ? "begins with a dot"
                       : strlen(part) > MAX_NAME_BYTES ? "is longer than 200 bytes"
                                                       : NULL;
    if (!what) return COR_OK;
    return cor_atlas_fail(n->context, "file", err, COR_BAD_DOCUMENT,
                          "the file name \"%.60s\" of page %s %s; choose a field that every page has, like {page}",
                          stem, n->page->id, what);
}

/* A name of the batch's own: of a file, or of a folder where a file is to be. */
static bool is_kept(const char *stem, char **parts)
{
    static const char *const files[] = {"index", "book", NULL};
    static const char *const folders[] = {"index.json", "index.html", "book.pdf", "thumbs", NULL};
    return g_strv_contains(files, stem) || (parts[1] && g_strv_contains(folders, parts[0]));
}

static cor_status check_stem(const naming *n, const char *stem, cor_error *err)
{
    char **parts = g_strsplit(stem, "/", -1);
    cor_status st = COR_OK;
    if (!*parts) st = check_component(n, stem, stem, err);
    for (char **part = parts; *part && !st; part++)
        st = check_component(n, stem, *part, err);
    bool kept = !st && is_kept(stem, parts);
    g_strfreev(parts);
    if (kept)
        return cor_atlas_fail(n->context, "file", err, COR_BAD_DOCUMENT,
                              "page %s would be called \"%s\", a name that the batch keeps for itself; add a prefix",
                              n->page->id, stem);
    return st;
}

/* What is wrong with the file's name: the nearest of the page's words to the one that is not known. */
static const char *unfilled(const naming *n, const cor_error *why)
{
    size_t n_names = n->page->n_fields + n->context->n_state;
    const char **names = COR_NEW_ARRAY(n->arena, const char *, n_names);
    for (size_t i = 0; i < n_names; i++)
        names[i] = i < n->page->n_fields ? n->page->fields[i].name : n->context->state[i - n->page->n_fields].name;
    return cor_text_unfilled(n->arena, why, n->unknown, names, n_names);
}

static cor_status name_page(naming *n, cor_page_subject *page, GHashTable *taken, cor_error *err)
{
    const cor_map_atlas *atlas = &n->context->map->document->atlas;
    cor_error wrong;
    cor_status st = cor_text_fill(n->arena, atlas->file, look_up, n, &page->stem, &wrong);
    if (st)
        return cor_atlas_fail(n->context, "file", err, COR_BAD_DOCUMENT,
                              "\"%.80s\": %s; filters are written {name|slug}", atlas->file, unfilled(n, &wrong));
    st = check_stem(n, page->stem, err);
    if (st) return st;
    const char *key = cor_file_name_key(n->arena, page->stem);
    const char *other = g_hash_table_lookup(taken, key);
    if (other)
        return cor_atlas_fail(
            n->context, "file", err, COR_BAD_DOCUMENT,
            "the pages %s and %s would both be written to \"%.80s\"; make the name differ, for example "
            "with {page}",
            other, page->id, page->stem);
    g_hash_table_insert(taken, (gpointer) key, (gpointer) page->id);
    return COR_OK;
}

cor_status cor_cover_names(const cor_render_context *context, cor_arena *arena, cor_page_subject *pages, size_t n,
                           cor_error *err)
{
    GHashTable *taken = g_hash_table_new(g_str_hash, g_str_equal);
    cor_status st = COR_OK;
    for (size_t i = 0; i < n && !st; i++) {
        naming one = {context, arena, &pages[i], n, NULL};
        st = name_page(&one, &pages[i], taken, err);
    }
    g_hash_table_unref(taken);
    return st;
}
