#include "furnish/strips.h"

#include <math.h>

#include "furnish/layout.h"
#include "text/language.h"

/* Shares of the page: how high a chart below the map is, beside it and on it; how wide what stands beside it is. */
static const double HEIGHTS[] = {[COR_CHART_BELOW] = 0.19, [COR_CHART_BESIDE] = 0.26, [COR_CHART_ON_MAP] = 0.2},
                    BESIDE_WIDTH = 0.3, MAX_BESIDE = 0.6, WIDTH_ON_MAP = 0.36;

/* All charts of a strip take at most this share of the page's height. */
static const double MOST[] = {[COR_CHART_BELOW] = 0.45, [COR_CHART_BESIDE] = 0.75, [COR_CHART_ON_MAP] = INFINITY};

/* Points before `unit`: a chart is not less high unless it is told; of a ranking each bar, and what is round them. */
static const double LEAST_HEIGHT = 78, BAR_HEIGHT = 10.5, ROUND_BARS = 34;

/* And not less wide on the map. */
static const double LEAST_WIDTH = 170;

/* On a page narrower than this nothing stands beside the map, points. */
static const double MIN_PAGE = 200;

static const cor_piece pieces[] = {COR_PIECE_STRIP, COR_PIECE_TIMELINE, COR_PIECE_RANKING};
enum { PIECES = sizeof pieces / sizeof *pieces };

static const cor_chart_options *chart_of(const cor_map_document *map, cor_piece piece)
{
    const cor_map_furniture *furniture = &map->furniture;
    return piece == COR_PIECE_RANKING    ? &furniture->ranking.chart
           : piece == COR_PIECE_TIMELINE ? &furniture->timeline.chart
                                         : &furniture->route_strip.chart;
}

/* A timeline or strip is as wide as the map if nothing else is said, a ranking as high. */
cor_chart_standing cor_chart_stands(const cor_map_document *map, cor_piece piece)
{
    cor_at at = chart_of(map, piece)->at;
    if (!map->page.frame) return COR_CHART_ON_MAP;
    if (at == COR_AT_AUTO) at = piece == COR_PIECE_RANKING ? COR_AT_BESIDE : COR_AT_BELOW;
    if (at == COR_AT_BESIDE) return map->page.width < MIN_PAGE ? COR_CHART_BELOW : COR_CHART_BESIDE;
    return at == COR_AT_BELOW ? COR_CHART_BELOW : COR_CHART_ON_MAP;
}

/* Letters that hang from their line take more of the height. */
static double leading_of(const cor_map_document *map)
{
    double larger = cor_language_size(map->languages ? map->languages[0] : NULL);
    return larger > 1 ? 1.4 * larger : 1;
}

static double wanted_height(const cor_map_document *map, cor_piece piece, double unit)
{
    double said = chart_of(map, piece)->height, leading = leading_of(map);
    if (said > 0) return said;
    if (piece == COR_PIECE_RANKING)
        return (map->furniture.ranking.top * BAR_HEIGHT * sqrt(leading) + leading * ROUND_BARS) * unit;
    return fmax(HEIGHTS[cor_chart_stands(map, piece)] * map->page.height, leading * LEAST_HEIGHT * unit);
}

/* Of all charts that stand so, by what HEIGHT says of each, the gaps above them included. */
static double heights(const cor_map_document *map, cor_chart_standing stands, double unit,
                      double (*height)(const cor_map_document *map, cor_piece piece, double unit))
{
    double sum = 0;
    for (size_t i = 0; i < PIECES; i++)
        if (cor_piece_is_on(&map->furniture, pieces[i]) && cor_chart_stands(map, pieces[i]) == stands)
            sum += height(map, pieces[i], unit) + COR_GAP_SMALL * unit;
    return sum;
}

double cor_chart_height(const cor_map_document *map, cor_piece piece, double unit)
{
    cor_chart_standing stands = cor_chart_stands(map, piece);
    double all = heights(map, stands, unit, wanted_height), most = MOST[stands] * map->page.height;
    return wanted_height(map, piece, unit) - (all > most ? (all - most) * wanted_height(map, piece, unit) / all : 0);
}

double cor_chart_width_on_map(const cor_chart_options *chart, double frame, double unit)
{
    return fmin(chart->width > 0 ? chart->width : fmax(WIDTH_ON_MAP * frame, LEAST_WIDTH * unit), frame);
}

double cor_charts_below(const cor_map_document *map, double unit)
{
    return heights(map, COR_CHART_BELOW, unit, cor_chart_height);
}

double cor_charts_above_table(const cor_map_document *map, double unit)
{
    double height = heights(map, COR_CHART_BESIDE, unit, cor_chart_height);
    return height > 0 ? height + COR_GAP_SMALL * unit : 0;
}

static double beside(const cor_map_document *map, double said, double unit)
{
    double width = said > 0 ? said : BESIDE_WIDTH * map->page.width;
    return fmin(width, map->page.width * MAX_BESIDE) + COR_GAP * unit;
}

double cor_feature_table_strip(const cor_map_document *map, double unit)
{
    const cor_feature_table_options *table = &map->furniture.table;
    bool stands = table->on && table->beside && map->page.frame && map->page.width >= MIN_PAGE;
    return stands ? beside(map, table->width, unit) : 0;
}

double cor_beside_strip(const cor_map_document *map, double unit)
{
    double widest = cor_feature_table_strip(map, unit);
    for (size_t i = 0; i < PIECES; i++)
        if (cor_piece_is_on(&map->furniture, pieces[i]) && cor_chart_stands(map, pieces[i]) == COR_CHART_BESIDE)
            widest = fmax(widest, beside(map, chart_of(map, pieces[i])->width, unit));
    return widest;
}
