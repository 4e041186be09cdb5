/* Says what the reader of map documents knows, from the tables that it reads by: a JSON object with each key's path,
 * what goes there and its limits, and the units that lengths and distances have. A path is the keys from the root on,
 * lists left out; "*" is a name of the document's own, "(text)" one of several things that may stand there. */
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "map/internal.h"

static bool any; /* whether a key was printed: what comes next needs a comma */

static const char *kind_name(cor_map_key_kind kind)
{
    static const char *const names[] = {
        [COR_KEY_OWN] = "own",     [COR_KEY_TEXT] = "text",     [COR_KEY_PLAIN] = "plain",   [COR_KEY_PROSE] = "prose",
        [COR_KEY_TEXTS] = "texts", [COR_KEY_NUMBER] = "number", [COR_KEY_LENGTH] = "length", [COR_KEY_BOOL] = "bool",
        [COR_KEY_COLOR] = "color", [COR_KEY_WORD] = "word"};
    return names[kind];
}

static void print_words(cor_map_words words)
{
    printf("\"words\": [");
    for (size_t i = 0; i < words.n; i++)
        printf("%s\"%s\"", i ? ", " : "", words.list[i]);
    printf("]");
}

static void print_key(const char *path, const cor_map_key *key)
{
    char least[COR_NUMBER_SPACE], most[COR_NUMBER_SPACE];
    cor_format_shortest(least, key->least);
    cor_format_shortest(most, key->most);
    printf("%s\n  \"%s\": {\"kind\": \"%s\", \"least\": %s, \"most\": %s, ", any ? "," : "", path, kind_name(key->kind),
           least, most);
    print_words(key->words);
    if (key->takes_length) printf(", \"unit\": \"length\"");
    if (key->takes_distance) printf(", \"unit\": \"distance\"");
    if (key->kind == COR_KEY_PROSE || key->takes_prose) printf(", \"prose\": true");
    printf("}");
    any = true;
}

static void walk(const char *path, const cor_map_keys *keys);

static void walk_key(const char *path, const cor_map_key *key)
{
    char *own = g_strconcat(path, *path ? "." : "", key->key, NULL), *below = NULL;
    print_key(own, key);
    if (key->below == &cor_map_source_keys || key->below == &cor_map_route_keys || key->below == &cor_map_type_keys)
        below = g_strconcat(own, ".*", NULL);
    if (key->below) walk(below ? below : own, key->below);
    g_free(below);
    g_free(own);
}

static void walk(const char *path, const cor_map_keys *keys)
{
    for (; keys; keys = keys->next) {
        char *own = keys->name ? g_strdup_printf("%s.(%s)", path, keys->name) : g_strdup(path);
        for (size_t i = 0; i < keys->n; i++)
            walk_key(own, &keys->list[i]);
        g_free(own);
    }
}

static void walk_furniture(void)
{
    for (cor_piece piece = 0; piece < COR_PIECES; piece++) {
        const cor_map_key key = {cor_piece_key(piece), .below = cor_piece_keys(piece)};
        walk_key("furniture", &key);
    }
}

static void print_units(void)
{
    const cor_unit *unit;
    for (size_t i = 0; (unit = cor_unit_at(i)); i++)
        printf("%s\n  {\"name\": \"%s\", \"on_ground\": %s, \"remark\": \"%s\"}", i ? "," : "", unit->name,
               unit->on_ground ? "true" : "false", unit->note ? unit->note : "");
}

static void print_formats(void)
{
    for (cor_format format = COR_FORMAT_AUTO + 1; cor_format_name(format); format++)
        printf("%s\"%s\"", format > COR_FORMAT_AUTO + 1 ? ", " : "", cor_format_name(format));
}

int main(void)
{
    printf("{\"keys\": {");
    walk("", &cor_map_root_keys);
    walk_furniture();
    printf("},\n\"units\": [");
    print_units();
    printf("],\n\"formats\": [");
    print_formats();
    printf("]}\n");
    return 0;
}
