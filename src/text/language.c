#include "text/language.h"

#include <string.h>

#include <glib.h>
#include <unicode/uloc.h>
#include <unicode/unumsys.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

bool cor_language_is(const char *language, const char *code)
{
    size_t n = strlen(code);
    return language && !g_ascii_strncasecmp(language, code, n) && (!language[n] || strchr("-_", language[n]));
}

bool cor_language_is_known(const char *language)
{
    UErrorCode error = U_ZERO_ERROR;
    char code[ULOC_LANG_CAPACITY];
    uloc_getLanguage(language, code, sizeof code, &error);
    for (int32_t i = 0; U_SUCCESS(error) && i < uloc_countAvailable(); i++)
        if (cor_language_is(uloc_getAvailable(i), code)) return *code;
    return false;
}

/* By the script that the code names, or that the language is most likely written in. */
bool cor_language_is_rtl(const char *language)
{
    return language && uloc_isRightToLeft(language);
}

const char *cor_language_script(const char *language)
{
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode script = USCRIPT_UNKNOWN;
    if (!language || !cor_language_is_known(language)) return NULL;
    uscript_getCode(language, &script, 1, &error);
    return U_SUCCESS(error) && script > USCRIPT_INHERITED ? uscript_getShortName(script) : NULL;
}

bool cor_language_is_nastaliq(const char *language)
{
    return cor_language_is(language, "ur") || cor_language_is(language, "ks");
}

double cor_language_size(const char *language)
{
    return cor_language_is_nastaliq(language) ? 1.3 : 1;
}

/* The digit 0 of LANGUAGE's script, which the others follow; 0: plain digits, or signs that are none (Han's). */
static gunichar zero_of(const char *language)
{
    enum { MOST = 32, DIGITS = 10 };
    UErrorCode error = U_ZERO_ERROR;
    UChar digits[MOST];
    char locale[ULOC_FULLNAME_CAPACITY];
    int32_t at = 0, n;
    UChar32 zero, digit = 0;
    g_snprintf(locale, sizeof locale, "%s@numbers=native", language);
    UNumberingSystem *system = unumsys_open(locale, &error);
    n = U_SUCCESS(error) && !unumsys_isAlgorithmic(system) ? unumsys_getDescription(system, digits, MOST, &error) : 0;
    if (system) unumsys_close(system);
    if (U_FAILURE(error) || u_countChar32(digits, n) != DIGITS) return 0;
    U16_NEXT(digits, at, n, zero);
    while (at < n)
        U16_NEXT(digits, at, n, digit);
    return zero != '0' && digit == zero + DIGITS - 1 ? (gunichar) zero : 0;
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

static void add_word(GString *out, const char *word, size_t length, gunichar zero, bool keep)
{
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
    bool asked = language && cor_language_is_known(language) && strpbrk(text, "0123456789");
    gunichar zero = asked ? zero_of(language) : 0;
    if (!zero) return text;
    GString *out = g_string_new(NULL);
    bool latin_before = false;
    while (*text) {
        size_t length = strcspn(text, blanks), space = strspn(text + length, blanks);
        bool latin = has_latin(text, length);
        add_word(out, text, length, zero, latin || latin_before);
        latin_before = latin && g_ascii_isalpha(text[length - 1]);
        g_string_append_len(out, text + length, (gssize) space);
        text += length + space;
    }
    const char *copy = cor_arena_copy_n(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return copy;
}
