/* The bundled styles are sound, and say of themselves all that a legend needs.
 *
 * `unit_style_bundled_style json THEME` prints one as JSON, for the specification's own validator. */
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "style/style.h"
#include "support/cmocka_all.h"
#include "support/compiling.h"

static const char *const themes[] = {"briefing", "dark", "mono"};

typedef struct {
    const char *theme;
    cor_compiler with;
    const cor_node *root;
    const cor_style *style;
} bundled;

static cor_status read_theme(cor_arena *arena, const char *theme, const cor_node **ret_root, cor_error *err)
{
    char *path = g_strdup_printf(COR_SOURCE_DIR "/styles/%s.yaml", theme);
    cor_status status = cor_doc_read(arena, path, ret_root, err);
    g_free(path);
    return status;
}

static int set_up(void **state, const char *theme)
{
    bundled *b = g_new0(bundled, 1);
    cor_error err;
    *state = b;
    b->theme = theme;
    b->with = new_compiler();
    if (read_theme(b->with.arena, theme, &b->root, &err) || cor_style_read(&b->with, b->root, &b->style, &err)) {
        fprintf(stderr, "%s:%d:%d: %s\n", err.file, err.line, err.column, err.message);
        return -1;
    }
    return 0;
}

static int set_up_briefing(void **state)
{
    return set_up(state, themes[0]);
}

static int set_up_dark(void **state)
{
    return set_up(state, themes[1]);
}

static int set_up_mono(void **state)
{
    return set_up(state, themes[2]);
}

static int tear_down(void **state)
{
    bundled *b = *state;
    free_compiler(&b->with);
    g_free(b);
    return 0;
}

static void the_bundled_style_is_read_without_a_remark(void **state)
{
    const bundled *b = *state;
    for (size_t i = 0; i < cor_diagnostics_count(b->with.diagnostics); i++) {
        const cor_remark *remark = cor_diagnostics_get(b->with.diagnostics, i);
        print_error("%d:%d: %s\n", remark->line, remark->column, remark->message);
    }
    assert_int_equal(cor_diagnostics_count(b->with.diagnostics), 0);
}

static void every_layer_says_whether_the_legend_shows_it(void **state)
{
    const bundled *b = *state;
    for (size_t i = 0; i < cor_style_layer_count(b->style); i++) {
        const cor_layer *layer = cor_style_layer_at(b->style, i);
        if (!cor_layer_metadata(layer, "corridor:legend")) fail_msg("%s", cor_layer_id(layer));
    }
}

static void every_source_is_there_and_attributed(void **state)
{
    const bundled *b = *state;
    for (size_t i = 0; i < cor_style_source_count(b->style); i++) {
        const cor_style_source *source = cor_style_source_at(b->style, i);
        if (!strcmp(source->id, "page")) continue; /* it is filled, not read */
        char *file = g_build_filename(COR_SOURCE_DIR, "styles", source->url, NULL);
        if (!g_file_test(file, G_FILE_TEST_IS_REGULAR)) fail_msg("%s is missing", file);
        g_free(file);
        if (!cor_node_get(source->node, "attribution")) fail_msg("%s is not attributed", source->id);
    }
}

/* Texts after the first of a `match` or alone, wherever an icon is named. */
static void check_icons(const char *folder, const cor_node *node)
{
    bool match = node->kind == COR_NODE_SEQ && node->n >= 5;
    if (node->kind == COR_NODE_STRING) {
        char *file = g_strdup_printf(COR_SOURCE_DIR "/styles/%s/%s.svg", folder, node->text);
        if (!g_file_test(file, G_FILE_TEST_IS_REGULAR)) fail_msg("%s is missing", file);
        g_free(file);
    }
    for (size_t i = 3; match && i < node->n; i += 2)
        check_icons(folder, node->items[i]);
    if (match) check_icons(folder, node->items[node->n - 1]);
}

static void every_icon_that_it_names_is_there(void **state)
{
    const bundled *b = *state;
    size_t n = 0, n_sprites;
    const cor_style_sprite *sprites = cor_style_sprites(b->style, &n_sprites);
    assert_int_equal(n_sprites, 1);
    for (size_t i = 0; i < cor_style_layer_count(b->style); i++) {
        const cor_node *node = cor_layer_node(cor_style_layer_at(b->style, i));
        const cor_node *icon = cor_node_get(cor_node_get(node, "layout"), "icon-image");
        if (!icon) continue;
        check_icons(sprites[0].url, icon);
        n++;
    }
    assert_true(n > 0);
}

