/* The keys of every other object of a style: root, layer, sources, …
 * Made by properties.mjs from @maplibre/maplibre-gl-style-spec 26.6.0; change support.csv, not this file. */
#include "style/spec.h"

#include <math.h>

/* clang-format off */

static const char *const enums_1[] = {"fill", "line", "symbol", "circle", "heatmap", "fill-extrusion", "raster", "hillshade", "color-relief", "background", NULL};
static const char *const enums_2[] = {"rgb", "lab", "hcl", NULL};
static const char *const enums_3[] = {"identity", "exponential", "interval", "categorical", NULL};
static const char *const enums_4[] = {"map", "viewport", NULL};
static const cor_value values_1[] = {{.kind = COR_NUMBER, .number = 1.15}, {.kind = COR_NUMBER, .number = 210}, {.kind = COR_NUMBER, .number = 30}};
static const cor_array array_1[] = {{3, values_1}};
static const char *const enums_5[] = {"blank", "missing", NULL};
static const char *const enums_6[] = {"mvt", "mlt", NULL};
static const char *const enums_7[] = {"xyz", "tms", NULL};
static const char *const enums_8[] = {"vector", NULL};
static const char *const enums_9[] = {"geojson", NULL};
static const char *const enums_10[] = {"raster", NULL};
static const char *const enums_11[] = {"terrarium", "mapbox", "custom", NULL};
static const char *const enums_12[] = {"raster-dem", NULL};
static const char *const enums_13[] = {"video", NULL};
static const char *const enums_14[] = {"image", NULL};

static const cor_property_spec light_anchor_spec = {.kind = COR_EXPECT_ENUM, .enums = enums_4, .zoom = true, .fallback = {.kind = COR_STRING, .string = "viewport"}, .minimum = NAN, .maximum = NAN};

static const cor_property_spec light_color_spec = {.kind = COR_EXPECT_COLOR, .zoom = true, .interpolated = true, .fallback = {.kind = COR_COLOR, .color = {1, 1, 1, 1}}, .minimum = NAN, .maximum = NAN};

static const cor_property_spec light_intensity_spec = {.kind = COR_EXPECT_NUMBER, .zoom = true, .interpolated = true, .fallback = {.kind = COR_NUMBER, .number = 0.5}, .minimum = 0, .maximum = 1};

static const cor_property_spec light_position_spec = {.kind = COR_EXPECT_NUMBER_ARRAY, .length = 3, .zoom = true, .interpolated = true, .fallback = {.kind = COR_ARRAY, .array = array_1}, .minimum = NAN, .maximum = NAN};

static const cor_property_spec sky_atmosphere_blend_spec = {.kind = COR_EXPECT_NUMBER, .zoom = true, .interpolated = true, .fallback = {.kind = COR_NUMBER, .number = 0.8}, .minimum = 0, .maximum = 1};

static const cor_property_spec sky_fog_color_spec = {.kind = COR_EXPECT_COLOR, .zoom = true, .interpolated = true, .fallback = {.kind = COR_COLOR, .color = {1, 1, 1, 1}}, .minimum = NAN, .maximum = NAN};

static const cor_property_spec sky_fog_ground_blend_spec = {.kind = COR_EXPECT_NUMBER, .zoom = true, .interpolated = true, .fallback = {.kind = COR_NUMBER, .number = 0.5}, .minimum = 0, .maximum = 1};

static const cor_property_spec sky_horizon_color_spec = {.kind = COR_EXPECT_COLOR, .zoom = true, .interpolated = true, .fallback = {.kind = COR_COLOR, .color = {1, 1, 1, 1}}, .minimum = NAN, .maximum = NAN};

static const cor_property_spec sky_horizon_fog_blend_spec = {.kind = COR_EXPECT_NUMBER, .zoom = true, .interpolated = true, .fallback = {.kind = COR_NUMBER, .number = 0.8}, .minimum = 0, .maximum = 1};

static const cor_property_spec sky_sky_color_spec = {.kind = COR_EXPECT_COLOR, .zoom = true, .interpolated = true, .fallback = {.kind = COR_COLOR, .color = {0.5333333333333333, 0.7764705882352941, 0.9882352941176471, 1}}, .minimum = NAN, .maximum = NAN};

