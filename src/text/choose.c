/* Which font each letter is set in. Depends on the text and on the installed fonts alone, never on what was shaped
 * before. */
#include "text/language.h"
#include "text/paragraph.h"

typedef struct {
    cor_fonts *fonts;
    int family; /* asked for */
    cor_font_style style;
    bool serif;
    const char *language;
} choice;

/* FACE if it has all N letters that need a glyph, else NULL. */
static const cor_face *if_known(const cor_face *face, const cor_letter *letters, size_t n)
{
    for (size_t i = 0; face && i < n; i++)
        if (!letters[i].unseen && !cor_face_knows(face, letters[i].letter)) return NULL;
    return face;
}

static const cor_face *plain_face(const choice *c)
{
    return cor_fonts_face(c->fonts, cor_family_find("Noto Sans"), c->style);
}

static const cor_face *script_face(const choice *c, hb_script_t script)
{
    return cor_fonts_face(c->fonts, cor_family_for_script(script, c->language, c->serif), c->style);
}

/* Signs that many scripts share, as the Arabic semicolon, may stand in the font of the language's own script alone. */
static const cor_face *language_face(const choice *c)
{
    const char *script = cor_language_script(c->language);
    return script ? script_face(c, hb_script_from_string(script, -1)) : NULL;
}

/* Signs are looked for in more and more fonts: each is opened only when those before lack them. */
static const cor_face *sign_face(const choice *c, const cor_letter *letters, size_t n)
{
    const cor_face *face = if_known(language_face(c), letters, n);
    int family = COR_NO_FAMILY;
    while (!face && (family = cor_family_next_for_signs(family)) != COR_NO_FAMILY)
        face = if_known(cor_fonts_face(c->fonts, family, c->style), letters, n);
    return face ? face : if_known(script_face(c, HB_SCRIPT_HAN), letters, n);
}

static const cor_face *search(const choice *c, const cor_letter *letters, size_t n)
{
    const cor_face *face = if_known(cor_fonts_face(c->fonts, c->family, c->style), letters, n);
    if (!face) face = if_known(script_face(c, letters->script), letters, n);
    if (!face) face = if_known(plain_face(c), letters, n);
    return face ? face : sign_face(c, letters, n);
}

/* The font of a letter and the marks on it: one that has all of them, else one that has the letter. */
static const cor_face *general_face(const choice *c, const cor_letter *letters, size_t n)
{
    const cor_face *face = search(c, letters, n);
    if (!face && n > 1) face = search(c, letters, 1);
    return face;
}

static void ask_for(choice *c, const cor_font *font)
{
    c->style = cor_font_style_of(font);
    c->family = font->family ? cor_family_find(font->family) : COR_NO_FAMILY;
    c->serif = c->family != COR_NO_FAMILY && cor_family_is_serif(cor_family_at(c->family));
}

/* What is asked for LETTER: by its part, or by the text. */
static choice choice_for(const choice *c, const cor_letter *letter)
{
    choice own = *c;
    if (letter->part && letter->part->font) ask_for(&own, letter->part->font);
    return own;
}

static size_t cluster_end(const cor_paragraph *p, size_t start)
{
    size_t end = start + 1;
    while (end < p->n && p->letters[end].joins)
        end++;
    return end;
}

static void set_face(cor_paragraph *p, size_t from, size_t to, const cor_face *face)
{
    for (size_t i = from; i < to; i++)
        p->letters[i].face = face;
}

static void choose_own(const choice *c, cor_paragraph *p)
{
    for (size_t i = 0, end; i < p->n; i = end) {
        end = cluster_end(p, i);
        choice own = choice_for(c, &p->letters[i]);
        if (!p->letters[i].follows) set_face(p, i, end, general_face(&own, &p->letters[i], end - i));
    }
}

/* The face of the nearest letter that has the script for its own: before AT, else after. NULL when there is none. */
static const cor_face *neighbour(const cor_paragraph *p, size_t at)
{
    hb_script_t script = p->letters[at].script;
    for (size_t i = at; i-- > 0;)
        if (!p->letters[i].follows && p->letters[i].script == script && p->letters[i].part == p->letters[at].part)
            return p->letters[i].face;
    for (size_t i = at + 1; i < p->n; i++)
        if (!p->letters[i].follows && p->letters[i].script == script && p->letters[i].part == p->letters[at].part)
            return p->letters[i].face;
    return NULL;
}

/* Blanks, digits and punctuation stay in the font around them, so that a phrase is shaped in one piece. Digits among
 * Han are set as the rest of the map's digits are. */
static void choose_followers(const choice *c, cor_paragraph *p)
{
    for (size_t i = 0, end; i < p->n; i = end) {
        const cor_letter *l = &p->letters[i];
        end = cluster_end(p, i);
        if (!l->follows || l->face) continue;
        choice own = choice_for(c, l);
        const cor_face *near = cor_script_is_han(l->script) && g_unichar_isdigit(l->letter) ? NULL : neighbour(p, i);
        const cor_face *face = if_known(near, l, end - i);
        set_face(p, i, end, face ? face : general_face(&own, l, end - i));
    }
}

/* Kana tell that Han beside them are Japanese. */
static const char *guess_language(const cor_paragraph *p)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->letters[i].script == HB_SCRIPT_HIRAGANA || p->letters[i].script == HB_SCRIPT_KATAKANA) return "ja";
    return NULL;
}

/* What no font has is drawn as an empty box, in the font around it. */
static cor_status fill_gaps(const choice *c, cor_paragraph *p, cor_error *err)
{
    const cor_face *last = plain_face(c);
    if (!last) last = cor_fonts_face(c->fonts, c->family, c->style);
    c->fonts->lacking |= !last;
    if (!last) return cor_fonts_found(c->fonts, err);
    for (size_t i = 0; i < p->n; i++) {
        if (!p->letters[i].face) p->letters[i].face = last;
        last = p->letters[i].face;
    }
    return COR_OK;
}

cor_status cor_paragraph_choose(cor_fonts *fonts, cor_paragraph *paragraph, const cor_font *font, const char *language,
                                cor_error *err)
{
    choice c = {.fonts = fonts, .language = language};
    ask_for(&c, font);
    if (!c.language) c.language = guess_language(paragraph);
    choose_own(&c, paragraph);
    choose_followers(&c, paragraph);
    return fill_gaps(&c, paragraph, err);
}
