#include "show/shown_layers.h"

#include <math.h>
#include <string.h>

#include "base/words.h"
#include "show/class_breaks.h"
#include "show/shown_kinds.h"
#include "words/words.h"

static const double LEAST_RADIUS = 3, MOST_RADIUS = 18, LEAST_WIDTH = 1, MOST_WIDTH = 7, PLAIN_RADIUS = 4.5,
                    LABEL_SIZE = 9.33, PLAIN_WIDTH = 2;

static void add_field(GPtrArray *fields, const char *field)
{
    if (field) g_ptr_array_add(fields, (gpointer) field);
}

const char *const *cor_show_fields(const cor_map_show *show, cor_arena *arena, size_t *ret_n)
{
    GPtrArray *fields = g_ptr_array_new();
    add_field(fields, show->color.field);
    add_field(fields, show->color.per.field);
    add_field(fields, show->size.field);
    add_field(fields, show->icon.field);
    add_field(fields, show->label);
    add_field(fields, show->order);
    const char *const *copy = cor_arena_memdup(arena, fields->pdata, fields->len * sizeof(char *));
    *ret_n = fields->len;
    g_ptr_array_unref(fields);
    return copy;
}

static const char *text_of(const cor_node *node, const char *otherwise)
{
    return node && node->kind == COR_NODE_STRING ? node->text : otherwise;
}

/* Whether some text below NODE is a colour that is no grey. */
static bool has_hues(const cor_node *node)
{
    static const float least = 0.02f;
    cor_color c;
    if (node->kind == COR_NODE_STRING && node->text[0] == '#' && cor_parse_color(node->text, &c))
        return fmaxf(c.r, fmaxf(c.g, c.b)) - fminf(c.r, fminf(c.g, c.b)) > least;
    for (size_t i = 0; i < node->n; i++)
        if (has_hues(node->items[i])) return true;
    return false;
}

/* A style whose colours are greys is for paper that shows none. */
static bool is_grey(const cor_node *layers)
{
    for (size_t i = 0; layers && i < layers->n; i++) {
        const cor_node *paint = cor_node_get(layers->items[i], "paint");
        if (paint && has_hues(paint)) return false;
    }
    return layers && layers->n;
}

static cor_shown_ground ground_of(const cor_node *root)
{
    const cor_node *page = cor_node_get(cor_node_get(root, "metadata"), "corridor:page");
    cor_shown_ground ground = {text_of(cor_node_get(page, "paper"), "#ffffff"),
                               text_of(cor_node_get(page, "ink"), "#212121"), false,
                               is_grey(cor_node_get(root, "layers"))};
    cor_color paper;
    if (cor_parse_color(ground.paper, &paper))
        ground.is_dark = 0.2126f * paper.r + 0.7152f * paper.g + 0.0722f * paper.b < 0.4f;
    return ground;
}

/* --- Parts of layers ---------------------------------------------------------------------------------------------- */

static double largest(const cor_shown *s, const cor_column *column)
{
    double most = 0;
    for (size_t i = 0; column->kind == COR_COLUMN_NUMBERS && i < s->table->n_rows; i++)
        if (column->numbers[i] > most) most = column->numbers[i];
    return most;
}

/* The first cell of a text COLUMN in which some cells are numbers that is none itself; NULL. */
static const char *first_word(const cor_column *column, size_t n)
{
    const char *word = NULL;
    bool numbers = false;
    for (size_t i = 0; column->kind == COR_COLUMN_STRINGS && i < n; i++) {
        const char *cell = column->strings[i];
        char *end;
        if (!cell || !*cell) continue;
        g_ascii_strtod(cell, &end);
        if (!*end) numbers = true;
        if (*end && !word) word = cell;
    }
    return numbers ? word : NULL;
}

static cor_status size_column(const cor_shown *s, const cor_column **ret_column)
{
    const cor_node *node = cor_node_get(s->show->size.node, "field");
    cor_status st = cor_shown_column(s, s->show->size.field, node, ret_column);
    if (st || (*ret_column)->kind == COR_COLUMN_NUMBERS) return st;
    const char *cell = first_word(*ret_column, s->table->n_rows);
    if (!cell)
        return cor_node_fail(node, s->err, "the field '%s' holds no numbers; a size follows some", s->show->size.field);
    return cor_node_fail(
        node, s->err,
        "the field '%s' is text, as \"%.40s\" in it is no number; state \"types: {%s: number}\" under the "
        "source, and such cells are empty",
        s->show->size.field, cell, s->show->size.field);
}

