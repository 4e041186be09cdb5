#include "made_shapefile.h"

#include <math.h>
#include <string.h>

#include <shapefil.h>

static const int types[] = {SHPT_POINT,  SHPT_ARC,  SHPT_POLYGON,  SHPT_MULTIPOINT,
                            SHPT_POINTZ, SHPT_ARCZ, SHPT_POLYGONZ, SHPT_MULTIPOINTZ,
                            SHPT_POINTM, SHPT_ARCM, SHPT_POLYGONM, SHPT_MULTIPOINTM};

static const struct {
    const char *cpg; /* NULL: no .cpg is written */
    const char *ldid;
    const char *words[4]; /* in that encoding */
} encodings[] = {
    {"UTF-8", NULL, {"Gwadar", "Bj\xc3\xb8rn", "\xe4\xb8\xad\xe5\x9b\xbd", "\xd8\xa8\xd9\x84\xd9\x88\xda\x86"}},
    {"1252", NULL, {"Gwadar", "Bj\xf8rn", "\x80 5", "na\xefve"}},
    {"CP1251", NULL, {"Gwadar", "\xcc\xee\xf1\xea\xe2\xe0", "\xc0", "\xff"}},
    {"GBK", NULL, {"Gwadar", "\xd6\xd0\xb9\xfa", "\xbc\xf2\xcc\xe5", "x"}},
    {NULL, "LDID/87", {"Gwadar", "Bj\xf8rn", "\xc9t\xe9", "na\xefve"}},
    {NULL, NULL, {"Gwadar", "Hub", "Sost", "N-25 'x' \"y\""}},
};

enum { MAX_VERTICES = 12, MAX_PARTS = 3 };

typedef struct {
    double x[MAX_PARTS * MAX_VERTICES], y[MAX_PARTS * MAX_VERTICES], z[MAX_PARTS * MAX_VERTICES];
    int starts[MAX_PARTS], n, parts;
} vertices;

static void add_vertex(vertices *v, double x, double y)
{
    v->x[v->n] = x;
    v->y[v->n] = y;
    v->z[v->n++] = x + y;
}

/* A ring round a centre, closed, clockwise; a hole lies in it the other way round. */
static void add_ring(GRand *random, vertices *v, double x, double y, double radius, gboolean hole)
{
    int n = g_rand_int_range(random, 3, MAX_VERTICES - 1);
    v->starts[v->parts++] = v->n;
    for (int i = 0; i <= n; i++) {
        double angle = 2 * G_PI * (i % n) / n;
        add_vertex(v, x + radius * cos(hole ? angle : -angle), y + radius * sin(hole ? angle : -angle));
    }
}

static void make_polygon(GRand *random, vertices *v)
{
    double x = g_rand_double_range(random, -170, 170), y = g_rand_double_range(random, -80, 80);
    add_ring(random, v, x, y, 2, FALSE);
    if (g_rand_boolean(random)) add_ring(random, v, x, y, 0.5, TRUE);
    if (g_rand_boolean(random)) add_ring(random, v, x + 6, y, 1, FALSE);
}

static void make_lines(GRand *random, vertices *v)
{
    int parts = g_rand_int_range(random, 1, MAX_PARTS + 1);
    for (int part = 0; part < parts; part++) {
        v->starts[v->parts++] = v->n;
        for (int i = g_rand_int_range(random, 2, MAX_VERTICES); i; i--)
            add_vertex(v, g_rand_double_range(random, -180, 180), g_rand_double_range(random, -90, 90));
    }
}

static void make_points(GRand *random, vertices *v, int n)
{
    while (n--)
        add_vertex(v, g_rand_double_range(random, -180, 180), g_rand_double_range(random, -90, 90));
}

static void write_shape(GRand *random, SHPHandle shp, int type)
{
    vertices v = {0};
    SHPObject *object;
    switch (type % 10) {
    case 1:
        make_points(random, &v, 1);
        break;
    case 3:
        make_lines(random, &v);
        break;
    case 5:
        make_polygon(random, &v);
        break;
    default:
        make_points(random, &v, g_rand_int_range(random, 1, MAX_VERTICES));
    }
    if (g_rand_int_range(random, 0, 6) == 0)
        object = SHPCreateSimpleObject(SHPT_NULL, 0, NULL, NULL, NULL);
    else
        object = SHPCreateObject(type, -1, v.parts, v.starts, NULL, v.n, v.x, v.y, v.z, v.z);
    SHPWriteObject(shp, -1, object);
    SHPDestroyObject(object);
}

static void write_row(GRand *random, DBFHandle dbf, int row, const char *const *words)
{
    DBFWriteStringAttribute(dbf, row, 0, words[g_rand_int_range(random, 0, 4)]);
    if (g_rand_int_range(random, 0, 5)) DBFWriteIntegerAttribute(dbf, row, 1, g_rand_int_range(random, -99999, 99999));
    if (g_rand_int_range(random, 0, 5)) DBFWriteDoubleAttribute(dbf, row, 2, g_rand_double_range(random, -1e6, 1e6));
    if (g_rand_int_range(random, 0, 5))
        DBFWriteAttributeDirectly(dbf, row, 3, g_rand_boolean(random) ? (void *) "20240229" : (void *) "19991231");
    if (g_rand_int_range(random, 0, 3) == 0) DBFMarkRecordDeleted(dbf, row, TRUE);
}

static void write_text(const char *folder, const char *name, const char *text)
{
    char *path = g_build_filename(folder, name, NULL);
    g_file_set_contents(path, text, -1, NULL);
    g_free(path);
}

char *make_shapefile(const char *folder, guint32 seed)
{
    GRand *random = g_rand_new_with_seed(seed);
    int type = types[g_rand_int_range(random, 0, G_N_ELEMENTS(types))], n = g_rand_int_range(random, 0, 9);
    guint e = (guint) g_rand_int_range(random, 0, G_N_ELEMENTS(encodings));
    char *base = g_build_filename(folder, "made", NULL), *cpg = g_strconcat(base, ".cpg", NULL);
    remove(cpg);
    SHPHandle shp = SHPCreate(base, type);
    DBFHandle dbf = DBFCreateEx(base, encodings[e].ldid);
    DBFAddField(dbf, "name", FTString, 16, 0);
    DBFAddField(dbf, "whole", FTInteger, 9, 0);
    DBFAddField(dbf, "real", FTDouble, 18, 6);
    DBFAddNativeFieldType(dbf, "day", 'D', 8, 0);
    for (int i = 0; i < n; i++) {
        write_shape(random, shp, type);
        write_row(random, dbf, i, encodings[e].words);
    }
    SHPClose(shp);
    DBFClose(dbf);
    write_text(folder, "made.prj",
               "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
               "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]");
    if (encodings[e].cpg) write_text(folder, "made.cpg", encodings[e].cpg);
    char *description = g_strdup_printf("seed %u: %d shapes of type %d, encoding %s", seed, n, type,
                                        encodings[e].cpg    ? encodings[e].cpg
                                        : encodings[e].ldid ? encodings[e].ldid
                                                            : "unsaid");
    g_free(base);
    g_free(cpg);
    g_rand_free(random);
    return description;
}
