/* Remarks: warnings and, for `check`, errors that did not stop the work. Kept
 * in the order they were made; one that says the same at the same place is kept once. */
#ifndef COR_BASE_DIAGNOSTICS_H
#define COR_BASE_DIAGNOSTICS_H

#include "base/error.h"

typedef struct cor_remarks cor_remarks;

cor_remarks *cor_remarks_new(void);
void cor_remarks_free(cor_remarks *remarks);
void cor_remarks_reset(cor_remarks *remarks);

/* FILE may be NULL; LINE and COLUMN 0 when unknown. REMARKS may be NULL (dropped). */
void cor_warn(cor_remarks *remarks, const char *file, int line, int column, const char *format, ...) COR_PRINTF(5, 6);

/* Adds ERR as an error remark. */
void cor_remark_error(cor_remarks *remarks, const cor_error *err);

/* Adds a copy of REMARK. */
void cor_remarks_add(cor_remarks *remarks, const cor_remark *remark);

/* Whether no more remarks are kept: what it costs to say where they belong can be saved. */
bool cor_remarks_full(const cor_remarks *remarks);

size_t cor_remarks_count(const cor_remarks *remarks);
const cor_remark *cor_remarks_get(const cor_remarks *remarks, size_t index);

#endif
