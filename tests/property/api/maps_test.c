/* Whatever the documents and data: a status that was promised, soon, and for a map that was drawn a picture, honest
 * counts and the same bytes again. The first argument may be a seed, the second how many follow it. */
#include <math.h>
#include <stdlib.h>

#include "made_map.h"
#include "support/cmocka_all.h"
#include "support/picture.h"

static guint32 first_seed = 20241130;
static guint32 seeds = 250;

/* A map takes some milliseconds; with sanitizers, on a busy machine, some hundreds. */
static const double MAX_SECONDS = 5;

/* Of one colour, and that the paper's or the style's background. */
static bool is_blank(const outcome *o)
{
    static const guint8 paper[] = {255, 255, 255, 255}, ground[] = {0xf7, 0xf4, 0xec, 255};
    picture p;
    if (!picture_decode(&p, o->bytes->data, o->bytes->len)) return true;
    bool same = !memcmp(p.rgba, paper, 4) || !memcmp(p.rgba, ground, 4);
    for (int i = 1; same && i < p.width * p.height; i++)
        same = !memcmp(p.rgba, p.rgba + 4 * (size_t) i, 4);
    picture_free(&p);
    return same;
}

/* Lines and circles have a width of their own; areas may be smaller than a dot, and labels may find no place. */
static bool has_marks(const outcome *o)
{
    size_t i;
    json_t *layer;
    json_array_foreach(json_object_get(o->report, "layers"), i,
                       layer) if (strcmp(json_string_value(json_object_get(layer, "type")), "symbol") != 0 &&
                                  json_integer_value(json_at(layer, "features.drawn"))) return true;
    return false;
}

static bool is_promised(cor_status status)
{
    return status == COR_OK || status == COR_BAD_DOCUMENT || status == COR_BAD_DATA;
}

/* A page that is smaller has room for no furniture; what is drawn may all lie within the width of a line beyond it. */
static bool is_roomy(const outcome *o)
{
    return fmin(number_at(o, "page.size.0"), number_at(o, "page.size.1")) > 40;
}

static void check_drawn(const outcome *o, guint32 seed)
{
    if (!o->report) fail_msg("seed %u: drawn, but without a valid report", seed);
    const char *layer = miscounted_layer(o->report);
    if (layer) fail_msg("seed %u: layer '%s' counts wrongly", seed, layer);
    if (is_plain(seed) && is_roomy(o) && has_marks(o) && is_blank(o)) fail_msg("seed %u: drawn, but blank", seed);
}

static void check_seed(workshop *w, guint32 seed, guint *drawn_n)
{
    char *map = made_map(w, seed);
    gint64 start = g_get_monotonic_time();
    outcome o = draw_map(w, map, NULL, COR_FORMAT_PNG);
    double seconds = (double) (g_get_monotonic_time() - start) / G_USEC_PER_SEC;
    if (!is_promised(o.status)) fail_msg("seed %u: status %d: %s", seed, o.status, o.error.message);
    if (o.status && !*o.error.message) fail_msg("seed %u: status %d without a word", seed, o.status);
    if (o.status && o.bytes->len) fail_msg("seed %u: failed, but wrote %u bytes", seed, o.bytes->len);
    if (seconds > MAX_SECONDS) fail_msg("seed %u: %.1f s", seed, seconds);
    if (!o.status) {
        check_drawn(&o, seed);
        ++*drawn_n;
    }
    free_outcome(&o);
    g_free(map);
}

static void made_maps_end_well(void **state)
{
    (void) state;
    guint drawn_n = 0;
    workshop *w = new_workshop();
    for (guint32 i = 0; i < seeds; i++) {
        if (i % 20 == 0) renew_session(w);
        check_seed(w, first_seed + i, &drawn_n);
    }
    print_message("%u maps from seed %u: %u drawn\n", seeds, first_seed, drawn_n);
    if (seeds > 100) assert_true(drawn_n > seeds / 4);
    free_workshop(w);
}

static void vector_outputs_of_made_maps_are_the_same_twice(void **state)
{
    (void) state;
    static const cor_format formats[] = {COR_FORMAT_SVG, COR_FORMAT_SVG_OUTLINES, COR_FORMAT_PDF};
    workshop *w = new_workshop();
    for (guint32 i = 0; i < seeds / 5; i++) {
        guint32 seed = first_seed + 5 * i;
        char *map = made_map(w, seed);
        cor_format format = formats[i % 3];
        outcome a = draw_map(w, map, NULL, format);
        renew_session(w);
        outcome b = draw_map(w, map, NULL, format);
        if (a.status != b.status || a.bytes->len != b.bytes->len ||
            (a.bytes->len && memcmp(a.bytes->data, b.bytes->data, a.bytes->len) != 0))
            fail_msg("seed %u, format %d: not the same twice", seed, format);
        if (!a.status && format != COR_FORMAT_PDF && !g_utf8_validate((char *) a.bytes->data, a.bytes->len, NULL))
            fail_msg("seed %u: an SVG that is no UTF-8", seed);
        free_outcome(&a);
        free_outcome(&b);
        g_free(map);
    }
    free_workshop(w);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(made_maps_end_well),
        cmocka_unit_test(vector_outputs_of_made_maps_are_the_same_twice),
    };
    if (argc > 1) first_seed = (guint32) strtoul(argv[1], NULL, 10);
    if (argc > 1) seeds = argc > 2 ? (guint32) strtoul(argv[2], NULL, 10) : 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
