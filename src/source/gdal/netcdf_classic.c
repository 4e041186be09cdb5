/* The older kind of netCDF (https://docs.unidata.ucar.edu/netcdf-c/current/file_format_specifications.html): a header
 * of dimensions, attributes and variables, then the cells. All that the header promises must be in the file. */
#include <string.h>

#include "source/file.h"
#include "source/gdal/netcdf.h"

enum { MAX_DIMENSIONS = 1024, MAX_RANK = 32 };
enum { LIST_OF_DIMENSIONS = 10, LIST_OF_VARIABLES = 11, LIST_OF_ATTRIBUTES = 12 };

static const char cut[] = "is cut short or damaged: its header promises more than the file holds";

typedef struct {
    cor_input file;
    size_t at;
    unsigned version; /* 1; 2 with wide offsets; 5 with wide numbers, too */
    bool bad;
    uint64_t records, dimensions[MAX_DIMENSIONS];
    size_t n_dimensions;
    double record, last_record, end; /* bytes of a record; from its start to the end of the last variable; all */
} header;

static uint64_t take(header *h, size_t n)
{
    const unsigned char *bytes = h->bad ? NULL : cor_input_at(&h->file, h->at, n);
    uint64_t x = 0;
    h->bad = !bytes;
    for (size_t i = 0; bytes && i < n; i++)
        x = x << 8 | bytes[i];
    h->at += n;
    return x;
}

static uint64_t take_number(header *h)
{
    return take(h, h->version == 5 ? 8 : 4);
}

/* N bytes and what pads them to a multiple of four. */
static void skip(header *h, uint64_t n)
{
    if (h->bad || n > h->file.size - h->at) {
        h->bad = true;
        return;
    }
    h->at += (size_t) (n + 3) / 4 * 4;
}

static size_t size_of(uint64_t type)
{
    static const size_t sizes[] = {0, 1, 1, 2, 4, 4, 8, 1, 2, 4, 8, 8};
    return type < sizeof sizes / sizeof *sizes ? sizes[type] : 0;
}

/* How many things of KIND follow: each has a name at least. */
static uint64_t take_list(header *h, unsigned kind)
{
    uint64_t tag = take(h, 4), n = take_number(h);
    if (tag != kind && (tag || n)) h->bad = true;
    if (h->bad || n > (h->file.size - h->at) / 4) h->bad |= n > 0;
    return h->bad ? 0 : n;
}

static void take_dimensions(header *h)
{
    uint64_t n = take_list(h, LIST_OF_DIMENSIONS);
    h->bad |= n > MAX_DIMENSIONS;
    for (uint64_t i = 0; i < n && !h->bad; i++) {
        skip(h, take_number(h));
        h->dimensions[h->n_dimensions++] = take_number(h);
    }
}

static void skip_attributes(header *h)
{
    for (uint64_t n = take_list(h, LIST_OF_ATTRIBUTES); n && !h->bad; n--) {
        skip(h, take_number(h));
        size_t size = size_of(take(h, 4));
        uint64_t values = take_number(h);
        if (!size || values > h->file.size) h->bad = true;
        skip(h, values * size);
    }
}

/* A variable's cells: of a dimension of length 0 there is one in each record. */
static void take_variable(header *h)
{
    bool in_records = false;
    double cells = 1;
    skip(h, take_number(h));
    uint64_t rank = take_number(h);
    h->bad |= rank > MAX_RANK;
    for (uint64_t i = 0; i < rank && !h->bad; i++) {
        uint64_t dimension = take_number(h);
        h->bad |= dimension >= h->n_dimensions;
        uint64_t length = h->bad ? 0 : h->dimensions[dimension];
        if (!length && i == 0)
            in_records = true;
        else
            cells *= (double) length;
    }
    skip_attributes(h);
    double bytes = cells * (double) size_of(take(h, 4));
    take_number(h); /* the size again, which need not be true of large variables */
    double begin = (double) take(h, h->version == 1 ? 4 : 8);
    if (in_records) {
        h->record += bytes;
        if (begin + bytes > h->last_record) h->last_record = begin + bytes;
    } else if (begin + bytes > h->end) {
        h->end = begin + bytes;
    }
}

static const char *fault_of(header *h)
{
    take(h, 3);
    h->version = (unsigned) take(h, 1);
    if (h->version != 1 && h->version != 2 && h->version != 5)
        return "is of a kind of netCDF that nobody has described";
    h->records = take_number(h);
    bool streaming = h->records == (h->version == 5 ? UINT64_MAX : UINT32_MAX);
    take_dimensions(h);
    skip_attributes(h);
    for (uint64_t n = take_list(h, LIST_OF_VARIABLES); n && !h->bad; n--)
        take_variable(h);
    if (h->bad) return cut;
    double size = (double) h->file.size, records = streaming ? 1 : (double) h->records;
    double last = records > 0 ? h->last_record + (records - 1) * h->record : 0;
    return h->end > size || last > size ? cut : NULL;
}

const char *cor_netcdf_classic_fault(const char *path)
{
    header h = {0};
    if (cor_input_open(path, &h.file) != COR_FILE_READ) return "can't be read";
    const char *fault = fault_of(&h);
    cor_input_close(&h.file);
    return fault;
}
