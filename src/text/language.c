#include "text/language.h"

#include <string.h>

#include <glib.h>

/* ZERO: the script's digit 0; the others follow it. 0: plain digits. */
static const struct {
    const char *language;
    bool rtl;
    double size;
    gunichar zero;
} languages[] = {
    {"ar", true, 1, 0x660},  {"bn", false, 1, 0x9e6},  {"ckb", true, 1, 0x660}, {"dv", true, 1, 0},
    {"fa", true, 1, 0x6f0},  {"he", true, 1, 0},       {"hi", false, 1, 0x966}, {"ks", true, 1.3, 0x6f0},
    {"mr", false, 1, 0x966}, {"my", false, 1, 0x1040}, {"ne", false, 1, 0x966}, {"pa", false, 1, 0xa66},
    {"pnb", true, 1, 0x6f0}, {"ps", true, 1, 0x6f0},   {"sd", true, 1, 0x6f0},  {"skr", true, 1, 0x6f0},
    {"ug", true, 1, 0},      {"ur", true, 1.3, 0x6f0}, {"yi", true, 1, 0},
};

bool cor_language_is(const char *language, const char *code)
{
    size_t n = strlen(code);
    return language && !g_ascii_strncasecmp(language, code, n) && (!language[n] || strchr("-_", language[n]));
}

/* The table's line for LANGUAGE, or -1. */
static int line_of(const char *language)
{
    for (size_t i = 0; i < G_N_ELEMENTS(languages); i++)
        if (cor_language_is(language, languages[i].language)) return (int) i;
    return -1;
}

bool cor_language_is_rtl(const char *language)
{
    int line = line_of(language);
    return line >= 0 && languages[line].rtl;
}

double cor_language_size(const char *language)
{
    int line = line_of(language);
    return line >= 0 ? languages[line].size : 1;
}

static bool has_latin(const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (g_ascii_isalpha(word[i])) return true;
    return false;
}

/* Only Arabic scripts have separators of their own. */
static bool is_arabic(gunichar zero)
{
    return zero == 0x660 || zero == 0x6f0;
}

static gunichar sign_of(const char *word, size_t i, size_t length, gunichar zero)
{
    bool inside = i > 0 && i + 1 < length && g_ascii_isdigit(word[i - 1]) && g_ascii_isdigit(word[i + 1]);
    if (g_ascii_isdigit(word[i])) return zero + (gunichar) (word[i] - '0');
    if (inside && is_arabic(zero) && word[i] == '.') return 0x66b;
    if (inside && is_arabic(zero) && word[i] == ',') return 0x66c;
    return 0;
}

static void add_word(GString *out, const char *word, size_t length, gunichar zero)
{
    bool keep = has_latin(word, length);
    for (size_t i = 0; i < length; i++) {
        gunichar sign = keep ? 0 : sign_of(word, i, length, zero);
        if (sign)
            g_string_append_unichar(out, sign);
        else
            g_string_append_c(out, word[i]);
    }
}

const char *cor_language_digits(cor_arena *arena, const char *language, const char *text)
{
    static const char blanks[] = " \n\t";
    int line = line_of(language);
    gunichar zero = line >= 0 ? languages[line].zero : 0;
    if (!zero || !strpbrk(text, "0123456789")) return text;
    GString *out = g_string_new(NULL);
    while (*text) {
        size_t length = strcspn(text, blanks), space = strspn(text + length, blanks);
        add_word(out, text, length, zero);
        g_string_append_len(out, text + length, (gssize) space);
        text += length + space;
    }
    const char *copy = cor_arena_copy_n(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return copy;
}
