/* The indexes of a batch: index.json for programs, index.html for people, without a script. */
#include <string.h>

#include <glib.h>

#include "batch/folder.h"

static cor_status write_json(cor_output_store *store, const cor_contents *contents, json_t *const *records,
                             cor_error *err)
{
    json_t *pages = json_array();
    for (size_t i = 0; i < contents->n; i++)
        json_array_append_new(pages, records[i] ? json_incref(records[i])
                                                : json_pack("{s:s, s:s, s:b}", "id", contents->ids[i], "name",
                                                            contents->names[i], "missing", 1));
    json_t *root = json_pack("{s:s, s:s, s:o}", "corridor", cor_version(), "title", contents->title, "pages", pages);
    if (contents->book) json_object_set_new(root, "book", json_string("book.pdf"));
    char *dumped = json_dumps(root, JSON_INDENT(1) | JSON_SORT_KEYS | JSON_REAL_PRECISION(12));
    GString *text = g_string_new(dumped);
    g_string_append_c(text, '\n');
    free(dumped);
    json_decref(root);
    cor_status st = cor_output_store_write_text(store, "index.json", text->str, err);
    g_string_free(text, TRUE);
    return st;
}

static const char STYLE[] =
    "body{font:15px/1.45 'Noto Sans',sans-serif;color:#222;background:#f6f5f2;margin:0;padding:2em}\n"
    "h1{font-size:1.5em;margin:0 0 .2em}\n"
    ".sum{color:#666;margin:0 0 1.6em}\n"
    "ul{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(17em,1fr));"
    "gap:1.6em}\n"
    "li{background:#fff;border:1px solid #dcd9d2;padding:.8em}\n"
    "img{display:block;width:100%;height:auto;background:#fff}\n"
    "h2{font-size:1em;margin:.6em 0 .2em}\n"
    "p{margin:.2em 0;color:#555;font-size:.9em}\n"
    "a{color:#1d5a8a}\n"
    ".gone{color:#a33}\n"
    "@media(prefers-color-scheme:dark){body{color:#ddd;background:#1c1c1b}li{background:#262625;border-color:#444}"
    "p,.sum{color:#aaa}a{color:#8bbfe6}}\n";

static const char *text_of(const json_t *record, const char *key)
{
    const char *text = json_string_value(json_object_get(record, key));
    return text ? text : "";
}

static void add_words(GString *html, const char *text)
{
    char *safe = g_markup_escape_text(text, -1);
    g_string_append(html, safe);
    g_free(safe);
}

/* A relative link: no name can become another scheme, a query or a fragment. */
static void add_link(GString *html, const char *file)
{
    char *safe = g_uri_escape_string(file, "/", TRUE);
    g_string_append(html, "./");
    add_words(html, safe);
    g_free(safe);
}

/* The file that a browser shows: a PNG, else an SVG. */
static const char *picture_of(const json_t *record)
{
    static const char *const endings[] = {".png", ".svg"};
    const json_t *files = json_object_get(record, "files");
    for (size_t e = 0; e < G_N_ELEMENTS(endings); e++)
        for (size_t i = 0; i < json_array_size(files); i++) {
            const char *file = text_of(json_array_get(files, i), "file");
            if (g_str_has_suffix(file, endings[e])) return file;
        }
    return NULL;
}

static void add_picture(GString *html, const json_t *record, const char *title)
{
    const char *picture = picture_of(record), *subtitle = text_of(record, "subtitle");
    if (!picture) return;
    g_string_append(html, "<a href=\"");
    add_link(html, picture);
    g_string_append(html, "\"><img loading=\"lazy\" src=\"");
    add_link(html, picture);
    g_string_append(html, "\" alt=\"Map: ");
    add_words(html, title);
    if (*subtitle) g_string_append(html, ". ");
    add_words(html, subtitle);
    g_string_append(html, "\"></a>\n");
}

static void add_files(GString *html, const json_t *record)
{
    const json_t *files = json_object_get(record, "files");
    g_string_append(html, "<p>");
    for (size_t i = 0; i < json_array_size(files); i++) {
        const char *file = text_of(json_array_get(files, i), "file");
        const char *dot = strrchr(file, '.');
        char *format = g_ascii_strup(dot ? dot + 1 : file, -1);
        g_string_append(html, i ? " · <a href=\"" : "<a href=\"");
        add_link(html, file);
        g_string_append(html, "\">");
        add_words(html, format);
        g_string_append(html, "</a>");
        g_free(format);
    }
    g_string_append(html, "</p>\n");
}

static void add_page(GString *html, const json_t *record, const char *id)
{
    const char *title = *text_of(record, "title") ? text_of(record, "title") : id;
    g_string_append(html, "<li id=\"page-");
    add_words(html, id);
    g_string_append(html, "\">\n");
    if (record) add_picture(html, record, title);
    g_string_append(html, "<h2>");
    add_words(html, title);
    g_string_append(html, "</h2>\n");
    if (*text_of(record, "subtitle")) {
        g_string_append(html, "<p>");
        add_words(html, text_of(record, "subtitle"));
        g_string_append(html, "</p>\n");
    }
    if (record)
        add_files(html, record);
    else
        g_string_append(html, "<p class=\"gone\">not drawn</p>\n");
    g_string_append(html, "</li>\n");
}

static cor_status write_html(cor_output_store *store, const cor_contents *contents, json_t *const *records,
                             cor_error *err)
{
    GString *html = g_string_new("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                                 "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    add_words(html, contents->title);
    g_string_append_printf(html, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<h1>", STYLE);
    add_words(html, contents->title);
    g_string_append_printf(html, "</h1>\n<p class=\"sum\">%zu map%s%s</p>\n<ul>\n", contents->n,
                           contents->n == 1 ? "" : "s",
                           contents->book ? " · <a href=\"./book.pdf\">all of them as one PDF</a>" : "");
    for (size_t i = 0; i < contents->n; i++)
        add_page(html, records[i], contents->ids[i]);
    g_string_append(html, "</ul>\n</body>\n</html>\n");
    cor_status st = cor_output_store_write_text(store, "index.html", html->str, err);
    g_string_free(html, TRUE);
    return st;
}

cor_status cor_index_write(cor_output_store *store, const cor_contents *contents, json_t *const *records,
                           cor_error *err)
{
    cor_status st = write_json(store, contents, records, err);
    return st ? st : write_html(store, contents, records, err);
}
