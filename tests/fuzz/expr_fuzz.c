/* Any document as an expression, a filter and a property's value: compiled or refused with a message, and then
 * evaluated for a feature or two. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "expr/json_line.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void evaluate(const cor_program *program, cor_arena *arena, cor_interns *interns)
{
    double number = 5;
    const char *string = cor_intern(interns, "a");
    cor_column columns[] = {{.name = cor_intern(interns, "a"), .kind = COR_COLUMN_NUMBERS, .numbers = &number},
                            {.name = cor_intern(interns, "b"), .kind = COR_COLUMN_STRINGS, .strings = &string}};
    cor_eval eval = {.zoom = 5, .arena = arena, .interns = interns, .columns = columns, .n_columns = 2};
    cor_evaluate(program, &eval);
    cor_value value = cor_evaluate(cor_program_bind(program, columns, 2, arena), &eval);
    cor_value_json(program, value, arena);
}

static void compile(cor_arena *arena, cor_interns *interns, const cor_node *root)
{
    cor_compiler compiler = {arena, interns, NULL};
    const cor_program *program = NULL;
    cor_error err = {0};
    for (cor_expect kind = COR_EXPECT_BOOLEAN; kind <= COR_EXPECT_ARRAY; kind++) {
        cor_property_spec spec = {.kind = kind, .zoom = true, .feature = true, .interpolated = true};
        spec.minimum = spec.maximum = NAN;
        if (!cor_compile(&compiler, root, &spec, &program, NULL, NULL, &err))
            evaluate(program, arena, interns);
        else if (!err.message[0])
            abort();
    }
    if (!cor_compile_filter(&compiler, root, &program, &err)) evaluate(program, arena, interns);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cor_arena *arena = cor_arena_new();
    cor_interns *interns = cor_interns_new();
    const cor_node *root = NULL;
    if (!cor_doc_parse(arena, (const char *) data, size, "fuzz", &root, NULL)) compile(arena, interns, root);
    cor_interns_free(interns);
    cor_arena_free(arena);
    return 0;
}
