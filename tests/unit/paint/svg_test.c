#include <locale.h>
#include <stdlib.h>

#include <glib.h>

#include "scene/icons.h"
#include "support/bytes.h"
#include "support/cmocka_all.h"
#include "support/drawing.h"
#include "support/folder.h"

static void check_has(const char *svg, const char *wanted)
{
    if (!strstr(svg, wanted)) fail_msg("there is no '%s' in\n%s", wanted, svg);
}

static void check_has_not(const char *svg, const char *unwanted)
{
    if (strstr(svg, unwanted)) fail_msg("there is '%s' in\n%s", unwanted, svg);
}

static void check_well_formed(const char *svg)
{
    static const GMarkupParser parser = {0};
    GError *error = NULL;
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, NULL, NULL);
    if (!g_markup_parse_context_parse(context, svg, -1, &error) || !g_markup_parse_context_end_parse(context, &error))
        fail_msg("%s in\n%s", error->message, svg);
    g_markup_parse_context_free(context);
}

/* The mark in ids, which depends on all of the picture, is left out. */
static char *svg_of(cor_scene *scene)
{
    char *marked = painted_text(scene, AS_SVG);
    GRegex *mark = g_regex_new("\\b(clip|icon|tile|glow|bend)(\\d+)-[0-9a-f]{6}\\b", 0, 0, NULL);
    char *svg = g_regex_replace(mark, marked, -1, 0, "\\1\\2", 0, NULL);
    check_well_formed(marked);
    g_regex_unref(mark);
    g_free(marked);
    free_page(scene);
    return svg;
}

/* The id of the clip in a page of that width, which is the caller's. */
static char *clip_id(double width)
{
    cor_scene *scene = new_page(width, 75);
    cor_group *group = cor_scene_group(scene, "g", NULL);
    group->clipped = true;
    group->clip = (cor_rect){1, 2, 9, 9};
    add_line(scene, "#000000", 1, "0 0, 10 0");
    char *svg = painted_text(scene, AS_SVG);
    const char *at = strstr(svg, "<clipPath id=\"");
    assert_non_null(at);
    at += strlen("<clipPath id=\"");
    char *id = g_strndup(at, strcspn(at, "\""));
    g_free(svg);
    free_page(scene);
    return id;
}

static void two_pictures_in_one_page_of_the_web_share_no_ids(void **state)
{
    (void) state;
    char *one = clip_id(75), *again = clip_id(75), *other = clip_id(76);
    assert_string_equal(one, again);
    assert_string_not_equal(one, other);
    g_free(one);
    g_free(again);
    g_free(other);
}

static void the_page_has_its_size_in_millimetres(void **state)
{
    (void) state;
    char *svg = svg_of(new_page(280 / 25.4 * 72, 190 / 25.4 * 72));
    check_has(svg, "width=\"280mm\" height=\"190mm\" viewBox=\"0 0 793.7008 538.5827\"");
    g_free(svg);
    svg = svg_of(new_page(1200, 900)); /* a hair more than 423.3333 mm would be 1601 dots to a viewer */
    check_has(svg, "width=\"423.3333mm\" height=\"317.5mm\" viewBox=\"0 0 1200 900\"");
    g_free(svg);
}

static void each_group_is_a_named_layer(void **state)
{
    (void) state;
    cor_scene *scene = new_page(100, 100);
    const char *const ids[] = {"roads", "roads", "main roads & <tracks>", "clip1", "7up"};
    for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
        cor_group *group = cor_scene_group(scene, ids[i], i ? NULL : "Roads & \"tracks\"");
        group->clipped = i < 2;
        group->clip = (cor_rect){1, 2, 99, 98};
        add_line(scene, "#000000", 1, "0 0, 10 0");
    }
    char *svg = svg_of(scene);
    check_has(svg, "<g id=\"roads\" inkscape:groupmode=\"layer\" inkscape:label=\"Roads &amp; &quot;tracks&quot;\" "
                   "clip-path=\"url(#clip1)\">");
    check_has(svg, "<g id=\"roads-2\"");
    check_has(svg, "<g id=\"main_roads____tracks_\"");
    check_has(svg, "<g id=\"_clip1\"");
    check_has(svg, "<g id=\"_7up\"");
    check_has(svg, "<clipPath id=\"clip1\"><rect x=\"1\" y=\"2\" width=\"98\" height=\"96\"/></clipPath>");
    check_has_not(svg, "clip2");
    g_free(svg);
}

