/* JSON inside of cells → values. */
#ifndef COR_SOURCE_GDAL_JSON_H
#define COR_SOURCE_GDAL_JSON_H

#include "base/arena.h"
#include "base/intern.h"
#include "base/value.h"

/* N bytes of JSON text as a value in ARENA; text that is no JSON is a string. Strings are interned. */
cor_value cor_json_value(const char *text, size_t n, cor_arena *arena, cor_interns *interns);

/* JSON as a value, as deep as it is. */
struct json_t;
cor_value cor_json_convert(const struct json_t *json, cor_arena *arena, cor_interns *interns);

#endif