/* Rows that the form draws without a number. */
static size_t count_unsized(const cor_shown *s, const cor_column *column)
{
    size_t n = 0;
    for (size_t i = 0; i < s->table->n_rows; i++) {
        bool drawn = !s->kinds || s->kinds & 1u << cor_geometry_kind(&s->table->geometry, i);
        n += drawn && isnan(column->numbers[i]);
    }
    return n;
}

/* What has no number is drawn, for it is there; how large it is nobody may read off it. */
static void note_unsized(const cor_shown *s, const cor_column *column, const char *look)
{
    size_t n = count_unsized(s, column);
    if (n)
        cor_note(s->diagnostics, cor_node_location(cor_node_get(s->show->size.node, "field")),
                 "%zu of %zu rows of source '%s' have no '%s'; they are drawn in the smallest size%s", n,
                 s->table->n_rows, s->source->name, s->show->size.field, look);
}

/* What is to be read as a number, 0 where there is none. */
static const char *number_of(const cor_shown *s, const char *field)
{
    return cor_arena_format(s->arena, "[\"to-number\", [\"get\", %s], 0]", cor_quoted(s, field));
}

/* The area of a circle, the width of a line grow as the number does; the largest has the size that is asked for. */
static cor_status size_of(const cor_shown *s, cor_show_form form, const char **ret_size)
{
    const cor_show_size *size = &s->show->size;
    const cor_column *column;
    bool line = form == COR_SHOW_LINE;
    *ret_size = cor_numeral(s, line ? PLAIN_WIDTH : PLAIN_RADIUS);
    if (!size->field) return COR_OK;
    cor_status st = size_column(s, &column);
    if (st) return st;
    note_unsized(s, column, line ? "" : ", with a ring");
    double least = size->most > 0 ? size->least
                   : line         ? LEAST_WIDTH
                                  : LEAST_RADIUS,
           most = size->most > 0 ? size->most
                  : line         ? MOST_WIDTH
                                 : MOST_RADIUS,
           top = largest(s, column);
    if (top <= 0) return COR_OK;
    double factor = most / (line ? top : sqrt(top)), round = cor_roundest(0.99 * factor, factor);
    const char *number = number_of(s, size->field);
    if (!line) number = cor_arena_format(s->arena, "[\"sqrt\", [\"max\", 0, %s]]", number);
    *ret_size = cor_arena_format(s->arena, "[\"max\", %s, [\"*\", %s, %s]]", cor_numeral(s, least),
                                 cor_numeral(s, round), number);
    return COR_OK;
}

static const char *sort_key(const cor_shown *s, const char *type)
{
    const char *field = s->show->order ? s->show->order : s->show->size.field;
    bool up = s->show->order && !s->show->descending;
    if (!field) return "";
    const char *number = number_of(s, field);
    return cor_arena_format(s->arena, ", \"%s-sort-key\": %s%s%s", type, up ? "" : "[\"-\", 0, ", number,
                            up ? "" : "]");
}

/* Of a source that the style declares as vector, the layer that its own layers draw. */
static const char *source_layer(const cor_shown *s)
{
    const cor_node *layers = cor_node_get(s->root, "layers");
    const cor_node *own = cor_node_get(cor_node_get(s->root, "sources"), s->source->name);
    if (g_strcmp0(text_of(cor_node_get(own, "type"), NULL), "vector") != 0) return "";
    for (size_t i = 0; layers && i < layers->n; i++) {
        const char *name = text_of(cor_node_get(layers->items[i], "source-layer"), NULL);
        if (name && !g_strcmp0(text_of(cor_node_get(layers->items[i], "source"), NULL), s->source->name))
            return cor_arena_format(s->arena, ", \"source-layer\": %s", cor_quoted(s, name));
    }
    return "";
}

