/* The page as a list of drawn things and label requests. Coordinates are page
 * points, origin top left, y down. Built by symbolize and furnish, completed by
 * place, then frozen and replayed into painters: PNG, SVG and PDF agree because
 * they are the same scene. Everything lies in the scene's arena. */
#ifndef COR_SCENE_SCENE_H
#define COR_SCENE_SCENE_H

#include "geo/geometry.h"
#include "scene/icon.h"
#include "text/bend.h"

typedef enum { COR_CAP_BUTT, COR_CAP_ROUND, COR_CAP_SQUARE } cor_cap;
typedef enum { COR_JOIN_MITER, COR_JOIN_ROUND, COR_JOIN_BEVEL } cor_join;

typedef enum {
    COR_ITEM_FILL, /* each path filled by the even-odd rule */
    COR_ITEM_STROKE,
    COR_ITEM_CIRCLES, /* many stamps of few kinds */
    COR_ITEM_ICON,
    COR_ITEM_IMAGE,
    COR_ITEM_TEXT,
    COR_ITEM_PATTERN /* each path filled with an icon, again and again */
} cor_item_kind;

typedef struct {
    const cor_path *paths; /* one a feature */
    size_t n_paths;
    cor_color color; /* alpha includes opacity */
} cor_fill;

typedef struct {
    const cor_path *paths;
    size_t n_paths;
    cor_color color;
    double width;
    cor_cap cap;
    cor_join join;
    double miter_limit;
    const double *dashes; /* points, checked: n_dashes even, sum above a tenth of a dot */
    size_t n_dashes;
    double dash_offset;
} cor_stroke;

/* A circle as it is stamped: fill, then a stroke outside of radius. */
typedef struct {
    double radius; /* points, of the fill */
    cor_color fill;
    double stroke_width;
    cor_color stroke;
    double blur; /* how much of the way from the outer edge to the centre is soft: 1 all of it; 0: a sharp edge */
} cor_circle;

typedef struct {
    const cor_circle *kinds;
    size_t n_kinds;
    const cor_point *at;  /* in drawing order */
    const uint32_t *kind; /* index into kinds for each; NULL: all 0 */
    size_t n;
} cor_circles;

typedef struct {
    const cor_icon *icon;
    double x, y; /* centre */
    double width, height;
    double fixed; /* points a px of what of the icon does not stretch; 0: all of it is scaled alike */
    double angle; /* degrees clockwise */
    double opacity;
    bool recolor; /* `currentColor` of the icon becomes color */
    cor_color color;
    cor_color halo;               /* of an icon that takes a colour */
    double halo_width, halo_blur; /* points */
} cor_icon_item;

/* Paths filled by the even-odd rule with cells side by side, one icon in each. */
typedef struct {
    const cor_path *paths;
    size_t n_paths;
    const cor_icon *icon;
    double width, height; /* of a cell, points */
    cor_point origin;     /* a corner of a cell */
    double angle;         /* degrees clockwise about origin */
    double opacity;
    bool mirrored; /* before it is turned: a cell's bottom lies towards smaller y */
} cor_pattern;

typedef struct {
    int width, height;
    const uint8_t *rgba; /* not premultiplied, row 0 on top */
    cor_rect at;
    double opacity;
    bool smooth; /* interpolate when scaled */
} cor_image;

typedef struct {
    const cor_run *run;
    double x, y;  /* where the run's origin (top left) goes */
    double angle; /* degrees clockwise about pivot */
    cor_point pivot;
    cor_color color; /* alpha includes opacity */
    cor_color halo;
    double halo_width, halo_blur; /* points; no width: none */
    bool halo_alone;              /* the letters are an item of their own */
    double opacity;               /* of the run's parts with colours or pictures of their own */
    const cor_bend
        *bend; /* what the run is bent along: x and y are on it, angle and pivot say nothing; NULL: straight */
} cor_text_item;

