/* Why a program stopped: kept by the operation that fails, told in words when someone asks. */
#include <string.h>

#include "expr/convert.h"
#include "expr/machine.h"

bool cor_stop_text(cor_machine *machine, const char *what)
{
    machine->stop = (cor_stop){.kind = COR_STOP_TEXT, .what = what};
    return false;
}

bool cor_stop_value(cor_machine *machine, const char *what, cor_value value)
{
    machine->stop = (cor_stop){.kind = COR_STOP_VALUE, .what = what, .a = value};
    return false;
}

bool cor_stop_type(cor_machine *machine, const cor_type *expected, cor_value value)
{
    machine->stop = (cor_stop){.kind = COR_STOP_TYPE, .type = expected, .a = value};
    return false;
}

bool cor_stop_types(cor_machine *machine, const char *what, cor_value a, cor_value b)
{
    machine->stop = (cor_stop){.kind = COR_STOP_TYPES, .what = what, .a = a, .b = b};
    return false;
}

/* WHAT, and after "; " what would be right: VALUE is named between them. */
static const char *naming(cor_arena *arena, const char *what, const char *value)
{
    const char *right = strstr(what, "; ");
    size_t n = right ? (size_t) (right - what) : strlen(what);
    return cor_arena_format(arena, "%.*s: %s%s", (int) n, what, value, right ? right : "");
}

const char *cor_stop_message(cor_arena *arena, const cor_stop *stop)
{
    switch (stop->kind) {
    case COR_STOP_TYPE:
        return cor_type_complaint(arena, cor_type_of_value(arena, stop->a), stop->type);
    case COR_STOP_VALUE:
        return naming(arena, stop->what, cor_json_of(arena, stop->a));
    case COR_STOP_TYPES:
        return naming(arena, stop->what,
                      cor_arena_format(arena, "%s and %s", cor_type_name(arena, cor_type_of_value(arena, stop->a)),
                                       cor_type_name(arena, cor_type_of_value(arena, stop->b))));
    case COR_STOP_TEXT:
        break;
    }
    return stop->what;
}