/* The first layer of the style of TYPE that stays: what is to lie below it stands before it. "": there is none. */
static const char *before_first(const cor_shown *s, const char *type)
{
    const cor_node *layers = cor_node_get(s->root, "layers");
    for (size_t i = 0; layers && i < layers->n; i++) {
        const char *id = text_of(cor_node_get(layers->items[i], "id"), NULL);
        if (id && !g_strcmp0(text_of(cor_node_get(layers->items[i], "type"), NULL), type) &&
            g_strcmp0(text_of(cor_node_get(layers->items[i], "source"), NULL), s->source->name) != 0)
            return cor_arena_format(s->arena, ", \"before\": %s", cor_quoted(s, id));
    }
    return "";
}

/* TITLE as the document has it (NULL: it says none) or what FIELD is called, with the UNIT (NULL: none): "Toll (per
 * 1000 people)". Without a title "Killed per 1000 people"; so it is, too, where the unit says itself what it counts. */
static const char *with_unit(const cor_shown *s, const char *title, const char *field, const char *unit, bool stated)
{
    const char *words = title ? title : cor_field_words(s, field);
    if (!unit || !*unit) return words;
    if (title) return cor_arena_format(s->arena, "%s (%s)", title, unit);
    if (!stated) return cor_arena_format(s->arena, "%s %s", words, unit);
    if (g_ascii_strncasecmp(words, unit, strlen(words)) != 0) return cor_arena_format(s->arena, "%s (%s)", words, unit);
    return cor_arena_format(s->arena, "%c%s", g_ascii_toupper(*unit), unit + 1);
}

static const char *color_heading(const cor_shown *s, const cor_shown_colors *colors)
{
    const cor_show_color *color = &s->show->color;
    if (color->unit) return with_unit(s, color->title, color->field, color->unit, true);
    return with_unit(s, color->title, color->field, colors->unit, false);
}

/* What the document says before what fields are called; colours before icons before sizes. */
static const char *legend_title(const cor_shown *s, const cor_shown_colors *colors, const char *sizes)
{
    const cor_map_show *show = s->show;
    if (show->color.title) return color_heading(s, colors);
    if (show->icon.title) return show->icon.title;
    if (show->color.field) return color_heading(s, colors);
    if (show->icon.field) return cor_field_words(s, show->icon.field);
    return sizes ? sizes : cor_field_words(s, s->source->name);
}

static const char *legend_of(const cor_shown *s, const cor_shown_colors *colors)
{
    const cor_show_size *size = &s->show->size;
    const char *sizes = size->field ? with_unit(s, size->title, size->field, size->unit, true) : NULL;
    const char *title = legend_title(s, colors, sizes);
    GString *text = g_string_new(NULL);
    g_string_printf(text, "{\"title\": %s, \"labels\": {%s}", cor_quoted(s, title), colors->labels);
    if (sizes && sizes != title) g_string_append_printf(text, ", \"sizes\": %s", cor_quoted(s, sizes));
    g_string_append_c(text, '}');
    const char *copy = cor_arena_copy(s->arena, text->str);
    g_string_free(text, TRUE);
    return copy;
}

/* Opens a layer; SUFFIX and TYPE make its id and type. LEGEND is JSON: the entry, and what else its metadata say. */
static void begin(const cor_shown *s, GString *out, const char *suffix, const char *type, const char *before,
                  const char *legend, const char *filter)
{
    const char *id = cor_arena_format(s->arena, "show-%s%s%s", s->source->name, s->suffix, suffix);
    const char *part = s->kinds && !*suffix ? "\"corridor:part\": true, " : "";
    g_string_append_printf(
        out, "%s{\"id\": %s, \"type\": \"%s\", \"source\": %s%s%s, \"metadata\": {%s\"corridor:legend\": %s}",
        out->len > 1 ? ",\n" : "", cor_quoted(s, id), type, cor_quoted(s, s->source->name), source_layer(s), before,
        part, legend);
    const char *kinds = cor_show_kinds_filter(s);
    if (kinds && filter) filter = cor_arena_format(s->arena, "[\"all\", %s, %s]", kinds, filter);
    if (kinds || filter) g_string_append_printf(out, ", \"filter\": %s", filter ? filter : kinds);
}

/* --- Layers ------------------------------------------------------------------------------------------------------- */

static void leave_out_the_styles_own(const cor_shown *s, GString *out)
{
    const cor_node *layers = cor_node_get(s->root, "layers");
    for (size_t i = 0; layers && i < layers->n; i++) {
        const char *id = text_of(cor_node_get(layers->items[i], "id"), NULL);
        if (id && !g_strcmp0(text_of(cor_node_get(layers->items[i], "source"), NULL), s->source->name))
            g_string_append_printf(out, "%s{\"id\": %s, \"visible\": false}", out->len > 1 ? ",\n" : "",
                                   cor_quoted(s, id));
    }
}

