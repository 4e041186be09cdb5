#include "style/spec.h"

#include <string.h>

#include "base/words.h"

enum { MAX_PROPERTIES = 128 }; /* of one layer type; tests hold the table to it */

/* NOTE says how a type is drawn otherwise than in the specification; NULL: as it says. */
static const struct {
    const char *name;
    const char *note;
} layer_types[COR_LAYER_TYPES] = {
    [COR_LAYER_BACKGROUND] = {"background", NULL},
    [COR_LAYER_FILL] = {"fill", NULL},
    [COR_LAYER_LINE] = {"line", NULL},
    [COR_LAYER_CIRCLE] = {"circle", NULL},
    [COR_LAYER_SYMBOL] = {"symbol", NULL},
    [COR_LAYER_RASTER] = {"raster", NULL},
    [COR_LAYER_HILLSHADE] = {"hillshade", NULL},
    [COR_LAYER_HEATMAP] = {"heatmap", NULL},
    [COR_LAYER_COLOR_RELIEF] = {"color-relief", NULL},
    [COR_LAYER_FILL_EXTRUSION] = {"fill-extrusion", "is drawn flat, as its footprint"},
};

const char *cor_layer_type_name(cor_layer_type type)
{
    return type < COR_LAYER_TYPES ? layer_types[type].name : "";
}

const char *cor_spec_type_note(cor_layer_type type)
{
    return layer_types[type].note;
}

bool cor_spec_layer_type(const char *name, cor_layer_type *ret_type)
{
    for (int type = 0; type < COR_LAYER_TYPES; type++) {
        if (strcmp(layer_types[type].name, name) != 0) continue;
        *ret_type = (cor_layer_type) type;
        return true;
    }
    return false;
}

const cor_property_row *cor_property_table(size_t *ret_n)
{
    *ret_n = cor_properties_count;
    return cor_properties;
}

const cor_property_row *cor_spec_rows(cor_layer_type type, size_t *ret_n)
{
    size_t from = 0;
    while (from < cor_properties_count && cor_properties[from].layer != type)
        from++;
    size_t to = from;
    while (to < cor_properties_count && cor_properties[to].layer == type)
        to++;
    *ret_n = to - from;
    return cor_properties + from;
}

const cor_property_row *cor_spec_row(cor_layer_type type, const char *name)
{
    size_t n;
    const cor_property_row *rows = cor_spec_rows(type, &n);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(rows[i].name, name) == 0) return &rows[i];
    }
    return NULL;
}

const cor_property_row *cor_spec_row_anywhere(const char *name)
{
    for (size_t i = 0; i < cor_properties_count; i++) {
        if (strcmp(cor_properties[i].name, name) == 0) return &cor_properties[i];
    }
    return NULL;
}

const char *cor_spec_nearest(cor_layer_type type, bool layout, const char *name)
{
    const char *words[MAX_PROPERTIES];
    size_t n_words = 0, n;
    const cor_property_row *rows = cor_spec_rows(type, &n);
    for (size_t i = 0; i < n && n_words < MAX_PROPERTIES; i++) {
        if (rows[i].layout == layout) words[n_words++] = rows[i].name;
    }
    return cor_nearest_word(name, words, n_words);
}
