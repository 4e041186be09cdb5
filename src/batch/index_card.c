/* What index.html says of one page: its small picture, its words, its files, and what was wrong. */
#include <string.h>

#include "batch/index_writer.h"

/* The file that a browser shows: a PNG, else an SVG, else whatever there is. */
static const char *picture_of(const json_t *page)
{
    static const char *const endings[] = {".png", ".svg", ""};
    const json_t *files = json_object_get(page, "files");
    for (size_t e = 0; e < G_N_ELEMENTS(endings); e++)
        for (size_t i = 0; i < json_array_size(files); i++) {
            const char *file = cor_index_text(json_array_get(files, i), "file");
            if (g_str_has_suffix(file, endings[e])) return file;
        }
    return "";
}

/* Where there is no small picture: the map itself, which a PDF can't be, in its size in px. */
static const char *shown_of(const json_t *page, int *ret_width, int *ret_height)
{
    const json_t *small = json_object_get(page, "thumbnail"), *size = json_object_get(page, "size");
    const char *picture = picture_of(page);
    *ret_width = (int) json_integer_value(json_object_get(small, "width"));
    *ret_height = (int) json_integer_value(json_object_get(small, "height"));
    if (small) return cor_index_text(small, "file");
    *ret_width = (int) (json_number_value(json_array_get(size, 0)) * 96 / 72 + 0.5);
    *ret_height = (int) (json_number_value(json_array_get(size, 1)) * 96 / 72 + 0.5);
    return g_str_has_suffix(picture, ".pdf") ? "" : picture;
}

static void add_picture(const cor_index_writer *w, const json_t *page)
{
    int width, height;
    const char *shown = shown_of(page, &width, &height);
    if (!*shown) return;
    cor_index_add(w, "<a href=\"");
    cor_index_add_link(w, picture_of(page));
    cor_index_add(w, "\"><img loading=\"lazy\" src=\"");
    cor_index_add_link(w, shown);
    g_string_append_printf(w->html, "\" width=\"%d\" height=\"%d\" alt=\"", width, height);
    cor_index_add_words(w, cor_index_text(page, "alt"));
    cor_index_add(w, "\"></a>\n");
}

static void add_file(const cor_index_writer *w, const json_t *page, const char *file)
{
    const char *dot = strrchr(file, '.');
    char *format = g_ascii_strup(dot ? dot + 1 : file, -1);
    cor_index_add(w, "<a href=\"");
    cor_index_add_link(w, file);
    cor_index_add(w, "\" aria-label=\"");
    cor_index_add_words(w, format);
    cor_index_add(w, ": ");
    cor_index_add_words(w, cor_index_title(page));
    cor_index_add(w, "\">");
    cor_index_add_words(w, format);
    cor_index_add(w, "</a> ");
    g_free(format);
}

static void add_files(const cor_index_writer *w, const json_t *page)
{
    const json_t *files = json_object_get(page, "files");
    const json_t *seconds = json_object_get(page, "seconds");
    cor_index_add(w, "<p class=\"files\">");
    for (size_t i = 0; i < json_array_size(files); i++)
        add_file(w, page, cor_index_text(json_array_get(files, i), "file"));
    if (seconds) g_string_append_printf(w->html, "%.1f s", json_number_value(seconds));
    cor_index_add(w, "</p>\n");
}

static bool is_own(const cor_index_writer *w, const char *source)
{
    const json_t *own = json_object_get(w->contents, "sources");
    for (size_t i = 0; i < json_array_size(own); i++)
        if (!g_strcmp0(json_string_value(json_array_get(own, i)), source)) return true;
    return false;
}

/* How many features of the document's own sources are drawn, of how many; what a style brings is in index.json. */
static void add_counts(const cor_index_writer *w, const json_t *page)
{
    const char *source;
    json_t *count;
    bool any = false;
    json_object_foreach(json_object_get(page, "counts"), source, count)
    {
        const json_t *total = json_object_get(count, "total");
        if (!is_own(w, source)) continue;
        cor_index_add(w, any ? " · " : "<p dir=\"auto\">");
        cor_index_add_words(w, source);
        cor_index_add(w, ": ");
        cor_index_add(w, cor_index_number(w, (size_t) json_integer_value(json_object_get(count, "drawn"))));
        if (json_is_integer(total)) {
            cor_index_add(w, "\u00a0/\u00a0");
            cor_index_add(w, cor_index_number(w, (size_t) json_integer_value(total)));
        }
        any = true;
    }
    if (any) cor_index_add(w, "</p>\n");
}

static void add_warnings(const cor_index_writer *w, const json_t *page)
{
    const json_t *warnings = json_object_get(page, "warnings");
    size_t n = json_array_size(warnings);
    if (!n) return;
    cor_index_begin_warnings(w, n);
    for (size_t i = 0; i < n; i++) {
        cor_index_add(w, "<li>");
        cor_index_add_words(w, cor_index_text(json_array_get(warnings, i), "message"));
        cor_index_add(w, "</li>\n");
    }
    cor_index_add(w, "</ul></details>\n");
}

static void add_failure(const cor_index_writer *w, const json_t *page)
{
    const json_t *failure = cor_index_failure(page);
    cor_index_add(w, "<p class=\"bad\" dir=\"auto\">✗ ");
    if (failure)
        cor_index_add_word(w, COR_WORD_FAILED, cor_index_text(failure, "message"));
    else
        cor_index_add_word(w, COR_WORD_NOT_DRAWN, "");
    cor_index_add(w, "</p>\n");
}

void cor_index_add_card(const cor_index_writer *w, const json_t *page)
{
    bool warned = json_array_size(json_object_get(page, "warnings")) > 0;
    cor_index_add(w, "<li id=\"page-");
    cor_index_add_words(w, cor_index_anchor(w, page));
    cor_index_add(w, cor_index_is_missing(page) ? "\" class=\"failed\">\n"
                     : warned                   ? "\" class=\"warned\">\n"
                                                : "\">\n");
    add_picture(w, page);
    cor_index_add(w, "<h3 dir=\"auto\">");
    cor_index_add_words(w, cor_index_title(page));
    cor_index_add(w, "</h3>\n");
    if (*cor_index_text(page, "subtitle")) {
        cor_index_add(w, "<p dir=\"auto\">");
        cor_index_add_words(w, cor_index_text(page, "subtitle"));
        cor_index_add(w, "</p>\n");
    }
    if (cor_index_is_missing(page)) {
        add_failure(w, page);
    } else {
        add_counts(w, page);
        add_files(w, page);
        add_warnings(w, page);
    }
    cor_index_add(w, "</li>\n");
}
