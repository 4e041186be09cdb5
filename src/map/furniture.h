/* What a map document says of the furniture: one type for each piece. Lengths are points. */
#ifndef COR_MAP_FURNITURE_H
#define COR_MAP_FURNITURE_H

#include "base/value.h"
#include "doc/doc.h"
#include "geo/rect.h"
#include "stats/period.h"

typedef enum {
    COR_AT_AUTO,
    COR_AT_TOP_LEFT,
    COR_AT_TOP,
    COR_AT_TOP_RIGHT,
    COR_AT_LEFT,
    COR_AT_RIGHT,
    COR_AT_BOTTOM_LEFT,
    COR_AT_BOTTOM,
    COR_AT_BOTTOM_RIGHT,
    COR_AT_NONE,
    COR_AT_BELOW, /* the frame: of the legend and of charts */
    COR_AT_BESIDE /* the frame, to the right: of charts */
} cor_at;

/* A colour that may be left to the style. */
typedef struct {
    bool said;
    cor_color color;
} cor_optional_color;

typedef struct {
    bool on;
    cor_at at;
    const char *text; /* credits, disclaimer: replaces the made one */
    const char *add;  /* credits: beside the made ones */
} cor_furniture;

/* Names of what the map has, which only the map itself knows: layers, or words that it says. */
typedef struct {
    const char *const *list; /* NULL-terminated; NULL: none */
    const cor_node *node;
} cor_map_names;

/* What a layer, or something that bears the words FROM, is called instead. */
typedef struct {
    const char *from, *to;
    const cor_node *node;
} cor_new_name;

enum { COR_MAX_LEGEND_COLUMNS = 4 };

/* Entries and headings are named by the id of their layer or by their words. */
typedef struct {
    bool on;
    cor_at at;
    const char *title;         /* as written, with {…}; NULL */
    bool counts;               /* how many features look so */
    double columns;            /* 1 … COR_MAX_LEGEND_COLUMNS; 0: chosen */
    cor_map_names omit, order; /* what is left out, and what comes first */
    const cor_new_name *rename;
    size_t n_rename;
} cor_legend_furniture;

typedef enum { COR_UNITS_KM, COR_UNITS_MILES, COR_UNITS_BOTH } cor_units;

typedef struct {
    bool on;
    cor_at at;
    cor_units units;
    double length; /* at most; 0: chosen */
} cor_scale_bar;

typedef struct {
    bool on;
    cor_at at;
    bool grid;   /* points up the page rather than along the meridian */
    double size; /* height of the needle; 0: chosen */
    cor_optional_color color;
} cor_north_arrow;

/* A marking at the page's upper and lower edge. */
typedef struct {
    bool on;
    const char *text; /* as written, with {…} */
    cor_optional_color color;
} cor_banner;

typedef enum { COR_GRATICULE_LINES, COR_GRATICULE_TICKS, COR_GRATICULE_CROSSES } cor_graticule_style;
typedef enum { COR_GRATICULE_OUTSIDE, COR_GRATICULE_INSIDE, COR_GRATICULE_UNLABELLED } cor_graticule_labels;

/* The net of meridians and parallels. */
typedef struct {
    bool on;
    double step_lon, step_lat; /* degrees; 0: chosen */
    cor_graticule_style style;
    cor_graticule_labels labels;
    cor_optional_color color;
} cor_graticule;

typedef enum { COR_INSET_AUTO, COR_INSET_COUNTRY, COR_INSET_BBOX } cor_inset_extent;

/* A small map on the page: a locator, which shows where the page's map lies, or a detail, which shows a part of it
 * magnified. */
typedef struct {
    bool is_detail;
    cor_at at;
    const char *title;       /* as written, with {…}; NULL */
    double width, height;    /* of its frame; height 0: width is the longer side; both 0: chosen */
    cor_inset_extent extent; /* locator */
    cor_rect bbox;           /* degrees, where EXTENT says so, and of a detail that is not around a place */
    bool is_around;
    cor_point around;          /* degrees */
    double magnify;            /* beside the page's map; 0: as BBOX asks */
    const char *crs;           /* NULL: a detail has the page's, a locator one of its own */
    const char *const *layers; /* ids, NULL-terminated; NULL: chosen */
    bool has_leader;           /* detail: its extent on the page's map, and lines from there */
    cor_optional_color color;
    const cor_node *node;
} cor_inset;

enum { COR_MAX_INSETS = 8, COR_MAX_TABLE_COLUMNS = 12 };

