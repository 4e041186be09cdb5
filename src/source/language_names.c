#include "source/language_names.h"

#include <string.h>

#include <glib.h>

/* "zh-Hans" and "ZH_HANS" are one. */
static bool is_same_code(const char *a, const char *b, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        char p = g_ascii_tolower(a[i]), q = g_ascii_tolower(b[i]);
        if (p != q && !(strchr("-_", p) && p && q && strchr("-_", q))) return false;
    }
    return true;
}

/* Whether COLUMN holds names in the language whose code is the first LENGTH letters of CODE. */
static bool is_name_in(const char *column, const char *code, size_t length)
{
    return !g_ascii_strncasecmp(column, "name", 4) && column[4] && strchr(":_", column[4]) &&
           strlen(column + 5) == length && is_same_code(column + 5, code, length);
}

/* As styles write it, else as the file does; NULL: none. */
static const char *column_for(const char *language, size_t length, const char *const *names, size_t n)
{
    const char *found = NULL;
    for (size_t i = 0; i < n; i++) {
        if (!is_name_in(names[i], language, length)) continue;
        if (!found || (names[i][4] == '_' && !strncmp(names[i], "name", 4))) found = names[i];
    }
    return found;
}

/* Of the language with its country or script, else of the language. */
static const char *column_in(const char *language, const char *const *names, size_t n)
{
    const char *found = column_for(language, strlen(language), names, n);
    return found ? found : column_for(language, strcspn(language, "-_"), names, n);
}

static bool is_english(const char *language)
{
    return !g_ascii_strncasecmp(language, "en", 2) && !g_ascii_isalpha(language[2]);
}

/* The columns that names are taken from in turn, as many as a field is made of. */
static size_t columns_in(const char *const *languages, const char *const *names, size_t n, const char **ret_columns)
{
    enum { MOST = G_N_ELEMENTS(((cor_made_field *) NULL)->theirs) };
    size_t found = 0;
    for (size_t i = 0; languages[i] && found < MOST; i++) {
        const char *column = column_in(languages[i], names, n);
        if (column && (!found || strcmp(ret_columns[found - 1], column) != 0)) ret_columns[found++] = column;
        if (!column && is_english(languages[i])) break;
    }
    return found;
}

static void add(cor_made_field *made, size_t *n_made, const char *ours, const char *const *columns, size_t n)
{
    cor_made_field field = {.ours = ours, .made = n > 1 ? COR_MADE_OF_NAMES : COR_MADE_ALIKE};
    if (!n || *n_made == COR_LANGUAGE_NAMES || (n == 1 && !strcmp(columns[0], ours))) return;
    for (size_t i = 0; i < n; i++)
        field.theirs[i] = columns[i];
    made[(*n_made)++] = field;
}

size_t cor_language_names(const char *const *languages, const char *const *names, size_t n, cor_arena *arena,
                          cor_made_field ret_made[COR_LANGUAGE_NAMES])
{
    const char *columns[G_N_ELEMENTS(ret_made->theirs)];
    size_t n_made = 0, plain = cor_column_called("name", names, n);
    if (plain < n) add(ret_made, &n_made, "name", &names[plain], 1);
    for (size_t i = 0; languages[i]; i++) {
        const char *ours = cor_arena_format(arena, "name_%s", languages[i]), *own = column_in(languages[i], names, n);
        if (!i)
            add(ret_made, &n_made, ours, columns, columns_in(languages, names, n, columns));
        else
            add(ret_made, &n_made, ours, &own, own ? 1 : 0);
    }
    return n_made;
}