/* What PART of TEXT is drawn in. */
static inline cor_color cor_text_color(const cor_text_item *text, const cor_text_part *part)
{
    if (!part || !part->color) return text->color;
    cor_color color = *part->color;
    color.a *= (float) text->opacity;
    return color;
}

typedef struct {
    cor_item_kind kind;
    union {
        cor_fill fill;
        cor_stroke stroke;
        cor_circles circles;
        cor_icon_item icon;
        cor_image image;
        cor_text_item text;
        cor_pattern pattern;
    };
} cor_item;

/* How a group meets what lies below it, as W3C's Compositing and Blending has it. */
typedef enum {
    COR_BLEND_NORMAL,
    COR_BLEND_MULTIPLY,
    COR_BLEND_SCREEN,
    COR_BLEND_OVERLAY,
    COR_BLEND_COLOR,
    COR_BLEND_LUMINOSITY,
    COR_BLEND_PLUS_LIGHTER,
    COR_BLENDS
} cor_blend;

const char *cor_blend_name(cor_blend blend); /* "normal", … as styles and CSS call it */

/* What belongs together: a style layer, a piece of furniture. SVG makes it a named group. */
typedef struct {
    const char *id;    /* unique on the page: a layer's id, or "legend", "title", … */
    const char *label; /* for people */
    double opacity;    /* of the group as a whole */
    cor_blend blend;   /* of the group as a whole */
    bool clipped;
    cor_rect clip;
    const cor_path *within; /* what lies outside of this area, by the even-odd rule, is not seen either; NULL: all is */
    cor_item *items;
    size_t n_items;
} cor_group;

/* How an icon stands: page coordinates. */
typedef struct {
    cor_point at; /* centre */
    double angle; /* degrees clockwise */
    cor_rect box; /* what must be free */
} cor_stand;

/* How a text lies along a line: turned as a whole, or bent. */
typedef struct {
    cor_point pivot;
    double angle;    /* degrees clockwise about the pivot */
    cor_curve curve; /* of its baseline; n 0: straight */
    bool upright;    /* letters along the curve are not turned */
} cor_course;

/* One way a label can be set, relative to nothing: page coordinates. */
typedef struct {
    cor_rect box;           /* what must be free: text with padding */
    cor_point text;         /* origin of the run */
    const cor_run *run;     /* with its lines justified for this place; NULL: the label's */
    const cor_rect *pieces; /* all of BOX that must be free, where that is clearly less; NULL: BOX itself */
    size_t n_pieces;
    const cor_stand *mark;    /* how the icon stands with this text; NULL: as the label says */
    const cor_course *course; /* how the text lies; NULL: as the label says */
    size_t n_leader;          /* so many at the end are of a line to the text: they keep off labels, not off the map */
    unsigned farther;         /* from its point than the style's own places, in tenths of the box's height */
    const cor_point *leader;  /* two points: that line, thin, from the symbol on; NULL: drawn otherwise, or none */
} cor_candidate;

/* What a text has about it where it is set: a plate below it, a line to what it belongs to. What is 0 wide or has no
 * alpha is not there. Strokes are without paths. */
typedef struct {
    cor_color plate;
    double margin; /* points, of the plate round the text's logical box */
    cor_stroke rim;
    cor_stroke leader; /* from the text's pivot to its box */
    double gap;        /* points: what the leader leaves free round the pivot */
    double dot;        /* radius of a dot on the pivot, in the leader's colour */
} cor_callout;

