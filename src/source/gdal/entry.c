/* The module's one exported symbol. */
#include "source/gdal/connections.h"
#include "source/gdal/describe.h"
#include "source/gdal/object_store.h"
#include "source/gdal/raster.h"
#include "source/gdal/read.h"
#include "source/module.h"

__attribute__((visibility("default"))) const cor_gdal *cor_gdal_module(void);

const cor_gdal *cor_gdal_module(void)
{
    static const cor_gdal gdal = {.version = COR_VERSION,
                                  .request_size = sizeof(cor_request),
                                  .read = cor_gdal_read,
                                  .release = cor_gdal_release,
                                  .share = cor_gdal_share,
                                  .unshare = cor_gdal_unshare,
                                  .forked = cor_gdal_forked,
                                  .describe = cor_gdal_describe,
                                  .read_raster = cor_gdal_read_raster,
                                  .read_elevation = cor_gdal_read_elevation,
                                  .put = cor_gdal_put,
                                  .get = cor_gdal_get,
                                  .list = cor_gdal_list,
                                  .remove = cor_gdal_remove,
                                  .hang_up = cor_gdal_hang_up};
    return &gdal;
}