static const char *plain_color(const cor_shown *s)
{
    return s->ground.is_grey ? "\"#4a4a4a\"" : s->ground.is_dark ? "\"#e8583c\"" : "\"#c0392b\"";
}

static void add_circles(const cor_shown *s, GString *out, const cor_shown_colors *colors, const char *size)
{
    const char *words = cor_arena_format(s->arena, "%s, \"corridor:obstacle\": true", legend_of(s, colors));
    begin(s, out, "", "circle", "", words, colors->filter);
    g_string_append_printf(
        out,
        ", \"layout\": {\"visibility\": \"visible\"%s}, \"paint\": {\"circle-color\": %s, \"circle-radius\": %s, "
        "\"circle-opacity\": 0.85, \"circle-stroke-color\": %s, \"circle-stroke-width\": 0.7}}",
        sort_key(s, "circle"), colors->color ? colors->color : plain_color(s), size, cor_quoted(s, s->ground.paper));
}

/* A ring tells what has no number from what is small. */
static void add_unsized(const cor_shown *s, GString *out, const cor_shown_colors *colors)
{
    const cor_show_size *size = &s->show->size;
    const cor_column *column = size->field ? cor_table_column(s->table, size->field) : NULL;
    if (!column || !count_unsized(s, column)) return;
    const char *words = size->title ? size->title : cor_field_words(s, size->field),
               *title = cor_arena_format(s->arena, "%s: %s", words, cor_word_in(s->languages, COR_WORD_NO_DATA)),
               *legend = cor_arena_format(s->arena, "{\"title\": %s}", cor_quoted(s, title)),
               *unsized = cor_arena_format(s->arena, "[\"!\", [\"has\", %s]]", cor_quoted(s, size->field));
    if (colors->filter) unsized = cor_arena_format(s->arena, "[\"all\", %s, %s]", colors->filter, unsized);
    begin(s, out, "-unsized", "circle", "", legend, unsized);
    g_string_append_printf(out,
                           ", \"paint\": {\"circle-color\": \"rgba(0, 0, 0, 0)\", \"circle-radius\": %s, "
                           "\"circle-stroke-color\": %s, \"circle-stroke-width\": 1.2}}",
                           cor_numeral(s, size->most > 0 ? size->least : LEAST_RADIUS), cor_quoted(s, s->ground.ink));
}

static void add_lines(const cor_shown *s, GString *out, const cor_shown_colors *colors, const char *size)
{
    begin(s, out, "", "line", before_first(s, "symbol"), legend_of(s, colors), colors->filter);
    g_string_append_printf(
        out,
        ", \"layout\": {\"line-cap\": \"round\", \"line-join\": \"round\"%s}, \"paint\": {\"line-color\": %s, "
        "\"line-width\": %s}}",
        sort_key(s, "line"), colors->color ? colors->color : plain_color(s), size);
}

static void add_areas(const cor_shown *s, GString *out, const cor_shown_colors *colors)
{
    const char *before = before_first(s, "line");
    begin(s, out, "", "fill", before, legend_of(s, colors), colors->filter);
    g_string_append_printf(
        out, ", \"layout\": {\"visibility\": \"visible\"%s}, \"paint\": {\"fill-color\": %s, \"fill-opacity\": 0.9}}",
        sort_key(s, "fill"), colors->color ? colors->color : plain_color(s));
    begin(s, out, "-outline", "line", before, "false", colors->filter);
    /* Greys may be the paper's. */
    const char *outline = s->ground.is_grey ? "#8c8c8c" : s->ground.paper;
    g_string_append_printf(
        out, ", \"layout\": {\"line-join\": \"round\"}, \"paint\": {\"line-color\": %s, \"line-width\": 0.4}}",
        cor_quoted(s, outline));
}

