/* Names in several languages, by whichever of the usual spellings a table has them: "name:ur", "name_ur", "NAME_UR".
 * Styles read "name_ur", and "name". */
#ifndef COR_SOURCE_LANGUAGE_NAMES_H
#define COR_SOURCE_LANGUAGE_NAMES_H

#include "source/field_names.h"

enum { COR_LANGUAGE_NAMES = 8 }; /* fields at most that are made */

/* What a table with N columns NAMES lacks of "name" and of a field for each of LANGUAGES, and can be given by columns
 * of another spelling; the field of the first is made of all of their columns, in their order. A language of a country
 * ("pt-BR") takes the language's ("name_pt") as well. "name" speaks for English where no column does, and no language
 * behind it is looked for. Returns how many are in RET_MADE, in ARENA. */
size_t cor_language_names(const char *const *languages, const char *const *names, size_t n, cor_arena *arena,
                          cor_made_field ret_made[COR_LANGUAGE_NAMES]);

#endif
