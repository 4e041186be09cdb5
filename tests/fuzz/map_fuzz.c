/* Any bytes as a map document, with a style that exists: refused with a message, or read within its limits. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "map/map.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char path[64];

static void remove_document(void)
{
    unlink(path);
}

static const char *write_document(const uint8_t *data, size_t size)
{
    if (!*path) {
        snprintf(path, sizeof path, "/tmp/map_fuzz_%ld.yaml", (long) getpid());
        atexit(remove_document);
    }
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(data, 1, size, file) != size || fclose(file)) abort();
    return path;
}

static bool is_sound(const cor_map_document *map)
{
    double dots = fmax(map->page.width, map->page.height) / 72 * map->page.dpi;
    return map->style && map->outputs[0] && map->languages[0] && dots <= 32768 && map->page.width >= 24 &&
           map->page.height >= 24 && map->view.margin >= 0 && map->view.margin <= 1 && map->view.margin_points >= 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *set[] = {"since=2024-01-01"};
    const cor_options options = {.set = set, .n_set = size % 2, .today = "2024-11-30"};
    cor_arena *arena = cor_arena_new();
    cor_interns *interns = cor_interns_new();
    cor_diagnostics *diagnostics = cor_diagnostics_new();
    const cor_map_document *map = NULL;
    cor_error err = {0};
    cor_status status =
        cor_map_document_read(arena, interns, diagnostics, write_document(data, size), &options, &map, &err);
    if (status ? status != COR_BAD_DOCUMENT || !err.message[0] : !is_sound(map)) abort();
    cor_diagnostics_free(diagnostics);
    cor_interns_free(interns);
    cor_arena_free(arena);
    return 0;
}
