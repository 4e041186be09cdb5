#include "prepare/render_context.h"

#include <string.h>

/* A sprite's pictures of double size are for pages of more pixels than a screen's. */
static const double SCREEN_DPI = 96;

/* A field takes the place of a parameter of the same name; the coverage keeps it from Corridor's own words. */
static void add_fields(cor_render_context *context, const cor_page_subject *subject)
{
    size_t n = context->n_state;
    cor_parameter *state = COR_NEW_ARRAY(context->arena, cor_parameter, n + subject->n_fields);
    if (n) memcpy(state, context->state, n * sizeof *state);
    for (size_t i = 0; i < subject->n_fields; i++) {
        const cor_parameter *field = &subject->fields[i];
        size_t at = 0;
        while (at < n && strcmp(state[at].name, field->name) != 0)
            at++;
        state[at] = *field;
        n = at < n ? n : at + 1;
    }
    context->state = state;
    context->n_state = n;
}

static cor_icons *open_icons(cor_session *session, const cor_resolved_map *map)
{
    cor_icons *icons = cor_icons_of(map->icon_places, map->n_icon_places, map->document->page.dpi > SCREEN_DPI);
    cor_icons_set_judge(icons, session->icon_judge, session);
    return icons;
}

cor_render_context *cor_render_context_open(cor_session *session, const cor_resolved_map *map, const cor_page_own *own,
                                            cor_arena *arena)
{
    const cor_render_context *within = own->within;
    cor_render_context *context = COR_NEW(arena, cor_render_context);
    *context = (cor_render_context){
        .session = session,
        .map = map,
        .view = own->view ? *own->view : map->document->view,
        .state = own->is_inset ? within->state : map->state,
        .n_state = own->is_inset ? within->n_state : map->n_state,
        .subject = own->is_inset ? within->subject : own->subject,
        .fits_subject = own->subject && map->document->atlas.fit,
        .shared_tables = own->is_inset ? within->shared_tables : own->shared_tables,
        .interns = own->is_inset ? within->interns : cor_interns_over(within ? within->interns : map->interns),
        .icons = within ? within->icons : open_icons(session, map),
        .diagnostics = own->is_inset ? NULL : session->diagnostics,
        .arena = arena,
        .routes = own->is_inset ? within->routes : g_ptr_array_new(),
        .routes_before = own->is_inset ? within->routes_before
                         : within      ? within->routes
                                       : NULL,
        .owns_routes = !own->is_inset,
        .owns_interns = !own->is_inset,
        .owns_icons = !within,
    };
    if (own->subject) add_fields(context, own->subject);
    return context;
}

void cor_render_context_close(cor_render_context *context)
{
    if (!context) return;
    if (context->owns_routes) g_ptr_array_unref(context->routes);
    if (context->owns_icons) cor_icons_free(context->icons);
    if (context->owns_interns) cor_interns_free(context->interns);
}
