/* The font families that Corridor pins, by name and by script. A table: opens no file. Private to text. */
#ifndef COR_TEXT_FAMILIES_H
#define COR_TEXT_FAMILIES_H

#include <stdbool.h>

#include <hb.h>

#include "base/arena.h"

typedef struct {
    const char *name;
    hb_script_t script; /* that it was drawn for; HB_SCRIPT_COMMON: signs of any script */
    const char *file;   /* NULL: the name without blanks */
    int nth;            /* 1-based member of a collection; 0: a file of its own for each style */
} cor_family;

enum { COR_NO_FAMILY = -1 };

int cor_family_count(void);
const cor_family *cor_family_at(int index);

/* Letter case counts for nothing. COR_NO_FAMILY when it is not pinned. */
int cor_family_find(const char *name);
int cor_family_find_n(const char *name, size_t length);

/* The family for SCRIPT in LANGUAGE (BCP 47; NULL) that goes with one that is SERIF or not; COR_NO_FAMILY when none
 * was drawn for it. Urdu and Kashmiri are set in Nastaliq, Persian in Noto Sans Arabic; Han follows the language,
 * simplified Chinese where it is silent. */
int cor_family_for_script(hb_script_t script, const char *language, bool serif);

/* The next family after INDEX (start with COR_NO_FAMILY) that may know a sign which the text's own fonts lack. */
int cor_family_next_for_signs(int index);

/* Whether SCRIPT is one of those that stand in the fonts of Han. */
bool cor_script_is_han(hb_script_t script);

bool cor_family_is_serif(const cor_family *family);

/* Where the fonts of a package lie under FOLDER: "FOLDER/truetype/noto/NotoSans-Bold.ttf". STYLE as in file names. */
char *cor_family_path(cor_arena *arena, const char *folder, const cor_family *family, const char *style);

#endif
