#include "shapefiles.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>

static void write_prj(fixture *f, const char *name)
{
    fixture_write_text(f, cor_arena_format(f->arena, "%s.prj", name), WGS84_PRJ);
}

void write_points(fixture *f, const char *name, int type, const cor_point *points, size_t n)
{
    SHPHandle shp = SHPCreate(fixture_path(f, name), type);
    double z = 7, m = 8;
    for (size_t i = 0; i < n; i++) {
        double x = points[i].x, y = points[i].y;
        SHPObject *object = SHPCreateObject(type, -1, 0, NULL, NULL, 1, &x, &y, &z, &m);
        SHPWriteObject(shp, -1, object);
        SHPDestroyObject(object);
    }
    SHPClose(shp);
    write_prj(f, name);
}

void write_parts(fixture *f, const char *name, int type, const cor_point *points, size_t n, const int *starts,
                 int parts)
{
    SHPHandle shp = SHPCreate(fixture_path(f, name), type);
    double *x = g_new(double, n), *y = g_new(double, n), *z = g_new0(double, n);
    for (size_t i = 0; i < n; i++) {
        x[i] = points[i].x;
        y[i] = points[i].y;
    }
    SHPObject *object = SHPCreateObject(type, -1, parts, starts, NULL, (int) n, x, y, z, z);
    SHPWriteObject(shp, -1, object);
    SHPDestroyObject(object);
    SHPClose(shp);
    g_free(x);
    g_free(y);
    g_free(z);
    write_prj(f, name);
}

void write_field(fixture *f, const char *name, const char *field, char type, int width, int decimals,
                 const char *code_page, const char *const *cells, size_t n)
{
    DBFHandle dbf = DBFCreateEx(fixture_path(f, name), code_page);
    DBFAddNativeFieldType(dbf, field, type, width, decimals);
    for (size_t i = 0; i < n; i++) {
        char record[300];
        memset(record, ' ', sizeof record);
        memcpy(record + 1, cells[i], strlen(cells[i]));
        DBFWriteTuple(dbf, (int) i, record);
    }
    DBFClose(dbf);
}

void patch(fixture *f, const char *name, long offset, const void *bytes, size_t size)
{
    FILE *file = fopen(fixture_path(f, name), "r+b");
    assert_non_null(file);
    fseek(file, offset, offset < 0 ? SEEK_END : SEEK_SET);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
}

void cut_off(fixture *f, const char *name, size_t size)
{
    char *bytes;
    gsize length;
    assert_true(g_file_get_contents(fixture_path(f, name), &bytes, &length, NULL));
    assert_true(size <= length);
    fixture_write(f, name, bytes, size);
    g_free(bytes);
}
