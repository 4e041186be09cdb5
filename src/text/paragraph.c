#include "text/paragraph.h"

#include <pango/pango.h>

enum { MAX_BRACKETS = 32 }; /* open at once; what is nested deeper takes the script before it */

typedef struct {
    uint32_t first, last;
} range;

/* Unicode's Default_Ignorable_Code_Point. */
static const range ignorable[] = {
    {0xad, 0xad},     {0x34f, 0x34f},   {0x61c, 0x61c},     {0x115f, 0x1160},   {0x17b4, 0x17b5},   {0x180b, 0x180f},
    {0x200b, 0x200f}, {0x202a, 0x202e}, {0x2060, 0x206f},   {0x3164, 0x3164},   {0xfe00, 0xfe0f},   {0xfeff, 0xfeff},
    {0xffa0, 0xffa0}, {0xfff0, 0xfff8}, {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff},
};

static bool is_unseen(uint32_t letter)
{
    for (size_t i = 0; letter >= ignorable[0].first && i < G_N_ELEMENTS(ignorable); i++)
        if (letter >= ignorable[i].first && letter <= ignorable[i].last) return true;
    return false;
}

/* Joiners and variation selectors belong to the letter before, other unseen signs to none. */
static bool is_joining(uint32_t letter)
{
    return g_unichar_ismark(letter) || letter == 0x200c || letter == 0x200d || (letter >= 0xfe00 && letter <= 0xfe0f) ||
           (letter >= 0xe0100 && letter <= 0xe01ef);
}

static void decode(cor_arena *arena, cor_paragraph *p)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    p->letters = COR_NEW_ARRAY(arena, cor_letter, p->length + 1);
    for (const char *c = p->text, *end = c + p->length; c < end; c = g_utf8_next_char(c)) {
        cor_letter *l = &p->letters[p->n++];
        l->letter = g_utf8_get_char(c);
        l->at = (uint32_t) (c - p->text);
        l->script = hb_unicode_script(unicode, l->letter);
        l->follows =
            l->script == HB_SCRIPT_COMMON || l->script == HB_SCRIPT_INHERITED || l->script == HB_SCRIPT_UNKNOWN;
        l->unseen = is_unseen(l->letter);
        l->joins = p->n > 1 && is_joining(l->letter);
    }
}

typedef struct {
    uint32_t closing;
    hb_script_t script;
} bracket;

typedef struct {
    bracket open[MAX_BRACKETS];
    size_t n;
} brackets;

/* A closing bracket has the script of the opening one: both must come from one font. */
static hb_script_t bracket_script(brackets *b, uint32_t letter, hb_script_t before)
{
    gunichar other;
    GUnicodeType type = g_unichar_type(letter);
    if (type == G_UNICODE_OPEN_PUNCTUATION && g_unichar_get_mirror_char(letter, &other) && b->n < MAX_BRACKETS)
        b->open[b->n++] = (bracket){other, before};
    if (type == G_UNICODE_CLOSE_PUNCTUATION)
        for (size_t i = b->n; i-- > 0;) {
            if (b->open[i].closing != letter) continue;
            b->n = i;
            return b->open[i].script;
        }
    return before;
}

/* Unicode's annex 24: what has no script of its own takes that of the letter before, at the start of the one after. */
static void spread_scripts(cor_paragraph *p)
{
    brackets open = {.n = 0};
    hb_script_t before = HB_SCRIPT_COMMON;
    for (size_t i = 0; i < p->n && before == HB_SCRIPT_COMMON; i++)
        if (!p->letters[i].follows) before = p->letters[i].script;
    for (size_t i = 0; i < p->n; i++) {
        cor_letter *l = &p->letters[i];
        if (l->follows) l->script = l->joins ? before : bracket_script(&open, l->letter, before);
        before = l->script;
    }
}

/* The first letters that any right-to-left script has. */
static bool may_turn(const cor_paragraph *p)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->letters[i].letter >= 0x590) return true;
    return false;
}

void cor_paragraph_divide(cor_paragraph *p, const cor_text_spec *spec, size_t start)
{
    size_t part = 0;
    for (size_t i = 0; i < p->n && spec->parts; i++) {
        while (part + 1 < spec->n_parts && start + p->letters[i].at >= spec->parts[part].end)
            part++;
        p->letters[i].part = &spec->parts[part];
    }
}

static void find_directions(cor_paragraph *p)
{
    PangoDirection direction = PANGO_DIRECTION_WEAK_LTR;
    if (!may_turn(p)) return;
    guint8 *levels = pango_log2vis_get_embedding_levels(p->text, (int) p->length, &direction);
    for (size_t i = 0; i < p->n; i++)
        p->letters[i].level = levels[i];
    p->rtl = direction == PANGO_DIRECTION_RTL || direction == PANGO_DIRECTION_WEAK_RTL;
    g_free(levels);
}

cor_paragraph cor_paragraph_of(cor_arena *arena, const char *text, size_t length)
{
    cor_paragraph p = {.text = text, .length = length};
    decode(arena, &p);
    spread_scripts(&p);
    find_directions(&p);
    return p;
}