/* A wanted label: text, icon or both at one place. */
typedef struct {
    const char *layer;          /* id */
    const char *source;         /* whose feature it is; NULL: nobody's */
    size_t group;               /* index of the group it is drawn in */
    double feature;             /* id in its source */
    uint32_t row;               /* in the table of its layer */
    const cor_run *run;         /* NULL: icon only */
    cor_text_item text;         /* how the run is drawn; x, y from the chosen candidate */
    const cor_callout *callout; /* NULL: the text alone */
    const cor_icon *icon;       /* NULL: text only */
    cor_icon_item mark;         /* how the icon is drawn */
    cor_rect mark_box;
    const cor_candidate *candidates; /* best first */
    size_t n_candidates;
    double padding;  /* points, of the candidates' boxes round the ink */
    double sort_key; /* lower is placed first */
    bool text_allow_overlap, text_ignore_placement, text_optional;
    bool icon_allow_overlap, icon_ignore_placement, icon_optional;
    bool text_shares, icon_shares; /* may overlap those that may overlap, too */
    bool by_y;        /* drawn in the order of y, what lies further down on top; else in that of requests */
    bool whole;       /* drawn with its text right above its icon, below the icons that follow */
    double y;         /* of the point that it belongs to */
    cor_point at;     /* that point, of an icon */
    bool require;     /* missing it is an error (exit 6) */
    bool wanted;      /* by the map's maker: it is placed before all others */
    bool owed;        /* rather on what is drawn of the map than not at all, but on no furniture and no other label */
    bool once;        /* its text goes where another label says the same at its place */
    bool repeated;    /* which is so */
    bool area;        /* names an area: rather on what is drawn of the map than not at all */
    bool along;       /* belongs to the line that its pivot lies on */
    bool sided;       /* names a point: keeps to its side of shores and borders */
    double leader;    /* points: how far away the text may stand with a line drawn to it; 0: never */
    const char *with; /* id of the layer with whose mark of the same row it goes along, icon and text; NULL: none */
    bool stays;       /* it names a place rather than a mark there: it does not go along with one */
    bool absent;      /* another one of its stack is drawn for it: there is no icon, no text and no candidate */
    /* result */
    int chosen; /* index of the candidate; -1: text not drawn */
    bool mark_drawn;
    const char *blocked_by; /* what was in the way of the best candidate; NULL when drawn */
} cor_label;

/* What became of the marks of one place. */
typedef enum {
    COR_STACKED_PILE,   /* they lie where they are, on top of each other */
    COR_STACKED_SPREAD, /* they stand side by side */
    COR_STACKED_ONE,    /* one stands for all */
    COR_STACKED_FULL    /* one stands for all, because there is no room for them side by side */
} cor_stacked;

/* Marks of one layer that lie at one place. */
typedef struct {
    const char *layer; /* id */
    size_t group;      /* index of the group that they are drawn in */
    cor_point at;      /* the middle of the place */
    const uint32_t *labels;
    size_t n;                 /* requests, in the order of the data; 1: a mark alone */
    bool spread;              /* they are to stand side by side */
    bool many;                /* there are more of them than can */
    const cor_label *several; /* what is drawn when one stands for all; NULL: n is 1 */
    cor_color color, halo;    /* of the lines from places to marks */
    double halo_width;        /* points, as a text's */
    /* result */
    cor_stacked stacked;
    const cor_path *leads; /* lines from places to marks */
    size_t n_leads;
} cor_stack;

/* What LABEL's icon, which it has, covers of the page, turned as it is; without padding. */
cor_rect cor_label_picture(const cor_label *label);

/* How much labels mind an obstacle. */
typedef enum {
    COR_MIND_ALWAYS, /* furniture: texts and icons keep off */
    COR_MIND_TEXT,   /* texts keep off, if need be by staying away; their icons do not mind */
    COR_MIND_PLACES, /* of the map: texts with several places take one that is clear, or none; those with one place
                        stand where the style puts them */
} cor_minding;

/* Something labels keep off: a box or, where there is a radius, what lies within RADIUS of the stretch from A to B (a
 * disc when they are one). What has a radius is a feature's own drawing: a disc does not mind the label of its centre,
 * nor a line the label along it. */
typedef struct {
    cor_rect box;
    const char *what; /* "legend", a layer's id */
    bool covers;      /* what of the map lies under BOX can't be seen */
    cor_minding minding;
    size_t group; /* index of the group that it belongs to */
    cor_point a, b;
    double radius; /* points; 0: the box */
    uint32_t line; /* number of the line that it is a piece of; 0: none */
} cor_obstacle;

