/* Names for files and links made of any text. */
#ifndef COR_BASE_SLUG_H
#define COR_BASE_SLUG_H

#include "base/arena.h"

/* TEXT (valid UTF-8) in lower case, the accents of Latin, Greek and Cyrillic letters taken off, everything but letters,
 * their marks and digits of any script as single "-": "Azad Jammu & Kashmīr" → "azad-jammu-kashmir". Composed (NFC). ""
 * when it has neither letters nor digits. */
const char *cor_slug(cor_arena *arena, const char *text);

/* TEXT as part of a file's name: "-" for "/" and what else some file system does not take, for control characters and
 * those that turn the direction of writing, and for a dot at its start. */
const char *cor_file_name_part(cor_arena *arena, const char *text);

/* Equal for names that some file systems take for one: case and Unicode's composition do not count. */
const char *cor_file_name_key(cor_arena *arena, const char *name);

#endif
