#include "made_map.h"

typedef struct {
    GRand *rand;
    GString *out;
    bool plain; /* all that is drawn can be seen */
} maker;

static int below(maker *m, int n)
{
    return g_rand_int_range(m->rand, 0, n);
}

static const char *one_of(maker *m, const char *const *words, size_t n)
{
    return words[below(m, (int) n)];
}
#define ONE_OF(m, ...)                                                                                                 \
    one_of(m, (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void add_number(maker *m, double x)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append(m->out, g_ascii_dtostr(text, sizeof text, x));
}

static double between(maker *m, double a, double b)
{
    return g_rand_double_range(m->rand, a, b);
}

/* Mostly around one place; else anywhere, on the seams, or nowhere. */
static void add_position(maker *m)
{
    static const double odd[][2] = {{180, 0},    {-180, 10}, {0, 90},  {0, -90},  {1e20, 1e20},      {-1e20, 5},
                                    {70, 1e300}, {540, 12},  {70, 91}, {-0.0, 0}, {179.999, 89.999}, {1e-300, 30}};
    double x = between(m, 60, 80), y = between(m, 20, 40);
    int kind = below(m, 20);
    if (kind == 0) {
        const double *p = odd[below(m, G_N_ELEMENTS(odd))];
        x = p[0];
        y = p[1];
    } else if (kind == 1) {
        x = between(m, -180, 180);
        y = between(m, -90, 90);
    } else if (kind == 2) {
        x = below(m, 2) ? between(m, 175, 180) : between(m, -180, -175);
    }
    g_string_append_c(m->out, '[');
    add_number(m, x);
    g_string_append(m->out, ", ");
    add_number(m, y);
    if (!below(m, 15)) g_string_append(m->out, ", 8848");
    g_string_append_c(m->out, ']');
}

static void add_positions(maker *m, int n)
{
    g_string_append_c(m->out, '[');
    for (int i = 0; i < n; i++) {
        if (i) g_string_append(m->out, ", ");
        add_position(m);
    }
    g_string_append_c(m->out, ']');
}

/* A ring, closed more often than not; sometimes of too few positions or crossing itself. */
static void add_ring(maker *m)
{
    double x = between(m, 60, 80), y = between(m, 20, 40), r = between(m, 0, 8);
    if (!below(m, 5)) {
        add_positions(m, below(m, 6));
        return;
    }
    g_string_append_c(m->out, '[');
    const int corners[5][2] = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}};
    for (int i = 0; i < 5; i++) {
        g_string_append(m->out, i ? ", [" : "[");
        add_number(m, x + r * corners[i][0]);
        g_string_append(m->out, ", ");
        add_number(m, y + r * corners[i][1]);
        g_string_append_c(m->out, ']');
    }
    g_string_append_c(m->out, ']');
}

static void add_rings(maker *m)
{
    int n = below(m, 4);
    g_string_append_c(m->out, '[');
    for (int i = 0; i < n; i++) {
        if (i) g_string_append(m->out, ", ");
        add_ring(m);
    }
    g_string_append_c(m->out, ']');
}

static void add_several(maker *m, void (*add)(maker *))
{
    int n = below(m, 4);
    g_string_append_c(m->out, '[');
    for (int i = 0; i < n; i++) {
        if (i) g_string_append(m->out, ", ");
        add(m);
    }
    g_string_append_c(m->out, ']');
}

static void add_line(maker *m)
{
    add_positions(m, below(m, 12));
}

static void begin_geometry(maker *m, const char *type)
{
    g_string_append_printf(m->out, "{\"type\": \"%s\", \"coordinates\": ", type);
}

