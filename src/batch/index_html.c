/* index.html: all pages of a batch for people, on a phone as on a desk. */
#include <string.h>

#include "batch/index_writer.h"
#include "text/language.h"
#include "words/words.h"

/* Colours stand once for each ground; tests hold their contrasts. */
static const char STYLE[] =
    ":root{color-scheme:light dark;--ground:#f6f5f2;--card:#ffffff;--edge:#dcd9d2;--ink:#222222;--faint:#595959;"
    "--link:#1d5a8a;--bad:#a3201d;--warn:#7a4b00}\n"
    "@media(prefers-color-scheme:dark){:root{--ground:#1c1c1b;--card:#262625;--edge:#474744;--ink:#e2e2e0;"
    "--faint:#b5b5b3;--link:#8bbfe6;--bad:#ff9d94;--warn:#f0c36d}}\n"
    "body{font:1em/1.45 'Noto Sans',system-ui,sans-serif;color:var(--ink);background:var(--ground);margin:0;"
    "padding:clamp(.8em,3vw,2em)}\n"
    "h1{font-size:1.5em;line-height:1.2;margin:0 0 .2em}\n"
    "h2{font-size:1.2em;margin:1.4em 0 .6em}\n"
    "h3{font-size:1em;margin:.6em 0 .2em}\n"
    "p,summary{margin:.2em 0;color:var(--faint);font-size:.9em;overflow-wrap:anywhere}\n"
    "a{color:var(--link)}\n"
    "nav a,.files a{display:inline-block;padding:.25em .5em .25em 0}\n"
    ".pages{list-style:none;margin:0;padding:0;display:grid;"
    "grid-template-columns:repeat(auto-fill,minmax(min(17em,100%),1fr));gap:1.2em}\n"
    ".pages>li{background:var(--card);border:1px solid var(--edge);padding:.8em;min-width:0}\n"
    ".pages>.failed{border-inline-start:.3em solid var(--bad)}\n"
    ".pages>.warned{border-inline-start:.3em solid var(--warn)}\n"
    "img{display:block;width:100%;height:auto;background:#fff}\n"
    ".bad{color:var(--bad)}\n"
    ".warn,.warn summary{color:var(--warn);font-size:.9em;overflow-wrap:anywhere}\n"
    ".warn ul{margin:.2em 0;padding-inline-start:1.2em}\n"
    "summary{cursor:pointer}\n";

/* Names of the groups, in the order of their first pages; "" is that of pages without one, and the last. */
static GPtrArray *groups_of(const cor_index_writer *w)
{
    GPtrArray *groups = g_ptr_array_new();
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    bool others = false;
    for (size_t i = 0; i < json_array_size(w->pages); i++) {
        const char *group = cor_index_text(json_array_get(w->pages, i), "group");
        others |= !*group;
        if (*group && g_hash_table_add(seen, (gpointer) group)) g_ptr_array_add(groups, (gpointer) group);
    }
    if (others) g_ptr_array_add(groups, (gpointer) "");
    g_hash_table_unref(seen);
    return groups;
}

static void add_group_name(const cor_index_writer *w, const char *group)
{
    if (*group)
        cor_index_add_words(w, group);
    else
        cor_index_add_word(w, COR_WORD_OTHER, "");
}

static void add_groups(const cor_index_writer *w)
{
    GPtrArray *groups = groups_of(w);
    bool many = groups->len > 1 || (groups->len && *(const char *) groups->pdata[0]);
    if (groups->len > 1) {
        cor_index_add(w, "<nav>");
        for (guint i = 0; i < groups->len; i++) {
            g_string_append_printf(w->html, "<a href=\"#group-%u\" dir=\"auto\">", i + 1);
            add_group_name(w, groups->pdata[i]);
            cor_index_add(w, "</a> ");
        }
        cor_index_add(w, "</nav>\n");
    }
    for (guint g = 0; g < groups->len; g++) {
        if (many) {
            g_string_append_printf(w->html, "<h2 id=\"group-%u\" dir=\"auto\">", g + 1);
            add_group_name(w, groups->pdata[g]);
            cor_index_add(w, "</h2>\n");
        }
        cor_index_add(w, "<ul class=\"pages\">\n");
        for (size_t i = 0; i < json_array_size(w->pages); i++) {
            const json_t *page = json_array_get(w->pages, i);
            if (!strcmp(cor_index_text(page, "group"), groups->pdata[g])) cor_index_add_card(w, page);
        }
        cor_index_add(w, "</ul>\n");
    }
    g_ptr_array_unref(groups);
}

