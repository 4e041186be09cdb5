/* The feature's geometry. */
#include <math.h>

#include "expr/area.h"
#include "expr/machine.h"

static cor_value geometry_type(const cor_machine *m)
{
    static const char *const names[] = {[COR_SHAPE_NONE] = "Unknown",
                                        [COR_SHAPE_POINT] = "Point",
                                        [COR_SHAPE_LINE] = "LineString",
                                        [COR_SHAPE_POLYGON] = "Polygon"};
    const cor_geometry *geometry = m->eval->geometry;
    if (m->eval->geometry_type) return cor_string(m->eval->geometry_type);
    /* A string in any case: that is its type, and others rely on it. */
    return cor_string(names[geometry ? cor_geometry_kind(geometry, m->row) : COR_SHAPE_NONE]);
}

bool cor_run_geometry(cor_machine *m, const cor_instruction *at, cor_value *args)
{
    const cor_geometry *geometry = m->eval->geometry;
    if (at->op == COR_OP_GEOMETRY_TYPE)
        args[0] = geometry_type(m);
    else if (at->op == COR_OP_WITHIN)
        args[0] = cor_bool(geometry && cor_area_covers(m->program->data[at->arg], geometry, m->row));
    else
        args[0] = cor_number(geometry ? cor_area_distance(m->program->data[at->arg], geometry, m->row) : NAN);
    return true;
}
