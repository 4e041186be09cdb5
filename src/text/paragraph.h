/* A paragraph as letters: script, direction and font of each. Private to text. */
#ifndef COR_TEXT_PARAGRAPH_H
#define COR_TEXT_PARAGRAPH_H

#include "text/fonts.h"

typedef struct {
    uint32_t letter;
    uint32_t at;               /* byte offset in the paragraph */
    hb_script_t script;        /* its neighbour's where it has none of its own */
    const cor_text_part *part; /* NULL */
    bool follows;              /* has no script of its own: set in its neighbour's font */
    bool joins;                /* stands on the letter before, as marks do */
    bool unseen;               /* steers other letters; needs no glyph */
    uint8_t level;             /* bidi embedding */
    const cor_face *face;
} cor_letter;

typedef struct {
    const char *text; /* NOT ended by a zero */
    size_t length;
    cor_letter *letters;
    size_t n;
    bool rtl; /* reads from right to left as a whole */
} cor_paragraph;

/* TEXT must be valid UTF-8 without line ends. Faces are not chosen yet. In ARENA; TEXT is borrowed. */
cor_paragraph cor_paragraph_of(cor_arena *arena, const char *text, size_t length);

/* Ties the letters to the parts of SPEC; the paragraph begins at byte START of its text. */
void cor_paragraph_divide(cor_paragraph *paragraph, const cor_text_spec *spec, size_t start);

/* Gives every letter its face: what FONT (or that of its part) asks for if it knows the letter, else by script, else
 * whatever knows it. COR_BAD_DATA when not even the first font is installed. */
cor_status cor_paragraph_choose(cor_fonts *fonts, cor_paragraph *paragraph, const cor_font *font, const char *language,
                                cor_error *err);

#endif
