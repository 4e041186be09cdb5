/* Makes deflate streams fit to be followed by others. libdeflate marks every stream as ended; a stream that goes on
 * must not say that it ends, and must end on a whole byte. */
#ifndef COR_PAINT_DEFLATE_JOIN_H
#define COR_PAINT_DEFLATE_JOIN_H

#include <stddef.h>
#include <stdint.h>

enum { COR_DEFLATE_ROOM = 6 }; /* bytes by which a stream may grow */

/* Changes the complete deflate stream of LENGTH bytes in BYTES, which has COR_DEFLATE_ROOM bytes of room behind, so
 * that another may follow. Returns its new length. The stream must be a valid one. */
size_t cor_deflate_reopen(uint8_t *bytes, size_t length);

#endif
