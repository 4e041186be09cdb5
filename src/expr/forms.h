/* The special forms: operators whose operands are not simply evaluated in turn, or whose
 * types depend on one another. Each parses the context's expression; NULL after an error. */
#ifndef COR_EXPR_FORMS_H
#define COR_EXPR_FORMS_H

#include "expr/parse.h"

cor_typed *cor_form_literal(const cor_context *context);
cor_typed *cor_form_semiliteral(const cor_context *context);
cor_typed *cor_form_let(const cor_context *context);
cor_typed *cor_form_var(const cor_context *context);

cor_typed *cor_form_array(const cor_context *context);
cor_typed *cor_form_assert(const cor_context *context);
cor_typed *cor_form_coerce(const cor_context *context);

cor_typed *cor_form_case(const cor_context *context);
cor_typed *cor_form_match(const cor_context *context);
cor_typed *cor_form_coalesce(const cor_context *context);
cor_typed *cor_form_step(const cor_context *context);
cor_typed *cor_form_interpolate(const cor_context *context);
cor_typed *cor_form_compare(const cor_context *context);

cor_typed *cor_form_at(const cor_context *context);
cor_typed *cor_form_in(const cor_context *context);
cor_typed *cor_form_index_of(const cor_context *context);
cor_typed *cor_form_slice(const cor_context *context);
cor_typed *cor_form_length(const cor_context *context);

cor_typed *cor_form_collator(const cor_context *context);
cor_typed *cor_form_format(const cor_context *context);
cor_typed *cor_form_image(const cor_context *context);
cor_typed *cor_form_number_format(const cor_context *context);

cor_typed *cor_form_global_state(const cor_context *context);
cor_typed *cor_form_within(const cor_context *context);
cor_typed *cor_form_distance(const cor_context *context);

#endif
