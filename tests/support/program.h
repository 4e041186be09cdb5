/* Programs that look at our files with other eyes: rsvg-convert, pdftoppm, pdftotext, xmllint. */
#ifndef COR_SUPPORT_PROGRAM_H
#define COR_SUPPORT_PROGRAM_H

#include <stdbool.h>

bool program_exists(const char *name);

/* Runs COMMAND without a shell; false when it fails. RET_OUTPUT (may be NULL) is what it printed; caller frees. */
bool run_program(const char *const *command, char **ret_output);

#endif
