/* The countries that a starter's map is about. */
#ifndef COR_API_STARTER_SUBJECT_H
#define COR_API_STARTER_SUBJECT_H

#include "prepare/session.h"

typedef struct {
    const char *const *names; /* NULL at the end; none: the map is about all countries alike */
    const char *codes;        /* ISO 3166-1 between spaces, or "all" */
} cor_starter_subject;

/* Of what REACH shows (degrees; x1 goes beyond 180 where it crosses the antimeridian), in SESSION's arena. COR_BAD_DATA
 * without the bundled countries. */
cor_status cor_starter_find_subject(cor_session *session, cor_rect reach, cor_starter_subject *ret_subject,
                                    cor_error *err);

#endif
