/* Shaping in one line, for tests. */
#ifndef COR_TESTS_UNIT_TEXT_SHAPED_H
#define COR_TESTS_UNIT_TEXT_SHAPED_H

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "support/cmocka_all.h"
#include "support/near.h"
#include "text/text.h"

static inline int set_up_fonts(void **state)
{
    *state = cor_fonts_new();
    return 0;
}

static inline int tear_down_fonts(void **state)
{
    cor_fonts_free(*state);
    return 0;
}

/* TEXT in Noto Sans of 1000 points, so that numbers are those of the font file. */
static inline cor_text_spec spec_of(const char *text)
{
    return (cor_text_spec){.text = text, .font = {"Noto Sans", 400, false}, .size = 1000};
}

static inline const cor_run *shaped(cor_fonts *fonts, const cor_text_spec *spec)
{
    const cor_run *run = NULL;
    cor_error err = {.message = ""};
    cor_status st = cor_shape(fonts, spec, NULL, &run, &err);
    assert_string_equal(err.message, "");
    assert_int_equal(st, COR_OK);
    return run;
}

static inline const cor_run *shaped_text(cor_fonts *fonts, const char *text)
{
    cor_text_spec spec = spec_of(text);
    return shaped(fonts, &spec);
}

/* Whether all glyphs of RUN come from FAMILY. */
static inline void check_family(const cor_run *run, const char *family)
{
    for (size_t i = 0; i < run->n_lines; i++)
        for (size_t k = 0; k < run->lines[i].n_glyphs; k++)
            assert_string_equal(cor_face_family(run->lines[i].glyphs[k].face), family);
}

static inline void check_line(const cor_run *run, size_t index, const char *text)
{
    char words[256];
    assert_true(index < run->n_lines);
    snprintf(words, sizeof words, "%.*s", (int) run->lines[index].length, run->lines[index].text);
    assert_string_equal(words, text);
}

/* Without the packages there is nothing to test. */
static inline int have_fonts(void)
{
    cor_fonts *fonts = cor_fonts_new();
    bool have = cor_fonts_has(fonts, "Noto Sans") && cor_fonts_has(fonts, "Noto Nastaliq Urdu") &&
                cor_fonts_has(fonts, "Noto Sans CJK SC");
    cor_fonts_free(fonts);
    if (!have) print_message("fonts-noto-core and fonts-noto-cjk are not installed; skipped\n");
    return have;
}

#endif
