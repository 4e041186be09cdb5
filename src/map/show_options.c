/* `show` of a source. */
#include "map/show_options.h"

#include "map/internal.h"

#include <string.h>

#include <glib.h>

enum { MOST_CLASSES = 12, MOST_PX = 200 };

static const char *const forms[] = {"auto", "circle", "badge", "heat", "areas", "line"};
static const char *const methods[] = {"auto", "quantile", "jenks", "equal", "pretty", "stddev", "categories"};

static void read_breaks(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_show_color *color = target;
    if (!cor_read_list(reader, node)) return;
    double *breaks = COR_NEW_ARRAY(reader->arena, double, node->n);
    if (!node->n || node->n >= MOST_CLASSES) {
        cor_map_fault(reader, node, "\"breaks\" has %zu numbers; it needs 1 to %d", node->n, MOST_CLASSES - 1);
        return;
    }
    for (size_t i = 0; i < node->n; i++) {
        if (node->items[i]->kind != COR_NODE_NUMBER)
            cor_map_fault(reader, node->items[i], "this is %s; here goes a number",
                          cor_node_kind_name(node->items[i]->kind));
        else if (i && node->items[i]->number <= breaks[i - 1])
            cor_map_fault(reader, node->items[i], "the breaks do not rise; write the lower first");
        breaks[i] = node->items[i]->number;
    }
    color->breaks = breaks;
    color->n_breaks = node->n;
}

static void read_center(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_show_color *color = target;
    color->has_center = cor_read_number(reader, node, -G_MAXDOUBLE, G_MAXDOUBLE, &color->center);
}

enum { MOST_TIMES = 1000000000 };

#define PER(field) .at = offsetof(cor_show_per, field)

static void demand_per_field(cor_map_reader *reader, const cor_node *per)
{
    cor_map_demand(reader, per, "field", "\"per\" names no field; write {field: population, times: 100000}");
}

static const cor_map_key of_per[] = {{"field", COR_KEY_TEXT, PER(field)},
                                     {"times", COR_KEY_NUMBER, PER(times), .least = 1e-6, .most = MOST_TIMES}};
static const cor_map_keys per_keys = {COR_MAP_KEYS(of_per), .begin = demand_per_field};

/* A field, `area`, or {field, times}. */
static void read_per(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_show_per *per = target;
    per->node = node->kind == COR_NODE_MAP ? cor_node_get(node, "field") : node;
    if (node->kind == COR_NODE_MAP)
        cor_map_read_keys(reader, node, &per_keys, per);
    else
        cor_read_text(reader, node, &per->field);
    if (per->field && !strcmp(per->field, "area")) per->field = COR_AREA_FIELD;
}

/* Words for the rest of the values, or false: they are not drawn. */
static void read_others(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_show_color *color = target;
    if (node->kind == COR_NODE_BOOL)
        color->without_others = !node->boolean;
    else
        cor_read_plain_prose(reader, node, &color->others);
}

static void check_words(cor_map_reader *reader, const cor_node *node)
{
    const char *text;
    for (size_t i = 0; i < node->n; i++)
        cor_read_plain_prose(reader, node->items[i], &text);
}

static void read_names(cor_map_reader *reader, const cor_node *node, void *target)
{
    const cor_node **names = target;
    if (!cor_read_map(reader, node)) return;
    check_words(reader, node);
    *names = node;
}

/* A list, or a map from values. */
static void read_colors(cor_map_reader *reader, const cor_node *node, void *target)
{
    const cor_node **colors = target;
    cor_optional_color color;
    if (node->kind != COR_NODE_SEQ && !cor_read_map(reader, node)) return;
    for (size_t i = 0; i < node->n; i++)
        cor_read_color(reader, node->items[i], &color);
    *colors = node;
}

static void read_range(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_show_size *size = target;
    bool two = node->kind == COR_NODE_SEQ && node->n == 2 && node->items[0]->kind == COR_NODE_NUMBER &&
               node->items[1]->kind == COR_NODE_NUMBER;
    double least = two ? node->items[0]->number : -1, most = two ? node->items[1]->number : -1;
    if (least < 0 || most <= least || most > MOST_PX) {
        cor_map_fault(reader, node, "\"range\" is a smallest and a largest size in px, up to %d: write [2, 16]",
                      MOST_PX);
        return;
    }
    size->least = least;
    size->most = most;
}

