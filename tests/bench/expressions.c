/* A million rows through five properties that follow the data: milliseconds for each and together, and how often
 * memory was asked for on the way. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <glib.h>

#include "expr/expr.h"

enum { ROWS = 1000000, ROUNDS = 5 };

static size_t allocations;

/* glibc's own, under this program's. */
extern void *__libc_malloc(size_t size);
extern void *__libc_realloc(void *old, size_t size);
void *malloc(size_t size)
{
    allocations++;
    return __libc_malloc(size);
}
void *realloc(void *old, size_t size)
{
    allocations++;
    return __libc_realloc(old, size);
}

static const struct {
    const char *name, *json;
    cor_expect kind;
} properties[] = {
    {"radius", "[\"interpolate\", [\"linear\"], [\"get\", \"w\"], 1, 2, 5, 6, 9, 14]", COR_EXPECT_NUMBER},
    {"color",
     "[\"match\", [\"get\", \"kind\"], \"road\", \"#0f7a7d\", \"rail\", \"#3e9fc4\", \"port\", \"#17335c\", \"#888\"]",
     COR_EXPECT_COLOR},
    {"opacity",
     "[\"case\", [\">\", [\"get\", \"a\"], 500], 0.9, [\"has\", \"b\"], [\"*\", 0.5, [\"get\", \"b\"]], 0.2]",
     COR_EXPECT_NUMBER},
    {"stroke-width", "[\"step\", [\"get\", \"a\"], 0.2, 100, 0.4, 400, 0.8, 900, [\"+\", 1, [\"get\", \"b\"]]]",
     COR_EXPECT_NUMBER},
    {"stroke-color",
     "[\"interpolate\", [\"linear\"], [\"/\", [\"get\", \"a\"], 10], 0, \"#ffffcc\", 50, \"#fd8d3c\", 100, "
     "\"#800026\"]",
     COR_EXPECT_COLOR},
};

static uint32_t next_random(uint32_t *seed)
{
    return (*seed = *seed * 1664525U + 1013904223U) >> 8;
}

static cor_column *made_columns(cor_arena *arena, cor_interns *interns)
{
    static const char *const kinds[] = {"road", "rail", "port", "city"};
    uint32_t seed = 7;
    double *a = COR_NEW_ARRAY(arena, double, ROWS), *b = COR_NEW_ARRAY(arena, double, ROWS),
           *w = COR_NEW_ARRAY(arena, double, ROWS);
    const char **kind = COR_NEW_ARRAY(arena, const char *, ROWS);
    for (size_t i = 0; i < ROWS; i++) {
        a[i] = next_random(&seed) % 1001;
        b[i] = next_random(&seed) % 20 ? (next_random(&seed) % 1000) / 1000.0 : NAN;
        w[i] = 1 + next_random(&seed) % 9;
        kind[i] = cor_intern(interns, kinds[next_random(&seed) % 4]);
    }
    cor_column *columns = COR_NEW_ARRAY(arena, cor_column, 4);
    columns[0] = (cor_column){.name = cor_intern(interns, "a"), .kind = COR_COLUMN_NUMBERS, .numbers = a};
    columns[1] = (cor_column){.name = cor_intern(interns, "b"), .kind = COR_COLUMN_NUMBERS, .numbers = b};
    columns[2] = (cor_column){.name = cor_intern(interns, "w"), .kind = COR_COLUMN_NUMBERS, .numbers = w};
    columns[3] = (cor_column){.name = cor_intern(interns, "kind"), .kind = COR_COLUMN_STRINGS, .strings = kind};
    return columns;
}

static const cor_program *compiled(const cor_compiler *compiler, size_t which, const cor_column *columns)
{
    const cor_node *node;
    const cor_program *program;
    cor_error err;
    const cor_property_spec spec = {.kind = properties[which].kind,
                                    .zoom = true,
                                    .feature = true,
                                    .interpolated = true,
                                    .minimum = NAN,
                                    .maximum = NAN};
    const char *json = properties[which].json;
    if (cor_doc_parse(compiler->arena, json, strlen(json), "bench", &node, &err) ||
        cor_compile(compiler, node, &spec, &program, NULL, NULL, &err)) {
        fprintf(stderr, "%s: %s\n", properties[which].name, err.message);
        return NULL;
    }
    return cor_program_bind(program, columns, 4, compiler->arena);
}

static double milliseconds(const cor_program *program, cor_expect kind, const cor_eval *eval, const uint32_t *rows,
                           void *out)
{
    double best = G_MAXDOUBLE;
    for (int round = 0; round < ROUNDS; round++) {
        clock_t start = clock(); /* of this program alone, however busy the machine */
        if (kind == COR_EXPECT_COLOR)
            cor_evaluate_colors(program, eval, rows, ROWS, out);
        else
            cor_evaluate_numbers(program, eval, rows, ROWS, out);
        best = MIN(best, (double) (clock() - start) * 1e3 / CLOCKS_PER_SEC);
    }
    return best;
}

int main(void)
{
    cor_arena *arena = cor_arena_new();
    cor_interns *interns = cor_interns_new();
    const cor_compiler compiler = {arena, interns, NULL};
    const cor_column *columns = made_columns(arena, interns);
    const cor_eval eval = {.zoom = 5, .arena = arena, .interns = interns, .columns = columns, .n_columns = 4};
    uint32_t *rows = COR_NEW_ARRAY(arena, uint32_t, ROWS);
    void *out = COR_NEW_ARRAY(arena, cor_color, ROWS);
    double sum = 0;
    size_t asked = 0;
    for (size_t i = 0; i < ROWS; i++)
        rows[i] = (uint32_t) i;
    for (size_t i = 0; i < G_N_ELEMENTS(properties); i++) {
        const cor_program *program = compiled(&compiler, i, columns);
        if (!program) return 1;
        size_t before = allocations;
        double ms = milliseconds(program, properties[i].kind, &eval, rows, out);
        asked += allocations - before;
        sum += ms;
        printf("%-14s %7.1f ms\n", properties[i].name, ms);
    }
    printf("%-14s %7.1f ms for %d rows; memory was asked for %zu times in %d rounds\n", "together", sum, ROWS, asked,
           ROUNDS);
    cor_interns_free(interns);
    cor_arena_free(arena);
    return 0;
}