static const cor_property_spec sky_sky_horizon_blend_spec = {.kind = COR_EXPECT_NUMBER, .zoom = true, .interpolated = true, .fallback = {.kind = COR_NUMBER, .number = 0.8}, .minimum = 0, .maximum = 1};

static const cor_property_spec projection_type_spec = {.kind = COR_EXPECT_PROJECTION, .zoom = true, .interpolated = true, .fallback = {.kind = COR_STRING, .string = "mercator"}, .minimum = NAN, .maximum = NAN};


static const cor_key_row root_rows[] = {
    {.name = "bearing", .kind = COR_KEY_NUMBER, .minimum = NAN, .maximum = NAN},
    {.name = "center", .kind = COR_KEY_NUMBERS, .length = 2, .minimum = NAN, .maximum = NAN},
    {.name = "centerAltitude", .kind = COR_KEY_NUMBER, .minimum = NAN, .maximum = NAN},
    {.name = "font-faces", .kind = COR_KEY_MAP, .minimum = NAN, .maximum = NAN},
    {.name = "glyphs", .kind = COR_KEY_STRING, .minimum = NAN, .maximum = NAN},
    {.name = "layers", .kind = COR_KEY_LIST, .required = true, .minimum = NAN, .maximum = NAN},
    {.name = "light", .kind = COR_KEY_MAP, .minimum = NAN, .maximum = NAN},
    {.name = "metadata", .kind = COR_KEY_ANY, .minimum = NAN, .maximum = NAN},
    {.name = "name", .kind = COR_KEY_STRING, .minimum = NAN, .maximum = NAN},
    {.name = "pitch", .kind = COR_KEY_NUMBER, .minimum = NAN, .maximum = NAN},
    {.name = "projection", .kind = COR_KEY_MAP, .minimum = NAN, .maximum = NAN},
    {.name = "roll", .kind = COR_KEY_NUMBER, .minimum = NAN, .maximum = NAN},
    {.name = "sky", .kind = COR_KEY_MAP, .minimum = NAN, .maximum = NAN},
    {.name = "sources", .kind = COR_KEY_MAP, .required = true, .minimum = NAN, .maximum = NAN},
    {.name = "sprite", .kind = COR_KEY_ANY, .minimum = NAN, .maximum = NAN},
    {.name = "state", .kind = COR_KEY_MAP, .minimum = NAN, .maximum = NAN},
    {.name = "terrain", .kind = COR_KEY_MAP, .minimum = NAN, .maximum = NAN},
    {.name = "transition", .kind = COR_KEY_TRANSITION, .minimum = NAN, .maximum = NAN},
    {.name = "version", .kind = COR_KEY_NUMBER, .required = true, .minimum = 8, .maximum = 8},
    {.name = "zoom", .kind = COR_KEY_NUMBER, .minimum = NAN, .maximum = NAN},
};

const cor_key_table cor_keys_root = {root_rows, 20, true};

static const cor_key_row layer_rows[] = {
    {.name = "filter", .kind = COR_KEY_ANY, .minimum = NAN, .maximum = NAN},
    {.name = "id", .kind = COR_KEY_STRING, .required = true, .minimum = NAN, .maximum = NAN},
    {.name = "layout", .kind = COR_KEY_MAP, .minimum = NAN, .maximum = NAN},
    {.name = "maxzoom", .kind = COR_KEY_NUMBER, .minimum = 0, .maximum = 24},
    {.name = "metadata", .kind = COR_KEY_ANY, .minimum = NAN, .maximum = NAN},
    {.name = "minzoom", .kind = COR_KEY_NUMBER, .minimum = 0, .maximum = 24},
    {.name = "paint", .kind = COR_KEY_MAP, .minimum = NAN, .maximum = NAN},
    {.name = "ref", .kind = COR_KEY_ANY, .minimum = NAN, .maximum = NAN},
    {.name = "source", .kind = COR_KEY_STRING, .minimum = NAN, .maximum = NAN},
    {.name = "source-layer", .kind = COR_KEY_STRING, .minimum = NAN, .maximum = NAN},
    {.name = "type", .kind = COR_KEY_ENUM, .enums = enums_1, .minimum = NAN, .maximum = NAN},
};

const cor_key_table cor_keys_layer = {layer_rows, 11, true};

