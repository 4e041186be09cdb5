#include "source/shp/memory.h"

#include <string.h>

#include <glib.h>

/* What shapelib takes for an open file. */
typedef struct {
    const cor_bytes *bytes;
    size_t at;
} memory_file;

/* The hooks get no context but the name of the file to open, so the name is the address of the
 * bytes in hexadecimal, with the ending that shapelib puts behind it. */
static const cor_bytes *bytes_named(const char *name)
{
    char *dot;
    const cor_shapefile *file = (const cor_shapefile *) (uintptr_t) g_ascii_strtoull(name, &dot, 16);
    if (!strcmp(dot, ".shp")) return &file->shp;
    if (!strcmp(dot, ".shx")) return &file->shx;
    if (!strcmp(dot, ".dbf")) return &file->dbf;
    return NULL;
}

static SAFile memory_open(const char *name, const char *access)
{
    const cor_bytes *bytes = bytes_named(name);
    if (!bytes || !bytes->data || strchr(access, 'w') || strchr(access, '+')) return NULL;
    memory_file *file = g_new(memory_file, 1);
    *file = (memory_file){.bytes = bytes};
    return (SAFile) file;
}

/* Whole members only, as fread counts them. */
static SAOffset memory_read(void *into, SAOffset size, SAOffset n, SAFile handle)
{
    memory_file *file = (memory_file *) handle;
    size_t left = file->at < file->bytes->size ? file->bytes->size - file->at : 0;
    if (size == 0) return 0;
    n = MIN(n, left / size);
    memcpy(into, file->bytes->data + file->at, n * size);
    file->at += n * size;
    return n;
}

static SAOffset memory_write(void *from, SAOffset size, SAOffset n, SAFile handle)
{
    (void) from, (void) size, (void) n, (void) handle;
    return 0;
}

static SAOffset memory_seek(SAFile handle, SAOffset offset, int whence)
{
    memory_file *file = (memory_file *) handle;
    size_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? file->at : file->bytes->size;
    file->at = base + offset;
    return 0;
}

static SAOffset memory_tell(SAFile handle)
{
    return ((memory_file *) handle)->at;
}

static int memory_flush(SAFile handle)
{
    (void) handle;
    return 0;
}

static int memory_close(SAFile handle)
{
    g_free(handle);
    return 0;
}

static int memory_remove(const char *name)
{
    (void) name;
    return -1;
}

/* What shapelib says is said better by whoever finds its result wanting. */
static void ignore_error(const char *message)
{
    (void) message;
}

static SAHooks memory_hooks(void)
{
    return (SAHooks){.FOpen = memory_open,
                     .FRead = memory_read,
                     .FWrite = memory_write,
                     .FSeek = memory_seek,
                     .FTell = memory_tell,
                     .FFlush = memory_flush,
                     .FClose = memory_close,
                     .Remove = memory_remove,
                     .Error = ignore_error,
                     .Atof = NULL};
}

SHPHandle cor_shp_open(const cor_shapefile *file)
{
    char name[40];
    SAHooks hooks = memory_hooks();
    g_snprintf(name, sizeof name, "%" G_GINT64_MODIFIER "x.shp", (guint64) (uintptr_t) file);
    return SHPOpenLL(name, "rb", &hooks);
}

DBFHandle cor_dbf_open(const cor_shapefile *file)
{
    char name[40];
    SAHooks hooks = memory_hooks();
    g_snprintf(name, sizeof name, "%" G_GINT64_MODIFIER "x.dbf", (guint64) (uintptr_t) file);
    return DBFOpenLL(name, "rb", &hooks);
}
