/* One expression for a person or a program: the public door to expr. */
#include "expr/json_line.h"
#include "prepare/session.h"

const char *cor_evaluate_line(cor_session *session, const char *line)
{
    cor_arena_reset(session->arena);
    return cor_json_line(session->arena, session->interns, line);
}