static void each_message_shows_layers_of_its_own(void **state)
{
    const bundled *b = *state;
    const char *const messages[] = {"routes", "roads", "incidents"};
    const char *const layers[] = {"western", "roads", "incident-kind"};
    for (size_t m = 0; m < 3; m++) {
        cor_parameter message = {cor_intern(b->with.interns, "message"),
                                 cor_interned(cor_intern(b->with.interns, messages[m]))};
        cor_eval eval = {
            .zoom = 5, .state = &message, .n_state = 1, .arena = b->with.arena, .interns = b->with.interns};
        for (size_t i = 0; i < cor_style_layer_count(b->style); i++) {
            const cor_layer *layer = cor_style_layer_at(b->style, i);
            for (size_t l = 0; l < 3; l++) {
                if (strcmp(cor_layer_id(layer), layers[l]) != 0) continue;
                assert_int_equal(cor_layer_visible_in(layer, &eval), l == m);
            }
        }
    }
}

/* Whoever takes another theme gets the same layers but for what stands in for colour. */
static void a_theme_has_all_layers_of_the_briefing(void **state)
{
    const bundled *b = *state;
    const cor_node *briefing;
    cor_error err;
    assert_int_equal(read_theme(b->with.arena, themes[0], &briefing, &err), COR_OK);
    const cor_node *wanted = cor_node_get(briefing, "layers");
    for (size_t i = 0, k = 0; i < wanted->n; i++, k++) {
        const char *id = cor_node_get(wanted->items[i], "id")->text;
        while (k < cor_style_layer_count(b->style) && strcmp(cor_layer_id(cor_style_layer_at(b->style, k)), id) != 0)
            k++;
        if (k == cor_style_layer_count(b->style)) fail_msg("%s lacks %s, or has it elsewhere", b->theme, id);
    }
}

static void check_word(const bundled *b, const cor_node *word)
{
    static const char *const languages[] = {"ur", "zh"};
    if (!word || word->kind != COR_NODE_STRING || !*word->text) return;
    for (size_t i = 0; i < 2; i++)
        if (!cor_node_get(cor_node_get(cor_style_metadata(b->style, "corridor:words"), languages[i]), word->text))
            fail_msg("%s: no word for '%s'", languages[i], word->text);
}

/* A text, {text: …, drawn: …} or a list of them. */
static void check_sentences(const bundled *b, const cor_node *node)
{
    check_word(b, node->kind == COR_NODE_MAP ? cor_node_get(node, "text") : node);
    for (size_t i = 0; node->kind == COR_NODE_SEQ && i < node->n; i++)
        check_sentences(b, node->items[i]);
}

static void what_the_legend_says_is_there_in_urdu_and_chinese(void **state)
{
    const bundled *b = *state;
    for (size_t i = 0; i < cor_style_layer_count(b->style); i++) {
        const cor_node *legend = cor_layer_metadata(cor_style_layer_at(b->style, i), "corridor:legend");
        const cor_node *labels = cor_node_get(legend, "labels");
        check_word(b, cor_node_get(legend, "title"));
        check_word(b, cor_node_get(legend, "sizes"));
        for (size_t k = 0; labels && k < labels->n; k++)
            check_word(b, labels->items[k]);
    }
    const cor_node *disclaimers = cor_style_metadata(b->style, "corridor:disclaimer");
    for (size_t k = 0; k < disclaimers->n; k++)
        check_sentences(b, disclaimers->items[k]);
}

static int print_json(const char *theme)
{
    cor_arena *arena = cor_arena_new();
    const cor_node *root;
    cor_error err;
    cor_status status = read_theme(arena, theme, &root, &err);
    puts(status ? err.message : cor_node_json(arena, root));
    cor_arena_free(arena);
    return (int) status;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_bundled_style_is_read_without_a_remark),
        cmocka_unit_test(every_layer_says_whether_the_legend_shows_it),
        cmocka_unit_test(every_source_is_there_and_attributed),
        cmocka_unit_test(every_icon_that_it_names_is_there),
        cmocka_unit_test(each_message_shows_layers_of_its_own),
        cmocka_unit_test(what_the_legend_says_is_there_in_urdu_and_chinese),
        cmocka_unit_test(a_theme_has_all_layers_of_the_briefing),
    };
    if (argc == 3 && strcmp(argv[1], "json") == 0) return print_json(argv[2]);
    return cmocka_run_group_tests(tests, set_up_briefing, tear_down) +
           cmocka_run_group_tests(tests, set_up_dark, tear_down) +
           cmocka_run_group_tests(tests, set_up_mono, tear_down);
}