/* A table of the features of a source that the page shows, numbered as on the map. */
typedef struct {
    bool on;
    cor_at at;
    bool beside; /* to the right of the map rather than on it */
    const char *source;
    const char *title;           /* as written, with {…}; NULL */
    const char *const *fields;   /* one a column */
    const char *const *headings; /* of the columns */
    size_t n_columns;
    const char *order; /* the field that rows are ordered by; NULL: as in the source */
    bool descending;
    bool has_numbers; /* a column of numbers */
    bool marks;       /* numbers stand at the features, too, where no layer of the style draws them */
    double width;     /* at most; 0: chosen */
    const cor_node *node;
} cor_feature_table_options;

/* What all charts say. */
typedef struct {
    bool on;
    cor_at at;
    const char *source;
    const char *title;    /* as written, with {…}; NULL: made */
    double width, height; /* 0: chosen */
    const cor_node *node;
} cor_chart_options;

/* Counts by period. */
typedef struct {
    cor_chart_options chart;
    bool has_unit; /* else chosen */
    cor_period_unit unit;
    const char *date;      /* the field of the day */
    const char *from, *to; /* of the window that is known, as written, with {…}; NULL: chosen */
    bool has_classes;      /* the legend's are told apart */
} cor_timeline_options;

/* Counts by what a field holds, the largest first. */
typedef struct {
    cor_chart_options chart;
    const char *by;     /* the field */
    const char *sum;    /* the field that is summed up; NULL: rows are counted */
    double top;         /* so many bars, what is left in one more */
    bool has_intervals; /* of counts, as if they were Poisson's */
} cor_ranking_options;

/* Counts along a route, by its kilometres. */
typedef struct {
    cor_chart_options chart;
    const char *route;
    double bin;       /* metres of the route a bar; 0: chosen */
    bool has_classes; /* the legend's are told apart */
} cor_route_strip_options;

/* A picture of the maker's. */
typedef struct {
    bool on;
    cor_at at;
    const char *file; /* resolved; SVG or PNG */
    double height;    /* points; 0: chosen */
    const cor_node *node;
} cor_logo;

/* Words of the document's own, in simple markup. */
typedef struct {
    bool on;
    cor_at at;
    const char *title, *text; /* as written, with {…} */
    double width;             /* at most, points; 0: chosen */
} cor_notes;

/* The line round the map. */
typedef struct {
    bool off, is_double;
    double width; /* points; 0: chosen */
    cor_optional_color color;
} cor_neat_line;

typedef enum { COR_MASK_FADE, COR_MASK_HIDE, COR_MASK_NONE } cor_mask_style;

/* A soft band along the border of a study area. */
typedef struct {
    bool on;
    double width; /* points; 0: chosen */
    cor_optional_color color;
} cor_soft_band;

/* The study area: what lies outside of it steps back. */
typedef struct {
    bool on;
    const char *source, *where; /* where: SQL with :name parameters, as written; NULL */
    cor_mask_style style;
    cor_optional_color color;
    double opacity;             /* of what covers the outside when it fades; 0…1 */
    cor_soft_band glow, shadow; /* within and without */
    const cor_node *node;
    const char *const *keep; /* layers that it leaves alone; NULL: none */
} cor_mask;

/* The furniture of a page. */
typedef struct {
    cor_furniture title, credits, disclaimer;
    cor_legend_furniture legend;
    cor_scale_bar scale_bar;
    cor_north_arrow north_arrow;
    cor_banner banner;
    cor_feature_table_options table;
    cor_logo logo;
    cor_notes notes;
    cor_neat_line neat_line;
    const cor_inset *insets;
    size_t n_insets;
    cor_graticule graticule;
    cor_timeline_options timeline;
    cor_ranking_options ranking;
    cor_route_strip_options route_strip;
} cor_map_furniture;

/* The pieces, in the order in which they are drawn. furniture.c has what each of them is. */
typedef enum {
    COR_PIECE_NEAT_LINE,
    COR_PIECE_TITLE,
    COR_PIECE_BANNER,
    COR_PIECE_SCALE_BAR,
    COR_PIECE_LEGEND,
    COR_PIECE_INSET,
    COR_PIECE_TABLE,
    COR_PIECE_NOTES,
    COR_PIECE_LOGO,
    COR_PIECE_NORTH_ARROW,
    COR_PIECE_GRATICULE,
    COR_PIECE_CREDITS,
    COR_PIECE_DISCLAIMER,
    COR_PIECE_TIMELINE,
    COR_PIECE_RANKING,
    COR_PIECE_STRIP,
    COR_PIECES
} cor_piece;

/* What PIECE is called. */
const char *cor_piece_key(cor_piece piece);
/* Whether a page is to have PIECE. */
bool cor_piece_is_on(const cor_map_furniture *furniture, cor_piece piece);
/* Where PIECE stands; COR_AT_AUTO for those that have a place of their own. */
cor_at cor_piece_place(const cor_map_furniture *furniture, cor_piece piece);

/* Whether MASK, when it is on, leaves the layer ID alone. */
bool cor_mask_keeps(const cor_mask *mask, const char *id);

#endif
