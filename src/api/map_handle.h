/* A map as the library's callers hold it. */
#ifndef COR_API_MAP_HANDLE_H
#define COR_API_MAP_HANDLE_H

#include "prepare/render_context.h"

struct cor_map {
    cor_session *session;
    const cor_resolved_map *resolved;
    char *report;      /* JSON of the last render */
    char *style;       /* JSON, of cor_map_style */
    GPtrArray *inputs; /* of cor_map_input; NULL before the first question */
};

#endif
