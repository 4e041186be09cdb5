#include "support/golden.h"

#include "support/bytes.h"
#include "support/cmocka_all.h"
#include "support/picture.h"

static char *out_name(const golden *expected, const char *ending)
{
    return g_strconcat(expected->name, ending, NULL);
}

static void keep(const GByteArray *png, const char *path)
{
    assert_true(g_file_set_contents(path, (const char *) png->data, png->len, NULL));
}

static void complain(const golden *expected, const picture *reference, const picture *out, const difference *d)
{
    char *name = out_name(expected, ".diff.png");
    picture_write_difference(reference, out, name);
    if (!d->same_size)
        fail_msg("%s: %d x %d dots, not %d x %d", expected->name, out->width, out->height, reference->width,
                 reference->height);
    fail_msg("%s: %zu dots are off by up to %d, %zu may be; it shows that %s; see %s", expected->name, d->off,
             d->largest, expected->pixels_off, expected->shows, name);
}

void check_golden(const golden *expected, const cor_scene *scene)
{
    char *out_path = out_name(expected, ".out.png");
    char *reference_path = g_strconcat(COR_SOURCE_DIR "/tests/golden/", expected->name, ".ref.png", NULL);
    GByteArray *png = painted(scene, AS_PNG);
    picture out, reference;
    keep(png, g_getenv("COR_ACCEPT") ? reference_path : out_path);
    assert_true(picture_decode(&out, png->data, png->len));
    if (!picture_read(&reference, reference_path)) fail_msg("there is no %s", reference_path);
    difference d = picture_difference(&out, &reference, expected->channel_slack);
    if (!d.same_size || d.off > expected->pixels_off) complain(expected, &reference, &out, &d);
    picture_free(&out);
    picture_free(&reference);
    g_byte_array_unref(png);
    g_free(reference_path);
    g_free(out_path);
}
