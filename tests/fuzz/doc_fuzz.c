/* Any bytes as a document: an error with a place inside the text, or a tree whose JSON reads back the same. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "doc/doc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_round_trip(cor_arena *arena, const cor_node *root)
{
    const cor_node *again;
    cor_error err;
    const char *json = cor_node_json(arena, root);
    if (cor_doc_parse(arena, json, strlen(json), "again", &again, &err)) abort();
    if (strcmp(cor_node_json(arena, again), json)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cor_arena *arena = cor_arena_new();
    const cor_node *root = NULL;
    cor_error err = {0};
    cor_status status = cor_doc_parse(arena, (const char *) data, size, "fuzz", &root, &err);
    if (status && (status != COR_BAD_DOCUMENT || !err.message[0])) abort();
    if (!status) check_round_trip(arena, root);
    cor_arena_free(arena);
    return 0;
}
