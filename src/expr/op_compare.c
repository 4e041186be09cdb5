/* Comparisons and what is decided by them. */
#include "expr/convert.h"
#include "expr/machine.h"

static bool same_kind(cor_value a, cor_value b)
{
    return a.kind == b.kind && (a.kind == COR_STRING || a.kind == COR_NUMBER);
}

/* <0, 0, >0; two numbers of which one is not a number have no order, and *RET_ORDERED is false. */
static int order(cor_value a, cor_value b, bool *ret_ordered)
{
    *ret_ordered = true;
    if (a.kind == COR_STRING) return cor_compare_strings(a.string, b.string);
    *ret_ordered = a.number == a.number && b.number == b.number;
    return (a.number > b.number) - (a.number < b.number);
}

static bool holds(cor_opcode op, int order)
{
    switch (op) {
    case COR_OP_EQUAL:
        return order == 0;
    case COR_OP_NOT_EQUAL:
        return order != 0;
    case COR_OP_LESS:
        return order < 0;
    case COR_OP_GREATER:
        return order > 0;
    case COR_OP_LESS_EQUAL:
        return order <= 0;
    default:
        return order >= 0;
    }
}

static bool run_equal(const cor_instruction *at, cor_value *args)
{
    bool texts = args[0].kind == COR_STRING && args[1].kind == COR_STRING;
    bool collated = at->n == 3 && (texts || !at->arg);
    bool equal =
        collated ? cor_collate(args[2], args[0].string, args[1].string) == 0 : cor_values_equal(args[0], args[1]);
    args[0] = cor_bool(equal == (at->op == COR_OP_EQUAL));
    return true;
}

static bool run_order(cor_machine *m, const cor_instruction *at, cor_value *args)
{
    bool ordered = true;
    if (!same_kind(args[0], args[1]))
        return cor_stop_types(m, "only two strings or two numbers have an order", args[0], args[1]);
    int sign = at->n == 3 && args[0].kind == COR_STRING ? cor_collate(args[2], args[0].string, args[1].string)
                                                        : order(args[0], args[1], &ordered);
    args[0] = cor_bool(ordered && holds(at->op, sign));
    return true;
}

bool cor_run_compare(cor_machine *m, const cor_instruction *at, cor_value *args)
{
    switch ((cor_opcode) at->op) {
    case COR_OP_NOT:
        args[0] = cor_bool(!args[0].boolean);
        return true;
    case COR_OP_TYPEOF:
        args[0] = cor_string(cor_type_name(m->eval->arena, cor_type_of_value(m->eval->arena, args[0])));
        return true;
    case COR_OP_ERROR:
        return cor_stop_text(m, args[0].string);
    case COR_OP_EQUAL:
    case COR_OP_NOT_EQUAL:
        return run_equal(at, args);
    default:
        return run_order(m, at, args);
    }
}

/* A field that is not there equals nothing, not even null. */
static bool filter_equal(cor_value field, cor_value value)
{
    if (field.kind == COR_NULL) return field.subkind && value.kind == COR_NULL;
    return cor_values_equal(field, value);
}

static bool filter_in(const cor_choice *choice, cor_value field)
{
    if (!choice->mixed) return cor_choice_find(choice, field);
    for (size_t i = 0; i < choice->mixed->n; i++)
        if (filter_equal(field, choice->mixed->items[i])) return true;
    return false;
}

static bool filter_order(cor_opcode op, cor_value field, cor_value value)
{
    static const cor_opcode plain[] = {[COR_OP_FILTER_LESS - COR_OP_FILTER_LESS] = COR_OP_LESS,
                                       [COR_OP_FILTER_GREATER - COR_OP_FILTER_LESS] = COR_OP_GREATER,
                                       [COR_OP_FILTER_LESS_EQUAL - COR_OP_FILTER_LESS] = COR_OP_LESS_EQUAL,
                                       [COR_OP_FILTER_GREATER_EQUAL - COR_OP_FILTER_LESS] = COR_OP_GREATER_EQUAL};
    bool ordered = true;
    if (field.kind == COR_BOOL && value.kind == COR_BOOL)
        return holds(plain[op - COR_OP_FILTER_LESS], field.boolean - value.boolean);
    if (!same_kind(field, value)) return false;
    int sign = order(field, value, &ordered);
    return ordered && holds(plain[op - COR_OP_FILTER_LESS], sign);
}

bool cor_run_filter(cor_machine *m, const cor_instruction *at, cor_value *args)
{
    bool passes;
    switch ((cor_opcode) at->op) {
    case COR_OP_FILTER_EQUAL:
        passes = filter_equal(args[0], args[1]);
        break;
    case COR_OP_FILTER_IN:
        passes = filter_in(m->program->data[at->arg], args[0]);
        break;
    case COR_OP_FILTER_HAS:
        passes = args[0].kind != COR_NULL || (args[0].subkind && !at->arg);
        break;
    default:
        passes = filter_order(at->op, args[0], args[1]);
    }
    args[0] = cor_bool(passes);
    return true;
}
