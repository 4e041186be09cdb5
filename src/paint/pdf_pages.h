/* A PDF of several scenes, one a page, with bookmarks and links between its pages. */
#ifndef COR_PAINT_PDF_PAGES_H
#define COR_PAINT_PDF_PAGES_H

#include "paint/painter.h"

typedef struct cor_book cor_book;

/* A place on a page of the book that leads to another. */
typedef struct {
    cor_rect at; /* points */
    size_t page; /* from 1 */
} cor_book_link;

/* Title, date and stamp of the file are those of FIRST, which need not be a page of it. SINK must outlive the book. */
cor_status cor_book_open(const cor_scene *first, const cor_sink *sink, cor_book **ret_book, cor_error *err);

/* SCENE as the next page, in its own size. BOOKMARK: what leads to it; NULL: nothing does. */
cor_status cor_book_add(cor_book *book, const cor_scene *scene, const char *bookmark, const cor_book_link *links,
                        size_t n_links, cor_error *err);

/* Ends the file and frees BOOK (NULL is fine). COR_BAD_OUTPUT when the sink did not take all of it. */
cor_status cor_book_close(cor_book *book, cor_error *err);

#endif
