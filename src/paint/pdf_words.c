#include "paint/pdf_words.h"

#include <cairo-pdf.h>
#include <glib.h>
#include <string.h>

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

void cor_pdf_words(cairo_surface_t *surface, const cor_scene *scene)
{
    set_date(surface, scene->creation_date);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Corridor");
    if (scene->title) cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, scene->title);
    set_keywords(surface, scene);
    if (scene->description) cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, scene->description);
}