static cor_status add_heat(const cor_shown *s, GString *out, const cor_shown_colors *colors)
{
    const cor_column *column;
    const char *weight = "1";
    if (s->show->size.field) {
        cor_status st = size_column(s, &column);
        if (st) return st;
        double top = largest(s, column);
        weight = cor_arena_format(s->arena, "[\"/\", %s, %s]", number_of(s, s->show->size.field),
                                  cor_numeral(s, top > 0 ? top : 1));
    }
    const char *legend =
        cor_arena_format(s->arena, "{\"title\": %s}", cor_quoted(s, cor_field_words(s, s->source->name)));
    begin(s, out, "", "heatmap", before_first(s, "symbol"), legend, colors->filter);
    g_string_append_printf(out,
                           ", \"paint\": {\"heatmap-weight\": %s, \"heatmap-radius\": 22, \"heatmap-opacity\": 0.85, "
                           "\"heatmap-color\": [\"interpolate\", [\"linear\"], [\"heatmap-density\"], %s]}}",
                           weight, colors->ramp);
    return COR_OK;
}

/* {VALUE: ICON} as a match; what has no icon has the one of "*". */
static cor_status icon_of(const cor_shown *s, const char **ret_icon)
{
    const cor_show_icon *icon = &s->show->icon;
    const cor_column *column;
    const cor_node *rest = cor_node_get(icon->icons, "*");
    *ret_icon = "\"badge-incident\"";
    if (!icon->field) return COR_OK;
    cor_status st = cor_shown_column(s, icon->field, cor_node_get(icon->node, "field"), &column);
    if (st) return st;
    GString *match = g_string_new(NULL);
    const char *get = cor_arena_format(s->arena, "[\"get\", %s]", cor_quoted(s, icon->field));
    g_string_printf(match, column->kind == COR_COLUMN_STRINGS ? "[\"match\", %s" : "[\"match\", [\"to-string\", %s]",
                    get);
    for (size_t i = 0; i < icon->icons->n; i++)
        if (icon->icons->items[i] != rest)
            g_string_append_printf(match, ", %s, %s", cor_quoted(s, icon->icons->items[i]->key),
                                   cor_quoted(s, icon->icons->items[i]->text));
    g_string_append_printf(match, ", %s]", rest ? cor_quoted(s, rest->text) : "\"badge-incident\"");
    *ret_icon = cor_arena_copy(s->arena, match->str);
    g_string_free(match, TRUE);
    return COR_OK;
}

static cor_status add_badges(const cor_shown *s, GString *out, const cor_shown_colors *colors)
{
    const char *icon;
    cor_status st = icon_of(s, &icon);
    if (st) return st;
    begin(s, out, "", "symbol", "", legend_of(s, colors), colors->filter);
    g_string_append_printf(
        out,
        ", \"layout\": {\"icon-image\": %s, \"icon-size\": 1.08, \"icon-padding\": 1, \"icon-allow-overlap\": true%s}, "
        "\"paint\": {\"icon-color\": %s}}",
        icon, sort_key(s, "symbol"), colors->color ? colors->color : plain_color(s));
    return COR_OK;
}

/* Off its circle, whose radius is SIZE; a name in ems of its own size. */
static const char *label_offset(const cor_shown *s, cor_show_form form, const char *size)
{
    if (form != COR_SHOW_CIRCLE) return "0.7";
    return cor_arena_format(s->arena, "[\"max\", 0.7, [\"/\", [\"+\", 3, %s], %s]]", size, cor_numeral(s, LABEL_SIZE));
}

/* A town's name that says the same is enough. */
static cor_status add_labels(const cor_shown *s, GString *out, cor_show_form form, const char *filter, const char *size)
{
    const cor_column *column;
    if (!s->show->label) return COR_OK;
    cor_status st = cor_shown_column(s, s->show->label, cor_node_get(s->show->node, "label"), &column);
    if (st) return st;
    begin(s, out, "-label", "symbol", "", "false, \"corridor:once\": true", filter);
    g_string_append_printf(out,
                           ", \"layout\": {\"text-field\": [\"to-string\", [\"get\", %s]], \"text-font\": [\"Noto Sans "
                           "Regular\"], \"text-size\": %s%s",
                           cor_quoted(s, s->show->label), cor_numeral(s, LABEL_SIZE), sort_key(s, "symbol"));
    if (form == COR_SHOW_LINE)
        g_string_append(out, ", \"symbol-placement\": \"line\"");
    else if (form != COR_SHOW_AREAS)
        g_string_append_printf(out,
                               ", \"text-variable-anchor\": [\"left\", \"right\", \"top\", \"bottom\", \"top-left\", "
                               "\"bottom-left\", \"top-right\", \"bottom-right\"], \"text-radial-offset\": %s, "
                               "\"text-justify\": \"auto\"",
                               label_offset(s, form, size));
    g_string_append_printf(out,
                           "}, \"paint\": {\"text-color\": %s, \"text-halo-color\": %s, \"text-halo-width\": 1.3}}",
                           cor_quoted(s, s->ground.ink), cor_quoted(s, s->ground.paper));
    return COR_OK;
}