static void paths_are_compact_and_add_up_no_error(void **state)
{
    (void) state;
    cor_scene *scene = new_page(100, 100);
    cor_scene_group(scene, "land", NULL);
    add_polygon(scene, "#aabbcc", "1 1, 11.004 1, 11.008 1.506, 0.5 20; 3 3, 4 3, 4 4");
    add_line(scene, "#c8102e80", 2.25, "0.333 0.333, 0.666 0.666, 0.999 0.999, 0.999 0.999");
    char *svg = svg_of(scene);
    check_has(svg, "fill=\"#abc\" fill-rule=\"evenodd\"");
    check_has(svg, "d=\"m1 1 10 0 .01 .51-10.51 18.49zm2 2 1 0 0 1z\"");
    check_has(svg, "stroke=\"#c8102e\" stroke-opacity=\".502\" stroke-width=\"2.25\"");
    check_has(svg, "d=\"m.33 .33 .34 .34 .33 .33\"");
    g_free(svg);
}

static void a_halo_alone_is_neither_filled_nor_read_twice(void **state)
{
    (void) state;
    cor_fonts *fonts = cor_fonts_new();
    cor_scene *scene = new_page(300, 100);
    cor_scene_group(scene, "places", NULL);
    add_text(scene, fonts, "Gwadar", "Noto Sans", 9, 10, 20);
    cor_scene_group_at(scene, cor_scene_group_count(scene) - 1)->items[0].text.halo_alone = true;
    char *svg = svg_of(scene);
    check_has(svg, "font-size=\"9\" fill=\"none\" aria-hidden=\"true\" stroke=\"#fff\" stroke-width=\"2\" "
                   "stroke-linejoin=\"round\" xml:space=\"preserve\">Gwadar</text>");
    g_free(svg);
    cor_fonts_free(fonts);
}

