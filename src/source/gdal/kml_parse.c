/* The elements of KML 2.2 and of Google's extensions, by GLib's parser, which knows no entities but XML's own and opens
 * nothing. */
#include <string.h>

#include "source/gdal/kml_internal.h"

typedef struct {
    cor_kml *kml;
    GPtrArray *open_folders; /* cor_kml_folder, the innermost last */
    cor_kml_placemark *placemark;
    GPtrArray *levels; /* GPtrArray of geometries: the placemark's, and of each MultiGeometry open in it */
    GArray *points;    /* double, of the geometry being read */
    GPtrArray *rings;  /* of the polygon being read */
    GString *text;     /* of the innermost element */
    char *key;         /* of the Data or SimpleData being read */
} parser;

static const char *local_name(const char *element)
{
    const char *colon = strchr(element, ':');
    return colon ? colon + 1 : element;
}

static bool is(const char *element, const char *name)
{
    return !strcmp(local_name(element), name);
}

/* The N-th open element from within; "" when there is none. */
static const char *ancestor(GMarkupParseContext *context, guint n)
{
    const GSList *stack = g_markup_parse_context_get_element_stack(context);
    const char *name = g_slist_nth_data((GSList *) stack, n);
    return name ? local_name(name) : "";
}

static const char *attribute(const char **names, const char **values, const char *wanted)
{
    for (; *names; names++, values++)
        if (!strcmp(*names, wanted)) return *values;
    return NULL;
}

/* The index of the field NAME, which is made where it is new; G_MAXUINT beyond the limit. */
static guint find_field(cor_kml *kml, const char *name, bool is_text)
{
    for (guint i = 0; i < kml->fields->len; i++)
        if (!strcmp(g_array_index(kml->fields, cor_kml_field, i).name, name)) return i;
    kml->too_many_fields |= kml->fields->len >= COR_KML_FIELDS;
    if (kml->too_many_fields) return G_MAXUINT;
    cor_kml_field field = {g_strdup(name), is_text};
    g_array_append_val(kml->fields, field);
    return kml->fields->len - 1;
}

/* Of several values of one name the first counts, or the LAST. */
static void set_value(parser *p, const char *name, bool is_text, bool last)
{
    cor_kml_placemark *mark = p->placemark;
    char *value = g_strstrip(g_strdup(p->text->str));
    guint i = mark && *value ? find_field(p->kml, name, is_text) : G_MAXUINT;
    if (i != G_MAXUINT && i >= mark->n_values) {
        mark->values = g_renew(char *, mark->values, i + 1);
        memset(mark->values + mark->n_values, 0, (i + 1 - mark->n_values) * sizeof(char *));
        mark->n_values = i + 1;
    }
    if (i == G_MAXUINT || (mark->values[i] && !last)) {
        g_free(value);
        return;
    }
    g_free(mark->values[i]);
    mark->values[i] = value;
}

static void open_folder(parser *p)
{
    cor_kml_folder *folder = g_new0(cor_kml_folder, 1);
    g_ptr_array_add(p->kml->folders, folder);
    g_ptr_array_add(p->open_folders, folder);
}

static cor_kml_folder *innermost(const parser *p)
{
    return p->open_folders->len ? g_ptr_array_index(p->open_folders, p->open_folders->len - 1) : NULL;
}

static void open_level(parser *p)
{
    g_ptr_array_add(p->levels, g_ptr_array_new());
}

static void open_placemark(parser *p)
{
    if (p->placemark) return;
    if (!innermost(p)) open_folder(p);
    p->placemark = g_new0(cor_kml_placemark, 1);
    p->placemark->folder = innermost(p);
    p->placemark->folder->used = true;
    g_ptr_array_add(p->kml->placemarks, p->placemark);
    open_level(p);
}

static void add_geometry(parser *p, OGRGeometryH geometry)
{
    if (geometry && p->levels->len)
        g_ptr_array_add(g_ptr_array_index(p->levels, p->levels->len - 1), geometry);
    else if (geometry)
        OGR_G_DestroyGeometry(geometry);
}

