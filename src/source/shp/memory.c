#include "source/shp/memory.h"

#include <string.h>

#include <glib.h>

/* Since shapelib 1.6, hooks that take a name get data of their own, too, and what is written is not to be changed. */
#ifdef SHAPELIB_VERSION_NUMBER
#define HOOK_DATA , void *data G_GNUC_UNUSED
typedef const void written_bytes;
#else
#define HOOK_DATA
typedef void written_bytes;
#endif

/* What shapelib takes for an open file. */
typedef struct {
    cor_input *input;       /* .shp, .dbf */
    const cor_bytes *bytes; /* .shx */
    size_t at;
} memory_file;

/* The hooks get no context but the name of the file to open, so the name is the address of the
 * shapefile in hexadecimal, with the ending that shapelib puts behind it. */
static memory_file file_named(const char *name)
{
    char *dot;
    cor_shapefile *file = (cor_shapefile *) (uintptr_t) g_ascii_strtoull(name, &dot, 16);
    if (!strcmp(dot, ".shp") && file->shp.there) return (memory_file){.input = &file->shp};
    if (!strcmp(dot, ".dbf") && file->dbf.there) return (memory_file){.input = &file->dbf};
    if (!strcmp(dot, ".shx") && file->shx.data) return (memory_file){.bytes = &file->shx};
    return (memory_file){0};
}

static SAFile memory_open(const char *name, const char *access HOOK_DATA)
{
    memory_file file = file_named(name);
    if ((!file.input && !file.bytes) || strchr(access, 'w') || strchr(access, '+')) return NULL;
    return (SAFile) g_memdup2(&file, sizeof file);
}

static size_t size_of(const memory_file *file)
{
    return file->input ? file->input->size : file->bytes->size;
}

/* Whole members only, as fread counts them. */
static SAOffset memory_read(void *into, SAOffset size, SAOffset n, SAFile handle)
{
    memory_file *file = (memory_file *) handle;
    size_t left = file->at < size_of(file) ? size_of(file) - file->at : 0;
    if (size == 0) return 0;
    n = MIN(n, left / size);
    if (file->input)
        n = cor_input_copy(file->input, file->at, into, n * size) / size;
    else
        memcpy(into, file->bytes->data + file->at, n * size);
    file->at += n * size;
    return n;
}

static SAOffset memory_write(written_bytes *from, SAOffset size, SAOffset n, SAFile handle)
{
    (void) from, (void) size, (void) n, (void) handle;
    return 0;
}

static SAOffset memory_seek(SAFile handle, SAOffset offset, int whence)
{
    memory_file *file = (memory_file *) handle;
    size_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? file->at : size_of(file);
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

static int memory_remove(const char *name HOOK_DATA)
{
    (void) name;
    return -1;
}

/* shapelib's messages are dropped: the caller that gets no result says why, with the place of the source. */
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

SHPHandle cor_shp_open(cor_shapefile *file)
{
    char name[40];
    SAHooks hooks = memory_hooks();
    g_snprintf(name, sizeof name, "%" G_GINT64_MODIFIER "x.shp", (guint64) (uintptr_t) file);
    return SHPOpenLL(name, "rb", &hooks);
}

DBFHandle cor_dbf_open(cor_shapefile *file)
{
    char name[40];
    SAHooks hooks = memory_hooks();
    g_snprintf(name, sizeof name, "%" G_GINT64_MODIFIER "x.dbf", (guint64) (uintptr_t) file);
    return DBFOpenLL(name, "rb", &hooks);
}