static void add_geometry(maker *m, int depth)
{
    switch (below(m, depth < 4 ? 12 : 9)) {
    case 0:
        g_string_append(m->out, depth ? "{\"type\": \"Point\", \"coordinates\": []}" : "null");
        return;
    case 1:
        begin_geometry(m, "MultiPoint");
        add_positions(m, below(m, 5));
        break;
    case 2:
    case 3:
        begin_geometry(m, "LineString");
        add_line(m);
        break;
    case 4:
        begin_geometry(m, "MultiLineString");
        add_several(m, add_line);
        break;
    case 5:
    case 6:
        begin_geometry(m, "Polygon");
        add_rings(m);
        break;
    case 7:
        begin_geometry(m, "MultiPolygon");
        add_several(m, add_rings);
        break;
    case 9:
        g_string_append(m->out, "{\"type\": \"GeometryCollection\", \"geometries\": [");
        for (int i = 0, n = below(m, 3); i < n; i++) {
            if (i) g_string_append(m->out, ", ");
            add_geometry(m, depth + 1);
        }
        g_string_append(m->out, "]}");
        return;
    default:
        begin_geometry(m, "Point");
        add_position(m);
    }
    g_string_append_c(m->out, '}');
}

static void add_properties(maker *m)
{
    g_string_append_printf(m->out, "{\"n\": %s, \"kind\": %s, \"name\": %s}",
                           ONE_OF(m, "1", "2.5", "-7", "1e20", "null", "\"3\"", "0", "1e-300"),
                           ONE_OF(m, "\"port\"", "\"mine\"", "\"\"", "null", "7", "true"),
                           ONE_OF(m, "\"Gwadar\"", "\"<&>\\u0001\"", "\"\\u06af\\u0648\\u0627\\u062f\\u0631\"",
                                  "\"\\u5580\\u4ec0 Kashgar\"", "null", "\"a\\nb\"", "\"\\ud83d\\ude00\""));
}

static void add_features(maker *m)
{
    int n = below(m, 30);
    g_string_append(m->out, "{\"type\": \"FeatureCollection\", \"features\": [");
    for (int i = 0; i < n; i++) {
        if (i) g_string_append(m->out, ", ");
        g_string_append(m->out, "{\"type\": \"Feature\", \"properties\": ");
        add_properties(m);
        g_string_append(m->out, ", \"geometry\": ");
        add_geometry(m, 0);
        g_string_append_c(m->out, '}');
    }
    g_string_append(m->out, "]}");
}

static const char *number_of(maker *m)
{
    if (m->plain) return ONE_OF(m, "3", "5.5", "[match, [get, kind], port, 9, 4]");
    return ONE_OF(m, "0", "1", "3.5", "40", "-3", "1000", "[get, n]", "['*', 3, ['to-number', [get, n], 1]]",
                  "[match, [get, kind], port, 9, 2]", "[step, ['to-number', [get, n], 0], 1, 2, 5]",
                  "[interpolate, [linear], [zoom], 0, 1, 10, 8]", "['/', 1, 0]");
}

static const char *color_of(maker *m)
{
    if (m->plain) return ONE_OF(m, "'#c2341c'", "[match, [get, kind], port, '#111111', '#448811']");
    return ONE_OF(m, "'#c2341c'", "'#22446680'",
                  "[match, [get, kind], port, '#111111', [mine, ''], '#881111', '#448811']",
                  "[case, ['==', [get, n], 1], '#111111', '#cc2222']", "'hsl(200, 50%, 40%)'", "transparent");
}

