#include "paint/pdf_pages.h"

#include <cairo-pdf.h>
#include <glib.h>

#include "base/number.h"
#include "paint/cairo_sink.h"
#include "paint/pdf_words.h"

struct cor_book {
    cairo_surface_t *surface;
    size_t n_pages;
};

cor_status cor_book_open(const cor_scene *first, const cor_sink *sink, cor_book **ret_book, cor_error *err)
{
    cor_status status = cor_check_page(first, err);
    if (status) return status;
    cor_book *book = g_new0(cor_book, 1);
    book->surface = cairo_pdf_surface_create_for_stream(cor_cairo_write, (void *) sink, first->width, first->height);
    cor_pdf_words(book->surface, first);
    *ret_book = book;
    return COR_OK;
}

/* " x" with no more decimals than paper shows. */
static void add_number(GString *out, double x)
{
    char text[COR_NUMBER_SPACE];
    cor_format_decimals(text, x, 2);
    g_string_append_printf(out, " %s", text);
}

static void add_links(cairo_surface_t *surface, const cor_book_link *links, size_t n)
{
    cairo_t *cr = cairo_create(surface);
    for (size_t i = 0; i < n; i++) {
        cor_rect r = links[i].at;
        GString *words = g_string_new("rect=[");
        add_number(words, r.x0);
        add_number(words, r.y0);
        add_number(words, cor_rect_width(r));
        add_number(words, cor_rect_height(r));
        g_string_append_printf(words, "] page=%zu pos=[0 0]", links[i].page);
        cairo_tag_begin(cr, CAIRO_TAG_LINK, words->str);
        cairo_tag_end(cr, CAIRO_TAG_LINK);
        g_string_free(words, TRUE);
    }
    cairo_destroy(cr);
}

cor_status cor_book_add(cor_book *book, const cor_scene *scene, const char *bookmark, const cor_book_link *links,
                        size_t n_links, cor_error *err)
{
    cor_status status = cor_check_page(scene, err);
    if (status) return status;
    cairo_pdf_surface_set_size(book->surface, scene->width, scene->height);
    status = cor_cairo_draw(scene, book->surface, true, err);
    if (status) return status;
    add_links(book->surface, links, n_links);
    book->n_pages++;
    if (bookmark) {
        char *where = g_strdup_printf("page=%zu pos=[0 0]", book->n_pages);
        cairo_pdf_surface_add_outline(book->surface, CAIRO_PDF_OUTLINE_ROOT, bookmark, where, 0);
        g_free(where);
    }
    cairo_surface_show_page(book->surface);
    return COR_OK;
}

cor_status cor_book_close(cor_book *book, cor_error *err)
{
    if (!book) return COR_OK;
    cor_status status = cor_cairo_finish(book->surface, err);
    g_free(book);
    return status;
}
