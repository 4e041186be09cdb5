/* Finding a label among many. */
#include <stdlib.h>
#include <string.h>

#include "expr/program.h"

typedef struct {
    cor_value label;
    uint32_t target;
} branch;

static int by_label(const void *a, const void *b)
{
    const cor_value *x = &((const branch *) a)->label, *y = &((const branch *) b)->label;
    if (x->kind == COR_STRING) return strcmp(x->string, y->string);
    return (x->number > y->number) - (x->number < y->number);
}

/* Pointers differ in their middle bits. */
static size_t hash_of(const char *pointer)
{
    uint64_t x = (uint64_t) (uintptr_t) pointer;
    return (size_t) ((x ^ x >> 17) * 0x9E3779B97F4A7C15u >> 20);
}

static void fill_slots(cor_arena *arena, cor_choice *choice)
{
    size_t n_slots = 4;
    while (n_slots < 2 * choice->n)
        n_slots *= 2;
    uint32_t *slots = COR_NEW_ARRAY(arena, uint32_t, n_slots);
    for (size_t i = 0; i < choice->n; i++) {
        size_t at = hash_of(choice->strings[i]) & (n_slots - 1);
        while (slots[at])
            at = (at + 1) & (n_slots - 1);
        slots[at] = (uint32_t) i + 1;
    }
    choice->slots = slots;
    choice->n_slots = n_slots;
}

static void take_labels(cor_arena *arena, cor_choice *choice, const branch *sorted)
{
    bool text = choice->n && sorted[0].label.kind == COR_STRING;
    double *numbers = text ? NULL : COR_NEW_ARRAY(arena, double, choice->n);
    const char **strings = text ? COR_NEW_ARRAY(arena, const char *, choice->n) : NULL;
    uint32_t *targets = COR_NEW_ARRAY(arena, uint32_t, choice->n);
    for (size_t i = 0; i < choice->n; i++) {
        if (text)
            strings[i] = sorted[i].label.string;
        else
            numbers[i] = sorted[i].label.number;
        targets[i] = sorted[i].target;
    }
    choice->numbers = numbers;
    choice->strings = strings;
    choice->targets = targets;
}

const cor_choice *cor_choice_new(cor_arena *arena, const cor_value *labels, const uint32_t *targets, size_t n,
                                 uint32_t otherwise)
{
    cor_choice *choice = COR_NEW(arena, cor_choice);
    branch *sorted = COR_NEW_ARRAY(arena, branch, n);
    for (size_t i = 0; i < n; i++)
        sorted[i] = (branch){labels[i], targets[i]};
    qsort(sorted, n, sizeof *sorted, by_label);
    choice->n = n;
    choice->otherwise = otherwise;
    take_labels(arena, choice, sorted);
    if (choice->strings) fill_slots(arena, choice);
    return choice;
}

static uint32_t find_number(const cor_choice *choice, double x)
{
    size_t low = 0, high = choice->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (choice->numbers[middle] < x)
            low = middle + 1;
        else
            high = middle;
    }
    return low < choice->n && choice->numbers[low] == x ? choice->targets[low] : choice->otherwise;
}

static uint32_t find_interned(const cor_choice *choice, const char *text)
{
    size_t mask = choice->n_slots - 1;
    for (size_t at = hash_of(text) & mask; choice->slots[at]; at = (at + 1) & mask)
        if (choice->strings[choice->slots[at] - 1] == text) return choice->targets[choice->slots[at] - 1];
    return choice->otherwise;
}

static int compare_text(const void *text, const void *label)
{
    return strcmp(text, *(const char *const *) label);
}

static uint32_t find_text(const cor_choice *choice, const char *text)
{
    const char *const *found = bsearch(text, choice->strings, choice->n, sizeof *choice->strings, compare_text);
    return found ? choice->targets[found - choice->strings] : choice->otherwise;
}

uint32_t cor_choice_find(const cor_choice *choice, cor_value value)
{
    if (choice->numbers) return value.kind == COR_NUMBER ? find_number(choice, value.number) : choice->otherwise;
    if (!choice->strings || value.kind != COR_STRING) return choice->otherwise;
    return value.interned ? find_interned(choice, value.string) : find_text(choice, value.string);
}
