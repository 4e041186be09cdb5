/* Icons are drawn once where it does no harm, by the caller's trial, before the session's own process sees them. */
#include "paint/svg_trial.h"
#include "prepare/session.h"

static bool is_survived(void *context, const char *svg, size_t length)
{
    const cor_session *session = context;
    const cor_svg_text subject = {svg, length};
    return session->trial(session->trial_context, cor_svg_try, &subject);
}

void cor_session_set_trial(cor_session *session, cor_trial trial, void *context)
{
    session->trial = trial;
    session->trial_context = context;
    session->icon_judge = trial ? is_survived : NULL;
}