static const cor_key_row terrain_rows[] = {
    {.name = "exaggeration", .kind = COR_KEY_NUMBER, .minimum = 0, .maximum = NAN},
    {.name = "source", .kind = COR_KEY_STRING, .minimum = NAN, .maximum = NAN},
};

const cor_key_table cor_keys_terrain = {terrain_rows, 2, false};

static const cor_key_row function_rows[] = {
    {.name = "base", .kind = COR_KEY_NUMBER, .minimum = 0, .maximum = NAN},
    {.name = "colorSpace", .kind = COR_KEY_ENUM, .enums = enums_2, .minimum = NAN, .maximum = NAN},
    {.name = "default", .kind = COR_KEY_ANY, .minimum = NAN, .maximum = NAN},
    {.name = "expression", .kind = COR_KEY_ANY, .minimum = NAN, .maximum = NAN},
    {.name = "property", .kind = COR_KEY_STRING, .minimum = NAN, .maximum = NAN},
    {.name = "stops", .kind = COR_KEY_ANY, .minimum = NAN, .maximum = NAN},
    {.name = "type", .kind = COR_KEY_ENUM, .enums = enums_3, .minimum = NAN, .maximum = NAN},
};

const cor_key_table cor_keys_function = {function_rows, 7, false};

static const cor_key_row sprite_rows[] = {
    {.name = "id", .kind = COR_KEY_STRING, .required = true, .minimum = NAN, .maximum = NAN},
    {.name = "url", .kind = COR_KEY_STRING, .required = true, .minimum = NAN, .maximum = NAN},
};

const cor_key_table cor_keys_sprite = {sprite_rows, 2, false};

static const cor_key_row font_face_rows[] = {
    {.name = "unicode-range", .kind = COR_KEY_STRINGS, .minimum = NAN, .maximum = NAN},
    {.name = "url", .kind = COR_KEY_STRING, .required = true, .minimum = NAN, .maximum = NAN},
};

const cor_key_table cor_keys_font_face = {font_face_rows, 2, false};

static const cor_key_row light_rows[] = {
    {.name = "anchor", .kind = COR_KEY_VALUE, .spec = &light_anchor_spec, .minimum = NAN, .maximum = NAN},
    {.name = "color", .kind = COR_KEY_VALUE, .spec = &light_color_spec, .transition = true, .minimum = NAN, .maximum = NAN},
    {.name = "intensity", .kind = COR_KEY_VALUE, .spec = &light_intensity_spec, .transition = true, .minimum = 0, .maximum = 1},
    {.name = "position", .kind = COR_KEY_VALUE, .spec = &light_position_spec, .transition = true, .length = 3, .minimum = NAN, .maximum = NAN},
};

const cor_key_table cor_keys_light = {light_rows, 4, false};

static const cor_key_row sky_rows[] = {
    {.name = "atmosphere-blend", .kind = COR_KEY_VALUE, .spec = &sky_atmosphere_blend_spec, .transition = true, .minimum = 0, .maximum = 1},
    {.name = "fog-color", .kind = COR_KEY_VALUE, .spec = &sky_fog_color_spec, .transition = true, .minimum = NAN, .maximum = NAN},
    {.name = "fog-ground-blend", .kind = COR_KEY_VALUE, .spec = &sky_fog_ground_blend_spec, .transition = true, .minimum = 0, .maximum = 1},
    {.name = "horizon-color", .kind = COR_KEY_VALUE, .spec = &sky_horizon_color_spec, .transition = true, .minimum = NAN, .maximum = NAN},
    {.name = "horizon-fog-blend", .kind = COR_KEY_VALUE, .spec = &sky_horizon_fog_blend_spec, .transition = true, .minimum = 0, .maximum = 1},
    {.name = "sky-color", .kind = COR_KEY_VALUE, .spec = &sky_sky_color_spec, .transition = true, .minimum = NAN, .maximum = NAN},
    {.name = "sky-horizon-blend", .kind = COR_KEY_VALUE, .spec = &sky_sky_horizon_blend_spec, .transition = true, .minimum = 0, .maximum = 1},
};

const cor_key_table cor_keys_sky = {sky_rows, 7, false};

static const cor_key_row projection_rows[] = {
    {.name = "type", .kind = COR_KEY_VALUE, .spec = &projection_type_spec, .minimum = NAN, .maximum = NAN},
};

