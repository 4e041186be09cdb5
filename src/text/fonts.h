/* The fonts of a session: which files are open, and which one a letter is set in. Private to text. */
#ifndef COR_TEXT_FONTS_H
#define COR_TEXT_FONTS_H

#include <glib.h>

#include "text/face.h"
#include "text/families.h"

typedef enum { COR_REGULAR, COR_BOLD, COR_ITALIC, COR_BOLD_ITALIC, COR_FONT_STYLES } cor_font_style;

typedef struct {
    cor_face *face;
    bool tried;
    bool looked_for; /* while the text at hand is laid out */
    bool asked_for;  /* by a text since cor_fonts_forget */
} cor_font_slot;

extern const char *const cor_font_style_names[COR_FONT_STYLES]; /* as files are called */

struct cor_fonts {
    cor_arena *arena;
    const char *folder;
    cor_font_slot *slots; /* a family's COR_FONT_STYLES side by side */
    bool lacking;         /* a text was to be set since then, and no font is installed */
    const char **found;   /* families that are installed; NULL until asked for */
    GHashTable *runs;     /* cor_text_spec → cor_run, both in the arena */
    cor_arena *scratch;   /* of one shaping */
    GArray *glyphs;       /* of one line, reused */
    GArray *looked_for;   /* the slots of which that is said (uint16_t) */
    GHashTable *files;    /* what is known of a font's file: its name below the folder → text, both in the arena */
    hb_buffer_t *buffer;
    struct cor_breaks *breaks; /* NULL until a text is wrapped */
};

cor_font_style cor_font_style_of(const cor_font *font);

/* Begins to note, in looked_for, which faces cor_fonts_face is asked for: those that decide what a text looks like,
 * there or not. */
void cor_fonts_note(cor_fonts *fonts);

/* The face of FAMILY (index; COR_NO_FAMILY allowed) nearest to STYLE; NULL when the family is not installed. Opened
 * at the first asking. */
const cor_face *cor_fonts_face(cor_fonts *fonts, int family, cor_font_style style);

#endif
