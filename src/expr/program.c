#include "expr/program.h"

#include <string.h>

bool cor_program_is_feature_constant(const cor_program *program)
{
    return program->feature_constant;
}

bool cor_program_is_zoom_constant(const cor_program *program)
{
    return program->zoom_constant;
}

const char *cor_program_type(const cor_program *program)
{
    return program->type_name;
}

cor_program_fields cor_program_wants(const cor_program *program)
{
    return (cor_program_fields){.names = program->fields,
                                .n = program->n_fields,
                                .all = program->all_fields,
                                .geometry = program->geometry,
                                .id = program->id};
}

static cor_opcode bound_op(cor_opcode op)
{
    switch (op) {
    case COR_OP_FIELD:
        return COR_OP_COLUMN;
    case COR_OP_RAW_FIELD:
        return COR_OP_RAW_COLUMN;
    case COR_OP_HAS_FIELD:
        return COR_OP_HAS_COLUMN;
    default:
        return op;
    }
}

/* A field that the table lacks is absent from every row. */
static cor_instruction bound(const cor_program *program, cor_instruction at, const cor_column *columns,
                             size_t n_columns)
{
    cor_opcode op = bound_op(at.op);
    if (op == (cor_opcode) at.op) return at;
    for (size_t i = 0; i < n_columns; i++)
        if (!strcmp(columns[i].name, program->fields[at.arg]))
            return (cor_instruction){(uint16_t) op, at.n, (uint32_t) i};
    return (cor_instruction){COR_OP_ABSENT, op == COR_OP_HAS_COLUMN, 0};
}

const cor_program *cor_program_bind(const cor_program *program, const cor_column *columns, size_t n_columns,
                                    cor_arena *arena)
{
    cor_program *copy = cor_arena_memdup(arena, program, sizeof *program);
    cor_instruction *code = COR_NEW_ARRAY(arena, cor_instruction, program->n_code);
    for (size_t i = 0; i < program->n_code; i++)
        code[i] = bound(program, program->code[i], columns, n_columns);
    copy->code = code;
    return copy;
}
