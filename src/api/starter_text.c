#include "api/starter_text.h"

#include "base/number.h"
#include "doc/doc.h"

/* Fields that may tell kinds apart, numbers to be seen by size, and names, under the names that known exports get here
 * first. */
static const char *const kinds[] = {"event_type", "kind", "type", "category", "actor", NULL};
static const char *const tolls[] = {"killed", "fatalities", "deaths", "best", NULL};
static const char *const names[] = {"place", "name", "location", NULL};

static const cor_field_info *field_of(const cor_layer_info *layer, const char *const *wanted)
{
    for (; *wanted; wanted++)
        for (size_t i = 0; i < layer->n_fields; i++)
            if (!g_ascii_strcasecmp(layer->fields[i].name, *wanted)) return &layer->fields[i];
    return NULL;
}

/* In double quotes, as JSON and so YAML has them: any path or name. */
static void add_quoted(GString *out, const char *text)
{
    cor_arena *arena = cor_arena_new();
    g_string_append(out, cor_node_json(arena, &(cor_node){.kind = COR_NODE_STRING, .text = text}));
    cor_arena_free(arena);
}

/* "Angola, Zambia and Malawi". */
static void add_title(GString *out, const char *const *countries)
{
    g_string_append(out, "# The title says what the map shows; {…} is filled in.\n"
                         "title: ");
    GString *list = g_string_new(NULL);
    for (size_t i = 0; countries[i]; i++) {
        if (i) g_string_append(list, countries[i + 1] ? ", " : " and ");
        g_string_append(list, countries[i]);
    }
    add_quoted(out, list->len ? list->str : "A corridor");
    g_string_append_c(out, '\n');
    g_string_free(list, TRUE);
}

static void add_route(GString *out, const cor_starter_parts *parts)
{
    g_string_append(out, "  route:\n    url: ");
    add_quoted(out, parts->route);
    if (parts->several_lines) {
        g_string_append(out, "\n    layer: ");
        add_quoted(out, parts->line->name);
    }
    g_string_append(out, "\n    show: {shape: line, color: \"#00665e\"}\n");
}

/* No field is shown that is not there, and none by size that holds text. */
static void add_show(GString *out, const cor_layer_info *points)
{
    const cor_field_info *kind = field_of(points, kinds), *toll = field_of(points, tolls),
                         *name = field_of(points, names);
    g_string_append(out, "    show:\n      color: ");
    if (kind) {
        g_string_append(out, "{field: ");
        add_quoted(out, kind->name);
        g_string_append(out, ", classes: 5}\n");
    } else {
        g_string_append(out, "\"#a3170f\"\n");
    }
    if (toll && g_strcmp0(toll->kind, "String")) {
        g_string_append(out, "      size: {field: ");
        add_quoted(out, toll->name);
        g_string_append(out, "}\n");
    }
    if (name) {
        g_string_append(out, "      label: ");
        add_quoted(out, name->name);
        g_string_append_c(out, '\n');
    }
}

static void add_sources(GString *out, const cor_starter_parts *parts)
{
    if (!parts->route && !parts->incidents) return;
    g_string_append(out,
                    "\n# Your data, and how they are shown: docs/map-document.md, \"Showing a source\".\nsources:\n");
    if (parts->route) add_route(out, parts);
    if (!parts->incidents) return;
    g_string_append(out, "  events:\n    url: ");
    add_quoted(out, parts->incidents);
    g_string_append_c(out, '\n');
    add_show(out, parts->points);
}

static void add_view(GString *out, const cor_starter_parts *parts)
{
    g_string_append(out, "\n# West, south, east, north; or all of a source: {fit: route, margin: 8%}.\nview: ");
    if (!parts->bbox) {
        g_string_append_printf(out, "{fit: %s, margin: 8%%}\n", parts->route ? "route" : "events");
        return;
    }
    g_string_append(out, "{bbox: [");
    for (int i = 0; i < 4; i++) {
        char number[COR_NUMBER_SPACE];
        cor_format_shortest(number, parts->bbox[i]);
        g_string_append_printf(out, "%s%s", i ? ", " : "", number);
    }
    g_string_append(out, "]}\n");
}

char *cor_starter_text(const cor_starter_parts *parts)
{
    GString *out =
        g_string_new("# A map document: what is on the page. How things look is the style's business.\n"
                     "#\n"
                     "#   corridor check map.yaml        says what is wrong with it, and where\n"
                     "#   corridor render map.yaml       draws it: map.png, map.pdf\n"
                     "#\n"
                     "# Every key is described in docs/map-document.md; a misspelt one is an error that names\n"
                     "# the right one.\n"
                     "version: 1\n");
    add_title(out, parts->subject.names);
    if (parts->incidents)
        g_string_append(out, "subtitle: \"{events.drawn|one incident|{events.drawn} incidents} of "
                             "{events.total} in the table\"\n");
    g_string_append(
        out, "\n# The day that the map speaks of. Without it, today: then tomorrow's map differs from today's.\n"
             "# as_of: 2024-11-30\n"
             "\n# briefing, dark for slides, mono for photocopies.\n"
             "style: briefing\n"
             "\n# Whose view of the borders is drawn; the style says which there are.\n"
             "worldview: un\n"
             "languages: [en]\n"
             "\n# The countries that the map is about, by their codes (ISO 3166-1); all: none before another.\n");
    g_string_append_printf(out, "parameters: {message: none, subject: %s}\n", parts->subject.codes);
    add_sources(out, parts);
    add_view(out, parts);
    g_string_append(out, "\npage: {size: 280 x 190 mm, dpi: 150}\n"
                         "\nfurniture:\n"
                         "  legend: {at: auto}\n"
                         "  scale-bar: {at: bottom-right}\n"
                         "\noutputs: [png, pdf]\n");
    return g_string_free(out, FALSE);
}
