/* A class as one feature of it looks. Private to furnish. */
#ifndef COR_FURNISH_CLASS_ROW_H
#define COR_FURNISH_CLASS_ROW_H

#include "furnish/classes.h"

/* ROW of DRAWABLE as a class without words or count, in ARENA. */
cor_class cor_class_of_row(cor_arena *arena, const cor_drawable *drawable, uint32_t row);

#endif
