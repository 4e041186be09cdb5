/* The words of a starter: a map document for any corridor. */
#ifndef COR_API_STARTER_TEXT_H
#define COR_API_STARTER_TEXT_H

#include <glib.h>

#include "api/starter_subject.h"
#include "source/source.h"

/* What there is to be shown. */
typedef struct {
    cor_starter_subject subject;
    const double *bbox;           /* west, south, east, north; NULL: about the route, else the incidents */
    const char *route;            /* path, as seen from the document; NULL: none */
    const cor_layer_info *line;   /* of the route's file */
    bool several_lines;           /* it has layers besides */
    const char *incidents;        /* path likewise; NULL: none */
    const cor_layer_info *points; /* of the incidents' file */
} cor_starter_parts;

/* g_free. */
char *cor_starter_text(const cor_starter_parts *parts);

#endif
