#include "furnish/furnish.h"

#include "furnish/chart.h"

void cor_furnish_ground(const cor_furnishing *furnishing)
{
    cor_pen pen = cor_pen_new(furnishing);
    if (furnishing->map->furniture.graticule.on) cor_furnish_graticule(&pen);
}

/* The legend asks for another frame: the page is begun anew, so what follows is not drawn now. */
static bool begins_anew(const cor_furnishing *what)
{
    return what->ret_strip && *what->ret_strip > 0;
}

static void draw_insets(cor_pen *pen, bool fixed)
{
    for (size_t i = 0; i < pen->what->n_insets; i++)
        if ((pen->what->insets[i].options->at != COR_AT_AUTO) == fixed)
            cor_furnish_inset_place(pen, &pen->what->insets[i]);
}

static void draw_table(cor_pen *pen)
{
    if (pen->what->table && !pen->what->map->furniture.table.beside) cor_furnish_feature_table(pen);
}

static void draw_notes(cor_pen *pen)
{
    if (pen->what->notes) cor_furnish_notes(pen);
}

static void draw_logo(cor_pen *pen)
{
    if (pen->what->logo) cor_furnish_logo(pen);
}

static void draw_neat_line(cor_pen *pen)
{
    if (pen->what->map->page.frame) cor_furnish_neat_line(pen);
}

static void draw_title(cor_pen *pen)
{
    if (pen->what->map->page.frame) cor_furnish_title(pen);
}

static void place_timeline(cor_pen *pen)
{
    cor_chart_place_on_map(pen, COR_PIECE_TIMELINE);
}

static void place_ranking(cor_pen *pen)
{
    cor_chart_place_on_map(pen, COR_PIECE_RANKING);
}

static void place_strip(cor_pen *pen)
{
    cor_chart_place_on_map(pen, COR_PIECE_STRIP);
}

/* AROUND the map, or on it: then those with a place of their own come before those that look for one. */
typedef enum { NOT_HERE, AROUND, ON_THE_MAP } drawing_turn;

/* Graticule, credits and disclaimer have turns of their own. */
static const struct {
    drawing_turn turn;
    void (*draw)(cor_pen *pen);
    void (*draw_many)(cor_pen *pen, bool fixed); /* each of which has a place of its own */
} drawers[COR_PIECES] = {
    [COR_PIECE_NEAT_LINE] = {AROUND, draw_neat_line, NULL},
    [COR_PIECE_TITLE] = {AROUND, draw_title, NULL},
    [COR_PIECE_BANNER] = {AROUND, cor_furnish_banner, NULL},
    [COR_PIECE_SCALE_BAR] = {ON_THE_MAP, cor_furnish_scale_bar, NULL},
    [COR_PIECE_LEGEND] = {ON_THE_MAP, cor_furnish_legend, NULL},
    [COR_PIECE_INSET] = {ON_THE_MAP, NULL, draw_insets},
    [COR_PIECE_TABLE] = {ON_THE_MAP, draw_table, NULL},
    [COR_PIECE_NOTES] = {ON_THE_MAP, draw_notes, NULL},
    [COR_PIECE_LOGO] = {ON_THE_MAP, draw_logo, NULL},
    [COR_PIECE_NORTH_ARROW] = {ON_THE_MAP, cor_furnish_north_arrow, NULL},
    [COR_PIECE_TIMELINE] = {ON_THE_MAP, place_timeline, NULL},
    [COR_PIECE_RANKING] = {ON_THE_MAP, place_ranking, NULL},
    [COR_PIECE_STRIP] = {ON_THE_MAP, place_strip, NULL},
};

static void furnish_around(cor_pen *pen)
{
    for (size_t i = 0; i < COR_PIECES; i++)
        if (drawers[i].turn == AROUND && cor_piece_is_on(&pen->what->map->furniture, (cor_piece) i))
            drawers[i].draw(pen);
}

static void furnish_placed(cor_pen *pen, bool fixed)
{
    const cor_map_furniture *furniture = &pen->what->map->furniture;
    for (size_t i = 0; i < COR_PIECES && !begins_anew(pen->what); i++) {
        bool wanted = cor_piece_is_on(furniture, (cor_piece) i) &&
                      (cor_piece_place(furniture, (cor_piece) i) != COR_AT_AUTO) == fixed;
        if (drawers[i].turn == ON_THE_MAP && drawers[i].draw_many)
            drawers[i].draw_many(pen, fixed);
        else if (drawers[i].turn == ON_THE_MAP && wanted)
            drawers[i].draw(pen);
    }
}

cor_status cor_furnish(const cor_furnishing *furnishing, cor_error *err)
{
    const cor_map_document *map = furnishing->map;
    cor_pen pen = cor_pen_new(furnishing);
    pen.scene->background = pen.paper;
    furnish_around(&pen);
    cor_charts_place_around(&pen);
    if (furnishing->table && map->furniture.table.beside) cor_furnish_feature_table(&pen);
    /* Before the furniture that looks for an empty corner. */
    cor_status st = cor_furnish_annotations(&pen, err);
    if (st) return st;
    if (furnishing->table) cor_furnish_numbers(&pen);
    if (map->furniture.legend.on) st = cor_furnish_list(&pen, err);
    if (st) return st;
    furnish_placed(&pen, true);
    furnish_placed(&pen, false);
    if (begins_anew(furnishing)) return COR_OK;
    if (map->furniture.graticule.on) cor_furnish_graticule_labels(&pen);
    return COR_OK;
}

cor_status cor_furnish_words(const cor_furnishing *furnishing, cor_error *err)
{
    cor_pen pen = cor_pen_new(furnishing);
    bool some = furnishing->map->page.frame && (furnishing->credits || furnishing->disclaimer);
    return some ? cor_furnish_credits(&pen, err) : COR_OK;
}