const cor_key_table cor_keys_projection = {projection_rows, 1, false};

static const cor_key_row transition_rows[] = {
    {.name = "delay", .kind = COR_KEY_NUMBER, .minimum = 0, .maximum = NAN},
    {.name = "duration", .kind = COR_KEY_NUMBER, .minimum = 0, .maximum = NAN},
};

const cor_key_table cor_keys_transition = {transition_rows, 2, false};

static const cor_key_row source_vector_rows[] = {
    {.name = "attribution", .kind = COR_KEY_STRING, .minimum = NAN, .maximum = NAN},
    {.name = "bounds", .kind = COR_KEY_NUMBERS, .length = 4, .minimum = NAN, .maximum = NAN},
    {.name = "emptyResponse", .kind = COR_KEY_ENUM, .enums = enums_5, .minimum = NAN, .maximum = NAN},
    {.name = "encoding", .kind = COR_KEY_ENUM, .enums = enums_6, .minimum = NAN, .maximum = NAN},
    {.name = "maxzoom", .kind = COR_KEY_NUMBER, .minimum = NAN, .maximum = NAN},
    {.name = "minzoom", .kind = COR_KEY_NUMBER, .minimum = NAN, .maximum = NAN},
    {.name = "promoteId", .kind = COR_KEY_TEXTS, .minimum = NAN, .maximum = NAN},
    {.name = "scheme", .kind = COR_KEY_ENUM, .enums = enums_7, .minimum = NAN, .maximum = NAN},
    {.name = "tiles", .kind = COR_KEY_STRINGS, .minimum = NAN, .maximum = NAN},
    {.name = "type", .kind = COR_KEY_ENUM, .enums = enums_8, .minimum = NAN, .maximum = NAN},
    {.name = "url", .kind = COR_KEY_STRING, .minimum = NAN, .maximum = NAN},
    {.name = "volatile", .kind = COR_KEY_BOOLEAN, .minimum = NAN, .maximum = NAN},
};

const cor_key_table cor_keys_source_vector = {source_vector_rows, 12, true};

static const cor_key_row source_geojson_rows[] = {
    {.name = "attribution", .kind = COR_KEY_STRING, .minimum = NAN, .maximum = NAN},
    {.name = "buffer", .kind = COR_KEY_NUMBER, .minimum = 0, .maximum = 512},
    {.name = "cluster", .kind = COR_KEY_BOOLEAN, .minimum = NAN, .maximum = NAN},
    {.name = "clusterMaxZoom", .kind = COR_KEY_NUMBER, .minimum = NAN, .maximum = NAN},
    {.name = "clusterMinPoints", .kind = COR_KEY_NUMBER, .minimum = NAN, .maximum = NAN},
    {.name = "clusterProperties", .kind = COR_KEY_ANY, .minimum = NAN, .maximum = NAN},
    {.name = "clusterRadius", .kind = COR_KEY_NUMBER, .minimum = 0, .maximum = NAN},
    {.name = "data", .kind = COR_KEY_ANY, .required = true, .minimum = NAN, .maximum = NAN},
    {.name = "filter", .kind = COR_KEY_ANY, .minimum = NAN, .maximum = NAN},
    {.name = "generateId", .kind = COR_KEY_BOOLEAN, .minimum = NAN, .maximum = NAN},
    {.name = "lineMetrics", .kind = COR_KEY_BOOLEAN, .minimum = NAN, .maximum = NAN},
    {.name = "maxzoom", .kind = COR_KEY_NUMBER, .minimum = NAN, .maximum = NAN},
    {.name = "promoteId", .kind = COR_KEY_TEXTS, .minimum = NAN, .maximum = NAN},
    {.name = "tolerance", .kind = COR_KEY_NUMBER, .minimum = NAN, .maximum = NAN},
    {.name = "type", .kind = COR_KEY_ENUM, .enums = enums_9, .minimum = NAN, .maximum = NAN},
};

const cor_key_table cor_keys_source_geojson = {source_geojson_rows, 15, false};

