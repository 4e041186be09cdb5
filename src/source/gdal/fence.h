/* Files behind a fence. GDAL looks for others beside the one it opens (overviews, masks, statistics, georeferences),
 * and some formats name files inside of themselves. What is opened under a name of the fence finds those that were let
 * in and no others, and writes nothing. */
#ifndef COR_SOURCE_GDAL_FENCE_H
#define COR_SOURCE_GDAL_FENCE_H

typedef struct {
    char *folder; /* NULL: nobody was let in */
} cor_gdal_fence;

/* Lets in the file PATH (a path, or a name like "/vsizip/…") under NAME; returns the name to open it by. Caller frees
 * with g_free. */
char *cor_gdal_let_in(cor_gdal_fence *fence, const char *path, const char *name);

/* To be called when all that was opened behind FENCE is closed. An empty one is fine. */
void cor_gdal_fence_close(cor_gdal_fence *fence);

#endif
