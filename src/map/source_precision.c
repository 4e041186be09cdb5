/* Which field of a source tells how sure its places are. */
#include <string.h>

#include "base/number.h"
#include "base/words.h"
#include "map/internal.h"

static const double METRES_PER_KM = 1000;

static const char *const sure_words[] = {"exact", "district", "province", "region", "country", "unknown"};

/* "25 km", or a word. */
static bool read_meaning(cor_map_reader *reader, const cor_node *node, cor_map_precision_code *code)
{
    static const size_t n = sizeof sure_words / sizeof *sure_words;
    const char *text = NULL;
    double metres = 0;
    if (!cor_read_text(reader, node, &text)) return false;
    size_t word = cor_word_index(text, sure_words, n);
    if (word > 0 && word < n) code->sure = sure_words[word];
    if (word < n || !strcmp(text, "0")) return true;
    if (cor_distance_parse(text, &metres, NULL))
        return cor_map_fault(reader, node, "\"%.40s\" says not how sure a place is%s", text,
                             cor_hint_of(cor_nearest_word(text, sure_words, n), '"',
                                         "; write a distance like 25 km, or exact, district, province, region, country "
                                         "or unknown")
                                 .text);
    code->km = metres / METRES_PER_KM;
    return true;
}

static void read_codes(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_precision *precision = target;
    if (!cor_read_map(reader, node)) return;
    cor_map_precision_code *codes = COR_NEW_ARRAY(reader->arena, cor_map_precision_code, node->n);
    size_t n = 0;
    for (size_t i = 0; i < node->n; i++) {
        cor_map_precision_code code = {0};
        if (!cor_parse_number(node->items[i]->key, &code.code))
            cor_map_fault(reader, node->items[i], "the code \"%.40s\" is no number; write {1: exact, 2: 25 km}",
                          node->items[i]->key);
        else if (read_meaning(reader, node->items[i], &code))
            codes[n++] = code;
    }
    precision->codes = codes;
    precision->n_codes = n;
}

#define AT(field) .at = offsetof(cor_map_precision, field)

static const cor_map_key keys[] = {
    {"field", COR_KEY_TEXT, AT(field)},
    {"codes", .read = read_codes, .words = COR_MAP_WORDS(sure_words), .takes_distance = true}};
const cor_map_keys cor_map_precision_keys = {COR_MAP_KEYS(keys)};

/* false, a field, or {field, codes}. */
void cor_map_read_precision(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_precision *precision = target;
    precision->node = node;
    if (node->kind == COR_NODE_MAP)
        cor_map_read_keys(reader, node, &cor_map_precision_keys, precision);
    else if (node->kind == COR_NODE_BOOL && !node->boolean)
        precision->is_ignored = true;
    else if (node->kind != COR_NODE_NULL)
        cor_read_text(reader, node, &precision->field);
}
