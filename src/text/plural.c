#include "text/plural.h"

#include <string.h>

#include <unicode/uenum.h>
#include <unicode/upluralrules.h>

enum { OTHER = COR_PLURAL_FORMS - 1, LONGEST = 16 };

const char *const cor_plural_names[COR_PLURAL_FORMS] = {"zero", "one", "two", "few", "many", "other"};

/* NULL when ICU has no rules. */
static UPluralRules *open_rules(const char *language)
{
    UErrorCode error = U_ZERO_ERROR;
    UPluralRules *rules = uplrules_open(language, &error);
    return U_SUCCESS(error) ? rules : NULL;
}

/* The names of forms are ASCII in ICU's 16 bits a letter. */
static size_t form_called(const UChar *name, int32_t length)
{
    char ascii[LONGEST + 1] = "";
    for (int32_t i = 0; i < length && i < LONGEST; i++)
        ascii[i] = (char) name[i];
    for (size_t i = 0; i < COR_PLURAL_FORMS; i++)
        if (!strcmp(ascii, cor_plural_names[i])) return i;
    return OTHER;
}

static size_t form_of(const UPluralRules *rules, double n)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar name[LONGEST];
    int32_t length = uplrules_select(rules, n, name, LONGEST, &error);
    return U_SUCCESS(error) ? form_called(name, length) : OTHER;
}

size_t cor_plural_of(const char *language, double n)
{
    UPluralRules *rules = open_rules(language);
    size_t form = rules ? form_of(rules, n) : OTHER;
    if (rules) uplrules_close(rules);
    return form;
}

void cor_plural_forms(const char *language, bool ret_has[COR_PLURAL_FORMS], bool ret_needed[COR_PLURAL_FORMS])
{
    enum { MOST = 200 }; /* by then all have come round */
    UErrorCode error = U_ZERO_ERROR;
    int32_t length;
    UPluralRules *rules = open_rules(language);
    UEnumeration *names = rules ? uplrules_getKeywords(rules, &error) : NULL;
    memset(ret_has, 0, COR_PLURAL_FORMS * sizeof *ret_has);
    memset(ret_needed, 0, COR_PLURAL_FORMS * sizeof *ret_needed);
    for (int n = 0; n < MOST; n++)
        ret_needed[rules ? form_of(rules, n) : OTHER] = true;
    for (const UChar *name; names && (name = uenum_unext(names, &length, &error)) && U_SUCCESS(error);)
        ret_has[form_called(name, length)] = true;
    ret_has[OTHER] = true;
    if (names) uenum_close(names);
    if (rules) uplrules_close(rules);
}
