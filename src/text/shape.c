/* A text is shaped once, however often it is asked for. */
#include <string.h>

#include "text/language.h"
#include "text/layout.h"
#include "text/spec.h"

/* The first letter of RUN that no font has. */
static uint32_t missing_letter(const cor_run *run)
{
    for (size_t i = 0; i < run->n_lines; i++)
        for (size_t k = 0; k < run->lines[i].n_glyphs; k++)
            if (run->lines[i].glyphs[k].glyph == 0)
                return g_utf8_get_char(run->lines[i].text + run->lines[i].glyphs[k].cluster);
    return 0xfffd;
}

static void warn_missing(cor_diagnostics *diagnostics, const cor_run *run)
{
    if (run->n_missing == 0) return;
    cor_warn(diagnostics, COR_NOWHERE, "no font has U+%04X of the label \"%s\"; it is drawn as an empty box",
             missing_letter(run), run->spec.text);
}

/* Letters that hang from their line are set larger than the Latin ones that the size was meant for. */
static bool has_arabic_letters(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        if (g_unichar_get_script(g_utf8_get_char(text)) == G_UNICODE_SCRIPT_ARABIC) return true;
    return false;
}

cor_status cor_shape(cor_fonts *fonts, const cor_text_spec *spec, cor_diagnostics *diagnostics, const cor_run **ret_run,
                     cor_error *err)
{
    cor_text_spec wanted = *spec;
    if (wanted.line_height == 0) wanted.line_height = 1.2;
    cor_status st = cor_spec_check(&wanted, err);
    if (st) return st;
    double larger = cor_language_size(wanted.language);
    if (!wanted.sized && larger > 1 && has_arabic_letters(wanted.text)) wanted.size *= larger;
    wanted.sized = true;
    const cor_run *run = g_hash_table_lookup(fonts->runs, &wanted);
    if (!run) {
        cor_text_spec *kept = cor_spec_copy(fonts->arena, &wanted);
        st = cor_layout(fonts, kept, &run, err);
        if (st) return st;
        g_hash_table_insert(fonts->runs, kept, (gpointer) run);
    }
    warn_missing(diagnostics, run);
    *ret_run = run;
    return COR_OK;
}
