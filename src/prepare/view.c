#include "prepare/view.h"

#include <math.h>
#include <string.h>

#include "prepare/table_cache.h"
#include "proj/geodesic.h"

double cor_view_denominator(const cor_view *view)
{
    return view->metres_per_point * 72 / 0.0254;
}
