#include <string.h>

#include "base/arena.h"
#include "support/cmocka_all.h"

static void memory_is_zeroed_and_aligned(void **state)
{
    cor_arena *arena = cor_arena_new();
    (void) state;
    for (size_t size = 0; size < 100; size++) {
        unsigned char *bytes = cor_alloc(arena, size);
        assert_int_equal((uintptr_t) bytes % 16, 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xff, size);
    }
    cor_arena_free(arena);
}

static void memory_is_zeroed_again_after_a_reset(void **state)
{
    cor_arena *arena = cor_arena_new();
    (void) state;
    memset(cor_alloc(arena, 1000), 0xff, 1000);
    cor_arena_reset(arena);
    const unsigned char *bytes = cor_alloc(arena, 1000);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(bytes[i], 0);
    cor_arena_free(arena);
}

static void blocks_larger_than_the_largest_are_served(void **state)
{
    cor_arena *arena = cor_arena_new();
    (void) state;
    char *large = cor_alloc(arena, 20 << 20), *small = cor_alloc(arena, 8);
    large[(20 << 20) - 1] = 'x';
    small[7] = 'y';
    assert_int_equal(large[(20 << 20) - 1], 'x');
    cor_arena_free(arena);
}

static void copies_are_the_arenas_own(void **state)
{
    cor_arena *arena = cor_arena_new();
    char text[] = "Gwadar";
    (void) state;
    char *copy = cor_arena_copy(arena, text);
    text[0] = 'X';
    assert_string_equal(copy, "Gwadar");
    assert_string_equal(cor_arena_copy_n(arena, "Kashgar", 4), "Kash");
    assert_string_equal(cor_arena_format(arena, "%d km", 12), "12 km");
    assert_null(cor_arena_copy(arena, NULL));
    cor_arena_free(arena);
}

static void freeing_nothing_is_fine(void **state)
{
    (void) state;
    cor_arena_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(memory_is_zeroed_again_after_a_reset),
        cmocka_unit_test(blocks_larger_than_the_largest_are_served),
        cmocka_unit_test(copies_are_the_arenas_own),
        cmocka_unit_test(freeing_nothing_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
