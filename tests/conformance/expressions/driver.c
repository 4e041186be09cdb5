/* Lines of JSON from stdin, one expression each, evaluated to stdout. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "expr/json_line.h"

int main(void)
{
    char *text = NULL;
    size_t room = 0;
    cor_interns *interns = cor_interns_new();
    cor_arena *arena = cor_arena_new();
    while (getline(&text, &room, stdin) > 0) {
        text[strcspn(text, "\n")] = 0;
        puts(cor_json_line(arena, interns, text));
        fflush(stdout);
        cor_arena_reset(arena);
    }
    cor_arena_free(arena);
    cor_interns_free(interns);
    free(text);
    return 0;
}