/* What was gathered since the level was opened, as one geometry. */
static OGRGeometryH close_level(parser *p)
{
    GPtrArray *level = g_ptr_array_steal_index(p->levels, p->levels->len - 1);
    OGRGeometryH geometry = cor_kml_collect(level);
    g_ptr_array_free(level, TRUE);
    return geometry;
}

/* Rings that are gathered are the polygon's. */
static OGRGeometryH close_polygon(parser *p)
{
    OGRGeometryH polygon = p->rings->len ? OGR_G_CreateGeometry(wkbPolygon) : NULL;
    for (guint i = 0; i < p->rings->len; i++)
        OGR_G_AddGeometryDirectly(polygon, g_ptr_array_index(p->rings, i));
    g_ptr_array_set_size(p->rings, 0);
    return polygon;
}

static void open_element(GMarkupParseContext *context, const char *element, const char **names, const char **values,
                         gpointer data, GError **error)
{
    parser *p = data;
    (void) context, (void) error;
    g_string_truncate(p->text, 0);
    if (is(element, "Folder") || is(element, "Document"))
        open_folder(p);
    else if (is(element, "Placemark"))
        open_placemark(p);
    else if (is(element, "MultiGeometry") && p->placemark)
        open_level(p);
    else if (is(element, "NetworkLink"))
        p->kml->has_links = true;
    else if (is(element, "Point") || is(element, "LineString") || is(element, "LinearRing") || is(element, "Track"))
        g_array_set_size(p->points, 0);
    if (is(element, "Data") || is(element, "SimpleData") || is(element, "SimpleField")) {
        g_free(p->key);
        p->key = g_strdup(attribute(names, values, "name"));
    }
    const char *type = is(element, "SimpleField") ? attribute(names, values, "type") : NULL;
    if (p->key && type && !strcmp(type, "string")) find_field(p->kml, p->key, true);
}

static void close_geometry(parser *p, const char *element, const char *within)
{
    if (is(element, "coordinates"))
        cor_kml_add_coordinates(p->points, p->text->str);
    else if (is(element, "coord"))
        cor_kml_add_track_coordinate(p->points, p->text->str);
    else if (is(element, "Point"))
        add_geometry(p, cor_kml_point(p->points));
    else if (is(element, "LineString") || is(element, "Track"))
        add_geometry(p, cor_kml_line(p->points));
    else if (is(element, "LinearRing") && g_str_has_suffix(within, "BoundaryIs"))
        g_ptr_array_add(p->rings, cor_kml_ring(p->points));
    else if (is(element, "LinearRing"))
        add_geometry(p, cor_kml_line(p->points));
    else if (is(element, "Polygon"))
        add_geometry(p, close_polygon(p));
    else if (is(element, "MultiGeometry") && p->levels->len > 1)
        add_geometry(p, close_level(p));
}

/* KML's own fields, and those of ExtendedData. */
static void close_field(parser *p, const char *element, const char *within)
{
    bool in_placemark = !strcmp(within, "Placemark");
    if (in_placemark && is(element, "name"))
        set_value(p, "Name", true, false);
    else if (in_placemark && is(element, "description"))
        set_value(p, "Description", true, false);
    else if (in_placemark && (is(element, "address") || is(element, "phoneNumber")))
        set_value(p, local_name(element), true, false);
    else if (is(element, "when") && !strcmp(within, "TimeStamp"))
        set_value(p, "timestamp", true, false);
    else if ((is(element, "begin") || is(element, "end")) && !strcmp(within, "TimeSpan"))
        set_value(p, local_name(element), true, false);
    else if (is(element, "when") && !strcmp(within, "Track")) {
        set_value(p, "begin", true, false);
        set_value(p, "end", true, true);
    } else if (p->key && ((is(element, "value") && !strcmp(within, "Data")) || is(element, "SimpleData")))
        set_value(p, p->key, false, false);
    else if (!strcmp(within, "ExtendedData") && !is(element, "Data") && !is(element, "SchemaData"))
        set_value(p, local_name(element), false, false);
}

static void close_placemark(parser *p)
{
    while (p->levels->len > 1)
        add_geometry(p, close_level(p));
    p->placemark->geometry = close_level(p);
    p->placemark = NULL;
}

