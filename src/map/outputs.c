/* The formats that a map document asks for. */
#include "map/internal.h"

#include "base/words.h"

void cor_map_read_formats(cor_map_reader *reader, const cor_node *node, void *ret_formats)
{
    const char *const **formats = ret_formats, *const *names = NULL;
    if (!cor_read_texts(reader, node, &names)) return;
    *formats = names;
    for (size_t i = 0; names[i]; i++) {
        if (cor_format_called(names[i]) == COR_FORMAT_AUTO)
            cor_map_fault(reader, cor_node_item(node, i), "the output \"%.40s\" is not known; there are %s", names[i],
                          cor_formats_listed(reader->arena));
        else if (cor_word_index(names[i], names, i) < i)
            cor_map_fault(reader, cor_node_item(node, i), "the output \"%s\" is listed twice; keep one", names[i]);
    }
}