static void text_stays_text(void **state)
{
    (void) state;
    cor_fonts *fonts = cor_fonts_new();
    cor_scene *scene = new_page(300, 100);
    cor_scene_group(scene, "places", NULL);
    add_text(scene, fonts, "Gwadar <script>alert(1)</script> & Co", "Noto Sans", 9, 10, 20);
    add_text(scene, fonts, "two\nlines", "Noto Sans", 9, 10, 50);
    char *svg = svg_of(scene);
    check_has(svg, ">Gwadar &lt;script&gt;alert(1)&lt;/script&gt; &amp; Co</text>");
    check_has(svg, "font-family=\"'Noto Sans',sans-serif\" font-size=\"9\" fill=\"#1a1a1a\" stroke=\"#fff\" "
                   "stroke-width=\"2\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
    check_has(svg, ">two</tspan><tspan");
    check_has_not(svg, "<script");
    g_free(svg);
    cor_fonts_free(fonts);
}

static cor_scene *scene_of(cor_fonts *fonts, const cor_text_spec *spec)
{
    const cor_run *run;
    cor_scene *scene = new_page(400, 100);
    assert_int_equal(cor_shape(fonts, spec, NULL, &run, NULL), COR_OK);
    cor_scene_group(scene, "places", NULL);
    cor_scene_add(scene, COR_ITEM_TEXT)->text = (cor_text_item){.run = run, .x = 40, .y = 20, .color = {0, 0, 0, 1}};
    return scene;
}

/* Other programs would pull the letters of a joined script apart. */
static void only_letters_that_can_be_are_spaced(void **state)
{
    (void) state;
    cor_fonts *fonts = cor_fonts_new();
    cor_text_spec spec = {
        .text = "گوادر بندرگاہ", .font = {"Noto Sans", 400, false}, .size = 10, .letter_spacing = 0.2};
    char *svg = svg_of(scene_of(fonts, &spec));
    check_has_not(svg, "letter-spacing");
    check_has(svg, ">گوادر بندرگاہ</text>");
    g_free(svg);
    spec.text = "SEA";
    svg = svg_of(scene_of(fonts, &spec));
    check_has(svg, " letter-spacing=\"2\"");
    check_has(svg, ">SEA</text>");
    g_free(svg);
    spec.text = "SEA گوادر بندر OF";
    svg = svg_of(scene_of(fonts, &spec));
    check_has(svg, "><tspan letter-spacing=\"2\">SEA </tspan>گوادر بندر <tspan letter-spacing=\"2\">OF</tspan></text>");
    g_free(svg);
    cor_fonts_free(fonts);
}

/* What is read from the right hangs on its right end: wider letters of another font grow away from it. */
static void parts_hang_where_they_are_read_from(void **state)
{
    (void) state;
    cor_fonts *fonts = cor_fonts_new();
    const cor_text_part parts[] = {{.end = 1, .scale = 1}, {.end = 11, .scale = 1}};
    cor_text_spec spec = {
        .text = "Aگوادر", .parts = parts, .n_parts = 2, .font = {"Noto Sans", 400, false}, .size = 10};
    const cor_run *run;
    assert_int_equal(cor_shape(fonts, &spec, NULL, &run, NULL), COR_OK);
    char *svg = svg_of(scene_of(fonts, &spec)), *place = strstr(svg, " direction=\"rtl\""), *x = place;
    assert_non_null(place);
    while (strncmp(x, "<tspan", 6) != 0)
        x--;
    assert_float_equal(g_ascii_strtod(strstr(x, "x=\"") + 3, NULL), 40 + run->width, 0.01);
    check_has_not(svg, "text-anchor");
    g_free(svg);
    cor_fonts_free(fonts);
}

static void words_with_controls_and_broken_bytes_give_valid_xml(void **state)
{
    (void) state;
    cor_scene *scene = new_page(100, 100);
    scene->title = "a\x01\x1b[31m<b>\xff\xc3(\xed\xa0\x80 \xef\xbf\xbf&\x7f";
    scene->description = "]]> --> \" '";
    scene->caption = "<c> & \x03";
    scene->marking = "<R> & \x02";
    cor_scene_group(scene, "x\"><script>", "y\"><script>");
    add_line(scene, "#000000", 1, "0 0, 10 0");
    char *svg = svg_of(scene);
    check_has(svg, "<dc:rights>&lt;R&gt; &amp; </dc:rights>");
    check_has(svg, "<dc:description>&lt;c&gt; &amp; </dc:description>");
    check_has(svg, "<desc>]]&gt; --&gt; &quot; '</desc>");
    check_has(svg, "<title>a[31m&lt;b&gt;( &amp;</title>");
    check_has_not(svg, "<script");
    g_free(svg);
}

static void circles_share_their_look(void **state)
{
    (void) state;
    static const cor_circle opaque = {3, {1, 0, 0, 0.5F}, 0.5, {1, 1, 1, 1}, 0};
    static const cor_circle clear = {3, {1, 0, 0, 0.5F}, 0.5, {1, 1, 1, 0.5F}, 0};
    static const cor_point at[] = {{7.001, 8}, {NAN, 8}, {9, 8}};
    cor_scene *scene = new_page(100, 100);
    cor_scene_group(scene, "incidents", NULL);
    add_circles(scene, &opaque, at, 3);
    add_circles(scene, &clear, at, 1);
    char *svg = svg_of(scene);
    check_has(svg, "<g fill=\"#f00\" fill-opacity=\".5\" stroke=\"#fff\" stroke-width=\".5\">\n"
                   "<circle cx=\"7\" cy=\"8\" r=\"3.25\"/>\n<circle cx=\"9\" cy=\"8\" r=\"3.25\"/>\n</g>");
    check_has(svg, "<circle cx=\"7\" cy=\"8\" r=\"3\" fill=\"#f00\" fill-opacity=\".5\"/>\n"
                   "<circle cx=\"7\" cy=\"8\" r=\"3.25\" fill=\"none\" stroke=\"#fff\" stroke-opacity=\".5\"");
    g_free(svg);
}

static void a_rim_round_nothing_takes_no_fill_from_the_circles_beside_it(void **state)
{
    (void) state;
    static const cor_circle kinds[] = {{0, {1, 0, 0, 1}, 0.5, {1, 1, 1, 1}, 0},
                                       {3, {1, 0, 0, 1}, 0.5, {1, 1, 1, 1}, 0}};
    static const cor_point at[] = {{7, 8}, {9, 8}};
    static const uint32_t kind[] = {0, 1};
    cor_scene *scene = new_page(100, 100);
    cor_scene_group(scene, "incidents", NULL);
    cor_scene_add(scene, COR_ITEM_CIRCLES)->circles =
        (cor_circles){.at = at, .kind = kind, .n = 2, .kinds = kinds, .n_kinds = 2};
    char *svg = svg_of(scene);
    check_has(svg, "<circle cx=\"7\" cy=\"8\" r=\".25\" fill=\"none\"/>\n"
                   "<circle cx=\"9\" cy=\"8\" r=\"3.25\" fill=\"#f00\"/>");
    g_free(svg);
}

static void a_soft_circle_is_a_gradient(void **state)
{
    (void) state;
    static const cor_circle soft = {.radius = 3, .fill = {1, 0, 0, 0.5F}, .blur = 1};
    static const cor_point at[] = {{7, 8}, {9, 8}};
    cor_scene *scene = new_page(100, 100);
    cor_scene_group(scene, "incidents", NULL);
    add_circles(scene, &soft, at, 2);
    char *svg = svg_of(scene);
    check_has(svg, "<radialGradient id=\"glow1\"><stop offset=\"0\" stop-color=\"#f00\" stop-opacity=\".5\"/>");
    check_has(svg, "<stop offset=\".5\" stop-color=\"#f00\" stop-opacity=\".25\"/>");
    check_has(svg, "<stop offset=\"1\" stop-color=\"#f00\" stop-opacity=\"0\"/></radialGradient>");
    check_has(svg, "<circle cx=\"7\" cy=\"8\" r=\"3\" fill=\"url(#glow1)\"/>\n<circle cx=\"9\"");
    check_has_not(svg, "glow2");
    g_free(svg);
}

/* An icon that tries everything it must not do. */
static const char wicked[] =
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='20' height='20' "
    "onload='alert(1)'><script>alert(2)</script><a xlink:href='http://example.com'>"
    "<rect width='20' height='20' fill='#f80' onclick='alert(3)'/></a>"
    "<foreignObject><p>hi</p></foreignObject><image xlink:href='file:///etc/passwd' width='9' height='9'/>"
    "<circle cx='10' cy='10' r='5' fill='currentColor'/></svg>";

/* cairo 1.18 puts blanks between the parts of a colour. TEXT is changed. */
static char *without_blanks(char *text)
{
    char *to = text;
    for (const char *from = text; *from; from++)
        if (*from != ' ') *to++ = *from;
    *to = 0;
    return text;
}

static void icons_come_through_as_shapes_alone(void **state)
{
    (void) state;
    char *folder = g_dir_make_tmp("corridor-icons-XXXXXX", NULL), *file = g_build_filename(folder, "w.svg", NULL);
    assert_true(g_file_set_contents(file, wicked, -1, NULL));
    cor_icons *icons = cor_icons_new(folder);
    const cor_icon *icon;
    assert_int_equal(cor_icon_open(icons, "w", &icon, NULL), COR_OK);
    cor_scene *scene = new_page(100, 100);
    cor_scene_group(scene, "sites", NULL);
    for (int i = 0; i < 2; i++)
        cor_scene_add(scene, COR_ITEM_ICON)->icon = (cor_icon_item){.icon = icon,
                                                                    .x = 20 + 30 * i,
                                                                    .y = 20,
                                                                    .width = 15,
                                                                    .height = 15,
                                                                    .angle = 45 * i,
                                                                    .opacity = 1,
                                                                    .recolor = true,
                                                                    .color = color("#0000ff")};
    char *once = painted_text(scene, AS_SVG), *again = painted_text(scene, AS_SVG), *svg = svg_of(scene);
    assert_string_equal(once, again);
    g_free(once);
    check_has(svg, "<symbol id=\"icon1\" viewBox=\"0 0 20 20\"");
    check_has(svg, "<use xlink:href=\"#icon1\" x=\"42.5\" y=\"12.5\" width=\"15\" height=\"15\" "
                   "transform=\"rotate(45 50 20)\"/>");
    const char *const never[] = {"icon2\"", "alert", "onload", "onclick", "example.com", "passwd", "<a ", "foreign"};
    for (size_t i = 0; i < G_N_ELEMENTS(never); i++)
        check_has_not(svg, never[i]);
    check_has(without_blanks(svg), "rgb(0%,0%,100%)");
    cor_icons_free(icons);
    remove_folder(folder);
    g_free(file);
    g_free(folder);
    g_free(svg);
    g_free(again);
}

/* The SVG of a text at X, clipped, with the marks in its ids. Caller owns it. */
static char *marked_svg(double x)
{
    cor_fonts *fonts = cor_fonts_new();
    cor_scene *scene = new_page(100, 100);
    cor_group *group = cor_scene_group(scene, "places", NULL);
    group->clipped = true;
    group->clip = (cor_rect){10 + x / 1000, 10, 90, 90};
    add_text(scene, fonts, "Gwadar", "Noto Sans", 11, x, 40);
    char *svg = painted_text(scene, AS_SVG);
    free_page(scene);
    cor_fonts_free(fonts);
    return svg;
}

static void last_bits_that_a_processor_may_differ_in_change_nothing(void **state)
{
    (void) state;
    char *svg = marked_svg(20), *near = marked_svg(20 + 1e-12), *far = marked_svg(20.5);
    assert_string_equal(svg, near);
    const char *mark = strstr(svg, "clip1-");
    assert_non_null(mark);
    char *id = g_strndup(mark, strlen("clip1-000000"));
    check_has_not(far, id);
    g_free(id);
    g_free(far);
    g_free(near);
    g_free(svg);
}

static void a_pattern_is_one_cell_however_often_it_is_used(void **state)
{
    (void) state;
    cor_icons *icons = cor_icons_new(COR_SOURCE_DIR "/styles/icons");
    const cor_icon *icon;
    assert_int_equal(cor_icon_open(icons, "port", &icon, NULL), COR_OK);
    cor_scene *scene = new_page(100, 100);
    cor_path square = path_of(scene, "0 0, 50 0, 50 50", true);
    cor_scene_group(scene, "areas", NULL);
    for (int i = 0; i < 3; i++)
        cor_scene_add(scene, COR_ITEM_PATTERN)->pattern =
            (cor_pattern){&square, 1, icon, 11.25, 11.25, {i / 2, 0}, 0, i ? 1 : 0.5, false};
    char *svg = svg_of(scene);
    check_has(svg, "<pattern id=\"tile1\" patternUnits=\"userSpaceOnUse\" width=\"11.25\" height=\"11.25\">"
                   "<use xlink:href=\"#icon1\" width=\"11.25\" height=\"11.25\"/></pattern>");
    check_has(svg, "<g fill=\"url(#tile1)\" fill-rule=\"evenodd\">\n<path opacity=\".5\" d=\"m0 0 50 0 0 50z\"/>");
    check_has(svg, "<pattern id=\"tile2\" patternUnits=\"userSpaceOnUse\" width=\"11.25\" height=\"11.25\" "
                   "patternTransform=\"translate(1 0)\">");
    check_has_not(svg, "tile3");
    cor_icons_free(icons);
    g_free(svg);
}

static void a_group_says_how_it_blends(void **state)
{
    (void) state;
    cor_scene *scene = new_page(100, 100);
    cor_scene_group(scene, "tint", NULL)->blend = COR_BLEND_MULTIPLY;
    add_polygon(scene, "#ff0000", "0 0, 50 0, 50 50");
    char *svg = svg_of(scene);
    check_has(svg, "style=\"mix-blend-mode:multiply\"");
    g_free(svg);
}

static cor_scene *mixed_scene(cor_fonts *fonts)
{
    cor_scene *scene = new_page(200, 100);
    cor_scene_group(scene, "land", NULL)->opacity = 0.5;
    add_polygon(scene, "#aabbcc", "1.5 1, 11.25 1, 11 1");
    cor_scene_group(scene, "places", NULL)->clipped = true;
    cor_scene_group_at(scene, 1)->clip = (cor_rect){0.5, 0.5, 99, 99};
    add_text(scene, fonts, "Gwādar 瓜达尔", "Noto Sans", 9.5, 10, 20);
    return scene;
}

static void the_same_scene_gives_the_same_bytes_in_any_locale(void **state)
{
    painted_as formats[] = {AS_SVG, AS_OUTLINES, AS_PDF, AS_PNG};
    cor_fonts *fonts = cor_fonts_new();
    cor_scene *scene = mixed_scene(fonts);
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        GByteArray *before = painted(scene, formats[i]);
        setlocale(LC_ALL, "de_DE.UTF-8");
        setenv("TZ", "Asia/Karachi", 1);
        GByteArray *after = painted(scene, formats[i]);
        setlocale(LC_ALL, "C");
        unsetenv("TZ");
        if (!same_bytes(before, after)) fail_msg("format %zu has other bytes the second time", i);
        g_byte_array_unref(before);
        g_byte_array_unref(after);
    }
    free_page(scene);
    cor_fonts_free(fonts);
}

