/* Documents: YAML and JSON as one tree, each node with its place in the text.
 * The only home of libfyaml. Knows no key and no meaning.
 *
 * Limits (named in the error when they are passed): 16 MiB of text, depth 64,
 * 1,000,000 nodes, 500 blank lines in a row, no alias that expands beyond them.
 * Duplicate keys are errors. The tree is plain data in the arena given; nothing of libfyaml stays. */
#ifndef COR_DOC_DOC_H
#define COR_DOC_DOC_H

#include "base/arena.h"
#include "base/value.h"

typedef enum {
    COR_NODE_NULL,
    COR_NODE_BOOL,
    COR_NODE_NUMBER,
    COR_NODE_STRING,
    COR_NODE_SEQ,
    COR_NODE_MAP
} cor_node_kind;

typedef struct cor_node cor_node;

struct cor_node {
    cor_node_kind kind;
    int line, column; /* 1-based */
    const char *file; /* the document's name, as given to the reader */
    const char *key;  /* the key this node stands under in its map; NULL elsewhere */
    int key_line, key_column;
    bool quoted; /* a string written in quotes or as a block: never taken for a number or a size */
    bool boolean;
    double number;
    const char *text; /* scalars: as written (unquoted); what a YAML 1.2 core plain scalar says decides the kind */
    size_t n;
    const cor_node *const *items; /* of a seq, or the values of a map, in document order */
};

/* NAME is what errors call the text. Caller owns nothing: all is in ARENA. */
cor_status cor_doc_parse(cor_arena *arena, const char *text, size_t length, const char *name, const cor_node **ret_root,
                         cor_error *err);
cor_status cor_doc_read(cor_arena *arena, const char *path, const cor_node **ret_root, cor_error *err);

/* The value under KEY of a map; NULL when there is none or NODE is no map (or NULL). */
const cor_node *cor_node_get(const cor_node *node, const char *key);

/* The I-th of a list; NODE itself where one value stands for a list of it. */
const cor_node *cor_node_item(const cor_node *node, size_t i);

const char *cor_node_kind_name(cor_node_kind kind); /* "a number", "a list", … */

/* Where NODE stands, and its key (itself where it has none); COR_NOWHERE of NULL. Borrowed from NODE's document. */
cor_location cor_node_location(const cor_node *node);
cor_location cor_key_location(const cor_node *node);

/* COR_BAD_DOCUMENT at NODE's place (NULL: no place). */
cor_status cor_node_fail(const cor_node *node, cor_error *err, const char *format, ...) COR_PRINTF(3, 4);
/* The same at the place of NODE's key. */
cor_status cor_key_fail(const cor_node *node, cor_error *err, const char *format, ...) COR_PRINTF(3, 4);

/* An error at the key of ITEM when it is not one of KEYS, with the nearest right one. */
cor_status cor_key_known(const cor_node *item, const char *const *keys, size_t n_keys, cor_error *err);
/* An error at the first key of the map NODE that is not one of KEYS, with the nearest right one. */
cor_status cor_node_only(const cor_node *node, const char *const *keys, size_t n_keys, cor_error *err);

/* Trees made of others: what is taken over keeps its place, also where it stands among entries of another document. */

/* ITEM under KEY, in ITEM's place. */
const cor_node *cor_node_keyed(cor_arena *arena, const cor_node *item, const char *key);
/* A text in the place of LIKE, under KEY (NULL: none). TEXT is borrowed. */
const cor_node *cor_node_string(cor_arena *arena, const cor_node *like, const char *key, const char *text);
/* NODE with all that is in it in the place of LIKE. */
const cor_node *cor_node_placed(cor_arena *arena, const cor_node *node, const cor_node *like);
/* A list (COR_NODE_SEQ) or a map of N ITEMS, which are copied, in the place of LIKE and under its key. */
const cor_node *cor_node_of(cor_arena *arena, const cor_node *like, cor_node_kind kind, const cor_node *const *items,
                            size_t n);

/* The map MAP with ENTRY in place of what has its key, or behind all else. */
const cor_node *cor_node_with(cor_arena *arena, const cor_node *map, const cor_node *entry);
const cor_node *cor_node_without(cor_arena *arena, const cor_node *map, const char *key);
/* MAP with each entry of the map PATCH; one that is null takes the entry away. */
const cor_node *cor_node_overlaid(cor_arena *arena, const cor_node *map, const cor_node *patch);
/* The same, and so on in maps that both have: a JSON Merge Patch (RFC 7396). MAP may be NULL, or no map. */
const cor_node *cor_node_patched(cor_arena *arena, const cor_node *map, const cor_node *patch);

/* The tree below NODE as a value: maps become objects, strings are copied to ARENA. */
cor_value cor_node_value(cor_arena *arena, const cor_node *node);

/* The tree below NODE as JSON text in ARENA (for inline GeoJSON). */
const char *cor_node_json(cor_arena *arena, const cor_node *node);

#endif