static void add_layer(maker *m, int i)
{
    static const char *const types[] = {"fill", "line", "circle", "symbol"};
    int type = below(m, 4);
    g_string_append_printf(m->out, "  - id: layer%d\n    type: %s\n    source: data\n", i, types[type]);
    if (!below(m, 3))
        g_string_append_printf(m->out, "    filter: %s\n",
                               ONE_OF(m, "['==', [get, kind], port]", "['>', ['to-number', [get, n], 0], 1]",
                                      "['==', [geometry-type], Point]", "['has', name]"));
    if (type == 0) g_string_append_printf(m->out, "    paint: {fill-color: %s}\n", color_of(m));
    if (type == 1)
        g_string_append_printf(m->out,
                               "    layout: {line-cap: %s, line-join: %s}\n    paint: {line-color: %s, line-width: %s, "
                               "line-offset: %s, line-dasharray: %s}\n",
                               ONE_OF(m, "butt", "round", "square"), ONE_OF(m, "miter", "round", "bevel"), color_of(m),
                               number_of(m), m->plain ? "0" : ONE_OF(m, "0", "4", "-30"),
                               m->plain ? "[1]" : ONE_OF(m, "[3, 2]", "[0, 2]", "[0, 0]", "[1]", "[0.0001, 0.0001]"));
    if (type == 2)
        g_string_append_printf(m->out, "    paint: {circle-radius: %s, circle-color: %s, circle-stroke-width: %s}\n",
                               number_of(m), color_of(m), m->plain ? "0" : ONE_OF(m, "0", "1", "[get, n]"));
    if (type == 3)
        g_string_append_printf(
            m->out, "    layout: {text-field: %s, text-size: %s, symbol-placement: %s, text-max-width: %s}\n",
            ONE_OF(m, "[get, name]", "'{name} {n}'", "['to-string', [get, n]]"), number_of(m),
            ONE_OF(m, "point", "line-center", "line"), ONE_OF(m, "10", "1", "0"));
}

static void add_style(maker *m)
{
    g_string_append(m->out, "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\nlayers:\n");
    if (below(m, 2))
        g_string_append(m->out, "  - {id: ground, type: background, paint: {background-color: '#f7f4ec'}}\n");
    for (int i = 0, n = 1 + below(m, 4); i < n; i++)
        add_layer(m, i);
}

static void add_document(maker *m)
{
    g_string_append(m->out, "version: 1\nstyle: made.yaml\nas_of: 2024-11-30\n");
    g_string_append_printf(m->out, "page: {size: %s, dpi: %s, frame: %s}\n",
                           ONE_OF(m, "400 x 300 px", "60 x 40 mm", "24 x 24 pt", "800 x 40 px", "A6", "40 x 700 px"),
                           ONE_OF(m, "30", "96", "150"), m->plain ? "false" : ONE_OF(m, "true", "true", "false"));
    if (below(m, 2)) g_string_append(m->out, "title: 'Made <&> of {data.total}, {data.drawn} drawn'\nsubtitle: Odd\n");
    if (!below(m, 4)) g_string_append(m->out, "furniture: {legend: {counts: true}, scale-bar: {at: top-right}}\n");
    g_string_append_printf(m->out, "view: {%s%s%s}\n",
                           ONE_OF(m, "fit: data", "fit: data, margin: 5 mm", "bbox: [60, 20, 80, 40]",
                                  "bbox: [-180, -90, 180, 90]", "bbox: [175, -20, -175, 20]", "bbox: [60, 85, 80, 90]",
                                  "bbox: [70, 30, 70.0001, 30.0001]", "margin: 3%"),
                           ", crs: ",
                           ONE_OF(m, "auto", "auto", "'EPSG:3857'", "'EPSG:4326'", "'EPSG:32642'", "'EPSG:3031'",
                                  "'+proj=ortho +lat_0=30 "
                                  "+lon_0=70'",
                                  "'+proj=gnom +lat_0=90'", "'+proj=robin'",
                                  "'+proj=lcc +lat_1=20 +lat_2=40 +lon_0=-100'", "'+proj=tmerc +lon_0=170'",
                                  "'+proj=igh'"));
}

static char *finish(maker *m)
{
    char *text = g_string_free(m->out, FALSE);
    m->out = g_string_new(NULL);
    return text;
}

bool is_plain(guint32 seed)
{
    return seed % 3 == 0;
}

char *made_map(workshop *w, guint32 seed)
{
    maker m = {g_rand_new_with_seed(seed), g_string_new(NULL), is_plain(seed)};
    add_features(&m);
    char *text = finish(&m);
    put_file(w, "data.geojson", text);
    g_free(text);
    add_style(&m);
    text = finish(&m);
    put_file(w, "made.yaml", text);
    g_free(text);
    add_document(&m);
    text = finish(&m);
    g_string_free(m.out, TRUE);
    g_rand_free(m.rand);
    return text;
}