static bool refuse(void *context, const void *bytes, size_t length)
{
    size_t *left = context;
    (void) bytes;
    if (length > *left) return false;
    *left -= length;
    return true;
}

static void a_sink_that_refuses_ends_every_painter(void **state)
{
    (void) state;
    cor_fonts *fonts = cor_fonts_new();
    cor_scene *scene = mixed_scene(fonts);
    for (size_t room = 0; room < 400; room += 57) {
        size_t left[5] = {room, room, room, room, 0};
        cor_sink sinks[5];
        for (int i = 0; i < 5; i++)
            sinks[i] = (cor_sink){refuse, &left[i]};
        assert_int_equal(cor_paint_svg(scene, &sinks[0], NULL), COR_BAD_OUTPUT);
        assert_int_equal(cor_paint_svg_outlines(scene, &sinks[1], NULL), COR_BAD_OUTPUT);
        assert_int_equal(cor_paint_pdf(scene, &sinks[2], NULL), COR_BAD_OUTPUT);
        assert_int_equal(cor_paint_png(scene, 96, &sinks[3], NULL), COR_BAD_OUTPUT);
        assert_int_equal(cor_paint_trace(scene, &sinks[4], NULL), COR_BAD_OUTPUT);
    }
    free_page(scene);
    cor_fonts_free(fonts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_page_has_its_size_in_millimetres),
        cmocka_unit_test(each_group_is_a_named_layer),
        cmocka_unit_test(two_pictures_in_one_page_of_the_web_share_no_ids),
        cmocka_unit_test(paths_are_compact_and_add_up_no_error),
        cmocka_unit_test(a_halo_alone_is_neither_filled_nor_read_twice),
        cmocka_unit_test(text_stays_text),
        cmocka_unit_test(only_letters_that_can_be_are_spaced),
        cmocka_unit_test(parts_hang_where_they_are_read_from),
        cmocka_unit_test(words_with_controls_and_broken_bytes_give_valid_xml),
        cmocka_unit_test(circles_share_their_look),
        cmocka_unit_test(a_rim_round_nothing_takes_no_fill_from_the_circles_beside_it),
        cmocka_unit_test(a_soft_circle_is_a_gradient),
        cmocka_unit_test(icons_come_through_as_shapes_alone),
        cmocka_unit_test(last_bits_that_a_processor_may_differ_in_change_nothing),
        cmocka_unit_test(a_pattern_is_one_cell_however_often_it_is_used),
        cmocka_unit_test(a_group_says_how_it_blends),
        cmocka_unit_test(the_same_scene_gives_the_same_bytes_in_any_locale),
        cmocka_unit_test(a_sink_that_refuses_ends_every_painter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
