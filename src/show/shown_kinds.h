/* Kinds of shapes that a source has, and the forms that draw them. Private to show. */
#ifndef COR_SHOW_SHOWN_KINDS_H
#define COR_SHOW_SHOWN_KINDS_H

#include "show/shown_parts.h"

cor_show_kinds cor_show_kinds_of(const cor_geometry *geometry);
bool cor_show_is_mixed(cor_show_kinds kinds);

/* What SHOW asks for, else what the first row's shape is. */
cor_show_form cor_show_form_of(const cor_map_show *show, const cor_table *table);

/* JSON of the rows of S's kinds; NULL: all rows. */
const char *cor_show_kinds_filter(const cor_shown *s);

/* COR_BAD_DOCUMENT where the form that is asked for draws nothing of the source; where it leaves kinds out, that is
 * noted, and S draws the others. */
cor_status cor_show_check_form(cor_shown *s);

#endif
