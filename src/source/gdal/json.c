#include "source/gdal/json.h"

#include <string.h>

#include <jansson.h>

#include "base/words.h"

/* TEXT, which has a NUL behind it, without what must not reach a table. */
static const char *intern_clean(const char *text, size_t n, cor_arena *arena, cor_interns *interns)
{
    return cor_intern(interns, cor_valid_text(arena, text, n));
}

static cor_value convert_array(const json_t *json, cor_arena *arena, cor_interns *interns)
{
    size_t n = json_array_size(json);
    cor_value *items = COR_NEW_ARRAY(arena, cor_value, n);
    cor_array *array = COR_NEW(arena, cor_array);
    for (size_t i = 0; i < n; i++)
        items[i] = cor_json_convert(json_array_get(json, i), arena, interns);
    *array = (cor_array){.n = n, .items = items};
    return (cor_value){.kind = COR_ARRAY, .array = array};
}

static cor_value convert_object(const json_t *json, cor_arena *arena, cor_interns *interns)
{
    size_t n = json_object_size(json), i = 0;
    const char **keys = COR_NEW_ARRAY(arena, const char *, n);
    cor_value *values = COR_NEW_ARRAY(arena, cor_value, n);
    cor_object *object = COR_NEW(arena, cor_object);
    const char *key;
    json_t *value;
    json_object_foreach((json_t *) json, key, value)
    {
        keys[i] = intern_clean(key, strlen(key), arena, interns);
        values[i++] = cor_json_convert(value, arena, interns);
    }
    *object = (cor_object){.n = n, .keys = keys, .values = values};
    return (cor_value){.kind = COR_OBJECT, .object = object};
}

/* As deep as the parser allows, which is some thousand levels. */
cor_value cor_json_convert(const json_t *json, cor_arena *arena, cor_interns *interns)
{
    switch (json_typeof(json)) {
    case JSON_OBJECT:
        return convert_object(json, arena, interns);
    case JSON_ARRAY:
        return convert_array(json, arena, interns);
    case JSON_STRING:
        return cor_interned(intern_clean(json_string_value(json), json_string_length(json), arena, interns));
    case JSON_INTEGER:
    case JSON_REAL:
        return cor_number(json_number_value(json));
    case JSON_TRUE:
    case JSON_FALSE:
        return cor_bool(json_is_true(json));
    case JSON_NULL:
        break;
    }
    return cor_null();
}

cor_value cor_json_value(const char *text, size_t n, cor_arena *arena, cor_interns *interns)
{
    json_error_t unused;
    json_t *json = json_loadb(text, n, JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL, &unused);
    if (!json) return cor_interned(intern_clean(cor_arena_copy_n(arena, text, n), n, arena, interns));
    cor_value value = cor_json_convert(json, arena, interns);
    json_decref(json);
    return value;
}
