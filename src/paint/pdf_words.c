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
    const char *const words[] = {scene->marking, scene->fingerprint};
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

/* A PDF of cairo's has no more than one place for what the picture shows and what may stand below it: a line each. */
static void set_subject(cairo_surface_t *surface, const cor_scene *scene)
{
    const char *alt = scene->description ? scene->description : "", *caption = scene->caption ? scene->caption : "";
    char *both = g_strconcat(alt, *alt && *caption ? "\n" : "", caption, NULL);
    if (*both) cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, both);
    g_free(both);
}

static void set_words(cairo_surface_t *surface, const cor_scene *scene)
{
    set_date(surface, scene->creation_date);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Corridor");
    if (scene->title) cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, scene->title);
    set_keywords(surface, scene);
    set_subject(surface, scene);
}

cairo_surface_t *cor_pdf_new(const cor_scene *scene, const cor_sink *sink)
{
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(cor_cairo_write, (void *) sink, scene->width, scene->height);
    set_words(surface, scene);
    return surface;
}
