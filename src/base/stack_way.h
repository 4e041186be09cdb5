/* What becomes of marks that lie at one place: the words that map documents and styles share. */
#ifndef COR_BASE_STACK_WAY_H
#define COR_BASE_STACK_WAY_H

typedef enum {
    COR_STACK_UNSAID,
    COR_STACK_SPREAD, /* side by side, each with a thin line to its place */
    COR_STACK_COUNT,  /* one mark, and how many it stands for */
    COR_STACK_LIST,   /* one mark with the texts of all */
    COR_STACK_PILE,   /* as they lie */
    COR_STACK_NEVER   /* no marks that are minded: icons of a layer that says `corridor:stack: false` */
} cor_stack_way;

/* In that order, from COR_STACK_SPREAD on. */
enum { COR_STACK_WORDS = 4 };
extern const char *const cor_stack_words[COR_STACK_WORDS];

#endif
