/* Map documents out of literals, for the tests of this folder. */
#ifndef TESTS_UNIT_MAP_OPENING_H
#define TESTS_UNIT_MAP_OPENING_H

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "map/map.h"
#include "support/cmocka_all.h"
#include "support/folder.h"

static cor_arena *arena;
static cor_interns *interns;
static cor_diagnostics *diagnostics;
static char *folder;

/* A folder with an empty style.yaml. */
static inline int open_folder(void **state)
{
    (void) state;
    arena = cor_arena_new();
    interns = cor_interns_new();
    diagnostics = cor_diagnostics_new();
    folder = g_dir_make_tmp("map_test_XXXXXX", NULL);
    char *style = g_build_filename(folder, "style.yaml", NULL);
    bool good = folder && g_file_set_contents(style, "", 0, NULL);
    g_free(style);
    return good ? 0 : -1;
}

static inline int close_folder(void **state)
{
    (void) state;
    remove_folder(folder);
    g_free(folder);
    cor_diagnostics_free(diagnostics);
    cor_interns_free(interns);
    cor_arena_free(arena);
    return 0;
}

static inline cor_status open_text(const char *text, const cor_options *options, const cor_map_document **ret_map,
                                   cor_error *err)
{
    char *path = g_build_filename(folder, "map.yaml", NULL);
    cor_diagnostics_reset(diagnostics);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    cor_status status = cor_map_document_read(arena, interns, diagnostics, path, options, ret_map, err);
    g_free(path);
    return status;
}

/* BODY under a version and a style: the body begins on line 3. */
static inline const cor_map_document *map_with(const char *body, const cor_options *options)
{
    const cor_map_document *map = NULL;
    cor_error err = {0};
    char *text = g_strconcat("version: 1\nstyle: style.yaml\n", body, NULL);
    if (open_text(text, options, &map, &err)) fail_msg("%d:%d: %s\n%s", err.line, err.column, err.message, text);
    g_free(text);
    return map;
}

static inline const cor_map_document *map_of(const char *body)
{
    return map_with(body, NULL);
}

static inline const char *refusal_of(const char *text, const cor_options *options)
{
    const cor_map_document *map = NULL;
    cor_error err = {0};
    if (!open_text(text, options, &map, &err)) fail_msg("was accepted:\n%s", text);
    assert_int_equal(err.status, COR_BAD_DOCUMENT);
    assert_null(map);
    return cor_arena_format(arena, "%d:%d: %s", err.line, err.column, err.message);
}

/* "LINE:COLUMN: MESSAGE" of BODY, whose first line counts as 1 here. */
static inline const char *refusal_with(const char *body, const cor_options *options)
{
    char *text = g_strconcat("{version: 1, style: style.yaml", *body ? ", " : "", body, "}", NULL);
    const char *refusal = refusal_of(text, options);
    g_free(text);
    return refusal;
}

#endif