/* What a layer's areas or lines mean to names beside them. */
typedef enum {
    COR_TERRAIN_WATER, /* areas: names of coast towns stand in it, others on land */
    COR_TERRAIN_BORDER /* lines: names stand on their point's side */
} cor_terrain_kind;

typedef struct {
    cor_terrain_kind kind;
    const cor_path *paths;
    size_t n_paths;
} cor_terrain;

typedef struct cor_scene {
    cor_arena *arena;
    double width, height;          /* page, points */
    double dpi;                    /* of images made for the page */
    cor_rect frame;                /* the map's frame */
    cor_color background;          /* of the page */
    const char *title;             /* for the files' metadata; NULL */
    const char *language;          /* of the page; NULL */
    const char *creation_date;     /* YYYY-MM-DD: the only date that may be written */
    const char *description;       /* for the files' metadata: what the picture shows, its alt text; NULL */
    const char *caption;           /* for the files' metadata: what may stand below the picture; NULL */
    const char *marking;           /* how the page may be handled: for the files' metadata; NULL */
    const char *fingerprint;       /* for the files' metadata: what the picture was made of; NULL */
    bool alone;                    /* other processes have the other cores: painters start no threads */
    struct cor_scene_lists *lists; /* growing arrays, private to scene.c */
} cor_scene;

cor_scene *cor_scene_new(cor_arena *arena, double width, double height);
void cor_scene_free(cor_scene *scene); /* the growing arrays; the arena is the caller's */

/* Appends; the returned pointers are good until the next append of their kind. */
cor_group *cor_scene_group(cor_scene *scene, const char *id, const char *label); /* becomes the current group */
cor_item *cor_scene_add(cor_scene *scene, cor_item_kind kind);                   /* to the current group */
/* The same to the group of that index. */
cor_item *cor_scene_add_to(cor_scene *scene, size_t group, cor_item_kind kind);
/* Moves the group of index FROM down to index TO, below those between; after the labels have been set. */
void cor_scene_lower_group(cor_scene *scene, size_t from, size_t to);
cor_label *cor_scene_label(cor_scene *scene); /* in the current group */
cor_obstacle *cor_scene_obstacle(cor_scene *scene);
cor_terrain *cor_scene_terrain(cor_scene *scene);
cor_stack *cor_scene_stack(cor_scene *scene); /* in the current group */

size_t cor_scene_group_count(const cor_scene *scene);
cor_group *cor_scene_group_at(const cor_scene *scene, size_t index);
cor_label *cor_scene_labels(const cor_scene *scene, size_t *ret_n);
const cor_obstacle *cor_scene_obstacles(const cor_scene *scene, size_t *ret_n);
const cor_terrain *cor_scene_terrains(const cor_scene *scene, size_t *ret_n);
cor_stack *cor_scene_stacks(const cor_scene *scene, size_t *ret_n);

/* Takes icon and text from LABEL, which is absent then: another one is drawn for it. */
void cor_label_leave_out(cor_label *label);

/* Puts what stands for all of STACK in place of its first request; the others are absent. */
void cor_stack_merge(const cor_scene *scene, const cor_stack *stack);

/* Where CALLOUT's line goes, from PIVOT to a text whose logical box is BOX; false when there is none. */
bool cor_callout_line(const cor_callout *callout, cor_rect box, cor_point pivot, cor_point ret_line[2]);

/* Adds what CALLOUT asks for to the group of that index, for RUN set as TEXT says. */
void cor_scene_callout(cor_scene *scene, size_t group, const cor_callout *callout, const cor_run *run,
                       const cor_text_item *text);

/* Appends copies of OTHER's groups, whose ids get PREFIX; both scenes have one arena. Labels, obstacles and terrain
 * stay behind: OTHER's labels must have been set. */
void cor_scene_append(cor_scene *scene, const cor_scene *other, const char *prefix);

/* Turns the placed labels into text and icon items at the end of their groups. Once, after placement. */
void cor_scene_set_labels(cor_scene *scene);

#endif
