/* The specification as tables: made by properties.mjs, looked up here. Private to
 * the style reader; others see cor_property_table. */
#ifndef COR_STYLE_SPEC_H
#define COR_STYLE_SPEC_H

#include "style/style.h"

extern const cor_property_row cor_properties[];
extern const size_t cor_properties_count;

/* What stands under a key that is no layer property. */
typedef enum {
    COR_KEY_ANY,
    COR_KEY_NUMBER,
    COR_KEY_STRING,
    COR_KEY_BOOLEAN,
    COR_KEY_ENUM,
    COR_KEY_NUMBERS,
    COR_KEY_STRINGS,
    COR_KEY_LIST,
    COR_KEY_MAP,
    COR_KEY_CORNERS,    /* `length` places, each of two numbers */
    COR_KEY_TEXTS,      /* a text, or a map of texts */
    COR_KEY_TRANSITION, /* {duration: …, delay: …} */
    COR_KEY_VALUE       /* a property's value, of `spec` */
} cor_key_kind;

typedef struct {
    const char *name;
    cor_key_kind kind;
    bool required;
    size_t length;            /* of lists; 0: any */
    const char *const *enums; /* NULL-terminated; NULL: any word */
    double minimum, maximum;  /* NaN: no limit */
    const cor_property_spec *spec;
    bool transition; /* NAME-transition is a key too */
} cor_key_row;

typedef struct {
    const cor_key_row *rows;
    size_t n;
    bool open; /* keys that it does not name are allowed */
} cor_key_table;

extern const cor_key_table cor_keys_root, cor_keys_layer, cor_keys_light, cor_keys_sky, cor_keys_terrain,
    cor_keys_projection, cor_keys_function, cor_keys_transition, cor_keys_sprite, cor_keys_font_face,
    cor_keys_source_vector, cor_keys_source_geojson, cor_keys_source_raster, cor_keys_source_raster_dem,
    cor_keys_source_video, cor_keys_source_image;

/* The lines of TYPE: one run of the table. */
const cor_property_row *cor_spec_rows(cor_layer_type type, size_t *ret_n);

/* The line of NAME for TYPE, or NULL. */
const cor_property_row *cor_spec_row(cor_layer_type type, const char *name);

/* The line of NAME for any layer type, or NULL. */
const cor_property_row *cor_spec_row_anywhere(const char *name);

/* The name most like NAME among TYPE's layout or paint properties, or NULL. */
const char *cor_spec_nearest(cor_layer_type type, bool layout, const char *name);

/* How layers of TYPE are drawn otherwise than the specification says ("is drawn flat, …"); NULL: as it says. */
const char *cor_spec_type_note(cor_layer_type type);

/* False when NAME is no layer type. */
bool cor_spec_layer_type(const char *name, cor_layer_type *ret_type);

#endif
