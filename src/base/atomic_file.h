/* Files that are whole or absent: written beside their place, then renamed. */
#ifndef COR_BASE_ATOMIC_FILE_H
#define COR_BASE_ATOMIC_FILE_H

#include "base/sink.h"

/* PATH whole or absent: written beside, then renamed; an older file stays as it was when PAINT fails. A link is
 * followed, a pipe or a device is written to as it is. COR_BAD_OUTPUT says what is in the way (folder missing, not
 * writable, disk full); else the status is PAINT's. */
cor_status cor_write_whole(const char *path, cor_paint_to paint, void *context, cor_error *err);

/* The same, and the bytes are on the disk before the file has its name: a power cut leaves it whole or absent, too.
 * PATH is a place in a folder that others may write to as well: a link, a pipe or whatever is there but a folder is
 * replaced. */
cor_status cor_write_lasting(const char *path, cor_paint_to paint, void *context, cor_error *err);

/* The same bytes in a file of the system's temporary folder that has no name, and so goes with its last descriptor.
 * PATH is where they shall go, for messages. Caller closes *ret_fd. */
cor_status cor_write_unnamed(const char *path, cor_paint_to paint, void *context, int *ret_fd, cor_error *err);

/* Takes away what cor_write_whole left in FOLDER when its process PID (0: any) was ended in the middle. */
void cor_remove_unfinished(const char *folder, long pid);

#endif
