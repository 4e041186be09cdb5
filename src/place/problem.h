/* The page's labels as a problem: each may take one of its options or none. Knows boxes and flags, no text. Private
 * to place. */
#ifndef COR_PLACE_PROBLEM_H
#define COR_PLACE_PROBLEM_H

#include <stdint.h>

#include "place/avoid.h"

/* A piece of paper that an option takes. Lent from the scene. */
typedef struct {
    const cor_rect *whole; /* round all boxes */
    const cor_rect *boxes;
    size_t n_boxes;
    bool minds;    /* must find it free */
    bool occupies; /* keeps others away that mind */
    bool sharing;  /* minds only those that let nobody overlap them */
    bool shared;   /* may be overlapped by others that are sharing */
} cor_claim;

/* What an option is worth to its label. That a label is there at all counts for more than how much of it: no icon
 * goes so that a few others may have their names. */
typedef enum {
    COR_WORTH_NOTHING = 0,
    COR_WORTH_ICON = 60,
    COR_WORTH_TEXT = 61,
    COR_WORTH_OVERLAPPING = 62, /* all of it, but over others or over what it had better avoid */
    COR_WORTH_LED = 63,         /* all of it, but away from its point, with a leader */
    COR_WORTH_ALL = 64
} cor_worth;

/* One way to draw a label. Small: there may be millions. */
typedef struct {
    uint32_t label;    /* index into the problem's labels */
    int16_t candidate; /* of the text; -1: without text */
    uint8_t worth;     /* cor_worth */
    bool mark : 1;     /* with the icon */
    bool minds : 1;    /* the text must find its place free */
    bool lies_on : 1;  /* what is drawn of the map may lie below the text */
    bool barred : 1;   /* what is drawn of the map keeps it off */
} cor_option;

/* In order of importance: the page's most important label is 0. */
typedef struct {
    uint32_t source;                  /* index in the scene */
    uint32_t rank;                    /* labels of one rank may be given up for each other; 0 is the highest */
    uint32_t first_option, n_options; /* best first, those that are barred last */
    const char *barrier;              /* what bars the first of those; NULL */
} cor_contender;

typedef struct {
    cor_rect frame;           /* texts lie wholly within */
    const cor_label *sources; /* the scene's labels */
    const cor_obstacle *obstacles;
    size_t n_obstacles;
    cor_contender *labels;
    size_t n_labels;
    cor_option *options;
    size_t n_options;
} cor_problem;

/* What stands in the way of an option. */
typedef enum {
    COR_NOTHING,
    COR_FRAME,
    COR_BARRIER,
    COR_OBSTACLE,
    COR_LABEL,
    COR_SHARED_LABEL /* one that lets others overlap it that are sharing */
} cor_hindrance_kind;

typedef struct {
    cor_hindrance_kind kind;
    uint32_t index; /* of the obstacle, or of the label in the problem */
} cor_hindrance;

enum { COR_NO_OPTION = -1 };

/* What a claim is to others. */
static inline cor_hindrance_kind cor_claim_kind(const cor_claim *claim)
{
    return claim->shared ? COR_SHARED_LABEL : COR_LABEL;
}

/* All in ARENA; SCENE is borrowed. AVOIDANCE (NULL: none): what of the scene names had better not lie on. */
cor_problem cor_problem_of(cor_arena *arena, const cor_scene *scene, cor_avoidance *avoidance);

/* What OPTION claims: its text, then its icon. Returns how many they are, 1 or 2. They never stand against each other.
 */
int cor_option_claims(const cor_problem *problem, const cor_option *option, cor_claim claims[2]);

#endif
