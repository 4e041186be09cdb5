/* What the files of doc/ share; nobody outside includes it. */
#ifndef COR_DOC_INTERNAL_H
#define COR_DOC_INTERNAL_H

#include "doc/doc.h"

enum {
    COR_DOC_BYTES = 16 * 1024 * 1024,
    COR_DOC_DEPTH = 64,
    COR_DOC_NODES = 1000000,
    COR_DOC_BLANK_LINES = 500,
};

/* Size, encoding and control characters: what can be said of TEXT before it is parsed. */
cor_status cor_doc_check(const char *text, size_t length, const char *name, cor_error *err);

typedef enum { COR_TAG_NONE, COR_TAG_STRING, COR_TAG_INT, COR_TAG_FLOAT, COR_TAG_BOOL, COR_TAG_NULL } cor_scalar_tag;

/* Decides the kind of NODE, whose text, place and `quoted` are set, by the YAML 1.2 core
 * schema. A number beyond what a double holds and a TAG that its text contradicts are errors. */
cor_status cor_scalar_resolve(cor_node *node, cor_scalar_tag tag, cor_error *err);

/* Builds the tree from below: open a seq or map, add what is in it, close it. */
typedef struct cor_tree cor_tree;

cor_tree *cor_tree_new(cor_arena *arena, const char *name);
void cor_tree_free(cor_tree *tree);

/* A node in the tree's arena, not yet in the tree. */
cor_node *cor_tree_node(cor_tree *tree, cor_node_kind kind, int line, int column);

/* In a map, a scalar is first the key and then, as the next node, its value. ANCHOR may be
 * NULL; a collection's anchor is known from its end on. */
cor_status cor_tree_scalar(cor_tree *tree, cor_node *node, const char *anchor, cor_error *err);
cor_status cor_tree_open(cor_tree *tree, cor_node *node, const char *anchor, cor_error *err);
cor_status cor_tree_close(cor_tree *tree, cor_error *err);
cor_status cor_tree_alias(cor_tree *tree, const char *anchor, int line, int column, cor_error *err);

/* The place where the innermost open collection began; false when none is open. */
bool cor_tree_innermost(const cor_tree *tree, const cor_node **ret_node);
/* Whether the next node would be a key of a map. */
bool cor_tree_wants_key(const cor_tree *tree);
/* The key whose value comes next, for the place of a value that is not written; NULL elsewhere. */
const cor_node *cor_tree_key(const cor_tree *tree);
/* The finished root, or NULL. */
const cor_node *cor_tree_root(const cor_tree *tree);

#endif