/* How many maps there are, and of which day. */
static void add_sum(const cor_index_writer *w)
{
    const char *const languages[] = {w->language ? w->language : "en", NULL},
                      *as_of = cor_index_text(w->contents, "as_of");
    const char *day = cor_word_moment(w->arena, languages, as_of);
    cor_index_add(w, "<p>");
    cor_index_add_word(w, COR_WORD_MAPS, cor_index_number(w, json_array_size(w->pages)));
    if (day) {
        cor_index_add(w, " · <time datetime=\"");
        cor_index_add_words(w, as_of);
        cor_index_add(w, "\">");
        cor_index_add_words(w, day);
        cor_index_add(w, "</time>");
    }
    if (json_is_true(json_object_get(w->contents, "book"))) {
        cor_index_add(w, " · <a href=\"./book.pdf\">");
        cor_index_add_word(w, COR_WORD_BOOK, "");
        cor_index_add(w, "</a>");
    }
    cor_index_add(w, "</p>\n");
}

/* What pages are warned of, each text once with the number of its pages. */
static void add_all_warnings(const cor_index_writer *w)
{
    json_t *texts = json_object(), *count;
    const char *text;
    size_t n = 0;
    for (size_t i = 0; i < json_array_size(w->pages); i++) {
        const json_t *warnings = json_object_get(json_array_get(w->pages, i), "warnings");
        for (size_t k = 0; k < json_array_size(warnings); k++, n++) {
            text = cor_index_text(json_array_get(warnings, k), "message");
            json_int_t before = json_integer_value(json_object_get(texts, text));
            json_object_set_new(texts, text, json_integer(before + 1));
        }
    }
    if (n) {
        cor_index_begin_warnings(w, n);
        json_object_foreach(texts, text, count)
        {
            cor_index_add(w, "<li>");
            cor_index_add_words(w, text);
            g_string_append_printf(w->html, " (%" JSON_INTEGER_FORMAT ")</li>\n", json_integer_value(count));
        }
        cor_index_add(w, "</ul></details>\n");
    }
    json_decref(texts);
}

/* Those that failed, before all others. */
static void add_failed(const cor_index_writer *w)
{
    size_t n = 0;
    for (size_t i = 0; i < json_array_size(w->pages); i++)
        n += cor_index_failure(json_array_get(w->pages, i)) != NULL;
    if (!n) return;
    cor_index_add(w, "<p class=\"bad\">✗ ");
    cor_index_add_word(w, COR_WORD_FAILED, cor_index_number(w, n));
    cor_index_add(w, "</p>\n");
    cor_index_add(w, "<ul class=\"bad\">\n");
    for (size_t i = 0; i < json_array_size(w->pages); i++) {
        const json_t *page = json_array_get(w->pages, i);
        if (!cor_index_failure(page)) continue;
        char *anchor = g_uri_escape_string(cor_index_anchor(w, page), "/", TRUE);
        cor_index_add(w, "<li><a href=\"#page-");
        cor_index_add_words(w, anchor);
        cor_index_add(w, "\" dir=\"auto\">");
        cor_index_add_words(w, cor_index_title(page));
        cor_index_add(w, "</a> <span lang=\"en\" dir=\"auto\">");
        cor_index_add_words(w, cor_index_text(cor_index_failure(page), "message"));
        cor_index_add(w, "</span></li>\n");
        g_free(anchor);
    }
    cor_index_add(w, "</ul>\n");
}

static void add_head(const cor_index_writer *w)
{
    const char *title = cor_index_text(w->contents, "title");
    cor_index_add(w, "<!DOCTYPE html>\n<html lang=\"");
    cor_index_add_words(w, w->language ? w->language : "en");
    cor_index_add(w, cor_language_is_rtl(w->language) ? "\" dir=\"rtl\">\n" : "\" dir=\"ltr\">\n");
    cor_index_add(w, "<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    cor_index_add_words(w, title);
    g_string_append_printf(w->html, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<h1 dir=\"auto\">", STYLE);
    cor_index_add_words(w, title);
    cor_index_add(w, "</h1>\n");
}

static void write_page(const cor_index_writer *w)
{
    add_head(w);
    add_sum(w);
    add_failed(w);
    add_all_warnings(w);
    cor_index_add(w, "<main>\n");
    add_groups(w);
    cor_index_add(w, "</main>\n</body>\n</html>\n");
}

cor_status cor_index_write_html(cor_output_store *store, const json_t *contents, const json_t *pages, cor_error *err)
{
    const char *language = json_string_value(json_object_get(contents, "language"));
    const cor_index_writer w = {.html = g_string_new(NULL),
                                .language = language,
                                .contents = contents,
                                .pages = pages,
                                .arena = cor_arena_new()};
    write_page(&w);
    cor_status st = cor_output_store_write_text(store, "index.html", w.html->str, err);
    cor_arena_free(w.arena);
    g_string_free(w.html, TRUE);
    return st;
}