static const cor_key_row source_raster_rows[] = {
    {.name = "attribution", .kind = COR_KEY_STRING, .minimum = NAN, .maximum = NAN},
    {.name = "bounds", .kind = COR_KEY_NUMBERS, .length = 4, .minimum = NAN, .maximum = NAN},
    {.name = "emptyResponse", .kind = COR_KEY_ENUM, .enums = enums_5, .minimum = NAN, .maximum = NAN},
    {.name = "maxzoom", .kind = COR_KEY_NUMBER, .minimum = NAN, .maximum = NAN},
    {.name = "minzoom", .kind = COR_KEY_NUMBER, .minimum = NAN, .maximum = NAN},
    {.name = "scheme", .kind = COR_KEY_ENUM, .enums = enums_7, .minimum = NAN, .maximum = NAN},
    {.name = "tileSize", .kind = COR_KEY_NUMBER, .minimum = NAN, .maximum = NAN},
    {.name = "tiles", .kind = COR_KEY_STRINGS, .minimum = NAN, .maximum = NAN},
    {.name = "type", .kind = COR_KEY_ENUM, .enums = enums_10, .minimum = NAN, .maximum = NAN},
    {.name = "url", .kind = COR_KEY_STRING, .minimum = NAN, .maximum = NAN},
    {.name = "volatile", .kind = COR_KEY_BOOLEAN, .minimum = NAN, .maximum = NAN},
};

const cor_key_table cor_keys_source_raster = {source_raster_rows, 11, true};

static const cor_key_row source_raster_dem_rows[] = {
    {.name = "attribution", .kind = COR_KEY_STRING, .minimum = NAN, .maximum = NAN},
    {.name = "baseShift", .kind = COR_KEY_NUMBER, .minimum = NAN, .maximum = NAN},
    {.name = "blueFactor", .kind = COR_KEY_NUMBER, .minimum = NAN, .maximum = NAN},
    {.name = "bounds", .kind = COR_KEY_NUMBERS, .length = 4, .minimum = NAN, .maximum = NAN},
    {.name = "emptyResponse", .kind = COR_KEY_ENUM, .enums = enums_5, .minimum = NAN, .maximum = NAN},
    {.name = "encoding", .kind = COR_KEY_ENUM, .enums = enums_11, .minimum = NAN, .maximum = NAN},
    {.name = "greenFactor", .kind = COR_KEY_NUMBER, .minimum = NAN, .maximum = NAN},
    {.name = "maxzoom", .kind = COR_KEY_NUMBER, .minimum = NAN, .maximum = NAN},
    {.name = "minzoom", .kind = COR_KEY_NUMBER, .minimum = NAN, .maximum = NAN},
    {.name = "redFactor", .kind = COR_KEY_NUMBER, .minimum = NAN, .maximum = NAN},
    {.name = "tileSize", .kind = COR_KEY_NUMBER, .minimum = NAN, .maximum = NAN},
    {.name = "tiles", .kind = COR_KEY_STRINGS, .minimum = NAN, .maximum = NAN},
    {.name = "type", .kind = COR_KEY_ENUM, .enums = enums_12, .minimum = NAN, .maximum = NAN},
    {.name = "url", .kind = COR_KEY_STRING, .minimum = NAN, .maximum = NAN},
    {.name = "volatile", .kind = COR_KEY_BOOLEAN, .minimum = NAN, .maximum = NAN},
};

const cor_key_table cor_keys_source_raster_dem = {source_raster_dem_rows, 15, false};

static const cor_key_row source_video_rows[] = {
    {.name = "coordinates", .kind = COR_KEY_CORNERS, .required = true, .length = 4, .minimum = NAN, .maximum = NAN},
    {.name = "type", .kind = COR_KEY_ENUM, .enums = enums_13, .minimum = NAN, .maximum = NAN},
    {.name = "urls", .kind = COR_KEY_STRINGS, .required = true, .minimum = NAN, .maximum = NAN},
};

const cor_key_table cor_keys_source_video = {source_video_rows, 3, false};

static const cor_key_row source_image_rows[] = {
    {.name = "coordinates", .kind = COR_KEY_CORNERS, .required = true, .length = 4, .minimum = NAN, .maximum = NAN},
    {.name = "type", .kind = COR_KEY_ENUM, .enums = enums_14, .minimum = NAN, .maximum = NAN},
    {.name = "url", .kind = COR_KEY_STRING, .minimum = NAN, .maximum = NAN},
};

const cor_key_table cor_keys_source_image = {source_image_rows, 3, false};

/* clang-format on */