static void close_element(GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
    parser *p = data;
    cor_kml_folder *folder = innermost(p);
    const char *within = ancestor(context, 1);
    (void) error;
    if (p->placemark) {
        close_geometry(p, element, within);
        close_field(p, element, within);
    }
    if (p->placemark && is(element, "Placemark")) close_placemark(p);
    bool names_folder = is(element, "name") && (!strcmp(within, "Folder") || !strcmp(within, "Document"));
    if (names_folder && folder && !folder->name) folder->name = g_strstrip(g_strdup(p->text->str));
    if ((is(element, "Folder") || is(element, "Document")) && folder)
        g_ptr_array_set_size(p->open_folders, (gint) p->open_folders->len - 1);
    g_string_truncate(p->text, 0);
}

static void take_text(GMarkupParseContext *context, const char *text, gsize size, gpointer data, GError **error)
{
    parser *p = data;
    (void) context, (void) error;
    g_string_append_len(p->text, text, (gssize) size);
}

static void free_folder(gpointer data)
{
    cor_kml_folder *folder = data;
    g_free(folder->name);
    g_free(folder);
}

static void free_placemark(gpointer data)
{
    cor_kml_placemark *mark = data;
    if (mark->geometry) OGR_G_DestroyGeometry(mark->geometry);
    for (guint i = 0; i < mark->n_values; i++)
        g_free(mark->values[i]);
    g_free(mark->values);
    g_free(mark);
}

static void clear_field(gpointer data)
{
    g_free(((cor_kml_field *) data)->name);
}

static cor_kml *new_kml(void)
{
    cor_kml *kml = g_new0(cor_kml, 1);
    kml->folders = g_ptr_array_new_with_free_func(free_folder);
    kml->fields = g_array_new(FALSE, FALSE, sizeof(cor_kml_field));
    kml->placemarks = g_ptr_array_new_with_free_func(free_placemark);
    g_array_set_clear_func(kml->fields, clear_field);
    find_field(kml, "Name", true);
    find_field(kml, "Description", true);
    return kml;
}

void cor_kml_free(cor_kml *kml)
{
    if (!kml) return;
    g_ptr_array_unref(kml->placemarks);
    g_ptr_array_unref(kml->folders);
    g_array_unref(kml->fields);
    g_free(kml);
}

static void destroy_all(GPtrArray *geometries)
{
    for (guint i = 0; i < geometries->len; i++)
        OGR_G_DestroyGeometry(g_ptr_array_index(geometries, i));
    g_ptr_array_free(geometries, TRUE);
}

static void finish(parser *p)
{
    for (guint i = 0; i < p->levels->len; i++)
        destroy_all(g_ptr_array_index(p->levels, i));
    g_ptr_array_free(p->levels, TRUE);
    destroy_all(p->rings);
    g_ptr_array_free(p->open_folders, TRUE);
    g_array_unref(p->points);
    g_string_free(p->text, TRUE);
    g_free(p->key);
}

cor_status cor_kml_parse(const char *text, size_t size, cor_kml **ret_kml, cor_error *err)
{
    static const GMarkupParser callbacks = {
        .start_element = open_element, .end_element = close_element, .text = take_text};
    GError *error = NULL;
    int line = 0, column = 0;
    cor_kml *kml = new_kml();
    parser p = {.kml = kml,
                .open_folders = g_ptr_array_new(),
                .levels = g_ptr_array_new(),
                .points = g_array_new(FALSE, FALSE, sizeof(double)),
                .rings = g_ptr_array_new(),
                .text = g_string_new(NULL)};
    GMarkupParseContext *context = g_markup_parse_context_new(&callbacks, G_MARKUP_TREAT_CDATA_AS_TEXT, &p, NULL);
    bool good = g_markup_parse_context_parse(context, text, (gssize) size, &error) &&
                g_markup_parse_context_end_parse(context, &error);
    g_markup_parse_context_get_position(context, &line, &column);
    g_markup_parse_context_free(context);
    finish(&p);
    if (good) {
        *ret_kml = kml;
        return COR_OK;
    }
    g_error_free(error);
    cor_kml_free(kml);
    return cor_fail(err, COR_BAD_DATA, "is no well-formed XML: it stops making sense in line %d, at character %d", line,
                    column);
}
