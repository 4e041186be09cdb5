#include <corridor/corridor.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    cor_error err;
    cor_map *map;
    cor_session *session = cor_session_new();
    cor_output out = {.path = argc > 2 ? argv[2] : "map.png"};
    cor_status st = cor_map_open(session, argc > 1 ? argv[1] : "map.yaml", NULL, &map, &err);
    if (!st) st = cor_map_render(map, &out, 1, &err);
    if (st) fprintf(stderr, "%s:%d:%d: %s\n", err.file, err.line, err.column, err.message);
    cor_map_free(map); /* NULL is fine */
    cor_session_free(session);
    return st;
}
