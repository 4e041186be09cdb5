/* Colors from their channels, and back. */
#include <math.h>

#include "expr/convert.h"
#include "expr/machine.h"

static bool is_within(double x, double most)
{
    return x >= 0 && x <= most;
}

static bool run_rgba(cor_machine *m, const cor_instruction *at, cor_value *args)
{
    double alpha = at->n == 4 ? args[3].number : 1;
    for (size_t i = 0; i < 3; i++)
        if (!is_within(args[i].number, 255)) return cor_stop_value(m, "a channel that is not in 0…255", args[i]);
    if (!is_within(alpha, 1)) return cor_stop_value(m, "an alpha that is not in 0…1", args[3]);
    args[0] = cor_color_value((cor_color){(float) (args[0].number / 255), (float) (args[1].number / 255),
                                          (float) (args[2].number / 255), (float) alpha});
    return true;
}

/* A channel in 0…255; 128 comes back as 128. */
static double byte_of(double channel)
{
    double x = channel * 255, whole = round(x);
    return fabs(x - whole) < 1e-9 ? whole : x;
}

static void run_to_rgba(cor_machine *m, cor_value *args)
{
    double channels[4];
    cor_value items[4];
    cor_color_channels(args[0].color, channels);
    for (int i = 0; i < 4; i++)
        items[i] = cor_number(i < 3 ? byte_of(channels[i]) : channels[i]);
    args[0] = cor_array_value(m->eval->arena, items, 4);
}

bool cor_run_color(cor_machine *m, const cor_instruction *at, cor_value *args)
{
    if (at->op == COR_OP_RGBA) return run_rgba(m, at, args);
    run_to_rgba(m, args);
    return true;
}
