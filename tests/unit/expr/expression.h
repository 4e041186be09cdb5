/* Expressions in tests: written as JSON, evaluated for one feature. */
#ifndef COR_TESTS_UNIT_EXPR_EXPRESSION_H
#define COR_TESTS_UNIT_EXPR_EXPRESSION_H

#include <math.h>
#include <stdio.h>

#include <glib.h>

#include "expr/json_line.h"
#include "support/cmocka_all.h"

typedef struct {
    cor_arena *arena;
    cor_interns *interns;
} bench;

static inline int bench_open(void **state)
{
    bench *b = malloc(sizeof *b);
    *b = (bench){cor_arena_new(), cor_interns_new()};
    *state = b;
    return 0;
}

static inline int bench_close(void **state)
{
    bench *b = *state;
    cor_arena_free(b->arena);
    cor_interns_free(b->interns);
    free(b);
    return 0;
}

static inline const cor_node *node_of(bench *b, const char *json)
{
    const cor_node *node = NULL;
    cor_error err = {0};
    if (cor_doc_parse(b->arena, json, strlen(json), "test", &node, &err)) fail_msg("%s: %s", json, err.message);
    return node;
}

static inline cor_property_spec spec_of(cor_expect kind)
{
    return (cor_property_spec){
        .kind = kind, .zoom = true, .feature = true, .interpolated = true, .minimum = NAN, .maximum = NAN};
}

static inline const cor_program *compiled(bench *b, const char *json, cor_expect kind)
{
    cor_compiler compiler = {b->arena, b->interns, NULL};
    cor_property_spec spec = spec_of(kind);
    const cor_program *program = NULL;
    cor_error err = {0};
    if (cor_compile(&compiler, node_of(b, json), &spec, &program, NULL, NULL, &err))
        fail_msg("%s: %s", json, err.message);
    return program;
}

/* The value of EXPRESSION (a property's of KIND) as JSON; "error: …" when it fails. */
static inline const char *value_of(bench *b, const char *json, cor_expect kind, const cor_eval *given)
{
    cor_eval eval = *given;
    cor_value value;
    const char *error = NULL;
    const cor_program *program = compiled(b, json, kind);
    eval.arena = b->arena;
    eval.interns = b->interns;
    if (!cor_evaluate_strict(program, &eval, &value, &error)) return cor_arena_format(b->arena, "error: %s", error);
    return cor_value_json(program, value, b->arena);
}

/* What a line of JSON gives. */
static inline const char *line_of(bench *b, const char *json)
{
    return cor_json_line(b->arena, b->interns, json);
}

/* The keys of the errors of EXPRESSION, "key|key|…"; "" when it compiles. */
static inline const char *error_keys(bench *b, const char *json, cor_expect kind)
{
    cor_compiler compiler = {b->arena, b->interns, NULL};
    cor_property_spec spec = spec_of(kind);
    const cor_program *program;
    const cor_expr_error *errors = NULL;
    size_t n = 0;
    cor_error err = {0};
    if (!cor_compile_expression(&compiler, node_of(b, json), &spec, &program, &errors, &n, &err)) return "";
    const char *keys = n ? errors[0].key : "none";
    for (size_t i = 1; i < n; i++)
        keys = cor_arena_format(b->arena, "%s|%s", keys, errors[i].key);
    return keys;
}

typedef struct {
    const char *expression, *expected;
} row;

#define EACH_ROW(rows, r) for (const row *r = rows; r < rows + sizeof rows / sizeof *rows; r++)

#define TEST(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)

#endif
