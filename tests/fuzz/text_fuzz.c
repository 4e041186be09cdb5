/* Any text in any font, size and width: shaped or refused, its glyphs within its words. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "text/text.h"

static const char *const languages[] = {NULL, "ur", "zh-Hant", "ja", "x"};
static const char *const families[] = {"Noto Sans", "Noto Serif", "Noto Nastaliq Urdu", "Other"};

static void check(const cor_run *run)
{
    if (!(run->width >= 0 || run->spec.letter_spacing < 0)) abort();
    for (size_t i = 0; i < run->n_lines; i++)
        for (size_t k = 0; k < run->lines[i].n_glyphs; k++)
            if (run->lines[i].glyphs[k].cluster >= run->lines[i].length || !run->lines[i].glyphs[k].face) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static cor_fonts *fonts;
    const cor_run *run;
    if (size < 4) return 0;
    if (!fonts || data[0] == 0) {
        cor_fonts_free(fonts);
        fonts = cor_fonts_new();
    }
    cor_arena *arena = cor_arena_new();
    const char *text = cor_arena_copy_n(arena, (const char *) data + 4, size - 4);
    cor_text_spec spec = {.text = cor_valid_text(arena, text, size - 4),
                          .font = {families[data[0] % 4], data[1] * 4, data[1] & 1},
                          .size = 1 + data[2] / 16.,
                          .letter_spacing = (data[2] % 8) / 10.,
                          .max_width = data[3],
                          .justify = (cor_justify) (data[3] % 3),
                          .language = languages[data[1] % 5]};
    if (!cor_shape(fonts, &spec, NULL, &run, NULL)) check(run);
    cor_arena_free(arena);
    return 0;
}
