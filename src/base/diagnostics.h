/* Diagnostics: warnings and, for `check`, errors that did not stop the work. Kept
 * in the order they were made; one that says the same at the same place is kept once. */
#ifndef COR_BASE_DIAGNOSTICS_H
#define COR_BASE_DIAGNOSTICS_H

#include "base/error.h"

typedef struct cor_diagnostics cor_diagnostics;

cor_diagnostics *cor_diagnostics_new(void);
void cor_diagnostics_free(cor_diagnostics *diagnostics);
void cor_diagnostics_reset(cor_diagnostics *diagnostics);

/* DIAGNOSTICS may be NULL (dropped). */
void cor_warn(cor_diagnostics *diagnostics, cor_location location, const char *format, ...) COR_PRINTF(3, 4);

/* The same as a note: what was done, with nothing to set right. */
void cor_note(cor_diagnostics *diagnostics, cor_location location, const char *format, ...) COR_PRINTF(3, 4);

/* How many are warnings. */
size_t cor_diagnostics_warnings(const cor_diagnostics *diagnostics);

/* Adds ERR as an error diagnostic. */
void cor_diagnostics_add_error(cor_diagnostics *diagnostics, const cor_error *err);

/* Adds a copy of REMARK. */
void cor_diagnostics_add(cor_diagnostics *diagnostics, const cor_remark *diagnostic);

/* Whether MESSAGE was said already, wherever: what is found while a map is drawn was often seen before, at a better
 * place. */
bool cor_diagnostics_says(const cor_diagnostics *diagnostics, const char *message);

/* Whether no more diagnostics are kept: what it costs to say where they belong can be saved. */
bool cor_diagnostics_full(const cor_diagnostics *diagnostics);

size_t cor_diagnostics_count(const cor_diagnostics *diagnostics);
const cor_remark *cor_diagnostics_get(const cor_diagnostics *diagnostics, size_t index);

#endif