static void read_icons(cor_map_reader *reader, const cor_node *node, void *target)
{
    read_names(reader, node, target);
}

static void read_order(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_show *show = target;
    cor_read_order(reader, node, &show->order, &show->descending);
}

/* What none of the words of a map is good for without a field. */
static void demand_field(cor_map_reader *reader, const cor_node *node)
{
    cor_map_demand(reader, node, "field",
                   cor_arena_format(reader->arena, "\"%s\" names no field; write {field: NAME}", node->key));
}

#define AT(field) .at = offsetof(cor_show_color, field)

static const cor_map_key of_color[] = {
    {"field", COR_KEY_TEXT, AT(field)},
    {"per", AT(per), .read = read_per, .below = &per_keys},
    {"classes", COR_KEY_NUMBER, AT(classes), .least = 2, .most = MOST_CLASSES},
    {"breaks", .read = read_breaks},
    {"method", COR_KEY_WORD, AT(method), .words = COR_MAP_WORDS(methods)},
    {"center", .read = read_center},
    {"palette", COR_KEY_TEXT, AT(palette)},
    {"others", .read = read_others},
    {"missing", COR_KEY_PLAIN, AT(missing)},
    {"names", AT(names), .read = read_names},
    {"colors", AT(colors), .read = read_colors},
    {"title", COR_KEY_PLAIN, AT(title)},
    {"unit", COR_KEY_PLAIN, AT(unit)},
};

#undef AT
#define AT(field) .at = offsetof(cor_show_size, field)

static const cor_map_key of_size[] = {
    {"field", COR_KEY_TEXT, AT(field)},
    {"range", .read = read_range},
    {"title", COR_KEY_PLAIN, AT(title)},
    {"unit", COR_KEY_PLAIN, AT(unit)},
};

#undef AT
#define AT(field) .at = offsetof(cor_show_icon, field)

static const cor_map_key of_icon[] = {
    {"field", COR_KEY_TEXT, AT(field)},
    {"icons", AT(icons), .read = read_icons},
    {"title", COR_KEY_PLAIN, AT(title)},
};

static void demand_icons(cor_map_reader *reader, const cor_node *node)
{
    demand_field(reader, node);
    cor_map_demand(reader, node, "icons", "\"icon\" names no icons; write {field: NAME, icons: {VALUE: ICON}}");
}

static const cor_map_keys color_keys = {COR_MAP_KEYS(of_color), .begin = demand_field};
static const cor_map_keys size_keys = {COR_MAP_KEYS(of_size), .begin = demand_field};
static const cor_map_keys icon_keys = {COR_MAP_KEYS(of_icon), .begin = demand_icons};

/* {field: …}, or one colour for all. */
static void read_color(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_show_color *color = target;
    cor_optional_color plain;
    color->node = node;
    if (node->kind == COR_NODE_MAP)
        cor_map_read_keys(reader, node, &color_keys, color);
    else if (cor_read_color(reader, node, &plain))
        color->fixed = node->text;
}

static void read_size(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_show_size *size = target;
    size->node = node;
    if (cor_read_map(reader, node)) cor_map_read_keys(reader, node, &size_keys, size);
}

static void read_icon(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_show_icon *icon = target;
    icon->node = node;
    if (cor_read_map(reader, node)) cor_map_read_keys(reader, node, &icon_keys, icon);
}

#undef AT
#define AT(field) .at = offsetof(cor_map_show, field)

static const cor_map_key keys[] = {
    {"color", AT(color), .read = read_color, .below = &color_keys},
    {"size", AT(size), .read = read_size, .below = &size_keys},
    {"icon", AT(icon), .read = read_icon, .below = &icon_keys},
    {"label", COR_KEY_TEXT, AT(label)},
    {"order", .read = read_order},
    {"shape", COR_KEY_WORD, AT(form), .words = COR_MAP_WORDS(forms)},
};

const cor_map_keys cor_map_show_keys = {COR_MAP_KEYS(keys)};

void cor_map_read_show(cor_map_reader *reader, const cor_node *node, void *target)
{
    const cor_map_show **ret_show = target;
    if (!cor_read_map(reader, node)) return;
    cor_map_show *show = COR_NEW(reader->arena, cor_map_show);
    show->node = node;
    cor_map_read_keys(reader, node, &cor_map_show_keys, show);
    *ret_show = show;
}
