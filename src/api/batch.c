/* The batch of a map; what is asked of it then is answered in batch/. */
#include "batch/batch.h"
#include "api/map_handle.h"

cor_status cor_batch_open(cor_map *map, const cor_batch_options *options, cor_batch **ret_batch, cor_error *error)
{
    return cor_batch_plan(map->session, map->resolved, options, ret_batch, error);
}
