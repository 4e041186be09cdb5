#include "show/shown_kinds.h"

/* Of a table of several kinds that of the first row that has a place. */
static cor_shape_kind first_kind(const cor_geometry *geometry)
{
    for (size_t i = 0; i < geometry->n_features; i++)
        if (cor_geometry_kind(geometry, i) != COR_SHAPE_NONE) return cor_geometry_kind(geometry, i);
    return COR_SHAPE_NONE;
}

cor_show_kinds cor_show_kinds_of(const cor_geometry *geometry)
{
    cor_show_kinds kinds = 0;
    for (size_t i = 0; i < geometry->n_features; i++)
        kinds |= 1u << cor_geometry_kind(geometry, i);
    return kinds & ~(1u << COR_SHAPE_NONE);
}

static const cor_show_kinds POINTS = 1u << COR_SHAPE_POINT, LINES = 1u << COR_SHAPE_LINE,
                            AREAS = 1u << COR_SHAPE_POLYGON;

/* What FORM draws; icons stand on anything. */
static cor_show_kinds kinds_for(cor_show_form form)
{
    switch (form) {
    case COR_SHOW_CIRCLE:
    case COR_SHOW_HEAT:
        return POINTS;
    case COR_SHOW_LINE:
        return LINES | AREAS;
    case COR_SHOW_AREAS:
        return AREAS;
    default:
        return POINTS | LINES | AREAS;
    }
}

cor_show_form cor_show_form_of(const cor_map_show *show, const cor_table *table)
{
    if (show->form != COR_SHOW_AUTO) return show->form;
    if (show->icon.field) return COR_SHOW_BADGE;
    switch (first_kind(&table->geometry)) {
    case COR_SHAPE_LINE:
        return COR_SHOW_LINE;
    case COR_SHAPE_POLYGON:
        return COR_SHOW_AREAS;
    default:
        return COR_SHOW_CIRCLE;
    }
}

bool cor_show_is_mixed(cor_show_kinds kinds)
{
    return kinds & (kinds - 1);
}

const char *cor_show_kinds_filter(const cor_shown *s)
{
    GString *names = g_string_new(NULL);
    if (s->kinds & POINTS) g_string_append(names, ", \"Point\", \"MultiPoint\"");
    if (s->kinds & LINES) g_string_append(names, ", \"LineString\", \"MultiLineString\"");
    if (s->kinds & AREAS) g_string_append(names, ", \"Polygon\", \"MultiPolygon\"");
    const char *filter =
        names->len ? cor_arena_format(s->arena, "[\"in\", [\"geometry-type\"], [\"literal\", [%s]]]", names->str + 2)
                   : NULL;
    g_string_free(names, TRUE);
    return filter;
}

static const char *kind_words(cor_show_kinds kinds)
{
    return kinds & POINTS ? "points" : kinds & LINES ? "lines" : "areas";
}

/* A circle stands on each corner of an area, and points have neither area nor line to draw. Of several kinds a form
 * that is asked for draws its own. */
cor_status cor_show_check_form(cor_shown *s)
{
    cor_show_kinds kinds = cor_show_kinds_of(&s->table->geometry), own = kinds_for(s->form);
    const cor_node *node = cor_node_get(s->show->node, "shape");
    if (!node || !kinds || !(kinds & ~own)) return COR_OK;
    if (kinds & own) {
        s->kinds = own;
        cor_note(s->diagnostics, cor_node_location(node),
                 "the source '%s' has %s, too, which \"%s\" does not draw; \"auto\" draws each kind in its own way",
                 s->source->name, kind_words(kinds & ~own), node->text);
        return COR_OK;
    }
    if (own == POINTS)
        return cor_node_fail(node, s->err,
                             "the source '%s' has %s; \"%s\" is for points, and would stand on each corner",
                             s->source->name, kind_words(kinds), node->text);
    return cor_node_fail(node, s->err, "the source '%s' has %s; \"%s\" is for %s", s->source->name, kind_words(kinds),
                         node->text, own == AREAS ? "areas" : "lines and areas");
}