static cor_status write_form(const cor_shown *s, GString *out, const cor_shown_colors *colors)
{
    const char *size = NULL;
    cor_show_form form = s->form;
    cor_status st = COR_OK;
    if (form == COR_SHOW_CIRCLE || form == COR_SHOW_LINE) st = size_of(s, form, &size);
    if (st) return st;
    if (form == COR_SHOW_CIRCLE) add_circles(s, out, colors, size);
    if (form == COR_SHOW_CIRCLE) add_unsized(s, out, colors);
    if (form == COR_SHOW_LINE) add_lines(s, out, colors, size);
    if (form == COR_SHOW_AREAS) add_areas(s, out, colors);
    if (form == COR_SHOW_BADGE) st = add_badges(s, out, colors);
    if (form == COR_SHOW_HEAT) st = add_heat(s, out, colors);
    return st ? st : add_labels(s, out, form, colors->filter, size);
}

/* A table of several kinds has a form for each; that of the first row's bears the source's name alone. */
static cor_status write_forms(const cor_shown *s, GString *out, const cor_shown_colors *colors)
{
    static const struct {
        cor_show_form form;
        cor_shape_kind kind;
        const char *suffix;
    } forms[] = {{COR_SHOW_AREAS, COR_SHAPE_POLYGON, "-areas"},
                 {COR_SHOW_LINE, COR_SHAPE_LINE, "-lines"},
                 {COR_SHOW_CIRCLE, COR_SHAPE_POINT, "-points"}};
    cor_show_kinds kinds = cor_show_kinds_of(&s->table->geometry);
    cor_status st = COR_OK;
    for (size_t i = 0; i < G_N_ELEMENTS(forms) && !st; i++) {
        cor_shown one = *s;
        if (!(kinds & 1u << forms[i].kind)) continue;
        one.form = forms[i].form;
        one.kinds = 1u << forms[i].kind;
        one.suffix = one.form == s->form ? "" : forms[i].suffix;
        st = write_form(&one, out, colors);
    }
    return st;
}

static cor_status write_layers(const cor_shown *s, GString *out)
{
    cor_shown_colors colors;
    bool chosen = s->show->form == COR_SHOW_AUTO && s->form != COR_SHOW_BADGE;
    cor_status st = cor_shown_colors_of(s, &colors);
    leave_out_the_styles_own(s, out);
    if (st) return st;
    return chosen && cor_show_is_mixed(cor_show_kinds_of(&s->table->geometry)) ? write_forms(s, out, &colors)
                                                                               : write_form(s, out, &colors);
}

cor_status cor_show_layers(cor_arena *arena, cor_diagnostics *diagnostics, const cor_map_source *source,
                           const cor_table *table, const cor_node *root, const char *const *languages,
                           const cor_node **ret_layers, cor_error *err)
{
    cor_arena *scratch = cor_arena_new();
    cor_show_form form = cor_show_form_of(source->show, table);
    cor_shown s = {.arena = scratch,
                   .diagnostics = diagnostics,
                   .source = source,
                   .show = source->show,
                   .table = table,
                   .root = root,
                   .ground = ground_of(root),
                   .form = form,
                   .suffix = "",
                   .languages = languages,
                   .is_small = form != COR_SHOW_AREAS && form != COR_SHOW_HEAT,
                   .err = err};
    const cor_node *layers;
    GString *out = g_string_new("[");
    cor_status st = cor_show_check_form(&s);
    if (!st) st = write_layers(&s, out);
    g_string_append_c(out, ']');
    if (!st) st = cor_doc_parse(arena, out->str, out->len, "show", &layers, err);
    if (!st) *ret_layers = cor_node_placed(arena, layers, source->show->node);
    g_string_free(out, TRUE);
    cor_arena_free(scratch);
    return st;
}
