#include "paint/pdf_words.h"

#include <cairo-pdf.h>
#include <glib.h>
#include <string.h>

#include "paint/cairo_sink.h"

/* cairo asks the clock when it is told no date. */
static void set_date(cairo_surface_t *surface, const char *day)
{
    char date[32] = "2000-01-01T00:00:00Z";
    if (day && strlen(day) == 10) memcpy(date, day, 10);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static void set_keywords(cairo_surface_t *surface, const cor_scene *scene)
{
    const char *const words[] = {scene->marking, scene->stamp};
    char *joined = g_strdup("");
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (!words[i] || !*words[i]) continue;
        char *more = g_strconcat(joined, *joined ? ", " : "", words[i], NULL);
        g_free(joined);
        joined = more;
    }
    if (*joined) cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, joined);
    g_free(joined);
}

/* From 1.18 on, cairo puts what a PDF says of itself into compressed streams of objects, where nobody finds a stamp who
 * does not unpack them. PDF 1.4 knows no such streams, and has all else that is drawn. */
static void keep_words_plain(cairo_surface_t *surface)
{
    if (cairo_version() >= CAIRO_VERSION_ENCODE(1, 17, 0))
        cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
}

static void set_words(cairo_surface_t *surface, const cor_scene *scene)
{
    set_date(surface, scene->creation_date);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Corridor");
    if (scene->title) cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, scene->title);
    set_keywords(surface, scene);
    if (scene->description) cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, scene->description);
}

cairo_surface_t *cor_pdf_new(const cor_scene *scene, const cor_sink *sink)
{
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(cor_cairo_write, (void *) sink, scene->width, scene->height);
    keep_words_plain(surface);
    set_words(surface, scene);
    return surface;
}
