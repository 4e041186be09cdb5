/* The newer kind of netCDF. HDF5 follows links to other files, reads data of an array from any file that it names, and
 * puts arrays together from others' parts; none of that is wanted. */
#define H5_USE_110_API /* later ones ask H5Ovisit for more, which that of Debian 12 does not know */
#include <hdf5.h>

#include "source/gdal/netcdf.h"

/* GDAL reads arrays of one dimension whole, as the places of rows and columns; HDF5 reads a chunk as a whole. */
static const double MAX_ARRAY = 64 << 20, MAX_CHUNK = 256 << 20; /* bytes */

static herr_t look_at_link(hid_t group, const char *name, const H5L_info_t *info, void *fault)
{
    (void) group, (void) name;
    if (info->type == H5L_TYPE_HARD || info->type == H5L_TYPE_SOFT) return 0;
    *(const char **) fault = "links to another file (HDF5's external links), which is not opened";
    return 1;
}

static const char *fault_of_layout(hid_t list, size_t cell)
{
    hsize_t chunk[H5S_MAX_RANK];
    if (H5Pget_external_count(list) > 0)
        return "keeps data in another file (HDF5's external storage), which is not opened";
    if (H5Pget_layout(list) == H5D_VIRTUAL)
        return "reads its data from other files (a virtual dataset), which are not opened";
    if (H5Pget_layout(list) != H5D_CHUNKED) return NULL;
    int rank = H5Pget_chunk(list, H5S_MAX_RANK, chunk);
    double bytes = (double) cell;
    for (int i = 0; i < rank; i++)
        bytes *= (double) chunk[i];
    return bytes > MAX_CHUNK ? "keeps its cells in chunks of more than 256 MiB; nccopy -c writes smaller ones" : NULL;
}

/* Only after its layout is known to be its own: the size of a virtual one is looked up in other files. */
static const char *fault_of_size(hid_t dataset, size_t cell)
{
    hid_t space = H5Dget_space(dataset);
    bool large = space >= 0 && H5Sget_simple_extent_ndims(space) == 1 &&
                 (double) H5Sget_simple_extent_npoints(space) * (double) cell > MAX_ARRAY;
    if (space >= 0) H5Sclose(space);
    return large ? "has an axis of more than 64 MiB; at most that is read" : NULL;
}

static const char *fault_of_dataset(hid_t dataset)
{
    hid_t list = H5Dget_create_plist(dataset), type = H5Dget_type(dataset);
    size_t cell = type >= 0 ? H5Tget_size(type) : 1;
    const char *fault = list >= 0 ? fault_of_layout(list, cell) : "has an array that can't be read";
    if (!fault) fault = fault_of_size(dataset, cell);
    if (type >= 0) H5Tclose(type);
    if (list >= 0) H5Pclose(list);
    return fault;
}

static herr_t look_at_object(hid_t file, const char *name, const H5O_info_t *info, void *fault)
{
    if (info->type != H5O_TYPE_DATASET) return 0;
    hid_t dataset = H5Dopen2(file, name, H5P_DEFAULT);
    *(const char **) fault = dataset >= 0 ? fault_of_dataset(dataset) : "has an array that can't be read";
    if (dataset >= 0) H5Dclose(dataset);
    return *(const char **) fault ? 1 : 0;
}

const char *cor_netcdf_hdf5_fault(const char *path)
{
    const char *fault = NULL;
    H5E_auto2_t words;
    void *words_data;
    H5Eget_auto2(H5E_DEFAULT, &words, &words_data);
    H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
    hid_t file = H5Fopen(path, H5F_ACC_RDONLY, H5P_DEFAULT);
    herr_t walked = file < 0 ? -1 : H5Lvisit(file, H5_INDEX_NAME, H5_ITER_NATIVE, look_at_link, &fault);
    if (walked == 0) walked = H5Ovisit(file, H5_INDEX_NAME, H5_ITER_NATIVE, look_at_object, &fault);
    if (walked < 0 && !fault) fault = "is damaged: HDF5 can't find its way through it";
    if (file >= 0) H5Fclose(file);
    H5Eset_auto2(H5E_DEFAULT, words, words_data);
    return fault;
}
