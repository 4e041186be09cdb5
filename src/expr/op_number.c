/* Arithmetic, as ECMAScript does it. */
#include <math.h>

#include "expr/machine.h"

static double least(double a, double b)
{
    return isnan(a) || isnan(b) ? NAN : fmin(a, b);
}

static double most(double a, double b)
{
    return isnan(a) || isnan(b) ? NAN : fmax(a, b);
}

/* Where C and ECMAScript differ: 1^NaN, and ±1 to the power of ±infinity. */
static double power(double base, double exponent)
{
    if (isnan(exponent) || (isinf(exponent) && fabs(base) == 1)) return NAN;
    return pow(base, exponent);
}

/* Halves go away from zero. Not round(): ECMAScript's floor(x + 0.5) is the reference, and it is
 * what it is for halves that single bits make. */
static double rounded(double x)
{
    double size = fabs(x), whole = floor(size);
    if (size - whole >= 0.5) whole += 1;
    return copysign(whole, x);
}

static double of_two(cor_opcode op, double a, double b)
{
    switch (op) {
    case COR_OP_ADD:
        return a + b;
    case COR_OP_MULTIPLY:
        return a * b;
    case COR_OP_SUBTRACT:
        return a - b;
    case COR_OP_DIVIDE:
        return a / b;
    case COR_OP_REMAINDER:
        return fmod(a, b);
    case COR_OP_POWER:
        return power(a, b);
    case COR_OP_MIN:
        return least(a, b);
    default:
        return most(a, b);
    }
}

static double of_one(cor_opcode op, double x)
{
    switch (op) {
    case COR_OP_NEGATE:
        return -x;
    case COR_OP_SQRT:
        return sqrt(x);
    case COR_OP_LOG10:
        return log(x) / M_LN10;
    case COR_OP_LN:
        return log(x);
    case COR_OP_LOG2:
        return log(x) / M_LN2;
    case COR_OP_SIN:
        return sin(x);
    case COR_OP_COS:
        return cos(x);
    case COR_OP_TAN:
        return tan(x);
    case COR_OP_ASIN:
        return asin(x);
    case COR_OP_ACOS:
        return acos(x);
    case COR_OP_ATAN:
        return atan(x);
    case COR_OP_ABS:
        return fabs(x);
    case COR_OP_ROUND:
        return rounded(x);
    case COR_OP_FLOOR:
        return floor(x);
    default:
        return ceil(x);
    }
}

static double of_none(cor_opcode op)
{
    switch (op) {
    case COR_OP_LN2:
        return M_LN2;
    case COR_OP_PI:
        return M_PI;
    default:
        return M_E;
    }
}

bool cor_run_number(cor_machine *machine, const cor_instruction *at, cor_value *args)
{
    (void) machine;
    if (at->n == 2)
        args[0] = cor_number(of_two(at->op, args[0].number, args[1].number));
    else if (at->n == 1)
        args[0] = cor_number(of_one(at->op, args[0].number));
    else
        args[0] = cor_number(of_none(at->op));
    return true;
}
