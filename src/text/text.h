/* Text: fonts, shaping, glyph runs. The only home of Pango and HarfBuzz. Fonts
 * are pinned: a table names families and files, and nothing else of the system
 * is looked at, so that a map looks the same everywhere. A file is opened when
 * a letter first needs it. Metrics are unhinted: the same at any dpi.
 *
 * Pango gives directions, ICU places to break; HarfBuzz shapes the files
 * directly. fontconfig is left out: it would have to read every file it is
 * told of before it could choose one.
 *
 * One cor_fonts belongs to one session, hence to one thread at a time. */
#ifndef COR_TEXT_TEXT_H
#define COR_TEXT_TEXT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/value.h"
#include "geo/rect.h"

typedef struct cor_fonts cor_fonts;
typedef struct cor_face cor_face; /* a font file at no size; lives as long as cor_fonts */

/* Starts nothing: fonts are opened at the first shaping. */
cor_fonts *cor_fonts_new(void);
/* The same with the font packages under FOLDER instead of where the system keeps them. */
cor_fonts *cor_fonts_new_in(const char *folder);
void cor_fonts_free(cor_fonts *fonts);

typedef struct {
    const char *family; /* "Noto Sans" */
    int weight;         /* 100…900 */
    bool italic;
} cor_font;

/* "Noto Sans Bold Italic", as a style's text-font writes it → family, weight, slant. */
cor_font cor_font_parse(cor_arena *arena, const char *name);
/* The families that FONTS holds, for `info` and `check`: NULL-terminated, borrowed. */
const char *const *cor_fonts_families(cor_fonts *fonts);
/* COR_BAD_DATA when some text was to be set, and no font is installed: the message names the package that has them. */
cor_status cor_fonts_found(const cor_fonts *fonts, cor_error *err);
bool cor_fonts_has(cor_fonts *fonts, const char *family);
/* What is to be said where a style asks for the font NAME ("Noto Serif Bold"), which is not installed; in ARENA. */
const char *cor_font_missing(cor_fonts *fonts, cor_arena *arena, const char *name);

typedef enum { COR_JUSTIFY_LEFT, COR_JUSTIFY_CENTER, COR_JUSTIFY_RIGHT } cor_justify;

typedef enum { COR_ALIGN_BOTTOM, COR_ALIGN_CENTER, COR_ALIGN_TOP } cor_align;

/* A stretch of a text that is set in its own way. */
typedef struct {
    size_t end;             /* byte offset in the text; it begins where the one before ends */
    const cor_font *font;   /* NULL: the text's */
    double scale;           /* of the text's size */
    const cor_color *color; /* NULL: the text's */
    cor_align align;        /* of what is smaller than the line's largest */
    const void *image;      /* set instead of its one letter (which is a no-break space); NULL: words */
    double width, height;   /* of the image, points */
} cor_text_part;

typedef struct {
    const char *text;           /* valid UTF-8; "\n" breaks */
    const cor_text_part *parts; /* they make up the text; NULL: it is all of one kind */
    size_t n_parts;
    cor_font font;
    double size;           /* points, for Latin letters: see cor_language_size */
    bool sized;            /* size is that of these letters, whatever their language, as in the spec of a run */
    double letter_spacing; /* em */
    double line_height;    /* em; 0: 1.2 */
    double max_width;      /* points; 0: never wraps */
    bool broken;           /* a word wider than max_width is broken, else it stands out */
    bool filled;           /* lines are as full as can be, as in a paragraph; else as even as can be */
    cor_justify justify;
    const char *language; /* BCP 47; NULL */
} cor_text_spec;

typedef struct {
    const cor_face *face;
    double size; /* points */
    uint32_t glyph;
    uint32_t cluster;          /* byte offset into the line's text of what the glyph stands for */
    double x, y;               /* baseline position in the run: points, y down */
    double raise;              /* how far its part was moved up from the baseline; in y */
    const cor_text_part *part; /* that it belongs to; NULL */
    double advance;
    bool joined; /* written joined to its neighbours: on a curve it is bent, not turned */
} cor_glyph;

typedef struct {
    const char *text;        /* the words of this line, logical order */
    size_t length;           /* bytes */
    bool rtl;                /* the paragraph reads from right to left */
    const cor_glyph *glyphs; /* visual order, left to right */
    size_t n_glyphs;
    double x, baseline; /* start of the line in the run */
    double width;       /* advance width */
} cor_text_line;

/* A picture among the words. */
typedef struct {
    const cor_text_part *part;
    double x, y; /* centre in the run */
} cor_text_image;

/* A shaped text. Its origin is the top left of its logical box; y down. */
typedef struct {
    cor_text_spec spec;
    const cor_text_line *lines;
    size_t n_lines;
    double width, height; /* logical box: the widest line × lines at line height */
    cor_rect ink;         /* what is inked, without halo */
    size_t n_missing;     /* glyphs that no font has */
    const cor_text_image *images;
    size_t n_images;
    const uint16_t *fonts; /* that were looked for, whether they are there or not; text's own numbers for them */
    size_t n_fonts;
} cor_run;

/* From here on the fonts that texts ask for are noted anew, and whether there is none at all: for each map. */
void cor_fonts_forget(cor_fonts *fonts);

/* The files of the fonts that decided what the texts shaped since then look like, those that are missing included, in
 * an order that does not depend on the texts': "truetype/noto/NotoSans-Regular.ttf". NULL-terminated, in ARENA. */
const char *const *cor_fonts_asked(cor_fonts *fonts, cor_arena *arena);

/* FILES as cor_fonts_asked gives them, as text in ARENA that differs when one of them does, or comes or goes: what they
 * begin with are the checksums of their tables. */
const char *cor_fonts_fingerprint(cor_fonts *fonts, const char *const *files, cor_arena *arena);

/* Shapes SPEC once; asked again for the same, it is the same run. Borrowed from FONTS. Missing glyphs become
 * one diagnostic for each text. */
cor_status cor_shape(cor_fonts *fonts, const cor_text_spec *spec, cor_diagnostics *diagnostics, const cor_run **ret_run,
                     cor_error *err);

/* Whether a script's letters are written joined, so that they can't be spaced: LETTER's own, or, where it is of no
 * script, what BEFORE says of the letter before. */
bool cor_letter_joins(uint32_t letter, bool before);

/* For painters. */
const char *cor_face_family(const cor_face *face);
int cor_face_weight(const cor_face *face);
bool cor_face_italic(const cor_face *face);
/* cairo's font face for FACE (cairo_font_face_t *), borrowed. Unhinted, no subpixel order. */
struct _cairo_font_face *cor_face_cairo(const cor_face *face);

#endif
