/* The keys of a map document as tables: which there are, of what type, and where what they say goes. The one list that
 * known keys, reading, the schema and the documentation are held to. For the files of map/ and tests alone. */
#ifndef COR_MAP_KEYS_H
#define COR_MAP_KEYS_H

#include "map/field.h"

typedef enum {
    COR_KEY_OWN,    /* READ does it */
    COR_KEY_TEXT,   /* const char * */
    COR_KEY_PLAIN,  /* const char *: words for people */
    COR_KEY_PROSE,  /* const char *: words for people, with {…} */
    COR_KEY_TEXTS,  /* const char *const * */
    COR_KEY_NUMBER, /* double, from LEAST to MAX */
    COR_KEY_LENGTH, /* double: points, from LEAST to MAX millimetres */
    COR_KEY_BOOL,   /* bool */
    COR_KEY_COLOR,  /* cor_optional_color */
    COR_KEY_WORD    /* an enum: which of WORDS */
} cor_map_key_kind;

typedef struct cor_map_keys cor_map_keys;

typedef struct {
    const char *key;
    cor_map_key_kind kind;
    size_t at; /* of what it fills, in what its table fills; with OWN, READ is given that place */
    double least, most;
    cor_map_words words; /* of WORD; with OWN, which words it takes besides other things */
    void (*read)(cor_map_reader *reader, const cor_node *node, void *target);
    /* The keys of a map, or of the maps of a list, that may stand here. OWN alone: a map fills what stands at AT. */
    const cor_map_keys *below;
    bool takes_length, takes_distance, takes_prose; /* OWN: something with a unit, or words with {…} */
} cor_map_key;

struct cor_map_keys {
    const char *name; /* of one of several tables for one place: of annotations, the key of their kind; NULL */
    const cor_map_key *list;
    size_t n;
    /* Before anything is read: says what must stand there and does not, or what may not stand together; remembers what
     * else it wants to know of the map. May be NULL. */
    void (*begin)(cor_map_reader *reader, const cor_node *node);
    const cor_map_keys *next; /* another table for the same place; NULL */
};

#define COR_MAP_KEYS(array) .list = (array), .n = sizeof(array) / sizeof *(array)

/* Reads what the map NODE says by KEYS into TARGET. Keys that are not among them are faults. */
void cor_map_read_keys(cor_map_reader *reader, const cor_node *node, const cor_map_keys *keys, void *target);

/* Each key of the map NODE that is not among N KNOWN is a fault. */
void cor_map_refuse_unknown(cor_map_reader *reader, const cor_node *node, const char *const *known, size_t n);

/* A fault of NODE, called WHAT ("\"near\" needs …"), where it lacks KEY, or where that is an emptied list or map. */
bool cor_map_demand(cor_map_reader *reader, const cor_node *node, const char *key, const char *what);

/* All of a document. Of furniture, which has no table of this kind, see below. */
extern const cor_map_keys cor_map_root_keys;

/* The keys of a piece of furniture; NULL: it has none. */
const cor_map_keys *cor_piece_keys(cor_piece piece);

#endif
