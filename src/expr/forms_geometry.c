/* Forms that hold a geometry: within and distance. */
#include "expr/area.h"
#include "expr/forms.h"

static cor_typed *parse_area(const cor_context *context, cor_opcode op, cor_type_kind type, bool polygons_only)
{
    const char *name = context->node->items[0]->text;
    if (context->node->n != 2) return cor_parse_error(context, "\"%s\" takes one GeoJSON object", name);
    cor_area *area = COR_NEW(context->parser->arena, cor_area);
    if (!cor_area_read(context->parser->keep, context->node->items[1], polygons_only, area))
        return cor_parse_error(context, "\"%s\" takes a GeoJSON object with %s", name,
                               polygons_only ? "polygons" : "points, lines or polygons");
    cor_typed *tree = cor_parse_call(context, op, cor_type_of_kind(type), NULL, 0);
    tree->detail = area;
    return tree;
}

cor_typed *cor_form_within(const cor_context *context)
{
    return parse_area(context, COR_OP_WITHIN, COR_TYPE_BOOLEAN, true);
}

cor_typed *cor_form_distance(const cor_context *context)
{
    return parse_area(context, COR_OP_DISTANCE, COR_TYPE_NUMBER, false);
}
