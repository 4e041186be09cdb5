/* Documents out of literals, for the tests of this folder. */
#ifndef TESTS_UNIT_DOC_READING_H
#define TESTS_UNIT_DOC_READING_H

#include <stdio.h>
#include <string.h>

#include "doc/doc.h"
#include "support/cmocka_all.h"

static cor_arena *arena;

static inline int open_arena(void **state)
{
    (void) state;
    arena = cor_arena_new();
    return 0;
}

static inline int close_arena(void **state)
{
    (void) state;
    cor_arena_free(arena);
    return 0;
}

static inline const cor_node *read_text(const char *text)
{
    const cor_node *root = NULL;
    cor_error err = {0};
    if (cor_doc_parse(arena, text, strlen(text), "test.yaml", &root, &err))
        fail_msg("%d:%d: %s\n%s", err.line, err.column, err.message, text);
    return root;
}

/* "LINE:COLUMN: MESSAGE" of a document that must be refused. */
static inline const char *refusal_n(const char *text, size_t length)
{
    const cor_node *root = NULL;
    cor_error err = {0};
    if (!cor_doc_parse(arena, text, length, "test.yaml", &root, &err)) fail_msg("was accepted: %s", text);
    assert_int_equal(err.status, COR_BAD_DOCUMENT);
    assert_string_equal(err.file, "test.yaml");
    return cor_arena_format(arena, "%d:%d: %s", err.line, err.column, err.message);
}

static inline const char *refusal(const char *text)
{
    return refusal_n(text, strlen(text));
}

#endif
