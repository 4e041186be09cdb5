/* The feature's properties and what surrounds it. */
#include <math.h>
#include <string.h>

#include "expr/machine.h"

cor_value cor_present_null(void)
{
    return (cor_value){.kind = COR_NULL, .subkind = 1};
}

static bool is_there(cor_value value)
{
    return value.kind != COR_NULL || value.subkind;
}

static cor_value of_feature(const cor_machine *m, const char *name)
{
    const cor_eval *eval = m->eval;
    for (size_t i = 0; i < eval->n_columns; i++)
        if (!strcmp(eval->columns[i].name, name)) return cor_column_value(&eval->columns[i], m->row);
    return cor_null();
}

/* Members of an object are there even when they are null. */
static cor_value of_object(const cor_object *object, const char *name)
{
    for (size_t i = 0; object && i < object->n; i++)
        if (!strcmp(object->keys[i], name))
            return object->values[i].kind == COR_NULL ? cor_present_null() : object->values[i];
    return cor_null();
}

static cor_value plain(cor_value value)
{
    return value.kind == COR_NULL ? cor_null() : value;
}

static cor_value all_properties(const cor_machine *m)
{
    const cor_eval *eval = m->eval;
    cor_object *object = COR_NEW(eval->arena, cor_object);
    const char **keys = COR_NEW_ARRAY(eval->arena, const char *, eval->n_columns);
    cor_value *values = COR_NEW_ARRAY(eval->arena, cor_value, eval->n_columns);
    for (size_t i = 0; i < eval->n_columns; i++) {
        cor_value value = cor_column_value(&eval->columns[i], m->row);
        if (!is_there(value)) continue;
        keys[object->n] = eval->columns[i].name;
        values[object->n++] = plain(value);
    }
    object->keys = keys;
    object->values = values;
    return (cor_value){.kind = COR_OBJECT, .object = object};
}

static cor_value parameter(const cor_machine *m, const cor_instruction *at)
{
    const char *name = m->program->constants[at->arg].string;
    for (size_t i = 0; i < m->eval->n_state; i++)
        if (!strcmp(m->eval->state[i].name, name)) return plain(m->eval->state[i].value);
    return cor_null();
}

static cor_value known_or_zero(double x)
{
    return cor_number(isnan(x) ? 0 : x);
}

static cor_value from_around(const cor_machine *m, const cor_instruction *at, const cor_value *args)
{
    const cor_eval *eval = m->eval;
    switch ((cor_opcode) at->op) {
    case COR_OP_ZOOM:
        return cor_number(eval->zoom);
    case COR_OP_LINE_PROGRESS:
        return known_or_zero(eval->line_progress);
    case COR_OP_HEATMAP_DENSITY:
        return known_or_zero(eval->heatmap_density);
    case COR_OP_ELEVATION:
        return known_or_zero(eval->elevation);
    case COR_OP_GLOBAL_STATE:
        return parameter(m, at);
    case COR_OP_FEATURE_STATE:
        return plain(of_object(eval->feature_state, args[0].string));
    case COR_OP_ACCUMULATED:
        return eval->accumulated ? plain(*eval->accumulated) : cor_null();
    case COR_OP_PROPERTIES:
        return all_properties(m);
    default: /* the id; legacy filters take one that is not there for null */
        return eval->ids ? plain(eval->ids[m->row]) : cor_null();
    }
}

bool cor_run_feature(cor_machine *m, const cor_instruction *at, cor_value *args)
{
    if (at->op != COR_OP_GET && at->op != COR_OP_HAS) {
        bool subject = at->op == COR_OP_ID && at->arg; /* of a legacy filter */
        args[0] = from_around(m, at, args);
        if (subject && args[0].kind == COR_NULL) args[0] = cor_present_null();
        return true;
    }
    cor_value value = at->n == 1 ? of_feature(m, args[0].string) : of_object(args[1].object, args[0].string);
    args[0] = at->op == COR_OP_HAS ? cor_bool(is_there(value)) : plain(value);
    return true;
}
