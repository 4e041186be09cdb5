#include "prepare/session.h"

#include <glib.h>

const char *cor_version(void)
{
    return COR_VERSION;
}

cor_session *cor_session_new(void)
{
    cor_session *session = g_new0(cor_session, 1);
    session->arena = cor_arena_new();
    session->interns = cor_interns_new();
    session->diagnostics = cor_diagnostics_new();
    session->proj = cor_proj_new();
    session->fonts = cor_fonts_new();
    session->sources = cor_sources_new();
    return session;
}

void cor_session_free(cor_session *session)
{
    if (!session) return;
    cor_sources_free(session->sources);
    cor_fonts_free(session->fonts);
    cor_proj_free(session->proj);
    cor_diagnostics_free(session->diagnostics);
    cor_interns_free(session->interns);
    cor_arena_free(session->arena);
    g_free(session);
}

size_t cor_remark_count(const cor_session *session)
{
    return cor_diagnostics_count(session->diagnostics);
}

cor_remark cor_remark_at(const cor_session *session, size_t index)
{
    return *cor_diagnostics_get(session->diagnostics, index);
}

void cor_remarks_clear(cor_session *session)
{
    cor_diagnostics_reset(session->diagnostics);
}
