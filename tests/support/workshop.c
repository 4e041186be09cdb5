#include "support/workshop.h"

#include "support/cmocka_all.h"
#include "support/folder.h"

static const char style[] = "version: 8\n"
                            "metadata: {\"corridor:disclaimer\": {un: false, pk: false, cn: false, in: false}}\n"
                            "sources: {data: {type: geojson, data: data.geojson, attribution: Somebody}}\n"
                            "layers:\n"
                            "  - {id: ground, type: background, paint: {background-color: '#f7f4ec'}}\n"
                            "  - {id: areas, type: fill, source: data, filter: ['==', [geometry-type], Polygon],\n"
                            "     paint: {fill-color: '#cc8844'}}\n"
                            "  - {id: lines, type: line, source: data, filter: ['==', [geometry-type], LineString],\n"
                            "     paint: {line-color: '#224466', line-width: 3}}\n"
                            "  - {id: points, type: circle, source: data, filter: ['==', [geometry-type], Point],\n"
                            "     paint: {circle-color: '#c2341c', circle-radius: 6}}\n";

workshop *new_workshop(void)
{
    workshop *w = g_new0(workshop, 1);
    w->folder = g_dir_make_tmp("corridor-XXXXXX", NULL);
    assert_non_null(w->folder);
    w->session = cor_session_new();
    put_file(w, "style.yaml", style);
    put_geometry(w, "{\"type\": \"Point\", \"coordinates\": [70, 30]}");
    return w;
}

void free_workshop(workshop *w)
{
    cor_session_free(w->session);
    remove_folder(w->folder);
    g_free(w->folder);
    g_free(w);
}

void renew_session(workshop *w)
{
    cor_session_free(w->session);
    w->session = cor_session_new();
}

char *path_in(const workshop *w, const char *file)
{
    return g_build_filename(w->folder, file, NULL);
}

void put_file(const workshop *w, const char *file, const char *text)
{
    char *path = path_in(w, file);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    g_free(path);
}

void put_features(const workshop *w, const char *features)
{
    char *text = g_strdup_printf("{\"type\": \"FeatureCollection\", \"features\": [%s]}", features);
    put_file(w, "data.geojson", text);
    g_free(text);
}

void put_geometry(const workshop *w, const char *geometry)
{
    char *feature = g_strdup_printf("{\"type\": \"Feature\", \"properties\": {}, \"geometry\": %s}", geometry);
    put_features(w, feature);
    g_free(feature);
}

static bool take(void *context, const void *bytes, size_t length)
{
    g_byte_array_append(context, bytes, (guint) length);
    return true;
}

outcome draw_path(cor_session *session, const char *path, const cor_options *options, cor_format format)
{
    outcome o = {.bytes = g_byte_array_new()};
    cor_map *map;
    cor_output output = {.format = format, .write = take, .context = o.bytes};
    o.status = cor_map_open(session, path, options, &map, &o.error);
    if (o.status) return o;
    o.status = cor_map_render(map, &output, 1, &o.error);
    if (cor_map_report(map)) o.report = json_loads(cor_map_report(map), 0, NULL);
    cor_map_free(map);
    return o;
}

outcome draw_map(workshop *w, const char *text, const cor_options *options, cor_format format)
{
    put_file(w, "map.yaml", text);
    char *path = path_in(w, "map.yaml");
    outcome o = draw_path(w->session, path, options, format);
    g_free(path);
    return o;
}

void free_outcome(outcome *o)
{
    json_decref(o->report);
    g_byte_array_unref(o->bytes);
    *o = (outcome){0};
}

outcome drawn(workshop *w, const char *text, const cor_options *options)
{
    outcome o = draw_map(w, text, options, COR_FORMAT_PNG);
    if (o.status) fail_msg("%s:%d:%d: %s", o.error.file, o.error.line, o.error.column, o.error.message);
    assert_non_null(o.report);
    return o;
}

json_t *json_at(json_t *json, const char *path)
{
    char **steps = g_strsplit(path, ".", -1);
    for (char **step = steps; *step && json; step++)
        json = json_is_array(json) ? json_array_get(json, (size_t) g_ascii_strtoull(*step, NULL, 10))
                                   : json_object_get(json, *step);
    g_strfreev(steps);
    return json;
}

char *svg_of(workshop *w, const char *text, const cor_options *options)
{
    outcome o = draw_map(w, text, options, COR_FORMAT_SVG);
    if (o.status) fail_msg("%s", o.error.message);
    char *svg = g_strndup((const char *) o.bytes->data, o.bytes->len);
    free_outcome(&o);
    return svg;
}

double number_at(const outcome *o, const char *path)
{
    json_t *json = json_at(o->report, path);
    if (!json_is_number(json)) fail_msg("the report has no number '%s'", path);
    return json_number_value(json);
}

const char *text_at(const outcome *o, const char *path)
{
    json_t *json = json_at(o->report, path);
    if (!json_is_string(json)) fail_msg("the report has no text '%s'", path);
    return json_string_value(json);
}

int count_of(const outcome *o, const char *layer, const char *what)
{
    size_t i;
    json_t *json;
    json_array_foreach(json_object_get(o->report, "layers"), i, json)
    {
        json_t *count = json_object_get(json_object_get(json, "features"), what);
        if (!strcmp(json_string_value(json_object_get(json, "id")), layer)) return (int) json_integer_value(count);
    }
    fail_msg("there is no layer '%s'", layer);
    return 0;
}

char *remarks_of(const workshop *w)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < cor_remark_count(w->session); i++)
        g_string_append_printf(text, "%s\n", cor_remark_at(w->session, i).message);
    return g_string_free(text, FALSE);
}

void check_failed(const outcome *o, cor_status status, const char *words)
{
    if (o->status != status) fail_msg("status %d for %d: %s", o->status, status, o->error.message);
    if (o->error.status != status) fail_msg("the error's own status is %d, not %d", o->error.status, status);
    if (!strstr(o->error.message, words)) fail_msg("'%s' does not speak of '%s'", o->error.message, words);
    assert_int_equal(o->bytes->len, 0);
}

const char *miscounted_layer(json_t *report)
{
    size_t i;
    json_t *layer;
    json_array_foreach(json_object_get(report, "layers"), i, layer)
    {
        json_t *f = json_object_get(layer, "features");
        json_int_t sum = 0, read = json_integer_value(json_object_get(f, "read"));
        if (!f) continue;
        static const char *const visibility[] = {"drawn", "outside", "filtered", "unusable", "hidden"};
        for (int k = 0; k < 5; k++) {
            json_int_t count = json_integer_value(json_object_get(f, visibility[k]));
            if (count < 0 || !json_is_integer(json_object_get(f, visibility[k]))) return "a count that is no count";
            sum += count;
        }
        if (sum != read) return json_string_value(json_object_get(layer, "id"));
    }
    return NULL;
}
