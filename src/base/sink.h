/* Where written bytes go, and who writes them. */
#ifndef COR_BASE_SINK_H
#define COR_BASE_SINK_H

#include "base/error.h"

/* Where the bytes go. */
typedef struct {
    cor_write write;
    void *context;
} cor_sink;

/* Paints into the sink it is given. */
typedef cor_status (*cor_paint_to)(void *context, const cor_sink *sink, cor_error *err);

#endif
